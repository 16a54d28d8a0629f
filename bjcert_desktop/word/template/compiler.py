"""Compiles a Word file with ``{{字段}}`` in it into a ``Template``.

Every gap is marked in the tree by a processing instruction, which is unlike anything in the form, since ``DocxFile``
removes these. The tree is then serialised once, and the bytes are cut at the marks.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from lxml import etree

from ..docx_file import DocxFile
from ..form_problem import FormProblem, Severity
from ..markup import STORIES, W14, XML_SPACE, Element, W, ancestor, texts, title_of
from ..own_text.printed_lines import field_codes
from ..own_text.text_problems import text_problems
from ..people import without_people
from ..placeholders import Choice, Piece, Unknown, understand
from ..positions import Positions, positions_in
from .checkboxes import bare, split_choice
from .template import AnyOf, Block, Each, Template, TextGap, TickGap

#: Word's fields that read other files or talk to other programs.
_FETCHING = [[name] for name in ("INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")]
_REVISIONS = [W + name for name in ("ins", "del", "moveFrom", "moveTo")]

_MAX_PROBLEMS = 100
_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
_BRACES = str.maketrans("｛｝", "{}")
_DOUBLE = re.compile("[{｛]{2}|[}｝]{2}")
_MARK = re.compile(rb"<\?bjcert (\w+)\?>")


#: A gap, a box, a list's prefix (repeat), or several prefixes (leave out when all are empty).
Mark = TextGap | Choice | str | tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A compiled form: the template is usable only if no problem is an error; *title* is that of the form."""

    template: Template
    problems: tuple[FormProblem, ...]
    title: str


def compile_form(data: bytes, name: str = "", stem: str = "") -> Form:
    """Compile the .docx *data*, to be used as the form *name*; raises ``RefusedForm`` for what cannot be read.

    Without a name, it is what its title, the *stem* of its file or its fields say.
    """
    file = DocxFile(data)
    for text_part in file.parts:
        _narrow_braces(text_part.root)
    problems = [*file.problems, *islice(text_problems(file, name, stem), _MAX_PROBLEMS)]
    package, changed = without_people(file)
    parts: dict[str, Block] = {}
    fields: set[str] = set()
    pieces: set[Piece] = set()
    choices: set[Choice] = set()
    title = ""
    for member, story, root in file.parts:
        title = title or title_of(root)
        part = _Part(root, story)
        part.mark_all()
        problems += part.problems
        if (part.marks or member in changed) and not part.has_errors:
            parts[member] = part.cut()
        fields |= part.fields
        pieces |= part.pieces
        choices |= part.choices
    boxes = frozenset((choice.name, choice.value) for choice in choices)
    template = Template(package, parts, frozenset(fields), frozenset(pieces), boxes)
    return Form(template, tuple(dict.fromkeys(problems)), title)


def _narrow_braces(root: Element) -> None:
    """Read double braces typed by a Chinese keyboard, «｛｛单位名称｝｝», as braces."""
    for paragraph in root.iter(W + "p"):
        pieces = list(texts(paragraph))
        text = "".join(piece for _, piece in pieces)
        if "｛" not in text and "｝" not in text:
            continue
        text = _DOUBLE.sub(lambda braces: braces[0].translate(_BRACES), text)
        position = 0
        for element, piece in pieces:
            if element is not None:
                element.text = text[position : position + len(piece)]
            position += len(piece)


