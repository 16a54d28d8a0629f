"""The rules of forms that carry money: payee and amount are the guide's, in their places, plain to see, and alone."""

import re
from collections.abc import Iterator
from functools import cached_property

from ...domain.account_text import LONG, is_number, loose_digits
from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from ..docx_file import DocxFile
from ..form_problem import FormProblem
from ..markup import Element, W
from .hidden_text import HiddenText
from .payee_spots import AMOUNTS, FIELD, IN_BLOCK, MONEY, PAYEE, LabelFinder, MoneySpot, is_plain_label, role_of
from .plain_sheet import not_plain, odd_field
from .printed_lines import PrintedLine, drawn_texts, field_codes, other_texts, starts

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REVISIONS = [W + name for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")]
_KEPT = re.compile(r"\s*(?:FORMTEXT|FORMCHECKBOX|HYPERLINK)\b", re.IGNORECASE)  #: fields whose text stays
_EMBEDDED = ("Regular", "Bold", "Italic", "BoldItalic")  #: kinds of fonts inside the file
_WRITTEN_AMOUNT = re.compile(
    r"\d[\d,，.]{0,15}\s{0,3}(?:元|圆|块|万元|RMB|CNY|yuan)|[¥￥$€£]\s{0,3}\d|(?:RMB|CNY|USD|人民币)\s{0,3}\d|"
    r"(?<![\d,，])\d{1,3}(?:[,，]\d{3}){1,4}(?!\d)|\d\.\d{2}(?![\d.])|"
    r"(?:金额|费用|收费|应[付交缴汇]|实[付交缴汇]|共计|合计|总计)(?:为|是|[:：])?\s{0,3}"
    r"(?:\d|[一二两三四五六七八九][千百十万]|[壹贰叁肆伍陆柒捌玖])|\d[千百万]|"
    r"[一二两三四五六七八九十百千]{1,12}[元圆块](?!化)|[百千万亿]\s{0,3}[元圆]|[美港欧日]元|港币|"
    r"[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖零拾佰仟万亿]{0,20}[拾佰仟万元圆整]",
    re.IGNORECASE,
)
#: Beside an amount: that it is not what is to be paid.
_NOT_THE_WHOLE = re.compile("[/／×*%％‰]|每|倍|双份|半数|一半|以上|另[加收付]|[定订押]金|英镑|卢布|法郎")
_LIKE_DIGITS = "[|｜∣ǀ丨○◯⚪⭕°º]"  #: signs that are taken for a 1 or a 0 right behind a number
_COMPANY = re.compile(r"[\u4e00-\u9fff（）()]{2,30}(?:有限公司|有限责任公司|股份公司)")
_NAMES_PAYEE = re.compile(r"公司|集团|中心|银行|[支分]行|社$|厂$|行$|事务所|经营部|商行|服务部")
#: What may stand beside the value of payee or amount, besides signs.
_USUAL_BESIDE = re.compile(r"[\W_]|全称|盖章|人民币|RMB|[元圆整正章]")
_BLOCK = re.compile(r"收款(?:人|方|单位|账户|帐户)?(?:信息|资料)?")  #: headings of a block of cells
_UPRIGHT = 2  #: characters of a line of a label that is written downwards
_FIELD_AS_AMOUNT = re.compile(r"\{\{([^{}]*)\}\}\s{0,3}(?:元|圆|万|RMB|CNY)|(?:[¥￥]|RMB)\s{0,3}\{\{([^{}]*)\}\}")
_TOUCHES_ITEM = re.compile(r"\d\s?\{\{[^{}]*\.金额\}\}|\{\{[^{}]*\.金额\}\}(?:\s?\d|\{\{)")
_OF_UNITS = {field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS)} - {"证书数量"}
_BY_FIELD = "请删去它，收款单位、开户行、账号、行号和金额都由字段填写。"


