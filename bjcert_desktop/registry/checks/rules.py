"""Every problem that a workbook can have, in one table: how grave it is, what it is, and what to do about it.

An *error* would send the papers back; a *warning* is to be looked at. Neither stops anybody. The sentences never
show a value, so that nothing personal gets into a report or a log.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """*what* may have places in braces, which a finding fills."""

    severity: Severity
    what: str
    remedy: str


class Finding(NamedTuple):
    """What one check says about one value; *message* is a sentence without the cell's place."""

    severity: Severity
    code: str
    message: str


RULES: dict[str, Rule] = {
    # what Excel or the file did to a cell
    "number-damaged": Rule(
        "error",
        "存成了数字，Excel 已改掉了末尾几位，没有采用",
        "请先把这一格设为“文本”格式，再对照原件重新输入",
    ),
    "turned-into-date": Rule(
        "error", "被 Excel 变成了日期，没有采用", "请先把这一格设为“文本”格式，再对照原件重新输入"
    ),
    "date-unreadable": Rule("warning", "不是能认出的日期，已按空白处理", "请改成 2026-3-1 这样的写法"),
    "cell-error": Rule(
        "warning", "公式的结果是错误值（{value}），已按空白处理", "请在 Excel 里改好公式，或者直接填写内容"
    ),
    "formula-without-value": Rule(
        "warning", "是公式，但文件里没有存它的结果，已按空白处理", "请用 Excel 打开文件，保存一次再读；或者直接填写内容"
    ),
    # what a value is
    "missing": Rule("warning", "没有填写", "请补填；暂时不填的，申请表上这一处会空着"),
    "column-missing": Rule(
        "warning", "表头里没有这一列", "请补上这一列，或者手动指定哪一列是它；否则申请表上这一处会空着"
    ),
    "column-unused": Rule(
        "warning", "没有认出是哪一项，这一列没有读入", "需要这一列的，请手动指定它的内容；不需要的，不用处理"
    ),
    "row-without-unit": Rule(
        "warning", "没有填写，代码也没有，这一行没有读入", "请补填单位名称或统一社会信用代码；不需要的，请删去这一行"
    ),
    "garbled": Rule("error", "里有乱码（�）", "请对照原件重新输入"),
    "uscc-length": Rule("error", "应为 18 位，现有 {length} 位", "请对照统一社会信用代码证书补全或删去多余的字符"),
    "uscc-slip": Rule(
        "error", "第 {place} 位是字母 {wrong}，代码里不用这个字母，可能应为{right}", "请对照统一社会信用代码证书改正"
    ),
    "uscc-character": Rule("error", "第 {place} 位不是数字或大写字母", "请对照统一社会信用代码证书改正"),
    "uscc-department": Rule("error", "前两位是登记管理部门和机构类别，不会是 0", "请对照统一社会信用代码证书改正"),
    "uscc-region": Rule("error", "第 3 至 8 位应为 6 位数字的行政区划码", "请对照统一社会信用代码证书改正"),
    "uscc-check-digit": Rule(
        "error", "校验不通过，有一位或几位写错了", "请对照统一社会信用代码证书逐位核对，留意颠倒的两位"
    ),
    "uscc-organisation": Rule(
        "warning", "第 9 至 17 位（组织机构代码）校验不通过", "请对照统一社会信用代码证书核对；核对无误的可以照用"
    ),
    "id-length": Rule("error", "应为 18 位，现有 {length} 位", "请对照身份证补全或删去多余的字符"),
    "id-character": Rule("error", "前 17 位应为数字，最后一位应为数字或 X", "请对照身份证改正"),
    "id-birth": Rule("error", "第 7 至 14 位不是真实的出生日期", "请对照身份证改正"),
    "id-check-digit": Rule("error", "校验不通过，有一位或几位写错了", "请对照身份证逐位核对，留意颠倒的两位"),
    "id-zeros": Rule("error", "校验不通过，末尾的 0 可能是 Excel 改出来的", "请对照身份证重新输入最后几位"),
    "id-15": Rule("warning", "是 15 位旧号码", "请核对经办人是否已换发 18 位身份证；核对无误的可以照用"),
    "id-residence": Rule("warning", "是港澳台居民居住证号码", "请确认申请表上的证件类型与它一致"),
    "id-other": Rule("warning", "不是身份证号，可能是护照等其他证件的号码", "请对照证件核对；核对无误的可以照用"),
    "mobile-format": Rule("warning", "不是 11 位手机号码", "请对照核对，一格只写一个手机号码"),
    "phone-format": Rule("warning", "不像电话号码", "请写成 010-12345678 或 11 位手机号码"),
    "postcode-format": Rule(
        "warning", "应为 6 位数字", "请核对；Excel 丢了开头的 0 时，先把那一格设为“文本”格式，再重新输入"
    ),
    "email-format": Rule("warning", "不是完整的电子邮箱地址", "请核对，一格只写一个邮箱，如 name@126.com"),
    "email-government": Rule(
        "warning", "是政务邮箱，可能收不到电子发票", "建议改用 QQ、163、126 等社会邮箱；确实能收到的可以照用"
    ),
    "count-format": Rule("warning", "应为大于 0 的整数", "请改成阿拉伯数字，如 3"),
    # how rows stand to each other
    "duplicate-code": Rule("error", "与第 {row} 行重复", "同一个单位请只留一行；代码填错的，请对照证书改正"),
    "duplicate-name": Rule("warning", "与第 {row} 行同名而代码不同", "请核对哪一行的代码正确，删去多余的一行"),
    "same-name": Rule("warning", "与第 {row} 行同名，两行都没有填写代码", "请补填代码；是同一个单位的，请只留一行"),
    "unit-differs": Rule(
        "warning",
        "与第 {row} 行（同一个单位的第一行）写得不同，没有采用",
        "请核对哪一个正确，写在这个单位的第一行",
    ),
    "duplicate-serial": Rule("warning", "与第 {row} 行重复", "请对照介质外壳上的序列号核对"),
    "certificate-orphan": Rule(
        "warning", "在“{sheet}”表里找不到这个单位，这枚证书没有归到任何单位", "请核对代码或名称，或者先登记这个单位"
    ),
    "certificate-without-unit": Rule(
        "warning",
        "没有填写代码和单位名称，这枚证书没有归到任何单位",
        "请补填单位名称或统一社会信用代码",
    ),
    "certificate-ambiguous": Rule(
        "warning", "在“{sheet}”表里有几个单位叫这个名称，这枚证书没有归到任何单位", "请在证书清单里补填统一社会信用代码"
    ),
    "dates-reversed": Rule("warning", "早于生效日期", "请对照证书核对生效日期和到期日期"),
    "certificate-expired": Rule(
        "warning", "的日期已过，证书已经到期", "请尽快办理更新；已经更新的，请改成新的到期日期"
    ),
    "certificate-expiring": Rule("warning", "的日期在 {days} 天之内，证书就要到期", "请安排办理更新"),
}


def finding(code: str, **places: object) -> Finding:
    """The finding of the rule *code*, its braces filled with *places*."""
    rule = RULES[code]
    return Finding(rule.severity, code, f"{rule.what.format(**places) if places else rule.what}。{rule.remedy}。")
