"""What a form prints of itself: text that cannot be seen, and text that could send money elsewhere.

Hidden text and digits that only look like digits are refused in every form. A long number, a bank or words for a payee
are named, and the form is used only after a person has said why they are right. A form that carries money may hold
none of them (``money_form``).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, islice

from ...domain.account_text import account_texts, is_number, numbers
from ...domain.account_words import NUMBERS, AccountHint, AccountText
from ...guide.forms import FORMS
from ..docx_file import DocxFile
from ..form_problem import FormProblem, RefusedForm, Severity
from ..markup import Element, W
from .characters import runs_backwards
from .covering import covering
from .hidden_text import HiddenText
from .money_form import MoneyForm
from .payee_spots import PAYEE, MoneySpot, money_spots
from .pictures import drawn_by_signs, telling_pictures
from .printed_lines import (
    PrintedLine,
    bound_controls,
    field_codes,
    other_texts,
    printed_lines,
    prints_otherwise,
    starts,
)

#: Text that Word puts, hidden, around what is pasted from web pages.
_OF_WEB_PAGES = {"窗体顶端", "窗体底端", "窗体的顶端", "窗体的底端"}
#: Word's fields whose results are numbers, dates, boxes, or words of the form itself.
_PLAIN = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "TOC", "TC", "INDEX"),
    *("SEQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "NUMWORDS", "NUMCHARS", "REVNUM", "EDITTIME", "XE"),
    *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FORMCHECKBOX", "FORMTEXT", "FORMDROPDOWN", "HYPERLINK"),
    *("BIBLIOGRAPHY", "CITATION", "TOA", "TA", "EQ", "ADDIN", "PRIVATE", "FILENAME"),
}
_TOLD = re.compile("[至给往]")  #: in words that say where money is to go, unlike a label
_MOST_COUNTED = 3  #: digits of the number of a page or of a row in a list
_MOST_TEXT = 200_000  #: characters of a form; the longest found on the web have 30,000
_MOST_ROWS, _MOST_CELLS = 1000, 500  #: of a table, and of a row with the tables in it; Word has 63 columns
_MOST = 60  #: characters shown of what was found
_CONFIRM = "确实要这样印在纸上的，请在换用时写明理由并确认；不是的，请从表样里删去。"
_NO_PICTURE = "请删去它，或改成普通文字。"
_DELETE = "请显示全部隐藏的内容，删去它或改成看得清的普通文字，保存后再试。"


def text_problems(file: DocxFile, name: str = "", stem: str = "") -> Iterator[FormProblem]:
    """The problems of the text of *file*, to be used as the form *name*; without one, *stem* is its file's name."""
    if not file.parts:
        return
    stories = printed_lines(file)
    lines = [line for story in stories for line in story]
    _refuse_monstrous(file, lines)
    hidden = HiddenText(file)
    yield from _hidden(lines, hidden)
    spots = list(money_spots(lines))
    money = MoneyForm(file, lines, hidden, spots)
    carries = FORMS[name].transfer if name in FORMS else _seems_to_carry(lines, spots, stem)
    severity = Severity.ERROR if carries else Severity.CONFIRM
    yield from money.carried() if carries else money.mentioned()
    written = (each for story in stories for each in _written(story, strict=carries))
    named = [(line.where, each) for line, each in written if not _is_own(each, line, money)]
    named += [(where, each) for where, text in other_texts(file) for each in account_texts(text, strict=carries)]
    yield from dict.fromkeys(_finding(where, each, carries=carries) for where, each in named)
    if not carries:
        numbered = any(each.hint in NUMBERS for _, each in named)
        yield from _covering(covering(lines, hidden), serious=numbered)
        for where in dict.fromkeys(telling_pictures(lines)):
            message = "这里的图片程序看不出内容，可能是收款码或账号。"
            yield FormProblem("picture", where, message, _CONFIRM, Severity.CONFIRM)
    for where in drawn_by_signs(lines):
        message = "这里有用符号或单元格底色拼成的图案，程序看不出内容，可能是账号。"
        yield FormProblem("picture", where, message, _NO_PICTURE if carries else _CONFIRM, severity)
    yield from _computed(file, lines, severity)


def _computed(file: DocxFile, lines: list[PrintedLine], severity: Severity) -> Iterator[FormProblem]:
    """What is only known when the form is printed."""
    for paragraph, instruction in field_codes(line.paragraph for line in lines):
        if code := prints_otherwise(instruction, _PLAIN):
            where = next(line.where for line in lines if line.paragraph is paragraph)
            message = f"这里的域（{code[:20]}）打印时才取内容，现在看不到会印出什么。"
            yield FormProblem("computed-field", where, message, "请把这个域改成普通文字。", severity)
    for where, number in starts(file):
        if len(number) > _MOST_COUNTED:
            message = f"编号从 {number[:20]} 开始，印出来像账号。"
            yield FormProblem("computed-field", where, message, "请让编号从 1 开始。", severity)
    for where in dict.fromkeys(bound_controls(lines)):
        message = "这里的内容控件打开时才从别处取内容，现在看到的不一定是印出来的。"
        yield FormProblem("computed-field", where, message, "请把这个控件改成普通文字。", severity)


