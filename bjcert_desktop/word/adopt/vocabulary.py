"""The vocabulary of Chinese office forms: whom labels are about, what they ask for, and labels with one meaning."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

_Key = TypeVar("_Key")


class Whose(Enum):
    """Whom a block or label is about."""

    UNIT = "单位"
    HANDLER = "经办人"
    LEGAL = "法定代表人"
    FORMER = "原单位"
    INVOICE = "发票"
    CERTIFICATE = "证书"
    PAYEE = "收款"
    OTHER = "其他人"


def _table(words: Mapping[_Key, str]) -> dict[str, _Key]:
    """Map each word to its key."""
    return {word: key for key, line in words.items() for word in line.split()}


#: How labels about someone begin.
WHOSE = _table(
    {
        Whose.OTHER: (
            "使用人 使用者 证书使用人 持有人 证书持有人 持证人 保管人 管理员 管理人员 紧急联系人 领取人 收件人 "
            "部门负责人 财务负责人 技术负责人 技术联系人 财务联系人 监护人 委托人 授权人 主管领导 分管领导 "
            "制表人 配偶 负责人"
        ),
        Whose.HANDLER: (
            "经办人员 经办人 经办 联系人员 联系人 业务联系人 办理人员 办理人 代办人 承办人 被授权人 被委托人 "
            "受托人 受委托人 委托代理人 授权代理人 代理人 授权代表 业务经办人 指定联系人 申办人 申领人 申请人员 "
            "项目联系人 申报联系人 申请联系人 注册联系人 具体办理人 填表人 填报人 填写人 报送人 指定经办人"
        ),
        Whose.LEGAL: (
            "法定代表人或负责人 法定代表人或主要负责人 法定代表人 法人代表 法人负责人 法定负责人 法人 "
            "主要负责人 单位负责人 法人或负责人 单位法人 企业法人"
        ),
        Whose.FORMER: "原单位 原机构 原 变更前单位 变更前 更名前 旧单位 旧 曾用",
        Whose.INVOICE: "接收电子发票 接收发票 发票接收 电子发票接收 电子发票 增值税发票 发票 开票 收票 购买方 购方",
        Whose.PAYEE: "收款人 收款单位 收款方 收款",
        Whose.UNIT: (
            "申请单位 申请机构 申办单位 申领单位 申报单位 办理单位 用户单位 使用单位 填报单位 填表单位 委托单位 "
            "政务单位 工作单位 所在单位 现单位 新单位 变更后单位 变更后 更名后 现 新 单位 机构 组织 企业 公司 "
            "用户 主体 本单位 申请者 申请人 我单位 授权单位 开票单位 营业执照 事业单位"
        ),
        Whose.CERTIFICATE: "数字证书 证书",
    }
)

#: What a label asks for.
WHAT = _table(
    {
        "person": "姓名 名字",
        "name": "名称 全称 单位名称 名称全称 中文名称 单位全称 机构名称 抬头 姓名或名称 名称或姓名",
        "code": (
            "统一社会信用代码 社会信用代码 统一信用代码 信用代码 统一社会信用代码证号 统一社会信用代码号 "
            "信用代码证号 组织机构代码 组织机构代码证号 机构代码 机构代码证号 机构信用代码 统一代码 "
            "统一社会信用代码组织机构代码 纳税人识别号 税号 纳税识别号 识别号"
        ),
        "id": (
            "身份证号码 身份证号 身份证 居民身份证号码 居民身份证号 身份证件号码 身份证件号 有效证件号码 "
            "有效身份证件号码 证件号码 证件号 公民身份号码 公民身份证号码 身份号码 身份证编号 身份证明号码"
        ),
        "mobile": "手机号码 手机号 手机 移动电话 移动电话号码 手机电话 联系手机 联系手机号 联系手机号码 移动号码",
        "landline": (
            "固定电话 办公电话 座机 座机号 座机号码 单位电话 单位联系电话 固话 办公室电话 固定电话号码 办公电话号码"
        ),
        "phone": "联系电话 电话 电话号码 联系方式 联系号码 联系电话号码 联络电话",
        "email": (
            "电子邮箱 电子邮箱地址 电子邮件 电子邮件地址 邮箱 邮箱地址 电子信箱 邮件地址 联系邮箱 接收邮箱 "
            "邮箱账号 邮件"
        ),
        "postcode": "邮政编码 邮编 邮政编号 邮递区号",
        "address": (
            "通讯地址 通信地址 联系地址 办公地址 单位地址 地址 详细地址 邮寄地址 注册地址 住所 住所地 所在地址 "
            "办公地点 办公住所 单位住所 经营地址 邮政地址 详细通讯地址 详细通信地址 寄送地址"
        ),
    }
)

#: Labels of fields that belong to no one in particular.
FIELD = _table(
    {
        "申请日期": (
            "申请日期 填表日期 填写日期 填报日期 申请时间 填表时间 填写时间 提交日期 申报日期 申办日期 办理日期 "
            "填单日期 经办日期 制表日期 填报时间 "
            "申请变更日期 申请注销日期 申请更新日期 申请补办日期 申请变更时间 申请提交日期"
        ),
        "业务类型": (
            "业务类型 业务类别 业务种类 业务事项 办理业务 申请业务 申请类型 办理类型 申请类别 申请业务类型 "
            "办理业务类型 办理事项 申请事项 申请办理业务 办理业务类别 业务办理类型"
        ),
        "证书数量": (
            "证书数量 申请数量 办理数量 证书枚数 申请枚数 枚数 数量 证书个数 申请证书数量 合计枚数 办理证书数量 "
            "总枚数 办理枚数 证书总数 总数量"
        ),
        "年限": (
            "年限 办理年限 服务年限 申请年限 证书年限 有效年限 使用年限 更新年限 续期年限 服务期限 服务期 申请期限 "
            "证书服务年限 办理期限 续费年限"
        ),
        "费用合计": (
            "费用合计 合计金额 合计费用 总金额 费用总计 应缴金额 缴费金额 汇款金额 金额小写 小写 小写金额 "
            "应付金额 费用金额 付款金额 支付金额"
        ),
        "费用大写": "费用大写 金额大写 大写 大写金额 人民币大写 合计大写",
        "支付方式": "支付方式 付款方式 缴费方式 交费方式 缴款方式",
        "办理方式": "办理方式 递交方式 提交方式 申请方式",
        "发票抬头": "发票抬头 开票名称 发票名称 开票抬头 抬头 开票单位 开票单位名称 发票单位名称 发票抬头名称",
    }
)

#: Columns of a list of certificates.
COLUMN = _table(
    {
        "证书.序号": "序号 编号 序 号 No NO",
        "证书.证书名称": (
            "证书名称 证书主体名称 证书主体 证书持有单位 证书持有者 证书拥有者 证书用户名称 证书单位名称 "
            "证书使用单位 单位部门名称 单位或部门 单位或部门名称 单位部门 部门名称 使用部门 所在部门 所属部门 所在科室 "
            "部门 科室 处室 "
            "证书CN 证书通用名 持有单位 证书用户 证书主题 部门或单位名称 单位或部门全称"
        ),
        "证书.证书类型": "证书类型 证书类别 证书种类 类型 证书用途类型",
        "证书.使用人": (
            "使用人 使用人姓名 证书使用人 证书使用人姓名 使用者 使用者姓名 持有人 持有人姓名 证书持有人 "
            "证书持有人姓名 保管人 保管人姓名 持证人 持证人姓名 领用人 责任人 管理人 证书管理员 证书保管人 姓名 "
            "Key使用人 Key保管人"
        ),
        "证书.备注": "备注 备注说明 说明 其他说明",
    }
)

#: Labels in English only, without spaces.
ENGLISH = _table(
    {
        "单位名称": (
            "companyname organizationname organisationname unitname nameoforganization nameofcompany applicant "
            "applicantname entityname"
        ),
        "统一社会信用代码": "unifiedsocialcreditcode creditcode socialcreditcode uscc organizationcode",
        "法定代表人": "legalrepresentative legalperson",
        "单位地址": "address mailingaddress contactaddress officeaddress",
        "邮政编码": "postcode postalcode zipcode zip",
        "单位电话": "telephone tel phone officephone telephoneno telno",
        "经办人姓名": "contactperson contact handler agent contactname operator handlername agentname",
        "经办人身份证号": "idnumber idno idcardnumber idcardno identitycardnumber",
        "经办人手机": "mobile mobilephone cellphone mobileno mobilenumber",
        "电子邮箱": "email mail emailaddress",
        "申请日期": "date applicationdate dateofapplication",
        "发票抬头": "invoicetitle",
    }
)


def alternatives(core: str) -> list[str]:
    """The parts of a label that asks for one or the other, a unit's code first; none where it asks for a paper."""
    if re.search("(证书|证明|复印件|材料|报告|副本|意见)$", core):
        return []
    return sorted(re.split(r"[/|、]|或者?|及|和", core), key=lambda part: "信用代码" not in part)
