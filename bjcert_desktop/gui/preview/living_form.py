"""The papers of a case as they will be printed, kept up to date while their values are typed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from ...domain.document import PlannedDocument
from ...domain.fields import FIELDS, UNIT_FIELDS
from ...domain.plan import Plan
from ...errors import BjcertError
from ...jobs.form_cache import FormCache
from ..kit import style
from ..kit.task import BackgroundTask
from ..kit.widgets import Banner, text_label
from .page_view import PageMark, PageView
from .page_words import SpokenSpot
from .pages import KeptCells, PaperPages, find_spots, render

if TYPE_CHECKING:
    from ...word.document.field_spots import FieldSpot

_EDITABLE = {field.name: field.attribute for field in UNIT_FIELDS}
_LEAST = 160  # pixels: width of the line that is typed on the paper
_Spots = Mapping[str, Sequence[tuple[int, QRectF]]]  # field name → page and rectangle of each spot


@dataclass(frozen=True)
class _Paper:
    """A paper as it was last laid out: its *content*, its *pages*, and where its fields stand.

    *found* are the spots in the form; they are the same for every paper of that *shape*, whatever its values. Cells
    whose text is the same are taken from *kept*.
    """

    content: bytes
    pages: PaperPages
    spots: _Spots
    shape: object
    found: Sequence["FieldSpot"]
    kept: KeptCells


class PaperLine(QLineEdit):
    """The line that a value is typed into on the paper; Esc, Enter and leaving it end that."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End at Enter and Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class LivingForm(QWidget):
    """Shows one paper of a plan at a time, with what is missing in amber.

    *pressed* tells the name of the field that was clicked, *edited* the attribute and text of a value typed on the
    paper.
    """

    pressed = Signal(str)
    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView()
        self.view.setAccessibleName("纸面：打印出来的样子")
        self.problem = Banner(self, "bad")
        self.line = PaperLine(self.view.viewport())
        self.line.hide()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("文件")
        self.tabs.setDrawBase(False)
        self.tabs.hide()  # until there are papers
        self.tabs.setExpanding(False)
        self.tabs.setFixedHeight(style.TARGET)
        self._hint = text_label("点纸上的格子也能改", "remark", wrap=False)
        above = QHBoxLayout()
        above.setSpacing(style.SMALL)
        above.addWidget(self.tabs, 1)
        above.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SMALL)
        layout.addLayout(above)
        layout.addWidget(self.problem)
        layout.addWidget(self.view, 1)
        self._task = BackgroundTask(self)
        self._task.failed.connect(self._failed)
        self._plan: Plan | None = None
        self._cache: FormCache | None = None
        self._papers: dict[str, _Paper] = {}
        self._at, self._field, self._typed = "", "", ""
        self.marks: tuple[PageMark, ...] = ()
        self.tabs.currentChanged.connect(lambda index: self.choose(self.tabs.tabText(index)))
        self.view.pressed.connect(self._press)
        self.view.moved.connect(self._place_line)
        self.line.textChanged.connect(lambda text: self.edited.emit(_EDITABLE[self._typed], text))
        self.line.editingFinished.connect(self._end_typing)
        self.line.ended.connect(self._end_typing)

    # --- what is shown

    def show_plan(self, plan: Plan | None, cache: FormCache) -> None:
        """Show the papers of *plan* as *cache* fills them; the one chosen stays."""
        self._plan, self._cache = plan, cache
        titles = [document.title for document in plan.documents] if plan else []
        if titles != [self.tabs.tabText(index) for index in range(self.tabs.count())]:
            self._name_papers(titles)
        self._refresh()

    def choose(self, title: str) -> None:
        """Show the paper with that title."""
        if not title:
            return
        self._end_typing()
        self._at = title
        self.tabs.setCurrentIndex(next(n for n in range(self.tabs.count()) if self.tabs.tabText(n) == title))
        self.view.show_pages(self._papers[title].pages if title in self._papers else None)
        self._refresh()

    def show_field(self, name: str) -> None:
        """Frame the spots of the field *name* on the paper, and bring the first into view."""
        self._field = name
        self._show_marks()
        for page, rectangle in self.spots(name)[:1]:
            self.view.bring_into_view(page, rectangle)

    @property
    def settled(self) -> bool:
        """Whether the picture is that of the values shown last."""
        return not self._task.busy

    def spots(self, name: str) -> Sequence[tuple[int, QRectF]]:
        """Page and rectangle (in points) of each spot of the field *name* on the paper shown."""
        paper = self._papers.get(self._at)
        return paper.spots.get(name, ()) if paper else ()

    @property
    def pages(self) -> PaperPages | None:
        """The pages shown."""
        paper = self._papers.get(self._at)
        return paper.pages if paper else None

    def _name_papers(self, titles: Sequence[str]) -> None:
        """Name the papers on the tabs; the one shown stays, if there is one with its title."""
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for title in titles:
            self.tabs.addTab(title)
        self._papers = {title: paper for title, paper in self._papers.items() if title in titles}
        self._at = self._at if self._at in titles else next(iter(titles), "")
        self.tabs.setCurrentIndex(titles.index(self._at) if titles else -1)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(bool(titles))
        self._fit_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the hint out where the papers need the room."""
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        needed = self.tabs.sizeHint().width() + style.SMALL + self._hint.sizeHint().width()
        self._hint.setVisible(self.tabs.count() > 0 and self.width() >= needed)

    def _document(self) -> PlannedDocument | None:
        documents = self._plan.documents if self._plan else ()
        return next((each for each in documents if each.title == self._at), None)

    def _refresh(self) -> None:
        document, cache, title = self._document(), self._cache, self._at
        if document is None or cache is None:
            self.problem.say("选好要办理的证书以后，这里显示打印出来的样子。", "info")
            self.view.show_pages(None)
            return
        try:
            content = cache.fill(document)
        except BjcertError as error:
            self.problem.say(str(error), "bad")
            self.view.show_pages(None)
            return
        self.problem.say("")
        if title in self._papers and self._papers[title].content == content:
            self._show_marks()
        else:
            shape, before = _shape(document, cache), self._papers.get(title)
            alike = before if before and before.shape == shape else None
            work = partial(_lay_out, document, content, partial(cache.fill), shape, alike)
            self._task.ask(work, partial(self._arrived, title))

    def _arrived(self, title: str, paper: _Paper) -> None:
        self._papers[title] = paper
        if title == self._at:
            self.problem.say("")
            self.view.update_pages(paper.pages, self._spoken(paper))
            self._mark(paper)
            self._place_line()

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, BjcertError)
        self.problem.say(str(error) if known else "这份文件暂时画不出来，导出后请用 Word 或 WPS 查看。", "bad")
        self.view.show_pages(None)

    def _show_marks(self) -> None:
        paper = self._papers.get(self._at)
        if paper is None:
            self.view.show_marks(())
            return
        self.view.offer(self._spoken(paper))
        self._mark(paper)

    def _mark(self, paper: _Paper) -> None:
        marks = [PageMark(*spot, missing=True) for name in self._missing() for spot in paper.spots.get(name, ())]
        marks += [PageMark(*spot, now=True) for spot in paper.spots.get(self._field, ())]
        self.marks = tuple(marks)
        self.view.show_marks(self.marks)

    def _missing(self) -> Sequence[str]:
        """The fields that the paper shown leaves blank."""
        document, cache = self._document(), self._cache
        return document.missing(cache.template(document.form).fields) if document and cache else ()

    def _spoken(self, paper: _Paper) -> Sequence[SpokenSpot]:
        """What lets who does not see the paper go to a field from its spot."""
        missing = self._missing()
        what = {name: "空着，去填写" if name in missing else "去改" for name in paper.spots}
        spots = [
            SpokenSpot(page, place, f"{name}：{what[name]}", partial(self._go_to, name))
            for name, places in paper.spots.items()
            for page, place in places
        ]
        return sorted(spots, key=lambda spot: (spot.page, spot.rectangle.top(), spot.rectangle.left()))

    def _go_to(self, name: str) -> None:
        self.show_field(name)
        self.pressed.emit(name)

    # --- typing on the paper

    def _press(self, page: int, point: QPointF) -> None:
        """Go to the field whose spot was clicked, and let it be typed there."""
        self._end_typing()
        paper = self._papers.get(self._at)
        hit = [
            (rectangle.width() * rectangle.height(), name)
            for name, found in (paper.spots if paper else {}).items()
            for number, rectangle in found
            if number == page and rectangle.contains(point)
        ]
        if hit:
            self._go_to(min(hit)[1])

    def type_on_paper(self, name: str, value: str) -> None:
        """Open a line with *value* on the spot of the field *name*, if this paper has one."""
        if name in _EDITABLE and self.spots(name):
            self._typed = name
            self.line.setAccessibleName(f"{name}（在纸上填写）")
            with QSignalBlocker(self.line):
                self.line.setText(value)
            self.line.show()
            self._place_line()
            self.line.selectAll()
            self.line.setFocus()

    def _place_line(self) -> None:
        if self._typed and (found := self.spots(self._typed)):
            shown = self.view.pixels_of(*found[0])
            self.line.setGeometry(QRect(shown.left(), shown.center().y() - style.CONTROL // 2, 0, style.CONTROL))
            self.line.setFixedWidth(max(shown.width(), _LEAST))

    def _end_typing(self) -> None:
        if self._typed:
            self._typed = ""
            self.line.hide()


def _shape(document: PlannedDocument, cache: FormCache) -> object:
    """What decides where values stand on a paper: its form, the fields that it is given, the rows of each list."""
    rows = tuple((name, len(rows), tuple(rows[0]) if rows else ()) for name, rows in document.lists.items())
    return cache.template(document.form), tuple(document.values), rows


def _lay_out(
    document: PlannedDocument,
    content: bytes,
    fill: Callable[[PlannedDocument], bytes],
    shape: object,
    alike: _Paper | None,
) -> _Paper:
    """The pages of *document*, filled as *content*, with the spots of its fields. Runs in any thread.

    What is the same in a paper *alike*, of the same *shape*, is not made again: its spots and unchanged cells.
    """

    def fill_with(values: Mapping[str, str], lists: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
        return fill(replace(document, values=values, lists={name: tuple(rows) for name, rows in lists.items()}))

    kept = alike.kept if alike else KeptCells()
    pages = render(content, kept)
    areas: dict[str, list[tuple[int, QRectF]]] = defaultdict(list)
    for page, rectangle, where in pages.areas():
        areas[where].append((page, rectangle))
    spots: dict[str, list[tuple[int, QRectF]]] = defaultdict(list)
    found = alike.found if alike else find_spots(fill_with, document.values, document.lists)
    for spot in found:
        name = f"原{spot.field}" if document.former and f"原{spot.field}" in FIELDS else spot.field
        spots[name] += areas[spot.where]
    return _Paper(content, pages, dict(spots), shape, found, kept)
