"""How a number is shown under a number format, as far as a clerk's sheet needs it: [ECMA-376] part 1, 18.8.31.

Runs in the reading process.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

#: Formats by number that show dates or times.
DATE_NUMBERS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
#: Of these, those that show year and month without a day, as they are in a Chinese Excel.
_MONTH_NUMBERS = {27: "yyyy年m月", 36: "yyyy年m月", 50: "yyyy年m月", 52: "yyyy年m月", 54: "yyyy年m月", 57: "yyyy年m月"}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|(?P<space>_.|\*.)|(?P<time>AM/PM|上午/下午)'
    r"|(?P<general>General|G/通用格式)|(?P<dated>y+|m+|d+|h+|s+|e+(?![+-])|a{3,4}|b+)|(?P<digit>[0#?])"
    r"|(?P<power>E[+-])|(?P<other>.)",
    re.I | re.S,
)
_LAST_DAY = 2_958_465  # 31 December 9999


class Format(NamedTuple):
    """A parsed format for positive numbers: *tokens* are pairs of a kind and its text.

    *is_date* if it shows a date or time; *conditional* if the number decides between several.
    """

    tokens: tuple[tuple[str, str], ...]
    is_date: bool
    conditional: bool


@lru_cache(maxsize=4096)
def parse(code: str) -> Format:
    """Parse the format *code*."""
    tokens: list[tuple[str, str]] = []
    conditional = False
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            break
        if bracket := match["bracket"]:
            conditional = conditional or bracket[0] in "<>="
        if token := _token(match):
            tokens.append(token)
    return Format(tuple(tokens), any(kind in ("date", "time", "elapsed") for kind, _ in tokens), conditional)


def _token(match: re.Match[str]) -> tuple[str, str] | None:
    """The kind and the text of one part of a format; None for what shows nothing."""
    kind, text = match.lastgroup or "", match[match.lastgroup or 0]
    if kind == "quoted" or kind == "escaped":
        return "text", text
    if kind == "bracket":
        if re.fullmatch("h+|m+|s+", text, re.I):
            return "elapsed", text.lower()
        return ("text", text[1:].split("-")[0]) if text.startswith("$") and not text.startswith("$-") else None
    if kind == "dated":
        return "time" if text[0].lower() in "hs" else "date", text.lower()
    if kind == "other":
        return "mark" if text in ".,%/@" else "text", text
    return None if kind == "space" else (kind, text)


def is_date_format(number: int, code: str) -> bool:
    """Whether a format shows dates or times."""
    return number in DATE_NUMBERS if not code else parse(code).is_date


def may_differ(number: int, code: str) -> bool:
    """Whether a number may be shown otherwise than by its digits, or a date otherwise than with its day."""
    if not code:
        return number in _MONTH_NUMBERS or number in (45, 46, 47)
    form = parse(code)
    if form.is_date:
        return not _shows_day(form) or not any(text[0] == "y" for kind, text in form.tokens if kind == "date")
    digits = [text for kind, text in form.tokens if kind == "digit"]
    texts = [text for kind, text in form.tokens if kind == "text"]
    if any(kind == "general" for kind, _ in form.tokens):
        return bool("".join(texts).strip())
    whole = [kind for kind, text in form.tokens if kind == "mark" and text in "%,./"]
    return not digits or "".join(texts).strip() != "" or (not whole and digits.count("0") > 1) or _scales(form)


def shown(value: float, number: int, code: str, is_1904: bool = False) -> tuple[str, str] | None:
    """What is shown of a number, and a code of ``PROBLEM_KINDS`` or a blank; None when its own digits are."""
    code = code or _MONTH_NUMBERS.get(number, "")
    form = parse(code)
    if form.is_date or number in (45, 46, 47):
        return _shown_date(value, form, is_1904)
    if form.conditional or value < 0 or value != int(value):
        return None
    if not form.tokens:
        return "", "shown-blank"
    if any(kind == "power" for kind, _ in form.tokens):
        return None
    if _scales(form) or any(kind == "mark" and text in "%/" for kind, text in form.tokens):
        return "", "shown-otherwise"
    return _shown_digits(str(int(value)), form)


def _shown_digits(digits: str, form: Format) -> tuple[str, str] | None:
    tokens = [("digit", "0") if kind == "general" else (kind, text) for kind, text in form.tokens]
    point = next((at for at, token in enumerate(tokens) if token == ("mark", ".")), len(tokens))
    if not any(kind == "digit" for kind, _ in tokens[:point]):
        text = "".join(text for kind, text in tokens if kind == "text" or text == "@")
        return ("", "shown-otherwise") if text != "@" else None
    if ("mark", "@") in tokens:
        return None
    parts: list[str] = []
    left = list(digits)
    first = next(at for at, (kind, _) in enumerate(tokens) if kind == "digit")
    for at in range(point - 1, -1, -1):
        kind, text = tokens[at]
        if kind == "digit":
            parts.append(left.pop() if left else "0" if text == "0" else "")
            if at == first:
                parts += reversed(left)
        elif kind == "text":
            parts.append(text)
    result = "".join(reversed(parts))
    tail = "".join("0" if token == ("digit", "0") else token[1] for token in tokens[point:] if token[1] not in "#?,")
    if all(kind != "text" for kind, _ in tokens[point:]) and result == digits:
        return None  # decimals of a whole number
    result = f"{result}{tail}".strip()
    return None if result == digits else (result, "")


def _shown_date(value: float, form: Format, is_1904: bool) -> tuple[str, str] | None:
    if not 0 <= value <= _LAST_DAY:
        return "", "cell-unreadable"
    if _shows_day(form):
        return None
    if not any(kind == "date" and text[0] in "ye" for kind, text in form.tokens):
        return None if any(kind in ("time", "elapsed") for kind, _ in form.tokens) else ("", "shown-otherwise")
    day = from_serial(value, is_1904)
    if not isinstance(day, date):
        return None
    forms = {"y": lambda text: f"{day.year}" if len(text) > 2 else f"{day.year % 100:02}"}
    forms["e"] = lambda text: f"{day.year}"
    forms["m"] = lambda text: f"{day.month:02}" if len(text) == 2 else f"{day.month}"
    parts = [forms[text[0]](text) if kind == "date" and text[0] in forms else text for kind, text in form.tokens]
    return "".join(parts).strip(), ""


def from_serial(value: float, is_1904: bool) -> date | datetime | float:
    """The date of a serial number, a whole day as a date; the number itself if it is none."""
    if not 1 <= value <= _LAST_DAY:
        return value
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 31 if value < 60 else 30)
    moment = start + timedelta(days=value)
    moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    return moment.date() if value == int(value) else moment


def _shows_day(form: Format) -> bool:
    return any(kind == "date" and text in ("d", "dd") for kind, text in form.tokens)


def _scales(form: Format) -> bool:
    """Whether it shows thousands: a comma after the last digit, or a point between digits that is a text."""
    last = max((at for at, (kind, _) in enumerate(form.tokens) if kind == "digit"), default=-1)
    return form.tokens[last + 1 : last + 2] == (("mark", ","),)
