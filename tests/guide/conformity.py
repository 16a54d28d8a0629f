"""The sentences of the guide, of its data, of help, glossary, screens, messages and forms, for the tables of them."""

import re
import tomllib
import zipfile
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bjcert_desktop.system.paths import data
from tests.test_words import said

HERE = Path(__file__).resolve().parent
GUIDE = next((HERE.parents[2] / "shared" / "guide").glob("000_*.txt"), None)
REMARK, NO_CLAIM = "说明", "无"
_LEFT_OVER = re.compile(r"\[bookmark: [^\]]*\]|\[image: ?\]")
_HEADING = re.compile(r"第(\d+)([章节条])")
#: Words of a sentence in the help that says something of the business, and not only of the program.
_OF_THE_BUSINESS = re.compile(
    r"手册|复印件|有效期|解锁|现场|自取|北京数字认证|\d 元|公章|发票|快递|凭证|吊销|补办|过期|密码|微信|支付|汇款"
)
#: Words of a text in a module or a design that may say something of the business, and what has them by name.
_MAY_CLAIM = re.compile(
    r"手册|邮寄|现场|自取|吊销|发票|邮箱|公章|盖章|原件|复印件|汇款|付款|支付|转账|有效期|免费|费用|服务费|介质"
    r"|[0-9␣] ?元|微信|支付宝|公务卡|国库|凭证|快递|寄|领取|递交|北京数字认证|\d{5}|密码|一式|副本|本人|到场"
    r"|委托|工作日|不得|年限|核定|声明|承诺|第\d+章|补办|更新|解锁|过期|不用|无需"
)
_BY_NAME = re.compile(
    r"办理记录|合并汇款单|汇款信息单|邮寄地址页|办理指引|快递单号|快递号|发票邮箱|电子邮箱|发票抬头|与原件核对|手册数据"
    r"|\{\{勾选:(\w+)\}\} \1|\{\{[^}]*\}\}|改好的副本|更新版本|USBKey 介质|介质外壳|已过期"
)
_WRITTEN = re.compile(r"(?<!/seals)\.py:|\.ui$")  # modules but the list of hashes, and designs
_HAN = re.compile("[\u4e00-\u9fff]")
_SHORT = 6  # characters of what is no more than a label on a form
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


def in_the_program() -> dict[tuple[str, str], str]:
    """Every sentence of forms but short labels, and those of modules and designs that may speak of the business."""
    texts = [(place.partition(":")[0], text) for place, text in said() if _WRITTEN.search(place)]
    texts += [(form.name, text) for form in sorted(data("forms").glob("*.docx")) for text in _printed(form)]
    found = {}
    for place, text in texts:
        for sentence in sentences(text):
            own = _BY_NAME.sub("", sentence)
            if _MAY_CLAIM.search(own) or (place.endswith(".docx") and len(_HAN.findall(own)) >= _SHORT):
                found[place.removeprefix("bjcert_desktop/"), key_of(sentence)] = sentence
    return found


def _printed(form: Path) -> Iterator[str]:
    """The paragraphs of a form, its headers and footers."""
    with zipfile.ZipFile(form) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for paragraph in re.findall(r"<w:p[ >].*?</w:p>", package.read(name).decode("utf-8"), re.DOTALL):
                    yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))


def key_of(sentence: str) -> str:
    """The beginning of a sentence, and a short hash, so that a changed sentence is looked at again."""
    return f"{sentence[:_SHOWN]} {blake2b(sentence.encode(), digest_size=2).hexdigest()}"


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table beside this file; lines that begin with # are for people."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
