"""A person's way through the window, for the tests that go it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bjcert_desktop.domain.steps import StepKind
from bjcert_desktop.gui.window import Window
from bjcert_desktop.gui.wizard.done_page import DonePage
from bjcert_desktop.gui.wizard.express_page import ExpressPage
from bjcert_desktop.gui.wizard.page import WizardPage
from bjcert_desktop.gui.wizard.question_page import QuestionPage
from bjcert_desktop.gui.wizard.unit_page import UnitPage

UNIT = "北京市某某区生态环境综合执法大队"
NEW_CODE = "121101050000035003"
NEW_NAME = "北京市某某区生态环境综合行政执法总队"
Click = Callable[[QPushButton], None]


def type_text(edit: QLineEdit, text: str) -> None:
    """Type over what is there, as an input method for Chinese does."""
    edit.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(edit, typed)


def choose_business(window: Window, click: Click, business: str, answers: Mapping[str, str]) -> None:
    assert window.home.isVisible()
    click(window.home.cards[business])
    while isinstance(window.wizard.page, QuestionPage):
        page = window.wizard.page
        asked = window.wizard.steps[window.wizard.at].question
        assert not window.wizard.ui.next.isEnabled() or asked in window.wizard.case.answers
        click(page.cards[answers[asked]])
        click(window.wizard.ui.next)


def choose_unit(window: Window, qtbot: QtBot, workbook: Path, name: str = UNIT) -> UnitPage:
    page = window.wizard.page
    assert isinstance(page, UnitPage)
    window.workbook.open(workbook)
    qtbot.waitUntil(lambda: window.workbook.registry is not None, timeout=20_000)
    type_text(page.browser.ui.search, name)
    assert page.browser.model.rows[0].name == name
    index = page.browser.model.index(0, 0)
    page.browser.ui.units.scrollTo(index)
    qtbot.mouseClick(
        page.browser.ui.units.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.browser.ui.units.visualRect(index).center(),
    )
    assert window.wizard.case.unit is not None
    assert window.wizard.case.unit.name == name
    if window.wizard.plan is not None and window.wizard.plan.scenario.renamed:
        type_new_name(window, page)
    return page


def type_new_name(window: Window, page: UnitPage) -> None:
    """Type the new name of a unit that the workbook lists under its former one."""
    former = page.browser.fields["former_name"].edit
    assert (former.text(), former.accessibleDescription()) == (UNIT, "取自单位信息表")
    assert not window.wizard.ui.next.isEnabled()
    type_text(page.browser.fields["name"].edit, NEW_NAME)
    if window.wizard.plan is not None and "former_code" in window.wizard.plan.scenario.renamed:
        assert not window.wizard.ui.next.isEnabled()
        type_text(page.browser.fields["code"].edit, NEW_CODE)
    assert window.wizard.ui.next.isEnabled()


def tick_one(window: Window) -> None:
    """Tick the first certificate where the page asks which it is."""
    page = window.wizard.page
    if isinstance(page, UnitPage | ExpressPage) and not window.wizard.ui.next.isEnabled():
        model = page.certificates.model if isinstance(page, UnitPage) else page.model
        model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def go_on(window: Window, click: Click, kind: StepKind) -> WizardPage:
    """Press the primary button until the step *kind* is there."""
    while window.wizard.steps[window.wizard.at].kind is not kind:
        tick_one(window)
        click(window.wizard.ui.next)
    return window.wizard.page


def export(window: Window, qtbot: QtBot, click: Click) -> list[str]:
    click(window.wizard.ui.next)
    qtbot.waitUntil(lambda: window.wizard.exported is not None, timeout=20_000)
    assert isinstance(window.wizard.page, DonePage)
    assert window.wizard.exported is not None
    assert all(path.is_file() for path in window.wizard.exported.files)
    return [path.stem for path in window.wizard.exported.files]
