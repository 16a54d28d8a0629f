"""``bjcert forms``: list the fields of forms, check forms, and adopt an official blank."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from ..domain.fields import FIELDS
from ..errors import FormError
from ..guide.forms import FORMS
from ..jobs.form_confirmation import FormConfirmation, with_reason
from ..jobs.form_library import FormSet
from ..settings.policy import load_policy
from ..system.paths import user_data
from ..word import Examined, FormKind, FormProblem, Severity, examine_content, examine_form, form_content
from ..word.adopt import Adopted, Adoption, Spot, adopt, propose
from ..word.conversion import convert, converter
from .common import DONE, NOT_STARTED, SOME_FAILED, add_command, file_path, print_json


def add_commands(
    commands: Any,
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
) -> None:
    """Add ``forms`` and its commands to the subparsers *commands*; *common* and *as_json* are parents of each."""
    forms = commands.add_parser("forms", help="Word 表样").add_subparsers(metavar="COMMAND", required=True)
    add_command(forms, "fields", "列出表样里可以用的字段", _fields, common, as_json)
    command = add_command(forms, "check", "检查表样", _check, common, as_json)
    command.add_argument("files", type=file_path, nargs="*", metavar="FILE", help="表样文件，不写就检查正在用的表样")
    command.add_argument("--form", choices=list(FORMS), help="按哪一种表样检查，不写就按文件名、标题和字段判断")
    command.add_argument("--pages", action="store_true", help="用 LibreOffice 数页（较慢），不用时只作估计")
    command = add_command(forms, "adopt", "把官方空白表变成表样", _adopt, common, as_json)
    command.add_argument("blank", type=file_path, metavar="BLANK.docx", help="官方空白表，不会被改动")
    command.add_argument("--out", type=file_path, required=True, metavar="TEMPLATE.docx", help="写成的表样")
    command.add_argument(
        "--convert", action="store_true", help="先用装有的 Word、WPS 或 LibreOffice 把旧格式转成 .docx"
    )
    command.add_argument("--all", action="store_true", help="把握不大、需要核对的位置也填上")
    command.add_argument("--kind", choices=[str(kind) for kind in FormKind], help="不写就按标题和内容判断")


def _fields(chosen: argparse.Namespace) -> int:
    if chosen.json:
        keys = ("name", "meaning", "example", "source", "personal")
        print_json({"fields": [{key: getattr(field, key) for key in keys} for field in FIELDS.values()]})
    else:
        for field in FIELDS.values():
            example = f"（如：{field.example}）" if field.example else ""
            print(f"{{{{{field.name}}}}}  {field.meaning}{example}  来自{field.source}")
    return DONE


def _check(chosen: argparse.Namespace) -> int:
    """Print the problems of forms: 0 all can be used, 1 one has an error or waits for a person, 2 none was opened."""
    own = getattr(chosen, "folder", None) or user_data()
    forms = FormSet.in_force(load_policy(own), own)
    found = [_checked(file, examine_form(file, chosen.pages, chosen.form or ""), forms) for file in chosen.files]
    in_use = [] if chosen.files else [forms.form(name) for name in FORMS]
    found += [_checked(form.path, examine_content(form.content, chosen.pages, form.name), forms) for form in in_use]
    if chosen.json:
        print_json({"forms": [_form_row(*each) for each in found]})
    else:
        for file, examined, _confirmed in found:
            state = "可以使用" if examined.ok else "不能使用" if examined.faults else "确认后可以使用"
            print(f"{file}：{state}")
            _print_problems(examined.problems)
    if not any(examined.opened for _, examined, _ in found):
        print("错误：没有能打开的表样文件。请检查文件的位置和读取权限。", file=sys.stderr)
        return NOT_STARTED
    return DONE if all(examined.ok for _, examined, _ in found) else SOME_FAILED


def _checked(file: Path, examined: Examined, forms: FormSet) -> tuple[Path, Examined, FormConfirmation | None]:
    """The form in *file* with its problems, those that a person has confirmed as warnings; and the confirmation."""
    confirmed = forms.confirmation(form_content(file)) if examined.to_confirm else None
    problems = tuple(with_reason(problem, confirmed) for problem in examined.problems)
    return file, replace(examined, problems=problems), confirmed


def _adopt(chosen: argparse.Namespace) -> int:
    """Write a template for a blank: 0 it can be used, 1 it still has an error, 2 none was written."""
    if chosen.out.suffix.lower() != ".docx":
        raise FormError(f"“{chosen.out}”不是 .docx 文件名。", "请把表样的文件名写成以 .docx 结尾。")
    if program := converter(chosen.blank):
        if not chosen.convert:
            remedy = f"加上 --convert，就先用 {program} 把它转换成 .docx。"
            raise FormError(f"“{chosen.blank.name}”不是 .docx 文档。", remedy)
        with TemporaryDirectory() as folder:
            blank = Path(folder, f"{chosen.blank.stem}.docx")
            convert(chosen.blank, blank)
            return _adopt_docx(blank, chosen)
    return _adopt_docx(chosen.blank, chosen)


def _adopt_docx(blank: Path, chosen: argparse.Namespace) -> int:
    adoption = propose(blank, chosen.kind)
    confirmed = {spot.id: spot.field for spot in adoption.unsure} if chosen.all else {}
    proposed = {spot.id: spot for spot in adoption.spots}  # with the confidence before it was confirmed
    try:
        adopted = adopt(adoption, chosen.out, confirmed)
    except FormError:
        if chosen.json and adoption.spots:  # what was found can be confirmed by a person, even where nothing is sure
            print_json(_adoption_row(None, adoption, proposed))
        raise
    if chosen.json:
        faults = (problem for problem in adopted.problems if problem.severity is not Severity.WARNING)
        _print_problems(faults, sys.stderr)
        print_json(_adoption_row(adopted.template, adopted.adoption, proposed))
    else:
        _print_adopted(adopted, proposed)
    return DONE if adopted.ok else SOME_FAILED


def _adoption_row(template: Path | None, adoption: Adoption, proposed: Mapping[str, Spot]) -> dict[str, Any]:
    """What was found on a blank, and the *template* that was written, if any."""
    spots = {"placed": adoption.placed, "choices": adoption.choices, "unsure": adoption.unsure}
    return {
        "template": None if template is None else str(template),
        **{name: [_spot_row(proposed[spot.id]) for spot in each] for name, each in spots.items()},
        "unplaced": list(adoption.unplaced),
        "fields_without_place": list(adoption.fields_without_spot),
        "kind": str(adoption.kind),
        "looks_like": str(adoption.looks),
    }


def _print_adopted(adopted: Adopted, proposed: Mapping[str, Spot]) -> None:
    adoption = adopted.adoption
    print(f"已写成{adoption.kind}的表样：{adopted.template}")
    if adoption.mistaken_for:
        print(f"这份看起来是{adoption.mistaken_for}；如果是，请不写 --kind 再做一次。")
    _print_spots(proposed[spot.id] for spot in (*adoption.placed, *adoption.choices))
    if adoption.unsure:
        print("把握不大、没有填的位置（核对后可以在窗口里确认，或加 --all 都填上）：")
        _print_spots(adoption.unsure)
    if adoption.unplaced:
        print(f"没有对应字段、留空的位置：{'、'.join(adoption.unplaced)}")
    if adoption.fields_without_spot:
        print(f"表上没有找到位置的字段：{'、'.join(adoption.fields_without_spot)}")
    _print_problems(adopted.problems)
    print("请打开表样核对一遍：签名、盖章和受理单位填写的地方应当空着。")


def _print_spots(spots: Iterable[Spot]) -> None:
    for spot in spots:
        print(f"  {spot.where}：{spot.label} → {spot.field}（把握 {spot.confidence:.0%}）")


def _print_problems(problems: Iterable[FormProblem], file: TextIO | None = None) -> None:
    for problem in problems:
        where = f"{problem.where}：" if problem.where else ""
        print(f"  {problem.severity}：{where}{problem.message}{problem.remedy}", file=file)


def _form_row(file: Path, examined: Examined, confirmed: FormConfirmation | None) -> dict[str, Any]:
    return {
        "file": str(file),
        "ok": examined.ok,
        "to_confirm": [problem.sentence for problem in examined.to_confirm],
        "confirmed": {"reason": confirmed.reason, "remarks": list(confirmed.remarks)} if confirmed else None,
        "fields": list(examined.fields),
        "problems": [_problem_row(problem) for problem in examined.problems],
    }


def _problem_row(problem: FormProblem) -> dict[str, str]:
    return {
        "severity": problem.severity.name.lower(),
        "code": problem.code,
        "where": problem.where,
        "message": f"{problem.message}{problem.remedy}",
    }


def _spot_row(spot: Spot) -> dict[str, Any]:
    return {key: getattr(spot, key) for key in ("id", "where", "label", "field", "kind", "confidence")}
