"""Forged and damaged forms and workbooks: never a paper with another account, never a traceback.

``python3 dev.py faults forms`` makes 5,000 forms out of those that ship: an account, bank or payee is written into the
text, hidden, cut off, covered, disguised, said in words or put in the place of a field, shapes and squeezed characters
are added (``forged_oddities.py``), and bytes of the package are damaged. Each is
put in use as a person would, confirming nothing, and papers are filled with it. Judged by the text of what was written,
read here by other means than the program's: the guide's account stands on it once, and the forged one does not.
``faults workbooks`` is in ``forged_workbooks.py``.
"""

import argparse
import io
import random
import re
import secrets
import sys
import tempfile
import time
import traceback
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bjcert_desktop.domain.case import Case
from bjcert_desktop.domain.plan import make_plan
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.guide import load_catalogue
from bjcert_desktop.jobs.batch.payment_sheet import FORM as COMBINED
from bjcert_desktop.jobs.batch.payment_sheet import Payer, write_payment_sheet
from bjcert_desktop.jobs.form_cache import FormCache
from bjcert_desktop.jobs.form_library import FormSet
from bjcert_desktop.system.paths import data
from tools.forged_oddities import heard, odd, oddness, spoken

FORMS, SAMPLE = 5_000, 60
DAY = date(2026, 11, 22)
ACCOUNT = "6217004160093582071"  # which counts nothing, as the numbers of rows do
_UNIT = Unit(name="北京市示例区监测站", code="11110105000001011F", phone="62220212", remark=ACCOUNT)
_OTHER_UNIT = Unit(name="北京市示例区第二监测站", code="11110105000002038K")
_TRANSFER = ("汇款信息单", COMBINED)
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
    '<w14:glow w14:rad="900000"><w14:srgbClr w14:val="000000"/></w14:glow>',
    '<w14:textFill><w14:gradFill><w14:gs><w14:srgbClr w14:val="FFFFFF"/></w14:gs></w14:gradFill></w14:textFill>',
    '<w:rFonts w:ascii="Code 128" w:hAnsi="Code 128"/>',
    '<w:eastAsianLayout w:combine="1"/>',
    "",
)
_WORDS = ("点", "x", "第位", "、再写", "\u3164", "😀", "这是下一位数字")
_DISGUISES = ("０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "٠١٢٣٤٥٦٧٨٩", "〇一二三四五六七八九")
_OTHERS = (
    "工商银行海淀支行",
    "收款单位：张三",
    "请汇款至某某公司",
    "每枚 190 元",
    "人民币叁仟元整",
    "某某科技有限公司",
)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{}</w:t></w:r></w:p>'
    "</w:hdr>"
)
#: Places around a paragraph that keep it from being printed, or hide what is there.
_BOX = '<v:shape style="{style}"><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape>'
_PLACES = (
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:trHeight w:val='200' w:hRule='exact'/></w:trPr><w:tc><w:tcPr/>"
    "<w:p><w:pPr><w:spacing w:before='600'/></w:pPr></w:p><w:p/></w:tc></w:tr></w:tbl><w:p></w:p>",
    f"<w:p><w:r><w:pict>{_BOX.format(style='width:60pt;height:20pt', text='<w:p></w:p>' * 3 + '<w:p/>')}</w:pict></w:r>"
    "</w:p>",
    f"<w:p><w:r><w:pict>{_BOX.format(style='position:absolute;width:400pt;height:60pt;z-index:9', text='<w:p/>')}"
    "</w:pict></w:r></w:p>",
    "<w:p/><w:p><w:r><w:pict><v:rect style='position:absolute;width:400pt;height:60pt;z-index:9'/></w:pict></w:r>"
    "</w:p>",
)


def disguised(number: str, dice: random.Random) -> str:
    """A *number* as it is, in groups, in other digits or letters, or over several runs."""
    way = dice.randrange(6)
    if way == 1:
        gap = dice.choice((" ", "-", "\u3000", "\u200b", "、", "*", "</w:t></w:r><w:r><w:t>", "</w:t><w:tab/><w:t>"))
        size = dice.choice((1, 2, 3, 4, 6))
        return gap.join(number[at : at + size] for at in range(0, len(number), size))
    if way == 2:
        digits = dice.choice(_DISGUISES)
        return "".join(digits[int(each)] if dice.random() < 0.8 else each for each in number)
    if way == 5:
        return dice.choice(_WORDS[:-1]).join(number)
    if way == 3:
        return number.replace("0", dice.choice("OoО○")).replace("1", dice.choice("lI1"))
    return number


