"""What an office has settled beyond the guide: remarks of its administrators on scenarios, beside the sealed data.

They stand in ``remarks.toml`` in the administrators' folder of the machine, which only administrators may change. They
are shown as 本单位说明 with author and day, and change nothing else. The same file may have the office's own reasons to
choose from where papers came back or a case does not count.
"""

from pathlib import Path

import msgspec

from ..errors import GuideError
from ..system.links import open_file
from ..system.paths import machine_data
from ..system.permissions import who_else_can_change
from ..system.toml_text import table_in
from .general import OfficeReasons, OfficeRemark
from .load import load_catalogue
from .model import Catalogue

REMARKS_FILE = "remarks.toml"
_REMEDY = "请由管理员改好后再打开本程序。"


def load_guide(update: Path | None, machine: Path | None = None) -> Catalogue:
    """The guide with the administrators' *update* and the office's remarks; *machine* is the administrators' folder.

    Raises GuideError for the guide. Remarks that cannot be used are left out, and the catalogue says why.
    """
    catalogue = load_catalogue(update=update)
    file = (machine or machine_data()) / REMARKS_FILE
    try:
        remarks, reasons = _read(file, catalogue)
        return msgspec.structs.replace(catalogue, remarks=remarks, reasons=reasons)
    except GuideError as error:
        return msgspec.structs.replace(catalogue, remarks_problem=f"{error.message}{error.remedy}")


def _read(file: Path, catalogue: Catalogue) -> tuple[tuple[OfficeRemark, ...], OfficeReasons]:
    try:
        with open_file(file) as opened:
            why = who_else_can_change(opened)
            content = b"" if why else opened.read()
    except FileNotFoundError:
        return (), OfficeReasons()
    except OSError as error:
        raise GuideError(f"单位说明“{file}”读不出来（{error.strerror}），没有采用。", _REMEDY) from error
    if why:
        raise GuideError(f"单位说明没有采用：{why}。", "请由管理员重新放置，并且只允许管理员改动。")
    try:
        table = table_in(content)
        remarks = msgspec.convert(table.pop("remarks", []), tuple[OfficeRemark, ...])
        reasons = msgspec.convert(table.pop("reasons", {}), OfficeReasons)
    except ValueError as error:
        raise GuideError(f"单位说明“{file}”有误，没有采用：{error}。", _REMEDY) from error
    known = {scenario.id for _, scenario in catalogue.scenarios()}
    unknown = [*table, *(each for remark in remarks for each in remark.scenarios if each not in known)]
    if unknown:
        raise GuideError(f"单位说明“{file}”里有不认识的“{unknown[0]}”，没有采用。", _REMEDY)
    if any(not remark.text.strip() or not remark.author.strip() for remark in remarks):
        raise GuideError(f"单位说明“{file}”里有一条没有内容或者没有写明是谁说的，没有采用。", _REMEDY)
    if not all(map(str.strip, (*reasons.returned, *reasons.void))):
        raise GuideError(f"单位说明“{file}”的 reasons 里有一条是空的，没有采用。", _REMEDY)
    return remarks, reasons
