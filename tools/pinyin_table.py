"""Write ``resources/pinyin.txt``; not part of the program.

With pypinyin 0.55 installed somewhere: ``python -m tools.pinyin_table > resources/pinyin.txt``.

A character's readings are those in the phrases of pypinyin's dictionary, the commonest first, and those of ``_MORE``,
which occur in names of towns, families and offices. Rare readings would only make searches find too much.
"""

import importlib
import sys
import unicodedata
from collections import Counter, defaultdict

_FIRST, _LAST = 0x4E00, 0x9FFF
_LEAST, _SHARE, _MOST = 3, 0.06, 3  # phrases, part of the character's phrases, readings
_MORE = {"厦": "xia", "单": "shan", "解": "xie", "六": "lu", "番": "pan", "莘": "shen", "蚌": "beng", "涡": "guo"}
_MORE |= {"蔚": "yu", "尉": "yu", "覃": "qin", "查": "zha", "仇": "qiu", "种": "chong", "盖": "ge", "洗": "xian"}
_MORE |= {"召": "shao", "浚": "xun", "铅": "yan", "歙": "she", "隗": "wei"}


def make_table() -> str:
    """Return the file's text: for each syllable its characters, after a plus those for which it comes second."""
    dictionary: dict[int, str] = importlib.import_module("pypinyin.pinyin_dict").pinyin_dict
    phrases: dict[str, list[list[str]]] = importlib.import_module("pypinyin.phrases_dict").phrases_dict
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                uses[character][_syllable(reading[0])] += 1
    lines: dict[str, list[str]] = defaultdict(list)
    for point in range(_FIRST, _LAST + 1):
        character = chr(point)
        possible = list(
            dict.fromkeys(_syllable(reading) for reading in dictionary.get(point, "").split(",") if reading)
        )
        for rank, syllable in enumerate(_readings(character, possible, uses[character])):
            lines[f"+{syllable}" if rank else syllable].append(character)
    return "".join(f"{syllable} {''.join(lines[syllable])}\n" for syllable in sorted(lines))


def _readings(character: str, possible: list[str], uses: Counter[str]) -> list[str]:
    enough = max(_LEAST, _SHARE * uses.total())
    common = sorted((each for each in possible if uses[each] >= enough), key=lambda each: -uses[each])
    found = common[:_MOST] or possible[:1]
    more = _MORE.get(character)
    return [*found, more] if more and more not in found else found


def _syllable(reading: str) -> str:
    """Return a syllable as it is typed: without tone, ü as v."""
    letters = unicodedata.normalize("NFD", reading.replace("ɡ", "g"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter == "\u0308")
    return unicodedata.normalize("NFC", letters).replace("ü", "v")


if __name__ == "__main__":
    sys.stdout.write(make_table())
