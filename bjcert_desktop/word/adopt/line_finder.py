"""Finds the spots in single lines of a blank form."""

import re
from collections.abc import Callable
from dataclasses import replace

from ...domain.fields import KIND_LENGTHS, UNIT_FIELDS
from ..markup import Element, W
from . import labels, owners, sentences
from .choices import choice, options
from .found_spot import Context, FoundSpot, Write
from .labels import Meaning
from .lines import FormLine, Token
from .vocabulary import Whose

LENGTHS = {field.name: KIND_LENGTHS[field.kind] for field in UNIT_FIELDS if field.kind in KIND_LENGTHS}
_NUMBERED = re.compile(r"^([一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分)")
_TITLED = re.compile(r"(信息|资料|情况|事项|声明|承诺|内容|部分|填写|栏)(\(.*\))?:?$")
_IN_A_SENTENCE = re.compile("委托|兹|我|本|现|为|由|请|特|授权|代表|,|持有")
_PIECE_COUNTED = re.compile(r"^ ?(枚|个)")
_PAPERS = re.compile("其[他它].*证|证照|证件名称|登记证")
_UNITS_PAPERS = re.compile("(信用|机构)代码(?!.*□个人)|营业执照|法人证书|单位证件类型")
_TERM = re.compile("年限|有效|服务|期限|续费|更新|办理")
_EMPOWERED = re.compile("(委托|授权|指派|派)(我|本)?(单位|公司|机关|局)?(的)?(员工|同志|职工|工作人员|人员)?$")
_SPACED = re.compile(r"(?<!\S)[\u4e00-\u9fff](?: +[\u4e00-\u9fff])+(?= *:?$)")  # «经  办  人：» is one word
#: «库房　地址：» is one label, «5 枚　地址：» is not.
_WIDE = re.compile(r"(?<!\S)(?![年月日元枚个份张人米天页名]+ )[\u4e00-\u9fff]{2,4} {2,4}[\u4e00-\u9fff]{2,4}(?= *:?$)")
_PARTED = re.compile(r"^ ?(省|市|区|县|街道|乡|镇|路|号)")  # an address in parts, of which we know only the whole
_HINT_BETWEEN = re.compile(r"_ ?\(([^()]{2,12})\)$")  # «我方_(单位名称)____»
_SENT_TO = re.compile("(邮寄|寄送|寄回|报送|送达|返回)(至|到)(以下\\w{0,4})?[:]?$")
_SIGNS = re.compile("(委托)?代理人|(被|受|被委|受委)?(授权|委?托)(人|代表)|经办人|法定代表人")
_EMPLOYER = re.compile("(工作|所在|任职)单位")  # of the person named just before
_NOTE_AT_END = re.compile(r"\([^()]*\)[\s\ufffc]*$")
_PERSONS = (Whose.HANDLER, Whose.LEGAL, Whose.OTHER)


