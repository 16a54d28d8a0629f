"""The standard input and output of a process that another one asks."""

import os
import sys
from typing import IO


def standard_stream(descriptor: int, mode: str) -> IO[bytes]:
    """Standard input or output. A Windows program without a console has their handles only."""
    if sys.platform == "win32" and sys.stdin is None:
        import ctypes
        import msvcrt

        get_handle = ctypes.WinDLL("kernel32").GetStdHandle
        get_handle.restype = ctypes.c_void_p
        flags = os.O_BINARY | (os.O_RDONLY if mode == "rb" else os.O_WRONLY)
        descriptor = msvcrt.open_osfhandle(get_handle(-10 - descriptor), flags)
    return os.fdopen(descriptor, mode, closefd=False)