@dataclass
class _Part:
    """One part of the document while its gaps are marked."""

    root: Element
    story: str
    marks: list[Mark] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    pieces: set[Piece] = field(default_factory=set)
    choices: set[Choice] = field(default_factory=set)
    problems: list[FormProblem] = field(default_factory=list)

    def mark_all(self) -> None:
        """Mark every placeholder, then the rows and paragraphs that are repeated because of them."""
        self._look_at_fields_and_revisions()
        repeated: dict[Element, set[str]] = {}
        for paragraph in list(self.root.iter(W + "p")):
            prefixes = self._mark_paragraph(paragraph)
            if prefixes:
                row = ancestor(paragraph, W + "tr")
                repeated.setdefault(paragraph if row is None else row, set()).update(prefixes)
        if not self.has_errors:
            tables = {table: prefixes for table in self.root.iter(W + "tbl") if (prefixes := _only(table, repeated))}
            inside_out = sorted((repeated | tables).items(), key=lambda pair: -sum(1 for _ in pair[0].iterancestors()))
            for element, prefixes in inside_out:  # the last copy of a row includes the marks inside it
                if element in tables:
                    self._mark_table(element, prefixes)
                else:
                    self._mark_repeated(element, prefixes)

    # Placeholders

    def _mark_paragraph(self, paragraph: Element) -> set[str]:
        """Mark the placeholders in *paragraph* and return the prefixes of the list fields among them."""
        pieces = list(texts(paragraph))
        text = "".join(piece for _, piece in pieces)
        if "{{" not in text:
            return set()
        if "{{" in _PLACEHOLDER.sub("", text):
            self._report_unclosed(paragraph, text)
            return set()
        prefixes = set()
        found = [(match, understand(match[1])) for match in _PLACEHOLDER.finditer(text)]
        for _, meaning in found:
            if isinstance(meaning, Unknown):
                self._report(paragraph, "unknown-field", meaning.message, meaning.remedy)
        for match, meaning in reversed(found):
            if isinstance(meaning, Unknown):
                continue
            name = meaning if isinstance(meaning, str) else meaning.name
            self.fields.add(name)
            if isinstance(meaning, Piece):
                self.pieces.add(meaning)
            if isinstance(meaning, Choice):
                self.choices.add(meaning)
            if "." in name:
                prefixes.add(name.partition(".")[0])
            self._mark_text(pieces, match.start(), match.end(), meaning)
        return prefixes

    def _mark_text(
        self, pieces: Sequence[tuple[Element | None, str]], start: int, end: int, found: str | Choice | Piece
    ) -> None:
        """Replace the characters from *start* to *end* of the paragraph's *pieces* by one mark.

        Call it from the paragraph's end to its beginning.
        """
        position = 0
        gap: Element | None = None
        for element, piece in pieces:
            first, last = max(start - position, 0), end - position
            position += len(piece)
            if element is None or position <= start or last <= 0:
                continue
            text = element.text or ""
            element.set(XML_SPACE, "preserve")
            if gap is None:
                gap = self._new_mark(_gap(found, element))
                gap.tail = text[last:]
                element.text = text[:first]
                element.insert(0, gap)
            else:
                element.text = text[last:]
        if gap is not None:
            _unbind(gap)
            if isinstance(found, Choice):
                split_choice(gap, _instruction("else"), _instruction("end"))

    # Repetition

    def _mark_repeated(self, element: Element, prefixes: set[str]) -> None:
        """Repeat the row or paragraph *element* for each item.

        Only the last copy keeps «keep with next», since it is what the rest of the form follows.
        """
        parent = element.getparent()
        paragraph = element if element.tag == W + "p" else next(element.iter(W + "p"))
        if len(prefixes) > 1:
            names = "、".join(sorted(prefixes))
            self._report(paragraph, "mixed-lists", f"同一行里用了几个清单的字段（{names}）。", "请分成几行来写。")
        elif element.find(f"{W}pPr/{W}sectPr") is not None:
            self._report(paragraph, "section", "清单字段所在的段落带有分节符，不能重复。", "请把分节符移到单独的一段。")
        elif parent is not None:
            _make_repeatable(element)
            last = deepcopy(element)
            for keep in list(element.iter(W + "keepNext")):
                keep.getparent().remove(keep)  # type: ignore[union-attr]
            otherwise = [bare(element)] if element.tag == W + "p" and _must_stay(element) else []
            at = parent.index(element)
            each = self._new_mark(next(iter(prefixes)))
            middle, end = (_instruction("else"), _instruction("else")), _instruction("end")
            parent[at : at + 1] = [each, element, middle[0], last, middle[1], *otherwise, end]

    def _mark_table(self, table: Element, prefixes: set[str]) -> None:
        """Leave out *table*, which consists of repeated rows only, when its lists are empty."""
        parent = table.getparent()
        if parent is not None:
            at = parent.index(table)
            parent[at : at + 1] = [self._new_mark(tuple(sorted(prefixes))), table, _instruction("end")]

    # Problems

    @cached_property
    def _positions(self) -> Positions:
        return positions_in(self.root, self.story)

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def _look_at_fields_and_revisions(self) -> None:
        """Report what fetches or holds other files, and tracked changes that are still open."""
        if next(self.root.iter(W + "altChunk", W + "subDoc"), None) is not None:
            remedy = "请删去它，或改成普通文字，保存后再试。"
            self.problems.append(FormProblem("embedded", self.story, "含有插入的别的文件。", remedy))
        paragraphs = list(self.root.iter(W + "p"))
        codes = list(field_codes(paragraphs))
        codes += ((paragraph, node.text or "") for paragraph in paragraphs for node in paragraph.iter(W + "instrText"))
        for paragraph in dict.fromkeys(each for each, code in codes if code.upper().split()[:1] in _FETCHING):
            remedy = "请删去该域，改成普通文字或图片。"
            self._report(paragraph, "external", "这里的域会取用其他文件的内容。", remedy)
        revised = next(self.root.iter(*_REVISIONS), None)
        holder = None if revised is None else next(revised.iterancestors(W + "p"), None)
        if holder is not None:
            remedy = "请在“审阅”中接受或拒绝全部修订，否则会照样打印出来。"
            where = self._positions[holder]
            self.problems.append(FormProblem("revisions", where, "有没处理完的修订。", remedy, Severity.WARNING))

    def _report(self, paragraph: Element, code: str, message: str, remedy: str) -> None:
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(FormProblem(code, self._positions[paragraph], message, remedy))

    def _report_unclosed(self, paragraph: Element, text: str) -> None:
        """Report a ``{{`` without ``}}``, which may be forgotten or in a later paragraph."""
        opening = _PLACEHOLDER.sub("", text).partition("{{")[2].strip()[:20]
        following = next((t for p in paragraph.itersiblings(W + "p") if (t := _plain(p)).strip()), "")
        closing, opened = following.find("}}"), following.find("{{")
        if closing >= 0 and not 0 <= opened < closing:
            self._report(
                paragraph,
                "split-field",
                f"字段“{{{{{opening}”被分在了两段。",
                "请把“{{”到“}}”写在同一段里，中间不要换行。",
            )
        else:
            self._report(
                paragraph,
                "unclosed",
                f"“{{{{{opening}”缺少右边的“}}}}”。",
                "请补上“}}”，中间不要换行；不是字段就删去“{{”。",
            )

    # Marks, and cutting at them

    def _new_mark(self, meaning: Mark) -> Element:
        self.marks.append(meaning)
        return _instruction(str(len(self.marks) - 1))

    def cut(self) -> Block:
        """Serialise the part and cut it at its marks."""
        xml = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self._block(iter(_MARK.split(xml)))

    def _block(self, pieces: Iterator[bytes]) -> Block:
        """The block at the beginning of *pieces* (bytes, mark, bytes, mark, …), up to the mark that ends it."""
        parts: list[bytes | TextGap | TickGap | Each | AnyOf] = [next(pieces)]
        while (mark := next(pieces, b"end")) not in (b"else", b"end"):
            parts += (self._node(self.marks[int(mark)], pieces), next(pieces))
        return Block(parts)

    def _node(self, meaning: Mark, pieces: Iterator[bytes]) -> TextGap | TickGap | Each | AnyOf:
        if isinstance(meaning, TextGap):
            return meaning
        first = self._block(pieces)
        if isinstance(meaning, tuple):
            return AnyOf(meaning, first)
        second = self._block(pieces)
        if isinstance(meaning, str):
            return Each(meaning, first, second, self._block(pieces))
        return TickGap(meaning.name, meaning.value, first.static, second.static)


