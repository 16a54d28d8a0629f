"""What a column is: its letter, its header, and the field that it was taken for."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, Field
from ..column_letters import index_of
from .header_aliases import NUMBERING

UNIT_SHEET = "单位"
CERTIFICATE_SHEET = "证书"
PREFIX = "证书."  # of the fields of certificates

#: The columns that name the unit of a certificate. They keep their names of the sheet 单位.
JOIN_FIELDS = ("统一社会信用代码", "单位名称")

UNIT_COLUMNS: Mapping[str, Field] = {each.name: each for each in UNIT_FIELDS}
#: The columns of a unit sheet that also lists certificates, one per row.
FLAT_COLUMNS: Mapping[str, Field] = {**UNIT_COLUMNS, **{each.name: each for each in CERTIFICATE_FIELDS}}
CERTIFICATE_COLUMNS: Mapping[str, Field] = {
    **{name: UNIT_COLUMNS[name] for name in JOIN_FIELDS},
    **{each.name: each for each in CERTIFICATE_FIELDS},
}

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_ORNAMENT = re.compile(r"^\d+位?(?=\D)|(?:必填|选填|必填项)$")

_WORDS = r"[A-Za-z](?:[A-Za-z.]|[\s/&'_-]+(?=[A-Za-z]))+"
_NUMBERS = re.compile(r"\b(?:ID|CODE|NO|NUMBER)\b", re.IGNORECASE)
_ENGLISH = re.compile(rf"^{_WORDS}[)\s/|_:-]+(?=[^A-Za-z])|(?<=[^A-Za-z])[/\s(|_-]+{_WORDS}\)?$", re.ASCII)
#: Words that say in English what a header says in Chinese.
_TRANSLATION = (
    "NO|NUMBER|SERIAL|NAME|FULL|COMPANY|UNIT|ORGANI[SZ]ATION|ENTERPRISE|INSTITUTION|SCHOOL|HOSPITAL|SUPPLIER|VENDOR|CUSTOMER|"
    "CLIENT|OF|THE|AND|UNIFIED|SOCIAL|CREDIT|CODE|USCC|TAX|ID|LEGAL|REPRESENTATIVE|PERSON|CONTACTS?|INFORMATION|TEL|TELEPHONE|"
    "PHONE|MOBILE|CELL|FIXED|OFFICE|FAX|ADDRESS|REGISTERED|POSTAL|POST|ZIP|POSTCODE|ZIPCODE|E|MAIL|EMAIL|REMARKS?|NOTES?|"
    "COMMENTS?|DATE|EXPIRY|CERTIFICATE|CARD|IDENTITY|QUANTITY"
)

#: Kinds of values, by their form.
_VALUE_KINDS = (
    ("code", re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)),
    ("identity", re.compile(r"\d{17}[\dX]", re.ASCII)),
    ("mobile", re.compile(r"1[3-9]\d{9}(?:\.0)?", re.ASCII)),
    ("number", re.compile(r"[\d.-]+", re.ASCII)),
    ("blank", re.compile("")),
)


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: *field* is the field it was taken for, or a blank; *sample* is its first value.

    *header* is blank if the sheet has none. *dropped* means that a person has excluded the column.
    """

    sheet: str
    letter: str
    header: str
    field: str
    sample: str = ""
    dropped: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it has a header and is not read, was not dropped, and does not number the rows."""
        bare = bare_header(without_english(self.header) or self.header)
        return bool(self.header) and not (self.field or self.dropped or bare in ("", *NUMBERING))


@dataclass(frozen=True)
class Layout:
    """The columns of one table, in its order; *row* is the header's last row, counted from 1.

    *row* is 0 if the values begin in the first row. *last* is the table's last row, 0 if it ends with the sheet, and
    *first* its first row if a person has set one. *question* is what a person has to be asked before it is read.
    *reads_hidden* tells that hidden rows count like others.
    """

    sheet: str
    row: int
    columns: tuple[SheetColumn, ...]
    height: int = 0
    last: int = 0
    first: int = 0
    question: str = ""
    reads_hidden: bool = False

    @property
    def start(self) -> int:
        """The first row with values, counted from 1."""
        return max(self.first, self.row + 1)

    @property
    def fields(self) -> dict[str, int]:
        """The index, counted from 0, of each field's column."""
        return {each.field: index_of(each.letter) for each in self.columns if each.field}

    @property
    def has_certificates(self) -> bool:
        """Whether it has columns of certificates; on a unit sheet each row is then a certificate."""
        return any(each.field.startswith(PREFIX) for each in self.columns)

    def without_certificates(self) -> "Layout":
        """The same sheet, its certificate columns unread."""
        columns = (replace(each, field="") if each.field.startswith(PREFIX) else each for each in self.columns)
        return replace(self, columns=tuple(columns))

    @property
    def mapping(self) -> dict[str, str]:
        """``{"单位!C": "法定代表人"}``."""
        return {f"{self.sheet}!{each.letter}": each.field for each in self.columns if each.field}


def header_text(field_name: str) -> str:
    """The header of a field's column."""
    return field_name.removeprefix(PREFIX)


_FIRST = "(?<=[\u4e00-\u9fff])1$"  # 联系人1 is the contact, 联系人2 somebody else


def bare_header(header: object) -> str:
    """A header in half-width capitals without blanks, punctuation, numbering and remarks in brackets."""
    if not isinstance(header, str):
        return ""
    text = unicodedata.normalize("NFKC", header).upper()
    while len(text) < 200 and (shorter := BRACKETS.sub("", text)) != text:
        text = shorter
    text = "".join(character for character in text if character.isalnum())
    return _ORNAMENT.sub("", re.sub(_FIRST, "", text)) or text


def without_english(header: str) -> str:
    """The Chinese of a *header* in two languages, or a blank if it has one or its English says more."""
    text = unicodedata.normalize("NFKC", header).strip()
    found = _ENGLISH.search(text)
    if found is None or not all(re.fullmatch(_TRANSLATION, word) for word in re.findall("[A-Z]+", found[0].upper())):
        return ""
    chinese = text.replace(found[0], "")
    only_numbers = _NUMBERS.search(found[0]) and not re.search("[号码序址类]|电话|手机", chinese)
    return "" if only_numbers or len(bare_header(chinese)) < 2 else chinese


def value_kind(text: str) -> str:
    """What a value looks like: "code", "identity", "mobile", "number", "blank" or "text"."""
    return next((kind for kind, form in _VALUE_KINDS if form.fullmatch(text)), "text")


def fingerprint(layouts: Sequence[Layout]) -> str:
    """A digest of a workbook's headers; a column without a header counts as the kind of its first value."""
    headers = "\n".join(
        "\t".join(
            bare_header(each.header) or ("" if each.header else value_kind(each.sample)) for each in layout.columns
        )
        for layout in layouts
    )
    return hashlib.sha256(headers.encode()).hexdigest()[:16]
