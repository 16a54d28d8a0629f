"""The spots of payee and amount in a form: which there are, and by what they are labelled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from ...domain.account_text import is_number
from ..markup import Element, W
from ..placeholders import Choice, Piece, Unknown, understand
from .cells import cell_of, cells_above, cells_left_of, cells_of, row_of
from .printed_lines import PrintedLine

PAYEE = ("收款单位", "开户行", "账号", "行号")
AMOUNTS = ("费用合计", "费用大写")
MONEY = (*PAYEE, *AMOUNTS)
#: How labels end, by the field that they are about.
_LABELS = {
    "收款单位": "收款单位 收款人 收款方 收款单位名称 收款人名称 收款方名称 收款人全称 收款单位全称 户名 账户名称 "
    "帐户名称 开户名称",
    "开户行": "开户行 开户银行 收款银行 汇入行 汇入银行 开户行名称 开户银行名称 汇入行名称 收款行 收款行名称",
    "账号": "账号 帐号 账户 帐户 银行账户 收款账户",
    "行号": "行号 开户行号 开户银行号 支付系统号 清算号",
    "费用合计": "费用合计 合计 总计 总额 金额 金额合计 费用 合计金额 总金额 小写 汇款额 应付款",
    "费用大写": "大写",
}
_ENDINGS = sorted(
    ((word, name) for name, words in _LABELS.items() for word in words.split()), key=lambda pair: -len(pair[0])
)
#: Labels of the payee's name in a block that is about the payee.
IN_BLOCK = ("全称", "名称", "单位名称", "姓名")
_PAYER = re.compile(r"付款|汇款人|汇款单位|汇出|付方|我方|本单位|甲方|出票|缴款人|缴费单位")
#: In a label of what is not to be used, or is not the whole, or is somebody else's.
_DENIED = re.compile(
    "原[开账帐收]|旧|作废|停用|错误|不要|勿|退款|退回|部分|非本|每|单价|首期|首付|预付|订金|[，,（(][角分][)）]?$|英镑|已[付交缴汇]|税额|尾款|定金|押金|保证金|滞纳金|罚款|余额|另"
    "|[（(][^（）()]*(?:代(?!码)|转|由|[:：]|为准|通知|变|改|前|后|半|段|尾)[^（）()]*[)）]"
)
_OF_PAYEE = re.compile(r"收款|汇入|收方")
_TAIL = re.compile(r"[\s:：为是=＝（(】〕\]]+$")
_CURRENCY = re.compile(r"(?:[¥￥]|人民币|RMB)\s*$")  #: before an amount
_PLACEHOLDER = re.compile(r"\{\{([^{}\n\t]*)\}\}")
_SEGMENT = re.compile(r".*(?:\}\}|[\t\n；;。])", re.DOTALL)
_INLINE = re.compile(r"([^:：\t\n{}；;。]{1,30})[:：]")
_LONGEST = 30  #: characters of a label
_NUMBERED = re.compile(r"\s*[（(]?[0-9]{1,2}[)）、.．]")
_OF_LABELS = re.compile(
    r"(?:[\W_]|收款|汇入|汇款|收方|对方|开户|支付系统|清算|联行|银行|单位|名称|全称|金额|费用|合计|总计|总额|小写|大写|人民币"
    r"|应付|[账帐户号行名人方的款额元圆])+"
)
_CLAUSE = re.compile("[；;。]")
_FIRST_WORD = re.compile(r"\W*\w*")
FIELD = r"\{\{[^{}]*\}\}"


@dataclass(frozen=True, eq=False)
class MoneySpot:
    """A field of payee or amount in its *line*; *plain*: the field itself, no box or single character of it."""

    name: str
    line: PrintedLine
    start: int
    end: int
    plain: bool


def money_spots(lines: list[PrintedLine]) -> Iterator[MoneySpot]:
    """The spots of ``MONEY`` in *lines*."""
    for line in lines:
        for match in _PLACEHOLDER.finditer(line.text) if "{{" in line.text else ():
            meaning = understand(match[1])
            name = meaning if isinstance(meaning, str) else "" if isinstance(meaning, Unknown) else meaning.name
            if name in MONEY:
                yield MoneySpot(name, line, match.start(), match.end(), not isinstance(meaning, Choice | Piece))


def role_of(label: str) -> str:
    """The field that a *label* is about; empty for any other text."""
    text = "".join(label.split())
    if "大写" in text and "小写" not in text:
        return "费用大写"
    if "小写" in text and "大写" not in text:
        return "费用合计"
    bare = _TAIL.sub("", re.sub(r"[（(][^（）()]*[)）]", "", text))
    if not bare or len(bare) > _LONGEST or _PAYER.search(bare):
        return ""
    return next((name for word, name in _ENDINGS if bare.endswith(word)), "")


def is_plain_label(text: str) -> bool:
    """Whether *text* is the label of a payee or an amount, and nothing else."""
    return bool(role_of(text)) and _OF_LABELS.fullmatch(_NUMBERED.sub("", text, count=1)) is not None


@dataclass(frozen=True)
class Label:
    """The *text* beside a spot, and the paragraph that it is in."""

    text: str
    paragraph: Element


class LabelFinder:
    """Finds the label of a spot: before it on its line, above it in its cell, left of its cell, or above that."""

    def __init__(self, lines: list[PrintedLine]) -> None:
        self._lines = {line.paragraph: line for line in lines}
        self._order = lines

    def label(self, spot: MoneySpot) -> Label | None:
        """The nearest text that may say what stands at *spot*."""
        before = _segment(spot.line.text[: spot.start])
        if before:
            return Label(before, spot.line.paragraph)
        cell = cell_of(spot.line.paragraph)
        if cell is None:
            return self._above_line(spot.line)
        above = [line for line in self._in(cell) if line.text.strip()]
        above = list(takewhile(lambda line: line is not spot.line, above))
        if above:
            return Label(_segment(above[-1].text) or above[-1].text, above[-1].paragraph)
        left = next((found for each in cells_left_of(cell) if (found := self._said(each))), None)
        if left is not None and role_of(left.text):
            return left
        over = next((found for each in cells_above(cell) if (found := self._said(each))), None)
        return over if over is not None and role_of(over.text) else left or over

    def block(self, spot: MoneySpot) -> str:
        """The text of the other cells before the spot in its row, with those merged from above."""
        cell = cell_of(spot.line.paragraph)
        beside = cells_left_of(cell) if cell is not None else ()
        return "".join(said.text for each in beside if (said := self._said(each)))

    def is_label(self, spot: MoneySpot, label: Label) -> bool:
        """Whether *label* says that the spot is what it is, and nothing says that it is the payer's."""
        block = self.block(spot)
        if spot.name in PAYEE and _PAYER.search(block) and not _OF_PAYEE.search(block):
            return False
        bare = _TAIL.sub("", "".join(label.text.split()))
        if _DENIED.search("".join(label.text.split())):
            return False
        if spot.name == "收款单位" and bare in IN_BLOCK and _OF_PAYEE.search(block):
            return True
        inside = "".join(re.findall(r"[（(]([^（）()]*)[)）]", label.text))
        others = [name for word, name in _ENDINGS if name in PAYEE and name != spot.name and word in inside]
        return role_of(label.text) == spot.name and not others

    def beside(self, spot: MoneySpot, label: Label) -> str:
        """The spot with what is read together with it, as it is printed: all of its cell, or up to the next label."""
        line, cell = spot.line, cell_of(spot.line.paragraph)
        if label.paragraph is not line.paragraph:
            if cell is None or cell_of(label.paragraph) is cell:
                return line.printed
            nearest = (next(cell.itersiblings(W + "tc", preceding=before), None) for before in (True, False))
            around = [self._text(each).strip() for each in nearest if each is not None]
            return "\n".join((self._text(cell), *filter(is_number, around)))
        own, after = line.text[spot.start : spot.end], _CLAUSE.split(line.text[spot.end :], maxsplit=1)[0]
        if adjacent := re.match(rf"[\W_]*?{FIELD}", after):
            return own + adjacent[0]
        text, field, _ = after.partition("{{")
        said, colon, _ = re.split("([:：])", text, maxsplit=1) if re.search("[:：]", text) else (text, field, "")
        if colon and (is_plain_label(said) or _is_apart(said)):
            return own  # what follows is said of something else
        return own + (said if spot.name in ("收款单位", "开户行") else _FIRST_WORD.match(said)[0])  # type: ignore[index]

    def values_below(self, line: PrintedLine) -> Iterator[tuple[str, str]]:
        """What stands below *line* if it is a payee's label in a row of labels, with the field that it is about."""
        cell, role = cell_of(line.paragraph), role_of(line.text)
        row = row_of(cell) if cell is not None else None
        below = next(row.itersiblings(W + "tr"), None) if row is not None else None
        if role in PAYEE and row is not None and below is not None and is_plain_label(self.right_of(line)):
            place = next(((start, end) for each, start, end in cells_of(row) if each is cell), None)
            same = (each for each, start, end in cells_of(below) if (start, end) == place)
            yield from ((role, text) for each in same if (text := self._text(each)) and not is_plain_label(text))

    def values_beside(self, line: PrintedLine) -> Iterator[tuple[str, str]]:
        """The labels in *line* by the fields that they are about, each with what stands behind it or right of it."""
        labels = list(_INLINE.finditer(line.text))
        for label, following in zip(labels, [*labels[1:], None], strict=False):
            if role := role_of(label[1]):
                yield role, line.text[label.end() : following.start() if following else len(line.text)]
        behind = line.text[labels[-1].end() :].strip() if labels else ""
        if not behind and (role := role_of(line.text)):
            yield role, self.right_of(line)

    def right_of(self, line: PrintedLine) -> str:
        """The text of the cell right of that of *line*."""
        cell = cell_of(line.paragraph)
        beside = next(cell.itersiblings(W + "tc"), None) if cell is not None else None
        return self._text(beside) if beside is not None else ""

    def cell_text(self, line: PrintedLine) -> str:
        """The text of the cell that *line* is in, or its own outside any."""
        cell = cell_of(line.paragraph)
        return "\n".join(each.text for each in self._in(cell)) if cell is not None else line.text

    def _text(self, cell: Element) -> str:
        return "\n".join(each.printed for each in self._in(cell))

    def _in(self, cell: Element) -> list[PrintedLine]:
        return [self._lines[node] for node in cell.iter(W + "p") if node in self._lines and cell_of(node) is cell]

    def _said(self, cell: Element) -> Label | None:
        """The text of a cell that holds no field."""
        said = [line for line in self._in(cell) if line.text.strip()]
        if not said or any("{{" in line.text for line in said):
            return None
        return Label("".join(line.text for line in said), said[-1].paragraph)

    def _above_line(self, line: PrintedLine) -> Label | None:
        at = self._order.index(line)
        before = (each for each in reversed(self._order[:at]) if each.text.strip())
        found = next(before, None)
        if found is None or "{{" in found.text:
            return None
        return Label(found.text, found.paragraph)


def _is_apart(said: str) -> bool:
    """Whether a label begins after a gap, with no value before it."""
    words = said.split() if re.match(r"[^\w（(]", said) else []
    whole = len(words) == 1 or all(len(word) == 1 for word in words)
    return bool(words) and whole and not re.match(r"\W*[0-9A-Za-z]", said)


def _segment(text: str) -> str:
    """The last words of *text*, after any field, tab or clause before them."""
    return _SEGMENT.sub("", _TAIL.sub("", _CURRENCY.sub("", text)), count=1).strip() if text.strip() else ""
