"""Reading ``resources/guide``: TOML files into one frozen catalogue, refusing whatever is unknown or missing."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from ..errors import GuideError
from ..paths import data
from .model import Catalogue

_REMEDY = "请恢复安装时的文件，或重新安装本程序。"


@lru_cache(maxsize=4)
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The guide in *folder* (the shipped one by default). Raises GuideError naming the file and the key."""
    folder = folder or data("resources", "guide")
    general = _read(folder / "general.toml")
    facts = {
        "telephone": _need(general, "contact", "telephone"),
        "url": _need(general, "online", "url"),
        "invoice_telephones": " 或 ".join(_need(general, "invoice", "telephones")),
    }
    tables = {kind: _by_id(_filled(_read(folder / f"{kind}.toml"), facts)) for kind in ("materials", "caveats")}
    businesses = []
    for name in _need(general, "businesses"):
        path = folder / f"{name}.toml"
        business = _filled(_read(path), facts)
        for scenario in business.get("scenarios", ()):
            for kind, known in tables.items():
                scenario[kind] = [_known(known, item, path, kind) for item in scenario.get(kind, ())]
        businesses.append(business)
    try:
        catalogue = msgspec.convert({**general, "businesses": businesses}, Catalogue)
    except msgspec.ValidationError as error:
        raise GuideError(f"指导手册数据（{folder}）有误：{error}。", _REMEDY) from error
    _check_routes(catalogue, folder)
    return catalogue


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GuideError(f"指导手册数据文件“{path}”读不出来：{error}。", _REMEDY) from error


def _need(table: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            raise GuideError(f"指导手册数据 general.toml 缺少“{'.'.join(keys)}”。", _REMEDY)
        table = table[key]
    return table


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


def _known(table: dict[str, Any], key: Any, path: Path, kind: str) -> Any:
    if key not in table:
        raise GuideError(f"指导手册数据 {path.name} 用到了 {kind}.toml 里没有的“{key}”。", _REMEDY)
    return table[key]


def _check_routes(catalogue: Catalogue, folder: Path) -> None:
    """Every route leads to a scenario and answers questions that its business asks."""
    scenarios = {scenario.id for _, scenario in catalogue.scenarios()}
    for business in catalogue.businesses:
        options = {question.id: {option.id for option in question.options} for question in business.questions}
        for route in business.routes:
            unknown = [q for q, option in route.answers.items() if option not in options.get(q, ())]
            if route.scenario not in scenarios or unknown:
                raise GuideError(
                    f"指导手册数据（{folder}）的“{business.id}”有一条走不通的情形：{route.scenario} {unknown}。",
                    _REMEDY,
                )