def damaged(content: bytes, dice: random.Random) -> bytes:
    """*content* with some bits flipped."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 5))):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


class Forger:
    """Makes forged forms, by a *dice* of its own."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def forge(self, content: bytes, *, transfer: bool) -> bytes:
        """The form *content* with one to three changes to its text, and now and then to its bytes.

        *transfer*: it carries money, so that even digits that are scattered over the file are found.
        """
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        text = members[_BODY].decode()
        ways = [self._insert, self._replace, self._swap, self._hide, self._add]
        ways += [self._scatter, self._odd] if transfer else []
        for _ in range(self._dice.choice((1, 1, 2, 3))):
            text = self._dice.choice(ways)(text)
        members[_BODY] = text.encode()
        if self._dice.random() < 0.1:
            self._spread(members, 3 if transfer else 1)
        if self._dice.random() < 0.15:
            self._damage_member(members)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, member in members.items():
                package.writestr(name, member)
        return damaged(stream.getvalue(), self._dice) if self._dice.random() < 0.15 else stream.getvalue()

    def _number(self) -> str:
        """The forged account, perhaps in groups, in other digits, or over several runs."""
        return disguised(ACCOUNT, self._dice)

    def _odd(self, text: str) -> str:
        """Something besides paragraphs and tables, such as a shape or squeezed characters."""
        return odd(text, f"{{{{{self._dice.choice(_FIELDS)}}}}}", self._dice)

    def _paragraph(self) -> str:
        said = spoken(ACCOUNT, self._dice)
        content = self._dice.choice((self._number(), f"账号：{self._number()}", said, self._dice.choice(_OTHERS)))
        written = f"<w:p><w:r><w:rPr>{self._dice.choice(_HIDING)}</w:rPr><w:t>{content}</w:t></w:r></w:p>"
        return self._dice.choice((written, written, written, *(way.replace("<w:p/>", written) for way in _PLACES)))

    def _cells(self) -> str:
        """A table with a piece of the account in each cell, in a row or in a column."""
        size, row = self._dice.choice((1, 2, 3, 4, 5)), self._dice.random() < 0.5
        digits = self._dice.choice(("0123456789", *_DISGUISES))
        number = ACCOUNT.translate(str.maketrans("0123456789", digits))
        pieces = (number[at : at + size] for at in range(0, len(number), size))
        cells = "</w:tr><w:tr>"[: 0 if row else None].join(
            f"<w:tc><w:tcPr/><w:p><w:r><w:t>{piece}</w:t></w:r></w:p></w:tc>" for piece in pieces
        )
        return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl><w:p/>"

    def _insert(self, text: str) -> str:
        """A paragraph of its own, before another one."""
        places = [match.start() for match in re.finditer(r"<w:p[ >]", text)]
        at = self._dice.choice(places)
        return text[:at] + self._dice.choice((self._paragraph, self._paragraph, self._cells))() + text[at:]

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

    def _scatter(self, text: str) -> str:
        """The account in pieces, all over the text or with a word after each."""
        size = self._dice.choice((1, 2, 3, 5, 10))
        pieces = [ACCOUNT[at : at + size] for at in range(0, len(ACCOUNT), size)]
        if self._dice.random() < 0.5:
            cells = ((self._dice.choice(_WORDS), piece) for piece in pieces)
            paragraphs = "".join(f"<w:p><w:r><w:t>{word}{piece}</w:t></w:r></w:p>" for word, piece in cells)
            at = self._dice.choice([match.start() for match in re.finditer(r"<w:p[ >]", text)])
            return text[:at] + paragraphs + text[at:]
        places = sorted(self._dice.sample([match.end() for match in re.finditer(r"<w:t[^>]*>", text)], len(pieces)))
        for at, piece in zip(reversed(places), reversed(pieces), strict=True):
            text = text[:at] + piece + text[at:]
        return text

    def _spread(self, members: dict[str, bytes], parts: int) -> None:
        """The account over some headers that Word finds, though their names or kinds are written otherwise."""
        links = members["word/_rels/document.xml.rels"].decode()
        size = -(-len(ACCOUNT) // parts)
        for number in range(parts):
            piece = ACCOUNT[number * size : (number + 1) * size]
            members[f"word/header{90 + number}.xml"] = _HEADER.format(piece).encode()
            target = self._dice.choice((f"header{90 + number}.xml", f"%68eader{90 + number}.xml", "HEADER90.XML"))
            link = f'<Relationship Id="h{number}" Type="{_OFFICE}/header" Target="{target}"/></Relationships>'
            links = links.replace("</Relationships>", link)
        members["word/_rels/document.xml.rels"] = links.encode()

    def _damage_member(self, members: dict[str, bytes]) -> None:
        """One part is gone, cut short, or has a changed byte."""
        name = self._dice.choice(list(members))
        way = self._dice.randrange(3)
        if way == 0:
            del members[name]
        else:
            cut = self._dice.randrange(len(members[name]) or 1)
            members[name] = members[name][:cut] if way == 1 else damaged(members[name], self._dice)


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


def fault_of(content: bytes, form: str, account: str, others: Sequence[str] = _OTHERS) -> str:
    """What is wrong with a paper that was written; empty for nothing. *others* do not stand on a payment sheet."""
    digits = printed_digits(content)
    body = zipfile.ZipFile(io.BytesIO(content)).read(_BODY).decode()
    text = "".join(re.findall(r">([^<]*)<", body))
    if ACCOUNT in digits or ACCOUNT in heard(text):
        return "the forged account is on it"
    if form not in _TRANSFER:
        return ""
    if mark := oddness(body):
        return f"{mark} is on it"
    if (times := digits.count(re.sub(r"\D", "", account))) != 1:
        return f"the guide's account is on it {times} times"
    return next((f"“{other}” is on it" for other in others if other in text), "")


def combined_sheet(forms: FormCache, units: Sequence[Unit], folder: Path) -> bytes:
    """The payment sheet of a batch of *units*."""
    catalogue = load_catalogue()
    path = folder / f"combined-{secrets.token_hex(4)}.docx"
    payers = [Payer(unit.name, unit.code, 2, 380) for unit in units]
    template = forms.trusted(COMBINED, catalogue.account.account)
    scenario = catalogue.owner("renew-mail")[1]
    write_payment_sheet(path, template, catalogue, scenario, Case(day=DAY), payers, ())
    content = path.read_bytes()
    path.unlink()
    return content


def fuzz(times: int, seed: int, folder: Path) -> Counter[str]:
    """Forge *times* forms; how many were refused, and how many written soundly. Raises AssertionError."""
    dice, said = random.Random(seed), Counter[str]()  # noqa: S311 - not for secrets
    forger, catalogue = Forger(dice), load_catalogue()
    plan = make_plan(catalogue, Case(business="new", day=DAY, unit=_UNIT))
    documents = {each.form: each for each in plan.documents if each.form in ("汇款信息单", "申请表", "材料清单")}
    originals = {name: data("forms", f"{name}.docx").read_bytes() for name in (*documents, COMBINED)}
    for number in range(times):
        name = dice.choice(("汇款信息单", "汇款信息单", COMBINED, COMBINED, "申请表", "材料清单"))
        path = folder / f"{name}-{number}.docx"
        path.write_bytes(forger.forge(originals[name], transfer=name in _TRANSFER))
        forms = FormSet(folder / f"forms-{number}")
        try:
            forms.put_in_use(name, path, DAY)
            cache = FormCache(forms)
            one = documents.get(name)
            content = cache.fill(one) if one else combined_sheet(cache, [_UNIT, _OTHER_UNIT], folder)
        except BjcertError as error:
            assert error.message, path
            assert error.remedy, path
            said[f"{name} refused"] += 1
        else:
            fault = fault_of(content, name, catalogue.account.account)
            assert fault == "", f"{path}: {fault} (seed {seed})"
            said[f"{name} written"] += 1
        path.unlink()
    return said


def main() -> int:
    from tools import forged_workbooks  # which asks this module

    works = {"forms": (fuzz, FORMS, SAMPLE), "workbooks": (forged_workbooks.fuzz, *forged_workbooks.OFTEN)}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", action="store_true", help="a sample")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--times", type=int, default=0, help="how many of each, instead of the usual number")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"some of {', '.join(works)}")
    chosen = parser.parse_args()
    seed = random.randrange(10**6) if chosen.seed is None else chosen.seed  # noqa: S311
    print(f"seed {seed}", flush=True)
    for name in chosen.jobs or works:
        begun, (work, often, few) = time.perf_counter(), works[name]
        with tempfile.TemporaryDirectory(prefix="forged-", ignore_cleanup_errors=True) as folder:
            try:
                said = work(chosen.times or (few if chosen.few else often), seed, Path(folder))
            except Exception:
                traceback.print_exc()
                print(f"BROKEN: {name}")
                return 1
        counted = ", ".join(f"{count} {what}" for what, count in sorted(said.items()))
        print(f"{name}: {counted}; no other account, {time.perf_counter() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
