"""Read a finished paper back before it is written: the account on it is the guide's, or nothing is written.

Its form has been looked through when it was compiled. This is the second look, at the bytes that are to be written, so
it does not know how they came about; and it is where the values of units, which nobody has looked through, meet money.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape

from ..domain.account_text import LONG, account_texts
from ..domain.account_values import is_account
from ..domain.account_words import NUMBERS
from ..domain.fields import CERTIFICATE_FIELDS, UNIT_FIELDS, FieldKind
from ..errors import FormError
from ..guide import Account
from ..guide.forms import FORMS
from ..word import Template

_PAYEE = ("收款单位", "开户行", "账号", "行号")
_KINDS = {field.name: field.kind for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS)}
_KINDS |= {"单位.名称": FieldKind.TEXT, "单位.代码": FieldKind.USCC}
_NOT_TEXT = re.compile(r"word/(?:styles|settings|webSettings|fontTable|numbering|comments|people)|(?!word/)|word/.*/")
_NODE = re.compile(rb">([^<]+)<")
_DIGITS = re.compile(rf"\d(?: ?\d){{{LONG - 1},}}")  # of any script; accounts are printed in groups
_CODE_OR_MAILBOX = re.compile(r"[\w.%+-]+@[\w.-]+|(?<!\w)[0-9A-Z]{18}(?!\w)")
_REMEDY = "请不要使用这份表样，在“表样管理”里恢复示例表样后再导出。"

Item = Mapping[str, str]


def check_paper(
    content: bytes, template: Template, form: str, values: Item, lists: Mapping[str, Sequence[Item]]
) -> None:
    """Raise FormError unless the paper *content*, *template* filled as *form*, shows the guide's account alone.

    Papers that say nothing of the payee are not looked at. *values* and *lists* are what it was filled with.
    """
    payee = [name for name in _PAYEE if name in template.fields]
    if not payee and not FORMS[form].transfer:
        return
    if said := next(_other_accounts(template, values, lists), None):
        raise FormError(
            f"“{said}”里写着不是指导手册的账号，印在《{form}》上会被当成收款账号，没有写出来。",
            "请单位的技术人员检查指南和单位设置里的文字，去掉它以后再导出。",
        )
    if said := next(_like_accounts(template, values, lists), None):
        raise FormError(
            f"“{said}”里写着像账号的数字，印在《{form}》上会被当成收款账号，没有写出来。",
            f"请在单位信息表里改正“{said}”，再导出。",
        )
    text = b"\n".join(_nodes(content))  # no number goes on in another line
    strange = _numbers(text.decode(errors="replace")) - _numbers("\n".join(_all_values(values, lists)))
    lacking = [name for name in payee if values[name] and _plain(values[name]) not in text]
    twice = [
        name
        for name in ("账号", "行号")
        if FORMS[form].transfer and values[name] and text.count(_plain(values[name])) > 1
    ]
    if strange or lacking or twice:
        names = "、".join(dict.fromkeys((*lacking, *twice))) or "账号"
        raise FormError(f"写好的《{form}》上，{names}和指导手册的不一致，没有写出来。", _REMEDY)


def shows_another_account(content: bytes, account: Account, codes: Collection[str]) -> bool:
    """Whether a payment sheet shows another account, or not *account*; nothing is known of it but its *content*.

    *codes* are those of its units.
    """
    try:
        lines = [*_lines(content)]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error):
        return True
    plain = (_CODE_OR_MAILBOX.sub(lambda each: "" if _is_ordinary(each[0], codes) else each[0], line) for line in lines)
    found = (each for line in plain for each in account_texts(line))
    numbers = {"".join(each.text.split()) for each in found if each.hint in NUMBERS}
    ours, number = ("".join(each.split()) for each in (account.account, account.bank_number))
    return not ours or ours not in numbers or not numbers <= {ours, number}


def _is_ordinary(text: str, codes: Collection[str]) -> bool:
    """Whether *text* can only be a code, is one of the *codes*, or is a mailbox that looks like no account."""
    if "@" in text:
        return not is_account(text, FieldKind.EMAIL)
    return not text.isdigit() or text in codes


def _like_accounts(template: Template, values: Item, lists: Mapping[str, Sequence[Item]]) -> Iterator[str]:
    """The names of the unit's fields on the paper that hold what looks like an account."""
    for name in template.fields & _KINDS.keys():
        if any(is_account(value, _KINDS[name]) for value in _values_of(name, values, lists)):
            yield name


def _other_accounts(template: Template, values: Item, lists: Mapping[str, Sequence[Item]]) -> Iterator[str]:
    """The names of fields on the paper that are said by the guide or the office and hold another account."""
    known = {_digits(values[name]) for name in _PAYEE if name in values}
    for name in template.fields - _KINDS.keys() - set(_PAYEE):
        said = (each for value in _values_of(name, values, lists) for each in account_texts(value))
        if any(each.hint in NUMBERS and _digits(each.text) not in known for each in said):
            yield name


def _values_of(name: str, values: Item, lists: Mapping[str, Sequence[Item]]) -> list[str]:
    """What is printed for the field *name*."""
    prefix, dot, _ = name.partition(".")
    found = [item.get(name, "") for item in lists.get(prefix, ())] if dot else [values.get(name, "")]
    return list(filter(None, found))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _all_values(values: Item, lists: Mapping[str, Sequence[Item]]) -> Iterator[str]:
    yield from filter(None, values.values())
    yield from (value for items in lists.values() for item in items for value in item.values() if value)


def _nodes(content: bytes) -> Iterator[bytes]:
    """The pieces of text in the paper, as they are in its XML."""
    for part in _parts(content):
        yield from _NODE.findall(part)


def _lines(content: bytes) -> Iterator[str]:
    """The text of each paragraph of the paper."""
    for part in _parts(content):
        for paragraph in part.split(b"</w:p>"):
            yield unescape(b"".join(_NODE.findall(paragraph)).decode(errors="replace"))


def _parts(content: bytes) -> Iterator[bytes]:
    """The XML of the parts of the paper that hold text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and not _NOT_TEXT.match(name):
                yield package.read(name)


def _numbers(text: str) -> set[str]:
    """The long numbers in *text*, without the gaps in them."""
    return {number.replace(" ", "") for number in _DIGITS.findall(text)}


def _plain(value: str) -> bytes:
    """*value* as it stands in XML."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
