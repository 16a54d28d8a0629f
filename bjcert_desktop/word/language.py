"""What may stand between ``{{`` and ``}}``: a field's name, or ``勾选:`` with a business or ``字段=值``."""

from dataclasses import dataclass
from difflib import get_close_matches

from bjcert_desktop.fields import FIELDS

BUSINESSES = ("新办", "更新", "补办", "变更", "解锁", "吊销")
_TICK = "勾选:"
#: A Chinese keyboard gives full-width signs; they mean the same.
_HALF_WIDTH = str.maketrans("：＝．", ":=.")


@dataclass(frozen=True)
class Choice:
    """A box, ticked when field *name* has *value*."""

    name: str
    value: str


@dataclass(frozen=True)
class Unknown:
    """Something that the language does not have."""

    message: str
    remedy: str


def understand(content: str) -> str | Choice | Unknown:
    """The field name or choice that *content*, the text between the braces, stands for."""
    text = "".join(content.split()).translate(_HALF_WIDTH)
    if text in FIELDS:
        return text
    if not text.startswith(_TICK):
        return _unknown_field(text)
    name, equals, value = text.removeprefix(_TICK).partition("=")
    if not equals:
        return Choice("业务类型", name) if name in BUSINESSES else _unknown_business(name)
    return Choice(name, value) if name in FIELDS else _unknown_field(name)


def _unknown_field(name: str) -> Unknown:
    nearest = get_close_matches(name, FIELDS, n=1, cutoff=0.4)
    hint = f"是不是“{nearest[0]}”？" if nearest else ""
    return Unknown(f"没有名为“{name}”的字段。", f"{hint}请对照“表样管理”中的“可用字段”改正。")


def _unknown_business(name: str) -> Unknown:
    known = "、".join(BUSINESSES)
    return Unknown(f"没有名为“{name}”的业务可以勾选。", f"请写成{known}之一，或写成“{{{{勾选:字段=值}}}}”。")
