"""What the guide says, as one table for all tests, written from the guide and not from the program's data.

A business or a scenario that is added to the program is added here, and nowhere else in the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

FORM, SHEET = "《北京市政务数字证书业务申请表》", "《政务单位证书业务明细表》"
VOUCHER, DERIVED_VOUCHER = "网银转账汇款凭证打印件", "需转账时：网银转账汇款凭证打印件"
LICENCE, HANDLER = "统一信用代码证或事业单位法人登记证复印件", "经办人身份证复印件"
KEY, VALID_KEY = "原证书 USBKey 介质", "在有效期内的证书介质"

PAPERS = ("申请表", "明细表", "材料清单", "汇款信息单", "邮寄地址页")
FREE_PAPERS = ("申请表", "明细表", "材料清单", "邮寄地址页")
ONLINE_PAPERS = ("在线办理指引",)
TWO_SETS = ("申请表（新办）", "明细表（新办）", "申请表（吊销）", "明细表（吊销）", *PAPERS[2:])

PAYS_ON_SITE = frozenset({"paid-on-site", "paid-on-site-by-mail"})
STATED = frozenset({"transfer-stated", "paid-on-site-by-mail"})  # amounts that the guide calls transfers
HEADED_BY_MAIL = frozenset({"mail-heading"})

#: id → short name and chapter, in the guide's order.
BUSINESSES = {
    "new": ("新办", "2"),
    "renew": ("更新", "3"),
    "replace": ("补办", "4"),
    "unlock": ("解锁", "5"),
    "rename": ("变更", "6"),
    "revoke": ("吊销", "7"),
}
SHORT_NAMES = tuple(short for short, _ in BUSINESSES.values())


@dataclass(frozen=True)
class Amount:
    """A worked amount in yuan, and in capitals, for certificates and years."""

    certificates: int
    years: int
    yuan: int
    capitals: str


@dataclass(frozen=True)
class GuideRow:
    """One row of the guide: the *answers* that lead from a *business* to a *scenario*, and what that asks for.

    *materials*: name → whether it is stamped. *fees*: label, price, per certificate, per year. *ticked*: the end of an
    application form's title → the box ticked in it. *issued*: the ends of those about certificates that exist.
    *renamed*: the former values asked for. *caveats* are always shown, *for_years* and *for_several* with more than
    one year or certificate, *on_site* where one pays on site and *brought* where the papers are brought. *valid_only*:
    a caveat points out expired certificates.
    """

    name: str
    business: str
    answers: Mapping[str, str]
    scenario: str
    chapter: str
    materials: tuple[tuple[str, bool], ...] = ()
    documents: tuple[str, ...] = ()
    fees: tuple[tuple[str, int, bool, bool], ...] = ()
    free: bool = False
    amounts: tuple[Amount, ...] = ()
    ticked: Mapping[str, str] = field(default_factory=dict)
    issued: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    caveats: frozenset[str] = frozenset()
    for_years: frozenset[str] = frozenset()
    for_several: frozenset[str] = frozenset()
    on_site: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()
    valid_only: bool = False
    collected: bool = True
    new_term: bool = False

    @property
    def on_paper(self) -> bool:
        """Whether forms are handed in."""
        return bool(self.materials)

    @property
    def online(self) -> bool:
        """Whether it is done on the web."""
        return self.documents == ONLINE_PAPERS

    def total(self, certificates: int, years: int = 1) -> int | None:
        """The amount in yuan, None where the guide states none."""
        if not self.fees and not self.free:
            return None
        return sum(
            price * (certificates if each else 1) * (years if yearly else 1) for _, price, each, yearly in self.fees
        )


_NEW = GuideRow(
    "first issue",
    "new",
    {},
    "new",
    "2",
    materials=((FORM, True), (SHEET, True), (VOUCHER, False), (LICENCE, False), (HANDLER, False)),
    documents=PAPERS,
    fees=(("单位证书服务费", 200, True, True), ("证书介质费", 100, True, False)),
    amounts=(
        Amount(1, 1, 300, "人民币叁佰元整"),
        Amount(3, 1, 900, "人民币玖佰元整"),
        Amount(2, 2, 1000, "人民币壹仟元整"),
    ),
    ticked={"": "新办"},
    caveats=frozenset({"copies"}),
    for_years=frozenset({"years-unlimited"}),
    for_several=frozenset({"per-certificate"}),
    on_site=PAYS_ON_SITE,
    new_term=True,
)

_REPLACE = GuideRow(
    "lost but valid",
    "replace",
    {"replace.cause": "lost", "replace.expired": "no"},
    "replace",
    "4",
    materials=((FORM, True), (SHEET, True), (LICENCE, False), (VOUCHER, False), (HANDLER, False)),
    documents=PAPERS,
    fees=(("USBKey 介质补办费", 100, True, False),),
    amounts=(Amount(2, 1, 200, "人民币贰佰元整"),),
    ticked={"": "补办"},
    issued=("",),
    caveats=frozenset({"stamp-wording", "replace-damaged", "copies"}),
    for_years=frozenset({"years-ignored"}),
    on_site=PAYS_ON_SITE,
    valid_only=True,
)

ROWS = (
    _NEW,
    GuideRow(
        "renewal by mail",
        "renew",
        {"renew.way": "mail"},
        "renew-mail",
        "3.1",
        materials=((FORM, True), (SHEET, True), (VOUCHER, False), (HANDLER, False)),
        documents=PAPERS,
        fees=(("单位证书服务费", 190, True, True),),
        amounts=(
            Amount(1, 1, 190, "人民币壹佰玖拾元整"),
            Amount(7, 1, 1330, "人民币壹仟叁佰叁拾元整"),
            Amount(107, 1, 20330, "人民币贰万零叁佰叁拾元整"),
        ),
        ticked={"": "更新"},
        issued=("",),
        caveats=frozenset({"copies", "renew-when", "renew-old-key"}),
        for_years=frozenset({"years-unlimited"}),
        for_several=frozenset({"per-certificate"}),
        on_site=PAYS_ON_SITE,
        new_term=True,
    ),
    GuideRow(
        "renewal on the web",
        "renew",
        {"renew.way": "online"},
        "renew-online",
        "3.2",
        documents=ONLINE_PAPERS,
        caveats=frozenset({"fee-online", "renew-when"}),
        new_term=True,
    ),
    _REPLACE,
    replace(
        _NEW,
        name="lost and expired",
        business="replace",
        answers={"replace.cause": "lost", "replace.expired": "yes"},
    ),
    replace(_REPLACE, name="damaged but valid", answers={"replace.cause": "damaged", "replace.expired": "no"}),
    GuideRow(
        "damaged and expired",
        "replace",
        {"replace.cause": "damaged", "replace.expired": "yes"},
        "replace-damaged-expired",
        "—",
        caveats=frozenset({"replace-damaged-expired"}),
    ),
    GuideRow(
        "password forgotten",
        "unlock",
        {},
        "unlock",
        "5",
        documents=ONLINE_PAPERS,
        caveats=frozenset({"fee-unlock", "steps-unlock"}),
        collected=False,
    ),
    GuideRow(
        "new name",
        "rename",
        {"rename.code": "no", "rename.key": "yes"},
        "rename",
        "6",
        materials=((FORM, True), (SHEET, True), (LICENCE, False), (HANDLER, False), (KEY, False)),
        documents=FREE_PAPERS,
        free=True,
        amounts=(Amount(4, 1, 0, "免费"),),
        ticked={"": "变更"},
        issued=("",),
        renamed=("former_name",),
        caveats=frozenset({"stamp-wording", "rename-heading", "copies"}),
        for_years=frozenset({"years-ignored"}),
        brought=HEADED_BY_MAIL,
    ),
    GuideRow(
        "new name without the key",
        "rename",
        {"rename.code": "no", "rename.key": "no"},
        "rename-no-key",
        "—",
        caveats=frozenset({"no-rule"}),
    ),
    GuideRow(
        "new name and code",
        "rename",
        {"rename.code": "yes", "rename.key": "yes"},
        "rename-code",
        "6.1.2",
        materials=(
            (f"{FORM}（新办）", True),
            (f"{SHEET}（新办）", True),
            (DERIVED_VOUCHER, False),
            (LICENCE, False),
            (HANDLER, False),
            (f"{FORM}（吊销）", True),
            (f"{SHEET}（吊销）", True),
            (VALID_KEY, False),
            (KEY, False),
        ),
        documents=TWO_SETS,
        fees=(("对公转账金额", 200, False, False),),
        amounts=(Amount(1, 1, 200, "人民币贰佰元整"), Amount(3, 1, 200, "人民币贰佰元整")),
        ticked={"（新办）": "新办", "（吊销）": "吊销"},
        issued=("（吊销）",),
        renamed=("former_name", "former_code", "former_legal_person", "former_address"),
        caveats=frozenset({"stamp-wording", "rename-heading", "voucher-derived", "copies"}),
        on_site=STATED,
        brought=HEADED_BY_MAIL,
        for_years=frozenset({"stated-amount-only"}),
        for_several=frozenset({"stated-amount-only"}),
        valid_only=True,
    ),
    GuideRow(
        "new name and code without the key",
        "rename",
        {"rename.code": "yes", "rename.key": "no"},
        "rename-code-no-key",
        "6.1.2",
        materials=((FORM, True), (SHEET, True), (DERIVED_VOUCHER, False), (LICENCE, False), (HANDLER, False)),
        documents=PAPERS,
        fees=(("对公转账金额", 280, False, False),),
        amounts=(Amount(1, 1, 280, "人民币贰佰捌拾元整"),),
        ticked={"": "新办"},
        renamed=("former_name", "former_code"),
        caveats=frozenset({"stamp-wording", "rename-heading", "voucher-derived", "first-issue-amount", "copies"}),
        on_site=STATED,
        brought=HEADED_BY_MAIL,
        for_years=frozenset({"stated-amount-only"}),
        for_several=frozenset({"stated-amount-only"}),
    ),
    GuideRow(
        "revocation",
        "revoke",
        {"revoke.valid": "yes"},
        "revoke",
        "7",
        materials=((FORM, True), (SHEET, True), (VALID_KEY, False)),
        documents=FREE_PAPERS,
        free=True,
        amounts=(Amount(5, 1, 0, "免费"),),
        ticked={"": "吊销"},
        issued=("",),
        caveats=frozenset({"revoke-no-key", "copies"}),
        for_years=frozenset({"years-ignored"}),
        brought=HEADED_BY_MAIL,
        valid_only=True,
        collected=False,
    ),
    GuideRow(
        "revocation of an expired one",
        "revoke",
        {"revoke.valid": "no"},
        "revoke-expired",
        "7",
        caveats=frozenset({"revoke-expired"}),
        collected=False,
    ),
)

#: Each scenario once, by its id.
SCENARIOS = {row.scenario: next(each for each in ROWS if each.scenario == row.scenario) for row in ROWS}
WITH_FEES = [row.scenario for row in SCENARIOS.values() if row.fees]
ON_PAPER = [row.scenario for row in SCENARIOS.values() if row.on_paper]
ONLINE = [row.scenario for row in SCENARIOS.values() if row.online]
WITHOUT_PAPERS = [row.scenario for row in SCENARIOS.values() if not row.documents]
#: scenario and the end of its application form's title, once for each set of forms.
FORM_SETS = [(row.scenario, ending) for row in SCENARIOS.values() for ending in row.ticked]
#: Scenario, certificates, years, yuan and capitals; None twice where the guide states no amount.
AMOUNTS: list[tuple[str, int, int, int | None, str | None]] = [
    (row.scenario, each.certificates, each.years, each.yuan, each.capitals)
    for row in SCENARIOS.values()
    for each in row.amounts
]
AMOUNTS += [(row.scenario, 1, 1, None, None) for row in SCENARIOS.values() if not row.amounts]

#: What people say, one answer after the other → the scenario that the guide has for it, or the business whose own
#: questions decide, or "?" where the guide has no rule.
WAYS = {
    ("单位还没有证书，第一次申请",): "new",
    ("证书快到期了，或者已经过期", "还在，也没有坏"): "renew",
    ("证书快到期了，或者已经过期", "丢了", "没有过期"): "replace",
    ("证书快到期了，或者已经过期", "丢了", "已经过期"): "new",
    ("证书快到期了，或者已经过期", "坏了", "没有过期"): "replace",
    ("证书快到期了，或者已经过期", "坏了", "已经过期"): "?",
    ("USBKey 丢了", "没有过期"): "replace",
    ("USBKey 丢了", "已经过期"): "new",
    ("USBKey 坏了", "没有过期"): "replace",
    ("USBKey 坏了", "已经过期"): "?",
    ("忘记了密码，或者密码已锁死",): "unlock",
    ("单位改了名称",): "rename",
    ("证书不再使用，要作废",): "revoke",
    ("以上都不是",): "?",
}