class LineFinder:
    """Reads lines in order; ``spots`` are those found so far.

    *detail*: the form is a detail sheet. *find_in_box* finds the spots in a text box, given the context around it.
    """

    def __init__(self, detail: bool, find_in_box: Callable[[Element, Context], list[FoundSpot]]) -> None:
        self.detail = detail
        self._find_in_box = find_in_box
        self.spots: list[FoundSpot] = []
        self._person: Whose | None = None
        self._rows_since = 0
        self._previous = ""
        self._offered = ""  # the words of the boxes before a place
        self._empowered = False  # the person named last is one whom the unit gives a mandate
        self._numbered = False  # the person's identity number was asked for in this line or row

    def after_heading(self, line: FormLine, context: Context) -> Context:
        """The context below *line*, which may be a heading."""
        text = line.words
        turn = labels.for_office(text) if text else None
        if turn is not None and (turn or not line.tokens()):
            return Context(None if turn else labels.heading(text), office=turn, below=turn and "以下" in text)
        if _SENT_TO.search(text):
            return Context(Whose.OTHER, office=context.below, below=context.below)
        alone = all(token.kind == "end" for token in line.tokens())
        if alone and 0 < len(text) <= 30 and labels.is_about_another(text):
            return Context(Whose.OTHER, office=context.below, below=context.below)
        numbered = not line.tokens() and _NUMBERED.match(text)
        if alone and 0 < len(text) <= 30 and (numbered or _TITLED.search(text)):
            self.forget_person()
            return Context(labels.heading(text), office=context.below, below=context.below)
        return context

    # Lines

    def read(self, line: FormLine, context: Context, fallback: str = "", end_counts: bool = True) -> None:
        """Find the spots in one line; *fallback* is the label of a spot that has none in the line itself."""
        self._numbered = False
        if not context.office:
            tokens = line.tokens()
            self._read_boxes(line, tokens, fallback)
            self._read_hints(line)
            for previous, token in zip([None, *tokens], tokens, strict=False):
                if previous and previous.kind == "box" and not re.search(r" {2,}|[。；;]", token.before.strip()):
                    continue  # it says more of the choice: «□企业：____»
                if token.kind == "blank" and (hint := _HINT_BETWEEN.search(token.before)) and owners.unit_word(hint[1]):
                    meaning = Meaning("单位名称", 0.65, Whose.UNIT, "name")
                    self.add(FoundSpot(hint[1], meaning, [Write(line, token.start, token.end)]), context)
                elif token.kind != "box" and (end_counts or token.kind != "end"):
                    self._read_token(line, token, context, fallback)
                    fallback = "" if token.kind != "end" else fallback
        self._read_text_boxes(line, context, fallback or leading_label(line))

    def _read_hints(self, line: FormLine) -> None:
        for hint in sentences.hints(line.shape):
            self._notice(hint.meaning)
            self.spots.append(FoundSpot(hint.text, hint.meaning, [Write(line, hint.start, hint.end)]))

    def _read_boxes(self, line: FormLine, tokens: list[Token], fallback: str) -> None:
        offered = options(line, tokens, fallback)
        self._offered = " ".join(option.text for option in offered) or self._offered
        for option in offered:
            chosen, confidence = choice(option)
            write = Write(line, option.start, option.end)
            bracketed = line.shape[option.start : option.end].strip() != "□"
            if option.text and (chosen or not bracketed):
                meaning = Meaning(chosen, confidence)
                self.spots.append(FoundSpot(option.text, meaning, [write], "choice", group=option.group))

    def _read_token(self, line: FormLine, token: Token, context: Context, fallback: str) -> None:
        label = own_label(token.before)
        if not re.sub(r"[\W\d_]", "", label):
            label = token.after if labels.is_sealed_unit(token.after) else fallback
        if not label and token.kind == "date":  # of whoever signs before it
            self.spots.append(FoundSpot("", Meaning("申请日期", 0.5), [Write(line, token.start, token.end)], "date"))
        if not label and token.kind == "blank":
            label = sentences.hint_after(token.rest)
        if not label or _holds_value(token) or token.before.rstrip().endswith("(名称:"):
            return
        if _is_others(label, token) or (token.kind != "date" and _signs_beside_a_seal(label, line.shape)):
            self._notice_signer(label)
            return
        sealed = token.kind != "date" and labels.is_sealed_unit(label)
        meaning = Meaning("单位名称", 0.55, Whose.UNIT, "name") if sealed else self.meaning(label, context, token)
        if token.kind == "date":
            if meaning.field == "申请日期":
                self.add(FoundSpot(label, meaning, [Write(line, token.start, token.end)], "date"), context)
        elif token.kind == "grid":
            self._add_boxed(line, token, label, meaning, context)
        elif meaning.field is not None or (token.kind != "end" and len(labels.squeeze(label)) <= 12):
            gap = "  " if token.kind == "space" and token.after.strip() else ""
            self.add(FoundSpot(label, meaning, [Write(line, token.start, token.end, gap=gap)]), context)
        else:
            self._notice(meaning)

    def _add_boxed(self, line: FormLine, token: Token, label: str, meaning: Meaning, context: Context) -> None:
        """Add a row of boxes, one for each character."""
        boxes = [index for index in range(token.start, token.end) if line.shape[index] == "□"]
        if meaning.field in LENGTHS and len(boxes) >= LENGTHS[meaning.field]:
            writes = [Write(line, at, at + 1, str(number)) for number, at in enumerate(boxes, 1)]
            self.add(FoundSpot(label, meaning, writes, "grid"), context)

    def meaning(self, label: str, context: Context, token: Token | None = None) -> Meaning:
        """The meaning of *label* here; in a sentence, the words around the blank count too."""
        told = None if token is None or token.kind in ("end", "date") else sentences.meaning_of(label, token.rest)
        if told is not None:
            return told
        meaning = labels.read(label, context.block, self._person)
        meaning = self._of_the_person(label, meaning)
        if meaning.what == "id" and "身份证" not in label and _UNITS_PAPERS.search(self._offered + self._previous):
            return Meaning("统一社会信用代码", 0.75, Whose.UNIT, "code")
        if meaning.what == "id" and "身份证" not in label and _PAPERS.search(labels.squeeze(self._previous)):
            return Meaning(None, 0)  # the number of another document, named just before
        after = "" if token is None else token.after
        if meaning.field is None and meaning.whose is None and token is not None:
            if note := re.match(r"^ ?\(([^()_□]{2,14})\)", after):
                about = Whose.HANDLER if re.search("委托|授权|指派", label) else context.block
                meaning = labels.read(note[1], about, self._person)
            elif _EMPOWERED.search(label):
                meaning = Meaning("经办人姓名", 0.65, Whose.HANDLER, "name")
            elif token.kind != "end" and _IN_A_SENTENCE.search(label) and "银行" not in label:
                meaning = self._at_the_end_of(label, context)
        if meaning.field in (None, "费用合计") and _PIECE_COUNTED.match(after) and "元" not in label:
            total = re.search(r"合计|总计|共计?|办理|申请|证书|数量|^$", labels.squeeze(label))
            meaning = Meaning("证书数量", 0.7) if total else meaning
        if meaning.field in (None, "证书数量") and re.match(" ?年", after) and _TERM.search(label):
            meaning = Meaning("年限", 0.8)
        return meaning

    def _of_the_person(self, label: str, meaning: Meaning) -> Meaning:
        """The meaning of a label that does not say whose, where it belongs to the person named last."""
        if labels.take_apart(labels.core_of(label)[0])[0] is not None:
            return meaning
        unknown = self._person is Whose.LEGAL and self._numbered and meaning.what in ("phone", "mobile", "email")
        if self._person is Whose.HANDLER and not self._rows_since and meaning.what == "phone":
            return replace(meaning, field="经办人手机", confidence=max(meaning.confidence, 0.75))
        if unknown or (self._person is Whose.HANDLER and self._empowered and meaning.what == "address"):
            return Meaning(None, 0, self._person, meaning.what)
        return meaning

    def _at_the_end_of(self, sentence: str, context: Context) -> Meaning:
        words = labels.squeeze(sentence).rstrip(":")
        if note := _NOTE_AT_END.search(words):  # its last word would be taken out of its bracket
            words = words[: note.start()]
        for start in range(max(len(words) - 12, 1), len(words) - 1):
            if words[start - 1] in "贵该各其":
                break
            meaning = labels.read(words[start:], context.block, self._person)
            if meaning.field or meaning.whose:
                return replace(meaning, confidence=min(meaning.confidence, 0.65))
        return Meaning(None, 0)

    def add(self, spot: FoundSpot, context: Context) -> None:
        """Keep *spot* unless it is more likely the authority's."""
        meaning = spot.meaning
        if context.wary and (meaning.confidence < 0.9 or meaning.whose is Whose.HANDLER):
            return
        if not (self._person is Whose.HANDLER and _EMPLOYER.match(labels.squeeze(spot.label))):
            self._notice(meaning)
        if meaning.what == "name":
            self._empowered = meaning.whose is Whose.HANDLER and bool(re.search("托|授权|代理", spot.label))
        self._previous, self._offered = spot.label, ""
        self.spots.append(spot)

    def forget_person(self) -> None:
        """Begin or end a table or part: a person named outside is not meant inside."""
        self._person = None

    def next_row(self) -> None:
        """Begin a row of a table: forget a person named two rows before, unless it is the handler."""
        self._rows_since += 1
        self._offered = ""
        self._numbered = False
        if self._rows_since > 1 and self._person is not Whose.HANDLER:
            self._person = None

    def skip(self, label: str, context: Context) -> None:
        """Note whom *label* names at a spot that is not filled."""
        self._notice(labels.read(label, context.block, self._person))

    def _notice_signer(self, label: str) -> None:
        """Remember a person who signs: what is asked below is theirs."""
        if labels.is_signature(label):
            core = labels.core_of(label)[0]
            whose = Whose.OTHER if owners.is_other_person(core) else labels.take_apart(core.removeprefix("拟任"))[0]
            self._notice(Meaning(None, 0, whose, "name"))

    def _notice(self, meaning: Meaning) -> None:
        """Remember the person that a label names: labels that follow without a name are about them."""
        if meaning.whose in _PERSONS and meaning.what == "name":
            self._person, self._rows_since, self._numbered = meaning.whose, 0, False
        elif meaning.what == "id" and meaning.whose is self._person:
            self._numbered = True
        elif meaning.field == "单位名称":
            self._person = None

    # Text boxes

    def _read_text_boxes(self, line: FormLine, context: Context, label: str) -> None:
        """The text boxes anchored in a line; the two versions of one box are one spot that is written twice.

        An empty box is the place of the *label* before it.
        """
        for box in line.paragraph.iter(W + "txbxContent"):
            if next(box.iterancestors(W + "p"), None) is not line.paragraph:
                continue
            fallback = next((node for node in box.iterancestors() if _is(node, "Fallback")), None)
            inner = self._find_in_box(box, Context(context.block, context.office))
            if not inner and label and not context.office:
                inner = self._empty_box(box, label, context)
            if fallback is None:
                self.spots += inner
            else:
                self._join_versions(inner)

    def _empty_box(self, box: Element, label: str, context: Context) -> list[FoundSpot]:
        lines = [FormLine(paragraph) for paragraph in box.iter(W + "p")]
        meaning = self.meaning(label, context)
        if (
            not lines
            or not all(line.is_blank for line in lines)
            or labels.is_signature(label)
            or labels.is_office(label)
        ):
            return []
        return [FoundSpot(label, meaning, [Write(lines[0], 0, len(lines[0].shape))])]

    def _join_versions(self, second: list[FoundSpot]) -> None:
        first = self.spots[-len(second) :] if second else []
        if [spot.label for spot in first] == [spot.label for spot in second]:
            for spot, other in zip(first, second, strict=True):
                spot.writes += other.writes


