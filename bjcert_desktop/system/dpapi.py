"""Protect personal data at rest by Windows' DPAPI; on other systems only file permissions protect it."""

import sys

from ..errors import BjcertError

_MARK = b"bjcert-dpapi-1\n"  # begins protected content; JSON never begins like this


class ProtectError(BjcertError):
    """Data that was protected by another account or on another computer."""


def protect(content: bytes) -> bytes:
    """Protect *content*: on Windows, only this account on this computer can read it. Raises ProtectError."""
    if sys.platform == "win32":
        return _MARK + _sealed(content)
    return content


def unprotect(content: bytes) -> bytes:
    """Undo ``protect``; return unprotected *content* as it is. Raises ProtectError."""
    if not content.startswith(_MARK):
        return content
    if sys.platform == "win32":
        return _opened(content.removeprefix(_MARK))
    raise _sealed_elsewhere()


def _sealed_elsewhere() -> ProtectError:
    return ProtectError(
        "个人信息是用另一个 Windows 账户或另一台电脑保护的，这里读不出来。",
        "请用原来的账户打开，或在原来的电脑上做一份备份，再到这里恢复。",
    )


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _NO_DIALOGS = 0x1  # CRYPTPROTECT_UI_FORBIDDEN

    class _Blob(ctypes.Structure):
        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    def _sealed(content: bytes) -> bytes:
        done = _call("CryptProtectData", content)
        if done is None:
            raise ProtectError(
                "Windows 没能保护个人信息，没有保存。", "请注销后重新登录 Windows 再试；仍然不行时请找技术人员。"
            )
        return done

    def _opened(content: bytes) -> bytes:
        done = _call("CryptUnprotectData", content)
        if done is None:
            raise _sealed_elsewhere()
        return done

    def _call(name: str, content: bytes) -> bytes | None:
        """The result of a function of crypt32.dll for *content*, None if it fails."""
        function = getattr(ctypes.WinDLL("crypt32"), name)
        function.argtypes = [ctypes.POINTER(_Blob), *[ctypes.c_void_p] * 4, wintypes.DWORD, ctypes.POINTER(_Blob)]
        function.restype = wintypes.BOOL
        free = ctypes.WinDLL("kernel32").LocalFree
        free.argtypes, free.restype = [ctypes.c_void_p], ctypes.c_void_p
        held = ctypes.create_string_buffer(content, len(content))
        given = _Blob(len(content), ctypes.cast(held, ctypes.POINTER(ctypes.c_char)))
        made = _Blob()
        if not function(ctypes.byref(given), None, None, None, None, _NO_DIALOGS, ctypes.byref(made)):
            return None
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            free(made.data)
