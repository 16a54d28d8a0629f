"""Whether the value of a unit's field looks like an account: nobody has looked through it, as through a form."""

import re
from functools import lru_cache

from .account_text import account_texts, is_number
from .account_words import NUMBERS
from .fields import KIND_LENGTHS, FieldKind

_MAILBOX = re.compile(r"(?P<name>[a-z0-9._%+-]+)@(?P<place>[a-z0-9.-]*[a-z][a-z0-9.-]*)", re.IGNORECASE)
_MAILBOX_DIGITS = 13, 6  # most in the name and in the place of a mailbox


@lru_cache(maxsize=4096)
def is_account(value: str, kind: FieldKind) -> bool:
    """Whether *value* looks like an account; a person may have confirmed one that fails the check of its *kind*."""
    if kind is FieldKind.SERIAL:
        return not value.isascii()
    if len(value) == KIND_LENGTHS.get(kind):
        disguised = is_number(value) and not value.isdigit()
        return disguised or not (value.isascii() and value.isalnum())
    mailbox = _MAILBOX.fullmatch(value) if kind in (FieldKind.EMAIL, FieldKind.INVOICE_EMAIL) else None
    if mailbox is not None:
        digits = [sum(map(str.isdigit, part)) for part in mailbox.groups()]
        return any(count > most for count, most in zip(digits, _MAILBOX_DIGITS, strict=True))
    about = "电话：" if kind in (FieldKind.PHONE, FieldKind.MOBILE) else ""
    found = account_texts(f"{about}{value}", strict=True)
    return any(each.hint in NUMBERS for each in found)
