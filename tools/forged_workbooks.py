"""Forged and damaged workbooks: each is read or refused with a sentence; no paper ever shows another account.

``python3 dev.py faults workbooks`` makes 5,000 workbooks out of the sample (.xlsx, .ods, .csv): an account, a payee, a
formula, a monstrous or an invisible value stands in some cells, the XML is bent, bytes are damaged. Each is read in a
process of its own, as always. With the units that were found, the papers of a new certificate and of a batch are filled
and judged by the rules of ``forged_forms.py``. ``--seed`` and ``--times`` split a long run.
"""

import csv
import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.guide.forms import FORMS
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.jobs.preparation import prepare
from bjcert_desktop.registry.api import Notes, Registry
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.writing import write_blank
from tools.forged_forms import ACCOUNT, DAY, combined_sheet, damaged, disguised, fault_of

OFTEN = 5_000, 40  #: usually, and in a sample
_CATALOGUE = load_catalogue()
_UNITS = 3  #: units of a workbook whose papers are filled
_VALUES = (
    ACCOUNT,
    " ".join(re.findall("....?", ACCOUNT)),
    f"账号 {ACCOUNT}",
    "收款单位：某某科技有限公司",
    "中国工商银行海淀支行",
    "=1+1",
    '=HYPERLINK("http://x","点")',
    "{{账号}}",
    "{{勾选:新办}}",
    "</w:t></w:r><w:r><w:t>",
    "路" * 40_000,
    "9" * 400,
    "1E+308",
    "-1",
    "２０２６年１３月４５日",
    "45999.75",
    "#REF!",
    "\u202e1234",
    "\u200b",
    "_x0000_",
    "甲\n乙\t丙",
    "11110105000001011F",
    "13900000000",
    "TRUE",
    "",
)
_BENT = (
    (r'<c r="[A-Z]+[0-9]+"', "<c"),
    (r'r="([A-Z]+)([0-9]+)"', r'r="\g<1>1048576"'),
    (r'r="([A-Z]+)([0-9]+)"', r'r="XFD\2"'),
    (r"<v>[0-9]+</v>", "<v>999999</v>"),
    (r"<v>[0-9]+</v>", "<v>-1</v>"),
    (r"<v>[^<]*</v>", "<v>1e999</v>"),
    (r' t="\w+"', ' t="e"'),
    (r' t="\w+"', ' t="b"'),
    (r' s="[0-9]+"', ' s="99999"'),
    (r"<row ", '<row hidden="1" '),
    (r'<row r="[0-9]+"', '<row r="0"'),
    (r"</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    (r"<dimension [^>]*>", '<dimension ref="A1:XFD1048576"/>'),
    (r"table:number-columns-repeated=\"[0-9]+\"", 'table:number-columns-repeated="1000000"'),
    (r"<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">'),
    (r"encoding=\"[^\"]*\"", 'encoding="utf-16"'),
    (r"<\?xml[^>]*>", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'),
    (r"</row>", ""),
    (r"<t>|<t [^>]*>", "<t><r>"),
)
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:"


class BookForger:
    """Makes forged workbooks from the *rows* of the sample, by a *dice* of its own."""

    def __init__(self, sample: bytes, dice: random.Random) -> None:
        self._sample, self._dice = sample, dice
        self._rows = _rows_of(sample)

    def forge(self) -> tuple[str, bytes]:
        """The ending of a file's name, and its content."""
        kind = self._dice.choice((".xlsx", ".xlsx", ".xlsx", ".ods", ".csv"))
        if kind == ".csv":
            content = self._text()
        else:
            members = self._xlsx() if kind == ".xlsx" else self._ods()
            if self._dice.random() < 0.5:
                self._bend(members)
            if self._dice.random() < 0.1:
                del members[self._dice.choice(list(members))]
            content = _packed(members)
        return kind, damaged(content, self._dice) if self._dice.random() < 0.15 else content

    def _value(self) -> str:
        chosen = self._dice.choice(_VALUES)
        return disguised(ACCOUNT, self._dice) if chosen == ACCOUNT else chosen

    def _forged_rows(self) -> list[list[str]]:
        rows = [[*row] for row in self._rows]
        for _ in range(self._dice.choice((1, 2, 5, 20))):
            row = self._dice.choice(rows)
            if row:
                row[self._dice.randrange(len(row))] = self._value()
        if self._dice.random() < 0.1:
            self._dice.shuffle(rows)
        return rows

    def _text(self) -> bytes:
        text = io.StringIO()
        csv.writer(text, delimiter=self._dice.choice(",\t;")).writerows(self._forged_rows())
        return text.getvalue().encode(self._dice.choice(("utf-8-sig", "gb18030", "utf-16", "utf-8")), "ignore")

    def _ods(self) -> dict[str, bytes]:
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{_xml(text)}</text:p></table:table-cell>" for text in row)
            + "</table:table-row>"
            for row in self._forged_rows()
        )
        names = "".join(f' xmlns:{name}="{_TABLE}{name}:1.0"' for name in ("office", "table", "text"))
        body = f'<office:body><office:spreadsheet><table:table table:name="单位">{rows}</table:table>'
        content = f'<?xml version="1.0"?><office:document-content{names}>{body}</office:spreadsheet></office:body>'
        return {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{content}</office:document-content>".encode(),
        }

    def _xlsx(self) -> dict[str, bytes]:
        """The sample with other texts in some cells."""
        members = _members(self._sample)
        name = max(members, key=lambda each: members[each].count(b"<t"))
        strings = members[name].decode()
        for _ in range(self._dice.choice((1, 2, 5, 20))):
            places = [match.span(1) for match in re.finditer(r"<t(?: [^>]*)?>([^<]*)</t>", strings)]
            start, end = self._dice.choice(places)
            strings = strings[:start] + _xml(self._value()) + strings[end:]
        members[name] = strings.encode()
        return members

    def _bend(self, members: dict[str, bytes]) -> None:
        """Something in the XML is what no program writes."""
        name = self._dice.choice([name for name in members if name.endswith(".xml")])
        pattern, other = self._dice.choice(_BENT)
        text = members[name].decode("utf-8", "replace")
        members[name] = re.sub(pattern, other, text, count=self._dice.choice((1, 3, 0))).encode()


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, member in members.items():
            package.writestr(name, member)
    return stream.getvalue()


def _rows_of(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


def _xml(text: str) -> str:
    return escape("".join(c for c in text if c >= " " or c in "\n\t"))


def _papers(registry: Registry, folder: Path) -> int:
    """Fill papers of the units of *registry*; how many there are. Raises AssertionError."""
    forms, notes = FormCache(FormSet(folder / "forms")), Notes()
    unasked = [prepare(unit, notes) for unit in registry.units[:_UNITS]]
    units = [prepare(unit, notes, accept_errors=True) for unit in registry.units[:_UNITS]]
    fills: list[tuple[str, str, Callable[[], bytes]]] = []
    for each in (*unasked, *units):
        try:
            plan = make_plan(_CATALOGUE, Case(business="new", day=DAY, unit=each.unit), rejected=each.rejected)
        except BjcertError:
            continue
        fills += [(each.form, each.values["账号"], lambda each=each: forms.fill(each)) for each in plan.documents]
    if len(units) > 1:
        fills.append(
            (
                "合并汇款单",
                _CATALOGUE.account.account,
                lambda: combined_sheet(forms, [each.unit for each in units], folder),
            )
        )
    done = 0
    for form, account, fill in fills:
        try:
            content = fill()
        except BjcertError as error:
            assert error.message, form
            assert error.remedy, form
        else:
            fault = fault_of(content, form, account, ()) if FORMS[form].transfer else ""  # others show remarks
            assert fault == "", f"{form}: {fault}"
            done += 1
    return done


def fuzz(times: int, seed: int, folder: Path) -> Counter[str]:
    """Forge *times* workbooks; how many were refused, how many read, and how many papers filled. AssertionError."""
    dice, said = random.Random(seed), Counter[str]()  # noqa: S311 - not for secrets
    sample = folder / "sample.xlsx"
    write_blank(sample, sample=True)
    forger = BookForger(sample.read_bytes(), dice)
    for number in range(times):
        kind, content = forger.forge()
        path = folder / f"forged-{number}{kind}"
        path.write_bytes(content)
        try:
            registry = read_registry(path, today=DAY)
        except BjcertError as error:
            assert error.message, path
            assert error.remedy, path
            said["refused"] += 1
        except Exception as error:
            raise AssertionError(f"{path}: {error!r} (seed {seed})") from error
        else:
            said["read"] += 1
            try:
                said["papers"] += _papers(registry, folder)
            except Exception as error:
                raise AssertionError(f"{path}: {error!r} (seed {seed})") from error
        path.unlink()
    return said
