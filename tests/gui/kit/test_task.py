"""Background work, and who gets its result."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit.task import BackgroundTask, Cancelled, Report, _Thread, running, wait_for_all


def fail(*_: object) -> None:
    raise ValueError


def destroy(owner: QObject) -> None:
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)  # type: ignore[arg-type] # Qt takes the type


def made(owner: QObject, told: list[object]) -> BackgroundTask:
    task = BackgroundTask(owner)
    task.failed.connect(told.append)
    return task


@pytest.mark.parametrize("function", [lambda: "done", fail])
def test_nobody_is_told_when_the_owner_is_destroyed_after_the_work_has_ended(
    qtbot: QtBot, function: Callable[[], object]
) -> None:
    owner, told = QObject(), list[object]()
    task = made(owner, told)
    task.ask(function, told.append)
    task.wait()
    destroy(owner)
    QApplication.processEvents()
    assert not told


def test_work_is_asked_to_stop_when_its_owner_is_destroyed(qtbot: QtBot) -> None:
    owner, told, stopped = QObject(), list[object](), Event()

    def work(_report: Report, cancelled: Cancelled) -> None:
        while not cancelled():
            QThread.msleep(1)
        stopped.set()

    made(owner, told).run(work, told.append)
    destroy(owner)
    assert stopped.wait(20)
    QApplication.processEvents()
    assert not told


def test_a_result_or_an_error_is_told_once_and_in_the_windows_thread(qtbot: QtBot) -> None:
    owner, told, threads = QObject(), list[object](), list[object]()
    task = made(owner, told)
    task.failed.connect(lambda _error: threads.append(QThread.currentThread()))
    for function in (lambda: "done", fail):
        task.ask(function, told.append)
        task.wait()
        qtbot.waitUntil(lambda: not task.busy, timeout=20_000)
    assert [type(each) for each in told] == [str, ValueError]
    assert threads == [owner.thread()]


def test_of_what_is_asked_for_meanwhile_only_the_newest_is_run(qtbot: QtBot) -> None:
    owner, told, go_on = QObject(), list[object](), Event()
    task = made(owner, told)
    task.ask(lambda: go_on.wait(20), told.append)
    task.ask(lambda: "second", told.append)
    task.ask(lambda: "third", told.append)
    go_on.set()
    qtbot.waitUntil(lambda: not task.busy, timeout=20_000)
    assert told == ["third"]


def test_a_result_may_lead_to_further_work(qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    task = made(owner, told)
    task.ask(lambda: "first", lambda _result: task.ask(lambda: "second", told.append))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["second"] and not task.busy


def test_progress_and_cancelling_reach_the_other_side(qtbot: QtBot) -> None:
    owner, told, seen = QObject(), list[object](), list[tuple[int, int]]()

    def work(report: Report, cancelled: Cancelled) -> str:
        report(1, 2)
        while not cancelled():
            QThread.msleep(1)
        return "stopped"

    task = made(owner, told)
    task.progress.connect(lambda done, total: seen.append((done, total)))
    task.run(work, told.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    task.cancel()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert (seen, told) == ([(1, 2)], ["stopped"])


def test_dropped_work_tells_nobody_and_the_next_can_be_run(qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    task = made(owner, told)
    task.ask(lambda: "dropped", told.append)
    task.drop()
    task.ask(lambda: "next", told.append)
    qtbot.waitUntil(lambda: not task.busy, timeout=20_000)
    assert told == ["next"]


def test_waiting_forgets_what_has_not_begun(qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    task = made(owner, told)
    task.ask(lambda: "first", told.append)
    task.ask(lambda: "second", told.append)
    task.wait()
    qtbot.waitUntil(lambda: not task.busy, timeout=20_000)
    assert told == ["first"]


def test_a_task_has_let_go_of_its_thread_before_that_is_destroyed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, told, busy, forget = QObject(), list[object](), list[bool](), _Thread.forget
    task = made(owner, told)
    monkeypatch.setattr(_Thread, "forget", lambda thread: (busy.append(task.busy), forget(thread)))
    task.ask(lambda: "done", told.append)
    qtbot.waitUntil(lambda: bool(busy), timeout=20_000)
    assert (told, busy) == (["done"], [False])


def test_a_window_stops_all_its_tasks_before_it_waits_for_any(qtbot: QtBot) -> None:
    window, told, stopped = QObject(), list[object](), Event()
    first, second = made(QObject(window), told), made(QObject(window), told)

    def until_stopped(_report: Report, cancelled: Cancelled) -> None:
        while not cancelled():
            QThread.msleep(5)
        stopped.set()

    first.ask(lambda: stopped.wait(10), told.append)
    second.run(until_stopped, lambda _: None)
    wait_for_all(window)
    qtbot.waitUntil(lambda: not first.busy, timeout=20_000)
    assert told == [True]


def test_a_window_waits_for_the_tasks_in_it_and_for_work_whose_owner_is_gone(qtbot: QtBot) -> None:
    window, told = QObject(), list[object]()
    inside = made(QObject(window), told)
    inside.ask(lambda: QThread.msleep(50), told.append)
    inside.ask(lambda: "second", told.append)
    gone = QObject()
    made(gone, told).ask(lambda: QThread.msleep(100), told.append)
    destroy(gone)
    wait_for_all(window)
    assert not running()
    qtbot.waitUntil(lambda: not inside.busy, timeout=20_000)
    assert told == [None]
