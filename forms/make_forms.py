"""Makes the six Word forms of a case, and the two of many cases, in this folder: ``python forms/make_forms.py``.

申请表 and 明细表 are samples modelled on papers of Beijing CA; the others are the program's own sheets. The program
fills in the names in double braces (``bjcert_desktop/domain/fields.py`` lists them). Telephone numbers, accounts,
addresses and fees come from the guide's data and are never written here. The one picture, a QR code, encodes the
address in the guide's data: the program shows it only where that address is in force.
"""

import io
import tomllib
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import segno
from wordkit import GREY, PROGRAM, SHADE, Cell, Page, Row, Style, build, para, row, table, write_if_changed

HERE = Path(__file__).resolve().parent
SEAL = 46  #: mm of clear height for the round seal of 42 mm

STYLES = (
    Style("表样标题", 20, 28, "黑体", "center", spacing=1, after=8),
    Style("表样副题", 10.5, 16, align="center", color=GREY, after=4),
    Style("表样节标题", 10.5, 15, "黑体", together=True),
    Style("表样小标题", 12, 18, "黑体", before=9, after=3, together=True),
    Style("表样标签", 10, 13, align="center"),
    Style("表样标签说明", 8, 11, align="center", color=GREY),
    Style("表样内容", 10.5, 13, before=1.4, after=1.4),
    Style("表样勾选", 10.5, 16),
    Style("表样声明", 9.5, 15, align="both"),
    Style("表样声明条款", 9.5, 15, align="both", hanging=5),
    Style("表样签章", 10.5, 18),
    Style("表样列名", 9, 12, "黑体", "center"),
    Style("表样列内容", 9, 12, align="center", before=1.4, after=1.4),
    Style("表样列文字", 9, 12, before=1.4, after=1.4),
    Style("表样合计", 10.5, 14, "黑体", together=True),
    Style("表样左标签", 10.5, 16, color=GREY),
    Style("表样正文", 11, 17),
    Style("表样强调", 13, 19, "黑体"),
    Style("表样账号", 22, 30, "黑体"),
    Style("表样行号", 16, 24, "黑体", spacing=1.5),
    Style("表样金额", 20, 28, "黑体"),
    Style("表样网址", 18, 25, "黑体", latin="Courier New", bold=True, loose=True),
    Style("表样方框", 14, 18, align="center"),
    Style("表样步骤", 9.5, 13),
    Style("表样步骤号", 11, 15, "黑体", "center"),
    Style("表样小方框", 12, 15, align="center"),
    Style("表样核对", 10.5, 15, hanging=7, after=1),
    Style("表样提示", 9.5, 13.2, hanging=7, after=1),
    Style("表样间隔", 6, 8),
    Style("表样末行", 1, 0.1),
    Style("表样页脚", 9, 12, color=GREY),
    Style("表样示例页脚", 10, 13, "黑体"),
    Style("表样页眉", 9, 11, after=4),
    Style("表样核实", 12, 18, "黑体"),
    Style("表样网址注", 9, 11, align="right", color=GREY),
    Style("邮寄标签", 15, 44, "黑体", indent=3, color=GREY),
    Style("邮寄收件", 32, 44, "黑体"),
    Style("邮寄地址", 26, 40, "黑体"),
    Style("邮寄寄件标签", 12, 24, "黑体", indent=3, color=GREY),
    Style("邮寄寄件", 15, 24),
    Style("邮寄剪线", 9, 14, align="center", color=GREY, before=14, after=6),
)

PORTRAIT = Page((16, 20, 15, 8))
FULL = Page((14, 20, 12, 6))  # for sheets with much to say
LANDSCAPE = Page((15, 15, 15, 6.5), landscape=True)
SAMPLE = "示例表样，非北京数字认证官方原表；如有新的空白表，请改用新表。"


@dataclass(frozen=True)
class Form:
    """One form, written to *name*.docx. *header* is that of all pages but the first."""

    name: str
    page: Page
    body: list[str]
    footer: str
    header: str = ""
    picture: bytes = b""


def label(text: str, to: float = 0) -> Cell:
    """A cell with the label of the next one."""
    return Cell(para("表样标签", text), to)


def value(text: str, to: float = 0) -> Cell:
    """A cell for a value."""
    return Cell(para("表样内容", text), to)


def section(text: str, to: float) -> Row:
    """A grey heading across the table."""
    return row(7, Cell(para("表样节标题", text), to, shade=SHADE))


