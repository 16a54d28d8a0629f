"""Which files can be trusted: shipped ones that are as published, and paths that only administrators can change."""

import errno
import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import IO

from .seals import SEALS

_MOST_LINKS = 40  #: on the way to one file, as Linux has it
#: Rights to change a file, to add to or delete from a folder, or to take ownership.
_CHANGES = 0x2 | 0x4 | 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
#: Rights to replace what is in a folder further down.
_REPLACES = 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
#: The same for a drive, which cannot be moved itself: Windows lets everyone “change” a drive without Windows.
_REPLACES_ON_DRIVE = _REPLACES & ~0x10000
#: SYSTEM, Administrators, TrustedInstaller, and the two for the owner, who is checked separately.
_ADMINISTRATORS = (
    "S-1-5-18",
    "S-1-5-32-544",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "S-1-3-0",
    "S-1-3-4",
)
_DOMAIN_ADMINISTRATORS = ("-500", "-512", "-519")  # in a domain: Administrator, Domain Admins, Enterprise Admins


def is_sealed(name: str, content: bytes) -> bool:
    """Whether *content* is as published under *name* (its path in the sources, with slashes)."""
    return SEALS.get(name) == hashlib.sha256(content).hexdigest()


def who_else_can_change(*files: Path | IO[bytes]) -> str:
    """Why people who are no administrators could change *files* (a clause in Chinese); blank if they cannot.

    Checks owners and access lists, and those of every folder on the way, as the path is written and as it is resolved,
    for the right to replace what is in it. What has been read from a file that was opened before is what was checked.
    A path whose permissions cannot be read is not safe.
    """
    passed: dict[Path, None] = {}
    for file in files:
        path = file if isinstance(file, Path) else Path(file.name)
        try:
            real = _followed(path, passed)
            opened = None if isinstance(file, Path) else os.fstat(file.fileno())
            if problem := _problem(real, opened):
                return f"“{real}”{problem}"
            if opened and not os.path.samestat(opened, real.lstat()):
                return f"“{path}”在打开之后被换掉了"
        except OSError as error:
            return f"“{path}”的权限读不出来（{error.strerror or type(error).__name__}）"
    for folder in passed:
        try:
            if problem := _problem(folder, above=True):
                return f"“{folder}”{problem}"
        except OSError as error:
            return f"“{folder}”的权限读不出来（{error.strerror or type(error).__name__}）"
    return ""


def _followed(path: Path, passed: dict[Path, None]) -> Path:
    """The real path of *path*; adds to *passed* every folder on the way there. Raises OSError."""
    if sys.platform == "win32":
        real = path.resolve(strict=True)
        passed |= dict.fromkeys((*path.absolute().parents, *real.parents))
        return real
    waiting, here, links = [*reversed(path.absolute().parts[1:])], Path("/"), 0
    while waiting:
        part = waiting.pop()
        passed[here] = None
        if part == "..":
            here = here.parent
            continue
        found = (here / part).lstat()
        if not stat.S_ISLNK(found.st_mode):
            here /= part
            continue
        links += 1
        if links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if found.st_uid != 0:  # in a folder where everybody may add something
            raise PermissionError(errno.EPERM, "不是管理员建的链接")
        target = (here / part).readlink()
        if target.is_absolute():
            here = Path("/")
        waiting += reversed([each for each in target.parts if each != "/"])
    return here


def _problem(path: Path, opened: os.stat_result | None = None, *, above: bool = False) -> str:
    """What is wrong with the rights of *path*, a file that was *opened* or a folder *above* one."""
    if sys.platform == "win32":
        higher = _REPLACES_ON_DRIVE if path == path.parent else _REPLACES
        return windows_problem(*_rights(path), higher if above else _CHANGES, _administrator())
    found = opened or path.lstat()
    if found.st_uid != 0:
        return "不归管理员所有"
    if above and not stat.S_ISDIR(found.st_mode):
        return "不再是文件夹"  # somebody's folder gave way to another name of an administrators' file
    sticky = above and bool(found.st_mode & stat.S_ISVTX)  # everybody can delete only his own files there
    return "" if sticky or not found.st_mode & 0o022 else "普通用户也能改动"


