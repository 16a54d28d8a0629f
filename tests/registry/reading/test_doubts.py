"""Which tables are lists of units, and what is asked where that is not sure."""

import pytest

from bjcert_desktop.registry.api import RefusedWorkbook
from bjcert_desktop.registry.reading import propose_mapping, read_registry

from ..conftest import CODE, OTHER_CODE, MakeBook, Rows

THIRD = "12110191000010006W"
NAMES = ("北京甲示例科技有限公司", "北京乙示例商贸有限公司", "北京丙示例医院", "北京丁示例中学")

SURE: dict[str, tuple[Rows, dict[str, str]]] = {
    "suppliers": (
        [("供应商名称", "公司地址", "公司法人", "招聘联系人", "工作电话")]
        + [(name, f"示例路{n}号", "王示例", "李示例", "010-69000000") for n, name in enumerate(NAMES)],
        {"A": "单位名称", "B": "单位地址", "C": "法定代表人", "D": "经办人姓名", "E": "单位电话"},
    ),
    "hotels": ([("酒店名称", "星级"), *((f"示例{n}酒店", "五星") for n in range(4))], {"A": "单位名称"}),
    "shops": ([("门店名称",), *((f"示例药房{n}店",) for n in range(4))], {"A": "单位名称"}),
    "a short word over companies": (
        [("公司", "备注"), *((name, "") for name in NAMES)],
        {"A": "单位名称", "B": "备注"},
    ),
    "a remark on a second line": (
        [("企业名\n（与营业执照一致）", "统一社会信用代码\n18位，必填"), (NAMES[0], CODE), (NAMES[1], OTHER_CODE)],
        {"A": "单位名称", "B": "统一社会信用代码"},
    ),
    "nested brackets": (
        [("单位名称（全称（与公章一致））", "信用代码"), (NAMES[0], CODE), (NAMES[1], OTHER_CODE)],
        {"A": "单位名称", "B": "统一社会信用代码"},
    ),
    "codes under a strange header": (
        [("单位名称", "证照"), (NAMES[0], CODE), (NAMES[1], OTHER_CODE)],
        {"A": "单位名称", "B": "统一社会信用代码"},
    ),
    "a number of the list called 代码": (
        [("代码", "单位名称"), *((f"A{n:03}", name) for n, name in enumerate(NAMES))],
        {"B": "单位名称"},
    ),
    "mobiles before the contact": (
        [("单位名称", "电话", "联系人"), *((name, f"1380000000{n}", "王示例") for n, name in enumerate(NAMES))],
        {"A": "单位名称", "B": "经办人手机", "C": "经办人姓名"},
    ),
    "landlines after the contact": (
        [("单位名称", "联系人", "电话"), *((name, "王示例", f"010-6900000{n}") for n, name in enumerate(NAMES))],
        {"A": "单位名称", "B": "经办人姓名", "C": "单位电话"},
    ),
    "another document's dates": (
        [
            ("单位名称", "资质证书编号", "有效期至", "营业执照有效期"),
            *((name, "A1", "2030-1-1", "长期") for name in NAMES),
        ],
        {"A": "单位名称"},
    ),
    "a certificate's expiry after the handler's identity number": (
        [
            ("单位名称", "信用代码", "经办人", "身份证号", "证书到期日期"),
            (NAMES[0], CODE, "王示例", "", "2026-12-1"),
            (NAMES[1], OTHER_CODE, "李示例", "", "2026-12-2"),
        ],
        {"A": "单位名称", "B": "统一社会信用代码", "C": "经办人姓名", "D": "经办人身份证号", "E": "证书.到期日期"},
    ),
    "a qualification somewhere before its expiry": (
        [
            ("供应商名称", "信用代码", "资质证书编号", "产品目录", "证书有效期至"),
            *((name, "", "A1", "B", "2030-1-1") for name in NAMES),
        ],
        {"A": "单位名称", "B": "统一社会信用代码"},
    ),
    "two languages on one line": (
        [
            ("序号 No.", "单位名称 Company Name", "联系人/Contact Person", "邮箱 E-mail"),
            *((n, name, "王示例", "a@126.com") for n, name in enumerate(NAMES)),
        ],
        {"B": "单位名称", "C": "经办人姓名", "D": "电子邮箱"},
    ),
    "two languages on two lines": (
        [
            ("公司名称\nCompany Name", "法定代表人\nLegal Representative", "手机\nMobile"),
            *((name, "王示例", f"1380000000{n}") for n, name in enumerate(NAMES)),
        ],
        {"A": "单位名称", "B": "法定代表人", "C": "经办人手机"},
    ),
    "English alone": (
        [
            ("Company Name", "Contact Person", "Contact_Phone", "contact_email"),
            *((name, "王示例", f"1380000000{n}", "a@126.com") for n, name in enumerate(NAMES)),
        ],
        {"A": "单位名称", "B": "经办人姓名", "C": "经办人手机", "D": "电子邮箱"},
    ),
    "addresses under an English header that says otherwise": (
        [("name", "dress", "x"), *((name, f"北京市海淀区示例路{n}号", n / 7) for n, name in enumerate(NAMES))],
        {"A": "单位名称", "B": "单位地址"},
    ),
    "the first of two contacts": (
        [
            ("单位", "联系人1", "电话1", "联系人2"),
            *((name, "王示例", f"1380000000{n}", "李") for n, name in enumerate(NAMES)),
        ],
        {"A": "单位名称", "B": "经办人姓名", "C": "经办人手机"},
    ),
    "names of columns as programs export them": (
        [
            ("id", "hsp_name", "hsp_addr", "hsp_tel", "is_core"),
            *((n, name, f"示例路{n}号", f"010-6900000{n}", 1) for n, name in enumerate(NAMES)),
        ],
        {"B": "单位名称", "C": "单位地址", "D": "单位电话"},
    ),
    "a number that a school or clinic has": (
        [("学校标识码", "名称"), *((f"213300000{n}", f"示例市第{n}中学") for n in range(4))],
        {"B": "单位名称"},
    ),
    "codes that prove a list without a header": (
        [(NAMES[0], CODE), (NAMES[1], OTHER_CODE), (NAMES[2], THIRD)],
        {"A": "单位名称", "B": "统一社会信用代码"},
    ),
}