def footer(left: str, page: Page, *, counted: bool = False) -> str:
    """A footer with what the sheet is, a mark of invented data and the program's name; *counted* adds page numbers."""
    width = (297 if page.landscape else 210) - 2 * page.margins[1]
    middle = "第 [PAGE] 页　共 [NUMPAGES] 页" if counted else ""
    right = f"{{{{示例标记}}}}　{PROGRAM}"
    return para("表样页脚", f"{left}\t{middle}\t{right}", tabs=(f"center {width / 2}", f"right {width}"))


def sample_footer(page: Page, *, counted: bool = False) -> str:
    """The footer of a sample of an official form: large enough to be read by whoever stamps it."""
    width = (297 if page.landscape else 210) - 2 * page.margins[1]
    pages = "　第 [PAGE] 页　共 [NUMPAGES] 页" if counted else ""
    return para("表样示例页脚", f"{SAMPLE}\t{{{{示例标记}}}}{pages}", tabs=(f"right {width}",))


def application_form() -> Form:
    """《北京市政务数字证书业务申请表》: always exactly one page."""
    body = table(
        (35, 63, 83, 88, 108, 117, 128, 170),
        row(7, Cell(para("表样节标题", "一、申请办理业务信息\t{{第几套}}", tabs=("right 167",)), 170, shade=SHADE)),
        *_business_rows(),
        section("二、申请单位资料", 170),
        *_unit_rows(),
        section("三、申请单位声明", 170),
        *_declaration_rows(),
        section("四、受理审批（由受理单位填写）", 170),
        *_acceptance_rows(),
    )
    end = para("表样间隔")  # a document cannot end with a table
    title = "北京市政务数字证书业务申请表"
    return Form("申请表", PORTRAIT, [para("表样标题", title), body, end], sample_footer(PORTRAIT))


def _business_rows() -> tuple[Row, ...]:
    meanings = {"补办": "补办（{{勾选:补办原因=丢失}} 丢失 {{勾选:补办原因=损坏}} 损坏）"}
    businesses = ("新办", "更新", "补办", "变更", "解锁", "吊销")
    ticks = "\t".join(f"{{{{勾选:{name}}}}} {meanings.get(name, name)}" for name in businesses)
    room, wide = 134, 49  # mm: of the line, and of 补办 with its causes
    narrow = min(17, (room - wide) / (len(businesses) - 1))
    stops = [f"left {at:g}" for at in accumulate(wide if name in meanings else narrow for name in businesses[:-1])]
    ways = "{{勾选:办理方式=邮寄}} 邮寄\t{{勾选:办理方式=现场}} 现场"
    return (
        row(9.5, label("业务类型"), Cell(para("表样勾选", ticks, tabs=stops), 170)),
        row(
            9.5,
            label("证书数量"),
            Cell(para("表样内容", "\t{{证书数量}}\t枚", tabs=("center 10", "left 19"))),
            label("办理年限", 83),
            Cell(para("表样内容", "\t{{年限}}\t年", tabs=("center 9", "left 17")), 108),
            label("办理方式", 128),
            Cell(para("表样勾选", ways, tabs=("left 19",))),
        ),
    )


def _unit_rows() -> tuple[Row, ...]:
    def wide(name: str, remark: str = "") -> Row:
        small = para("表样标签说明", remark) if remark else ""
        return row(8.8, Cell(para("表样标签", name) + small), value(f"{{{{{name}}}}}", 170))

    def pair(left: str, right: str) -> Row:
        cells = label(left), value(f"{{{{{left}}}}}", 88), label(right, 117), value(f"{{{{{right}}}}}", 170)
        return row(8.8, *cells)

    return (
        wide("单位名称"),
        pair("统一社会信用代码", "法定代表人"),
        wide("单位地址"),
        pair("邮政编码", "单位电话"),
        pair("经办人姓名", "经办人身份证号"),
        pair("经办人手机", "电子邮箱"),
        wide("发票抬头"),
        wide("发票邮箱"),
        wide("原单位名称", "（名称变更时填写）"),
        wide("原统一社会信用代码", "（代码变更时填写）"),
    )


