"""Write a workbook whole or not at all, and never over another file."""

import gc
import os
import secrets
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from ...errors import RegistryError
from ...system.leftovers import noted

_NOT_WRITTEN = "SerialisationError"  # lxml's, through which openpyxl writes its temporary files


def check_suffix(path: Path, *suffixes: str) -> None:
    """Raise RegistryError unless *path* has one of *suffixes*: Excel opens workbooks by no other name."""
    if path.suffix.lower() not in suffixes:
        raise RegistryError(
            f"“{path.name}”不是以“{suffixes[0]}”结尾的文件名，Excel 会打不开它。",
            f"请换一个文件名，如“{path.stem or '单位信息表'}{suffixes[0]}”。",
        )


def write_new(path: Path, save: Callable[[str], None]) -> None:
    """Let *save* write to a temporary name, and rename that to *path*; RegistryError if *path* exists or fails."""
    if path.exists():
        raise _exists(path)
    try:
        temporary = path.with_name(f"~{path.stem[:40]}-{secrets.token_hex(4)}.tmp")
        with noted(temporary):
            temporary.touch(exist_ok=False)
            try:
                save(str(temporary))
                with temporary.open("rb+") as stream:
                    os.fsync(stream.fileno())
                _rename(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)
    except FileExistsError:
        raise _exists(path) from None
    except FileNotFoundError:
        raise RegistryError(f"文件夹“{path.parent}”不存在。", "请先建好文件夹，或者另选一个位置。") from None
    except Exception as error:
        if not isinstance(error, OSError) and type(error).__name__ != _NOT_WRITTEN:
            raise
        _let_go(error)
        known = (error.strerror or "原因不明") if isinstance(error, OSError) else "系统盘上的临时文件写不下"
        raise RegistryError(
            f"文件“{path.name}”写不进“{path.parent}”（{known}）。",
            "请确认磁盘没有写满、对这个文件夹有写入权限，或者另选一个位置。",
        ) from error


def _let_go(error: BaseException) -> None:
    """Clear away what the failed writing still holds: openpyxl's half-written parts complain on standard error."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        failed: BaseException | None = error
        while failed is not None:
            traceback.clear_frames(failed.__traceback__)
            failed = failed.__context__
        gc.collect()
    finally:
        sys.unraisablehook = hook


def _rename(temporary: Path, path: Path) -> None:
    """Rename *temporary* to *path*; FileExistsError if that name is taken by now."""
    if os.name == "nt":
        temporary.rename(path)  # on Windows this never replaces a file
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.replace(path)


def _exists(path: Path) -> RegistryError:
    return RegistryError(f"“{path}”已经存在，没有改动它。", "请换一个文件名，或者先把原来的文件移走。")
