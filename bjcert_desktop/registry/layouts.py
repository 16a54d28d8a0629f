"""Finding the sheets with units and certificates in a workbook, and a person's say in which column is what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bjcert_desktop.registry.aliases import CERTIFICATE_SHEETS, UNIT_SHEETS
from bjcert_desktop.registry.columns import (
    CERTIFICATE_COLUMNS,
    JOIN_FIELDS,
    UNIT_COLUMNS,
    Column,
    Layout,
    fingerprint,
    lay_out,
    plain,
)
from bjcert_desktop.registry.process import BookProcess
from bjcert_desktop.registry.refusals import refusal

_MOST_SHEETS = 20  # looked at when no sheet has a known name


@dataclass(frozen=True)
class Proposal:
    """How a workbook would be read: for the window in which a person says what each column is."""

    path: Path
    kind: str
    sheets: tuple[str, ...]
    unit: Layout
    certificates: Layout | None

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The sheets that are read."""
        return (self.unit, self.certificates) if self.certificates else (self.unit,)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column with a header, of both sheets."""
        return tuple(column for layout in self.layouts for column in layout.columns)

    @property
    def mapping(self) -> dict[str, str]:
        """The proposed fields, in the form that ``read_registry`` takes."""
        return {key: field for layout in self.layouts for key, field in layout.mapping.items()}

    @property
    def fingerprint(self) -> str:
        """What to remember a corrected mapping by: other workbooks with the same headers have the same."""
        return fingerprint(self.layouts)


def propose_mapping(path: Path) -> Proposal:
    """What each column of *path* seems to be; RegistryError when the file cannot be read at all."""
    with BookProcess(path) as book:
        return propose(book, path, {})


def propose(book: BookProcess, path: Path, mapping: Mapping[str, str]) -> Proposal:
    """The sheets of *book* as understood, with the *mapping* of a person applied."""
    if not book.sheets:
        raise refusal("no-sheets", path)
    named = _named_sheets(mapping)
    certificates = _certificate_sheet(book, named)
    unit = _unit_sheet(book, path, named, certificates)
    if certificates is not None and certificates.sheet == unit.sheet:
        certificates = None
    proposal = Proposal(path, book.kind, book.sheets, unit, certificates)
    return _apply(proposal, mapping) if mapping else proposal


def _named_sheets(mapping: Mapping[str, str]) -> tuple[str, str]:
    """The unit sheet and the certificate sheet that a person's mapping names, or blanks."""
    fields: dict[str, set[str]] = {}
    for key, field in mapping.items():
        sheet, _, column = key.rpartition("!")
        if column and sheet:
            fields.setdefault(sheet, set()).add(field)
    certificates = [sheet for sheet, names in fields.items() if any(name.startswith("证书.") for name in names)]
    units = [sheet for sheet in fields if sheet not in certificates]
    return units[0] if units else "", certificates[0] if certificates else ""


def _certificate_sheet(book: BookProcess, named: tuple[str, str]) -> Layout | None:
    """The sheet with a known name, or the only one beside others whose header is one of certificates."""
    if known := _known_sheet(book, named[1], CERTIFICATE_SHEETS):
        return lay_out(known, *book.head(known), certificates=True)
    if len(book.sheets) == 1 or len(book.sheets) > _MOST_SHEETS:
        return None
    layouts = (
        lay_out(name, *book.head(name), certificates=True) for name in book.sheets if plain(name) not in UNIT_SHEETS
    )
    plausible = [layout for layout in layouts if _has_certificates(layout)]
    return plausible[0] if len(plausible) == 1 else None


def _unit_sheet(book: BookProcess, path: Path, named: tuple[str, str], certificates: Layout | None) -> Layout:
    """The sheet with a known name, or the only one whose header is one of units."""
    if known := _known_sheet(book, named[0], UNIT_SHEETS):
        layout = lay_out(known, *book.head(known), certificates=False)
        if _has_units(layout) or known == named[0]:
            return layout
    names = book.sheets[:_MOST_SHEETS]
    layouts = [lay_out(name, *book.head(name), certificates=False) for name in names]
    plausible = [layout for layout in layouts if _has_units(layout)]
    if certificates is not None and len(plausible) > 1:
        plausible = [layout for layout in plausible if layout.sheet != certificates.sheet]
    if len(plausible) > 1:
        raise refusal("which-sheet", path, sheets="、".join(layout.sheet for layout in plausible))
    if plausible:
        return plausible[0]
    return next((layout for layout in layouts if layout.columns), layouts[0])


def _known_sheet(book: BookProcess, named: str, usual: Sequence[str]) -> str:
    """The sheet that a person has named, else the one with the most usual name, else a blank."""
    if named in book.sheets:
        return named
    known = [name for name in book.sheets if plain(name) in usual]
    return min(known, key=lambda name: usual.index(plain(name)), default="")


def _has_units(layout: Layout) -> bool:
    return any(name in layout.fields for name in JOIN_FIELDS)


def _has_certificates(layout: Layout) -> bool:
    fields = layout.fields
    return _has_units(layout) and ("证书.USBKey序列号" in fields or "证书.到期日期" in fields)


def _apply(proposal: Proposal, mapping: Mapping[str, str]) -> Proposal:
    """The proposal with the columns of *mapping* as a person wants them; a blank field drops a column."""
    layouts = {layout.sheet: layout for layout in proposal.layouts}
    for key, field in mapping.items():
        sheet, _, column = key.rpartition("!")
        if not sheet:
            wants_certificates = field.startswith("证书.") and proposal.certificates is not None
            sheet = proposal.layouts[-1 if wants_certificates else 0].sheet
        layout = layouts.get(sheet)
        is_certificates = proposal.certificates is not None and sheet == proposal.certificates.sheet
        allowed = CERTIFICATE_COLUMNS if is_certificates else UNIT_COLUMNS
        chosen = _column(layout, column) if layout else None
        if layout is None or chosen is None or (field and field not in allowed):
            raise refusal("bad-mapping", proposal.path, key=key, field=field)
        columns = tuple(
            replace(each, field=field)
            if each.letter == chosen
            else replace(each, field="")
            if field and each.field == field
            else each
            for each in layout.columns
        )
        if all(each.letter != chosen for each in columns):
            columns += (Column(sheet, chosen, "", field),)
        layouts[sheet] = replace(layout, columns=columns)
    unit = layouts[proposal.unit.sheet]
    certificates = layouts[proposal.certificates.sheet] if proposal.certificates else None
    return replace(proposal, unit=unit, certificates=certificates)


def _column(layout: Layout, text: str) -> str | None:
    """The letters of the column that *text* means: its header, or its letters."""
    wanted = plain(text)
    for each in layout.columns:
        if each.header == text or (wanted and plain(each.header) == wanted):
            return each.letter
    letters = text.strip().upper()
    return letters if re.fullmatch("[A-Z]{1,3}", letters) else None