def _declaration_rows() -> tuple[Row, ...]:
    articles = (
        "1. 本表所填内容和随附材料真实、完整、有效。如有不实，由此产生的责任由本单位承担。",
        "2. 本单位已阅读并接受数字证书服务协议；在本表加盖公章，即表示同意遵守该协议。",
        "3. 经办人受本单位委托办理本业务。本单位及经办人同意，受理单位为核验身份、办理本业务和提供后续服务，"
        "收集、使用并保存本表所填的经办人个人信息。",
    )
    text = para("表样声明", "本单位声明如下：") + "".join(para("表样声明条款", article) for article in articles)
    sign = para("表样签章", "经办人签名：\t", tabs=("left 66 underscore",))
    seal = para("表样签章", "申请单位（公章）：")
    date = para("表样签章", "申请日期：{{申请日期}}")
    return (
        row(29, Cell(text, 170, open_sides=("bottom",))),
        row(
            SEAL - 9,
            Cell(sign, 88, valign="top", open_sides=("top", "bottom", "right")),
            Cell(seal, 170, valign="top", open_sides=("top", "bottom", "left")),
        ),
        row(9, Cell(para("表样签章"), 88, open_sides=("top", "right")), Cell(date, 170, open_sides=("top", "left"))),
    )


def _acceptance_rows() -> tuple[Row, ...]:
    blank = para("表样内容")
    date = para("表样内容", "\t年\t月\t日", tabs=("left 18", "left 31", "left 44"))
    seal = Cell(para("表样签章", "受理单位（盖章）："), 170, "restart", valign="top")
    below = Cell(blank, 170, "continue")
    return (
        row(9, label("USBKey 序列号"), Cell(blank, 88), seal),
        row(9, label("操作员签名"), Cell(blank, 88), below),
        row(9, label("受理日期"), Cell(date, 88), below),
    )


def detail_sheet() -> Form:
    """《政务单位证书业务明细表》: a row for each certificate; the signatures stay on the page of the total."""
    columns = (
        (10, "序号", "{{证书.序号}}"),
        (57, "证书名称（单位或部门）", "{{证书.证书名称}}"),
        (39, "统一社会信用代码", "{{统一社会信用代码}}"),
        (17, "证书类型", "{{证书.证书类型}}"),
        (17, "业务类型", "{{业务类型}}"),
        (35, "USBKey 序列号", "{{证书.USBKey序列号}}"),
        (31, "有效期至", "{{证书.到期日期}}"),
        (18, "使用人", "{{证书.使用人}}"),
        (25, "联系电话", "{{证书.联系电话}}"),
        (18, "备注", "{{证书.备注}}"),
    )
    edges = list(accumulate(width for width, _, _ in columns))
    left = {"证书名称（单位或部门）", "备注"}
    head = row(9, *(Cell(para("表样列名", name), shade=SHADE) for _, name, _ in columns), header=True)
    cells = (para("表样列文字" if name in left else "表样列内容", text, together=True) for _, name, text in columns)
    line = row(9, *cells)
    sign = para("表样签章", "经办人签名：\t", tabs=("left 60 underscore",))
    top = {"valign": "top"}
    total = para("表样合计", "合　计", align="center")
    end = (
        row(9, Cell(total, 10 + 57), Cell(para("表样合计", "{{证书数量}} 枚"), 267)),
        row(
            SEAL,
            Cell(para("表样签章") + sign, 106, open_sides=("right",), **top),
            Cell(para("表样签章") + para("表样签章", "申请单位（公章）："), 206, open_sides=("left", "right"), **top),
            Cell(para("表样签章") + para("表样签章", "日期：{{申请日期}}"), 267, open_sides=("left",), **top),
        ),
    )
    about = table(
        (195, 267),
        row(
            9,
            para("表样内容", "申请单位：{{单位名称}}"),
            para("表样内容", "业务类型：{{业务类型}}　{{第几套}}", align="right"),
        ),
        style="表样无线",
    )
    header = "政务单位证书业务明细表（续）　业务类型：{{业务类型}}　{{第几套}}　申请单位：{{单位名称}}"
    body = [
        para("表样标题", "政务单位证书业务明细表"),
        about,
        para("表样间隔"),
        table(edges, head, line, *end, padding=(0, 1)),
        para("表样间隔"),
    ]
    return Form("明细表", LANDSCAPE, body, sample_footer(LANDSCAPE, counted=True), para("表样页眉", header))


def fact(name: str, text: str, height: float = 8, style: str = "表样正文") -> Row:
    """A labelled line of the program's own sheets."""
    return row(height, para("表样左标签", name), para(style, text))


def notes(title: str, *always: str) -> list[str]:
    """The heading, the general notes, and those of the case."""
    lines = [*always, "{{提示.内容}}"]
    return [para("表样小标题", title), *(para("表样提示", f"•\t{line}", tabs=("left 7",)) for line in lines)]


