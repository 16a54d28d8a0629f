"""Work outside the window's thread, and who is told of it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit.task import Job, Work


def fail(*_: object) -> None:
    raise ValueError


@pytest.mark.parametrize("work", [lambda *_: "done", fail])
def test_nobody_is_told_of_what_ended_just_before_its_owner_went(qtbot: QtBot, work: Work) -> None:
    owner, told = QObject(), list[object]()
    job = Job(work, owner)
    job.done.connect(told.append)
    job.failed.connect(told.append)
    job.start()
    assert job.wait(20_000)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)  # type: ignore[arg-type] # Qt takes the type
    QApplication.processEvents()
    assert not told


def test_what_work_brings_or_raises_is_told_once(qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    for work in (lambda *_: "done", fail):
        job = Job(work, owner)
        job.done.connect(told.append)
        job.failed.connect(told.append)
        job.start()
        assert job.wait(20_000)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert [type(each) for each in told] == [str, ValueError]
