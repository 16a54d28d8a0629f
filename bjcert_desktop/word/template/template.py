"""A compiled form: static bytes with gaps, and how each gap is filled.

Nothing is evaluated: a value is text, and it is escaped. Filling needs no XML library.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..package import Package, Writer
from .placeholders import Piece

Item = Mapping[str, str]
Items = Sequence[Item]
Lists = Mapping[str, Items]

_LINE_END = re.compile("\r\n|[\r\n\x0b]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[\x00-\x1f<>&\ud800-\udfff\ufffe\uffff]")  #: characters to escape or drop


class Scope(NamedTuple):
    """The *values* by field name, the *lists* by prefix, and the current *item* of the list being repeated."""

    values: Item
    lists: Lists
    item: Item

    def value(self, name: str) -> str:
        """The value of field *name*: the item's for a list field («证书.备注»)."""
        return (self.item if "." in name else self.values).get(name) or ""


@dataclass(frozen=True)
class TextGap:
    """A field's value inside a ``w:t``; *line_break* and *tab* close the ``w:t``, hold the break, and open the next."""

    name: str
    line_break: str
    tab: str

    def write(self, out: list[bytes], scope: Scope) -> None:
        """Add the value as it stands in XML."""
        text = scope.value(self.name)
        if _SPECIAL.search(text):
            text = _ILLEGAL.sub("", _LINE_END.sub("\n", text))
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            text = text.replace("\t", self.tab).replace("\n", self.line_break)
        out.append(text.encode())


@dataclass(frozen=True)
class TickGap:
    """A box that is ticked when field *name* has *value*."""

    name: str
    value: str
    ticked: bytes
    empty: bytes

    def write(self, out: list[bytes], scope: Scope) -> None:
        """Add the ticked or the empty box."""
        out.append(self.ticked if scope.value(self.name).strip() == self.value else self.empty)


@dataclass(frozen=True)
class Each:
    """A row or paragraph that is repeated for each item of the list *prefix*; *otherwise* is printed for none.

    The *last* one may be kept on the page of what follows.
    """

    prefix: str
    body: "Block"
    last: "Block"
    otherwise: "Block"

    def write(self, out: list[bytes], scope: Scope) -> None:
        """Add one copy for each item."""
        *items, last = scope.lists.get(self.prefix) or (None,)
        if last is None:
            self.otherwise.write(out, scope)
            return
        for item in items:
            self.body.write(out, scope._replace(item=item))
        self.last.write(out, scope._replace(item=last))


@dataclass(frozen=True)
class AnyOf:
    """A table that consists of repeated rows only: left out when every one of its lists is empty."""

    prefixes: tuple[str, ...]
    body: "Block"

    def write(self, out: list[bytes], scope: Scope) -> None:
        """Add the table if it has a row."""
        if any(scope.lists.get(prefix) for prefix in self.prefixes):
            self.body.write(out, scope)


@dataclass(frozen=True)
class Block:
    """A stretch of the document: static bytes and gaps, in turn."""

    parts: Sequence[bytes | TextGap | TickGap | Each | AnyOf]

    @property
    def static(self) -> bytes:
        """The bytes without what fills the gaps."""
        return b"".join(part for part in self.parts if isinstance(part, bytes))

    def write(self, out: list[bytes], scope: Scope) -> None:
        """Add the pieces of the block."""
        for part in self.parts:
            if isinstance(part, bytes):
                out.append(part)
            else:
                part.write(out, scope)


class Template:
    """A form that can be filled any number of times. It is immutable and keeps none of the values.

    *parts*: member → its content. *fields* are the names that the form uses, including those used only in ticks or
    *pieces*; *boxes* are its ticks, by field and value.
    """

    def __init__(
        self,
        package: Package,
        parts: Mapping[str, Block],
        fields: frozenset[str],
        pieces: frozenset[Piece] = frozenset(),
        boxes: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self.fields, self.boxes = fields, boxes
        self._pieces = tuple(piece for piece in pieces if "." not in piece.name)
        self._item_pieces = tuple(piece for piece in pieces if "." in piece.name)
        self._blocks = tuple(parts.values())
        self._writer = Writer(package, parts)

    def fill(self, values: Mapping[str, str], lists: Lists) -> bytes:
        """The finished .docx.

        *values* are keyed by field name, *lists* by prefix (证书, 材料, 费用, 步骤, 提示), each item again by the full
        field name. A missing or empty value leaves its spot blank.
        """
        if self._pieces:
            values = {**values, **{piece.key: piece.of(values) for piece in self._pieces}}
        if self._item_pieces:
            lists = {prefix: [self._with_pieces(item) for item in items] for prefix, items in lists.items()}
        scope = Scope(values, lists, {})
        contents: list[list[bytes]] = []
        for block in self._blocks:
            contents.append([])
            block.write(contents[-1], scope)
        return self._writer.write(contents)

    def _with_pieces(self, item: Item) -> Item:
        return {**item, **{piece.key: piece.of(item) for piece in self._item_pieces}}
