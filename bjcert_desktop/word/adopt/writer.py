"""Reading a blank form's parts into places, and writing placeholders into them."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ..docx_file import DocxFile
from ..form_kind import Kind, titled
from ..markup import Element, W, place, title_of
from ..package import Package, Writer
from ..problem import Problem, Refused, Severity
from .choices import told_apart
from .finder import Finder
from .labels import Meaning, squeeze
from .proposal import Place
from .spot import Spot, Write

_MAX_PLACES = 1_000


@dataclass
class Blank:
    """A blank form that has been read: its *places*, and all that it takes to write them."""

    package: Package
    kind: Kind
    roots: dict[str, Element]
    spots: dict[str, Spot]
    places: tuple[Place, ...]

    def template(self, fields: Mapping[str, str | None]) -> bytes:
        """The form with a placeholder at every place that has a field; used once, as it changes what was read."""
        writes: list[tuple[Write, str]] = []
        spare: dict[Element, None] = {}
        for name, spot in self.spots.items():
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


def read_blank(data: bytes, kind: Kind | None) -> Blank:
    """Find the places of the .docx *data*; raises ``Refused`` for one that must not be used."""
    file = DocxFile(data)
    for problem in file.problems:
        if problem.severity is Severity.ERROR:
            raise Refused(problem)
    roots, stories = {}, {}
    for name, story, root in file.stories:
        roots[name], stories[name] = root, story
    kind = kind or kind_of(file.stories[0].root)
    found: list[tuple[Spot, str]] = []
    for name, root in roots.items():
        finder = Finder(kind is Kind.DETAIL)
        body = root.find(W + "body")
        finder.find(root if body is None else body)
        found += [(spot, stories[name]) for spot in finder.spots]
    if len(found) > _MAX_PLACES:
        remedy = "请把不同的表分别存成文件，再逐个导入。"
        raise Refused(Problem("too-large", "", f"要填写的位置多达 {len(found)} 处，不像一份空白表。", remedy))
    _settle([spot for spot, _ in found])
    spots, places = {}, []
    for number, (spot, story) in enumerate(found, 1):
        where = place(spot.writes[0].line.paragraph, story)
        label, meaning = squeeze(spot.label).rstrip(":"), spot.meaning
        spots[str(number)] = spot
        places.append(Place(str(number), where, label, meaning.field, round(meaning.confidence, 2), spot.kind))
    return Blank(file.package, kind, roots, spots, tuple(places))


def kind_of(root: Element) -> Kind:
    """What a form is, by its title, else by whether it is a list of certificates."""
    if kind := titled(title_of(root)):
        return kind
    finder = Finder(detail=True)
    finder.find(next(iter(root), root))
    columns = [spot for spot in finder.spots if spot.kind == "column"]
    return Kind.DETAIL if columns and len(columns) * 2 > len(finder.spots) else Kind.APPLICATION


def _settle(spots: list[Spot]) -> None:
    """What only the whole form can tell: boxes that offer the same business, two telephones of the handler."""
    boxes = [spot for spot in spots if spot.kind == "choice"]
    fields = told_apart([spot.label for spot in boxes], [spot.meaning.field for spot in boxes])
    for spot, field in zip(boxes, fields, strict=True):
        if field != spot.meaning.field:
            spot.meaning = Meaning(field, 0.6 if field else 0)
    mobile = any(spot.meaning.field == "经办人手机" and spot.meaning.what == "mobile" for spot in spots)
    for spot in spots:
        if mobile and spot.meaning.field == "经办人手机" and spot.meaning.what == "phone":
            spot.meaning = Meaning("单位电话", 0.7, spot.meaning.whose, spot.meaning.what)
