"""Finds words that could lead money astray: names of banks, words for a payee, and digits that are written as words."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class AccountHint(StrEnum):
    """What was found, in the words that people are shown."""

    NUMBER = "像账号的一长串数字"
    LOOKALIKE = "用别的字符冒充的数字"
    BANK = "银行的名称"
    PAYEE = "收款的文字"


#: Hints of what may be an account itself.
NUMBERS = (AccountHint.NUMBER, AccountHint.LOOKALIKE)


class AccountText(NamedTuple):
    """One finding: the *text* as it stands there, and where it begins."""

    hint: AccountHint
    text: str
    start: int


_BANK = (
    r"(?:工商|农业|建设|交通|邮政储蓄|邮储|招商|中信|光大|华夏|民生|广发|平安|兴业|浦发|浦东发展|渤海|浙商|恒丰|北京|上海|"
    r"天津|南京|杭州|宁波|江苏|徽商|盛京|开发|进出口|(?<!开户)(?<!人民)中国|农村商业|农商|村镇|农村合作|"
    r"汇丰|花旗|渣打|东亚|恒生|星展|国际|微众|网商|百信|众邦|新网|重庆|长沙|成都|西安|长安|郑州|中原|青岛|济南|齐鲁|"
    r"石家庄|河北|晋商|大同|呼和浩特|内蒙古|蒙商|大连|吉林|哈尔滨|龙江|苏州|温州|台州|泰隆|合肥|厦门|泉州|南昌|江西|"
    r"武汉|汉口|湖北|湖南|广州|深圳|珠海|东莞|华润|桂林|柳州|北部湾|海南|四川|贵阳|贵州|昆明|富滇|西藏|甘肃|兰州|"
    r"青海|宁夏|新疆|昆仑|乌鲁木齐|廊坊|唐山|洛阳|威海|烟台|潍坊|日照|德州|临商|莱商|锦州|营口|鞍山|储蓄)银行"
    r"|(?:工|农|建|交|招|中)行(?=[\u4e00-\u9fff]{0,12}(?:支行|分行|营业|账|帐|卡))"
    r"|信用(?:合作)?(?:联)?社|农信社|[\u4e00-\u9fff]{2,20}(?:支行|分行|分理处|储蓄所)(?!名)"
)
_PAYEE = (
    "收款(?!单位(?:开具|出具))|(?:汇|汇款|转账|打款|付款|缴款|缴费)(?:至|到|入|给)(?!账)|(?<![用开客住])户名(?!称)|存入|"
    "[汇转]入(?:账户|帐户|账号|帐号)|支付宝(?:账|帐|号)|(?:支付宝|微信)转|(?:付款|缴费|转账|支付)码|"
    "(?:扫码|扫一扫|二维码|[Qq][Rr] ?(?:[Cc]ode|码)) ?[\u4e00-\u9fff]{0,6}(?:支付|付款|付费|缴|转账|汇款)|"
    "(?:支付|付款|缴[费款]|转账|汇款)[\u4e00-\u9fff]{0,6}(?:二维码|扫码|扫一扫|[Qq][Rr])"
)
#: What may stand on other papers, but not on one that carries money.
_ASTRAY = (
    "打(?:到|给|入|钱)(?!电话)|(?<!交)[付汇缴](?:给|到|入|至)(?!账)|代收|[款钱金](?:转?交)(?!易)|转[到入](?:以?下|账|帐|卡|个人|他人|微信|支付宝)|"
    "[款钱](?:项|额)?(?:请|须|应|一律|统一)?(?:(?:划|拨|划拨|转|汇|交|付|打|缴)(?:至|给|到|入|往)|[至给往]|入(?!账))|"
    "划(?:至|到|入|拨|转)|钱汇|户头|收钱|开户人|尾号|支付宝|微信(?!公众|小程序)|云闪付|二维码|扫码|扫一扫|"
    "(?:短信|微信|电话|邮件|口头)通知[\u4e00-\u9fff]{0,2}为准|(?:以上|上述|上表|本单|此单)[\u4e00-\u9fff]{0,6}(?:作废|停用|无效)|"
    "(?:附件|背面|短信|微信)[\u4e00-\u9fff]{0,6}[账帐][号户]|[账帐][号户][\u4e00-\u9fff]{0,3}见(?:附|背|短|微)|"
    "(?i:qr ?code)|[账帐][号户][\u4e00-\u9fff]{0,6}(?:变更|更改|更换|改为|改成|作废|停用|有误|另行)"
)
_BANKS = "ICBC CCB BOC BOCOM CMBC CMB PSBC SPDB CITIC CGB ABCHINA HSBC"
_ENGLISH_BANK = (
    r"(?i:\bbank\s*of\s*[a-z]+|\b(?!(?:the|a|your|our|my|any)\b)[a-z]+\s+bank\b|\byin ?hang\b)"
    rf"|\b(?:{'|'.join('[. ]?'.join(name) for name in _BANKS.split())})\b"
)
_ENGLISH_PAYEE = (
    r"(?i:\bpayee\b|\bbeneficiary\b|\baccount holder\b|\bpay(?:able)?\s+to\b|\bremit(?:tance)?\s+(?:it\s+)?to\b|"
    r"\b(?:transfer|wire)\s+to\b|\bshou ?kuan\b|\bkai ?hu ?hang\b)"
)
_ENGLISH = tuple(
    (hint, pattern.replace(r"\b", r"(?a:\b)"))  # an English word ends before a Chinese character, too
    for hint, pattern in ((AccountHint.BANK, _ENGLISH_BANK), (AccountHint.PAYEE, _ENGLISH_PAYEE))
)
_SIGNS_OF_ENGLISH = re.compile(
    "bank|hang|pay|benef|remit|transfer|wire|holder|kuan|"
    + "|".join("[. ]?".join(name[:3]) for name in _BANKS.split()),
    re.IGNORECASE,
)
#: One stands in whatever names a bank or a payee in Chinese.
_SIGNS = re.compile("[代交废停效准行社处所款钱划汇匯转轉缴户戶存宝寶码碼扫掃账帐賬帳打给給户尾微収欵歀滙⾏⼾]|[Qq][Rr]")
_APART = (
    "(?<=[\u4e00-\u9fff：:])[ \t\u00a0\u3000\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]+(?=[\u4e00-\u9fff：:])"
    # one sign after each character
    "|(?<=[\u4e00-\u9fff])[.·•．*＊_~|+－\\-—](?=[\u4e00-\u9fff][.·•．*＊_~|+－\\-—：: ]|[\u4e00-\u9fff]\\Z)"
    # a line or cell of one or two characters, and the next short one
    "|(?:(?<=\n[\u4e00-\u9fff])|(?<=\n[\u4e00-\u9fff]{2})|(?<=\\A[\u4e00-\u9fff])|(?<=\\A[\u4e00-\u9fff]{2}))"
    "\n(?=[\u4e00-\u9fff]{1,4}(?:[\n：:]|\\Z))"
)
#: Other forms of characters, and what they are in today's: for ``str.translate``.
SIMPLIFIED: dict[int, int | str] = {
    # the radicals of dictionaries and other doubles, which look like the characters
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFA6E))},
    **str.maketrans(
        "銀賬帳匯滙戶號農業華設開單轉給儲蓄郵寶碼掃戸繳収欵歀", "银账账汇汇户号农业华设开单转给储蓄邮宝码扫户缴收款款"
    ),
}
#: Letters with tones, and wide ones, in plain letters.
_PLAIN = {
    **str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuuuuuu"),
    **{0xFEE0 + code: code for code in range(0x21, 0x7F)},
}
_SPOKEN_DIGITS = (
    r"double|triple|zero|one|two|three|four|five|six|seven|eight|nine|ling|yi|yao|er|san|si|wu|liu|qi|ba|jiu|"
    r"(?<![a-z])(?:viii|vii|vi|iv|v|ix|iii|ii|i|o)(?![a-z])|[零〇一二两三四五六七八九洞幺拐勾ⅰ-ⅸ]|[0-9]"
)
#: Twelve digits or more, some of them in the words of another language or of the radio.
_SPOKEN = rf"(?i:(?:(?:{_SPOKEN_DIGITS})[\W_]{{0,3}}){{11,}}(?:{_SPOKEN_DIGITS}))"
_SHORTEST = 23  #: characters of twelve Roman numerals with gaps
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_RADIO = re.compile("[洞幺拐勾]")
_NUMERALS = frozenset("零〇一二两三四五六七八九")


def words(text: str, *, strict: bool = False) -> Iterator[AccountText]:
    """The banks, words for a payee and spoken digits in *text*; *strict*: as on a paper that carries money."""
    if _SIGNS.search(text):
        closed, starts = _closed(text)
        for hint, pattern in (
            (AccountHint.BANK, _BANK),
            (AccountHint.PAYEE, f"{_PAYEE}|{_ASTRAY}" if strict else _PAYEE),
        ):
            for match in re.finditer(pattern, closed):
                said = match[0] if hint is AccountHint.BANK else _around(closed, match)
                yield AccountText(hint, said, starts[match.start()])
    plain = text.translate(_PLAIN)
    for hint, pattern in _ENGLISH if _SIGNS_OF_ENGLISH.search(plain) else ():
        yield from (AccountText(hint, _around(text, match), match.start()) for match in re.finditer(pattern, plain))
    if not (_RADIO.search(text) or (len(text) >= _SHORTEST and _LATIN.search(plain))):
        return
    for match in re.finditer(_SPOKEN, plain):
        digits = re.findall(f"(?i:{_SPOKEN_DIGITS})", match[0])
        spoken = [digit for digit in digits if not digit.isdecimal()]
        if len(set(digits)) > 2 and 2 * len(spoken) > len(digits) and not _NUMERALS.issuperset(spoken):
            yield AccountText(AccountHint.LOOKALIKE, text[match.start() : match.end()].strip(), match.start())


def _closed(text: str) -> tuple[str, list[int]]:
    """*text* without the gaps inside words and in simplified characters; where each of its characters stood."""
    if not re.search(_APART, text):
        return text.translate(SIMPLIFIED), list(range(len(text)))
    inside = {at for gap in re.finditer(_APART, text) for at in range(*gap.span())}
    starts = [at for at in range(len(text)) if at not in inside]
    return "".join(text[at] for at in starts).translate(SIMPLIFIED), starts


def _around(text: str, match: re.Match[str]) -> str:
    """The words from *match* to the end of their clause."""
    return re.split(r"[。；;\n\0]", text[match.start() : match.start() + 24], maxsplit=1)[0].strip()
