"""What could lead money astray in a text, and the ordinary numbers and words that do not."""

import pytest

from bjcert_desktop.domain.account_text import account_texts
from bjcert_desktop.domain.account_words import AccountHint

NUMBER, LOOKALIKE, BANK, PAYEE = AccountHint


def hints(text: str) -> list[AccountHint]:
    return [each.hint for each in account_texts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "6222021234567890123",
        "6222 0212 3456 7890 123",
        "6222-0212-3456-7890",
        "6222021\n2345678\n90123",
        "62 22 02 12 34 56 78 90",
        "6222 02 1234 5678 90",
        "62、22、02、12、34、56、78、90",
        "6222、0212、3456、7890",
        "6*2*2*2*0*2*1*2*3*4*5*6*7",
        "(622)(202)(123)(456)",
        "6．2．2．2．0．2．1．2．3．4．5．6",
        "6222 ； 0212 ； 3456 ； 7890",
        "62\n\n22\n\n02\n\n12\n\n34\n\n56",
        "6□2□2□2□0□2□1□2□3□4□5□6",
        "6222\u30000212\u30003456\u30007890",
        "邮政编码\n622202\u3000123456\u3000789012\u30003",
        "联系电话\n6222021 2345678 90123",
        "6222{{备注}}0212{{备注}}3456{{备注}}7890",  # when the fields are blank
        "卡 号 62220212",
        "账号：6222021",  # a short one, but called an account
        "賬號：6222021",
        "电话 010-62042172，账号 01090327 800120102315712",
        "11110105000001011F",  # a code written out as an example may stand there, but somebody says so
    ],
)
def test_a_number_as_long_as_an_account_is_found_however_it_is_grouped(text: str) -> None:
    assert hints(text) == [NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "６２２２０２１２３４５６７８９",
        "⑥②②②⓪②①②③④⑤⑥⑦",
        "𝟔𝟐𝟐𝟐𝟎𝟐𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
        "٦٢٢٢٠٢١٢٣٤٥٦٧",
        "६२२२०२१२३४५६७",
        "6222O212345678l0123",
        "6222О21234567890",  # a Cyrillic letter
        "62220212345678９0123",
        "六 二 二 二 〇 二 一 二 三 四 五 六",
        "六二\n二二\n〇二\n一二\n三四\n五六",
        "陆、贰、贰、贰、零、贰、壹、贰、叁、肆、伍、陆",
        "6 二 2 二 0 二 1 二 3 四 5 六",
        "６２ ２２ ０２ １２ ３４ ５６",
        "6丨2丨2丨2丨0丨2丨1丨2丨3丨4丨5丨6",
        "六二二二〇二一二三四五六七八",
        "陸貳貳貳零貳壹貳參肆伍陸柒捌玖",
        "6222\u200b021234567890",
        "6\u20df2\u20df2\u20df2\u20df0\u20df2\u20df1\u20df2\u20df3\u20df4\u20df5\u20df6\u20df",
        "⑴⑹⑵⑵⑵⑴⑵⑵⑶⑷⑸⑹",
    ],
)
def test_digits_that_only_look_like_digits_are_told_apart(text: str) -> None:
    assert hints(text) == [LOOKALIKE]


@pytest.mark.parametrize(
    "text",
    [
        "中国工商银行北京分行",
        "开户银行：招商银行",
        "北京银行股份有限公司双清苑支行",
        "某某县农村信用合作联社营业部：农村信用社",
        "工行海淀支行账户",
        "邮储银行",
        "汇丰银行",
        "长沙银行",
        "农村信用合作联社",
        "工 商 银 行 北 京 分 行",
        "建　设　银　行",
        "中國農業銀行",
    ],
)
def test_the_name_of_a_bank_is_found(text: str) -> None:
    assert BANK in hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "收 款 单 位：某某公司",
        "收　款　人：某某",
        "請匯款至某某",
        "户　名：某某",
        "收\u200b款人：某某",
        "收款单位：某某公司",
        "请汇款至某某处",
        "转账到个人",
        "户名：某某",
        "请将款项汇入账户",
    ],
)
def test_words_for_a_payee_are_found(text: str) -> None:
    assert PAYEE in hints(text)


@pytest.mark.parametrize(
    "text",
    [
        "北京市政务数字证书业务申请表",
        "电话：010-58515511、010-62042172 62042173",
        "邮政编码 100000　电话 010-62042172",
        "账号\n\n联系电话\n010-58515511、010-62042172\n邮编\n100000",
        "010-62042172转80001",
        "2024-01-01 2024-12-31",
        "2019 2020 2021 2022 2023",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫",
        "10 11 12 13 14 15 16 17 18 19 20",
        "31、32、33、34、35、36",
        "10分 10分 15分 20分 20分 25分",
        "20% 20% 30% 10% 10% 10%",
        "12.5 13.5 14.2 11.8 12.9 13.1",
        "12 -14 15 -18 -10 13 -18 -10 13 9",
        "12 19 3 8 12 10 7 14 19 6",
        "5 8 12 16 20 25 30 40",
        "一 二 三 四 五 一 二 三 四 五 一 二 三 四 五",
        "10 10 10 10 10 10 10 10",
        "08:00-12:00、13:00-17:00",
        "二〇二六年十一月二十九日",
        "一、二、三、四、五、六、七、八、九、十、十一、十二",
        "BJCA0000000001",
        "91110108MA01ABCD1X",
        "开户银行",
        "到银行办理，交回网银转账汇款凭证打印件",
        "中国人民银行许可",
        "汇款前请逐位核对账号和金额。",
        "依据《电子签名法》第13条第2款",
        "{{收款单位}}{{账号}}",
        "",
    ],
)
def test_ordinary_numbers_and_words_of_forms_are_nothing(text: str) -> None:
    assert hints(text) == []


def test_every_finding_says_where_it_begins() -> None:
    text = "{{单位名称}}请汇款至 6222021234567890123，中国建设银行"
    assert [text[each.start :].startswith(each.text[:4]) for each in account_texts(text)] == [True, True, True]


@pytest.mark.parametrize(
    "part", ["路", "9", "支行", "请汇款至", "9 ", "1、", "账号1 ", "一", "010-62042172 ", "1\u200b"]
)
def test_a_monstrous_text_is_looked_through_in_one_go(part: str) -> None:
    """Nothing is looked at again from every character on: that would take minutes."""
    account_texts(part * 100_000)