def material_list() -> Form:
    """What to prepare, who stamps what, and what goes into the envelope."""
    about = table(
        (38, 104, 128, 170),
        *(_fact_across(*each) for each in (("申请单位", "{{单位名称}}"), ("办理业务", "{{情形}}"))),
        _two_facts("统一社会信用代码", "{{统一社会信用代码}}", "证书数量", "{{证书数量}} 枚"),
        _two_facts("提交方式", "{{办理方式}}", "领取方式", "{{领取方式}}"),
        _fact_across("办理依据", "《数字证书管理指导手册》{{手册章节}}"),
        _fact_across("所用表样", "{{表样版本}}"),
        style="表样横线",
    )
    names = ("备齐", "序号", "材料", "盖章", "说明")
    head = row(8.5, *(Cell(para("表样列名", name), shade=SHADE) for name in names), header=True)
    line = row(
        9,
        para("表样方框", "□"),
        para("表样标签", "{{材料.序号}}"),
        para("表样内容", "{{材料.名称}}"),
        para("表样标签", "{{材料.盖章}}"),
        para("表样列文字", "{{材料.说明}}"),
    )
    checks = (
        "□\t申请表、明细表的内容与本单位信息一致，经办人已签名。",
        "□\t注明“加盖单位公章”的材料均已盖章，印章清晰、完整。",
        "□\t以上材料按序号排好，纸质材料已自留一份复印件备查。",
        "□\t{{核对.内容}}",
    )
    body = [
        para("表样标题", "办理材料清单"),
        about,
        para("表样小标题", "请备齐以下材料，一并提交（{{办理方式}}）"),
        table((12, 23, 91, 115, 170), head, line),
        para("表样小标题", "封装前请再核对一遍"),
        *(para("表样核对", check, tabs=("left 7",)) for check in checks),
        para("表样间隔"),
        para("表样提示", "•\t{{提示.内容}}", tabs=("left 7",)),
    ]
    return Form("材料清单", FULL, body, footer("本页供本单位自己核对，不必提交。", FULL))


def _fact_across(name: str, text: str) -> Row:
    return row(8, para("表样左标签", name), Cell(para("表样正文", text), 170))


def _two_facts(left: str, left_text: str, right: str, right_text: str) -> Row:
    cells = (para("表样左标签", left), para("表样正文", left_text))
    return row(8, *cells, para("表样左标签", right), para("表样正文", right_text))


def payee() -> str:
    """Payee and amount, large enough to copy without mistakes, and beside the amount whether to verify it first."""

    def across(name: str, text: str, height: float, style: str) -> Row:
        return row(height, para("表样左标签", name), Cell(para(style, text), 170))

    return table(
        (38, 100, 170),
        across("收款单位", "{{收款单位}}", 10, "表样强调"),
        across("开户行", "{{开户行}}", 10, "表样强调"),
        across("账号", "{{账号}}", 15, "表样账号"),
        across("行号", "{{行号}}", 11, "表样行号"),
        row(
            13,
            para("表样左标签", "金额（小写，元）"),
            Cell(para("表样金额", "{{费用合计}}"), open_sides=("right",)),
            Cell(para("表样核实", "{{金额提示}}"), open_sides=("left",)),
        ),
        across("金额（大写）", "{{费用大写}}", 10, "表样强调"),
    )


def payment_sheet() -> Form:
    """For the finance office: payee, amount and invoice details."""
    fees = table(
        (62, 132, 170),
        row(
            8,
            *(Cell(para("表样列名", name), shade=SHADE) for name in ("收费项目", "计算方法", "金额（元）")),
            header=True,
        ),
        row(
            8.5,
            para("表样内容", "{{费用.项目}}"),
            para("表样内容", "{{费用.算式}}"),
            para("表样内容", "{{费用.金额}}", align="right"),
        ),
        row(
            8.5, Cell(para("表样合计", "合　计", align="center"), 132), para("表样合计", "{{费用合计}}", align="right")
        ),
    )
    payer = table(
        (38, 170),
        fact("汇款单位", "{{单位名称}}"),
        fact("办理业务", "{{业务名称}}　{{证书数量}} 枚"),
        fact("支付方式", "{{支付方式}}"),
        fact("用途（附言）", "{{单位名称}}　{{业务名称}}　{{证书数量}} 枚"),
        fact("发票抬头", "{{发票抬头}}"),
        fact("统一社会信用代码", "{{统一社会信用代码}}"),
        fact("发票邮箱", "{{发票邮箱}}"),
        style="表样横线",
    )
    body = [
        para("表样标题", "汇款信息单"),
        payee(),
        para("表样小标题", "费用明细"),
        fees,
        para("表样小标题", "汇款单位和电子发票信息"),
        payer,
        *notes("汇款时请注意", "汇款前请逐位核对账号和金额。用途（附言）手册没有规定，以上写法供参考。"),
    ]
    return Form("汇款信息单", PORTRAIT, body, footer("本页供本单位财务人员汇款时使用，不必提交。", PORTRAIT))


