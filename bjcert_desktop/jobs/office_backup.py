"""Backups for the office: sealed for its key, so that only who keeps the key can open them.

The key is a pair of X25519: the half in ``policy.toml`` seals, the half in the key file opens (libsodium's sealed box).
Whoever can read the office's folder can read nothing in the backups, and every file in it can be made by anybody.
"""

import base64
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BjcertError, ExportError
from ..ledger import Ledger, doubtful_since
from ..settings.policy import Policy
from ..system.files import cannot_write, write_whole
from ..system.links import is_real_file, open_file, read_file
from .backup import days_of_work, packed_backup, read_backup
from .backup_file import MOST_IN_ALL, Contents

if TYPE_CHECKING:
    from nacl.public import PrivateKey

KEEP = 10  # backups of one person
_MAGIC = b"bjcert-backup 1\n"
_KEY_MAGIC = "bjcert-office-key 1"
_NAME = re.compile(r"数字证书备份 (\d{4}-\d\d-\d\d)\.sealed", re.ASCII)


def make_key(path: Path) -> str:
    """Write a new key to the file *path* and return its public half for the setting ``backup_key``.

    Raises ExportError if the file exists or cannot be written.
    """
    from nacl.public import PrivateKey

    key = PrivateKey.generate()
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(f"{_KEY_MAGIC}\n{_text(bytes(key))}\n")
    except FileExistsError as error:
        raise ExportError(
            f"“{path}”已经存在，没有覆盖。", "旧的钥匙还要用来打开以前的备份；请换一个文件名。"
        ) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    return _text(bytes(key.public_key))


def back_up_for_office(folder: Path, policy: Policy, today: date, *, again: bool = False) -> Path | None:
    """Back up the data in *folder* to where the office wants it, once a day; return the file, None if nothing was due.

    *again*: even if there is one of today. Unless the date is doubtful, old backups are removed. Raises ExportError,
    LedgerError.
    """
    to, key = policy.path("backup"), policy.text("backup_key")
    if to is None or not key or not folder.exists():
        return None
    path = to / f"数字证书备份 {today}.sealed"
    if path.exists() and not again:
        return None
    from nacl.public import PublicKey, SealedBox

    content, _contents = packed_backup(folder)
    try:
        to.mkdir(parents=True, exist_ok=True)
        write_whole(path, _MAGIC + SealedBox(PublicKey(base64.b64decode(key))).encrypt(content))
    except OSError as error:
        raise ExportError(
            f"单位要的备份没有写到“{to}”（{error.strerror or error}）。", "请告诉单位的技术人员；办理不受影响。"
        ) from error
    ledger = Ledger(folder)
    if doubtful_since(ledger, today, lambda: days_of_work(folder)) is None:
        with suppress(OSError):  # what cannot be removed is removed another day
            _remove_old(path)
    return path


def _remove_old(newest: Path) -> None:
    """Keep ``KEEP`` backups up to the *newest*. Those of later days stay as well: they are wrong, or this day is."""
    there = sorted(each for each in newest.parent.iterdir() if _NAME.fullmatch(each.name) and is_real_file(each))
    for old in [each for each in there if each.name <= newest.name][:-KEEP]:
        old.unlink()


def back_up_or_say(folder: Path, policy: Policy) -> str:
    """Back up for the office if it is due; return a sentence about what went wrong, or nothing."""
    try:
        back_up_for_office(folder, policy, date.today())
    except BjcertError as error:
        return str(error)
    return ""


def last_office_backup(policy: Policy) -> date | None:
    """The day of this person's newest backup for the office, None if there is none or it cannot be seen."""
    to, days = policy.path("backup"), []
    with suppress(OSError):
        for each in to.iterdir() if to else ():
            if found := _NAME.fullmatch(each.name):
                with suppress(ValueError):  # no day: anybody can put files there
                    days.append(date.fromisoformat(found[1]))
    return max(days, default=None)


def open_office_backup(sealed: Path, key_file: Path, out: Path) -> Contents:
    """Open *sealed* by the key in *key_file* and write the backup to *out*, to be restored like any other.

    Raises ExportError if *out* exists, if the key is another one's, and for a damaged file or backup.
    """
    from nacl.exceptions import CryptoError
    from nacl.public import SealedBox

    if out.exists():
        raise ExportError(f"“{out}”已经存在，没有覆盖。", "请换一个文件名。")
    key = _read_key(key_file)
    try:
        with open_file(sealed) as file:
            content = file.read(MOST_IN_ALL)
    except OSError as error:
        raise ExportError(f"“{sealed}”读不出来（{error.strerror or error}）。", "请检查文件的位置和权限。") from error
    if not content.startswith(_MAGIC):
        raise ExportError(f"“{sealed}”不是单位的加密备份。", "请选择扩展名是 .sealed 的备份文件。")
    try:
        opened = SealedBox(key).decrypt(content.removeprefix(_MAGIC))
    except CryptoError as error:
        raise ExportError(
            f"“{sealed}”打不开：它不是为这把钥匙加密的，或者已经损坏。", "请换用当时的钥匙，或者另一天的备份。"
        ) from error
    try:
        write_whole(out, opened)
    except OSError as error:
        raise cannot_write(out, error) from error
    try:
        return read_backup(out)
    except ExportError:
        out.unlink(missing_ok=True)
        raise


def _read_key(path: Path) -> "PrivateKey":
    from nacl.public import PrivateKey

    try:
        lines = read_file(path).decode("ascii").splitlines()  # as each system writes them
        if lines[0] != _KEY_MAGIC:
            raise ValueError(lines[0])
        return PrivateKey(base64.b64decode(lines[1], validate=True))
    except OSError as error:
        raise ExportError(f"钥匙“{path}”读不出来（{error.strerror or error}）。", "请检查文件的位置和权限。") from error
    except Exception as error:  # the library's own errors for a wrong length or type
        raise ExportError(f"“{path}”不是单位备份的钥匙。", "请选择 office-key 命令写出的文件。") from error


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")