def _is(node: Element, name: str) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}" + name)


def _holds_value(token: Token) -> bool:
    """Whether the line on which a value is to be written holds one already: «姓名：__张三____», «日期：__2024年»."""
    printed = re.fullmatch(r"[^\s:,。;()_年月日]{2,20} *", token.after)
    named = printed and token.before.rstrip().endswith(":") and token.rest[len(token.after) :].startswith("_")
    return bool(named or re.match(r"(19|20)\d\d", token.after))


def _signs_beside_a_seal(label: str, line: str) -> bool:
    """Whether a person signs in this line, in which a unit puts its seal: «委托人（盖章）：____　受托人：____»."""
    core = labels.core_of(label)[0]
    sealed = re.search(r"\((盖章|公章|签章|签字|签名)\) *:", line) and not re.search("电话|手机|联系", line)
    return bool(sealed and _SIGNS.fullmatch(core))


def _is_others(label: str, token: Token) -> bool:
    """Whether somebody signs here, the authority writes here, or only a part of an address does."""
    parted = _PARTED.match(token.after) or _PARTED.match(token.before)
    speaks = labels.is_sealed_unit(label) or sentences.names_somebody(token.after)
    signed = labels.is_signed(token.after) or (labels.is_signature(label) and not speaks)
    return bool(parted or signed or labels.is_office(label))


