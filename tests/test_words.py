"""The texts that people read: plain words, one for each thing, with Chinese punctuation and spacing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bjcert_desktop.guide.glossary import load_glossary

ROOT = Path(__file__).resolve().parents[1]
HAN = "\u4e00-\u9fff"
#: Modules with texts that are compared with other people's files.
_MATCHERS = re.compile(
    r"registry/(?:reading/(?:header_aliases|header_words|rows|row_words)|checks/(?:contacts|organisation_names))\.py"
    r"|registry/process/number_format\.py|word/adopt/(?!writer|adoption)\w+\.py"
    r"|word/own_text/(?:payee_spots|money_form)\.py|domain/account_(?:text|words)\.py"
    r"|word/check/(?:trial|samples)\.py|preview/fonts\.py"
)
#: Names of fields, columns and files as they are in forms and workbooks, and a line to be typed.
_NAMES = re.compile(
    r"\{\{.*?\}\}|勾选:|\([*␣][^)]*\)(?:;;)?|\(&[A-Z]\)|(?:证书|材料|费用|步骤|提示|单位|核对|内件|在办栏?|信息栏?|二维码|文件)\.\w*|USBKey序列号"
    r"|\"单位!C\" = \"法定代表人\""
)


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Return every text that a person may read, with its position. Values inserted at run time are «␣»."""
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "ui").rglob("*.ui")):
        found += [(path.name, string.text or "") for string in ET.parse(path).iter("string")]  # noqa: S314 - our own
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        if path.name != "glossary.toml":
            found += [(path.name, text) for text in _strings(tomllib.loads(path.read_text("utf-8")))]
    found += [("glossary.toml", text) for term in load_glossary().terms for text in (term.word, term.text)]
    for path in sorted((ROOT / "bjcert_desktop").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if not path.name.startswith("ui_") and not _MATCHERS.search(place):
            found += [(f"{place}:{line}", text) for line, text in _literals(ast.parse(path.read_text("utf-8")))]
    chinese = tuple((place, text) for place, text in found if re.search(f"[{HAN}]", text))
    assert {".ui", ".toml", ".py"} <= {Path(place.partition(":")[0]).suffix for place, _ in chinese}
    assert len(chinese) > 2_000
    return chinese


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(node.value)  # a docstring
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("compile", "fullmatch", "search", "sub"):
            silent.update(each for each in ast.walk(node) if isinstance(each, ast.Constant))  # a pattern
        elif isinstance(node, ast.JoinedStr):
            parts = node.values
            silent.update(part for part in parts if isinstance(part, ast.Constant))
            texts = [str(part.value) if isinstance(part, ast.Constant) else "␣" for part in parts]
            yield node.lineno, "".join(texts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield node.lineno, node.value


def faults(pattern: str, but: str = "(?!)") -> str:
    """Return the texts that match *pattern* outside of *but*, one per line."""
    found = []
    for place, text in said():
        plain = _NAMES.sub("␣", re.sub(but, "␣", text))
        if match := re.search(pattern, plain):
            found.append(f"{place}: {text[:60]!r} …{match.group()!r}")
    return "\n".join(found)


@pytest.mark.parametrize("wording", load_glossary().words, ids=lambda wording: wording.say)
def test_one_word_for_one_thing_and_no_technical_word(wording) -> None:  # type: ignore[no-untyped-def]
    unless = "|".join(map(re.escape, wording.unless)) or "(?!)"
    latin = [rf"(?<![A-Za-z_-]){re.escape(word)}(?![A-Za-z_])" for word in wording.avoid if word.isascii()]
    pattern = "|".join([*latin, *(re.escape(word) for word in wording.avoid if not word.isascii())])
    assert faults(pattern, unless) == ""


def test_punctuation_beside_chinese_is_full_width() -> None:
    assert faults(rf"(?<=[{HAN}”》）])[,;:?!()]|[,;:?!(](?=[{HAN}“《])|(?<=[{HAN}])\.(?![a-z0-9*])") == ""


def test_quotation_marks_are_chinese_ones_in_pairs() -> None:
    assert faults(rf"[«»「」『』]|(?<=[{HAN}])[\"']|[\"'](?=[{HAN}])") == ""
    assert [f"{place}: {text}" for place, text in said() if text.count("“") != text.count("”")] == []


def test_a_blank_stands_between_chinese_and_digits_or_letters() -> None:
    date_or_chapter = r"yyyy年M月d日|\d+年(?:\d+月)?(?:\d+日)?|第[\d、]+(?:章|节|条)|路\d+号"
    assert faults(rf"[{HAN}][0-9A-Za-z]|[0-9A-Za-z][{HAN}]", date_or_chapter) == ""


def test_a_date_is_written_without_blanks() -> None:
    assert faults(r"(?:\d|y|␣) 年 (?:\d|M|␣)") == ""


def test_an_ellipsis_is_one_character_and_a_sentence_ends_once() -> None:
    assert faults(r"\.\.\.|。。|，，|……|。，|，。") == ""


def test_every_refusal_says_what_to_do_next() -> None:
    mute = []
    for path in sorted((ROOT / "bjcert_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(r"\w+Error", getattr(node.func, "id", "")):
                told = [arg for arg in node.args if isinstance(arg, ast.Constant | ast.JoinedStr)]
                if len(node.args) == 2 and len(told) == 2 and not re.search(r"[。？”]['\"]$", ast.unparse(told[1])):
                    mute.append(f"{path.name}:{node.lineno} {ast.unparse(told[1])}")
    assert mute == []


def test_the_manual_names_only_what_is_in_the_window() -> None:
    told = "\n".join(text for place, text in said() if place == "using.toml")
    shown = "\n".join(text for place, text in said() if place not in ("using.toml", "glossary.toml"))
    named = {name.rstrip("…？") for name in re.findall("“([^”]+)”", told)} - {"日期 业务 单位", "证书更新，邮寄办理"}
    assert sorted(name for name in named if name not in shown) == []
