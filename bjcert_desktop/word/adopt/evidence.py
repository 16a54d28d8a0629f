"""Weighs what was found in a whole form: whose each place is, and how certain that is.

Certain is only what is plainly the applicant's own. In a form about certificates that is what its labels say; in any
other form the fields of the case mean nothing, and only the unit's own entries that support one another are certain.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ...domain.fields import UNIT_FIELDS
from ..markup import Element, W, ancestor
from . import labels, owners
from .found_spot import FoundSpot
from .labels import Meaning
from .lines import FormLine
from .vocabulary import FIELD, WHOSE, Whose

_UNSURE = 0.85  #: the most for a place that other evidence does not support
_NOBODY = Meaning(None, 0)
_OF_UNIT = {field.name for field in UNIT_FIELDS} - {"证书数量", "备注"} | {"申请日期"}
_CORE = ("单位名称", "统一社会信用代码", "法定代表人", "单位地址")
_GENERIC = re.compile("数量|枚数|年限|期限|小写|大写|抬头|日期|时间|年月日|金额小写|说明|备注")
_VAGUE = {"单位", "机构", "企业", "公司", "组织", "用户", "主体", "新", "现", "申请人", "申请者"}
_APPLICANTS = ("申请人", "申请者")
_PERSONAL = ("经办人姓名", "经办人身份证号", "经办人手机", "电子邮箱")
_EXPLICIT = [word for word, whose in WHOSE.items() if whose in (Whose.UNIT, Whose.HANDLER, Whose.LEGAL)]
_CJK = re.compile("[\u4e00-\u9fff]")
_ONCE = ("申请日期", "法定代表人", "单位地址", "单位电话", "邮政编码")  #: what a party's line does not ask twice
_LOOK_BACK = 5  #: paragraphs before a date in which its signer may stand
_LEGAL_TITLE = re.compile(r"(法定代表人|法人代表)([(/或].{2,8})?(身份|资格)?证明")
_LEGAL_PROOF = re.compile("法定代表人(身份)?证明|[系是]\\w{0,4}_*(\\([^()]*\\))?_*的?法定代表人")
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_ORGANISATION = re.compile(
    r"^[^:]*[\u4e00-\u9fff]{2,}(公司|局|委员会|中心|大学|学院|医院|集团|厂|银行|政府|法院)[^:]*$"
)
_PLAIN = re.compile(
    "(申请|申报|填报|填表|办理|报名|本)?单位(名称|全称)|(申请|申报|填报|填表|办理)单位|(企业|公司|机构)名称"
)
_TITLE = re.compile(r"[^:_]{2,40}(函|书|表|声明|证明|协议|合同)(\([^()]*\))?")
_OF_A_PERSON = (*_PERSONAL, "单位电话", "单位地址", "邮政编码")
_LETTER = re.compile("(尊敬|敬爱)的\\w{0,10}(领导|老师|经理|主任|同志)|此致\\s*敬礼")
_OTHER_PAPER = re.compile("专利|商标|著作权|软著|论文|申[请报]号|批准号|公开号")
_MANDATE = re.compile("受托人|被授权人")
_PAPER = re.compile(r"学号|班级|年级|籍贯|民族|性别|出生|政治面貌|学历|职称|婚姻|照片")


class Form:
    """The paragraphs of a form in reading order, and what holds for all of it."""

    def __init__(self, roots: list[Element]) -> None:
        paragraphs = [paragraph for root in roots for paragraph in root.iter(W + "p")]
        self.place = {paragraph: number for number, paragraph in enumerate(paragraphs)}
        self.texts = [FormLine(paragraph).shape for paragraph in paragraphs]
        self.paragraphs = paragraphs
        self.text = labels.squeeze("\n".join(self.texts))
        self.proves_legal = bool(_LEGAL_PROOF.search(self.text)) and not re.search("委托|授权", self.text)
        self._titles = [number for number, text in enumerate(self.texts) if _TITLE.fullmatch(labels.squeeze(text))]
        self.about_certificates = owners.about_certificates(
            [line for text in self.texts if (line := labels.squeeze(text))]
        )

    def before(self, paragraph: Element, offset: int) -> str:
        """What is printed before a place: in its cell, or in the last lines outside tables."""
        cell = ancestor(paragraph, W + "tc")
        at = self.place[paragraph]
        text = self.texts[at][:offset]
        for number in range(at - 1, max(at - 1 - _LOOK_BACK, -1), -1):
            if ancestor(self.paragraphs[number], W + "tc") is not cell:
                break
            text = self.texts[number] + "\n" + text
        return text

    def since(self, paragraph: Element) -> int:
        """The number of the title above a paragraph: a file may hold many papers."""
        return max((number for number in self._titles if number <= self.place[paragraph]), default=0)

    def is_legal_proof(self, spot: FoundSpot) -> bool:
        """Whether a spot is in a paper that says who the legal representative is."""
        title = labels.squeeze(self.texts[self.since(spot.writes[0].line.paragraph)]) if self._titles else ""
        titled = _LEGAL_TITLE.search(title) and not re.search("委托|授权", title)
        return self.proves_legal or bool(titled)

    def is_about_a_person(self, spot: FoundSpot) -> bool:
        """Whether a spot is in a paper that an employer or a doctor fills about somebody: «入职登记表», «离职证明»."""
        title = labels.squeeze(self.texts[self.since(spot.writes[0].line.paragraph)])
        return owners.is_about_a_person(title, self.text)

    def beside(self, spot: FoundSpot) -> str:
        """What is printed in a spot's row or, outside tables, before it."""
        write = spot.writes[0]
        return self.row(write.line.paragraph) or self.before(write.line.paragraph, write.start)

    def row(self, paragraph: Element) -> str:
        """All that is printed in the row of a table."""
        row = ancestor(paragraph, W + "tr")
        return "" if row is None else " ".join(self.texts[self.place[p]] for p in row.iter(W + "p") if p in self.place)

    def is_signed(self, spot: FoundSpot) -> bool:
        """Whether a unit's name is asked for where it signs: in a cell with a seal or a signer's date."""
        write = spot.writes[0]
        cell = ancestor(write.line.paragraph, W + "tc")
        plain = labels.take_apart(labels.core_of(spot.label)[0])[2] and not labels.is_sealed_unit(spot.label)
        party = owners.is_party(labels.core_of(spot.label)[0])
        if cell is None or (write.start != write.end and not party) or plain:
            return False
        text = "\n".join(self.texts[self.place[p]] for p in cell.iter(W + "p") if p in self.place)
        return bool(re.search("年[_ ]*月[_ ]*日|日 *期|签字|盖章|[(]章", text))

    def parties(self) -> list[tuple[tuple[int, int], int, int, bool]]:
        """Where a party's lines or block begin (paragraph and sign), the pair, the side, and whether it is printed."""
        found = [
            ((number, start), pair, side, bool(_NAME.search(re.sub(r"\([^)]*\)", "", printed))))
            for number, text in enumerate(self.texts)
            for pair, side, start, printed in owners.parties(text)
        ]
        heads = [
            (at[0], owners.party_of_block(labels.squeeze("".join(self.texts[n] for n in at)))) for at in self._cells()
        ]
        blocks = [(at, *head) for at, head in heads if head]
        for index, (start, pair, side) in enumerate(blocks):
            until = blocks[index + 1][0] if index + 1 < len(blocks) else len(self.texts)
            named = any(map(_ORGANISATION.search, self.texts[start:until]))
            if any(each[1] == pair and each[2] != side for each in blocks):
                found.append(((start, 0), pair, side, named))
        own_staff = bool(re.search("本单位|我单位|我方|本公司|以我方名义", self.text)) and "授权" in self.text
        return sorted(each for each in found if not (own_staff and owners.is_mandate(each[1])))

    def is_of_person(self, at: tuple[int, int], heads: list[tuple[tuple[int, int], int, int, bool]]) -> bool:
        """Whether the party at a place is a person rather than a unit."""
        start = max((n for n, *_ in heads if n <= at), default=at)
        end = min((n for n, *_ in heads if n > at), default=(start[0] + _LOOK_BACK, 0))
        lines = self.texts[start[0] : max(end[0], start[0] + 1)]
        if start[0] == end[0]:
            lines = [self.texts[start[0]][start[1] : end[1]]]
        text = "\n".join(lines[: _LOOK_BACK + 1])
        return owners.is_person(text)

    def _cells(self) -> Iterable[list[int]]:
        """The numbers of the paragraphs of every cell."""
        found: dict[Element, list[int]] = {}
        for paragraph, number in self.place.items():
            if (cell := ancestor(paragraph, W + "tc")) is not None:
                found.setdefault(cell, []).append(number)
        return found.values()