def address_page() -> Form:
    """The parcel's label in very large print, and below a dashed line a stub to keep."""

    def line(height: float, name: str, text: str, *open_sides: str) -> Row:
        big = height >= 15
        left = Cell(para("邮寄标签" if big else "邮寄寄件标签", name), 32, open_sides=(*open_sides, "right"))
        style = "邮寄寄件" if not big else "邮寄地址" if name == "地　址" else "邮寄收件"
        return row(height, left, Cell(para(style, text), open_sides=(*open_sides, "left")))

    parcel = table(
        (32, 170),
        line(19, "收件人", "{{收件人}}", "bottom"),
        line(19, "电　话", "{{收件电话}}", "top", "bottom"),
        line(46, "地　址", "{{收件地址分行}}", "top", "bottom"),
        line(15, "内　件", "{{内件.内容}}", "top"),
        line(14, "寄件单位", "{{单位名称}}", "bottom"),
        line(14, "地　　址", "{{单位地址}}", "top", "bottom"),
        line(12, "邮政编码", "{{邮政编码}}", "top", "bottom"),
        line(12, "经 办 人", "{{经办人姓名}}　{{寄件手机}}", "top", "bottom"),
        line(14, "单位电话", "{{单位电话}}", "top"),
        padding=(1.5, 1.4),
    )
    stub = table(
        (26, 85, 111, 170),
        row(9, label("办理业务"), value("{{业务名称}}"), label("证书数量"), value("{{证书数量}} 枚")),
        row(9, label("快递公司"), value(""), label("寄出日期"), value("")),
        row(9, label("快递单号"), value(""), label("经手人"), value("")),
    )
    body = [
        parcel,
        para("邮寄剪线", "沿虚线剪下上半页，贴在快递信封或包裹上", cut=True),
        para("表样小标题", "寄件存根（本单位留存）"),
        stub,
        para("表样间隔"),
    ]
    return Form("邮寄地址页", PORTRAIT, body, footer("本页不必装入信封。", PORTRAIT))


def online_guide() -> Form:
    """To take to a PC with internet access: the address, the steps, and what to type."""

    facts = table(
        (38, 170),
        row(7, Cell(para("表样节标题", "{{信息栏.标题}}", together=True), 170)),
        row(5.7, para("表样左标签", "{{信息.名称}}"), para("表样内容", "{{信息.内容}}")),
        style="表样横线",
    )
    certificates = table(
        (8, 84, 124, 170),
        row(7, Cell(para("表样节标题", "{{在办栏.标题}}", together=True), 170), header=True),
        row(
            5.3,
            para("表样小方框", "□"),
            para("表样列文字", "{{在办.名称}}"),
            para("表样列文字", "{{在办.序列号}}"),
            para("表样列文字", "有效期至 {{在办.到期}}"),
        ),
        style="表样横线",
    )
    steps = table(
        (12, 162, 170),
        row(5.3, para("表样步骤号", "{{步骤.序号}}"), para("表样步骤", "{{步骤.内容}}"), para("表样小方框", "□")),
        style="表样横线",
    )
    body = [
        para("表样标题", "在线办理指引"),
        para("表样副题", "{{情形}}　依据《数字证书管理指导手册》{{手册章节}}"),
        para("表样小标题", "在能上互联网的电脑上打开以下网址"),
        table((170,), row(19, para("表样网址", "{{在线网址}}"))),
        para("表样网址注", "{{二维码.说明}}[PICTURE]"),
        *notes("办理前请先看", "请逐字输入网址，字母要区分大小写。"),
        para("表样小标题", "办理步骤（完成一步，勾一步）"),
        steps,
        para("表样间隔"),
        facts,
        para("表样间隔"),
        certificates,  # last, as there may be more of them than fit on one page
        para("表样末行"),  # a document cannot end with a table
    ]
    left = "请把本页带到能上互联网的电脑旁使用，不必提交。"
    return Form("在线办理指引", FULL, body, footer(left, FULL), picture=_qr_code())