def own_label(before: str) -> str:
    """The label at the end of *before*, the text between the previous spot and this one."""
    before = _SPACED.sub(lambda match: labels.squeeze(match[0]), re.sub(" +(?=:)", "", before))
    before = _WIDE.sub(lambda match: labels.squeeze(match[0]), before)
    parts = [part for part in re.split(r"[。；;,\n]|(?<=\S) {2,}", before) if part.strip()]
    label = parts[-1].strip(" ,、\ufffc") if parts else ""
    opened = label.rfind("(")
    if label.find(")", opened) < 0 <= opened and labels.take_apart(labels.core_of(label[opened + 1 :])[0])[2]:
        return label[opened + 1 :]  # «同志（身份证号：»
    words = label.rstrip(":").rpartition(":")[2].split()
    if len(words) > 1 and ":" in label.rstrip(":") and labels.read(words[-1]).field:
        return words[-1]  # «共计： 人 填表日期：»
    first, _, last = label.rpartition("、")
    if ")" in last and "(" not in last:
        return label
    return label if not last.endswith(":") or labels.take_apart(labels.core_of(first)[0])[2] else last


def leading_label(line: FormLine) -> str:
    """The label that fills a line, for the blank lines below it."""
    note = _NOTE_AT_END.search(line.shape)
    shape = line.shape[: note.start()] if note else line.shape
    if not shape.rstrip().endswith(":") or (note and labels.is_signature(note[0])):
        return ""
    return _NOTE_AT_END.sub("", line.words).replace("\ufffc", "")
