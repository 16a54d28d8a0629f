"""Find the sheets with units and certificates in a workbook, and apply a person's column mapping."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import FIRST_ROW, HIDDEN_ROWS, ROW_KEYS
from ..process.client import BookProcess
from ..process.refusals import refusal
from .columns import (
    CERTIFICATE_COLUMNS,
    FLAT_COLUMNS,
    JOIN_FIELDS,
    PREFIX,
    Layout,
    SheetColumn,
    bare_header,
    fingerprint,
)
from .header_aliases import CERTIFICATE_SHEETS, UNIT_SHEETS
from .headers import lay_out

_ROW = re.compile("[0-9]{1,7}")
_MOST_SHEETS = 20  # examined when no sheet has a known name


@dataclass(frozen=True)
class Proposal:
    """How a workbook would be read, for a person to confirm or correct.

    *candidates* are the visible sheets that could hold the units; blank when the workbook is being read.
    """

    path: Path
    kind: str
    sheets: tuple[str, ...]
    unit: Layout
    certificates: Layout | None
    candidates: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()  #: sheets with the same header as that of the units, which are not read

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The sheets that are read."""
        return (self.unit, self.certificates) if self.certificates else (self.unit,)

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns of both sheets that have a header; without a header, those that have values."""
        return tuple(column for layout in self.layouts for column in layout.columns)

    @property
    def mapping(self) -> dict[str, str]:
        """The proposed fields, as ``read_registry`` takes them."""
        return {key: field for layout in self.layouts for key, field in layout.mapping.items()}

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the columns that are read, by the keys of ``mapping``."""
        return {f"{column.sheet}!{column.letter}": column.header for column in self.columns if column.field}

    @property
    def fingerprint(self) -> str:
        """The key of a corrected mapping: the same for all workbooks with the same headers."""
        return fingerprint(self.layouts)


def propose_mapping(path: Path, sheet: str | None = None) -> Proposal:
    """The probable field of each column of *path*; RefusedWorkbook if the file cannot be read at all.

    The units are on *sheet*, by default the sheet that looks most like units.
    """
    with BookProcess(path) as book:
        if sheet is not None and sheet not in book.sheets:
            raise refusal("no-such-sheet", path, sheet=sheet)
        return propose(book, path, {}, sheet or "", must_be_sure=False)


def propose(
    book: BookProcess, path: Path, mapping: Mapping[str, str], sheet: str = "", must_be_sure: bool = True
) -> Proposal:
    """The layouts of the sheets of *book*, with a person's *mapping* applied.

    If several sheets could hold the units and none is named, raise RefusedWorkbook if *must_be_sure*, otherwise choose
    the best.
    """
    if not book.sheets:
        raise refusal("no-sheets", path)
    named = (sheet, "") if sheet else _named_sheets(book, mapping)
    certificates = _certificate_sheet(book, named)
    candidates: tuple[str, ...] = ()
    if must_be_sure:
        unit = _unit_sheet(book, path, named[0], certificates)
    else:
        unit, candidates = _best_unit_sheet(book, named[0], certificates)
    if certificates is not None and certificates.sheet == unit.sheet:
        certificates = None
    if certificates is not None and unit.has_certificates:
        is_known = certificates.sheet == named[1] or bare_header(certificates.sheet) in CERTIFICATE_SHEETS
        if is_known and certificates.height > certificates.row:
            unit = unit.without_certificates()
        else:
            certificates = None
    proposal = Proposal(path, book.kind, book.sheets, unit, certificates, candidates)
    if bare_header(unit.sheet) not in UNIT_SHEETS:
        proposal = replace(proposal, alike=_alike(book, unit))
    if mapping:
        proposal = _apply(proposal, mapping)
    if must_be_sure and not _has_units(proposal.unit) and not proposal.unit.question:
        raise refusal("no-header", path, sheets="、".join(proposal.sheets[:10]))
    if must_be_sure and proposal.unit.question:
        raise refusal("which-column", path, question=proposal.unit.question)
    return proposal


def _alike(book: BookProcess, unit: Layout) -> tuple[str, ...]:
    """The other visible sheets with rows under the header of the unit sheet."""
    names = (name for name in _visible(book)[:_MOST_SHEETS] if name != unit.sheet)
    others = (_lay_out_units(book, name) for name in names)
    same = (other for other in others if other.row and other.height > other.row and _has_units(other))
    return tuple(other.sheet for other in same if fingerprint((other,)) == fingerprint((unit,)))