def windows_problem(
    owner: str, allowed: list[tuple[str, int]] | None, forbidden: int = _CHANGES, administrator: str = ""
) -> str:
    """What is wrong with an *owner* and the *allowed* rights by security identifier; None means no access list.

    *administrator* is the identifier of a known administrator.
    """

    def administers(who: str) -> bool:
        of_domain = who.startswith("S-1-5-21-") and who.endswith(_DOMAIN_ADMINISTRATORS)
        return who in _ADMINISTRATORS or of_domain or bool(who and who == administrator)

    if not administers(owner):
        return "不归管理员所有"
    if allowed is None or any(mask & forbidden and not administers(who) for who, mask in allowed):
        return "普通用户也能改动"
    return ""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _rights(path: Path) -> tuple[str, list[tuple[str, int]] | None]:
        """The owner of *path* and the rights that its access list grants; entries for children only do not count."""
        owner, acl, descriptor = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        read = ctypes.windll.advapi32.GetNamedSecurityInfoW
        read.argtypes = [wintypes.LPCWSTR, ctypes.c_int, wintypes.DWORD, *[ctypes.c_void_p] * 5]
        results = (ctypes.byref(owner), None, ctypes.byref(acl), None, ctypes.byref(descriptor))
        failed = read(str(path), 1, 0x1 | 0x4, *results)  # owner and discretionary access list of a file
        if failed:
            raise OSError(failed, ctypes.FormatError(failed))
        try:
            if not owner.value:
                return "", None
            return _sid(owner.value), None if acl.value is None else _entries(acl.value)
        finally:
            ctypes.windll.kernel32.LocalFree(descriptor)

    def _administrator() -> str:
        """The account that runs the program if it has an administrator's full rights, else blank."""
        if not ctypes.windll.shell32.IsUserAnAdmin():
            return ""
        token, needed = ctypes.c_void_p(), ctypes.c_ulong()
        process = ctypes.c_void_p(-1)  # this process
        if not ctypes.windll.advapi32.OpenProcessToken(process, 0x8, ctypes.byref(token)):  # TOKEN_QUERY
            return ""
        user = (ctypes.c_void_p * 64)()  # a pointer to the identifier, which follows it
        told = ctypes.windll.advapi32.GetTokenInformation(
            token, 1, user, ctypes.sizeof(user), ctypes.byref(needed)
        )  # TokenUser
        ctypes.windll.kernel32.CloseHandle(token)
        return _sid(user[0]) if told and user[0] else ""

    def _entries(acl: int) -> list[tuple[str, int]]:
        """The rights granted by the access list at the address *acl*; an unknown kind of entry counts as all rights."""
        found = []
        count = ctypes.c_uint16.from_address(acl + 4).value
        entry = acl + 8
        for _ in range(count):
            kind, flags = ctypes.c_uint8.from_address(entry).value, ctypes.c_uint8.from_address(entry + 1).value
            if kind in (0, 9) and not flags & 0x8:  # allowed, perhaps on a condition; not for children only
                found.append((_sid(entry + 8), ctypes.c_uint32.from_address(entry + 4).value))
            elif kind not in (0, 1, 9, 10):  # neither allowed nor denied
                found.append(("", _CHANGES))
            entry += ctypes.c_uint16.from_address(entry + 2).value
        return found

    def _sid(address: int) -> str:
        """The security identifier at *address*, written S-1-5-32-544."""
        count = ctypes.c_uint8.from_address(address + 1).value
        authority = int.from_bytes((ctypes.c_uint8 * 6).from_address(address + 2), "big")
        parts = (ctypes.c_uint32 * count).from_address(address + 8)
        return "-".join(("S-1", str(authority), *map(str, parts)))
