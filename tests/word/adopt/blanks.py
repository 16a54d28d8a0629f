"""Blank forms, each built differently, with what belongs in each of their spots.

A spot is written ``‹字段|what the blank shows there›``; the blank is made from what stands after the bar, and the
template that is expected has ``{{字段}}`` there. ``⟦   ⟧`` is underlined. A cell may be a tuple of text, columns
that it spans, and ``v`` where it continues the cell above. A row that begins with ``None`` goes when the list is
adopted.
"""

import re
from dataclasses import dataclass

Cell = str | tuple[str, int] | tuple[str, int, str]
Block = str | list[list[Cell | None]]
PLACE = re.compile(r"‹([^|›]*)\|?([^›]*)›")


@dataclass(frozen=True)
class Blank:
    """One form: what it shows, block by block (paragraphs and tables), and its kind."""

    name: str
    blocks: tuple[Block, ...]
    kind: str = "申请表"

    @property
    def body(self) -> str:
        """The blank's XML."""
        return "".join(paragraphs(block) if isinstance(block, str) else table(block) for block in self.blocks)

    @property
    def expected(self) -> list[str]:
        """Every paragraph of the template that should come of it, without underlines."""
        return [re.sub("[⟦⟧]", "", PLACE.sub(r"{{\1}}", line)) for line in _lines(self.blocks)]


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            found += _own_lines(block)
            continue
        for row in block:
            for cell in [] if row[0] is None else row:
                found += _own_lines(cell if isinstance(cell, str) else str(cell and cell[0]))
    return found


def _own_lines(text: str) -> list[str]:
    """The lines of a paragraph or cell; a text box is there twice, and all of it is in its paragraph, too."""
    lines: list[str] = []
    for line in text.split("\n"):
        if inner := re.match("^▣(.*)$", line):
            parts = inner[1].split("¶")
            lines += ["".join(2 * parts), *parts, *parts]
        elif inner := re.match("^▦(.*)$", line):
            lines += [*inner[1].split("¦"), ""]
        else:
            lines.append(line)
    return lines


def paragraphs(text: str) -> str:
    """The XML of some lines; «▣» begins a text box (lines parted by ¶), «▦» a nested row of cells (parted by ¦)."""
    return "".join(_paragraph(line) for line in text.split("\n"))


def _paragraph(line: str) -> str:
    if line.startswith("▣"):
        inner = "".join(_paragraph(part) for part in line[1:].split("¶"))
        box = f"<w:txbxContent>{inner}</w:txbxContent>"
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
            f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
            "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    if line.startswith("▦"):
        return table([list(line[1:].split("¦"))]) + "<w:p/>"
    shown = PLACE.sub(r"\2", line)
    runs = "".join(_run(part) for part in re.split("(⟦[^⟧]*⟧)", shown) if part)
    return f"<w:p>{runs}</w:p>"


def _run(text: str) -> str:
    line = '<w:rPr><w:u w:val="single"/></w:rPr>' if text.startswith("⟦") else ""
    pieces = re.split("([\t▢])", text.strip("⟦⟧"))
    signs = {"\t": "<w:tab/>", "▢": '<w:sym w:font="Wingdings" w:char="F0A8"/>'}
    inner = "".join(
        signs.get(piece, f'<w:t xml:space="preserve">{piece.replace("&", "&amp;")}</w:t>') for piece in pieces if piece
    )
    return f"<w:r>{line}{inner}</w:r>"


def table(rows: list[list[Cell | None]]) -> str:
    """The XML of a table."""
    width = max(sum(1 if isinstance(c, str) else c[1] for c in row if c is not None) for row in rows)
    below = {
        (index, _start(row, number))
        for index, row in enumerate(rows)
        for number, cell in enumerate(row)
        if isinstance(cell, tuple) and len(cell) > 2
    }
    xml = ""
    for index, row in enumerate(rows):
        xml += "<w:tr>"
        for number, cell in enumerate(row):
            if cell is None:
                continue
            text, span, *merged = (cell, 1) if isinstance(cell, str) else cell
            start = _start(row, number)
            merge = "<w:vMerge/>" if merged else '<w:vMerge w:val="restart"/>' if (index + 1, start) in below else ""
            size = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            xml += f"<w:tc><w:tcPr>{size}{merge}</w:tcPr>{paragraphs(text)}</w:tc>"
        xml += "</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{xml}</w:tbl>"


