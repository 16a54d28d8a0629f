"""办事指南: the guide as chapters to read, search and print, made of the guide's data and of ``resources/help``.

What a business needs and costs is read from the catalogue, so the manual always agrees with the program.
"""

import html
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from ..errors import GuideError
from ..system.paths import data
from ..system.permissions import is_sealed
from . import Account, Business, Catalogue, Fee, Payment, Scenario, chapter_source
from .general import OF_A_CASE
from .glossary import load_glossary

_CHANGED = "这一部分和程序发布时的不一样，可能被人改动过，因此不显示。请技术人员重新安装本程序。"
Kind = Literal["heading", "label", "text", "point", "step", "remark", "table", "picture"]
GUIDE, PROGRAM, WORDS = "指导手册", "怎样用本程序", "词语解释"  # the parts, in this order


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item of a list, or a table: *rows* of which the first is the head when *headed*.

    *widths* are those of a table's columns in percent. The *text* of a picture is the name of its file in
    ``resources/handbook``, without its ending.
    """

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False
    widths: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text; a line for each row of a table."""
        if self.kind == "picture":
            return ()
        return tuple("　".join(filter(None, row)) for row in self.rows) or (self.text,)


@dataclass(frozen=True)
class Chapter:
    """One page of the manual, identified by *key*."""

    key: str
    part: str
    title: str
    blocks: tuple[Passage, ...]


def chapters(catalogue: Catalogue, account: Account | str) -> tuple[Chapter, ...]:
    """The whole manual. *account* is where money goes, or why it is not shown. Raises GuideError."""
    terms = tuple((term.word, term.text, term.source) for term in load_glossary().terms)
    glossary = Passage("table", rows=terms, widths=(22, 60, 18))
    return (
        Chapter("choose", GUIDE, "该办哪一项业务", tuple(_choose(catalogue))),
        *(Chapter(b.id, GUIDE, b.title, tuple(_business(catalogue, b))) for b in catalogue.businesses),
        Chapter("hand-in", GUIDE, "邮寄和现场办理", tuple(_hand_in(catalogue))),
        Chapter("pay", GUIDE, "付款和发票", tuple(_pay(catalogue, account))),
        Chapter("quick", GUIDE, "数字证书业务一页速查", tuple(_quick(catalogue, account))),
        *program_chapters(),
        Chapter("words", WORDS, WORDS, (glossary,)),
    )


def as_html(chapter: Chapter, width: int = 640) -> str:
    """The chapter in the HTML that Qt renders, without links. Block *n* begins at the anchor ``bn``.

    Pictures are *width* pixels wide.
    """
    parts = [f'<p class="title">{html.escape(chapter.title)}</p>']
    steps = 0
    for number, block in enumerate(chapter.blocks):
        steps = steps + 1 if block.kind == "step" else 0
        anchor = f'<a name="b{number}"></a>'
        if block.kind == "picture":
            picture = f'<img src="{block.text}" width="{width}">'
            parts.append(f'{anchor}<table cellspacing="0"><tr><td class="picture">{picture}</td></tr></table>')
        else:
            parts.append(_marked(block, anchor, f"{steps}." if steps else "•"))
    return "\n".join(parts)


def _marked(block: Passage, anchor: str, mark: str) -> str:
    if block.kind == "table":
        return anchor + _table(block)
    text = _escaped(block.text)
    if block.kind in ("point", "step"):
        return (
            f'<table cellspacing="0" cellpadding="3"><tr><td class="mark">{anchor}{mark}</td>'
            f"<td>{text}</td></tr></table>"
        )
    return f'<p class="{block.kind}">{anchor}{text}</p>'


