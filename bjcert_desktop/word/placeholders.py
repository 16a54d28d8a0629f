"""The language between ``{{`` and ``}}``.

- ``字段``: the field's value.
- ``字段:1``, ``字段:2`` …: its first, second … character (blanks do not count), for forms with a cell for each
  character, such as the 18 cells of an ID number. A cell without a character stays blank.
- ``字段:年``, ``字段:月``, ``字段:日``: a date's number before that sign, for forms where the sign is printed already.
- ``勾选:更新``: a box, ticked when the case's business is 更新; ``勾选:字段=值``: ticked when the field has that value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ..domain.fields import FIELDS
from ..guide import business_names

_TICK = "勾选:"
_PIECE = re.compile(r"[1-9][0-9]?|[年月日]")
#: Full-width signs, as a Chinese keyboard types them, mean the same.
_HALF_WIDTH = str.maketrans("：＝．", ":=.")


@dataclass(frozen=True)
class Choice:
    """A box, ticked when field *name* has *value*."""

    name: str
    value: str


@dataclass(frozen=True)
class Piece:
    """A piece of field *name*: character *which* («1», «2» …) or the number before *which* (年, 月 or 日)."""

    name: str
    which: str

    @property
    def key(self) -> str:
        """The key of the piece among a form's values."""
        return f"{self.name}:{self.which}"

    def of(self, values: Mapping[str, str]) -> str:
        """The piece of the value in *values*, empty where there is none."""
        value = "".join((values.get(self.name) or "").split())
        if self.which.isdecimal():
            return value[int(self.which) - 1 :][:1]
        number = re.search(rf"([0-9]+){self.which}", value)
        return number[1] if number else ""


@dataclass(frozen=True)
class Unknown:
    """A placeholder that the language does not have."""

    message: str
    remedy: str


def understand(content: str) -> str | Choice | Piece | Unknown:
    """The field name, choice or piece that *content*, the text between the braces, means."""
    text = "".join(content.split()).translate(_HALF_WIDTH)
    if text in FIELDS:
        return text
    if not text.startswith(_TICK):
        name, colon, which = text.partition(":")
        if not colon or name not in FIELDS:
            return _unknown_field(name)
        return Piece(name, which) if _PIECE.fullmatch(which) else _unknown_piece(name, which)
    name, equals, value = text.removeprefix(_TICK).partition("=")
    if not equals:
        return Choice("业务类型", name) if name in business_names() else _unknown_business(name)
    return Choice(name, value) if name in FIELDS else _unknown_field(name)


def _unknown_field(name: str) -> Unknown:
    nearest = get_close_matches(name, FIELDS, n=1, cutoff=0.4)
    hint = f"是不是“{nearest[0]}”？" if nearest else ""
    return Unknown(f"没有名为“{name}”的字段。", f"{hint}请对照“表样管理”中的“可用字段”改正。")


def _unknown_business(name: str) -> Unknown:
    known = "、".join(business_names())
    return Unknown(f"没有名为“{name}”的业务可以勾选。", f"请写成{known}之一，或写成“{{{{勾选:字段=值}}}}”。")


def _unknown_piece(name: str, which: str) -> Unknown:
    remedy = f"一格一字请写成“{{{{{name}:1}}}}”“{{{{{name}:2}}}}”等；日期可以写成“{{{{申请日期:年}}}}”。"
    return Unknown(f"看不懂“{name}”后面的“:{which}”。", remedy)