def _start(row: list[Cell | None], number: int) -> int:
    return sum(1 if isinstance(cell, str) else cell[1] for cell in row[:number] if cell is not None)


def grid(field: str, count: int) -> list[Cell | None]:
    return [f"‹{field}:{number}›" for number in range(1, count + 1)]


TICKS = (
    "‹勾选:新办|□›新办  ‹勾选:更新|□›更新  ‹勾选:补办|□›补办  ‹勾选:变更|□›变更  ‹勾选:解锁|□›解锁  ‹勾选:吊销|□›吊销"
)

BLANKS = (
    Blank(
        "标签在左",
        (
            "北京市政务数字证书业务申请表",
            [
                ["业务类型", (TICKS, 3)],
                ["单 位 名 称", ("‹单位名称›", 3)],
                ["统一社会信用代码", "‹统一社会信用代码›", "法定代表人", "‹法定代表人›"],
                ["通讯地址", "‹单位地址›", "邮　编", "‹邮政编码›"],
                ["经办人", "‹经办人姓名›", "身份证号", "‹经办人身份证号›"],
                ["手机", "‹经办人手机›", "E-mail", "‹电子邮箱›"],
                ["经办人签字", "", "申请单位（公章）", ""],
                ["填表日期", ("‹申请日期|    年   月   日›", 3)],
                [("受理审批（由受理单位填写）", 4)],
                ["受理人", "", "受理日期", "  年  月  日"],
                ["经办人", "", "联系电话", ""],
            ],
        ),
    ),
    Blank(
        "官方四段式",
        (
            "北京单位数字证书申请表",
            [
                [("一、申请办理业务信息", 4)],
                [
                    "业务类型",
                    (
                        "‹勾选:新办|□›初次办理 ‹勾选:更新|□›更新 ‹勾选:变更|□›信息变更 ‹勾选:补办原因=丢失|□›丢失补办 "
                        "‹勾选:解锁|□›密码解锁 ‹勾选:补办原因=损坏|□›损坏补办 ‹勾选:吊销|□›吊销证书",
                        3,
                    ),
                ],
                ["应用归属单位", ("□一级 □二级", 3)],
                [("二、申请单位资料", 4)],
                ["单位名称", "‹单位名称›", "法定代表人", "‹法定代表人›"],
                ["通信地址", "‹单位地址›", "邮政编码", "‹邮政编码›"],
                ["经办人姓名", "‹经办人姓名›", "经办人身份证号码", "‹经办人身份证号›"],
                ["单位电话", "‹单位电话›", "经办人手机", "‹经办人手机›"],
                ["统一社会信用代码", ("‹统一社会信用代码›", 3)],
                [("三、申请单位声明", 4)],
                [("本单位声明以上内容真实，并已阅读数字证书服务协议。", 4)],
                [("经办人签名：            申请单位（公章）：", 4)],
                [("申请日期：‹申请日期|      年    月    日›", 4)],
                [("四、受理审批", 4)],
                ["USBKey 序列号", "", "操作员签名", ""],
                ["受理单位（盖章）", "", "受理日期", "    年  月  日"],
            ],
        ),
    ),
    Blank(
        "分块重复的小标签",
        (
            "数字证书业务登记表",
            [
                ["单位信息", "1. 单位名称（全称）：", ("‹单位名称›", 3)],
                [("", 1, "v"), "2. 信用代码*", "‹统一社会信用代码›", "办公地址", "‹单位地址›"],
                [("", 1, "v"), "电话", "‹单位电话›", "邮箱", "‹电子邮箱›"],
                ["法定\n代表人\n信息", "姓名", "‹法定代表人›", "身份证号", ""],
                [("", 1, "v"), "手机", "", "邮箱", ""],
                ["经\n办\n人\n信\n息", "姓名", "‹经办人姓名›", "身份证号", "‹经办人身份证号›"],
                [("", 1, "v"), "手机", "‹经办人手机›", "邮箱", "‹电子邮箱›"],
                ["受理\n意见", "经办人", "", "日期", "  年  月  日"],
                [("", 1, "v"), "电话", "", "姓名", ""],
            ],
        ),
    ),
    Blank(
        "下划线段落",
        (
            "政务数字证书申请书",
            "申请单位：‹单位名称|⟦                    ⟧›",
            "信用代码：‹统一社会信用代码|____________________›　法人：‹法定代表人|__________›",
            "联系地址：‹单位地址|⟦\t\t\t⟧›邮编：‹邮政编码|⟦\t⟧›",
            "联系人：‹经办人姓名|＿＿＿＿＿＿›，移动电话：‹经办人手机|＿＿＿＿＿＿›，证件号码：‹经办人身份证号|＿＿＿＿＿＿＿＿›",
            "办理业务：‹勾选:更新|☐› 证书更新　‹勾选:补办|☐› 证书补办　‹勾选:吊销|☐› 证书注销",
            "申请数量：‹证书数量|______›枚    办理年限：‹年限|______›年",
            "经办人（签字）：__________",
            "单位（盖章）：",
            "    年    月    日",
            "填表日期：‹申请日期|____年__月__日›",
            "以下由北京数字认证填写",
            "受理人：__________  日期：____年__月__日",
            "联系电话：__________",
        ),
    ),
    Blank(
        "号码一格一字",
        (
            "证书业务申请表",
            [
                [("单位名称", 1), ("‹单位名称›", 18)],
                ["统一社会信用代码", *grid("统一社会信用代码", 18)],
                ["经办人姓名", ("‹经办人姓名›", 18)],
                ["身份证号码", *grid("经办人身份证号", 18)],
                ["法定代表人", ("‹法定代表人›", 18)],
                ["身份证号码", *[""] * 18],
                ["签名", ("", 18)],
            ],
            [["邮政编码", *grid("邮政编码", 6), "手机号码", *grid("经办人手机", 11)]],
            [["联系人身份证号", "▦" + "¦".join(f"‹经办人身份证号:{i}›" for i in range(1, 19))]],
        ),
    ),
    Blank(
        "标签在上",
        (
            "数字证书申请表",
            [
                ["单位全称", "机构代码", "单位负责人"],
                ["‹单位名称›", "‹统一社会信用代码›", "‹法定代表人›"],
                ["通信地址", "邮政编码", "固定电话"],
                ["‹单位地址›", "‹邮政编码›", "‹单位电话›"],
                ["办理人", "手机号码", "证件号码"],
                ["‹经办人姓名›", "‹经办人手机›", "‹经办人身份证号›"],
                ["经办人签字", "单位盖章", "审核人"],
                ["", "", ""],
            ],
        ),
    ),
    Blank(
        "标签与空在同一格",
        (
            "单位证书业务申请表",
            [
                [("单位名称：‹单位名称|________________›", 2)],
                ["法定代表人：‹法定代表人›", "联系电话：‹单位电话›"],
                ["经办人：‹经办人姓名|⟦          ⟧›", "手机：‹经办人手机|⟦          ⟧›"],
                ["电子邮箱（E-mail）：‹电子邮箱›", "邮编：‹邮政编码›"],
                [("地址：‹单位地址›\n开票名称：‹发票抬头|______________›\n接收发票邮箱：‹发票邮箱|______________›", 2)],
                ["经办人签字：________", "负责人签字：________"],
                [("申请单位盖章：\n\n年    月    日", 2)],
                [("受理单位意见：\n经办人：____________  日期：____年__月__日", 2)],
            ],
        ),
    ),
    Blank(
        "明细表",
        (
            "政务单位证书业务明细表",
            "申请单位：‹单位名称|____________________›　　填表日期：‹申请日期|____年__月__日›",
            [
                ["序号", "证书名称（单位或部门）", "Key号", "有效期至", "使用人", "联系电话", "备注"],
                [
                    "‹证书.序号|1›",
                    "‹证书.证书名称›",
                    "‹证书.USBKey序列号›",
                    "‹证书.到期日期›",
                    "‹证书.使用人›",
                    "‹证书.联系电话›",
                    "‹证书.备注›",
                ],
                *[[None, str(number), "", "", "", "", "", ""] for number in range(2, 9)],
                ["合计", ("‹证书数量|       ›枚", 6)],
            ],
            "经办人签字：____________　　单位公章：",
        ),
        "明细表",
    ),
    Blank(
        "两行表头和勾选的明细表",
        (
            "证书业务汇总",
            [
                ["序号", ("证书信息", 3), "", ""],
                [("", 1, "v"), "证书主体", "介质编号", "到期时间", "办理业务", "持有人"],
                [
                    "‹证书.序号›",
                    "‹证书.证书名称›",
                    "‹证书.USBKey序列号›",
                    "‹证书.到期日期›",
                    "‹勾选:更新|□›更新 ‹勾选:变更|□›变更",
                    "‹证书.使用人›",
                ],
                *[[None, "", "", "", "", "□更新 □变更", ""] for _ in range(4)],
            ],
        ),
        "明细表",
    ),
    Blank(
        "名称变更前后对照",
        (
            "单位信息变更申请表",
            [
                ["变更事项", "变更前", "变更后"],
                ["单位名称", "‹原单位名称›", "‹单位名称›"],
                ["统一社会信用代码", "‹原统一社会信用代码›", "‹统一社会信用代码›"],
            ],
            [
                ["人员", "姓名", "身份证号", "手机"],
                ["法定代表人", "‹法定代表人›", "", ""],
                ["经办人", "‹经办人姓名›", "‹经办人身份证号›", "‹经办人手机›"],
            ],
            "受理单位填写：",
            [["受理编号", "", "申请日期", "  年 月 日"]],
        ),
    ),
    Blank(
        "中英文和注释",
        (
            "数字证书申请表 Application Form",
            [
                ["★单位名称\nName of Organization\n（须与公章一致）", "‹单位名称›"],
                ["※ 统一社会信用代码\nUnified Social Credit Code", "‹统一社会信用代码›"],
                ["法定代表人（负责人）Legal Representative", "‹法定代表人›"],
                ["联系电话 Tel.", "‹单位电话›"],
                ["经办人身份证号（18位）ID No.", "‹经办人身份证号›"],
                ["已有内容", "北京"],
                ["单位名称（盖章）", ""],
                ["申请日期 Date", "‹申请日期|   年   月   日›"],
                ["For CA use only（CA填写）", ""],
            ],
        ),
    ),
    Blank(
        "文本框",
        (
            "证书申请表",
            "▣单位名称：‹单位名称|__________›¶联系人：‹经办人姓名|__________›",
            "▣经办人签字：¶受理单位：________",
            "办理方式：‹勾选:办理方式=邮寄|▢›邮寄 ‹勾选:办理方式=现场|▢›现场",
            "办理年限：‹勾选:年限=1|□›1年 ‹勾选:年限=2|□›2年 ‹勾选:年限=3|□›3年",
        ),
    ),
    Blank(
        "方框在后和日期分格",
        (
            "数字证书业务申请表",
            [
                ["申请类型", ("新办‹勾选:新办|□› 延期‹勾选:更新|□› 遗失补办‹勾选:补办|□› 注销‹勾选:吊销|□›", 6)],
                ["组织名称", ("‹单位名称›", 6)],
                ["申请日期", "‹申请日期:年›", "年", "‹申请日期:月›", "月", "‹申请日期:日›", "日"],
            ],
            "身份证号：‹经办人身份证号:1|□›" + "".join(f"‹经办人身份证号:{i}|□›" for i in range(2, 19)),
            "兹委托我单位‹经办人姓名|______›（姓名）办理数字证书业务，身份证号：‹经办人身份证号|______________›。",
            [
                ["开票信息", "单位名称", "‹发票抬头›", "纳税人识别号", "‹统一社会信用代码›"],
                [("", 1, "v"), "开户银行", "", "邮箱", "‹发票邮箱›"],
            ],
        ),
    ),
)
