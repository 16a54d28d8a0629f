"""The program's own data files: one way to write them, with a checksum, and one way to read them.

What is damaged is set aside under its name with ``.damaged`` behind it, so that the rest goes on without it and nothing
is lost. What a newer version wrote is refused and left as it is. Files of versions that wrote no checksums begin with a
brace.
"""

from datetime import date
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import TypeVar

import msgspec

from ..errors import BjcertError
from .dpapi import protect, unprotect
from .files import write_whole
from .half_characters import to_json

DAMAGED = ".damaged"
_NAME, _FORMAT = b"bjcert-data", 1
_EDIT = "# 手工修改以前，请删去这两行".encode()
_MOST = 64 << 20  # bytes of a file
#: An earlier day was written while the computer's date was that of its mainboard, as without a battery.
FIRST_DAY = date(2010, 1, 1)

Record = TypeVar("Record")


class OwnDataError(BjcertError):
    """A file of the data folder that cannot be used and was left as it is."""


class SetAsideError(OwnDataError):
    """A damaged file that has been set aside: the program goes on without it."""


def write_own(path: Path, record: object, *, sealed: bool) -> None:
    """Write *record* to *path*, whole or not at all; *sealed*: protected for this account.

    Raises OSError, ProtectError.
    """
    content = encode(record)
    write_whole(path, protect(content) if sealed else content)


def read_own(path: Path, kind: type[Record], what: str) -> Record | None:
    """The record of that *kind* in the file *path*, None if there is no file.

    *what* names it for people. Raises SetAsideError for damage, OwnDataError for what a newer version wrote or what
    cannot be read, ProtectError for a file of another account.
    """
    try:
        if path.stat().st_size > _MOST or not path.is_file():
            raise ValueError("no file of ours")
        return decode(unprotect(path.read_bytes()), kind)
    except FileNotFoundError:
        return None
    except NewerDataError as error:
        raise OwnDataError(
            f"{what}“{path}”是更新版本的程序写的，这个版本读不了，没有改动它。", "请安装新版本的程序后再打开。"
        ) from error
    except ValueError as error:
        raise damaged(what, path) from error
    except OSError as error:
        raise OwnDataError(
            f"{what}“{path}”读不出来（{error.strerror}），没有改动它。", "请检查磁盘和这个文件的读取权限。"
        ) from error


class NewerDataError(Exception):
    """Data of a newer version."""


def encode(record: object) -> bytes:
    """*record* as the content of a file."""
    text = msgspec.json.format(to_json(record), indent=1)
    return b"%s %d %s\n%s" % (_NAME, _FORMAT, _checksum(b"%d" % _FORMAT, text), text)


def decode(content: bytes, kind: type[Record]) -> Record:
    """The record of that *kind* in *content*. Raises ValueError for damaged data, NewerDataError."""
    header, _, text = content.partition(b"\n")
    if content.startswith(b"{"):
        text = content  # of a version that wrote no checksums
    else:
        name, number, checksum = (*header.split(b" "), b"", b"")[:3]
        if name != _NAME or checksum != _checksum(number, text):
            raise ValueError("damaged")
        if number != b"%d" % _FORMAT:
            raise NewerDataError
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        if "unknown field" in str(error):
            raise NewerDataError from error
        raise ValueError("damaged") from error


def encode_text(text: bytes) -> bytes:
    """*text* as the content of a file that a person may edit, below a comment with its checksum."""
    return b"# %s %d %s\n%s\n%s" % (_NAME, _FORMAT, _checksum(b"%d" % _FORMAT, text), _EDIT, text)


def decode_text(content: bytes) -> bytes:
    """The text in *content*; all of it where a person has removed the checksum. Raises ValueError for damaged data."""
    if _NAME not in content and _EDIT not in content and not (b"# " + _NAME).startswith(content):  # cut off, or empty
        return content
    header, _, rest = content.partition(b"\n")
    edit, _, text = rest.partition(b"\n")
    if header != b"# %s %d %s" % (_NAME, _FORMAT, _checksum(b"%d" % _FORMAT, text)) or edit != _EDIT:
        raise ValueError("damaged")
    return text


def set_aside(path: Path) -> Path | None:
    """Rename a damaged file or folder; return its new path, or None if that is impossible."""
    names = (path.with_name(f"{path.name}{DAMAGED}{f'-{number}' if number > 1 else ''}") for number in count(1))
    try:
        return path.rename(next(name for name in names if not name.exists()))
    except OSError:
        return None


def damaged(what: str, path: Path) -> OwnDataError:
    """Set the damaged file *path* aside; the error that says so. *what* names it for people."""
    aside, remedy = set_aside(path), "有备份的，可以用备份恢复。"
    if aside is None:
        return OwnDataError(f"{what}“{path}”已经损坏，没有使用它。", remedy)
    return SetAsideError(f"{what}“{path}”已经损坏，改名为“{aside.name}”留在原处，不再使用。", remedy)


def _checksum(number: bytes, text: bytes) -> bytes:
    """The checksum of data in the format *number*: the same in every format."""
    return blake2b(number + b"\n" + text, digest_size=8).hexdigest().encode()