class MoneyForm:
    """The payee's and the amount's *spots* in the *lines* of *file*."""

    def __init__(self, file: DocxFile, lines: list[PrintedLine], hidden: HiddenText, spots: list[MoneySpot]) -> None:
        self._file, self._lines, self._hidden, self._spots = file, lines, hidden, spots

    @cached_property
    def _labels(self) -> LabelFinder:
        return LabelFinder(self._lines)

    @cached_property
    def _of_spots(self) -> frozenset[Element]:
        """The paragraphs of the spots and of their labels."""
        labels = [self._labels.label(spot) for spot in self._spots]
        spots = {spot.line.paragraph for spot in self._spots}
        return frozenset(spots | {label.paragraph for label in labels if label is not None})

    def labels(self, line: PrintedLine) -> bool:
        """Whether *line* is or holds the label of a spot, whose own problems are reported with it."""
        return line.paragraph in self._of_spots

    def is_only_label(self, line: PrintedLine) -> bool:
        """Whether *line* labels a place for a payee that the form leaves to the guide or to a pen."""
        text = "".join(line.text.split()).rstrip(":：")
        if len(text) <= _UPRIGHT:  # one character below the other
            text = "".join(self._labels.cell_text(line).split())
        if not (role_of(text) or _BLOCK.fullmatch(text)):
            return False
        beside = re.sub(r"\{\{[^{}]*\}\}", "", self._labels.right_of(line))
        return not beside.strip() or bool(role_of(beside)) or "".join(beside.split()) in IN_BLOCK

    def mentioned(self) -> Iterator[FormProblem]:
        """The problems of a form that need not name the payee: where it does, it has to be right."""
        for spot in self._spots:
            if spot.name in PAYEE:
                yield from self._of_spot(spot)

    def carried(self) -> Iterator[FormProblem]:
        """The problems of a form that carries money."""
        if lacking := [name for name in MONEY if all(spot.name != name for spot in self._spots)]:
            names = "、".join(f"{{{{{name}}}}}" for name in lacking)
            remedy = "请在各自的栏目旁写上这些字段；可以从示例表样改起。"
            yield FormProblem("payee-missing", "", f"带有收款信息的表样里没有用到{names}。", remedy)
        seen: set[str] = set()
        for spot in self._spots:
            if spot.name in seen and spot.name != "费用合计":
                message = f"“{spot.name}”出现了不止一次。"
                yield FormProblem("payee-twice", spot.line.where, message, "请只留一处。")
            seen.add(spot.name)
            yield from self._of_spot(spot)
        for line in self._lines:
            yield from self._of_line(line)
        yield from not_plain(self._file, self._lines, self._hidden)
        yield from self._scattered()
        yield from self._of_parts()

    def _of_spot(self, spot: MoneySpot) -> Iterator[FormProblem]:
        def problem(code: str, message: str, remedy: str) -> FormProblem:
            return FormProblem(code, spot.line.where, message, remedy)

        if not spot.plain:
            remedy = f"请写成“{{{{{spot.name}}}}}”。"
            yield problem("payee-place", f"“{spot.name}”不能只取其中的字，也不能用来勾选。", remedy)
        elif not spot.line.body or (outside := _outside(spot.line.paragraph)):
            place = "页眉、页脚或注释" if not spot.line.body else outside
            message = f"“{spot.name}”写在{place}里，可能看不到或被改动。"
            yield problem("payee-place", message, "请写在正文或正文的表格里。")
        else:
            for stretch in spot.line.between(spot.start, spot.end):
                if why := self._hidden.why(stretch.run, spot.line.paragraph, strict=True):
                    message = f"“{spot.name}”看不清（{why}）。"
                    yield problem("payee-hidden", message, "请改成看得清的普通文字，至少 6 磅，颜色和底色分明。")
                    break
            label = self._labels.label(spot)
            if label is None:
                yield problem("payee-label", f"“{spot.name}”旁边没有栏目名称。", f"请在它前面写上“{spot.name}”。")
            elif not self._labels.is_label(spot, label):
                message = f"“{spot.name}”写在了“{label.text.strip()[:30]}”这一栏。"
                yield problem("payee-label", message, f"请写在“{spot.name}”一栏，栏目名称里不要有别的内容。")
            elif label.paragraph is not spot.line.paragraph and self._is_numbered(spot.line):
                message = f"“{spot.name}”这一段有自动编号，会和它连在一起读。"
                yield problem("own-payee", message, "请去掉这一段的自动编号。")
            elif other := _other_value(spot.name, self._labels.beside(spot, label)).strip():
                message = f"“{spot.name}”一栏写着“{other[:30]}”，带有收款信息的表样里只能用字段。"
                yield problem("own-payee", message, _BY_FIELD)

    def _is_numbered(self, line: PrintedLine) -> bool:
        layouts = self._hidden.layouts(line.paragraph)
        return any(told.get("numPr", {}).get("numId", "0") != "0" for told, _ in layouts)

    def _of_line(self, line: PrintedLine) -> Iterator[FormProblem]:
        """Amounts and payees that a form writes out, and other values in the places of payee and amount."""

        def problem(what: str) -> FormProblem:
            return FormProblem("own-payee", line.where, f"{what}，带有收款信息的表样里只能用字段。", _BY_FIELD)

        if amount := _WRITTEN_AMOUNT.search(line.text) or _WRITTEN_AMOUNT.search(line.label):
            yield problem(f"写着金额“{amount[0]}”")
        as_money = (each[1] or each[2] for each in _FIELD_AS_AMOUNT.finditer(line.text))
        if touching := _TOUCHES_ITEM.search(line.text):
            yield problem(f"“{touching[0]}”连在一起")
        if field := next((each for each in as_money if not _is_amount(each.strip())), ""):
            yield problem(f"把“{field}”写成了金额")
        if company := _COMPANY.search(line.printed):
            yield problem(f"写着单位名称“{company[0][:30]}”")
        for role, value in self._labels.values_beside(line):
            if other := _other_value(role, value).strip():
                yield problem(f"“{role}”一栏写着“{other[:30]}”")
        for role, value in self._labels.values_below(line):
            if f"{{{{{role}}}}}" not in "".join(value.split()) and re.search(r"\w", value):
                yield problem(f"“{role}”一栏写着“{value.strip()[:30]}”")

    def _scattered(self) -> Iterator[FormProblem]:
        """Digits all over the form that may be an account together, whatever stands in between."""
        printed = [(line.where, line.text) for line in self._lines if not line.spare]
        rows = _rows_counted([text.strip() for _, text in printed])
        found, before = [], ""
        for at, (where, text) in enumerate([*printed, *other_texts(self._file), *starts(self._file)]):
            if at not in rows and (digits := loose_digits(text, before)):
                found.append((where, digits))
                if len(digits) > 1 and at < len(printed) and is_number(text):
                    message = f"单独写着数字“{text.strip()[:30]}”，会被当成账号的一部分。"
                    yield FormProblem("own-payee", where, message, _BY_FIELD)
            before = text if text.strip() else before
        digits = "".join(digits for _, digits in found)
        if len(digits) >= LONG:
            message = f"各处零散写着的数字合起来有 {len(digits)} 位（{digits[:30]}），可能拼成一个账号。"
            yield FormProblem("own-payee", found[0][0], message, _BY_FIELD)

    def _of_parts(self) -> Iterator[FormProblem]:
        spots = {spot.line.paragraph for spot in self._spots}
        for paragraph, instruction in field_codes(line.paragraph for line in self._lines):
            at_spot = paragraph in spots and not _KEPT.match(instruction)
            if code := odd_field(instruction) or ("计算结果" if at_spot else ""):
                message = f"这里有域（{code[:20]}），印出来的内容可能和看到的不同。"
                yield FormProblem("computed-field", self._where(paragraph), message, "请把这个域改成普通文字。")
        for part in self._file.parts:
            revised = next(part.root.iter(*_REVISIONS), None)
            if revised is not None:
                message = "有没处理完的修订，印出来的内容不确定。"
                yield FormProblem("revisions", self._where(revised), message, "请在“审阅”中接受或拒绝全部修订。")
        for where, text in other_texts(self._file):
            if said := _COMPANY.search(text) or _WRITTEN_AMOUNT.search(text):
                message = f"写着“{said[0][:30]}”，带有收款信息的表样里只能用字段。"
                yield FormProblem("own-payee", where, message, _BY_FIELD)
        if next(drawn_texts(self._file), None) is not None:
            yield FormProblem("picture", "", "有图表或 SmartArt 图形。", "请删去它，或改成普通文字。")
        table = self._file.related("fontTable")
        fonts = table.iter(*(f"{W}embed{kind}" for kind in _EMBEDDED)) if table is not None else ()
        if next(iter(fonts), None) is not None or any(
            name.casefold().endswith((".odttf", ".fntdata")) for name in self._file.package.names
        ):
            remedy = "请在 Word 的“选项—保存”里取消“将字体嵌入文件”，保存后再试。"
            yield FormProblem("embedded-font", "", "文件里嵌有字体，数字可能印成别的样子。", remedy)

    def _where(self, node: Element) -> str:
        """The position of the paragraph that is or holds *node*."""
        holder = node if node.tag == W + "p" else next(node.iterancestors(W + "p"), None)
        return next((line.where for line in self._lines if line.paragraph is holder), "")


