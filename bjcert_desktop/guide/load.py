"""Reads the TOML files of ``resources/guide`` into one frozen catalogue. An unknown or missing key is refused.

The payee's account is shown from the shipped files only as long as they match the seal, and from an update only if
it is whole and nobody but administrators can change it. Otherwise the catalogue has no account and says why.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from ..errors import GuideError
from ..system.files import cannot_write, write_whole
from ..system.paths import data
from ..system.permissions import is_sealed
from ..system.toml_text import table_in
from .finder import fault
from .forms import FORMS
from .general import Account, Origin
from .model import Catalogue
from .update import LIST, UPDATE_REMEDY, as_list, complete, files_to_list, read_update

_REMEDY = "请恢复安装时的文件，或重新安装本程序。"

_Reader = Callable[[str], bytes]  # the content of a file, by its name


@lru_cache(maxsize=4)
def load_catalogue(folder: Path | None = None, update: Path | None = None) -> Catalogue:
    """The guide in *folder* (by default the shipped one), or the administrators' *update* that replaces it.

    Raises GuideError with the file and the key. The catalogue's ``origin`` says why an update cannot be used.
    """
    problem = ""
    if update is not None:
        try:
            return load_update(update)
        except GuideError as error:
            problem = (
                f"单位更新的手册数据没有采用：{error.message}收款账户因此不显示；"
                f"费用、电话和地址是程序自带的，可能已经过时。{error.remedy}"
            )
    folder = folder or data("resources", "guide")
    changed: list[str] = []

    def read(name: str) -> bytes:
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise GuideError(f"指导手册数据文件“{folder / name}”读不出来：{error}。", _REMEDY) from error
        if not is_sealed(f"resources/guide/{name}", content):
            changed.append(name)
        return content

    catalogue = _catalogue(read, folder, _REMEDY)
    if changed and not problem:
        problem = (
            f"手册数据文件“{'”“'.join(changed)}”和程序发布时的不一样，可能被人改动过，收款账户因此不显示。"
            "请先不要汇款，并请技术人员重新安装本程序。"
        )
    return _with_origin(catalogue, Origin(problem=problem))


@cache
def business_names() -> tuple[str, ...]:
    """The short names of the shipped guide's businesses, in its order: what a form's box may be ticked for."""
    return tuple(business.short for business in load_catalogue(update=None).businesses)


@cache
def shipped_url() -> str:
    """The address on the web in the shipped guide, which the picture in 在线办理指引 encodes."""
    return load_catalogue(update=None).online.url


def load_update(folder: Path) -> Catalogue:
    """The update in *folder*. Raises GuideError if it is incomplete, invalid or can be changed by others."""
    contents, day = read_update(folder)
    return _with_origin(_checked(folder, contents), Origin(updated=day))


def seal_update(folder: Path, day: date) -> Catalogue:
    """Check the data in *folder* and write the list that makes them an update of that *day*.

    Raises GuideError for invalid or incomplete data, ExportError if the list cannot be written.
    """
    contents = files_to_list(folder)
    catalogue = _checked(folder, contents)
    try:
        write_whole(folder / LIST, as_list(contents, day))
    except OSError as error:
        raise cannot_write(folder / LIST, error) from error
    return catalogue


def _checked(folder: Path, contents: dict[str, bytes]) -> Catalogue:
    """The catalogue in *contents*, the files of *folder* by name. Raises GuideError for what is wrong or missing."""

    def read(name: str) -> bytes:
        if name not in contents:
            raise GuideError(f"文件夹“{folder}”里缺少手册数据文件 {name}。", UPDATE_REMEDY)
        return contents[name]

    return _catalogue(read, folder, UPDATE_REMEDY, complete)


def _with_origin(catalogue: Catalogue, origin: Origin) -> Catalogue:
    account = catalogue.account
    if origin.problem:
        account = Account(account.chapter, name="", bank="", account="", bank_number="")
    return msgspec.structs.replace(catalogue, account=account, origin=origin)


def _catalogue(
    read: _Reader,
    folder: Path,
    remedy: str,
    complete: Callable[[str, dict[str, Any]], None] = lambda _name, _table: None,
) -> Catalogue:
    def parsed(name: str) -> dict[str, Any]:
        table = _parsed(read, folder, name, remedy)
        complete(name, table)
        return table

    general = parsed("general.toml")
    for name in {"origin", "remarks", "remarks_problem"} & general.keys():  # of the class, but never of the files
        raise GuideError(f"指导手册数据（{folder}）的 general.toml 里有不认识的“{name}”。", remedy)
    facts = {
        "telephone": _need(general, remedy, str, "contact", "telephone"),
        "url": _need(general, remedy, str, "online", "url"),
        "invoice_telephones": " 或 ".join(_need(general, remedy, list, "invoice", "telephones")),
    }
    tables = {kind: _by_id(_filled(parsed(f"{kind}.toml"), facts)) for kind in ("materials", "caveats")}
    businesses = []
    for name in _need(general, remedy, list, "businesses"):
        business = _filled(parsed(f"{name}.toml"), facts)
        for scenario in _list(business, "scenarios", dict, name, remedy):
            for kind, known in tables.items():
                named = _list(scenario, kind, str, name, remedy)
                scenario[kind] = [_known(known, item, name, kind, remedy) for item in named]
        businesses.append(business)
    asked = _filled(parsed("finder.toml"), facts)
    finder = asked.pop("questions", [])
    if asked:
        raise GuideError(f"指导手册数据 finder.toml 里有不认识的“{next(iter(asked))}”。", remedy)
    try:
        catalogue = msgspec.convert({**_filled(general, facts), "businesses": businesses, "finder": finder}, Catalogue)
    except msgspec.ValidationError as error:
        raise GuideError(f"指导手册数据（{folder}）有误：{error}。", remedy) from error
    _check_routes(catalogue, folder, remedy)
    _check_scenarios(catalogue, remedy)
    if wrong := fault(catalogue):
        raise GuideError(f"指导手册数据（{folder}）的 finder.toml 有误：{wrong}。", remedy)
    return catalogue


def _parsed(read: _Reader, folder: Path, name: str, remedy: str) -> dict[str, Any]:
    try:
        return table_in(read(name))
    except ValueError as error:
        raise GuideError(f"指导手册数据文件“{folder / name}”读不出来：{error}。", remedy) from error


def _need(table: Any, remedy: str, kind: type[str] | type[list[Any]], *keys: str) -> Any:
    """The text, or the list of texts, at the end of *keys*."""
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            raise GuideError(f"指导手册数据 general.toml 缺少“{'.'.join(keys)}”。", remedy)
        table = table[key]
    if not isinstance(table, kind) or not all(isinstance(each, str) for each in table):
        raise GuideError(f"指导手册数据 general.toml 的“{'.'.join(keys)}”写得不对。", remedy)
    return table


def _list(table: dict[str, Any], key: str, kind: type, name: str, remedy: str) -> list[Any]:
    """The list *key* of *table*, whose items are of *kind*; empty if there is none."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, kind) for each in found):
        raise GuideError(f"指导手册数据 {name}.toml 的“{key}”写得不对。", remedy)
    return found