def _instruction(content: str) -> Element:
    return etree.ProcessingInstruction("bjcert", content)


def _gap(found: str | Choice | Piece, element: Element) -> TextGap | Choice:
    """The gap for *found* in the ``w:t`` *element*, with line breaks and tabs in the part's own prefix."""
    if isinstance(found, Choice):
        return found
    name = found.key if isinstance(found, Piece) else found
    w = f"{element.prefix}:" if element.prefix else ""
    reopened = f'<{w}t xml:space="preserve">'
    return TextGap(name, f"</{w}t><{w}br/>{reopened}", f"</{w}t><{w}tab/>{reopened}")


def _unbind(gap: Element) -> None:
    """Keep Word from restoring bound data or the prompt in the content controls around *gap*."""
    for control in gap.iterancestors(W + "sdt"):
        for tag in ("dataBinding", "showingPlcHdr"):
            for node in control.findall(f"{W}sdtPr/{{*}}{tag}"):
                control.find(W + "sdtPr").remove(node)  # type: ignore[union-attr]


def _make_repeatable(element: Element) -> None:
    """Remove from *element* what may occur only once in a document: bookmarks and identifiers."""
    marks = {W + "bookmarkStart", W + "bookmarkEnd"}
    once = {node.get(W + "id") for node in element.iter(*marks)}
    for node in list(element.getroottree().getroot().iter(*marks)):
        parent = node.getparent()
        if parent is not None and node.get(W + "id") in once:
            parent.remove(node)
    for node in element.iter(etree.Element):
        for name in ("paraId", "textId"):
            node.attrib.pop(W14 + name, "")
    for node in list(element.iterfind(f".//{W}sdtPr/{W}id")):
        node.getparent().remove(node)  # type: ignore[union-attr]


def _only(table: Element, repeated: dict[Element, set[str]]) -> set[str]:
    """The lists that the rows of *table* repeat; empty if it has any other row."""
    rows = [row for row in table.iter(W + "tr") if ancestor(row, W + "tbl") is table]
    return set().union(*(repeated[row] for row in rows)) if all(row in repeated for row in rows) else set()


def _must_stay(paragraph: Element) -> bool:
    """Whether *paragraph* is the last of its story, which must end with one."""
    parent = paragraph.getparent()
    following = [node for node in paragraph.itersiblings() if node.tag in (W + "p", W + "tbl", W + "sdt")]
    return parent is not None and parent.tag in STORIES and not following


def _plain(paragraph: Element) -> str:
    return "".join(piece for _, piece in texts(paragraph))
