"""Finds what could lead money astray in a text: numbers as long as an account, names of banks, words for a payee."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from .account_words import SIMPLIFIED, AccountHint, AccountText, words

LONG = 12  #: digits from which a number may be an account; telephone numbers have fewer
_LABELLED = 6  #: the same right after a word for an account


class _Group(NamedTuple):
    """The *digits* that a text from *start* to *end* is or looks like; *few_han*: but a few Chinese numerals."""

    start: int
    end: int
    digits: str
    few_han: bool


_ACCOUNT_WORD = re.compile(r"[账帐]\s{0,3}[号户]|卡\s{0,3}号|\b(?:account|acct|a/c)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:第[一二三四五六七八九十0-9]{1,3}[段位组节]|[前后末尾首头上下]半?[一二三四五六七八九十0-9]{0,2}[位段截]|"
    r"中间|接着|其次|然后|最后|末尾|开头|再写)[\u4e00-\u9fff]{0,4}[\s:：“]*([0-9]{2,10})(?![0-9])"
)
_PHONE_WORD = re.compile(r"电话|手机|传真|热线|座机|邮编|邮政编码|联系|tel|phone|fax|mobile|咨询", re.IGNORECASE)
_MONEY_WORD = re.compile(r"[账帐汇]|收款|开户|行号|银行|卡号")
_PHONE = (
    r"(?:(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}|(?:[(（]?0[0-9]{2,3}[)）]?[-－—– ]?)?[0-9]{7,8}"
    r"|[48]00(?:-?[0-9]){7})(?:[-－—–][0-9]{1,4})?"
)
_PHONES = re.compile(rf"(?:[0-9]{{6}}\s+)?{_PHONE}(?:[\s,，/]+{_PHONE})*")  # perhaps after a postcode
_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}([-－./—–])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_DAY = r"(?<![0-9])(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日)"
_TIME = r"(?<![0-9])(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?![0-9])"
_NUMBERED = r"^\s*[（(]?(?:[0-9]{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3})[)）、.．:：](?![0-9])"
_ITEM = re.compile(r"[0-9]{1,2}[)）、．.](?!\s*[0-9])")  #: the number of an item of a list
_WHOLE_PHONES = rf"(?<![0-9-]){_PHONE}(?![0-9])"
#: Telephones that are said to be ones, also where the line is about money.
_CALLED = re.compile(
    "(?:电话|手机|传真|座机|热线|致电|拨打|咨询|联系|tel|fax)[^0-9\\n]{0,6}"
    rf"{_WHOLE_PHONES}(?:[、,，/或 ]{{1,3}}{_WHOLE_PHONES})*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?:\{\{[^{}]*\}\})+(?=\d)")
_GAPS = frozenset(" \t\n\r\u00a0\u3000\u2002\u2003\u2009\u202f-‐‑‒–—－·•.．,，_/'’")
_MANY = 4  #: Chinese numerals that may be part of an account
_PIECE = 6  #: digits of a piece of a number that is written with signs in between
_ORDERED = 6  #: numbers in ascending order that are a list and no pieces of one
_IN_MEASURES = (".", ",", "，", "．", "-", "－", "−", "–")  #: signs inside one number, or before it
_UNITS = frozenset("%％‰℃°′″+=<>≤≥≈±×÷~～∼√")  #: between measurements and scores, not between the digits of one number
_MOBILE = re.compile("1[3-9][0-9]{9}")
_MOST_GAP = 4  #: characters between two groups of one number
_MOST_LABEL = 300  #: characters before and after a number that may say what it is
_MOST_WORD = 6  #: the same where words stand in between
_WORD, _LONG_WORD = re.compile(r"\W*\w"), re.compile(r"\W*(?![年月日元分人次个万米秒度倍])[\u4e00-\u9fff]{2}")
_FEWEST = 3  #: words between the pieces of one number
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  #: letters that look like nothing
_HAN = {han: str(value % 10) for value, han in enumerate("〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖")}
_HAN |= {"○": "0", "◯": "0", "两": "2"} | dict(zip("貳弍參叄弎陸", "223336", strict=True))
#: Letters that are taken for digits, in Latin, Greek and Cyrillic.
_LETTERS = {**dict.fromkeys("OoОоΟοՕօ", "0"), **dict.fromkeys("lI|ІіΙӏӀ∣ǀ丨", "1")}


def account_texts(text: str, *, strict: bool = False) -> list[AccountText]:
    """All that *text* holds of that kind, in its order; names of fields in double braces are passed over.

    *strict*: with numbers in groups that no account is written in, such as a row of measurements.
    """
    whole = text
    if "{{" in text:
        text = _BETWEEN_DIGITS.sub(lambda field: "\u2060" * len(field[0]), text)  # its value may be blank
        text = _PLACEHOLDER.sub(lambda field: "\0" * len(field[0]), text)
    found = list(words(text, strict=strict))
    if not _few_digits(text, _LABELLED):
        found += (_around_fields(each, whole) for each in numbers(text, strict=strict))
    return sorted(found, key=lambda each: each.start)


def _around_fields(found: AccountText, whole: str) -> AccountText:
    """A number as it stands in the *whole* text: fields inside it are no digits in disguise."""
    text = whole[found.start : found.start + len(found.text)]
    return AccountText(AccountHint.NUMBER, text, found.start) if "{{" in text else found


def numbers(text: str, least: int = LONG, *, strict: bool = False) -> Iterator[AccountText]:
    """The numbers of at least *least* digits; those after a word for an account may be shorter."""
    if _few_digits(text, min(least, _LABELLED)):
        return
    plain = _DATE.sub(lambda day: "年" * len(day[0]), text)
    for start, end, digits in _numbers(plain, strict=strict):
        before = text[max(start - 12, _label_start(text, start)) : start]
        labelled = _ACCOUNT_WORD.search(before.translate(SIMPLIFIED))
        if len(digits) >= (min(_LABELLED, least) if labelled else least) and not _is_usual(plain, start, end):
            written = plain[start:end]
            odd = sum("0" <= c <= "9" for c in written) < len(digits) or any(map(_is_mark, written))
            yield AccountText(AccountHint.LOOKALIKE if odd else AccountHint.NUMBER, text[start:end].strip(), start)


def _few_digits(text: str, least: int) -> bool:
    """Whether *text* has fewer numerals of any script than *least*."""
    return len(text) < least or sum(map(str.isnumeric, text)) < least


def loose_digits(text: str, label: str = "") -> str:
    """The digits in *text*, which *label* stands before, but those of fields, dates, times, telephones and its number.

    Numbers that are as long as an account are not counted either: they are found by themselves.
    """
    plain = _PLACEHOLDER.sub("", text)
    for found in [*numbers(plain, strict=True)]:
        plain = plain.replace(found.text, "")
    plain = _DATE.sub("", plain)
    for usual in (_NUMBERED, _DAY, _TIME):
        plain = re.sub(usual, "", plain)
    plain = _CALLED.sub("", plain)
    if _about_phones(plain, label):
        plain = re.sub(_WHOLE_PHONES, "", plain)
    signs = [c for c in plain if c in _HAN or (c.isnumeric() and _lookalike(c)) or "0" <= c <= "9"]
    few = sum(map(_HAN.__contains__, signs)) * 3 < len(re.findall(r"\w", plain))  # 一式两份
    return "".join(_lookalike(c) or c for c in signs if not (few and c in _HAN))


def is_number(text: str) -> bool:
    """Whether *text* is nothing but digits, or what looks like them, perhaps with gaps."""
    signs = [c for c in text if not _is_mark(c) and c not in _GAPS]
    return bool(signs) and all("0" <= c <= "9" or _lookalike(c) is not None for c in signs)


def _is_phones(text: str, start: int, end: int) -> bool:
    """Whether the number there is nothing but telephone numbers, where the text is about them and not about money.

    What a line is about stands in it, or in the line before, as the label of a cell does.
    """
    if not _PHONES.fullmatch(text[start:end].strip()):
        return False
    following = text.find("\n", end, end + _MOST_LABEL)
    line = max(text.rfind("\n", 0, start) + 1, start - _MOST_LABEL)
    own = text[line : following if following >= 0 else end + _MOST_LABEL]
    return _about_phones(own, text[min(_label_start(text, start), line) : line])


def _about_phones(line: str, label: str) -> bool:
    """Whether a *line* is about telephones and not about money, by its own words or by the *label* before it."""
    if _MONEY_WORD.search(line):
        return False
    return bool(_PHONE_WORD.search(line) or (_PHONE_WORD.search(label) and not _MONEY_WORD.search(label)))


def _label_start(text: str, start: int) -> int:
    """Where the line before that of *start* begins, blank ones not counted."""
    least = max(0, start - _MOST_LABEL)
    head = text[least : text.rfind("\n", least, start) + 1].rstrip()
    return least + head.rfind("\n") + 1


def _numbers(text: str, *, strict: bool) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of every run of digits and what looks like them, with gaps in between."""
    groups = list(_groups(text))
    patterned = [*_patterned(text, groups), *_worded(text, groups)] or [*_placed(text)]
    han = [group.start for group in groups if group.few_han]
    if not patterned and len(han) >= LONG // 2:  # 第一位6，第二位2
        single = [group for group in groups if len(group.digits) == 1 and not group.few_han]
        for start, end, digits in _worded(text, single):
            if 2 * (bisect(han, end) - bisect(han, start)) >= len(digits):
                patterned.append((start, end, digits))
    yield from patterned
    taken = bytearray(len(text))
    for start, end, _ in patterned:
        taken[start:end] = b"\1" * (end - start)
    groups = [group for group in groups if not group.few_han and not any(taken[group.start : group.end])]
    at = 0
    while at < len(groups):
        last = at
        while last + 1 < len(groups):
            between, following = text[groups[last].end : groups[last + 1].start], groups[last + 1]
            if not _joined(between, strict=strict) or ("\n" in between and _ITEM.match(text, following.start)):
                break
            last += 1
        run = groups[at : last + 1]
        if strict or _like_one_number([group.digits for group in run]):
            yield run[0].start, run[-1].end, "".join(group.digits for group in run)
        else:
            yield from (group[:3] for group in run)
        at = last + 1


