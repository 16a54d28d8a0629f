"""导入官方空白表: the picture of the form with its spots, a list of them, the check and a filled sample."""

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from ...errors import BjcertError
from ...jobs.form_library import sample
from ...system.files import cannot_write, write_whole
from ...word import FormKind, Severity, load_template
from ...word.adopt import Adopted, Adoption, Spot, adopt
from ..kit.dialogs import ask_to_save, errors_told
from ..kit.focus import OrderedDialog
from ..kit.style import set_state
from ..kit.task import BackgroundTask
from ..preview.marked_view import Mark, MarkKind
from ..preview.preview_dialog import PaperPages, render
from ..preview.spot_areas import SpotArea
from .spot_list import SpotList
from .spot_menu import shown_field, spot_menu
from .ui_adopt_dialog import Ui_AdoptDialog

_THUMBNAIL = QSize(108, 152)  # pixels of the filled sample beside the check
_SOON = 30  # milliseconds before a trial, so that the picture changes first


@dataclass(frozen=True)
class Trial:
    """The *template* as it is now, what its check says, and the pages of it filled with examples."""

    template: bytes
    adopted: Adopted
    pages: PaperPages


class AdoptDialog(OrderedDialog):
    """The form is corrected by clicks on its picture or in the list; what is not certain stays blank until confirmed.

    *trial* is what came of the last change; None while that is not known yet. *other* is the kind that the form is
    to be adopted as instead, if the person says so.
    """

    help_chapter = "forms"

    def __init__(self, adoption: Adoption, pages: PaperPages, parent: QWidget, *, usable: bool = True) -> None:
        super().__init__(parent.window())
        self.ui = Ui_AdoptDialog()
        self.ui.setupUi(self)
        self._proposed, self._decided = adoption, dict[str, str | None]()
        self._areas = pages.spot_areas((*adoption.spots, *adoption.empty))
        self.trial: Trial | None = None
        self.other: FormKind | None = None
        self.menu: QMenu | None = None
        self._maker = BackgroundTask(self)
        self._maker.failed.connect(self._failed)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._try_out)
        self.list = SpotList(self.ui.rows, self)
        self._connect(usable)
        self.ui.blank.show_pages(pages)
        self._say_what_it_is()
        self.fit(1340, 860)
        self._refresh()
        self._focus_first()

    @property
    def adoption(self) -> Adoption:
        """The proposal with what the person has decided."""
        return self._proposed.changed(self._decided)

    def changes(self) -> dict[str, str | None]:
        """What the person has confirmed or changed: id → field, None for a spot that stays blank."""
        return dict(self._decided)

    def _connect(self, usable: bool) -> None:
        ui = self.ui
        ui.blank.chosen.connect(self._choose_row)
        ui.blank.asked.connect(self.ask)
        ui.blank.emptied.connect(lambda name: self.decide(name, None))
        self.list.selected.connect(ui.blank.choose)
        self.list.asked.connect(self.ask)
        self.list.decided.connect(self._decide_next)
        ui.showBlank.toggled.connect(lambda on: ui.papers.setCurrentWidget(ui.blank if on else ui.sample))
        ui.thumbnail.clicked.connect(lambda: ui.showSample.setChecked(True))
        ui.allSeen.clicked.connect(self.confirm_all)
        ui.cancel.clicked.connect(self.reject)
        ui.save.clicked.connect(self._ask_where)
        ui.accept.clicked.connect(self.accept)
        ui.asItLooks.clicked.connect(self._take_as_it_looks)
        ui.accept.setVisible(usable)
        ui.problem.say("")
        for card in (ui.list, ui.check):  # styled before the design's own properties are set
            set_state(card, "role", "card")

    def _say_what_it_is(self) -> None:
        adoption, looks = self._proposed, self._proposed.mistaken_for
        file = f"“{adoption.path.name}”"
        first = f"{file}要用作{adoption.kind}。" if looks else f"{file}看起来是{adoption.kind}。"
        said = "绿的有把握，黄的请看一眼，灰的空着。点纸上任何一处都能改，漏认的空格点一下就加。"
        self.ui.lead.setText(first + said)
        lacking = "、".join(adoption.fields_without_spot)
        without = f"，没有这些的位置：{lacking}。" if lacking else "。"
        self.ui.mistaken.say(f"这份看起来是{looks}，不是{adoption.kind}{without}" if looks else "")
        self.ui.asItLooks.setText(f"改作{looks}导入")
        self.ui.asItLooks.setVisible(looks is not None)

    def _take_as_it_looks(self) -> None:
        self.other = self._proposed.mistaken_for
        self.reject()

    # Deciding

    def decide(self, name: str, field: str | None) -> None:
        """Fill the spot *name* with *field*, or leave it blank."""
        self._decided[name] = field
        if field is None and any(spot.id == name for spot in self._proposed.empty):
            del self._decided[name]
        self._refresh()
        self._choose_row(name)

    def _decide_next(self, name: str, field: str | None) -> None:
        """Decide from the list, and go on with the next spot to look at."""
        self.decide(name, field)
        self._focus_first()

    def confirm_all(self) -> None:
        """Confirm every field that the person was asked to look at."""
        self._decided |= {spot.id: spot.field for spot in self.adoption.unsure}
        self._refresh()
        self.ui.accept.setFocus() if self.ui.accept.isEnabled() else self.ui.blank.setFocus()

    def ask(self, name: str, point: QPoint) -> None:
        """Open the menu of the spot *name* at a *point* of the screen."""
        adoption = self.adoption
        spot = next(spot for spot in (*adoption.spots, *adoption.empty) if spot.id == name)
        self.menu = spot_menu(adoption, spot, partial(self.decide, name), self)
        self.menu.popup(point)

    # Showing

    def _refresh(self) -> None:
        adoption = self.adoption
        spots = [(spot, True) for spot in adoption.empty] + [(spot, False) for spot in adoption.spots]
        areas = self._areas
        marks = {spot.id: _mark(spot, areas[spot.id], free) for spot, free in spots if spot.id in areas}
        self.ui.blank.show_spots(marks)
        self.list.show_spots(adoption)
        count = len(adoption.unsure)
        self.ui.allSeen.setVisible(bool(count))
        self.ui.remaining.setText(f"还有 {count} 处没有看过，没看的会空着" if count else "都看过了")
        self.trial = None
        if adoption.placed or adoption.choices:
            self._tell("正在检查…", "")
            self._soon.start()
        else:
            self._soon.stop()
            self._tell("还没有要填的位置", "黄的位置看过才填，点“对”或“都看过了”；纸上的空格点一下，选要填的内容。")

    def _choose_row(self, name: str) -> None:
        row = self.list.choose(name, self.adoption)
        if row is not None:
            self.ui.inside.layout().activate()  # type: ignore[union-attr]  # it has one
            self.ui.spotScroll.ensureWidgetVisible(row)
        self.ui.blank.choose(name)

    def _focus_first(self) -> None:
        """Put the focus where the person has to go on."""
        rows = [self.list.shown[spot.id] for spot in self.adoption.unsure]
        focused: QWidget = rows[0].buttons[0] if rows else self.ui.blank
        focused.setFocus()

    # Trying out

    def _try_out(self) -> None:
        changes = self.changes()
        self._maker.ask(partial(_try_out, self._proposed, changes), partial(self._tried, changes))

    def _tried(self, changes: dict[str, str | None], trial: Trial) -> None:
        if changes != self._decided:
            return  # something was decided since
        self.trial = trial
        problems = trial.adopted.problems
        spills = any(problem.code in ("spill", "cut-off") for problem in problems)
        said = [f"{each.where}　{each.message}{each.remedy}".strip() for each in problems]
        if not spills:
            said.append(f"用最长的内容试填过，仍是 {trial.pages.count} 页。")
        bad = any(problem.severity is Severity.ERROR for problem in problems)
        lacking = self.adoption.fields_without_spot
        if lacking:
            said.insert(0, f"没有找到这些的位置：{'、'.join(lacking)}。表上有就点那一处加上，没有就不用管。")
        verdict = "检查没有通过" if bad else "检查通过，有需要留意的" if problems else "检查通过 ✓"
        if lacking and not bad:
            verdict = f"检查通过，但有 {len(lacking)} 项没有位置"
        self._tell(verdict, "\n".join(said), "caution" if lacking or bad else "")
        image = trial.pages.image(0, 72 * _THUMBNAIL.width() * self.devicePixelRatioF() / trial.pages.size(0).width())
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.ui.thumbnail.setIcon(QIcon(QPixmap.fromImage(image)))
        self.ui.thumbnail.setIconSize(_THUMBNAIL)
        self.ui.sample.show_pages(trial.pages)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BjcertError | OSError):
            raise error
        self._tell("还不能用", str(error))
        self.ui.sample.show_pages(None)

    def _tell(self, verdict: str, findings: str, kind: str = "") -> None:
        ready = self.trial is not None
        self.ui.verdict.setText(verdict)
        set_state(self.ui.verdict, "kind", kind)
        self.ui.findings.setText(findings)
        self.ui.thumbnail.setVisible(ready)
        self.ui.showSample.setEnabled(ready)
        if not ready:
            self.ui.showBlank.setChecked(True)
        self.ui.save.setEnabled(ready)
        self.ui.accept.setEnabled(self.trial is not None and self.trial.adopted.ok)

    # Saving

    def _ask_where(self) -> None:
        path = self._proposed.path
        if out := ask_to_save(self, "另存表样", path.with_name(f"{path.stem}-表样.docx")):
            with errors_told(lambda said: self.ui.problem.say(said, "bad")):
                self.save(out)
                self.ui.problem.say(f"表样已写成“{out}”。", "good")

    def save(self, out: Path) -> None:
        """Write the template as it is now to *out*. Raises ExportError."""
        if self.trial is not None:
            try:
                write_whole(out, self.trial.template)
            except OSError as error:
                raise cannot_write(out, error) from None

    def done(self, result: int) -> None:
        """Close, once what is being made has ended."""
        self._soon.stop()
        self._maker.drop()
        self._maker.wait()
        super().done(result)


def _try_out(adoption: Adoption, changes: dict[str, str | None]) -> Trial:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"{adoption.path.stem}-表样.docx"
        adopted = adopt(adoption, out, changes)
        return Trial(out.read_bytes(), adopted, render(sample(load_template(out))))


def _mark(spot: Spot, area: SpotArea, free: bool) -> Mark:
    """The mark of a spot on the picture; *free*: nobody has proposed anything for it."""
    label = f"{spot.where}，{spot.label or '没有文字的空格'}"
    if spot.field is None:
        return Mark(area, MarkKind.FREE if free else MarkKind.BLANK, "", f"{label}：空着")
    field, printed = shown_field(spot.field), spot.kind == "choice"
    if spot.filled:
        return Mark(area, MarkKind.SURE, "" if printed else field, f"{label}：{field}")
    return Mark(area, MarkKind.LOOK, "？" if printed else f"{field}？", f"{label}：{field}，请看")
