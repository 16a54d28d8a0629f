"""The kinds of forms, and the fields that a form of each kind is expected to hold."""

import re
from collections.abc import Collection
from enum import StrEnum

from ..domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS


class FormKind(StrEnum):
    """The kind of a form; the values are shown to people."""

    APPLICATION = "申请表"
    DETAIL = "明细表"


_TITLES = {
    FormKind.DETAIL: ("明细", "明细表", "证书清单", "证书汇总", "业务汇总", "汇总表", "花名册", "名单", "明细清单"),
    FormKind.APPLICATION: ("申请表", "登记表", "审批表", "申请书", "业务表", "备案表", "申请单"),
}
_OURS = re.compile("证书|业务|CA|Key", re.IGNORECASE)
_AFTER = re.compile(r"([(（][^()（）]*[)）]|[A-Za-z.])+$")  #: «（样表）», or the title in English
_LONGEST = 60  # characters of a title, including its English translation


def titled(text: str) -> FormKind | None:
    """The kind that a line names, if it is a title."""
    title = "".join(text.split())
    if len(title) > _LONGEST:
        return None
    title = _AFTER.sub("", title)
    return next((kind for kind, words in _TITLES.items() if title.endswith(words)), None)


def kind_by(title: str, fields: Collection[str]) -> FormKind | None:
    """The kind of a template by its *title* and the fields it uses.

    None for the program's own sheets and for forms about anything but certificates.
    """
    columns = [name for name in fields if name.startswith("证书.")]
    kind = titled(title)
    if kind is None:
        return FormKind.DETAIL if columns and len(columns) * 2 >= len(fields) else None
    return kind if columns or "业务类型" in fields or _OURS.search(title) else None


def expected(kind: FormKind) -> tuple[str, ...]:
    """The fields that a form of *kind* is expected to hold: those of the unit, or those of a certificate."""
    if kind is FormKind.DETAIL:
        return ("单位名称", *(field.name for field in CERTIFICATE_FIELDS if not field.optional))
    return (*(field.name for field in UNIT_FIELDS if not field.optional), "业务类型", "申请日期")
