"""Turns an official blank form into a template.

``propose`` finds the spots and proposes a field for each, a person confirms and corrects the proposal (``changes``: the
field or None by a spot's id), and ``adopt`` reads the file again and writes a template beside it. A proposal below the
confidence ``SURE`` is written only when it is among the changes. What is signed, sealed or filled in by the
certification authority is not a spot, and what the blank already holds stays as it is.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import FormError
from ...system.files import cannot_write, write_whole
from ..check.form_check import check_form
from ..form_kind import FormKind
from ..form_problem import RefusedForm, unreadable
from ..package import read_form
from ..placeholders import Choice, Unknown, understand
from .proposal import Adopted, Adoption

if TYPE_CHECKING:
    from .blank_form import Blank


def propose(path: Path, kind: str | None = None) -> Adoption:
    """Read the blank form at *path* and propose a field for each of its spots.

    *kind* is 申请表 or 明细表, taken from the form's title and contents unless given. Raises ``FormError`` for a file
    that cannot be used, or another kind.
    """
    return _read(Path(path), kind)[0]


def adopt(
    blank: Adoption | Path, out: Path, changes: Mapping[str, str | None] | None = None, kind: str | None = None
) -> Adopted:
    """Write the template *out* for a blank form, or a proposal for one, with a person's *changes* (spot id → field).

    A field is written as between the braces: «单位名称», «勾选:更新»; None leaves the spot blank. Raises ``FormError``
    for an unknown id or field, a file changed since the proposal, a form without a spot, and an *out* that exists.
    """
    out = Path(out)
    if isinstance(blank, Adoption):
        adoption, read = _read(blank.path, blank.kind)
        if adoption.digest != blank.digest:
            raise FormError(f"空白表“{blank.path.name}”在识别之后又被改过。", "请重新导入这份空白表。")
        fresh = dict.fromkeys(adoption.spots)
        changes = {**{spot.id: spot.field for spot in blank.spots if spot not in fresh}, **(changes or {})}
    else:
        adoption, read = _read(Path(blank), kind)
    changes = changes or {}
    _check_changes(adoption, changes)
    adoption = adoption.changed(changes)
    if not (adoption.placed or adoption.choices):
        raise _nothing_to_fill(adoption)
    _write(out, read.template({spot.id: spot.field for spot in adoption.spots if spot.filled}))
    return Adopted(out, adoption, (*adoption.notes, *check_form(out)))


def _read(path: Path, kind: str | None) -> "tuple[Adoption, Blank]":
    if kind is not None and kind not in tuple(FormKind):
        raise FormError(f"没有“{kind}”这种表。", f"可以写：{'、'.join(FormKind)}。")
    from .blank_form import read_blank  # loads lxml

    try:
        data = read_form(path)
        blank = read_blank(data, FormKind(kind) if kind else None)
    except OSError as error:
        problem = unreadable(error)
    except RefusedForm as refused:
        problem = refused.problem
    else:
        digest = hashlib.sha256(data).hexdigest()
        return Adoption(path, blank.kind, blank.spots, digest, blank.empty, blank.notes, blank.looks), blank
    where = f"，{problem.where}" if problem.where else ""
    raise FormError(f"空白表“{path.name}”{where}：{problem.message}", problem.remedy)


def _nothing_to_fill(adoption: Adoption) -> FormError:
    if unsure := len(adoption.unsure):
        return FormError(
            f"在“{adoption.path.name}”里找到 {unsure} 个位置，但把握都不大，没有核对就不填。",
            "请在“表样管理”的“导入官方空白表”中对着图核对；命令行可加 --all，写成后再核对。",
        )
    return FormError(
        f"在“{adoption.path.name}”里没有认出可以填写的位置。",
        "请确认选的是空白表；也可以用 Word 直接在表里写上“{{字段}}”。",
    )


def _check_changes(adoption: Adoption, changes: Mapping[str, str | None]) -> None:
    spots = {spot.id: spot for spot in (*adoption.spots, *adoption.empty)}
    for name, field in changes.items():
        if name not in spots:
            raise FormError(f"空白表里没有编号为“{name}”的位置。", "请重新导入这份空白表，再改对应关系。")
        meaning = understand(field) if field is not None else None
        where = f"{spots[name].where}（{spots[name].label}）"
        if isinstance(meaning, Unknown):
            raise FormError(f"{where}：{meaning.message}", meaning.remedy)
        if isinstance(meaning, Choice) != (spots[name].kind == "choice") and field is not None:
            raise FormError(f"{where}不能写“{field}”。", "方框处请选一种勾选，其他位置请选一个字段。")


def _write(out: Path, content: bytes) -> None:
    if out.exists():
        raise FormError(f"“{out}”已经存在，没有覆盖它。", "请换一个文件名，或先把原来的文件移走。")
    try:
        write_whole(out, content)
    except OSError as error:
        raise cannot_write(out, error) from None
