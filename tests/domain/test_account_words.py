"""Words that could lead money astray: banks, payees and digits that are written out, in whatever language or cells."""

import pytest

from bjcert_desktop.domain.account_text import account_texts
from bjcert_desktop.domain.account_words import AccountHint

NUMBER, LOOKALIKE, BANK, PAYEE = AccountHint


def hints(text: str, *, strict: bool = False) -> list[AccountHint]:
    return [each.hint for each in account_texts(text, strict=strict)]


@pytest.mark.parametrize(
    "text",
    [
        "six two two two zero two one two three four five six",
        "Six, Two, Two, Two, Zero, Two, One, Two, Three, Four, Five, Six",
        "sixtwotwotwozerotwoonetwothreefourfivesix",
        "six\ntwo\ntwo\ntwo\nzero\ntwo\none\ntwo\nthree\nfour\nfive\nsix",
        "liu er er er ling er yi er san si wu liu",
        "liù èr èr èr líng èr yī èr sān sì wǔ liù",
        "double six triple two zero two one two three four five six seven",
        "VI II II II O II I II III IV V VI",
        "六两两两洞两幺两三四五六拐",
        "六二二二洞二幺二三四五六",
    ],
)
def test_digits_that_are_written_as_words_are_no_ordinary_digits(text: str) -> None:
    assert LOOKALIKE in hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bank of China, Beijing",
        "Shengjing Bank",
        "HSBC",
        "ICBC Haidian",
        "ＩＣＢＣ",
        "I.C.B.C.",
        "BankofChina",
        "CCB",
        "gongshang yinhang",
        "bank of beijing",
        "Agricultural Bank",
        "开在ICBC海淀",
    ],
)
def test_banks_are_found_in_latin_letters(text: str) -> None:
    assert hints(text) == [BANK]


@pytest.mark.parametrize(
    "text",
    [
        "Payee: Zhang San",
        "please pay to Zhang San",
        "remit to the following",
        "请扫码支付",
        "扫描二维码缴费",
        "付款请扫一扫",
        "QR code 付款",
        "支付二维码",
        "收.款.人：张三",
        "收*款*人 张三",
        "収款人：张三",
        "收\ufe00款人：张三",
        "please wire to Zhang San",
        "滙款至张三",
        "account holder: Zhang San",
        "shoukuan ren",
        "微信支付码",
        "收\n款\n单\n位\n张三",
        "收\n款单位：张三",
        "收款\n单位：张三",
    ],
)
def test_words_for_a_payee_are_found_in_other_words_and_over_cells(text: str) -> None:
    assert PAYEE in hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "请付给张三",
        "请打给张三",
        "用微信扫码",
        "见二维码",
        "see the QR code",
        "账号已变更",
        "交款给张三",
        "请将款项划至张三",
        "款项划拨至以下账户",
        "打钱给张三",
        "户头：张三",
        "支付宝 zhangsan",
        "尾号 0123",
        "原账号停用",
        "账号另行通知",
        "缴至张三处",
        "由张三代收",
        "现金交张三",
        "以短信通知为准",
        "上表作废",
        "附件所列账户",
        "账户见附件",
    ],
)
def test_a_paper_that_carries_money_has_stricter_words(text: str) -> None:
    assert hints(text) == []
    assert set(hints(text, strict=True)) == {PAYEE}


@pytest.mark.parametrize(
    "text",
    [
        "前六位 622202，中间 1234567，末六位 890123",
        "第一段：62220212\n第二段：34567890",
        "开头是622202，接着1234567，最后890123",
        "前半段 6222021234，后半段 567890123",
        "第一位6，第二位2，第三位2，第四位2，第五位0，第六位2，第七位1，第八位2，第九位3，第十位4，第十一位5，第十二位6",
    ],
)
def test_pieces_that_are_said_to_follow_each_other_are_one_number(text: str) -> None:
    assert NUMBER in hints(text)


@pytest.mark.parametrize("text", ["账号 62220212", "Account No. 62220212", "A/C 62220212", "电话 0200-62220212-345678"])
def test_a_number_is_judged_by_the_word_before_it(text: str) -> None:
    assert hints(text) == [NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "one of two or three forms, four or five copies",
        "请在适用的方格内打勾：是 否 是 否",
        "I 级 II 级 III 级 IV 级 V 级 VI 级",
        "10V 1.03 0.99 0.99 10.05 10.00 10.02",
        "0x7e、0x01、0x00、0x00、0x0x、0x10、0x02",
        "o o o o o o o o o o o o",
        "6 5 3 8 勾 7 4 6 7",
        "the bank, your bank",
        "扫码关注公众号，二维码见附件",
        "学校\n转入\n学校",
        "付款方式：银行转账",
        "北京-上海-天津，甲-乙-丙",
        "汇款凭证请交给财务科，由财务科转给办理人",
        "联系人：王五，电话 010-62042172，手机 13800138000\n4. 三个工作日内",
        "汇款后请将凭证交财务科\n电话：010-58515511、13800138000",
    ],
)
def test_ordinary_words_of_forms_are_nothing(text: str) -> None:
    assert hints(text) == []


PARTS = (
    "six ",
    "yi",
    "I ",
    "幺",
    "收\n",
    "收.",
    "bank of ",
    "bank",
    "I.C.",
    "扫码",
    "pay to ",
    "第一位6，",
    "前半段 622",
    "款请",
    "账号变",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_monstrous_text_is_looked_through_in_one_go(part: str) -> None:
    """Nothing is looked at again from every character on: that would take minutes."""
    account_texts(part * 60_000, strict=True)
