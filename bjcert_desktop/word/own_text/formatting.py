"""Resolves the formatting of paragraphs by styles, as far as what is printed depends on it."""

from types import MappingProxyType

from lxml import etree

from ..document.styles import Properties, joined, number, read, value
from ..docx_file import DocxFile
from ..inspection import damaged
from ..markup import Element, W
from .room import Need, fill, need_of

_DEEPEST = 50  #: styles that one is based on; Word itself allows fewer
Chain = tuple[Element, ...]  #: styles, the base first


class Formatting:
    """The styles of *file*."""

    def __init__(self, file: DocxFile) -> None:
        styles = file.related("styles")
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self.common: list[Element] = []  #: what holds for the whole document
        for node in styles.iterchildren(tag=etree.Element) if styles is not None else ():
            if node.tag == W + "style":
                self._styles[node.get(W + "styleId", "")] = node
                if node.get(W + "default") in ("1", "true", "on"):
                    self._defaults[node.get(W + "type", "")] = node.get(W + "styleId", "")
            elif node.tag == W + "docDefaults":
                self.common.append(node)

    def told(self, paragraph: Element, regional: Properties = MappingProxyType({})) -> tuple[Properties, Chain]:
        """The properties of *paragraph*, and its styles, the base first; *regional*: those of its part of a table."""
        own = read(paragraph.find(W + "pPr"))
        chain = self.chain(value(own, "pStyle") or self._defaults.get("paragraph", ""))
        common = (read(each.find(f"{W}pPrDefault/{W}pPr")) for each in self.common)
        table = next(paragraph.iterancestors(W + "tbl"), None)
        style = self.table_styles(table) if table is not None else ()
        around = (read(each.find(W + "pPr")) for each in style)
        return joined(*common, *around, regional, *(read(each.find(W + "pPr")) for each in chain), own), chain

    def table_styles(self, table: Element) -> Chain:
        """The style of a *table* and those it is based on, the base first."""
        return self.chain(value(read(table.find(W + "tblPr")), "tblStyle") or self._defaults.get("table", ""))

    def least_height(self, paragraph: Element) -> float:
        """The least height in points that *paragraph* may have."""
        need = self.need(paragraph)
        return need.before + need.line + need.after

    def need(self, paragraph: Element, *, filled: bool = False) -> Need:
        """What *paragraph* needs; *filled*: with values in the places of its fields."""
        told, chain = self.told(paragraph)
        common = [part for each in self.common for part in each.iterfind(f"{W}rPrDefault")]
        layers = [read(each.find(W + "rPr")) for each in (*common, *chain)]
        end = read(paragraph.find(f"{W}pPr/{W}rPr"))
        pieces = [("", number(value(joined(*layers, end), "sz"), 20) / 2)]
        computed = False
        for run in paragraph.iter(W + "r"):
            if next(run.iterancestors(W + "p"), None) is not paragraph:
                continue
            for mark in run.iter(W + "fldChar"):
                computed = mark.get(W + "fldCharType") == "separate"
            own = read(run.find(W + "rPr"))
            character = [read(each.find(W + "rPr")) for each in self.chain(value(own, "rStyle"))]
            size = number(value(joined(*layers, *character, own), "sz"), 20) / 2
            texts = ("\n" if node.tag == W + "br" else node.text or "" for node in run.iter(W + "t", W + "br"))
            pieces.append(("" if computed else "".join(texts), size))
        if filled:  # a field may be broken over several runs
            whole = "".join(text for text, _ in pieces)
            pieces = [(fill(whole), max((size for text, size in pieces if text), default=pieces[0][1]))]
        return need_of(paragraph, told, pieces)

    def chain(self, style: str) -> tuple[Element, ...]:
        """The *style* and those it is based on, the base first."""
        chain: list[Element] = []
        while style in self._styles and self._styles[style] not in chain:
            if len(chain) == _DEEPEST:
                raise damaged("样式一层套一层，层数太多。")
            chain.append(self._styles[style])
            based = chain[-1].find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""
        return tuple(reversed(chain))
