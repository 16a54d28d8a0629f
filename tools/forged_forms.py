"""Forged and damaged forms: never a paper with another account, never a traceback.

``python3 dev.py faults forms`` makes 5,000 forms out of those that ship: an account, bank or payee is written into the
text, hidden, disguised or put in the place of a field, and bytes of the package are damaged. Each is put in use as a
person would, confirming nothing, and papers are filled with it. Judged by the text of what was written, read here by
other means than the program's: the guide's account stands on it once, and the forged one does not.
"""

import argparse
import io
import random
import re
import sys
import tempfile
import time
import traceback
import unicodedata
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.document import PlannedDocument
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.system.paths import data

FORMS, SAMPLE = 5_000, 60
DAY = date(2026, 11, 22)
_ACCOUNT, _NUMBER = "6222021234567890123", "313100000415"
_UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", phone="62220212", remark=_ACCOUNT)
_BODY = "word/document.xml"
_FIELDS = ("收款单位", "开户行", "账号", "行号", "费用合计", "费用大写")
_HIDING = (
    "<w:vanish/>",
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="FEFEFE"/>',
    '<w:sz w:val="2"/>',
    '<w:color w:val="000000" w:themeColor="background1"/>',
    '<w:position w:val="2000"/>',
    '<w:w w:val="1"/>',
    "",
)
_DISGUISES = ("０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "٠١٢٣٤٥٦٧٨٩", "〇一二三四五六七八九")
_OTHERS = (
    "工商银行海淀支行",
    "收款单位：张三",
    "请汇款至某某公司",
    "每枚 190 元",
    "人民币叁仟元整",
    "某某科技有限公司",
)


class Forger:
    """Makes forged forms, by a *dice* of its own."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def forge(self, content: bytes) -> bytes:
        """The form *content* with one to three changes to its text, and now and then to its bytes."""
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        text = members[_BODY].decode()
        for _ in range(self._dice.choice((1, 1, 2, 3))):
            text = self._dice.choice((self._insert, self._replace, self._swap, self._hide, self._add))(text)
        members[_BODY] = text.encode()
        if self._dice.random() < 0.15:
            self._damage_member(members)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, member in members.items():
                package.writestr(name, member)
        return self._damaged(stream.getvalue()) if self._dice.random() < 0.15 else stream.getvalue()

    def _number(self) -> str:
        """The forged account, perhaps in groups, in other digits, or over several runs."""
        number = _ACCOUNT
        way = self._dice.randrange(5)
        if way == 1:
            gap = self._dice.choice((" ", "-", "\u3000", "\u200b", "</w:t></w:r><w:r><w:t>", "</w:t><w:tab/><w:t>"))
            size = self._dice.choice((3, 4, 6))
            number = gap.join(number[at : at + size] for at in range(0, len(number), size))
        elif way == 2:
            digits = self._dice.choice(_DISGUISES)
            number = "".join(digits[int(each)] if self._dice.random() < 0.8 else each for each in number)
        elif way == 3:
            number = number.replace("0", self._dice.choice("OoО○")).replace("1", self._dice.choice("lI1"))
        return number

    def _paragraph(self) -> str:
        content = self._dice.choice((self._number(), f"账号：{self._number()}", self._dice.choice(_OTHERS)))
        return f"<w:p><w:r><w:rPr>{self._dice.choice(_HIDING)}</w:rPr><w:t>{content}</w:t></w:r></w:p>"

    def _insert(self, text: str) -> str:
        """A paragraph of its own, before another one."""
        places = [match.start() for match in re.finditer(r"<w:p[ >]", text)]
        at = self._dice.choice(places)
        return text[:at] + self._paragraph() + text[at:]

    def _replace(self, text: str) -> str:
        """Something else in the place of a field."""
        field = self._dice.choice(_FIELDS)
        other = self._dice.choice((self._number(), "{{备注}}", "{{单位电话}}", "", "3230", *_OTHERS))
        return text.replace(f"{{{{{field}}}}}", other, 1)

    def _swap(self, text: str) -> str:
        """Two fields in each other's place."""
        one, other = self._dice.sample(_FIELDS, 2)
        swapped = {f"{{{{{one}}}}}": f"{{{{{other}}}}}", f"{{{{{other}}}}}": f"{{{{{one}}}}}"}
        return re.sub("|".join(map(re.escape, swapped)), lambda match: swapped[match[0]], text)

    def _hide(self, text: str) -> str:
        """A field that cannot be seen, perhaps beside the forged account."""
        field = f"{{{{{self._dice.choice(_FIELDS)}}}}}"
        run = re.search(rf"<w:r>(<w:rPr>.*?</w:rPr>)?<w:t[^>]*>[^<]*{re.escape(field)}[^<]*</w:t></w:r>", text)
        if run is None:
            return text
        hidden = f"<w:r><w:rPr>{self._dice.choice(_HIDING[:-1])}</w:rPr><w:t>{field}</w:t></w:r>"
        beside = f"<w:r><w:t>{self._number()}</w:t></w:r>" if self._dice.random() < 0.7 else ""
        return text[: run.start()] + hidden + beside + text[run.end() :]

    def _add(self, text: str) -> str:
        """The forged account in the text of some run."""
        places = [match.end() for match in re.finditer(r"<w:t[^>]*>", text)]
        at = self._dice.choice(places)
        return text[:at] + self._number() + text[at:]

    def _damage_member(self, members: dict[str, bytes]) -> None:
        """One part is gone, cut short, or has a changed byte."""
        name = self._dice.choice(list(members))
        way = self._dice.randrange(3)
        if way == 0:
            del members[name]
        else:
            cut = self._dice.randrange(len(members[name]) or 1)
            members[name] = members[name][:cut] if way == 1 else self._damaged(members[name])

    def _damaged(self, content: bytes) -> bytes:
        changed = bytearray(content)
        for _ in range(self._dice.choice((1, 1, 5))):
            if changed:
                changed[self._dice.randrange(len(changed))] ^= 1 << self._dice.randrange(8)
        return bytes(changed)


def printed_digits(content: bytes) -> str:
    """All digits of the text in a paper, and of what looks like digits, in their order."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", name):
                text = "".join(re.findall(r"<(?:w|m|a):t(?: [^>]*)?>([^<]*)<", package.read(name).decode()))
                folded = (_digit(character) for character in text)
                found.append("".join(folded))
    return "|".join(found)


def _digit(character: str) -> str:
    if character in "OoО○〇":
        return "0"
    value = unicodedata.numeric(character, None)
    if value is None or value != int(value):
        return "1" if character in "lI" else ""
    return str(int(value))


def fault_of(content: bytes, document: PlannedDocument) -> str:
    """What is wrong with a paper that was written; empty for nothing."""
    digits, account = printed_digits(content), re.sub(r"\D", "", document.values["账号"])
    if _ACCOUNT in digits:
        return "the forged account is on it"
    if document.form == "申请表":
        return ""
    text = "".join(re.findall(r">([^<]*)<", zipfile.ZipFile(io.BytesIO(content)).read(_BODY).decode()))
    if digits.count(account) != 1:
        return f"the guide's account is on it {digits.count(account)} times"
    return next((f"“{other}” is on it" for other in _OTHERS if other in text), "")


def fuzz(times: int, seed: int, folder: Path) -> Counter[str]:
    """Forge *times* forms; how many were refused, and how many written soundly. Raises AssertionError."""
    dice, said = random.Random(seed), Counter[str]()  # noqa: S311 - not for secrets
    forger, catalogue = Forger(dice), load_catalogue()
    plan = make_plan(catalogue, Case(business="new", day=DAY, unit=_UNIT))
    documents = {each.form: each for each in plan.documents if each.form in ("汇款信息单", "申请表")}
    originals = {name: data("forms", f"{name}.docx").read_bytes() for name in documents}
    for number in range(times):
        name = dice.choice(("汇款信息单", "汇款信息单", "申请表"))
        path = folder / f"{name}-{number}.docx"
        path.write_bytes(forger.forge(originals[name]))
        forms = FormSet(folder / f"forms-{number}")
        try:
            forms.put_in_use(name, path, DAY)
            content = FormCache(forms).fill(documents[name])
        except BjcertError as error:
            assert error.message, path
            assert error.remedy, path
            said["refused"] += 1
        else:
            fault = fault_of(content, documents[name])
            assert fault == "", f"{path}: {fault} (seed {seed})"
            said["written"] += 1
        path.unlink()
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", action="store_true", help="a sample")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--times", type=int, default=0, help="how many forms, instead of the usual number")
    parser.add_argument("jobs", nargs="*", metavar="forms")
    chosen = parser.parse_args()
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    print(f"seed {seed}", flush=True)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="forged-", ignore_cleanup_errors=True) as folder:
        try:
            said = fuzz(chosen.times or (SAMPLE if chosen.few else FORMS), seed, Path(folder))
        except Exception:
            traceback.print_exc()
            return 1
    print(f"forms: {dict(said)}; no other account, {time.perf_counter() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