def weigh(spots: list[FoundSpot], roots: list[Element]) -> None:
    """Settle the meaning and confidence of every spot of a form."""
    form = Form(roots)
    for spot in spots:
        spot.meaning = _in_its_form(spot, form)
        if spot.meaning.field == "申请日期":
            spot.meaning = _dated(spot, form)
    spots[:] = [spot for spot in spots if spot.label or spot.meaning.field]
    if form.about_certificates:
        spots[:] = [spot for spot in spots if not (labels.is_sealed_unit(spot.label) and spot.meaning.confidence < 0.6)]
    for spot in spots:
        if spot.meaning.field == "单位名称" and form.is_signed(spot):
            spot.meaning = _NOBODY
    _parties(spots, form)
    _names_of_the_unit(spots, form)
    _rows_of_others(spots)
    _lines_of_accused(spots, form)
    _second_persons(spots)
    if not form.about_certificates:
        _cap(spots, form)


def _in_its_form(spot: FoundSpot, form: Form) -> Meaning:
    """The meaning of a spot in a form of this kind: the case's own fields count only in one about certificates."""
    meaning, label = spot.meaning, labels.core_of(spot.label)[0]
    if meaning.field is None:
        return meaning
    if label in _VAGUE:
        meaning = replace(meaning, confidence=min(meaning.confidence, 0.6))
    if not form.about_certificates:
        return _in_other_form(spot, meaning, form)
    if _GENERIC.fullmatch(label):
        return replace(meaning, confidence=min(meaning.confidence, _UNSURE))
    return meaning