def certificates_below(book: BookProcess, unit: Layout, row: int) -> Layout | None:
    """The list of certificates that begins with a header in *row* of the unit sheet, below the units."""
    layout = lay_out(unit.sheet, book.head(unit.sheet, row - 1), certificates=True, start=row - 1)
    return layout if _has_certificates(layout) else None


def _named_sheets(book: BookProcess, mapping: Mapping[str, str]) -> tuple[str, str]:
    """The unit sheet and the certificate sheet that *mapping* names, or blanks."""
    fields: dict[str, set[str]] = {}
    for key, field in mapping.items():
        sheet, _, column = key.rpartition("!")
        if column and sheet and column not in ROW_KEYS:
            fields.setdefault(sheet, set()).update({field} - {""})
    listing = [sheet for sheet, names in fields.items() if any(name.startswith(PREFIX) for name in names)]
    units = [sheet for sheet, names in fields.items() if names and sheet not in listing]
    units = units or [
        sheet for sheet in listing if any(not each.startswith(PREFIX) for each in fields[sheet].difference(JOIN_FIELDS))
    ]
    if not units and listing and fields[listing[0]].intersection(JOIN_FIELDS) and _stands_alone(book, listing[0]):
        units = listing[:1]
    units = units or [
        sheet for sheet in fields if sheet not in listing and bare_header(sheet) not in CERTIFICATE_SHEETS
    ]
    listing = [sheet for sheet in listing if sheet not in units[:1]]
    return units[0] if units else "", listing[0] if listing else ""


def _stands_alone(book: BookProcess, sheet: str) -> bool:
    """Whether no sheet has only units, besides *sheet*, which has units' codes and certificates."""
    if bare_header(sheet) in CERTIFICATE_SHEETS:
        return False
    others = (_lay_out_units(book, name) for name in _visible(book)[:_MOST_SHEETS] if name != sheet)
    return not any(_has_units(layout) and not layout.has_certificates for layout in others)


def _visible(book: BookProcess) -> Sequence[str]:
    """The sheets that are not hidden."""
    return [name for name in book.sheets if name not in book.hidden] or book.sheets


def _lay_out_units(book: BookProcess, sheet: str) -> Layout:
    return lay_out(sheet, book.head(sheet), certificates=False)


def _certificate_sheet(book: BookProcess, named: tuple[str, str]) -> Layout | None:
    """The sheet with a known name, or the only one of several sheets with a header of certificates."""
    known = _known_sheet(book, named[1], CERTIFICATE_SHEETS)
    if known and known != named[0]:
        return lay_out(known, book.head(known), certificates=True)
    names = _visible(book)
    if len(names) == 1 or len(names) > _MOST_SHEETS:
        return None
    layouts = (
        lay_out(name, book.head(name), certificates=True)
        for name in names
        if bare_header(name) not in UNIT_SHEETS and name != named[0]
    )
    plausible = [layout for layout in layouts if _has_certificates(layout)]
    return plausible[0] if len(plausible) == 1 else None


def _unit_sheet(book: BookProcess, path: Path, named: str, certificates: Layout | None) -> Layout:
    """The sheet with a known name, or the only one with a header of units."""
    if known := _known_sheet(book, named, UNIT_SHEETS):
        layout = _lay_out_units(book, known)
        if _has_units(layout) or known == named:
            return layout
    layouts = [_lay_out_units(book, name) for name in _visible(book)[:_MOST_SHEETS]]
    plausible = _plausible(layouts, certificates)
    if len(plausible) > 1 and not plausible[0].question:
        refused = refusal("which-sheet", path, sheets="、".join(layout.sheet for layout in plausible))
        refused.sheets = tuple(layout.sheet for layout in plausible)
        raise refused
    if plausible:
        return max(plausible, key=_merit)
    return next((layout for layout in layouts if layout.columns), layouts[0])


def _best_unit_sheet(book: BookProcess, named: str, certificates: Layout | None) -> tuple[Layout, tuple[str, ...]]:
    """The sheet that is *named* or looks most like units, and all that could hold units."""
    names = list(_visible(book)[:_MOST_SHEETS])
    known = _known_sheet(book, named, UNIT_SHEETS)
    if known and known not in names:
        names.append(known)
    layouts = [_lay_out_units(book, name) for name in names]
    plausible = _plausible(layouts, certificates) or [layout for layout in layouts if layout.columns] or layouts
    candidates = tuple(
        layout.sheet for layout in layouts if layout in plausible or layout.sheet == named or _has_more(layout)
    )
    wanted = [layout for layout in layouts if layout.sheet == known and (_has_units(layout) or known == named)]
    return (wanted[0] if wanted else max(plausible, key=_merit)), candidates


