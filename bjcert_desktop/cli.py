"""The command line ``bjcert``: the same whole jobs as the window, without a display."""

import argparse
import json
import re
import signal
import sys
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from . import __version__
from .batch import Batch, BatchResult, Failure, Member, Outcome, interrupted_day, run
from .case import Case
from .cli_forms import add_commands as add_forms
from .errors import BjcertError, CaseError, RegistryError
from .fields import CERTIFICATE_FIELDS, UNIT_FIELDS
from .formset import FormSet
from .guide import Catalogue, Scenario, chapter_label, load_catalogue
from .paths import user_data
from .plan import Plan, make_plan
from .registry import (
    CHILD_ARGUMENT,
    Notes,
    Refused,
    Registry,
    load_notes,
    read_registry,
    read_with_notes,
    with_notes,
    write_blank,
    write_report,
)
from .unit import Unit

DONE, SOME_FAILED, NOT_STARTED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is done, 1 when some units failed, 2 when nothing could be started."""
    if (sys.argv[1:] if arguments is None else arguments)[:1] == [CHILD_ARGUMENT]:
        from .registry.child import main as read_workbook

        return read_workbook()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BjcertError as error:
        print(f"错误：{error}", file=sys.stderr)
        return NOT_STARTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stdout = None
        return DONE
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return NOT_STARTED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for english, chinese in _ENGLISH.items():
            message = message.replace(english, chinese)
        self.exit(NOT_STARTED, f"错误：参数有误（{message}）。请用“{self.prog} --help”查看用法。\n")


#: What the library says of arguments, for people who read Chinese.
_ENGLISH = {
    "the following arguments are required: ": "缺少 ",
    "one of the arguments ": "必须写明其中一个：",
    " is required": "",
    "unrecognized arguments: ": "不认识 ",
    "expected one argument": "后面缺少内容",
    "not allowed with argument": "不能同时使用",
    "invalid choice: ": "没有这一项：",
    "argument ": "",
}


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是整数")
    return int(text)


def _day(text: str) -> date:
    try:
        if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-03-01 这样") from None


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("没有写明位置")
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help="存放设置和草稿的文件夹")
    as_json = _Parser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="按 JSON 输出")
    quantities = _Parser(add_help=False)
    quantities.add_argument("scenario", metavar="SCENARIO", help="情形代号，见 bjcert guide")
    quantities.add_argument("--certs", type=_whole, metavar="N", help="证书枚数")
    quantities.add_argument("--years", type=_whole, default=1, metavar="N", help="年限，1 到 5，默认 1")

    parser = _Parser(prog="bjcert", description="数字证书业务办理助手（命令行）", parents=[common])
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    command = commands.add_parser("guide", help="列出业务和情形", parents=[common, as_json])
    command.set_defaults(run=_guide)

    command = commands.add_parser("quote", help="一种情形的材料、费用和收款账户", parents=[common, as_json, quantities])
    command.set_defaults(run=_quote)

    registry = commands.add_parser("registry", help="单位信息表").add_subparsers(metavar="COMMAND", required=True)
    command = registry.add_parser("new", help="新建空白的单位信息表", parents=[common])
    command.add_argument("file", type=_path, metavar="FILE")
    command.add_argument("--sample", action="store_true", help="填入虚构的示例单位")
    command.set_defaults(run=_registry_new)
    command = registry.add_parser("show", help="列出单位和证书", parents=[common, as_json])
    command.add_argument("file", type=_path, metavar="FILE")
    command.set_defaults(run=_registry_show)
    command = registry.add_parser("check", help="检查单位信息表", parents=[common, as_json])
    command.add_argument("file", type=_path, metavar="FILE")
    command.add_argument("--report", type=_path, metavar="OUT.xlsx", help="把问题写成一份 Excel 清单")
    command.add_argument("--mapping", type=_path, metavar="FILE.toml", help="指明每一列是什么")
    command.set_defaults(run=_registry_check)

    add_forms(commands, common, as_json)

    command = commands.add_parser("export", help="导出填好的 Word 文件", parents=[common, as_json, quantities])
    command.add_argument("--registry", type=_path, required=True, metavar="FILE", help="单位信息表")
    units = command.add_mutually_exclusive_group(required=True)
    units.add_argument("--unit", action="append", metavar="NAME_OR_CODE", help="单位名称或代码，可以写多次")
    units.add_argument("--all", action="store_true", help="表里的全部单位")
    units.add_argument("--units-from", type=Path, metavar="LIST.txt", help="名单里的单位，一行一个名称或代码")
    command.add_argument("--out", type=_path, required=True, metavar="DIR", help="保存位置")
    command.add_argument("--mapping", type=_path, metavar="FILE.toml", help="指明单位信息表每一列是什么")
    command.add_argument("--accept-errors", action="store_true", help="号码没有通过检查也照填，不留空")
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="申请日期，默认今天")
    command.set_defaults(run=_export)
    return parser


def _scenario(catalogue: Catalogue, wanted: str) -> Scenario:
    try:
        return catalogue.owner(wanted)[1]
    except KeyError:
        known = "、".join(scenario.id for _, scenario in catalogue.scenarios())
        raise CaseError(f"没有代号为“{wanted}”的情形。", f"可用的代号：{known}。") from None


def _case(chosen: argparse.Namespace) -> Case:
    return Case(years=chosen.years, day=getattr(chosen, "date", None) or date.today())


def _plan(
    catalogue: Catalogue,
    case: Case,
    unit: Unit | None,
    scenario: Scenario,
    certs: int | None,
    rejected: Collection[str] = (),
) -> Plan:
    """The plan for *unit* with *certs* certificates (None: as many as the unit has)."""
    return make_plan(catalogue, replace(case, unit=unit).choose(count=certs), scenario, rejected)


def _print(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _guide(chosen: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    rows: list[dict[str, Any]] = []
    for route in (route for business in catalogue.businesses for route in business.routes):
        business, scenario = catalogue.owner(route.scenario)
        rows.append(
            {
                "id": scenario.id,
                "business": business.id,
                "title": scenario.title,
                "chapter": scenario.chapter,
                "questions": dict(route.answers),
            }
        )
    if chosen.json:
        _print({"scenarios": rows})
    else:
        for row in rows:
            print(f"{row['id']:20}{row['title']}  {chapter_label(row['chapter'])}")
    return DONE


def _quote(chosen: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    scenario = _scenario(catalogue, chosen.scenario)
    plan = _plan(catalogue, _case(chosen), None, scenario, chosen.certs)
    payee = plan.payee
    quote = {
        "scenario": scenario.id,
        "business": plan.business.id,
        "chapter": scenario.chapter,
        "materials": [{"name": m.name, "stamp": m.stamp, "note": m.note} for m in plan.materials],
        "lines": [
            {
                "label": line.label,
                "unit_price": line.unit_price,
                "certificates": line.certificates,
                "years": line.years,
                "amount": line.amount,
            }
            for line in plan.lines
        ],
        "total": plan.total,
        "capitals": plan.capitals,
        "payee": payee
        and {
            "name": payee.name,
            "bank": payee.bank,
            "account": payee.account,
            "bank_number": payee.bank_number,
        },
        "documents": [document.title for document in plan.documents],
        "caveats": [caveat.text for caveat in plan.caveats],
        "steps": list(scenario.steps),
    }
    if chosen.json:
        _print(quote)
    else:
        _print_quote(plan)
    return DONE


def _print_quote(plan: Plan) -> None:
    print(plan.scenario.title, chapter_label(plan.scenario.chapter))
    for number, material in enumerate(plan.materials, 1):
        print(f"  {number}. {material.name}{'（加盖单位公章）' if material.stamp else ''}")
    for number, step in enumerate(plan.scenario.steps, 1):
        print(f"  {number}. {step}")
    for line in plan.lines:
        print(f"{line.label}：{line.sum_text} = {line.amount} 元")
    if plan.total is not None:
        print(f"费用合计：{plan.total} 元（{plan.capitals}）")
    if plan.payee:
        print(f"收款单位：{plan.payee.name}\n开户行：{plan.payee.bank}")
        print(f"账号：{plan.payee.account}\n行号：{plan.payee.bank_number}")
    for remark in (*plan.scenario.notes, *(caveat.text for caveat in plan.caveats)):
        print(f"注意：{remark}")


def _registry_new(chosen: argparse.Namespace) -> int:
    write_blank(chosen.file, sample=chosen.sample)
    print(f"已新建单位信息表：{chosen.file}")
    return DONE


def _registry_show(chosen: argparse.Namespace) -> int:
    registry = read_registry(chosen.file)
    if chosen.json:
        _print({"units": [_unit_row(unit) for unit in registry.units]})
    else:
        for unit in registry.units:
            print(f"{unit.code or '（没有代码）'}  {unit.name}  证书 {len(unit.certificates)} 枚")
        if registry.problems:
            print(f"另有 {len(registry.problems)} 个问题，详见 bjcert registry check。", file=sys.stderr)
    return DONE


def _registry_check(chosen: argparse.Namespace) -> int:
    """Print what is wrong in a workbook: 0 nothing worse than warnings, 1 errors in rows, 2 the file was refused."""
    answer: dict[str, Any] = {"file": str(chosen.file), "kind": None, "sheets": [], "mapping": {}}
    answer |= {"units": 0, "certificates": 0, "problems": [], "refused": None}
    registry = None
    try:
        registry = read_registry(chosen.file, _mapping(chosen.mapping) if chosen.mapping else None)
    except Refused as refused:
        answer["refused"] = {"code": refused.code, "message": str(refused)}
        print(f"错误：{refused}", file=sys.stderr)
    if registry is not None:
        answer |= {
            "kind": registry.kind,
            "sheets": list(registry.sheets),
            "mapping": dict(registry.mapping),
            "units": len(registry.units),
            "certificates": sum(len(unit.certificates) for unit in registry.units),
            "problems": [
                {key: value for key, value in vars(problem).items() if key != "value"} for problem in registry.problems
            ],
        }
    if chosen.json:
        _print(answer)
    elif registry is not None:
        print(f"{chosen.file}：{answer['units']} 个单位，{answer['certificates']} 枚证书")
        for problem in registry.problems:
            print(f"{'错误' if problem.severity == 'error' else '注意'}：{problem.message}")
    if registry is None:
        return NOT_STARTED
    if chosen.report:
        write_report(registry, chosen.report)
    return SOME_FAILED if any(problem.severity == "error" for problem in registry.problems) else DONE


def _mapping(path: Path) -> dict[str, str]:
    """The columns that a person has named, from a TOML file: ``"单位!C" = "法定代表人"``."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"列对应文件“{path}”读不出来：{error}。", "请检查文件的位置和内容。") from error
    table = table.get("mapping", table)
    if not isinstance(table, dict):
        raise RegistryError(f"列对应文件“{path}”里的 mapping 不是一张表。", '请写成 "单位!C" = "法定代表人" 这样的行。')
    wrong = [key for key, field in table.items() if not isinstance(field, str)]
    if wrong:
        raise RegistryError(
            f"列对应文件“{path}”里的“{'”“'.join(wrong)}”不是字段名。", '请写成 "单位!C" = "法定代表人" 这样的一行。'
        )
    return dict(table)


