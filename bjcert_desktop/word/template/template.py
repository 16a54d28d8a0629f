"""A compiled form: static bytes with gaps, and how each gap is filled.

Nothing is evaluated: a value is text, and it is escaped. Filling needs no XML library.

A row is rendered for all items of a list at once: the static bytes are repeated by the list's length, and the values,
encoded together, are assigned with a stride. Row by row, a sheet of 107 rows takes twice as long.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ..package import Package, Writer
from ..placeholders import Piece

Item = Mapping[str, str]
Items = Sequence[Item]
Lists = Mapping[str, Items]

_ONE: Items = ({},)  #: the items of a block outside any list
_LINE_END = re.compile("\r\n|[\r\n\x0b]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Bytes that cannot stand in XML text as they are; there are two characters beyond them that it does not allow.
_SPECIAL = b"<>&" + bytes(range(0x20))


class Scope(NamedTuple):
    """The *values* by field name and the *lists* by prefix."""

    values: Item
    lists: Lists


@dataclass(frozen=True)
class TextGap:
    """A field's value inside a ``w:t``; *line_break* and *tab* close the ``w:t``, hold the break, and open the next."""

    name: str
    line_break: str
    tab: str

    def escape(self, text: str) -> bytes:
        """*text* as it stands in XML."""
        text = _ILLEGAL.sub("", _LINE_END.sub("\n", text))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("\t", self.tab).replace("\n", self.line_break).encode()


@dataclass(frozen=True)
class TickGap:
    """A box that is ticked when field *name* has *value*."""

    name: str
    value: str
    ticked: bytes
    empty: bytes

    def box(self, source: Item) -> bytes:
        """The box as it stands for this item, or for the form's values."""
        return self.ticked if (source.get(self.name) or "").strip() == self.value else self.empty


@dataclass(frozen=True)
class Each:
    """A row or paragraph that is repeated for each item of the list *prefix*; *otherwise* is printed for none.

    The *last* one may be kept on the page of what follows.
    """

    prefix: str
    body: "Block"
    last: "Block"
    otherwise: "Block"

    def write(self, out: list[bytes], scope: Scope, _items: Items) -> None:
        items = scope.lists.get(self.prefix)
        if items:
            if len(items) > 1:
                self.body.write(out, scope, items[:-1])
            self.last.write(out, scope, items[-1:])
        else:
            self.otherwise.write(out, scope)


@dataclass(frozen=True)
class AnyOf:
    """A table that consists of repeated rows only: left out when every one of its lists is empty."""

    prefixes: tuple[str, ...]
    body: "Block"

    def write(self, out: list[bytes], scope: Scope, _items: Items) -> None:
        if any(scope.lists.get(prefix) for prefix in self.prefixes):
            self.body.write(out, scope)


class Block:
    """A stretch of the document: static bytes and gaps, in turn."""

    def __init__(self, parts: Sequence[bytes | TextGap | TickGap | Each | AnyOf]) -> None:
        self._parts: list[_Stretch | Each | AnyOf] = []
        start = 0
        for index, part in enumerate(parts):
            if isinstance(part, Each | AnyOf):
                self._parts += (_Stretch(parts[start:index]), part)
                start = index + 1
        self._parts.append(_Stretch(parts[start:]))

    @property
    def static(self) -> bytes:
        """The bytes without what fills the gaps."""
        return b"".join(part.static for part in self._parts if isinstance(part, _Stretch))

    def write(self, out: list[bytes], scope: Scope, items: Items = _ONE) -> None:
        """Add to *out* the pieces of the block, once for each of the *items*."""
        for some in (items,) if len(self._parts) == 1 else ([item] for item in items):
            for part in self._parts:
                part.write(out, scope, some)


