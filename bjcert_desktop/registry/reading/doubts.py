"""What has to be asked before a sheet is read as a list of units."""

from collections.abc import Mapping, Sequence

from ..column_letters import letter
from .column_values import ColumnValues
from .columns import PREFIX, bare_header
from .header_words import is_of_other_subject, is_of_people, numbers_something_else, says_code, says_name

_CODE, _NAME = "统一社会信用代码", "单位名称"
_FEW = 3  # values that say too little
_MANY = 6


def question(texts: Sequence[str], fields: Mapping[int, str], seen: Sequence[ColumnValues], row: int) -> str:
    """A sentence that asks for what is not sure about a list of units, or a blank if it surely is one."""
    by_field = {field: index for index, field in fields.items()}
    name, code = by_field.get(_NAME), by_field.get(_CODE)
    if name is None and code is None:
        return ""
    has_codes = code is not None and (
        seen[code].are_codes or (says_code(bare_header(texts[code])) and seen[code].filled < _FEW)
    )
    if name is None:
        return ""
    if not row:
        sure = has_codes and seen[name].are_organisations
        return "" if sure else which_column(texts, name, row)
    if doubt := _other_list(texts, fields, seen[name], has_codes):
        return doubt
    if not any(values.filled for values in seen):
        return ""
    return "" if has_codes or _is_name(bare_header(texts[name]), seen[name]) else which_column(texts, name, row)


def _is_name(header: str, values: ColumnValues) -> bool:
    """Whether a column names organisations: its header and its values both have to agree, unless values are few."""
    if says_name(header):
        is_few = values.filled < _FEW or (header.startswith("单位") and values.share(values.persons) < 0.5)
        return is_few or values.share(values.organisations) >= 0.3
    return (values.filled < _FEW and header in ("单位", "名称")) or values.are_organisations


def _other_list(texts: Sequence[str], fields: Mapping[int, str], name: ColumnValues, has_codes: bool) -> str:
    """Why the sheet looks like a list of something else, or a blank."""
    headers = [bare_header(text) for text in texts]
    by_name = next(index for index, field in fields.items() if field == _NAME)
    unread = [(header, text) for n, (header, text) in enumerate(zip(headers, texts, strict=True)) if n not in fields]
    people = [" ".join(text.split()) for header, text in unread if is_of_people(header)]
    if len(people) >= 2 or (people and "姓名" in headers):
        return f"这张表有“{'”“'.join(people[:3])}”等列，像人员名单，不像单位名单"
    others = [" ".join(text.split()) for header, text in unread if is_of_other_subject(header)]
    alone = not set(fields.values()) - {_NAME, "备注", "证书数量"}
    are_units = has_codes and name.different > 0.8 * name.filled
    if len(others) > 1 or (others and alone and not are_units):
        return f"这张表有“{'”“'.join(others[:3])}”等列，像别的清单，不像单位名单"
    numbered = [" ".join(text.split()) for header, text in unread if numbers_something_else(header)]
    if numbered and alone and not says_name(headers[by_name]):
        return f"这张表有“{numbered[0]}”等列，像别的清单，不像单位名单"
    repeats = name.filled >= _MANY and name.different <= 0.5 * name.filled
    described = alone and sum(bool(header) for header, _ in unread) > 1
    repeats = repeats or (described and name.filled > name.different == 1)
    if repeats and not any(field.startswith(PREFIX) for field in fields.values()):
        return "同一个单位名称反复出现，这张表像一份明细，不像每行一个单位的名单"
    if name.filled >= 4 * _MANY and name.different <= 0.05 * name.filled:
        return "整张表几乎只有一个单位名称，像一个单位的明细，不像单位名单"
    return ""


def which_column(texts: Sequence[str], name: int, row: int) -> str:
    """The question which column has the names, with the one that may be it."""
    if not row:
        return f"表里没有表头，请指出哪一列是单位名称{_proposed(texts, name)}"
    return f"第 {row} 行像表头，请指出哪一列是单位名称{_proposed(texts, name)}"


def _proposed(texts: Sequence[str], name: int) -> str:
    header = " ".join(texts[name].split())
    return f"（可能是 {letter(name)} 列{f'“{header}”' if header else ''}）"