def _filled(value: Any, facts: dict[str, str]) -> Any:
    """*value* with ``{telephone}`` and the like in its texts replaced by the guide's facts."""
    if isinstance(value, str):
        for name, fact in facts.items():
            value = value.replace(f"{{{name}}}", fact)
        return value
    if isinstance(value, list):
        return [_filled(item, facts) for item in value]
    return {key: _filled(item, facts) for key, item in value.items()} if isinstance(value, dict) else value


def _by_id(table: dict[str, Any]) -> dict[str, Any]:
    return {key: {"id": key, **item} if isinstance(item, dict) else item for key, item in table.items()}


def _known(table: dict[str, Any], key: str, name: str, kind: str, remedy: str) -> Any:
    if key not in table:
        raise GuideError(f"指导手册数据 {name}.toml 用到了 {kind}.toml 里没有的“{key}”。", remedy)
    return table[key]


def _check_routes(catalogue: Catalogue, folder: Path, remedy: str) -> None:
    """Raise GuideError unless every route leads to a scenario and answers questions that its business asks."""
    scenarios = {scenario.id for _, scenario in catalogue.scenarios()}
    for business in catalogue.businesses:
        options = {question.id: {option.id for option in question.options} for question in business.questions}
        ways = [(route.scenario, route.answers) for route in business.routes]
        ways += [(scenario.id, scenario.expired) for scenario in business.scenarios]
        for leads_to, answers in ways:
            unknown = [q for q, option in answers.items() if option not in options.get(q, ())]
            if leads_to not in scenarios or unknown:
                raise GuideError(
                    f"指导手册数据（{folder}）的“{business.id}”有一条走不通的情形：{leads_to} {unknown}。",
                    remedy,
                )


def _check_scenarios(catalogue: Catalogue, remedy: str) -> None:
    """Raise GuideError for a form that does not exist, and for a state of a USBKey with two scenarios."""
    owners: dict[str, str] = {}
    for _, scenario in catalogue.scenarios():
        for document in scenario.documents:
            if document.form not in FORMS:
                raise GuideError(f"“{scenario.id}”用到了本程序没有的表样“{document.form}”。", remedy)
        for state in scenario.keys:
            if owners.setdefault(state, scenario.id) != scenario.id:
                raise GuideError(f"“{owners[state]}”和“{scenario.id}”的 keys 里都有“{state}”，只能有一个。", remedy)