def _in_other_form(spot: FoundSpot, meaning: Meaning, form: Form) -> Meaning:
    """The meaning of a spot in a form that is not about certificates."""
    label = labels.core_of(spot.label)[0]
    if meaning.field not in _OF_UNIT or (meaning.field in _OF_A_PERSON and form.is_about_a_person(spot)):
        return _NOBODY
    bare = label == "姓名" or meaning.confidence <= 0.5
    if meaning.field == "经办人姓名" and bare and form.is_legal_proof(spot):
        return Meaning("法定代表人", 0.7, Whose.LEGAL, "name")
    if form.is_legal_proof(spot) and meaning.field in _PERSONAL and not label.startswith(("经办", "联系", "代理")):
        return _NOBODY
    if label in ("住所", "住址") and _MANDATE.search(form.text):
        return _NOBODY  # of the person who is given the mandate
    if label in (*_APPLICANTS, "申请人姓名", "申请人名称"):
        if _LETTER.search(form.text):
            return _NOBODY
        if _PAPER.search(form.text):
            return Meaning("经办人姓名", 0.6, Whose.HANDLER, "name")
    return meaning


def _dated(spot: FoundSpot, form: Form) -> Meaning:
    """A date belongs to the signer of its line or cell."""
    write = spot.writes[0]
    label = labels.core_of(spot.label)[0]
    before = labels.squeeze(form.before(write.line.paragraph, write.start))
    if label and not labels.is_day(label):
        near = before + form.row(write.line.paragraph)
        own = FIELD.get(label) == "申请日期" and not _OTHER_PAPER.search(labels.squeeze(near))
        english = not _CJK.search(label) and not owners.is_signed_in_english(form.beside(spot))
        return spot.meaning if own or english else _NOBODY
    ours = owners.signer(before.removesuffix(":").removesuffix(label))
    if ours is False:
        return _NOBODY
    if not label and (ours is None or form.about_certificates):
        return _NOBODY
    return Meaning("申请日期", 0.8 if ours else 0.6)


def _names_of_the_unit(spots: list[FoundSpot], form: Form) -> None:
    """Of units under other names the first is ours, and in a form about certificates none beside 单位名称."""
    named = [spot for spot in spots if spot.meaning.field == "单位名称"]
    cores = [labels.core_of(spot.label)[0] for spot in named]
    if any(core not in _APPLICANTS and _is_known(core) for core in cores):  # the applicant is a person beside the unit
        for spot, core in zip(named, cores, strict=True):
            if core in _APPLICANTS:
                spot.meaning = Meaning("经办人姓名", 0.6, Whose.HANDLER, "name")
    others = [(spot, owners.unit_word(core)) for spot, core in zip(named, cores, strict=True) if not _is_known(core)]
    ours: str | None = None
    for spot, word in others:
        if word is None:
            continue
        ours = ours or word
        if (form.about_certificates and len(others) < len(named)) or owners.rivals(word, ours):
            spot.meaning = _NOBODY


def _rows_of_others(spots: list[FoundSpot]) -> None:
    """What follows another unit's name in its row is that unit's: its legal representative, address, telephone."""
    theirs: Element | None = None
    for spot in spots:
        row = ancestor(spot.writes[0].line.paragraph, W + "tr")
        if row is None or spot.kind == "choice":
            continue
        if owners.names_unit(labels.core_of(spot.label)[0]):
            theirs = None if spot.meaning.field else row
        elif row is theirs and spot.kind != "column" and spot.meaning.field != "申请日期":
            spot.meaning = _NOBODY


def _lines_of_accused(spots: list[FoundSpot], form: Form) -> None:
    """What follows the name of the unit complained of is that unit's, until another or another paper is named."""
    accused: int | None = None
    for spot in spots:
        paragraph = spot.writes[0].line.paragraph
        core = labels.core_of(spot.label)[0]
        if owners.is_accused(core):
            accused = form.since(paragraph)
        elif owners.names_unit(core) or form.since(paragraph) != accused or spot.meaning.field == "申请日期":
            accused = None
        elif accused is not None:
            spot.meaning = _NOBODY


