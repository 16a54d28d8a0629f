"""All problems that a workbook can have: how grave each is, what it is, and what to do about it.

An *error* would send the papers back; a *warning* needs a look. Neither blocks anything. No sentence shows the value
itself, so that nothing personal gets into a report or a log.
"""

from typing import Literal, NamedTuple

ProblemSeverity = Literal["error", "warning"]


class ProblemKind(NamedTuple):
    """One kind of problem; *what* may contain named braces, which ``finding`` fills."""

    severity: ProblemSeverity
    what: str
    remedy: str


class ValueFinding(NamedTuple):
    """The result of a check that failed; *message* does not name the cell."""

    severity: ProblemSeverity
    code: str
    message: str


PROBLEM_KINDS: dict[str, ProblemKind] = {
    # damage done to a cell by Excel or the file
    "number-damaged": ProblemKind(
        "error",
        "存成了数字，Excel 已改掉了末尾几位，没有采用",
        "请先把这一格设为“文本”格式，再对照原件重新输入",
    ),
    "turned-into-date": ProblemKind(
        "error", "被 Excel 变成了日期，没有采用", "请先把这一格设为“文本”格式，再对照原件重新输入"
    ),
    "date-unreadable": ProblemKind("warning", "不是能认出的日期，已按空白处理", "请改成 2026-3-1 这样的写法"),
    "cell-error": ProblemKind(
        "warning", "公式的结果是错误值（{value}），已按空白处理", "请在 Excel 里改好公式，或者直接填写内容"
    ),
    "formula-without-value": ProblemKind(
        "warning", "是公式，但文件里没有存它的结果，已按空白处理", "请用 Excel 打开文件，保存一次再读；或者直接填写内容"
    ),
    "cell-unreadable": ProblemKind(
        "warning", "的内容和它的单元格格式不符，读不出来，已按空白处理", "请把这一格设为“文本”格式，再重新输入"
    ),
    "cell-picture": ProblemKind("warning", "这一格是图片，不是文字，已按空白处理", "需要它的内容时，请改成文字"),
    "shown-blank": ProblemKind(
        "warning", "有内容，但单元格格式让它显示成空白，已按空白处理", "需要它的内容时，请把单元格格式改成“文本”"
    ),
    "shown-otherwise": ProblemKind(
        "warning", "显示的和存的不一样，没有采用", "请把这一格设为“文本”格式，再照显示的样子输入"
    ),
    "struck-part": ProblemKind("warning", "有一部分划了删除线，没有读入", "请核对留下的内容；划掉的字请删去"),
    "struck-cell": ProblemKind("warning", "划了删除线，已按空白处理", "仍然有效的，请去掉删除线；作废的，请删去"),
    "ditto": ProblemKind("warning", "写的是“同上”一类的字，没有采用，上面第 {row} 行有这一项", "请写出具体内容"),
    "ditto-of-nothing": ProblemKind("warning", "写的是“同上”一类的字，上面却没有内容，没有采用", "请写出具体内容"),
    "radicals": ProblemKind(
        "warning", "里有部首字符（多是从 PDF 里复制来的），已换成对应的汉字", "请核对是否正确；表里的也请改过来"
    ),
    "private-use": ProblemKind("error", "里有自造字（各台电脑显示得不一样），没有采用", "请用输入法重新输入这个字"),
    "name-odd": ProblemKind(
        "warning", "写的是数字、日期或“是”“否”，不像单位名称", "请核对这一列是不是单位名称，或改成单位的全称"
    ),
    # the value itself
    "missing": ProblemKind("warning", "没有填写", "请补填；暂时不填的，申请表上这一处会空着"),
    "column-missing": ProblemKind(
        "warning", "表头里没有这一列", "请补上这一列，或者手动指定哪一列是它；否则申请表上这一处会空着"
    ),
    "column-unused": ProblemKind(
        "warning", "没有认出是哪一项，这一列没有读入", "需要这一列的，请手动指定它的内容；不需要的，不用处理"
    ),
    "column-duplicate": ProblemKind(
        "warning",
        "和 {other} 列的表头相同，只读 {other} 列，这一列没有读入",
        "请删去或改名其中一列；要用这一列的，请手动指定",
    ),
    "row-without-unit": ProblemKind(
        "warning", "没有填写，代码也没有，这一行没有读入", "请补填单位名称或统一社会信用代码；不需要的，请删去这一行"
    ),
    "like-account": ProblemKind(
        "warning", "里像是写着账号、银行或收款单位", "请核对，不要照它汇款；收款账户以指导手册为准"
    ),
    "garbled": ProblemKind("error", "里有乱码（�）", "请对照原件重新输入"),
    "uscc-length": ProblemKind(
        "error", "应为 18 位，现有 {length} 位", "请对照统一社会信用代码证书补全或删去多余的字符"
    ),
    "uscc-registration": ProblemKind(
        "error", "是 15 位的旧营业执照注册号，不是统一社会信用代码", "请填写 18 位的统一社会信用代码"
    ),
    "uscc-old-organisation": ProblemKind(
        "error", "是 9 位的组织机构代码，不是统一社会信用代码", "请填写 18 位的统一社会信用代码"
    ),
    "uscc-slip": ProblemKind(
        "error", "第 {position} 位是字母 {wrong}，代码里不用这个字母，可能应为{right}", "请对照统一社会信用代码证书改正"
    ),
    "uscc-character": ProblemKind("error", "第 {position} 位不是数字或大写字母", "请对照统一社会信用代码证书改正"),
    "uscc-department": ProblemKind(
        "error", "前两位是登记管理部门和机构类别，不会是 0", "请对照统一社会信用代码证书改正"
    ),
    "uscc-region": ProblemKind("error", "第 3 至 8 位应为 6 位数字的行政区划码", "请对照统一社会信用代码证书改正"),
    "uscc-check-digit": ProblemKind(
        "error", "校验不通过，有一位或几位写错了", "请对照统一社会信用代码证书逐位核对，留意颠倒的两位"
    ),
    "uscc-organisation": ProblemKind(
        "warning", "第 9 至 17 位（组织机构代码）校验不通过", "请对照统一社会信用代码证书核对；核对无误的可以照用"
    ),
    "id-length": ProblemKind("error", "应为 18 位，现有 {length} 位", "请对照身份证补全或删去多余的字符"),
    "id-character": ProblemKind("error", "前 17 位应为数字，最后一位应为数字或 X", "请对照身份证改正"),
    "id-birth": ProblemKind("error", "第 7 至 14 位不是真实的出生日期", "请对照身份证改正"),
    "id-check-digit": ProblemKind("error", "校验不通过，有一位或几位写错了", "请对照身份证逐位核对，留意颠倒的两位"),
    "id-zeros": ProblemKind("error", "校验不通过，末尾的 0 可能是 Excel 改出来的", "请对照身份证重新输入最后几位"),
    "id-15": ProblemKind("warning", "是 15 位旧号码", "请核对经办人是否已换发 18 位身份证；核对无误的可以照用"),
    "id-residence": ProblemKind("warning", "是港澳台居民居住证号码", "请确认申请表上的证件类型与它一致"),
    "id-other": ProblemKind(
        "warning", "不是身份证号，可能是护照等其他证件的号码", "请对照证件核对；核对无误的可以照用"
    ),
    "mobile-format": ProblemKind("warning", "不是 11 位手机号码", "请对照核对，一格只写一个手机号码"),
    "phone-format": ProblemKind("warning", "不像电话号码", "请写成 010-12345678 或 11 位手机号码"),
    "postcode-format": ProblemKind(
        "warning", "应为 6 位数字", "请核对；Excel 丢了开头的 0 时，先把那一格设为“文本”格式，再重新输入"
    ),
    "email-format": ProblemKind("warning", "不是完整的电子邮箱地址", "请核对，一格只写一个邮箱，如 name@126.com"),
    "email-government": ProblemKind(
        "warning", "是政务邮箱；手册建议尽量不用公务员邮箱接收发票", "可以改用 QQ、163、126 等社会邮箱；也可以照用"
    ),
    "count-format": ProblemKind("warning", "应为大于 0 的整数", "请改成阿拉伯数字，如 3"),
    # how rows relate to each other
    "duplicate-code": ProblemKind("error", "与第 {row} 行重复", "同一个单位请只留一行；代码填错的，请对照证书改正"),
    "duplicate-name": ProblemKind("warning", "与第 {row} 行同名而代码不同", "请核对哪一行的代码正确，删去多余的一行"),
    "same-name": ProblemKind(
        "warning", "与第 {row} 行同名，两行都没有填写代码", "请补填代码；是同一个单位的，请只留一行"
    ),
    "unit-differs": ProblemKind(
        "warning",
        "与第 {row} 行（同一个单位的第一行）写得不同，没有采用",
        "请核对哪一个正确，写在这个单位的第一行",
    ),
    "duplicate-serial": ProblemKind("warning", "与第 {row} 行重复", "请对照介质外壳上的序列号核对"),
    "certificate-orphan": ProblemKind(
        "warning", "在“{sheet}”表里找不到这个单位，这枚证书没有归到任何单位", "请核对代码或名称，或者先登记这个单位"
    ),
    "certificate-without-unit": ProblemKind(
        "warning",
        "没有填写代码和单位名称，这枚证书没有归到任何单位",
        "请补填单位名称或统一社会信用代码",
    ),
    "certificate-ambiguous": ProblemKind(
        "warning", "在“{sheet}”表里有几个单位叫这个名称，这枚证书没有归到任何单位", "请在证书清单里补填统一社会信用代码"
    ),
    "dates-reversed": ProblemKind("warning", "早于生效日期", "请对照证书核对生效日期和到期日期"),
    "certificate-expired": ProblemKind(
        "warning", "的日期已过，证书已经到期", "请尽快办理更新；已经更新的，请改成新的到期日期"
    ),
    "certificate-expiring": ProblemKind("warning", "的日期在 {days} 天之内，证书就要到期", "请安排办理更新"),
}


def finding(code: str, **details: object) -> ValueFinding:
    """The finding of kind *code*, the braces of its sentence filled with *details*."""
    kind = PROBLEM_KINDS[code]
    return ValueFinding(
        kind.severity, code, f"{kind.what.format(**details) if details else kind.what}。{kind.remedy}。"
    )
