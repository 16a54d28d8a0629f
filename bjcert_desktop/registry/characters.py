"""Characters that only look like those that were meant, as text copied from a PDF has them."""

import re
import unicodedata

#: The ideographs of the CJK radicals from each code point on (Unicode, Equivalent_Unified_Ideograph).
_RADICALS = (
    (0x2E81, "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵"),
    (
        0x2E9B,
        "旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤"
        "覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾"
        "斉齐歯齿竜龙龜亀龟",
    ),
)
_IDEOGRAPHS = {first + at: character for first, row in _RADICALS for at, character in enumerate(row)} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
#: Invisible characters: control and format characters except white space, half characters, fillers and variation
#: selectors.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_GONE = re.compile(f"[{_INVISIBLE}]")
_RADICAL = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ODD = re.compile(f"[{_INVISIBLE}\u2e80-\u2ef3\u2f00-\u2fd5]")


def visible(text: str) -> str:
    """*text* without invisible characters, with ideographs in place of radicals."""
    if text.isascii() and text.isprintable():
        return text
    return _GONE.sub("", text).translate(_IDEOGRAPHS) if _ODD.search(text) else text


def has_radical(text: str) -> bool:
    """Whether a radical stands in *text* in place of its ideograph."""
    return _RADICAL.search(text) is not None


def has_private(text: str) -> bool:
    """Whether *text* has a character that each font shows otherwise (Unicode's private use)."""
    return _PRIVATE.search(text) is not None