class _Stretch:
    """Static bytes and gaps in turn, with nothing among them that is repeated by itself."""

    def __init__(self, parts: Sequence[bytes | TextGap | TickGap | Each | AnyOf]) -> None:
        self._row = [part if isinstance(part, bytes) else b"" for part in parts]
        texts = {index: part for index, part in enumerate(parts) if isinstance(part, TextGap)}
        ticks = {index: part for index, part in enumerate(parts) if isinstance(part, TickGap)}
        columns = [
            index for index, part in enumerate(parts) if isinstance(part, TextGap | TickGap) and "." in part.name
        ]
        self._texts = [index for index in texts if index not in columns]
        self._ticks = [(index, tick) for index, tick in ticks.items() if index not in columns]
        self._values = _Values([texts[index] for index in self._texts])
        self._cuts = [slice(start + 1, end) for start, end in pairwise((-1, *columns, len(parts)))]
        self._text_columns = [2 * number for number, index in enumerate(columns) if index in texts]
        self._tick_columns = [(2 * number, ticks[index]) for number, index in enumerate(columns) if index in ticks]
        self._column_values = _Values([texts[index] for index in columns if index in texts])

    @property
    def static(self) -> bytes:
        """The bytes without what fills the gaps."""
        return b"".join(self._row)

    def write(self, out: list[bytes], scope: Scope, items: Items) -> None:
        """Add to *out* the pieces of the stretch, once for each of the *items*."""
        row = self._row.copy()
        for index, xml in zip(self._texts, self._values.encode((scope.values,)), strict=True):
            row[index] = xml
        for index, tick in self._ticks:
            row[index] = tick.box(scope.values)
        if len(self._cuts) == 1:
            out += row * len(items)
        else:
            first, *others = [b"".join(row[cut]) for cut in self._cuts]
            self._write_columns(out, first, others, items)

    def _write_columns(self, out: list[bytes], first: bytes, others: Sequence[bytes], items: Items) -> None:
        """Add the *items*: what stands *first* in each, then a value and what stands after it, in turn."""
        turns = [piece for static in others for piece in (b"", static)]
        turns[-1] += first
        width, pieces = len(turns), turns * len(items)
        pieces[-1] = others[-1]
        encoded = self._column_values.encode(items)
        if not self._tick_columns:
            pieces[::2] = encoded
        else:
            for number, index in enumerate(self._text_columns):
                pieces[index::width] = encoded[number :: len(self._text_columns)]
            for index, tick in self._tick_columns:
                pieces[index::width] = [tick.box(item) for item in items]
        out.append(first)
        out += pieces


class _Values:
    """Encodes the values of some gaps as XML."""

    def __init__(self, gaps: Sequence[TextGap]) -> None:
        self._gaps = gaps
        self._names = [gap.name for gap in gaps]
        self._pick = itemgetter(*self._names) if len(gaps) > 1 else None

    def encode(self, sources: Items) -> list[bytes]:
        """The values of each source in turn, encoded together if, as usual, none needs escaping."""
        if not self._gaps:
            return []
        joined = self._joined(sources)
        xml = joined.encode(errors="xmlcharrefreplace")  # half a surrogate pair becomes an «&», which is special
        specials = len(xml) - len(xml.translate(None, _SPECIAL))
        if specials == len(self._gaps) * len(sources) - 1 and "\ufffe" not in joined and "\uffff" not in joined:
            return xml.split(b"\n")
        return [gap.escape(source.get(gap.name) or "") for source in sources for gap in self._gaps]

    def _joined(self, sources: Items) -> str:
        if len(sources) > 1 and self._pick:
            with suppress(KeyError, TypeError):  # for a value that is missing
                return "\n".join(map("\n".join, map(self._pick, sources)))
        return "\n".join([source.get(name) or "" for source in sources for name in self._names])


class Template:
    """A form that can be filled any number of times. It is immutable and keeps none of the values; the last headers and
    footers that were compressed are kept beside it (``package.py``).

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
        scope = Scope(values, lists)
        contents: list[list[bytes]] = []
        for block in self._blocks:
            contents.append([])
            block.write(contents[-1], scope)
        return self._writer.write(contents)

    def _with_pieces(self, item: Item) -> Item:
        return {**item, **{piece.key: piece.of(item) for piece in self._item_pieces}}
