"""A compiled form: static bytes with gaps, and how each gap is filled.

Nothing here evaluates anything: a value is text, and is escaped. No XML library is needed for filling.

A block is rendered for all items of a list at once, column by column: the pieces of one row are repeated by the list's
length, and each gap's values are set in one stride. That keeps a sheet of a hundred rows within reach of what its
compression alone costs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bjcert_desktop.word.language import Piece
from bjcert_desktop.word.package import Package, Writer

Item = Mapping[str, str]
Items = Sequence[Item]
Lists = Mapping[str, Items]

_ONE: Items = ({},)  #: what a block outside any list is rendered for
_LINE_END = re.compile("\r\n|[\r\n\x0b]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Bytes that cannot stand in XML text as they are, and the characters beyond them that it does not allow.
_SPECIAL = b"<>&" + bytes(range(0x20))
_NONCHARACTERS = ("\ufffe", "\uffff")


class Scope(NamedTuple):
    """What names mean: *values* by field name, *lists* by prefix."""

    values: Item
    lists: Lists


@dataclass(frozen=True)
class Text:
    """A field's value inside a ``w:t``; *line_break* and *tab* close the ``w:t``, say so, and open the next one."""

    name: str
    line_break: str
    tab: str

    def escape(self, text: str) -> bytes:
        """*text* as it stands in XML."""
        text = _ILLEGAL.sub("", _LINE_END.sub("\n", text))
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("\t", self.tab).replace("\n", self.line_break).encode()


@dataclass(frozen=True)
class Tick:
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
    """A row or paragraph that is printed once for each item of the list *prefix*; *otherwise* when there is none.

    The *last* one may be tied to what follows it on the page.
    """

    prefix: str
    body: "Block"
    last: "Block"
    otherwise: "Block"

    def write(self, out: list[bytes], scope: Scope) -> None:
        items = scope.lists.get(self.prefix)
        if items:
            self.body.write(out, scope, items[:-1])
            self.last.write(out, scope, items[-1:])
        else:
            self.otherwise.write(out, scope)


@dataclass(frozen=True)
class AnyOf:
    """A table that consists of repeated rows only: left out when every one of its lists is empty."""

    prefixes: tuple[str, ...]
    body: "Block"

    def write(self, out: list[bytes], scope: Scope) -> None:
        if any(scope.lists.get(prefix) for prefix in self.prefixes):
            self.body.write(out, scope)


class Block:
    """A stretch of the document: static bytes and gaps, in turn."""

    def __init__(self, parts: Sequence[bytes | Text | Tick | Each | AnyOf]) -> None:
        self._pieces = [part if isinstance(part, bytes) else b"" for part in parts]
        gaps = [(index, part) for index, part in enumerate(parts) if not isinstance(part, bytes)]
        texts = [(index, part) for index, part in gaps if isinstance(part, Text)]
        ticks = [(index, part) for index, part in gaps if isinstance(part, Tick)]
        self._texts = [(index, text) for index, text in texts if "." not in text.name]
        self._ticks = [(index, tick) for index, tick in ticks if "." not in tick.name]
        self._text_columns = [(index, text) for index, text in texts if "." in text.name]
        self._tick_columns = [(index, tick) for index, tick in ticks if "." in tick.name]
        self._nested = [(index, part) for index, part in gaps if isinstance(part, Each | AnyOf)]

    @property
    def static(self) -> bytes:
        """The bytes without what fills the gaps."""
        return b"".join(self._pieces)

    def write(self, out: list[bytes], scope: Scope, items: Items = _ONE) -> None:
        """Add to *out* the pieces of the block, once for each of the *items*."""
        row = self._pieces.copy()
        for (index, _), xml in zip(self._texts, _encode(self._texts, (scope.values,)), strict=False):
            row[index] = xml
        for index, tick in self._ticks:
            row[index] = tick.box(scope.values)
        width, count = len(row), len(items)
        pieces = row * count
        if self._text_columns:
            encoded = _encode(self._text_columns, items)
            for number, (index, _) in enumerate(self._text_columns):
                pieces[index::width] = encoded[number * count : (number + 1) * count]
        for index, tick in self._tick_columns:
            pieces[index::width] = [tick.box(item) for item in items]
        written = 0
        for start in range(0, len(pieces), width) if self._nested else ():
            for index, node in self._nested:
                out += pieces[written : start + index]
                node.write(out, scope)
                written = start + index + 1
        out += pieces[written:]


def _encode(gaps: Sequence[tuple[int, Text]], sources: Items) -> list[bytes]:
    """The values of each gap in all *sources*, as XML: in one go where, as usual, none of them needs escaping.

    In that case there is an empty one more at the end.
    """
    gets = [source.get for source in sources]
    texts = [get(gap.name) or "" for _, gap in gaps for get in gets]
    texts.append("")
    joined = "\n".join(texts)
    xml = joined.encode(errors="xmlcharrefreplace")  # half a surrogate pair becomes an «&», which is special
    specials = len(xml) - len(xml.translate(None, _SPECIAL))
    if specials == len(texts) - 1 and not any(character in joined for character in _NONCHARACTERS):
        return xml.split(b"\n")
    return [gap.escape(get(gap.name) or "") for _, gap in gaps for get in gets]


class Template:
    """A form ready to be filled any number of times; it does not change and holds nothing of what it was filled with.

    *fields* are the names that the form uses, those used only in ticks or in *pieces* included.
    """

    def __init__(
        self,
        package: Package,
        parts: Mapping[str, Block],
        fields: frozenset[str],
        pieces: frozenset[Piece] = frozenset(),
    ) -> None:
        self.fields = fields
        self._pieces = tuple(piece for piece in pieces if "." not in piece.name)
        self._item_pieces = tuple(piece for piece in pieces if "." in piece.name)
        self._blocks = tuple(parts.values())
        self._writer = Writer(package, parts)

    def fill(self, values: Mapping[str, str], lists: Lists) -> bytes:
        """The finished .docx.

        *values* are keyed by field name, *lists* by prefix (证书, 材料, 费用, 步骤, 提示), each item again by the full
        field name. A missing or empty value leaves its place blank.
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
