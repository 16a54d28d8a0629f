"""The sentences of the guide, of its data, of the help and of the glossary, for the table that holds them together."""

import re
import tomllib
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bjcert_desktop.system.paths import data

HERE = Path(__file__).resolve().parent
GUIDE = next((HERE.parents[2] / "shared" / "guide").glob("000_*.txt"), None)
REMARK = "说明"
_LEFT_OVER = re.compile(r"\[bookmark: [^\]]*\]|\[image: ?\]")
_HEADING = re.compile(r"第(\d+)([章节条])")
#: Words of a sentence in the help that says something of the business, and not only of the program.
_OF_THE_BUSINESS = re.compile(
    r"手册|复印件|有效期|解锁|现场|自取|北京数字认证|\d 元|公章|发票|快递|凭证|吊销|补办|过期|密码|微信|支付|汇款"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_SHOWN = 12  # characters of a sentence in the table, before its hash
#: Keys of the data with names and references for the program.
_NOT_SAID = {"form", "short", "id", "scenario", "then", "field", "documents", "routes", "answers", "renamed"}


def sentences(text: str) -> list[str]:
    """The sentences of *text*, without what ends them."""
    return [each.strip() for each in re.split("[。！？]", text) if _HAN.search(each)]


def of_the_guide(text: str) -> Iterator[tuple[str, str]]:
    """Chapter and line of everything that the guide says."""
    chapter = [0, 0, 0]
    for line in _LEFT_OVER.sub("", text).splitlines():
        said = line.strip("· 　\t")
        if heading := _HEADING.match(said):
            level = "章节条".index(heading[2])
            chapter[level] = int(heading[1])
            chapter[level + 1 :] = [0] * (2 - level)
        for sentence in re.split("。", said):
            if sentence:
                yield ".".join(str(number) for number in chapter if number), sentence


def leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """The place and text of every value in a table; items of a list go by their id, their key or nothing."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{place}.{key}")
    elif isinstance(value, list):
        for each in value:
            name = each.get("id") or each.get("key") if isinstance(each, dict) else None
            yield from leaves(each, f"{place}.{name}" if name else place)
    else:
        yield place, str(value)


def all_values() -> list[tuple[str, str]]:
    """The place and text of every value in the data, the help and the glossary."""
    found: list[tuple[str, str]] = []
    for path in sorted(data("resources", "guide").glob("*.toml")):
        found += leaves(tomllib.loads(path.read_text("utf-8")), path.stem)
    found += leaves(tomllib.loads(data("resources", "help", "using.toml").read_text("utf-8"))["chapters"], "help")
    terms = tomllib.loads(data("resources", "glossary.toml").read_text("utf-8"))["terms"]
    return found + [(f"glossary.{term['word']}.{key}", str(text)) for term in terms for key, text in term.items()]


def all_sentences() -> dict[tuple[str, str], str]:
    """Every sentence of data and glossary that people read, and of the help on the business, by place and key."""
    found = {}
    for place, text in all_values():
        named = place.startswith("glossary.") and not place.endswith(".text")
        if not _NOT_SAID & set(place.split(".")[1:]) and not named:
            told = (each for each in sentences(text) if not place.startswith("help.") or _OF_THE_BUSINESS.search(each))
            found |= {(place, key_of(sentence)): sentence for sentence in told}
    return found


def key_of(sentence: str) -> str:
    """The beginning of a sentence, and a short hash, so that a changed sentence is looked at again."""
    return f"{sentence[:_SHOWN]} {blake2b(sentence.encode(), digest_size=2).hexdigest()}"


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table beside this file; lines that begin with # are for people."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