def _refuse_monstrous(file: DocxFile, lines: list[PrintedLine]) -> None:
    """Raise ``RefusedForm`` for more text, rows or cells than a form has: looking through them would take minutes."""
    rows = [row for part in file.parts for row in part.root.iter(W + "tr")]
    tables = Counter(row.getparent() for row in rows)
    monstrous = {
        "文字": sum(len(line.label) + len(line.text) for line in lines) > _MOST_TEXT,
        "表格的行": any(count > _MOST_ROWS for count in tables.values()),
        "表格的列": any(sum(1 for _ in row.iter(W + "tc")) > _MOST_CELLS for row in rows),
    }
    for what in filter(monstrous.get, monstrous):
        remedy = "请删去与表样无关的内容，或请信息技术人员重新制作表样。"
        raise RefusedForm(FormProblem("too-large", "", f"{what}太多，不像一份表样。", remedy))


def _seems_to_carry(lines: list[PrintedLine], spots: list[MoneySpot], stem: str) -> bool:
    """Whether a form of unknown use is one that carries money: by its title, its file's name or its fields."""
    titles = ("".join(line.text.split()) for line in lines if line.text.strip())
    named = any(form.transfer and form.name in text for form in FORMS.values() for text in (stem, *islice(titles, 3)))
    return named or len({spot.name for spot in spots} & set(PAYEE)) > 1


def _hidden(lines: Iterable[PrintedLine], hidden: HiddenText) -> Iterator[FormProblem]:
    found: dict[tuple[str, str], str] = {}
    for line in lines:
        for stretch in line.stretches:
            if not any(c.isalnum() for c in stretch.text) or line.spare or line.text.strip() in _OF_WEB_PAGES:
                continue
            if runs_backwards(stretch.text, stretch.run):
                found.setdefault((line.where, "文字的方向是反的"), stretch.text)
            elif why := hidden.why(stretch.run, line.paragraph):
                found.setdefault((line.where, why), stretch.text)
    for (where, why), text in found.items():
        yield FormProblem("hidden-text", where, f"有看不见的文字“{text.strip()[:_MOST]}”（{why}）。", _DELETE)


def _written(story: list[PrintedLine], *, strict: bool) -> Iterator[tuple[PrintedLine, AccountText]]:
    """What is found in the lines of a story, also across lines and cells."""
    starts = [0, *accumulate(len(line.printed) + 1 for line in story)]
    for each in account_texts("\n".join(line.printed for line in story), strict=strict):
        yield story[bisect_right(starts, each.start) - 1], each
    yield from _down_columns(story)


def _down_columns(story: list[PrintedLine]) -> Iterator[tuple[PrintedLine, AccountText]]:
    """Long numbers that are broken over the cells of a column."""
    columns: dict[tuple[Element, int], list[PrintedLine]] = {}
    for line in story:
        cell = next((node for node in line.paragraph.iterancestors("{*}tc")), None)
        row, table = (next(line.paragraph.iterancestors(tag), None) for tag in ("{*}tr", "{*}tbl"))
        if cell is not None and row is not None and table is not None:
            columns.setdefault((table, row.index(cell) if cell in row else -1), []).append(line)
    for lines in columns.values():
        for digits, some in groupby(lines, key=lambda line: is_number(line.text)):
            parts = list(some)
            if digits and len(parts) > 1:
                yield from ((parts[0], each) for each in numbers("\n".join(line.text.strip() for line in parts)))


def _is_own(found: AccountText, line: PrintedLine, money: MoneyForm) -> bool:
    """Whether words for a payee are only the label of a spot that the guide or a pen fills."""
    if found.hint is not AccountHint.PAYEE or _TOLD.search(found.text):
        return False
    return money.labels(line) or money.is_only_label(line)


def _finding(where: str, found: AccountText, *, carries: bool) -> FormProblem:
    text = " ".join(found.text.split())[:_MOST]
    if found.hint is AccountHint.LOOKALIKE:
        message = f"有{found.hint}“{text}”。"
        return FormProblem("lookalike-digits", where, message, "请改用普通的半角数字 0 到 9，或删去它。")
    if carries:
        message = f"写着{found.hint}“{text}”，带有收款信息的表样里只能用字段。"
        remedy = "请删去它，收款单位、开户行、账号、行号和金额都由字段填写。"
        return FormProblem("own-payee", where, message, remedy)
    return FormProblem(
        "own-payee", where, f"写着{found.hint}“{text}”，不是指导手册的内容。", _CONFIRM, Severity.CONFIRM
    )


def _covering(places: Iterable[str], *, serious: bool) -> Iterator[FormProblem]:
    """Pictures and shapes in front of the text: refused where something needs to be seen."""
    for where in dict.fromkeys(places):
        severity = Severity.ERROR if serious else Severity.CONFIRM
        message = "有盖在文字上面的图片或图形，被盖住的文字看不到。"
        remedy = "请把它的环绕方式改成“嵌入型”或“衬于文字下方”，保存后再试。"
        yield FormProblem("covering", where, message, remedy, severity)