def _patterned(text: str, groups: list[_Group]) -> Iterator[tuple[int, int, str]]:
    """Numbers as long as an account in equal pieces, the last perhaps shorter, whatever signs stand in between."""
    at = 0
    while at < len(groups):
        last, size = at, len(groups[at].digits)
        signs = _signs(text, *groups[at : at + 2])
        while last + 1 < len(groups) and size <= _PIECE:
            one, other = groups[last : last + 2]
            between = _signs(text, one, other)
            if between is None or (between != signs and (between in _IN_MEASURES or signs in _IN_MEASURES)):
                break
            shorter = len(other.digits) < size and one.few_han == other.few_han
            if len(one.digits) != size or not (shorter or len(other.digits) == size):
                break
            last += 1
        digits = "".join(group.digits for group in groups[at : last + 1])
        if last > at + 1 and len(digits) >= LONG:
            yield groups[at].start, groups[last].end, digits
        at = last + 1


def _worded(text: str, groups: list[_Group]) -> Iterator[tuple[int, int, str]]:
    """Numbers as long as an account in equal pieces with words in between, the same ones but for single digits."""
    at = 0
    while at < len(groups):
        last, size, words = at, len(groups[at].digits), ""
        while last + 1 < len(groups) and size <= _PIECE:
            one, other = groups[last : last + 2]
            between = "".join(text[one.end : other.start].split())
            words = words or between
            like = len(one.digits) == size >= len(other.digits) and one.few_han == other.few_han
            known = between == words or (size == 1 and not one.few_han)
            wordy = (_WORD if size == 1 or one.few_han else _LONG_WORD).match(between)
            if not like or not known or not wordy or len(between) > _MOST_WORD or "\0" in between:
                break
            last += 1
        digits = "".join(group.digits for group in groups[at : last + 1])
        if last >= at + _FEWEST and len(digits) >= LONG:
            yield groups[at].start, groups[last].end, digits
        at = max(last, at + 1)