@pytest.mark.parametrize(("rows", "columns"), SURE.values(), ids=SURE.keys())
def test_a_list_of_units_is_read_without_a_question(make_book: MakeBook, rows: Rows, columns: dict[str, str]) -> None:
    registry = read_registry(make_book({"Sheet1": rows}))
    assert {key.partition("!")[2]: field for key, field in registry.mapping.items()} == columns
    assert len(registry.units) == len(rows) - bool(registry.header_row)


ASKED: dict[str, tuple[Rows, str, str]] = {
    # rows, part of the question, the column that is proposed for the name
    "an unknown header": (
        [("所在机关", "谁来办"), *((name, "王") for name in NAMES)],
        "第 1 行像表头，请指出哪一列是单位名称（可能是 A 列“所在机关”）",
        "A",
    ),
    "no header": ([(name, f"备注{n}") for n, name in enumerate(NAMES)], "没有表头", "A"),
    "names that are none": (
        [("名称", "地址"), *((f"示例花园{n}", f"示例路{n}号") for n in range(6))],
        "请指出哪一列是单位名称",
        "A",
    ),
    "contacts without a name": (
        [("联系人", "电话", "地址", "邮编"), *(("王示例", "010-69000000", f"示例路{n}号", "100000") for n in range(4))],
        "请指出哪一列是单位名称",
        "",
    ),
    "people with their employer": (
        [("姓名", "性别", "出生日期", "单位名称"), *(("王示例", "男", "1980-1-1", name) for name in NAMES)],
        "像人员名单",
        "D",
    ),
    "people of one employer": (
        [("单位名称", "姓名", "电话"), *((NAMES[0], f"王{n}", f"1380000000{n}") for n in range(8))],
        "同一个单位名称反复出现",
        "A",
    ),
    "things with a number of their own": (
        [("金融工具ID", "名称", "类型"), ("jrgj1", "银行存款/示例银行", "存款"), ("jrgj2", "示例证券公司", "存款")],
        "这张表有“金融工具ID”等列，像别的清单",
        "B",
    ),
    "workers of one employer, and how long their papers are good": (
        [
            ("序号", "所在单位", "单位信用代码", "姓名", "岗位", "身份证", "", "许可证", ""),
            ("", "", "", "", "", "编号", "有效期", "编号", "有效期"),
            *((n, NAMES[0], CODE, f"王{n}", "施工", "", "2030-1-1", "", "2030-1-1") for n in range(1, 9)),
        ],
        "这张表有“岗位”等列，像人员名单",
        "B",
    ),
    "contracts": (
        [("客户名称", "合同编码", "签署日期"), *((name, f"HT{n}", "2026-1-1") for n, name in enumerate(NAMES))],
        "像别的清单",
        "A",
    ),
    "invoices, whose buyers have codes": (
        [("购货单位", "税号", "发票号码", "金额"), (NAMES[0], CODE, "1", 100), (NAMES[1], OTHER_CODE, "2", 200)],
        "像别的清单",
        "A",
    ),
    "short names alone": (
        [("公司代码", "公司简称"), *((f"00071{n}", name) for n, name in enumerate(("甲食品", "乙云南", "丙三")))],
        "请指出哪一列是单位名称（可能是 B 列“公司简称”）",
        "B",
    ),
    "goods of one supplier": (
        [("供应商名称", "名称", "状态"), (NAMES[0], "芯片", "未入库"), (NAMES[0], "手环", "入库")],
        "同一个单位名称反复出现",
        "A",
    ),
    "accounts and what they spend": (
        [("账户ID", "账户名称", "公司名称", "总消费"), *((n, f"甲{n}", name, 3.5) for n, name in enumerate(NAMES))],
        "像别的清单",
        "C",
    ),
    "one unit with a value on each row": (
        [("单位名称", NAMES[0]), ("统一社会信用代码", CODE), ("法定代表人", "王示例"), ("单位地址", "示例路1号")],
        "这张表一行写一项，不是一行一个单位",
        "A",
    ),
    "a header over dates": (
        [("加入时间", "读过的学校（便于找校友）"), *((f"2015-05-1{n} 13:09:31", name) for n, name in enumerate(NAMES))],
        "第 1 行像表头",
        "B",
    ),
    "prices": (
        [("名称", "规格", "单价", "单位"), *((f"示例商品{n}", "大", 3, "个") for n in range(6))],
        "像别的清单",
        "A",
    ),
    "jobs": (
        [("公司名称", "职位", "薪资", "学历"), *((name, "工程师", "1万", "本科") for name in NAMES)],
        "",
        "A",
    ),
}


