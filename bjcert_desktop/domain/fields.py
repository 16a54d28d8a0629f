"""The field dictionary: every name that a form may hold and a workbook may have as a column.

Each field is described once: its name, meaning and kind, and where its value comes from. The registry's columns and
checks, the template language, the review page and the lists of blank fields are all derived from it.
"""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class ValueSource(StrEnum):
    """Where a field's value comes from, in the words that people are shown."""

    UNIT = "单位信息表"
    CERTIFICATE = "证书清单"
    CASE = "本次办理"
    GUIDE = "指导手册"


class FieldKind(Enum):
    """What kind of value a field holds: how a cell is read, cleaned and checked follows from it."""

    TEXT = auto()
    USCC = auto()  # unified social credit code, GB 32100-2015
    IDENTITY = auto()  # ID number, GB 11643-1999
    MOBILE = auto()
    PHONE = auto()  # one or several telephone numbers
    POSTCODE = auto()
    EMAIL = auto()
    INVOICE_EMAIL = auto()  # no mailbox of a civil service (chapter 1)
    COUNT = auto()
    SERIAL = auto()  # number of a USBKey
    DATE = auto()


_NUMBERS = re.compile(
    r"(?<![0-9])(?:[0-9]{6}[- ]?[0-9]{8}[- ]?[0-9]{3}[0-9Xx]|(?:(?:\+|00)?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2})"
    r"(?![0-9A-Za-z])|[\w.+-]+@[\w-]+\.[\w.-]+",
    re.ASCII,
)
_NARROW = {0x3000: " "} | {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # as input methods type digits, too
#: How many characters a value of such a kind has.
KIND_LENGTHS = {FieldKind.USCC: 18, FieldKind.IDENTITY: 18, FieldKind.MOBILE: 11, FieldKind.POSTCODE: 6}


@dataclass(frozen=True)
class Field:
    """One field. *name* is its column in the workbook and, in double braces, its spot in a form.

    *attribute* is the attribute of ``Unit`` or ``Certificate`` that holds it. A *needed* field is one that every
    application form asks for. A blank *optional* field is no omission. A *personal* one, by which a person is
    known or reached, is masked and never logged; the telephone of a unit is not personal, unless it is a mobile one.
    """

    name: str
    meaning: str
    example: str
    source: ValueSource
    attribute: str = ""
    kind: FieldKind = FieldKind.TEXT
    needed: bool = False
    optional: bool = False
    personal: bool = False


def _of_unit(
    name: str, meaning: str, example: str, attribute: str, kind: FieldKind = FieldKind.TEXT, **flags: bool
) -> Field:
    return Field(name, meaning, example, ValueSource.UNIT, attribute, kind, **flags)


def _of_certificate(
    name: str, meaning: str, example: str, attribute: str, kind: FieldKind = FieldKind.TEXT, **flags: bool
) -> Field:
    return Field(f"证书.{name}", meaning, example, ValueSource.CERTIFICATE, attribute, kind, **flags)


_K = FieldKind
UNIT_FIELDS = (
    _of_unit("单位名称", "与公章一致的单位全称", "北京市示例区生态环境局", "name", needed=True),
    _of_unit("统一社会信用代码", "18 位统一社会信用代码", "11110105000001011F", "code", _K.USCC, needed=True),
    _of_unit("法定代表人", "法定代表人或负责人姓名", "李示例", "legal_person"),
    _of_unit("单位地址", "通信地址", "北京市示例区示例路1号", "address"),
    _of_unit("邮政编码", "6 位邮政编码", "100000", "postcode", _K.POSTCODE),
    _of_unit("单位电话", "单位联系电话", "010-00000000", "phone", _K.PHONE),
    _of_unit("经办人姓名", "办理本次业务的人", "王示例", "handler", needed=True),
    _of_unit(
        "经办人身份证号",
        "经办人的居民身份证号码",
        "11010519491231002X",
        "handler_id",
        _K.IDENTITY,
        needed=True,
        personal=True,
    ),
    _of_unit("经办人手机", "经办人的手机号码", "13800000000", "handler_phone", _K.MOBILE, needed=True, personal=True),
    _of_unit("电子邮箱", "经办人的电子邮箱", "example@126.com", "email", _K.EMAIL, personal=True),
    _of_unit("发票抬头", "电子发票的抬头，空着时用单位名称", "北京市示例区生态环境局", "invoice_title", optional=True),
    _of_unit(
        "发票邮箱",
        "接收电子发票的邮箱，建议用社会邮箱",
        "example@163.com",
        "invoice_email",
        _K.INVOICE_EMAIL,
        optional=True,
        personal=True,
    ),
    _of_unit("原单位名称", "单位名称变更前的名称", "北京市示例区环境保护局", "former_name", optional=True),
    _of_unit(
        "原统一社会信用代码", "代码也变更时，变更前的代码", "11110105000000270N", "former_code", _K.USCC, optional=True
    ),
    _of_unit("证书数量", "没有证书清单时，单位的证书枚数", "3", "certificate_count", _K.COUNT, optional=True),
    _of_unit("备注", "供本单位自己记事", "", "remark", optional=True),
    _of_unit("原法定代表人", "代码也变更时，原单位的法定代表人", "赵示例", "former_legal_person", optional=True),
    _of_unit("原单位地址", "代码也变更时，原单位的地址", "北京市示例区示例路1号", "former_address", optional=True),
)

CERTIFICATE_FIELDS = (
    _of_certificate("证书名称", "证书上的单位或部门名称，空着时用单位名称", "北京市示例区生态环境局", "name"),
    _of_certificate("证书类型", "如单位证书", "单位证书", "kind", optional=True),
    _of_certificate("USBKey序列号", "介质外壳上的序列号", "BJCA0000000001", "serial", _K.SERIAL),
    _of_certificate("生效日期", "证书有效期的起始日", "2025年12月1日", "valid_from", _K.DATE, optional=True),
    _of_certificate("到期日期", "证书有效期的截止日", "2026年11月30日", "valid_to", _K.DATE),
    _of_certificate("使用人", "保管和使用介质的人", "赵示例", "user", optional=True),
    _of_certificate("联系电话", "使用人的电话", "13800000001", "phone", _K.PHONE, optional=True, personal=True),
    _of_certificate("备注", "需要说明的事项", "", "remark", optional=True),
)

CASE_FIELDS = tuple(
    Field(name, meaning, example, source, optional=True)
    for name, meaning, example, source in (
        ("业务类型", "办理的业务，用它的简称", "更新", ValueSource.CASE),
        ("业务名称", "业务的全称", "证书更新", ValueSource.CASE),
        ("情形", "业务里的哪一种情形", "邮寄或现场办理", ValueSource.CASE),
        ("补办原因", "补办时，USBKey 是丢失还是损坏", "丢失", ValueSource.CASE),
        ("申请日期", "填表的日期", "2026年11月22日", ValueSource.CASE),
        ("证书数量", "本次办理的枚数", "3", ValueSource.CASE),
        ("年限", "本次办理的年数", "1", ValueSource.CASE),
        ("费用合计", "合计金额（元），手册没有写明时空着", "570", ValueSource.CASE),
        ("费用大写", "合计金额的大写", "人民币伍佰柒拾元整", ValueSource.CASE),
        ("金额提示", "金额要先打电话核实时的提示", "汇款前致电核实", ValueSource.GUIDE),
        ("支付方式", "本次选择的支付方式", "网银汇款转账", ValueSource.CASE),
        ("第几套", "要交几套时，这是第几套", "第 1 套/共 2 套", ValueSource.CASE),
        ("示例标记", "用示例数据练习时的标记", "示例数据，不能提交", ValueSource.CASE),
        ("办理方式", "材料怎样提交，邮寄或现场", "邮寄", ValueSource.CASE),
        ("领取方式", "证书怎样领回，邮寄或自取", "邮寄", ValueSource.CASE),
        ("寄件手机", "寄件人的手机，可以选择遮住中间", "138****0000", ValueSource.CASE),
        ("收款单位", "收款人名称", "北京数字认证股份有限公司", ValueSource.GUIDE),
        ("开户行", "收款人的开户银行", "北京银行股份有限公司双清苑支行", ValueSource.GUIDE),
        ("账号", "收款账号", "（见指导手册第1章）", ValueSource.GUIDE),
        ("行号", "开户银行的行号", "（见指导手册第1章）", ValueSource.GUIDE),
        ("收件人", "邮寄资料的收件人", "政务", ValueSource.GUIDE),
        ("收件电话", "收件人的电话", "（见指导手册第1章）", ValueSource.GUIDE),
        ("收件地址", "邮寄和现场办理的地址", "（见指导手册第1章）", ValueSource.GUIDE),
        ("收件地址分行", "收件地址，只在词之间换行", "（见指导手册第1章）", ValueSource.GUIDE),
        ("在线网址", "在线更新和解锁的网址", "（见指导手册第3章）", ValueSource.GUIDE),
        ("手册章节", "本次业务在指导手册里的章节", "第3章第1节", ValueSource.GUIDE),
        ("表样版本", "申请表和明细表用的是哪一版表样", "示例表样", ValueSource.CASE),
        ("证书.序号", "证书在明细表里的序号", "1", ValueSource.CASE),
        ("材料.序号", "材料的序号", "1", ValueSource.GUIDE),
        ("材料.名称", "材料名称", "经办人身份证复印件", ValueSource.GUIDE),
        ("材料.盖章", "需要盖章时为“加盖单位公章”", "加盖单位公章", ValueSource.GUIDE),
        ("材料.说明", "对材料的说明", "", ValueSource.GUIDE),
        ("费用.项目", "收费项目", "单位证书服务费", ValueSource.GUIDE),
        ("费用.算式", "单价、枚数和年数", "190 元 × 3 枚 × 1 年", ValueSource.CASE),
        ("费用.金额", "本项金额（元）", "570", ValueSource.CASE),
        ("步骤.序号", "在线办理步骤的序号", "1", ValueSource.GUIDE),
        ("步骤.内容", "在线办理的一个步骤", "选择证书更新", ValueSource.GUIDE),
        ("提示.内容", "需要注意的事项", "", ValueSource.GUIDE),
        ("内件.内容", "有 USBKey 随寄时的提示", "内有 USBKey", ValueSource.CASE),
        ("核对.内容", "封装前要核对的一项", "信封上已贴好《邮寄地址页》", ValueSource.CASE),
        ("在办栏.标题", "在线办理指引里证书一栏的标题", "本单位登记的证书", ValueSource.CASE),
        ("在办.名称", "在线办理指引里证书的名称", "北京市示例区生态环境局", ValueSource.CASE),
        ("在办.序列号", "在线办理指引里 USBKey 的序列号", "BJCA0000000001", ValueSource.CASE),
        ("在办.到期", "在线办理指引里证书的到期日期", "2026年11月30日", ValueSource.CASE),
        ("信息栏.标题", "在线办理指引里要填写的信息一栏的标题", "填写经办人信息时用", ValueSource.CASE),
        ("信息.名称", "在线办理时要填写的一项", "经办人姓名", ValueSource.CASE),
        ("信息.内容", "这一项的内容", "王示例", ValueSource.CASE),
        ("二维码.说明", "在线网址的二维码旁边的说明", "右上角的二维码是同一网址。", ValueSource.CASE),
        ("单位.序号", "单位在合并汇款单里的序号", "1", ValueSource.CASE),
        ("单位.名称", "合并汇款单里的单位名称", "北京市示例区生态环境局", ValueSource.CASE),
        ("单位.代码", "合并汇款单里的统一社会信用代码", "11110105000001011F", ValueSource.CASE),
        ("单位.业务", "合并汇款单里的业务", "更新", ValueSource.CASE),
        ("单位.枚数", "合并汇款单里单位的证书枚数", "3", ValueSource.CASE),
        ("单位.金额", "合并汇款单里单位的金额（元）", "570", ValueSource.CASE),
        ("文件.名称", "分隔页后面的一种文件", "申请表", ValueSource.CASE),
        ("文件.份数", "这种文件的份数", "2", ValueSource.CASE),
    )
)


def masked(value: str) -> str:
    """A personal value with its middle masked, for lists and reports: 1101**********1231, w****@126.com."""
    name, at, place = value.partition("@")
    if name and at:
        return f"{name[0]}****@{place}"
    head = 4 if len(value) > 11 else 3
    return f"{value[:head]}{'*' * max(len(value) - head - 4, 4)}{value[-4:]}" if len(value) > 7 else "*" * len(value)


def without_numbers(text: str) -> str:
    """A typed *text* with the identity numbers, mobile numbers and mail addresses in it masked."""
    parts: list[str] = []
    end = 0
    for number in _NUMBERS.finditer(text.translate(_NARROW)):
        parts += text[end : number.start()], masked(number[0])
        end = number.end()
    return "".join((*parts, text[end:]))


def names_of(*kinds: FieldKind) -> frozenset[str]:
    """The names of the fields of the workbook that hold such values."""
    return frozenset(field.name for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS) if field.kind in kinds)


#: The fields in which a person's number may be typed as well, by name; a unit's name, by which it is known, stays.
FREE_TEXTS = {
    field.name: field
    for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS)
    if field.kind in (FieldKind.TEXT, FieldKind.PHONE) and field.name != "单位名称"
}
#: Every field by name. 证书数量 is in the workbook and in the case; a form always shows the case's.
FIELDS = {field.name: field for field in (*UNIT_FIELDS, *CERTIFICATE_FIELDS, *CASE_FIELDS)}