def _is_known(core: str) -> bool:
    """Whether a label is one of ours rather than of a unit under another name."""
    return labels.take_apart(core)[2]


def _parties(spots: list[FoundSpot], form: Form) -> None:
    """Of two parties at most one is ours: the one that is not printed, or the first."""
    heads = form.parties()
    both = {pair for _, pair, side, _ in heads if any(p == pair and s != side for _, p, s, _ in heads)}
    for spot in spots:
        if spot.meaning.field is None or spot.kind in ("choice", "column"):
            continue
        write, core = spot.writes[0], labels.core_of(spot.label)[0]
        at = (form.place[write.line.paragraph], write.start)
        since = (form.since(write.line.paragraph), 0)
        before = [(p, s) for n, p, s, is_printed in heads if since <= n <= at and (p in both or is_printed)]
        owner = owners.party(core) or next(reversed(before), None)
        if owner is None:
            if owners.is_party(core) and not _is_known(core):
                spot.meaning = _NOBODY
            continue
        pair, side = owner
        printed = {other for _, p, other, is_printed in heads if p == pair and is_printed}
        if side in printed or (side == 1 and not printed) or form.is_of_person(at, heads):
            spot.meaning = _NOBODY
        else:
            spot.meaning = replace(spot.meaning, confidence=min(spot.meaning.confidence, 0.6))
    first_printed = any(is_printed and side == 0 for _, p, side, is_printed in heads if p in both)
    _side_by_side(reversed(spots) if first_printed else spots)


def _side_by_side(spots: Iterable[FoundSpot]) -> None:
    """Of two places for the same in one line the later one of *spots* is the other party's."""
    seen: set[tuple[Element, str]] = set()
    said: set[str] = set()
    for spot in spots:
        key = (spot.writes[0].line.paragraph, spot.meaning.field or "")
        same = labels.squeeze(spot.label) in said
        if key in seen and (spot.meaning.field in _ONCE or (same and spot.meaning.field in _PERSONAL)):
            spot.meaning = _NOBODY
        seen.add(key)
        said.add(labels.squeeze(spot.label))


def _second_persons(spots: list[FoundSpot]) -> None:
    """The handler stands once in a table: what is asked again without saying of whom is about somebody else."""
    seen: set[tuple[Element | None, str]] = set()
    for spot in spots:
        field = spot.meaning.field
        if field not in _PERSONAL or spot.kind == "grid":
            continue
        table = ancestor(spot.writes[0].line.paragraph, W + "tbl")
        said = spot.meaning.confidence >= 0.9 or any(
            labels.core_of(spot.label)[0].startswith(word) for word in _EXPLICIT
        )
        if table is not None and (table, field) in seen and not said:
            spot.meaning = _NOBODY
        elif field is not None:
            seen.add((table, field))


def _cap(spots: list[FoundSpot], form: Form) -> None:
    """In forms of others only the unit's own entries that support one another are certain, and its plain name.

    Nothing is where the paper has another unit, too, or a table asks for the same twice.
    """
    papers = [(form.since(spot.writes[0].line.paragraph), labels.core_of(spot.label)[0]) for spot in spots]
    pairs = list(zip(spots, papers, strict=True))
    shared = {at for each, (at, core) in pairs if owners.names_unit(core) and each.meaning.field is None}
    tables = Counter((ancestor(spot.writes[0].line.paragraph, W + "tbl"), spot.meaning.field) for spot in spots)
    sure = [spot for spot in spots if spot.meaning.confidence >= 0.9 and spot.meaning.field in _CORE]
    held = {spot.meaning.field for spot in sure}
    for spot, (paper, label) in pairs:
        table = ancestor(spot.writes[0].line.paragraph, W + "tbl")
        explicit = spot.meaning.field in _CORE and any(label.startswith(word) for word in (*_EXPLICIT, "统一社会信用"))
        alone = spot.meaning.field == "统一社会信用代码" or _PLAIN.fullmatch(label)
        if (spot.meaning.field == "单位名称" and not alone) or "负责人" in label.removeprefix("法定代表人"):
            explicit = False
        if spot.meaning.field == "法定代表人" and ancestor(spot.writes[0].line.paragraph, W + "tc") is None:
            explicit = False  # it may be where they sign
        twice = table is not None and tables[table, spot.meaning.field] > 1
        if twice or paper in shared or not explicit or not (alone or len(held) > 1):
            spot.meaning = replace(spot.meaning, confidence=min(spot.meaning.confidence, _UNSURE))