@pytest.mark.parametrize(("rows", "question", "name"), ASKED.values(), ids=ASKED.keys())
def test_what_is_not_sure_is_asked_with_a_proposal(make_book: MakeBook, rows: Rows, question: str, name: str) -> None:
    path = make_book({"Sheet1": rows})
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(path)
    assert caught.value.code == "which-column"
    assert question in str(caught.value)
    proposed = propose_mapping(path).mapping
    assert proposed.get(f"Sheet1!{name}") == ("单位名称" if name else None)
    if name:
        assert read_registry(path, proposed).units


def test_of_a_table_without_a_header_every_column_is_proposed_by_its_values(make_book: MakeBook) -> None:
    rows = [(name, "王示例", f"1380000000{n}", f"a{n}@example.gov.cn", f"示例路{n}号") for n, name in enumerate(NAMES)]
    proposed = propose_mapping(make_book({"Sheet1": rows})).mapping
    assert proposed == {
        "Sheet1!A": "单位名称",
        "Sheet1!B": "经办人姓名",
        "Sheet1!C": "经办人手机",
        "Sheet1!D": "电子邮箱",
    }


def test_a_district_on_every_row_is_not_proposed_as_a_person(make_book: MakeBook) -> None:
    rows = [(f"示例第{n}中学", "朝阳") for n in range(12)]
    assert propose_mapping(make_book({"Sheet1": rows})).mapping == {"Sheet1!A": "单位名称"}


