"""What the values of a column look like, which has a say in what the column is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..cell_text import RawCell, is_blank_mark, is_ditto, line_text
from ..checks.contacts import is_landline, is_mobile
from ..checks.organisation_names import is_organisation
from ..checks.uscc import check_uscc

_CODE = re.compile(r"[0-9A-Z]{18}", re.ASCII)
_OTHER_CODE = re.compile(r"\d{15}|[0-9A-Z]{8}-?[0-9X]", re.ASCII)
_IDENTITY = re.compile(r"\d{17}[\dX]|\d{15}", re.ASCII)
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+%?(?:[eE][-+]?\d+)?|[YN是否√×有无]", re.ASCII)
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?日?(?:[ T].*|\d{1,2}:\d\d.*)?|(?:19|20)\d{6}")
_ADDRESS = re.compile(
    r"(?:.{1,20}[省市区县州盟旗镇乡]|.{2,12}(?:大街|胡同|路|街|巷|弄)).{0,30}?(?:[路街道巷弄村园镇乡号楼厦座室里屯组]|\d).{0,40}"
)
_LINK = re.compile(r"HTTPS?:.*|WWW\..*|/.*")
_FORMS = (
    ("identities", _IDENTITY),
    ("emails", re.compile(r".*@.*")),
    ("dates", _DATE),
    ("postcodes", re.compile(r"\d{6}", re.ASCII)),
    ("numbers", _NUMBER),
    ("links", _LINK),
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,3}(?:[·•][\u4e00-\u9fff]{1,8})?[\u4e00-\u9fff]?|[A-Za-z][A-Za-z .]{1,30}")
_MEASURES = frozenset("个件箱台套只支米斤吨盒包袋瓶张本条块片根卷桶把双对组批次天月年元户人份副枚克") | {
    "千克",
    "公斤",
    "KG",
    "G",
    "M",
}


@dataclass(frozen=True)
class ColumnValues:
    """How many of a column's first cells are *filled*, how many differ, and how many look like each kind of value."""

    filled: int = 0
    different: int = 0
    codes: int = 0  # unified codes whose check passes
    code_like: int = 0  # 18 characters of such a code, or an older registration number or organisation code
    organisations: int = 0
    persons: int = 0
    mobiles: int = 0
    landlines: int = 0
    identities: int = 0
    emails: int = 0
    dates: int = 0
    numbers: int = 0
    measures: int = 0
    links: int = 0
    postcodes: int = 0
    addresses: int = 0

    def share(self, count: int) -> float:
        """*count* as a share of the filled cells; 0 if there are none."""
        return count / self.filled if self.filled else 0.0

    @property
    def are_codes(self) -> bool:
        """Whether most are unified codes that pass their check."""
        return self.share(self.codes) >= 0.6

    @property
    def are_organisations(self) -> bool:
        """Whether most read like organisations."""
        return self.share(self.organisations) >= 0.6


def look_at(cells: Iterable[RawCell]) -> ColumnValues:
    """What *cells* look like; marks for nothing count as blank."""
    found = dict.fromkeys(ColumnValues.__dataclass_fields__, 0)
    seen = set[str]()
    for cell in cells:
        if isinstance(cell, list):
            found["filled"] += 1
            found["dates"] += 1
            continue
        try:
            text = line_text(cell)
        except ValueError:
            found["filled"] += 1
            found["numbers"] += 1
            continue
        if not text or is_blank_mark(text) or is_ditto(text):
            continue
        found["filled"] += 1
        seen.add(text)
        for kind in _kinds(text):
            found[kind] += 1
    found["different"] = len(seen)
    return ColumnValues(**found)


def _kinds(text: str) -> Iterator[str]:
    """The kinds of values that *text* looks like."""
    packed = text.replace(" ", "").upper()
    if kind := _code_kind(packed):
        yield "code_like"
        if kind == "codes":
            yield kind
            return
    if is_mobile(text):
        yield "mobiles"
    elif is_landline(text):
        yield "landlines"
    yield from (kind for kind, form in _FORMS if form.fullmatch(packed))
    if packed in _MEASURES:
        yield "measures"
    if is_organisation(text) and not _LINK.match(packed):
        yield "organisations"
    elif _PERSON.fullmatch(text):
        yield "persons"
    elif len(text) > 5 and _ADDRESS.fullmatch(text):
        yield "addresses"


def _code_kind(packed: str) -> str:
    """Whether a text is a unified code that passes its check, or only has the form of one or of an older number."""
    if not _CODE.fullmatch(packed):
        return "code_like" if _OTHER_CODE.fullmatch(packed) else ""
    fault = check_uscc(packed)
    if fault is None or fault.code == "uscc-organisation":
        return "codes"
    return "" if _IDENTITY.fullmatch(packed) else "code_like"