def _rows_counted(texts: list[str]) -> set[int]:
    """Which of the *texts* are nothing but the numbers of rows: 1, 2, 3 and so on."""
    numbered = [(at, int(text)) for at, text in enumerate(texts) if re.fullmatch("[0-9]{1,2}", text)]
    found: set[int] = set()
    run: list[int] = []
    for at, value in [*numbered, (-1, -1)]:
        if value != len(run) + 1:
            found |= set(run) if len(run) > 2 else set()
            run = []
        if value == len(run) + 1:
            run.append(at)
    return found


def _other_value(role: str, value: str) -> str:
    """What a *value* beside the label of *role* holds besides the field that belongs there; empty for nothing."""
    value = rest = re.sub(FIELD, lambda field: "".join(field[0].split()), value)
    for name in map(str, re.findall(r"\{\{([^{}]*)\}\}", value)):
        if name == role or (role not in PAYEE and _is_amount(name)):
            rest = rest.replace(f"{{{{{name}}}}}", "")
        elif role in PAYEE or (name in _OF_UNITS and f"{{{{{role}}}}}" not in value):
            return f"{{{{{name}}}}}"
    mixed = rest != value
    if not mixed and is_plain_label(rest):
        return ""  # the next label, in a row of headings
    own, gap = re.escape(f"{{{{{role}}}}}"), r"(?:[^\w\n{}]|_)*"
    touching = re.search(f"{own}{gap}{FIELD}|{FIELD}{gap}{own}", value)
    touching = touching or re.search(rf"{own}\s?{_LIKE_DIGITS}", value)
    if touching is not None and "{{金额提示}}" not in touching[0]:
        return touching[0]
    bare = _USUAL_BESIDE.sub("", re.sub(r"\{\{[^{}]*\}\}", "", rest))
    if role not in PAYEE and mixed and (of_part := _NOT_THE_WHOLE.search(rest)):
        return of_part[0]
    if role in ("收款单位", "开户行"):
        return rest if (mixed and bare) or _NAMES_PAYEE.search(rest) or re.search(r"\d{2}", rest) else ""
    return rest if any(c.isnumeric() for c in bare) or (mixed and re.search("[A-Za-z角分毛]", bare)) else ""


def _is_amount(field: str) -> bool:
    return field in AMOUNTS or field.endswith((".金额", ".算式"))


def _outside(paragraph: Element) -> str:
    """What a paragraph stands in that is not always printed, or not as it is stored; empty for nothing."""
    for node in paragraph.iterancestors():
        if node.tag == W + "txbxContent":
            return "文本框"
        if node.tag == _MC + "AlternateContent":
            return "兼容性内容"
        if node.tag in _REVISIONS:
            return "修订"
    return ""