def _placed(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers in pieces that are said to follow each other: «前六位 622202，中间 1234567，最后 890123»."""
    pieces = list(_PLACED.finditer(text))
    at = 0
    while at < len(pieces):
        last = at
        while last + 1 < len(pieces) and pieces[last + 1].start() - pieces[last].end() <= _MOST_WORD:
            last += 1
        digits = "".join(piece[1] for piece in pieces[at : last + 1])
        if last > at and len(digits) >= LONG:
            yield pieces[at].start(1), pieces[last].end(1), digits
        at = last + 1


def _signs(text: str, one: _Group, other: _Group | None = None) -> str | None:
    """The signs between two groups of digits, None where more stands there than a few signs and blank cells."""
    between = text[one.end : other.start if other is not None else one.end]
    visible = "".join(c for c in between if not _is_mark(c) and not c.isspace())
    known = len(visible) <= _MOST_GAP and not any(c.isalnum() or c in _UNITS or c == "\0" for c in visible)
    return visible if known else None


def _joined(between: str, *, strict: bool) -> bool:
    """Whether what stands between two groups may stand inside a number; a sign or a decimal point does not."""
    visible = "".join(c for c in between if not _is_mark(c))
    if not strict and (visible in (".", ",", "，", "．") or re.search(r"\s[-－−–]$", visible)):
        return False
    return len(visible) <= _MOST_GAP and set(visible) <= _GAPS and between.count("\n") < 2


def _like_one_number(groups: list[str]) -> bool:
    """Whether groups of digits may be one long number: no series of measurements with one and two digits."""
    if any(_MOBILE.fullmatch(group) for group in groups) and len(groups) > 1:
        return False
    return {len(group) for group in groups} != {1, 2} or all(len(group) == 2 for group in groups[1:-1])


def _groups(text: str) -> Iterator[_Group]:
    """Every stretch of digits without a gap."""
    start, digits, true, han = 0, "", 0, 0
    for index, character in enumerate(f"{text}\0"):
        digit = character if "0" <= character <= "9" else _lookalike(character)
        if digit is not None:
            start = index if not digits else start
            digits += digit
            true += character not in _LETTERS and character not in _HAN
            han += character in _HAN
        elif digits and not _is_mark(character):
            if (true and true * 2 >= len(digits) - han) or han:
                yield _Group(start, index, digits, not true and han < _MANY)
            digits, true, han = "", 0, 0


def _lookalike(character: str) -> str | None:
    """The digits that a character other than 0–9 stands for or looks like."""
    if character < "\x80":
        return _LETTERS.get(character)
    if character in _HAN or character in _LETTERS:
        return _HAN.get(character) or _LETTERS[character]
    value = unicodedata.numeric(character, None)
    if value is None or value != int(value) or not 0 <= value <= 99 or unicodedata.category(character) == "Lo":
        plain = unicodedata.normalize("NFKC", character)
        return _LETTERS.get(plain) if len(plain) == 1 else None
    return str(int(value))


def _is_mark(character: str) -> bool:
    """Whether a character is invisible, or only a mark on the one before."""
    if character in _BLANK:
        return True
    return character >= "\x80" and unicodedata.category(character) in ("Cf", "Mn", "Me")


def _is_usual(text: str, start: int, end: int) -> bool:
    return _ordinary(text[start:end]) or _is_phones(text, start, end)


def _ordinary(text: str) -> bool:
    """Whether a run of numbers only counts or grows (numbers of rows), or lists years."""
    pieces = [group.digits for group in _groups(text)]
    if not re.search("[0-9]", text):
        pieces = [digits for c in text if (digits := _lookalike(c))]  # ①②③
    if any(len(piece) > LONG for piece in pieces):
        return False
    values = [int(piece) for piece in pieces]
    steps = [after - before for before, after in pairwise(values)]
    counting = len(values) > 2 and steps[0] >= 0 and len(set(steps)) == 1
    ordered = len(values) >= _ORDERED and all(step > 0 for step in steps)
    return counting or ordered or _again(steps) or all(len(p) == 4 and p[:2] in ("19", "20") for p in pieces)


def _again(steps: list[int]) -> bool:
    """Whether something is counted again and again, as the days of weeks are."""
    runs = [list(some) for one, some in groupby(steps) if one == 1]
    return sum(map(len, runs)) + len(runs) == len(steps) + 1 and all(len(run) > 1 for run in runs)