@pytest.mark.parametrize("header", ["IP 地址", "客户 ID", "IP地址"])
def test_english_that_says_more_than_the_chinese_stays_in_a_header(make_book: MakeBook, header: str) -> None:
    rows = [("单位名称", header), *((name, "10.0.0.1") for name in NAMES)]
    assert propose_mapping(make_book({"Sheet1": rows})).mapping == {"Sheet1!A": "单位名称"}


def test_sheets_with_the_same_header_are_named_when_one_of_them_is_read(make_book: MakeBook) -> None:
    book = {name: [("单位名称", "地址"), (f"北京{name}示例有限公司", "示例路1号")] for name in ("东城", "西城", "朝阳")}
    path = make_book({**book, "说明": [("说明", "每区一张表")]})
    with pytest.raises(RefusedWorkbook, match="程序会记住；要一起办的，请把它们合成一张新表"):
        read_registry(path)
    registry = read_registry(path, {"西城!A": "单位名称"})
    assert [unit.name for unit in registry.units] == ["北京西城示例有限公司"]
    assert "“东城”“朝阳”的表头和“西城”一样，没有读" in registry.remarks[0]
    assert registry.alike == ("东城", "朝阳")


NONE: dict[str, Rows] = {
    "a measure is no unit": [("货品", "单位", "数量"), *((f"显卡{n}", "个", 3) for n in range(4))],
    "a form with a place for the stamp": [
        ("安全生产隐患排查表",),
        ("单位名称（盖章）", "", "负责人", "王示例"),
        ("安全管理员", "李示例", "联系电话", "13800000000"),
        ("隐患条数", "", "整改率", ""),
        ("15", "", "1", ""),
        ("尚未发现新的隐患内容", "", "", "坚持巡查"),
    ],
    "statistics": [("地区", "2024", "2025"), *((f"示例{n}区", n, n) for n in range(5))],
    "a timetable": [("时间", "星期一", "星期二"), *((f"第{n}节", "语文", "数学") for n in range(4))],
}


@pytest.mark.parametrize("rows", NONE.values(), ids=NONE.keys())
def test_a_table_of_something_else_gives_no_units(make_book: MakeBook, rows: Rows) -> None:
    with pytest.raises(RefusedWorkbook) as caught:
        read_registry(make_book({"Sheet1": rows}))
    assert caught.value.code in ("no-header", "which-column")
    assert "没有找到" not in str(caught.value)


def test_a_list_without_rows_says_so(make_book: MakeBook) -> None:
    registry = read_registry(make_book({"Sheet1": [("公司名称", "公司地址")]}))
    assert registry.units == ()
    assert any("表头下面没有单位" in remark for remark in registry.remarks)


def test_old_numbers_are_named_as_what_they_are(make_book: MakeBook) -> None:
    rows = [("单位名称", "统一社会信用代码"), (NAMES[0], "110105001234567"), (NAMES[1], "00000027-0")]
    registry = read_registry(make_book({"Sheet1": rows}))
    messages = [problem.message for problem in registry.problems if problem.column == "B" and problem.row > 1]
    assert ["注册号" in messages[0], "组织机构代码" in messages[1]] == [True, True]
