"""Names and places that stand in data are untrusted: they stay inside their folder, and no link is followed."""

import os
import shutil
import stat
import sys
from pathlib import Path

from ..errors import ExportError, PlaceError
from .files import safe_name
from .links import is_link, is_real_file, is_real_folder, remove_folder

_LONGEST = 255  # characters, and bytes, of one name with its number


def is_plain(name: str) -> bool:
    """Whether *name* is a relative path with slashes, of names as the program gives them."""
    return all(part and safe_name(part, _LONGEST, _LONGEST) == part for part in name.split("/"))


def inside(folder: Path, name: str) -> Path:
    """The path of the file or folder *name*, which need not exist, inside *folder*.

    Raises PlaceError for a name that is not plain, and where a link leads elsewhere.
    """
    path = folder
    if is_plain(name):
        for part in name.split("/"):
            path /= part
            if is_link(path):
                break
        else:
            return path
    raise PlaceError(f"“{name}”不是“{folder}”里的文件，没有使用。", "请检查它是不是被人改动过。")


class WorkFolder:
    """A folder that the program makes for its work under a name that others can foresee, and later takes up again.

    Its *mark* is a file that is made first; *new* unless it was taken up. What is removed in it is removed by its
    handle, and what is made in it is made by the path *inner*, which leads through the handle on Linux: it does not
    matter when somebody puts a link in the folder's place. Windows renames no folder while the mark is held open.
    """

    def __init__(self, path: Path, mark: str) -> None:
        """Make the folder, or take up one with the mark. Raises OSError, and ExportError for one that is not ours."""
        self.path, self.new, self._handle = path, True, None
        if is_real_folder(path) and not any(path.iterdir()):
            path.rmdir()
        try:
            # On Windows, what is moved out of a folder of one's own would keep its access list.
            path.mkdir(mode=0o777 if os.name == "nt" else 0o700)
        except FileExistsError:
            self.new = False
            if not is_real_folder(path) or not is_real_file(path / mark) or _is_of_somebody_else(path):
                raise ExportError(
                    f"“{path}”不是本程序建立的工作文件夹，没有动它。", "请把它移走，或换一个保存位置。"
                ) from None
        if sys.platform != "win32":
            self._handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        through = Path(f"/proc/self/fd/{self._handle}")
        self.inner = through if sys.platform == "linux" and through.is_dir() else path

    def names(self) -> list[str]:
        """The names of what is in it. Raises OSError."""
        return os.listdir(self.path if self._handle is None else self._handle)  # noqa: PTH208 - a handle, too

    def remove(self, name: str) -> None:
        """Remove the file, link or folder *name* in it. Raises OSError."""
        if self._handle is None:
            path = self.path / name
            (remove_folder if path.is_dir() else Path.unlink)(path)
        elif stat.S_ISDIR(os.stat(name, dir_fd=self._handle, follow_symlinks=False).st_mode):
            shutil.rmtree(name, dir_fd=self._handle)
        else:
            os.unlink(name, dir_fd=self._handle)

    def rename(self, path: Path) -> None:
        """Give it another name, once nothing is made in it any more. Raises OSError."""
        self.path.rename(path)
        self.path = path

    def close(self) -> None:
        """Leave it as it is."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _is_of_somebody_else(path: Path) -> bool:
    """Whether another account made the folder *path*; never on network drives, where all is the drive's own."""
    if sys.platform == "win32":
        return False
    return path.lstat().st_uid not in (os.geteuid(), path.parent.stat().st_uid)
