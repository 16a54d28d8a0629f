"""Plan → a folder of filled Word files."""

import contextlib
import re
import shutil
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ..domain.plan import Plan, PlannedDocument
from ..errors import ExportError
from ..registry.api import is_sample
from ..settings.policy import FOLDER_NAME
from ..system.durable import flush_folder, move
from ..system.files import MAX_PATH, cannot_write, safe_name, write_whole
from ..word import Template
from .form_library import FormSet

if TYPE_CHECKING:
    from ..ledger import Ledger

_HALF, _OLD = ".~" + "[0-9a-f]" * 12, 86_400  # the name of a folder in the making; seconds
_LONGEST_FILE = 24  # characters of the longest file name that a case holds, with some to spare


@dataclass(frozen=True)
class Exported:
    """What was written for a case: the files in the order of the plan, and the fields left blank in them.

    *forms* tells which version of each form was used, for people. *unrecorded* is the sentence that says why the case
    is not in the ledger, if it should be and is not; where it is, *ledger* and *key* tell which one it is there.
    """

    folder: Path
    files: tuple[Path, ...]
    missing: tuple[str, ...]
    forms: dict[str, str]
    unrecorded: str = ""
    ledger: "Ledger | None" = None
    key: str = ""


_SHIPPED = FormSet()


def missing_fields(plan: Plan, forms: FormSet = _SHIPPED) -> list[str]:
    """The fields that will be left blank to be filled by hand, document by document. Raises FormError."""
    blank = (name for document in plan.documents for name in blanks(document, forms.template(document.form)))
    return list(dict.fromkeys(blank))


def blanks(document: PlannedDocument, template: Template) -> list[str]:
    """The fields that *template* leaves blank for *document*.

    The kind of business is among them where the form has boxes for it and none is ticked: one that tells a lost medium
    from a damaged one asks for more than a case says.
    """
    boxes = [(name, value) for name, value in template.boxes if name in ("业务类型", "情形")]
    unticked = boxes and all(document.values.get(name) != value for name, value in boxes)
    return [*(["业务类型"] if unticked else []), *document.missing(template.fields)]


def fill(document: PlannedDocument, forms: FormSet = _SHIPPED) -> bytes:
    """The finished Word file of *document*. Raises FormError."""
    template = forms.template(document.form)
    return template.fill({**document.values, **forms.told(template)}, document.lists)


def practised(plan: Plan) -> bool:
    """Whether *plan* is about an invented unit, whatever a person changed in it."""
    return is_sample(plan.unit) or (plan.case.unit is not None and is_sample(plan.case.unit))


def folder_name(plan: Plan, limit: int = 100, naming: str = FOLDER_NAME) -> str:
    """The name of the case's folder after the pattern *naming*; the usual one where that leaves nothing.

    That of an invented unit's papers says so before all else.
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
    forms: FormSet = _SHIPPED,
    *,
    numbered: bool = False,
    taken: set[str] | None = None,
    naming: str = FOLDER_NAME,
    ledger: "Ledger | None" = None,
) -> Exported:
    """Write the documents of *plan* into a new folder under *out*, every file whole or no folder at all; record that.

    A folder of that name that is there already is refused, or with *numbered* a number is added to the new one.
    *taken* are the names given away in this run: units whose names differ only in case or width never share one.
    *naming* is the pattern of the folder's name.
    Raises FormError for a template and ExportError for a case without documents or a place that cannot be written.
    """
    if not plan.documents:
        raise ExportError(f"“{plan.scenario.title}”没有要导出的文件。", plan.scenario.lead)
    contents = [(f"{document.title}.docx", fill(document, forms)) for document in plan.documents]
    missing = tuple(missing_fields(plan, forms))
    labels = {document.form: forms.form(document.form).label for document in plan.documents}
    folder = _new_folder(contents, folders_for(plan, out.absolute(), naming), numbered, taken)
    exported = Exported(folder, tuple(folder / name for name, _ in contents), missing, labels)
    return exported if ledger is None else _recorded(exported, plan, contents, ledger)


def _recorded(exported: Exported, plan: Plan, contents: list[tuple[str, bytes]], ledger: "Ledger") -> Exported:
    """Keep in *ledger* what was written. The papers are there already: when that fails, it is only told.

    A case of an invented unit is kept among those for practice.
    """
    from ..ledger import LedgerError, Record

    ledger = ledger.practice if practised(plan) else ledger
    record = Record(new_key(), plan, exported.folder, {name: digest(each) for name, each in contents}, exported.forms)
    try:
        ledger.record([record])
    except LedgerError as error:
        return replace(exported, unrecorded=str(error))
    return replace(exported, ledger=ledger, key=record.key)


def new_key() -> str:
    """What tells a case in the ledger from all others."""
    return uuid4().hex


def digest(content: bytes) -> str:
    """The SHA-256 of a file."""
    return sha256(content).hexdigest()


def folders_for(plan: Plan, out: Path, naming: str = FOLDER_NAME) -> Iterator[Path]:
    """The places under *out* for the papers of *plan*, the best first, then with a number: without end.

    Raises ExportError where the paths of the files would be too long.
    """
    room = MAX_PATH - len(str(out)) - _LONGEST_FILE
    if room < 30:
        raise ExportError(f"保存位置“{out}”太长。", "请换一个层次少、名称短的文件夹。")
    name = folder_name(plan, min(room, 100) - 5, naming)
    yield out / name
    yield from (out / f"{name} ({number})" for number in count(2))


def folder_key(name: str) -> str:
    """What folders have in common whose names differ only in case or width."""
    return unicodedata.normalize("NFKC", name).casefold()


def folder_is_there(folder: Path) -> ExportError:
    """The sentence for a folder that is not written over."""
    return ExportError(f"已有文件夹“{folder}”，没有覆盖。", "请把原来的文件夹改名或移走后重试，或换一个保存位置。")


def _new_folder(
    contents: list[tuple[str, bytes]], folders: Iterator[Path], numbered: bool, taken: set[str] | None
) -> Path:
    """The first free one of *folders*, with all *contents*: it gets its name when they are on the disk."""
    first = next(folders)
    out, half = first.parent, first.with_name(f".~{uuid4().hex[:12]}")
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear_old(out)
        half.mkdir()
        for name, content in contents:
            write_whole(half / name, content)
        flush_folder(half)
        folder = _named(half, chain([first], folders), numbered, taken if taken is not None else set())
    except BaseException as error:
        shutil.rmtree(half, ignore_errors=True)
        if isinstance(error, OSError):
            raise cannot_write(out if isinstance(error, FileExistsError) else first, error) from error
        raise
    with contextlib.suppress(OSError):  # the papers are there; only a power cut just now could take their name away
        flush_folder(out)
    return folder


def _clear_old(out: Path) -> None:
    """Take away what a kill left without a name in *out* more than a day ago."""
    for path in out.glob(_HALF):
        if time.time() - path.stat().st_mtime > _OLD:
            shutil.rmtree(path, ignore_errors=True)


def _named(half: Path, folders: Iterator[Path], numbered: bool, taken: set[str]) -> Path:
    """Give *half* the name of the first free one of *folders*. Raises ExportError and OSError."""
    for folder in islice(folders, 999):
        key = folder_key(folder.name)
        if key in taken:
            continue
        try:
            move(half, folder)
        except OSError as error:
            if not folder.exists():
                raise
            if numbered:
                continue
            raise folder_is_there(folder) from error
        taken.add(key)
        return folder
    raise ExportError(f"“{half.parent}”里同名的文件夹太多。", "请清理旧的文件夹，或换一个保存位置。")
