"""Where the ledger lies: not on a network drive, where file locks do not hold, and alone."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from .model import LedgerError

if sys.platform == "win32":
    import ctypes

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "ncpfs"})
_NETWORK |= {f"fuse.{name}" for name in ("sshfs", "davfs", "glusterfs", "rclone", "gvfsd-fuse", "s3fs")}
_REMOTE = 4  # DRIVE_REMOTE


def refuse_network(folder: Path) -> None:
    """Raise LedgerError if *folder* is on another computer."""
    if on_network(folder.absolute()):
        raise LedgerError(
            f"办理记录不能放在网络位置“{folder}”：网络盘上的文件锁不可靠，记录会损坏。",
            "请把数据文件夹放在本机硬盘上；要让别的电脑也有一份，请用“备份”。",
        )


def other_ledgers(folder: Path, own: Sequence[str]) -> str:
    """A sentence about ledgers in *folder* beside those of names like *own*, blank if there are none.

    Programs that synchronize folders leave one after a conflict, and either may hold what the other lacks.
    """
    found = sorted(path.name for path in folder.glob("ledger*.db") if not any(map(path.match, own)))
    if not found:
        return ""
    named = "、".join(f"“{name}”" for name in found)
    return (
        f"数据文件夹“{folder}”里还有别的办理记录：{named}，可能是同步软件留下的。现在用的只是“ledger.db”，两份各自可能缺少记录："
        "请不要同步这个文件夹，核对以后把多余的一份移走。"
    )


def on_network(folder: Path) -> bool:
    """Whether the absolute *folder*, which need not exist, is on another computer."""
    real = Path(os.path.realpath(folder))  # resolves links, and on Windows the letters of mapped drives
    if sys.platform == "win32":
        if any(re.match(r"\\\\(\?\\UNC\\|[^?.])", str(path), re.IGNORECASE) for path in (folder, real)):
            return True
        return any(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE for path in (folder, real))
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:  # a system without it
        return False
    return file_system(real, mounts) in _NETWORK


def file_system(folder: Path, mounts: str) -> str:
    """The type of the file system that *folder* is on, from the lines of *mounts* (proc(5), mountinfo)."""
    best, found = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), before.split()[4]))
        if (folder == point or point in folder.parents) and len(point.parts) >= best:  # the last one is on top
            best, found = len(point.parts), after.split()[0]
    return found
