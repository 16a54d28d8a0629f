"""Export a plan: a folder of filled Word files, recorded in the ledger."""

import contextlib
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from uuid import uuid4

from ..domain.plan import Plan
from ..errors import ExportError
from ..ledger import Ledger, LedgerError, Record
from ..registry.api import is_sample
from ..settings.policy import FOLDER_NAME
from ..system.durable import flush, flush_folder, move, write
from ..system.files import MAX_PATH, cannot_write, safe_name
from ..system.leftovers import noted
from .form_cache import FormCache
from .form_library import FormSet

_LONGEST_FILE = 24  # characters of the longest file name that a case holds, with some room to spare


@dataclass(frozen=True)
class Exported:
    """What was written for a case: the files in the order of the plan, and the fields left blank in them.

    *forms* tells in Chinese which version of each form was used. *unrecorded* is a sentence why the case could not be
    recorded in its *ledger*; otherwise *key* identifies it there.
    """

    folder: Path
    files: tuple[Path, ...]
    missing: tuple[str, ...]
    forms: dict[str, str]
    unrecorded: str = ""
    ledger: Ledger | None = None
    key: str = ""

    @property
    def recorded_in(self) -> Ledger | None:
        """The ledger that has the case; None where it could not be recorded."""
        return self.ledger if self.key else None


def practised(plan: Plan) -> bool:
    """Whether *plan* is about an invented unit, even if values of it were changed."""
    return is_sample(plan.unit) or (plan.case.unit is not None and is_sample(plan.case.unit))


def folder_name(plan: Plan, limit: int = 100, naming: str = FOLDER_NAME) -> str:
    """The name of the case's folder by the pattern *naming*; the default name if that leaves nothing.

    For an invented unit, the name begins with 示例.
    """
    values = {
        "日期": f"{plan.case.day:%Y%m%d}",
        "业务": plan.business.short,
        "情形": plan.scenario.title,
        "单位": plan.unit.name,
        "代码": plan.unit.code,
    }
    practice = "示例 " if practised(plan) else ""
    name = safe_name(practice + re.sub(r"\{([^{}]*)\}", lambda field: values[field[1]], naming), limit)
    return name or folder_name(plan, limit)


def export_case(
    plan: Plan,
    out: Path,
    forms: FormSet | None = None,
    *,
    numbered: bool = False,
    naming: str = FOLDER_NAME,
    ledger: Ledger | None = None,
) -> Exported:
    """Write the documents of *plan* into a new folder under *out*, all of them or no folder, and record the case.

    An existing folder of that name is refused; with *numbered*, the new one gets a number instead. *naming* is the
    pattern of the folder's name. Raises FormError for a template, and ExportError for a case without documents or a
    folder that cannot be written.
    """
    if not plan.documents:
        raise ExportError(f"“{plan.scenario.title}”没有要导出的文件。", plan.scenario.lead)
    cache = FormCache(forms or FormSet())
    contents = [(f"{document.title}.docx", cache.fill(document)) for document in plan.documents]
    folder = _new_folder([*contents, *address_files(plan)], folders_for(plan, out.absolute(), naming), numbered)
    exported = Exported(folder, tuple(folder / name for name, _ in contents), cache.missing(plan), cache.labels)
    return exported if ledger is None else _recorded(exported, plan, contents, ledger)


def _recorded(exported: Exported, plan: Plan, contents: list[tuple[str, bytes]], ledger: Ledger) -> Exported:
    """Record in *ledger* what was written, the case of an invented unit among those for practice.

    The papers exist already, so a failure is only reported.
    """
    ledger = ledger.practice if practised(plan) else ledger
    record = Record(new_key(), plan, exported.folder, {name: digest(each) for name, each in contents}, exported.forms)
    try:
        ledger.record([record])
    except LedgerError as error:
        return replace(exported, ledger=ledger, unrecorded=str(error))
    return replace(exported, ledger=ledger, key=record.key)


def address_files(plan: Plan) -> list[tuple[str, bytes]]:
    """For what is done on the web: its address as files to carry on a stick, beside the papers."""
    if not plan.scenario.online:
        return []
    url = "".join(plan.documents[0].values["在线网址"].split())
    shortcut = f"[InternetShortcut]\r\nURL={url}\r\n"
    return [("在线办理网址.url", shortcut.encode()), ("在线办理网址.txt", f"{url}\r\n".encode())]


def new_key() -> str:
    """A new key that identifies a case in the ledger."""
    return uuid4().hex


def digest(content: bytes) -> str:
    """The SHA-256 of a file."""
    return sha256(content).hexdigest()


def folders_for(plan: Plan, out: Path, naming: str = FOLDER_NAME) -> Iterator[Path]:
    """Folders under *out* for the papers of *plan*: the plain name first, then with numbers, without end.

    Raises ExportError if the paths of the files would be too long.
    """
    room = MAX_PATH - len(str(out)) - _LONGEST_FILE
    if room < 30:
        raise ExportError(f"保存位置“{out}”太长。", "请换一个层次少、名称短的文件夹。")
    name = folder_name(plan, min(room, 100) - 5, naming)
    yield out / name
    yield from (out / f"{name} ({number})" for number in count(2))


def folder_key(name: str) -> str:
    """A key that is the same for names which differ only in case or width."""
    return unicodedata.normalize("NFKC", name).casefold()


def folder_is_there(folder: Path) -> ExportError:
    """The error for an existing folder, which is not overwritten."""
    return ExportError(f"已有文件夹“{folder}”，没有覆盖。", "请把原来的文件夹改名或移走后重试，或换一个保存位置。")


def _new_folder(contents: list[tuple[str, bytes]], folders: Iterator[Path], numbered: bool) -> Path:
    """Write *contents* into the first free one of *folders*, which gets its name once they are flushed to disk."""
    first = next(folders)
    out, half = first.parent, first.with_name(f".~{uuid4().hex[:12]}")
    with noted(half):
        try:
            out.mkdir(parents=True, exist_ok=True)
            half.mkdir()
            for name, content in contents:
                write(half / name, content)
                flush(half / name)
            flush_folder(half)
            folder = _named(half, chain([first], folders), numbered)
        except BaseException as error:
            shutil.rmtree(half, ignore_errors=True)
            if isinstance(error, OSError):
                raise cannot_write(out if isinstance(error, FileExistsError) else first, error) from error
            raise
    with contextlib.suppress(OSError):  # the papers exist; only a power cut right now could undo the renaming
        flush_folder(out)
    return folder


def _named(half: Path, folders: Iterator[Path], numbered: bool) -> Path:
    """Rename *half* to the first free one of *folders*. Raises ExportError and OSError."""
    for folder in islice(folders, 999):
        try:
            move(half, folder)
        except OSError as error:
            if not folder.exists():
                raise
            if numbered:
                continue
            raise folder_is_there(folder) from error
        return folder
    raise ExportError(f"“{half.parent}”里同名的文件夹太多。", "请清理旧的文件夹，或换一个保存位置。")