def _table(block: Passage) -> str:
    rows = []
    for number, row in enumerate(block.rows):
        name = "head" if block.headed and number == 0 else "name" if not block.headed else "cell"
        widths = block.widths or ((16,) if not block.headed else ())
        cells = []
        for column, cell in enumerate(row):
            width = f' width="{widths[column]}%"' if column < len(widths) else ""
            cells.append(f'<td class="{name if name != "name" or not column else "cell"}"{width}>{_escaped(cell)}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table width="99%" cellspacing="0" cellpadding="6">{"".join(rows)}</table>'


def _escaped(text: str) -> str:
    """Text between marks; an address may break before its question mark."""
    return html.escape(text).replace("?", "\u200b?")


# --- the guide


def _choose(catalogue: Catalogue) -> Iterator[Passage]:
    lead = "先看自己是哪一种情况。点左边的业务名称，看要交什么、花多少钱、怎么办。"
    yield Passage("text", f"共 {len(catalogue.businesses)} 项业务，{lead}")
    rows = [("业务", "什么时候办"), *((business.title, business.when) for business in catalogue.businesses)]
    yield Passage("table", rows=tuple(rows), headed=True)
    yield Passage("remark", f"拿不准时，请致电 {catalogue.contact.telephone}。")


def _business(catalogue: Catalogue, business: Business) -> Iterator[Passage]:
    yield Passage("text", business.when)
    yield Passage("text", chapter_source(business.chapter))
    if business.questions:
        yield Passage("heading", "先看是哪一种情形")
        yield from (Passage("point", question.text + _explained(question.hint)) for question in business.questions)
        yield Passage("table", rows=tuple(_routes(catalogue, business)), headed=True)
    for scenario in business.scenarios:
        yield from _scenario(scenario, alone=len(business.scenarios) == 1)
        yield from (Passage("remark", each.sentence) for each in catalogue.remarks_on(scenario))


def _routes(catalogue: Catalogue, business: Business) -> Iterator[tuple[str, ...]]:
    yield (*(question.short for question in business.questions), "照这里办")
    for route in business.routes:
        labels = (
            next(option.label for option in question.options if option.id == route.answers.get(question.id))
            for question in business.questions
        )
        yield (*labels, catalogue.owner(route.scenario)[1].title)


def _scenario(scenario: Scenario, alone: bool) -> Iterator[Passage]:
    if not alone:
        yield Passage("heading", scenario.title)
    where = chapter_source(scenario.chapter)
    yield Passage("text", f"{scenario.lead}（{where}）" if where and not alone else scenario.lead)
    if scenario.materials:
        yield Passage("label", "要交的材料")
        yield from (Passage("step", f"{each.name}。{_explained(each.note)}") for each in scenario.materials)
    if money := fee_texts(scenario):
        yield Passage("label", "费用")
        yield from (Passage("point", text) for text in money)
    if scenario.steps:
        yield Passage("label", "步骤")
        yield from (Passage("step", step) for step in scenario.steps)
    if titles := "、".join(document.title or document.form for document in scenario.documents):
        yield Passage("label", "本程序写好的文件")
        yield Passage("text", f"{titles}。")
    if scenario.notes or scenario.caveats:
        yield Passage("label", "注意")
        yield from (Passage("point", note) for note in scenario.notes)
        yield from (Passage("remark", caveat.text) for caveat in scenario.caveats if caveat.when not in OF_A_CASE)


def _explained(note: str) -> str:
    """A remark of this program's, which the guide does not make."""
    return f"（说明：{note}）" if note else ""


def fee_texts(scenario: Scenario) -> list[str]:
    """What the scenario costs, a sentence a fee; none where the guide states no amount."""
    if scenario.free:
        return ["免费。"]
    return [f"{fee.label}：{_price(fee)}。" for fee in scenario.fees]


def _price(fee: Fee) -> str:
    each = fee.per_certificate and not fee.derived
    factors = [
        name for name, counts in (("年数", fee.per_year), ("枚数", each), ("枚数（推定）", fee.derived)) if counts
    ]
    rate = f"{fee.price} 元{'/年' * fee.per_year}{'/枚' * each}"
    return f"{rate}，按{'和'.join(factors)}计算" if factors else rate


def _hand_in(catalogue: Catalogue) -> Iterator[Passage]:
    contact = catalogue.contact
    yield Passage("text", chapter_source(contact.chapter))
    yield from (Passage("point", f"{choice.label}：{choice.hint}") for choice in catalogue.deliveries)
    facts = (("收件人", contact.addressee), ("电话", contact.telephone), ("地址", contact.address))
    yield Passage("table", rows=facts)
    yield Passage("text", contact.postage)
    yield Passage("heading", "证书怎样领回")
    yield from (Passage("point", f"{choice.label}：{choice.hint}") for choice in catalogue.collections)
    yield Passage("heading", "在线办理的网址")
    yield Passage("text", catalogue.online.url)
    yield Passage("text", "证书在线更新和密码解锁用这个网址。本程序不联网，请在能上网的电脑上打开它。")


def _pay(catalogue: Catalogue, account: Account | str) -> Iterator[Passage]:
    yield Passage("text", chapter_source(catalogue.account.chapter))
    yield Passage("heading", "怎样付款")
    yield from (
        Passage("point", f"{payment.label}：{payment.hint}{_voucher(payment)}") for payment in catalogue.payments
    )
    yield Passage("heading", "收款账户")
    yield _account(account)
    if catalogue.origin.note:
        yield Passage("remark", catalogue.origin.note)
    invoice = catalogue.invoice
    yield Passage("heading", "发票")
    yield from (Passage("point", text) for text in (invoice.advice, invoice.mailbox))
    yield Passage(
        "point", f"在线更新完成后的第二天仍没有收到发票邮件的，请致电 {' 或 '.join(invoice.telephones)}（第3章第2节）。"
    )


def _voucher(payment: Payment) -> str:
    return f"材料里的汇款凭证：{payment.voucher_note}" if payment.voucher_note else ""


def _account(account: Account | str) -> Passage:
    if isinstance(account, str):
        return Passage("remark", account)
    facts = (
        ("收款单位", account.name),
        ("开户行", account.bank),
        ("账号", account.account),
        ("行号", account.bank_number),
    )
    return Passage("table", rows=facts)


def _quick(catalogue: Catalogue, account: Account | str) -> Iterator[Passage]:
    """All that a clerk wants on the wall: it is printed on one sheet."""
    rows = [("业务", "什么时候办", "材料（★ 要加盖单位公章）", "费用")]
    for business in catalogue.businesses:
        for number, scenario in enumerate(business.scenarios):
            materials = "、".join(f"{'★' if m.stamp else ''}{_short(m.name)}" for m in scenario.materials)
            case = scenario.title.partition(" · ")[2] or (scenario.title if number else business.when)
            paper = materials or ("手册没有列材料；带 USBKey 到能上网的电脑上办" if scenario.online else scenario.lead)
            rows.append(("" if number else business.title, case, paper, _quick_fee(scenario)))
    yield Passage("table", rows=tuple(rows), headed=True, widths=(13, 22, 42, 23))
    contact = catalogue.contact
    place = ("交到哪里", f"{contact.address}，收件人：{contact.addressee}，电话 {contact.telephone}。{contact.postage}")
    if isinstance(account, str):
        money = account
    else:
        money = f"{account.name}，{account.bank}，账号 {account.account}，行号 {account.bank_number}。"
    online = ("在线办理", f"{catalogue.online.url}（更新、密码解锁）")
    yield Passage("heading", "地址、账户和网址")
    yield Passage("table", rows=(place, ("汇到哪里", money), online, ("发票", catalogue.invoice.advice)))
    note = catalogue.origin.note
    yield Passage("text", f"依据《{catalogue.title}》。{note}拿不准时，请致电 {contact.telephone}。")


def _quick_fee(scenario: Scenario) -> str:
    if not scenario.documents:
        return "—"
    money = "".join(fee_texts(scenario)).rstrip("。").replace("。", "；") or "手册没有写明"
    doubtful = scenario.fees and any(caveat.about_money and caveat.when == "always" for caveat in scenario.caveats)
    return f"{money}（汇款前请先致电核实）" if doubtful else money


def _short(name: str) -> str:
    """A material's name without the words that every unit knows it by anyway."""
    return name.replace("《北京市政务数字证书业务申请表》", "申请表").replace("《政务单位证书业务明细表》", "明细表")


# --- the program


class _Section(Struct, frozen=True, forbid_unknown_fields=True):
    title: str = ""
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    remark: str = ""
    picture: str = ""


class _Page(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    title: str
    sections: tuple[_Section, ...]


class _Pages(Struct, frozen=True, forbid_unknown_fields=True):
    chapters: tuple[_Page, ...]


@lru_cache(maxsize=1)
def program_chapters() -> tuple[Chapter, ...]:
    """How to use the program, from ``resources/help/using.toml``, unless somebody has changed it. Raises GuideError."""
    path = data("resources", "help", "using.toml")
    try:
        content = path.read_bytes()
        if not is_sealed("resources/help/using.toml", content):
            return (Chapter("using", PROGRAM, PROGRAM, (Passage("remark", _CHANGED),)),)
        pages = msgspec.convert(tomllib.loads(content.decode().replace("\r\n", "\n")), _Pages)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise GuideError(f"办事指南“{path}”读不出来：{error}。", "请重新安装本程序。") from error
    return tuple(
        Chapter(page.key, PROGRAM, page.title, tuple(block for each in page.sections for block in _section(each)))
        for page in pages.chapters
    )


def _section(section: _Section) -> Iterator[Passage]:
    if section.title:
        yield Passage("heading", section.title)
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("text", section.text),
        ("step", section.steps),
        ("point", section.points),
        ("remark", (section.remark,) if section.remark else ()),
        ("picture", (section.picture,) if section.picture else ()),
    )
    yield from (Passage(kind, text) for kind, texts in kinds for text in texts)