def _unit_row(unit: Unit) -> dict[str, Any]:
    certificates = [
        {field.attribute: _plain(getattr(certificate, field.attribute)) for field in CERTIFICATE_FIELDS}
        for certificate in unit.certificates
    ]
    return {
        **{field.attribute: getattr(unit, field.attribute) for field in UNIT_FIELDS},
        "certificates": certificates,
    }


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _export(chosen: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    scenario = _scenario(catalogue, chosen.scenario)
    case = _case(chosen)
    blank = _plan(catalogue, case, None, scenario, chosen.certs)  # refuses quantities before anything is written
    if not blank.documents:
        raise CaseError(f"“{scenario.title}”没有要导出的文件。", scenario.lead)
    own = user_data(getattr(chosen, "data_dir", None))
    notes, forms = load_notes(own), FormSet(own / "forms")
    registry = with_notes(
        read_with_notes(chosen.registry, notes, _mapping(chosen.mapping) if chosen.mapping else None), notes
    )
    batch = Batch(catalogue, scenario, case, (), chosen.out, forms, chosen.certs)
    batch, asked = _for_units(batch, chosen, registry, notes)
    with _stoppable() as cancelled:
        result = run(batch, cancelled=cancelled)
    failed = [{"unit": unknown.unit, "message": unknown.message} for unknown in batch.unknown]
    for name, outcome in zip(asked, result.outcomes, strict=False):
        if outcome.problem:
            failed.append({"unit": name, "message": outcome.problem})
        for remark in outcome.remarks:
            print(f"注意：{outcome.member.unit.name}：{remark}", file=sys.stderr)
    failed += [{"unit": "本批清单", "message": problem} for problem in result.problems]
    for failure in failed:
        print(f"错误：{failure['unit']}：{failure['message']}", file=sys.stderr)
    _say_how_to_go_on(result)
    _print_batch(result, failed, batch.listed, chosen.json)
    return SOME_FAILED if failed or result.left else DONE


def _for_units(
    batch: Batch, chosen: argparse.Namespace, registry: Registry, notes: Notes
) -> tuple[Batch, Sequence[str]]:
    """*batch* for the units that were asked for, and how each of them was asked for."""
    found: dict[int, tuple[str, Unit]] = {}
    unknown: list[Failure] = []
    for name in () if chosen.all else chosen.unit or _names(chosen.units_from):
        try:
            unit = registry.find(name)
        except BjcertError as error:
            unknown.append(Failure(name, str(error)))
            continue
        if unit.row in found:
            print(f"注意：{unit.name}：不止一次被列出，只办理一次。", file=sys.stderr)
        else:
            found[unit.row] = name, unit
    every = [(unit.name, unit) for unit in registry.units if unit.row > 0]  # those of the workbook
    asked = every if chosen.all else list(found.values())
    members = []
    for _, unit in asked:
        rejected = {} if chosen.accept_errors else notes.rejected(unit)
        members.append(Member(notes.usable(unit), {attribute: fault.message for attribute, fault in rejected.items()}))
    batch = replace(batch, members=members, unknown=tuple(unknown), listed=chosen.unit is None)
    day = None if chosen.date else interrupted_day(batch)
    if day and day != batch.case.day:
        print(f"注意：接着办理 {day} 没有做完的这一批，申请日期仍用那一天。", file=sys.stderr)
        batch = replace(batch, case=replace(batch.case, day=day))
    return batch, [name for name, _ in asked]


def _names(path: Path) -> list[str]:
    """The units in a text file, a name or code per line; blank lines and those that begin with # do not count."""
    remedy = "请检查文件的位置和内容，每行写一个单位名称或代码。"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RegistryError(f"单位名单“{path}”读不出来。", remedy) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    names = [name for line in text.splitlines() if (name := line.strip()) and not name.startswith("#")]
    if not names:
        raise RegistryError(f"单位名单“{path}”里没有单位。", remedy)
    return names


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C asks the work to stop when it can; pressed again, it stops at once."""
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


def _say_how_to_go_on(result: BatchResult) -> None:
    again = "再运行一次同样的命令会接着办理，已写好的不会重写。"
    if result.left:
        written = sum(1 for outcome in result.outcomes if outcome.folder)
        print(f"已中断：写好 {written} 个单位，还有 {result.left} 个没有办理。{again}", file=sys.stderr)
    elif result.resumable:
        print(f"注意：没有全部写完。{again}", file=sys.stderr)
    for folder in result.strays:
        print(f"注意：文件夹“{folder}”是中断之前写的，它的单位已不在这一批里。", file=sys.stderr)


def _print_batch(result: BatchResult, failed: list[dict[str, str]], listed: bool, as_json: bool) -> None:
    done = [outcome for outcome in result.outcomes if outcome.folder]
    lists = {"summary": result.summary, "transfer": result.transfer} if listed else {}
    if as_json:
        paths = {name: path and str(path) for name, path in lists.items()}
        _print({"cases": [_case_row(outcome) for outcome in done], "failed": failed, **paths})
        return
    for outcome in done:
        print(outcome.folder)
        for name in outcome.files:
            print(f"  {name}")
        if outcome.missing:
            print(f"  表上留空、需要手写：{'、'.join(outcome.missing)}")
    for path in filter(None, lists.values()):
        print(path)


def _case_row(outcome: Outcome) -> dict[str, Any]:
    return {
        "unit": outcome.name,
        "code": outcome.code,
        "folder": str(outcome.folder),
        "files": [str(path) for path in outcome.paths],
        "missing": list(outcome.missing),
        "total": outcome.amount,
    }


if __name__ == "__main__":
    sys.exit(main())
