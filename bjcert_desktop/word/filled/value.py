"""What was read from a filled form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadValue:
    """The *text* of *field* at *where* («表1 第3行 第2列») in the form.

    *confidence* (0 to 1) says how surely the spot is the field's; *doubt* says what is odd about the text itself.
    *item* is the number of the certificate in the form's list, 0 for a value of the unit.
    """

    field: str
    text: str
    where: str
    confidence: float = 1.0
    doubt: str = ""
    item: int = 0


@dataclass(frozen=True)
class FilledForm:
    """The *values* of one form, and the places with text that could not be read (*unread*)."""

    values: tuple[ReadValue, ...]
    unread: tuple[str, ...] = ()
