"""What the whole office relies on: shipped files as they were published, and places that only administrators change."""

import hashlib
import stat
import sys
from pathlib import Path

from .seals import SEALS

#: Rights by which a file is changed, or something put into a folder, taken from it or given another owner.
_CHANGES = 0x2 | 0x4 | 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
#: Rights by which what lies further down could be moved away and replaced.
_REPLACES = 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
#: The same for a drive, which cannot be moved away itself: Windows lets everyone “change” one that holds no Windows.
_REPLACES_ON_DRIVE = _REPLACES & ~0x10000
#: SYSTEM, Administrators, TrustedInstaller, and the two that stand for the owner, who is looked at on his own.
_ADMINISTRATORS = (
    "S-1-5-18",
    "S-1-5-32-544",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "S-1-3-0",
    "S-1-3-4",
)
_DOMAIN_ADMINISTRATORS = ("-500", "-512", "-519")  # of a domain: Administrator, Domain Admins, Enterprise Admins


def is_sealed(name: str, content: bytes) -> bool:
    """Whether *content* is what was published as *name* (its path in the sources, with slashes)."""
    return SEALS.get(name) == hashlib.sha256(content).hexdigest()


def who_else_can_change(*paths: Path) -> str:
    """Why *paths* are not safe from people who are no administrators (a clause in Chinese); blank when they are.

    The owner and the access list are looked at, those of the folders above for whoever could replace what lies in
    them. A place whose rights cannot be read is not safe.
    """
    above: dict[Path, None] = {}
    for path in paths:
        try:
            place = path.resolve(strict=True)
            if problem := _problem(place, above=False):
                return f"“{place}”{problem}"
            above |= dict.fromkeys(place.parents)
        except OSError as error:
            return f"“{path}”的权限读不出来（{error.strerror or type(error).__name__}）"
    for place in above:
        try:
            if problem := _problem(place, above=True):
                return f"“{place}”{problem}"
        except OSError as error:
            return f"“{place}”的权限读不出来（{error.strerror or type(error).__name__}）"
    return ""


def _problem(path: Path, *, above: bool) -> str:
    if sys.platform == "win32":
        higher = _REPLACES_ON_DRIVE if path == path.parent else _REPLACES
        return windows_problem(*_rights(path), higher if above else _CHANGES, _administrator())
    found = path.stat()
    if found.st_uid != 0:
        return "不归管理员所有"
    sticky = above and bool(found.st_mode & stat.S_ISVTX)  # there everybody can only take away his own
    return "" if sticky or not found.st_mode & 0o022 else "普通用户也能改动"


def windows_problem(
    owner: str, allowed: list[tuple[str, int]] | None, forbidden: int = _CHANGES, administrator: str = ""
) -> str:
    """What is wrong with an *owner* and the *allowed* rights by security identifier; None means no list at all.

    *administrator* is somebody who is known to be one.
    """

    def administers(who: str) -> bool:
        of_domain = who.startswith("S-1-5-21-") and who.endswith(_DOMAIN_ADMINISTRATORS)
        return who in _ADMINISTRATORS or of_domain or bool(who and who == administrator)

    if not administers(owner):
        return "不归管理员所有"
    if allowed is None or any(mask & forbidden and not administers(who) for who, mask in allowed):
        return "普通用户也能改动"
    return ""


def _rights(path: Path) -> tuple[str, list[tuple[str, int]] | None]:
    """The owner of *path* and what its access list allows to whom; what only children inherit does not count."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        owner, acl, descriptor = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        read = ctypes.windll.advapi32.GetNamedSecurityInfoW
        read.argtypes = [wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD, *[ctypes.c_void_p] * 5]
        places = (ctypes.byref(owner), None, ctypes.byref(acl), None, ctypes.byref(descriptor))
        failed = read(str(path), 1, 0x1 | 0x4, *places)  # a file's owner and discretionary access list
        if failed:
            raise OSError(failed, ctypes.FormatError(failed))
        try:
            if not owner.value:
                return "", None
            return _sid(owner.value), None if acl.value is None else _entries(acl.value)
        finally:
            ctypes.windll.kernel32.LocalFree(descriptor)
    raise NotImplementedError  # only Windows has access lists


def _administrator() -> str:
    """Who runs the program with an administrator's full rights, and could change everything anyway; else blank."""
    if sys.platform == "win32":
        import ctypes

        if not ctypes.windll.shell32.IsUserAnAdmin():
            return ""
        token, needed = ctypes.c_void_p(), ctypes.c_ulong()
        process = ctypes.c_void_p(-1)  # the one that runs
        if not ctypes.windll.advapi32.OpenProcessToken(process, 0x8, ctypes.byref(token)):  # to be asked only
            return ""
        user = (ctypes.c_void_p * 64)()  # a pointer to the identifier, which lies behind it
        told = ctypes.windll.advapi32.GetTokenInformation(
            token, 1, user, ctypes.sizeof(user), ctypes.byref(needed)
        )  # the user
        ctypes.windll.kernel32.CloseHandle(token)
        return _sid(user[0]) if told and user[0] else ""
    return ""


def _entries(acl: int) -> list[tuple[str, int]]:
    """The rights that the access list at the address *acl* allows; a kind of entry not known here counts as all."""
    import ctypes

    found = []
    count = ctypes.c_uint16.from_address(acl + 4).value
    place = acl + 8
    for _ in range(count):
        kind, flags = ctypes.c_uint8.from_address(place).value, ctypes.c_uint8.from_address(place + 1).value
        if kind in (0, 9) and not flags & 0x8:  # allowed, also on a condition; not for children only
            found.append((_sid(place + 8), ctypes.c_uint32.from_address(place + 4).value))
        elif kind not in (0, 1, 9, 10):  # neither allowed nor denied
            found.append(("", _CHANGES))
        place += ctypes.c_uint16.from_address(place + 2).value
    return found


def _sid(address: int) -> str:
    """The security identifier at *address*, written S-1-5-32-544."""
    import ctypes

    count = ctypes.c_uint8.from_address(address + 1).value
    authority = int.from_bytes((ctypes.c_uint8 * 6).from_address(address + 2), "big")
    parts = (ctypes.c_uint32 * count).from_address(address + 8)
    return "-".join(("S-1", str(authority), *map(str, parts)))
