"""A compiled form: static bytes with gaps, and how each gap is filled.

Nothing here evaluates anything: a value is text, and is escaped. No XML library is needed for filling.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bjcert_desktop.word.package import Package

Item = Mapping[str, str]
Lists = Mapping[str, Sequence[Item]]

_NO_ITEM: Item = {}
#: Whatever cannot stand in XML text as it is: markup, line ends, tabs, and characters that XML 1.0 does not allow.
_SPECIAL = re.compile("[<>&\x00-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\n\x0b\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Scope(NamedTuple):
    """What names mean at one place of the form."""

    values: Item
    item: Item
    lists: Lists

    def value(self, name: str) -> str:
        """The text of field *name*: of the list's current item when the name has a prefix; blank when unknown."""
        return (self.item if "." in name else self.values).get(name) or ""


class Node(Protocol):
    """One gap in the static bytes."""

    def render(self, scope: Scope) -> bytes: ...


@dataclass(frozen=True)
class Text:
    """A field's value inside a ``w:t``; *line_break* and *tab* close the ``w:t``, say so, and open the next one."""

    name: str
    line_break: str
    tab: str

    def render(self, scope: Scope) -> bytes:
        value = scope.value(self.name)
        if not value or value.isspace():
            return b""
        if _SPECIAL.search(value):
            value = _LINE_END.sub("\n", value)
            value = _ILLEGAL.sub("", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            value = value.replace("\t", self.tab).replace("\n", self.line_break)
        return value.encode()


@dataclass(frozen=True)
class Tick:
    """A box that is ticked when field *name* has *value*."""

    name: str
    value: str
    ticked: bytes
    empty: bytes

    def render(self, scope: Scope) -> bytes:
        return self.ticked if scope.value(self.name).strip() == self.value else self.empty


class Block:
    """A stretch of the document: static bytes and gaps, in turn."""

    def __init__(self, parts: Sequence[bytes | Node]) -> None:
        self._pieces = [part if isinstance(part, bytes) else b"" for part in parts]
        self._gaps = [(index, part) for index, part in enumerate(parts) if not isinstance(part, bytes)]

    @property
    def static(self) -> bytes:
        """The bytes without what fills the gaps."""
        return b"".join(self._pieces)

    def render(self, scope: Scope) -> bytes:
        pieces = self._pieces.copy()
        for index, node in self._gaps:
            pieces[index] = node.render(scope)
        return b"".join(pieces)


@dataclass(frozen=True)
class Each:
    """A row or paragraph that is printed once for each item of the list *prefix*; *otherwise* when there is none.

    The *last* one may be tied to what follows it on the page.
    """

    prefix: str
    body: Block
    last: Block
    otherwise: Block

    def render(self, scope: Scope) -> bytes:
        items = scope.lists.get(self.prefix)
        if not items:
            return self.otherwise.render(scope)
        rows = [self.body.render(scope._replace(item=item)) for item in items[:-1]]
        rows.append(self.last.render(scope._replace(item=items[-1])))
        return b"".join(rows)


@dataclass(frozen=True)
class AnyOf:
    """A table that consists of repeated rows only: left out when every one of its lists is empty."""

    prefixes: tuple[str, ...]
    body: Block

    def render(self, scope: Scope) -> bytes:
        return self.body.render(scope) if any(scope.lists.get(prefix) for prefix in self.prefixes) else b""


class Template:
    """A form ready to be filled any number of times; it does not change and holds nothing of what it was filled with.

    *fields* are the names that the form uses, those used only in ticks included.
    """

    def __init__(self, package: Package, parts: Mapping[str, Block], fields: frozenset[str]) -> None:
        self.fields = fields
        self._package = package
        self._parts = parts

    def fill(self, values: Mapping[str, str], lists: Lists) -> bytes:
        """The finished .docx.

        *values* are keyed by field name, *lists* by prefix (证书, 材料, 费用, 步骤, 提示), each item again by the full
        field name. A missing or blank value leaves its place blank.
        """
        scope = Scope(values, _NO_ITEM, lists)
        return self._package.rewrite({name: block.render(scope) for name, block in self._parts.items()})
