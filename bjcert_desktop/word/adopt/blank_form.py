"""Finds the spots of a blank form and writes placeholders into them."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ..docx_file import DocxFile
from ..form_kind import FormKind, titled
from ..form_problem import FormProblem, RefusedForm, Severity
from ..markup import Element, W, ancestor, title_of
from ..package import Package, Writer
from ..positions import Positions, positions_in
from .choices import told_apart
from .finder import find_spots
from .found_spot import FoundSpot, Write
from .labels import Meaning, squeeze
from .lines import FormLine
from .mending import mend
from .proposal import Spot
from .weighing.evidence import weigh

_MAX_SPOTS = 1_000
_PERSONS_NUMBER = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_REACHED = re.compile(
    r"(手机|电话|联系方式|邮箱|E-?mail)[^:\n0-9]{0,8}[:\n]_*(1[3-9][0-9]{9}(?![0-9])|[\w.-]+@[\w.-]+)", re.I
)


@dataclass
class Blank:
    """A blank form: its *spots* and its other *empty* ones, and by their ids what it takes to write there (*found*).

    *notes* tell what was left out of it; *looks* is its kind by itself.
    """

    package: Package
    kind: FormKind
    roots: dict[str, Element]
    found: dict[str, FoundSpot]
    spots: tuple[Spot, ...]
    empty: tuple[Spot, ...]
    notes: tuple[FormProblem, ...]
    looks: FormKind

    def template(self, fields: Mapping[str, str | None]) -> bytes:
        """The form with a placeholder at every spot that has a field. Call it once: it changes the tree."""
        writes: list[tuple[Write, str]] = []
        spare: dict[Element, None] = {}
        for name, spot in self.found.items():
            if field := fields.get(name):
                writes += [(write, field) for write in spot.writes]
                spare.update(dict.fromkeys(spot.spare))
        for write, field in sorted(writes, key=lambda pair: (id(pair[0].line), -pair[0].start)):
            piece = f":{write.piece}" if write.piece else ""
            write.line.replace(write.start, write.end, f"{{{{{field}{piece}}}}}{write.gap}")
        for row in spare:
            parent = row.getparent()
            if parent is not None:
                parent.remove(row)
        changed = {id(write.line.paragraph.getroottree().getroot()) for write, _ in writes}
        parts = {name: root for name, root in self.roots.items() if id(root) in changed}
        contents = [
            [etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)] for root in parts.values()
        ]
        return Writer(self.package, parts).write(contents)


def read_blank(data: bytes, kind: FormKind | None) -> Blank:
    """Find the spots of the .docx *data*; raises ``RefusedForm`` for one that must not be used."""
    data, notes = mend(data)
    file = DocxFile(data)
    for problem in file.problems:
        if problem.severity is Severity.ERROR:
            raise RefusedForm(problem)
    looks = kind_of(file.parts[0].root)
    kind = kind or looks
    found: list[FoundSpot] = []
    positions: Positions = {}
    names: dict[Element, str] = {}
    for number, part in enumerate(file.parts):
        body = part.root.find(W + "body")
        found += find_spots(kind is FormKind.DETAIL, part.root if body is None else body)
        positions |= positions_in(part.root, part.title)
        names |= {paragraph: f"{number}.{at}" for at, paragraph in enumerate(part.root.iter(W + "p"))}
    if len(found) > _MAX_SPOTS:
        remedy = "请把不同的表分别存成文件，再逐个导入。"
        raise RefusedForm(FormProblem("too-large", "", f"要填写的位置多达 {len(found)} 处，不像一份空白表。", remedy))
    settle(found, [part.root for part in file.parts])
    taken = {write.line.paragraph for spot in found for write in spot.writes}
    rest = [spot for paragraph in names if paragraph not in taken for spot in _empty(paragraph)]
    by_id = {_id(spot, names): spot for spot in (*found, *rest)}
    shown = [_shown(_id(spot, names), spot, positions) for spot in (*found, *rest)]
    roots = {part.name: part.root for part in file.parts}
    spots, others = tuple(shown[: len(found)]), tuple(shown[len(found) :])
    return Blank(file.package, kind, roots, by_id, spots, others, (*notes, *_filled(list(names), positions)), looks)


def _filled(paragraphs: list[Element], positions: Positions) -> list[FormProblem]:
    """A note where a form holds the numbers of people: it has been filled in."""
    texts = [squeeze(FormLine(paragraph).shape) for paragraph in paragraphs]
    at = next((number for number, text in enumerate(texts) if _PERSONS_NUMBER.search(text)), None)
    if at is None and len(_REACHED.findall("\n".join(texts))) < 2:
        return []
    where = positions[paragraphs[at]] if at is not None else ""
    remedy = "请换一份没有填过的空白表；填好的表可以在“单位信息表”里用“从去年填好的表导入…”。"
    said = "这里已经填了身份证号" if where else "已经填了手机或邮箱"
    message = f"{said}，像是填好的表；已经填的内容会留在表样里。"
    return [FormProblem("filled", where, message, remedy, Severity.WARNING)]


def _id(spot: FoundSpot, names: Mapping[Element, str]) -> str:
    """The part, paragraph and character of a spot: the same whatever else is found."""
    write = spot.writes[0]
    return f"{names[write.line.paragraph]}.{write.start}"


def _shown(name: str, spot: FoundSpot, positions: Positions) -> Spot:
    meaning = spot.meaning
    where = positions[spot.writes[0].line.paragraph]
    confidence = math.floor(meaning.confidence * 100) / 100
    length = spot.writes[0].end - spot.writes[0].start
    return Spot(name, where, squeeze(spot.label).rstrip(":"), meaning.field, confidence, spot.kind, length)


def _empty(paragraph: Element) -> list[FoundSpot]:
    """The places of a paragraph that nothing was proposed for: an empty cell, or lines to write on."""
    line = FormLine(paragraph)
    cell = ancestor(paragraph, W + "tc")
    if line.is_blank:
        first = cell is not None and next(cell.iter(W + "p")) is paragraph
        blank = first and not any(text.text for text in cell.iter(W + "t"))  # type: ignore[union-attr]  # a cell
        return [FoundSpot("", Meaning(None, 0), [Write(line, 0, len(line.shape))])] if blank else []
    tokens = [token for token in line.tokens() if token.kind in ("blank", "space", "end")]
    return [FoundSpot(t.before, Meaning(None, 0), [Write(line, t.start, t.end)]) for t in tokens]


def kind_of(root: Element) -> FormKind:
    """What a form is, by its title or, failing that, by whether most of its spots are columns of a list."""
    if kind := titled(title_of(root)):
        return kind
    spots = find_spots(True, next(iter(root), root))
    columns = [spot for spot in spots if spot.kind == "column"]
    return FormKind.DETAIL if columns and len(columns) * 2 > len(spots) else FormKind.APPLICATION


def settle(spots: list[FoundSpot], roots: list[Element]) -> None:
    """Settle what depends on the whole form: boxes for one business, two telephones of the handler, whose all is."""
    boxes = [spot for spot in spots if spot.kind == "choice"]
    fields = told_apart([spot.label for spot in boxes], [spot.meaning.field for spot in boxes])
    for spot, field in zip(boxes, fields, strict=True):
        if field != spot.meaning.field:
            spot.meaning = Meaning(field, spot.meaning.confidence if field else 0)
    mobile = any(spot.meaning.field == "经办人手机" and spot.meaning.what == "mobile" for spot in spots)
    for spot in spots:
        if mobile and spot.meaning.field == "经办人手机" and spot.meaning.what == "phone":
            spot.meaning = Meaning("单位电话", 0.7, spot.meaning.whose, spot.meaning.what)
    weigh(spots, roots)
