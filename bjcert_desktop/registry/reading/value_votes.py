"""Let the values of the columns have their say in what their headers were taken for."""

import re
from collections.abc import Mapping, Sequence

from .column_values import ColumnValues
from .columns import bare_header
from .header_words import says_code

_ENOUGH = 2  # values without which a header is believed
_MANY = 4  # values of which most count
_CODE, _NAME, _PHONE, _MOBILE = "统一社会信用代码", "单位名称", "单位电话", "经办人手机"
_ADDRESS = "单位地址"
#: Headers under which addresses may stand, if they do.
_PLACE = re.compile("[A-Z0-9]+|(?:具体|详细|地理|所在|坐落)?位置|坐落|门牌号?")
_NO_PLACE = re.compile("HOME|BIRTH|SHIP|DELIVER|RECEIVE|WEB|MAIL|IP|URL")
_OTHERS = ("dates", "links", "measures")
#: The kinds of values that a field does not have.
_FOREIGN: Mapping[str, tuple[str, ...]] = {
    _NAME: (*_OTHERS, "numbers", "mobiles", "codes", "emails"),
    "法定代表人": (*_OTHERS, "organisations", "numbers", "mobiles", "landlines"),
    "经办人姓名": (*_OTHERS, "organisations", "numbers", "mobiles", "landlines"),
    "证书.使用人": (*_OTHERS, "organisations", "numbers", "mobiles", "landlines"),
    _PHONE: (*_OTHERS, "organisations", "persons", "emails"),
    _MOBILE: (*_OTHERS, "organisations", "persons", "emails"),
    "证书.联系电话": (*_OTHERS, "organisations", "persons", "emails"),
    "电子邮箱": (*_OTHERS, "numbers", "persons"),
    "发票邮箱": (*_OTHERS, "numbers", "persons"),
    _ADDRESS: ("dates", "links", "numbers", "emails"),
    "证书.生效日期": ("organisations", "mobiles", "landlines", "links"),
    "证书.到期日期": ("organisations", "mobiles", "landlines", "links"),
}

_ALIKE = (
    ("mobiles", _MOBILE),
    ("landlines", _PHONE),
    ("identities", "经办人身份证号"),
    ("emails", "电子邮箱"),
    ("persons", "经办人姓名"),
    ("addresses", _ADDRESS),
)


def heed_values(texts: Sequence[str], fields: Mapping[int, str], seen: Sequence[ColumnValues]) -> dict[int, str]:
    """*fields* without those that their values contradict, and with those that their values prove."""
    found = dict(fields)
    for index, field in fields.items():
        values = seen[index]
        if values.filled >= _ENOUGH and _contradicts(field, bare_header(texts[index]), values):
            del found[index]
    _heed_codes(found, seen)
    _heed_phones(found, fields, seen)
    _heed_addresses(found, texts, seen)
    return found


def proposed_by_values(fields: Mapping[int, str], seen: Sequence[ColumnValues]) -> dict[int, str]:
    """*fields* of a table without a header, and what the other columns' values look like, for a person to confirm."""
    found = dict(fields)
    for index, values in enumerate(seen):
        likely = next((field for kind, field in _ALIKE if values.share(getattr(values, kind)) >= 0.8), "")
        if likely == "经办人姓名" and values.filled >= 10 and values.different <= 0.3 * values.filled:
            continue  # a district looks like a person, too
        if likely and index not in found and likely not in found.values():
            found[index] = likely
    return found


def _contradicts(field: str, header: str, values: ColumnValues) -> bool:
    """Whether most values cannot be what the *header* says; of a few values, all of them."""
    few = 1.0 if values.filled < _MANY else 0.5

    def of(count: int) -> float:
        share = values.share(count)
        return share if share >= few else 0.0

    if field == _CODE:
        if says_code(header):
            return max(of(values.organisations), of(values.persons), of(values.dates)) > 0
        return values.share(values.code_like) < 0.5
    if field == "经办人身份证号":
        return "身份证" not in header and values.share(values.identities) < 0.5
    if field == "证书数量":
        return values.share(values.numbers) < 0.5
    if field in ("电子邮箱", "发票邮箱") and values.share(values.emails) >= 0.3:
        return False
    return any(of(getattr(values, kind)) for kind in _FOREIGN.get(field, ()))


def _heed_codes(found: dict[int, str], seen: Sequence[ColumnValues]) -> None:
    """Take a column of valid codes for the code, whatever its header is, if no better one is."""
    now = next((index for index, field in found.items() if field == _CODE), None)
    if now is not None and (seen[now].are_codes or not seen[now].filled):
        return
    proved = next((n for n, values in enumerate(seen) if values.are_codes and values.filled >= _ENOUGH), None)
    if proved is None or proved in found:
        return
    if now is not None:
        del found[now]
    found[proved] = _CODE


def _heed_addresses(found: dict[int, str], texts: Sequence[str], seen: Sequence[ColumnValues]) -> None:
    """Take the one column of addresses for the address where no header says so and its own leaves it open."""
    if _ADDRESS in found.values() or not found:
        return
    open_ones = [
        index
        for index, (text, values) in enumerate(zip(texts, seen, strict=True))
        if index not in found and values.filled >= _ENOUGH and values.share(values.addresses) >= 0.8
        if _PLACE.fullmatch(header := bare_header(text)) and not _NO_PLACE.search(header)
    ]
    if len(open_ones) == 1:
        found[open_ones[0]] = _ADDRESS


def _heed_phones(found: dict[int, str], fields: Mapping[int, str], seen: Sequence[ColumnValues]) -> None:
    """Landlines are no handler's mobile number; a telephone beside the handler that holds only mobiles is theirs."""
    by_field = {field: index for index, field in found.items()}
    mobile, phone = by_field.get(_MOBILE), by_field.get(_PHONE)
    if mobile is not None and seen[mobile].filled and seen[mobile].share(seen[mobile].landlines) > 0.3:
        if phone is None:
            found[mobile] = _PHONE
        else:
            del found[mobile]
    elif mobile is None and phone is not None and seen[phone].filled >= _ENOUGH:
        beside = {fields.get(phone - 1), fields.get(phone + 1)} & {"经办人姓名", "经办人身份证号"}
        if beside and seen[phone].share(seen[phone].mobiles) >= 0.9:
            found[phone] = _MOBILE