def _qr_code() -> bytes:
    """The guide's address on the web as a QR code: a PNG that is the same on every computer."""
    guide = tomllib.loads((HERE.parent / "resources" / "guide" / "general.toml").read_text("utf-8"))
    picture = io.BytesIO()
    segno.make(guide["online"]["url"], error="m", micro=False).save(
        picture, kind="png", scale=6, border=2, compresslevel=0
    )
    return picture.getvalue()


def combined_payment_sheet() -> Form:
    """One transfer for many units: payee, total, and a row for each unit for the finance office to check."""
    columns = (
        (12, "序号", "{{单位.序号}}"),
        (64, "单位名称", "{{单位.名称}}"),
        (42, "统一社会信用代码", "{{单位.代码}}"),
        (18, "业务", "{{单位.业务}}"),
        (14, "枚数", "{{单位.枚数}}"),
        (20, "金额（元）", "{{单位.金额}}"),
    )
    edges = list(accumulate(width for width, _, _ in columns))
    head = row(8, *(Cell(para("表样列名", name), shade=SHADE) for _, name, _ in columns), header=True)
    looks = {"单位名称": ("表样列文字", ""), "金额（元）": ("表样列文字", "right")}
    styles = (looks.get(name, ("表样列内容", "")) for _, name, _ in columns)
    cells = (
        para(style, text, align=align, together=True)
        for (style, align), (_, _, text) in zip(styles, columns, strict=True)
    )
    line = row(8, *cells)
    total = row(
        9,
        Cell(para("表样合计", "合　计", align="center"), edges[3]),
        para("表样合计", "{{证书数量}}", align="center"),
        para("表样合计", "{{费用合计}}", align="right"),
    )
    payer = table(
        (38, 170),
        fact("汇款单位", ""),
        fact("办理业务", "{{情形}}"),
        fact("支付方式", "{{支付方式}}"),
        fact("用途（附言）", "{{业务名称}}　{{证书数量}} 枚"),
        fact("填表日期", "{{申请日期}}"),
        style="表样横线",
    )
    sign = para("表样签章", "经办人：\t　　财务复核：\t", tabs=("left 70 underscore", "left 150 underscore"))
    body = [
        para("表样标题", "合并汇款单"),
        payee(),
        para("表样间隔"),
        payer,
        *notes("汇款时请注意", "汇款前请逐位核对账号和金额，并核对下表的单位和合计。"),
        para("表样小标题", "各单位费用明细"),
        table(edges, head, line, total, padding=(0, 1)),
        para("表样间隔", together=True),
        sign,
    ]
    return Form(
        "合并汇款单", PORTRAIT, body, footer("供财务人员一次汇出多个单位的费用，不必提交。", PORTRAIT, counted=True)
    )


def separator() -> Form:
    """The sheet before the papers of a unit in a stack: whose they are, and how many follow."""
    papers = table(
        (140, 170),
        row(9, *(Cell(para("表样列名", name), shade=SHADE) for name in ("以下材料", "份数"))),
        row(9, para("表样正文", "{{文件.名称}}"), para("表样正文", "{{文件.份数}}", align="center")),
    )
    body = [
        para("表样标题", "分隔页"),
        table((170,), row(34, para("邮寄地址", "{{单位名称}}", align="center")), style="表样横线"),
        para("表样间隔"),
        table(
            (38, 170),
            fact("统一社会信用代码", "{{统一社会信用代码}}"),
            fact("办理业务", "{{情形}}"),
            fact("申请日期", "{{申请日期}}"),
            style="表样横线",
        ),
        para("表样间隔"),
        papers,
        para("表样间隔"),
    ]
    return Form("分隔页", PORTRAIT, body, footer("本页只用来隔开各单位的材料，不必提交。", PORTRAIT))


FORMS = (
    application_form,
    detail_sheet,
    material_list,
    payment_sheet,
    address_page,
    online_guide,
    combined_payment_sheet,
    separator,
)


def main() -> None:
    for make in FORMS:
        form = make()
        content = build(form.name, form.page, form.body, form.footer, STYLES, form.header, form.picture)
        write_if_changed(HERE / f"{form.name}.docx", content)


if __name__ == "__main__":
    main()
