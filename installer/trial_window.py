"""Uses the installed window by the keyboard, and takes screenshots."""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from . import ROOT, Stop, product
from .machine import PROJECT, linux, windows

SCREEN = (1366, 768)
TITLE = "请重新打开程序"  #: of the notice after an upgrade
RENEW = (1257, 203)  #: the first 续办 on the home screen; all else is done by the keyboard

_PATIENCE = 180  # seconds to wait, on a busy machine
_STILL = 1.0  # seconds between two screenshots that are compared


class Window:
    """The program in *folder*, started on entering and ended on leaving; screenshots go to *pictures*."""

    def __init__(self, folder: str, environment: Mapping[str, str], pictures: Path) -> None:
        self._program = rf"{folder}\{product.WINDOW}.exe"
        self._environment, self._pictures = environment, pictures

    def __enter__(self) -> Window:
        desktop = f"/desktop=trial,{SCREEN[0]}x{SCREEN[1]}"  # Wine's own, which gives windows the focus
        command = windows("explorer", desktop, self._program, environment=self._environment)
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return self

    def __exit__(self, *_: object) -> None:
        end = windows("taskkill", "/f", "/im", f"{product.WINDOW}.exe", environment=self._environment)
        subprocess.run(end, stdin=subprocess.DEVNULL, capture_output=True)  # also one that has opened itself again
        self._process.terminate()
        self._process.wait()

    def come_to_rest(self) -> None:
        """Wait until the window is shown and complete; the first start opens the tour."""
        named = linux("xdotool", "search", "--onlyvisible", "--name", product.NAME, environment=self._environment)
        seen = subprocess.DEVNULL
        self._wait_for(lambda: subprocess.run(named, stdout=seen).returncode == 0, "窗口没有出现 (no window appeared)")
        self._settle()
        self._settle()  # the workbook has been read by now

    def leave_the_tour(self) -> None:
        """Close the tour."""
        self._picture("0 第一次打开")
        self._press("Escape")

    def renew_one_unit(self, out: Path) -> None:
        """Renew the unit that is due first, on one page, to the finished folder, which appears in *out*."""
        before = set(out.glob("*"))
        self.come_to_rest()
        self._picture("1 首页")
        self._tool("mousemove", *map(str, RENEW), "click", "1")
        self._settle()
        self._picture("2 一页办理")
        self._press("alt+x")  # export, and do not print

        def written() -> list[Path]:
            return [path for folder in set(out.glob("*")) - before for path in folder.rglob("*.docx")]

        self._wait_for(lambda: len(written()) >= 4, f"窗口没有导出文件 (the window exported nothing) {out}")
        self._settle()
        self._picture("3 完成")

    def ask_to_reopen(self) -> None:
        """Wait for the notice that another version was installed, answer it, and see the window open again."""
        named = linux("xdotool", "search", "--onlyvisible", "--name", TITLE, environment=self._environment)

        def asked() -> bool:
            return subprocess.run(named, stdout=subprocess.DEVNULL).returncode == 0

        self._wait_for(asked, "升级以后窗口没有要求重新打开 (the window did not ask to be opened again)")
        self._picture("5 升级以后")
        self._press("F1")  # would load the manual's module, which is of the other version now
        self._press("Return")
        self._wait_for(lambda: not asked(), "没有关闭 (the notice stays)")
        self.come_to_rest()
        self._picture("6 重新打开")

    def _press(self, *keys: str) -> None:
        for key in keys:
            self._tool("key", key)
            self._settle()

    def _tool(self, *arguments: str) -> None:
        subprocess.run(linux("xdotool", *arguments, environment=self._environment), check=True)

    def _settle(self) -> None:
        """Wait until the screen no longer changes."""
        seen: list[str] = []

        def still() -> bool:
            time.sleep(_STILL)
            seen.append(self._look())
            return seen[-2:-1] == seen[-1:]

        self._wait_for(still, "画面一直在变 (the screen does not come to rest)")

    def _look(self) -> str:
        """Return a digest of the screen."""
        command = linux("import", "-silent", "-window", "root", "rgb:-", environment=self._environment)
        return hashlib.sha256(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout).hexdigest()

    def _picture(self, name: str) -> None:
        target = str(PROJECT / (self._pictures / f"{name}.png").relative_to(ROOT))
        subprocess.run(linux("import", "-silent", "-window", "root", target, environment=self._environment), check=True)

    def _wait_for(self, happened: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + _PATIENCE
        while not happened():
            if time.monotonic() > end:
                self._picture("没有成功")
                raise Stop(f"试装没有通过 (the trial failed): {otherwise}")
            time.sleep(_STILL)
