"""A screen reader in the process: makes Qt think that one is there, and hears every event that Qt sends it.

PySide has no access to either, so that the functions of Qt's library are called by their names in it.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
    QGuiApplication,
)

Kind = QAccessible.Event
_INTEGRATION = "_ZN22QGuiApplicationPrivate20platform_integrationE"
_ACCESSIBILITY = "_ZNK20QPlatformIntegration13accessibilityEv"
_SET_ACTIVE = "_ZN22QPlatformAccessibility9setActiveEb"
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
_CLASSES = {Kind.Announcement: QAccessibleAnnouncementEvent, Kind.StateChanged: QAccessibleStateChangeEvent}
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@dataclass
class Heard:
    """What a reader is told, in order."""

    announced: list[str] = field(default_factory=list)
    urgent: list[str] = field(default_factory=list)  # those that may interrupt
    focused: list[str] = field(default_factory=list)  # the names of what got the focus
    states: list[str] = field(default_factory=list)  # the names of what was ticked or unticked
    kinds: list[Kind] = field(default_factory=list)

    def take(self) -> list[str]:
        """What was announced since the last time."""
        said, self.announced = self.announced, []
        return said


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what Qt tells until the end of the block; skips where Qt's library cannot be asked."""
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    library = folder / "libQt6Gui.so.6"
    if not sys.platform.startswith("linux") or QGuiApplication.platformName() != "offscreen" or not library.is_file():
        pytest.skip("只在 Linux 的 offscreen 平台上能听到 Qt 发出的事件")
    qt = ctypes.CDLL(str(library))
    accessibility = getattr(qt, _ACCESSIBILITY)
    accessibility.argtypes, accessibility.restype = [ctypes.c_void_p], ctypes.c_void_p
    set_active = getattr(qt, _SET_ACTIVE)
    set_active.argtypes = [ctypes.c_void_p, ctypes.c_bool]
    platform = accessibility(ctypes.c_void_p.in_dll(qt, _INTEGRATION).value)
    install = getattr(qt, _INSTALL)
    install.argtypes, install.restype = [_HANDLER], ctypes.c_void_p
    heard = Heard()

    @_HANDLER
    def hear(address: int) -> None:
        kind = Kind(ctypes.c_int.from_address(address + ctypes.sizeof(ctypes.c_void_p)).value)  # behind the vtable
        event = shiboken6.wrapInstance(address, _CLASSES.get(kind, QAccessibleEvent))
        heard.kinds.append(kind)
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.announced.append(event.message())
            if event.politeness() == QAccessible.AnnouncementPoliteness.Assertive:
                heard.urgent.append(event.message())
        elif isinstance(event, QAccessibleStateChangeEvent) and event.changedStates().checked:  # type: ignore[attr-defined]
            heard.states.append(event.accessibleInterface().text(QAccessible.Text.Name))
        elif kind == Kind.Focus:
            heard.focused.append(event.accessibleInterface().text(QAccessible.Text.Name))
        if not shiboken6.ownedByPython(event):
            shiboken6.invalidate(event)  # the next event may lie at the same address

    set_active(platform, True)
    install(hear)
    try:
        assert QAccessible.isActive()
        yield heard
    finally:
        install(_HANDLER())
        set_active(platform, False)