def _merit(layout: Layout) -> tuple[bool, int, int]:
    return not layout.question, len(layout.fields), layout.height


def _plausible(layouts: Sequence[Layout], certificates: Layout | None) -> list[Layout]:
    """The layouts that look like units, without the certificate sheet if there are others.

    Those that surely are lists of units come before those with a question, and those with rows before blank ones.
    """
    found = [layout for layout in layouts if _has_units(layout)]
    for better in (
        lambda layout: certificates is None or layout.sheet != certificates.sheet,
        lambda layout: not layout.question,
        lambda layout: layout.height > layout.row,
    ):
        found = [layout for layout in found if better(layout)] or found
    return found or [layout for layout in layouts if layout.question][:1]


def _known_sheet(book: BookProcess, named: str, usual: Sequence[str]) -> str:
    """The *named* sheet, else the one with the most usual name, else a blank."""
    if named in book.sheets:
        return named
    known = [name for name in _visible(book) if bare_header(name) in usual]
    return min(known, key=lambda name: usual.index(bare_header(name)), default="")


def _has_units(layout: Layout) -> bool:
    return any(name in layout.fields for name in JOIN_FIELDS)


def _has_more(layout: Layout) -> bool:
    """Whether a sheet has more columns of units than those that name a certificate's unit."""
    return _has_units(layout) and any(
        not name.startswith(PREFIX) for name in layout.fields.keys() - set(JOIN_FIELDS) - {"备注", "证书数量"}
    )


def _has_certificates(layout: Layout) -> bool:
    fields = layout.fields
    return _has_units(layout) and ("证书.USBKey序列号" in fields or "证书.到期日期" in fields)


def _apply(proposal: Proposal, mapping: Mapping[str, str]) -> Proposal:
    """The proposal with *mapping* applied; a blank field drops a column."""
    layouts = {layout.sheet: layout for layout in proposal.layouts}
    for key, field in mapping.items():
        sheet, _, column = key.rpartition("!")
        if column in ROW_KEYS:
            sheet = sheet or proposal.unit.sheet
            if sheet not in layouts or (column != HIDDEN_ROWS and not _ROW.fullmatch(field)):
                raise refusal("bad-mapping", proposal.path, key=key, field=field)
            layouts[sheet] = _bounded(layouts[sheet], column, field)
            continue
        if not sheet:
            wants_certificates = field.startswith(PREFIX) and proposal.certificates is not None
            sheet = proposal.layouts[-1 if wants_certificates else 0].sheet
        layout = layouts.get(sheet)
        is_certificates = proposal.certificates is not None and sheet == proposal.certificates.sheet
        allowed = CERTIFICATE_COLUMNS if is_certificates else FLAT_COLUMNS
        chosen = _column(layout, column) if layout else None
        if layout is None or chosen is None or (field and field not in allowed):
            raise refusal("bad-mapping", proposal.path, key=key, field=field)
        columns = tuple(
            replace(each, field=field, dropped=not field)
            if each.letter == chosen
            else replace(each, field="")
            if field and each.field == field
            else each
            for each in layout.columns
        )
        if all(each.letter != chosen for each in columns):
            columns += (SheetColumn(sheet, chosen, "", field),)
        layouts[sheet] = replace(layout, columns=columns, question="")
    unit = layouts[proposal.unit.sheet]
    certificates = layouts[proposal.certificates.sheet] if proposal.certificates else None
    return replace(proposal, unit=unit, certificates=certificates)


def _bounded(layout: Layout, key: str, text: str) -> Layout:
    """*layout* with a person's first or last row, or with hidden rows read if *text* is not blank."""
    if key == HIDDEN_ROWS:
        return replace(layout, reads_hidden=bool(text))
    return replace(layout, first=int(text)) if key == FIRST_ROW else replace(layout, last=int(text))


def _column(layout: Layout, text: str) -> str | None:
    """The letters of the column with the header or the letters *text*."""
    wanted = bare_header(text)
    for each in layout.columns:
        if text and (each.header == text or (wanted and bare_header(each.header) == wanted)):
            return each.letter
    letters = text.strip().upper()
    return letters if re.fullmatch("[A-Z]{1,3}", letters) else None
