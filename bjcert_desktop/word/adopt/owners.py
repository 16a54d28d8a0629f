"""Whose a place is, by the words of its label: our unit under other names, other persons, parties, signers.

What is the applicant's own is certain only in forms about certificates; everywhere else a place belongs to the unit
only if nothing says otherwise.
"""

import re

#: Words of forms about certificates: only there do the business, the number of certificates, terms and fees mean ours.
_DIGITAL = re.compile(
    r"数字证书|电子证书|电子认证|电子钥匙|U(SB)?[-_ ]?KEY|Key(号|编号|序列号)|CA(证书|认证|机构|中心|公司)|北京CA|BJCA|"
    r"数字认证|一证通|PIN码|密码(钥匙|卡)|介质(编号|序列号)|证书CN",
    re.IGNORECASE,
)
_OF_OURS = "(?:^|[^\u4e00-\u9fff]|单位|机构|法人|用户|政务|业务|办理|申请|安全|设备|原|新|本|张)证书"
_CERTIFICATES = re.compile(
    rf"{_OF_OURS}(序列号|介质|解锁|吊销|枚数|主体|密码|更新|续期|延期|保管人|业务)|(续期|续费)年限|吊销证书"
)
#: Titles; in forms of licences they are those of other certificates.
_CERTIFICATES_FORM = re.compile(
    rf"{_OF_OURS}\w{{0,4}}(申请|申办|新办|补办|补领|注销|变更|登记|办理|明细|清单|管理|信息)\w{{0,4}}(表|书|单)$"
)
#: Papers with the same businesses as ours: «变更», «补办», «注销».
_LICENCE = re.compile("许可|(?<!营业)执照|资质|资格|备案[表证凭]|登记证书|凭证")
_TENDER = re.compile("投标人|竞标人|磋商文件|谈判文件|招标文件|投标文件|响应文件|询价文件")
_SHORT_LINE = 40  #: characters of a label or heading
_WHOSE_BUSINESS = "(数字|证书|业务|密码|信息|办理|申请|到期|丢失|遗失|损坏|或)*"
_BUSINESSES = ("新办", "更新", "补办", "变更", "解锁", "吊销")
#: A unit under the name of what it does in this form.
_ROLE = (
    "(?:投标|响应|报价|参选|报名|质疑|投诉)?供应商|供方|供货商|供货方|投标人|投标方|竞标人|竞标方|竞价人|竞买人|报价人|报价方|响应人|响应方|应答人|应答方|参选人|"
    "比选申请人|磋商申请人|谈判申请人|申报人(?=名称|全称)|投诉人|质疑人|承诺方|委托方|承包人|承包方|纳税人|(?:经营者|业户|商户|旅行社)(?=名称)|承租方|受让方|用户方|报名方|申报方|申请方"
)
_KINDS = "所在|所属|隶属|工作|现|申请|申报|填报|注册|生产|施工|建设|参展|参赛|报名|推荐|承诺|法人|牵头|依托|会员"
_PLACE = "公司|企业|机构|学校|院校|高校|医院|院所|团体|组织|幼儿园|研究所|事务所|协会"
_UNITS = rf"{_ROLE}|\w{{0,6}}?单位|(?:{_KINDS})?(?:{_PLACE})|\w{{2,6}}(?:公司|机构|企业)(?=名称|全称)"
_UNIT = re.compile(rf"^({_UNITS})(?:的)?(?:名称|全称|名)?$")
_UNIT_AND = re.compile(rf"^({_UNITS})(?:的)?(.{{2,10}})$")
_SOME_UNIT = re.compile(rf"^(\w{{0,16}}?({_PLACE}|单位|采购人|招标人|发包人|业主)|{_ROLE})(的)?(名称|全称)?$")
_BIDDER = re.compile(
    "(投标|响应|报价|参选|报名|质疑|投诉)?供应|供方|供货|投标|竞标|报价|响应|应答|参选|比选|磋商|谈判|质疑|投诉"
)
_HANDS_IN = re.compile("申请|申报|申办|填报|填表|报名|承诺|声明|参|本|所在|工作|用人|用户|使用|依托|法人|牵头")
_ACCUSED = re.compile("被(投诉|质疑|举报|申请|申诉|检查|告|执行)人?(单位)?(\\(.*\\))?(名称|姓名)?[0-9一二]?$")
#: Units of others: those who decide, receive, pay, teach or supervise; and those of other times and persons.
_OTHER_UNIT = re.compile(
    "监理|立项|型式|试验|监督|业主|产权|制造|改造|安装|维保|物业|审计|会计|评估|运输|承运|收件|收货|举办|兴办|外送|外包|登记机|审|批|主管|受理|采购|招标|代理|设计|勘察|检测|检验|开户|培训|实习|接收|见证|验收|毕业|合作|对方|收款|付款|上级|"
    "发证|颁证|签发|发放|管理|配偶|家庭|父|母|介绍|证明|评|鉴定|认证|承接|中标|分包|出具|保险|主办|协办|指导|归口|担保|"
    "第三方|其他|其它|相关|有关|所有|本次|任何|同意|非|或|及|和|与|曾|原|银行|就读|录取|挂靠|派出|录用|复查|检查|整改|业主|保函|乙方|甲方|"
    "被|外协|协作|往来|上游|下游|我|贵|该|各|分|子|总|母|联合体|分支|性质|型|类|事业|国有|民营|级|证书|获奖|颁奖|服务|运营"
)
#: What is never anybody's but another person's: labels, rows and blocks of theirs.
_PERSON = re.compile(
    "配偶|爱人|父亲|母亲|父母|家长|家属|监护人|亲属|子女|成员|紧急|老师|教师|导师|讲师|辅导员|班主任|院长|校长|所长|主任|"
    "处长|科长|部长|经理|总监|工程师|技术员|质检员|安全员|施工员|检查员|资料员|会计|出纳|财务人员|推荐人|介绍人|证明人|担保人|"
    "保证人|见证人|鉴定人|评阅人|评审|专家|负责人|被保险人|受益人|收件人|收货人|送件人|寄件人|领取人|领奖人|借款人|代收人|"
    "共有人|股东|董事|监事|被申请人|被告|原告|第三人|律师|乘客|病人|患者|受试者|研究者|医师|医生|护士|候选人|被推荐人|队长|队员|组长|领队|翻译|司机|"
    "复核|审核|审批|批准|签发|编制|校对|记录人|检查人|核查人|复测人|施测人|测量人|作者|发明人|设计人|开发者|主持人|举报人|(会员|职工|学生|家长|党员|团体)代表|"
    "丙方|技术联系|业务对接|制表|经营者(?!名称)|[\u4e00-\u9fff](员|师)$"
)
_OTHER_PERSON = re.compile(
    "紧急|被申请人|被委托方|诉讼代理|代收人|被推荐|被担保|技术负责|部门负责|项目负责|财务负责|业务负责|现场负责"
)
_OWN_PERSON = re.compile(
    "经办|联系人|代理人|被授权|受托|被委托|法定代表|法人|单位负责人|主要负责人|申请人|填表人|填报人|办理人|申报人|报名人|承诺人|声明人|本人"
)
#: Two parties of one paper; ours is the first, where neither is printed.
_PARTIES = (
    ("甲方", "乙方"),
    ("委托方", "受托方"),
    ("委托人", "受托人"),
    ("申请人", "被申请人"),
    ("原告", "被告"),
    ("供方", "需方"),
    ("卖方", "买方"),
    ("发包人", "承包人"),
    ("出租方", "承租方"),
    ("转让方", "受让方"),
)
_APPLICANT = re.compile(
    r"申请|申报|申办|填报|填表|报名|经办|办理人|法定代表|法人|单位(负责人)?[:(]|公司[:(]|企业[:(]|承诺|声明|本单位|我单位|"
    rf"本人|学生|用户|授权代表|全权代表|投标人代表|被授权|委托人|负责人\(?签字?|{_ROLE}"
)
_SIGNER = re.compile(
    "监护人|家长|受试者|研究者|医师|医生|患者|审|批|核|监理|教师|老师|导师|主任|领导|部门|主管|经理|受托|甲方|乙方|被申请|见证|接收|收件|签收|受理|检查|验收|签发|编制|"
    "登记机关|登记人员|管理人员|校长|院长|所长|处长|科长|意见|专家|评|上级|工程师|负责人|操作员|复测|记录人|校对|发放|采购人|招标人|业主|开户|银行|保函|鉴定"
)
_ENGLISH_SIGNER = re.compile(
    r"\b(PI|Investigator|Supervisor|Manager|Director|Witness|Auditor|Monitor|Sponsor|Reviewer|Approver|Instructor|Advisor|"
    r"(Approved|Reviewed|Checked|Received|Verified) by)\b",
    re.IGNORECASE,
)

_ABOUT_A_PERSON = re.compile(
    "个人(基本)?信息|(入职|离职|应聘|求职|实习|见习|转正|退休|体检|健康检查|简历|履历|干部任免|在职|收入|劳动关系(?=.*证明)|员工\\w{0,4}(登记|信息))\\w{0,8}"
    "(表|证明书?|登记|审批)"
)
_OF_PERSONS = re.compile("委托人[:(][^:]{0,40}身份证|委托人姓名")  #: one person gives another a mandate
_OF_UNITS = re.compile("委托单位|法定代表人|公章|盖章|我单位|本单位|我公司|本公司|(?<!工作)单位名称")
_UNITS_OWN = re.compile("法定代表|法人|负责人|信用代码|营业执照|经办|联系人|项目代表|授权代表|公司|单位")


def about_certificates(lines: list[str]) -> bool:
    """Whether a form with these printed *lines* is about digital certificates, and does not only mention one."""
    text = "\n".join(lines)
    if _TENDER.search(text):
        return False
    box = rf"(□{_WHOSE_BUSINESS}{{0}}|(^|[^\u4e00-\u9fff]){_WHOSE_BUSINESS}{{0}}□)"
    offered = {name for name in _BUSINESSES if re.search(box.format(name), text, re.MULTILINE)}
    short = [line for line in lines if len(line) <= _SHORT_LINE]
    bare = [re.sub(r"\([^()]*\)", "", line) for line in short]
    if any(map(_DIGITAL.search, short)) or any(map(_CERTIFICATES.search, bare)):
        return True
    titled = any(map(_CERTIFICATES_FORM.search, bare)) or len(offered) > 1
    return titled and ("解锁" in offered or not _LICENCE.search(text))


def unit_word(core: str) -> str | None:
    """The word that a unit's name goes by in the label *core* («投标人», «建设单位»), unless it is somebody else's."""
    found = _UNIT.match(core)
    word = found and found[1]
    return word if word and not _OTHER_UNIT.search(word) else None


def names_unit(core: str) -> bool:
    """Whether a label asks for the name of some unit, ours or another's."""
    return bool(_SOME_UNIT.match(core))


def is_other_unit(text: str) -> bool:
    """Whether a heading names a unit that is somebody else's: «合作单位», «监理单位信息»."""
    core = re.sub("(的?基本|的)?(信息|情况|资料|简况|概况)$", "", text)
    return names_unit(core) and unit_word(core) is None and not re.match("变更|更名|原|曾", core)


def is_applicant(word: str) -> bool:
    """Whether the word for a unit says that it is the one which hands in the paper: «申报单位», «投标人»."""
    return bool(_HANDS_IN.match(word) or _BIDDER.match(word))


def rivals(word: str, other: str) -> bool:
    """Whether two words name different units of one paper: «建设单位» and «施工单位», but not «单位» and «所在学校»."""
    roles = {
        re.sub(rf"^(所在|所属|隶属|工作|现|本|申请|申报|填报)|({_PLACE}|单位)$", "", each) for each in (word, other)
    }
    return len({role[:2] for role in roles}) > 1 and "" not in roles and not all(map(_BIDDER.match, roles))


def is_of_other_unit(core: str) -> bool:
    """Whether a label asks something about a unit that is somebody else's: «产权单位统一社会信用代码»."""
    found = _UNIT_AND.match(core)
    return bool(found and _OTHER_UNIT.search(found[1]))


def is_accused(core: str) -> bool:
    """Whether a label names the unit that a complaint is about, the lines after which are its own."""
    return bool(_ACCUSED.match(core))


def unit_and(core: str) -> tuple[str, str] | None:
    """The word of a unit, and what the label asks about it: «建设单位地址»."""
    found = _UNIT_AND.match(core)
    return (found[1], found[2]) if found and not _OTHER_UNIT.search(found[1]) else None


def is_other_person(core: str) -> bool:
    """Whether a label or heading names a person who is neither the handler nor the legal representative."""
    return bool(_OTHER_PERSON.search(core) or (_PERSON.search(core) and not _OWN_PERSON.search(core)))


def is_somebody(core: str) -> bool:
    """Whether an unknown label names a person by what they do: «交寄人»."""
    return bool(re.search("[\u4e00-\u9fff]{2}人(姓名)?$", core)) and not (
        _OWN_PERSON.search(core) or names_unit(core) or is_party(core)
    )


def party(core: str) -> tuple[int, int] | None:
    """The pair and side of the party that a label begins with: «乙方法定代表人»."""
    for number, pair in enumerate(_PARTIES):
        for side, word in enumerate(pair):
            if core.startswith(word) and core != word and word not in ("申请人", "原告", "被告"):
                return number, side
    return None


def is_party(core: str) -> bool:
    """Whether a label is nothing but the word for a party of the paper: «甲方», «原告»."""
    return any(core == word for pair in _PARTIES for word in pair)


def is_giver(core: str) -> bool:
    """Whether a label is nothing but the word for whoever gives a mandate."""
    return core in ("委托人", "授权人", "委托方", "授权方")


def names_giver(notes: list[str]) -> bool:
    """Whether the notes of a label say that a unit gives the mandate: «委托人（单位）», «委托人（申请人）»."""
    return any(re.search("单位|公司|企业|申请人|甲方|法人名称", note) for note in notes)


def is_first_party(core: str, pairs: set[int]) -> bool:
    """Whether a label is nothing but the word for the first party of one of *pairs*: «委托人»."""
    return any(core == _PARTIES[pair][0] for pair in pairs)


def is_organiser(core: str) -> bool:
    """Whether a label asks for the unit that organises something: the applicant where no other unit is named."""
    return bool(re.fullmatch("\\w{0,4}(主办|举办)(单位|方|机构)(名称|全称)?", core))


def is_mandate(pair: int) -> bool:
    """Whether the pair is a person who empowers another: in a unit's own mandate both are ours."""
    return _PARTIES[pair] == ("委托人", "受托人")


def party_of_block(text: str) -> tuple[int, int] | None:
    """The pair and side of the party whose block is headed by the cell *text*."""
    for number, pair in enumerate(_PARTIES):
        for side, word in enumerate(pair):
            if re.fullmatch(rf"{word}(\([^()]*\))?(的)?(基本)?(信息|情况|单位|资料)?", text):
                return number, side
    return None


def _printed(match: re.Match[str], other: str) -> str:
    """What stands after a party's colon, without the other party and without the label of the next place."""
    text = match[1].split(other)[0].strip("_ ")
    followed = match.string[match.end() :].startswith(":") and other not in match[1]
    text = re.sub(r"(^|[_ ]+)[^_ ]*$", "", text) if followed else text
    return "" if text.startswith((",", "、", "(")) else text


_SHORT = re.compile('以下(?:简称|称)[:“"]?(甲方|乙方)')


def party_heads(texts: list[str]) -> list[int | None]:
    """For cells that head columns, the side of the party that each names; all None unless both of a pair are there."""
    for pair in _PARTIES:
        if all(word in texts for word in pair):
            return [pair.index(text) if text in pair else None for text in texts]
    return [None] * len(texts)


def parties(text: str) -> list[tuple[int, int, int, str]]:
    """The parties that head a line or column in *text*: pair, side, where it stands, and what is printed after it."""
    found = []
    for number, pair in enumerate(_PARTIES):
        for side, word in enumerate(pair):
            of = r"(?:\([^()]*\)|\))?(?:名称|的?(?:开票|收款|账户|开户|银行|联系|基本)\w{0,4})?(?:\([^()]*\))?"
            spaced = " *".join(word)
            pattern = rf"(?<![\u4e00-\u9fff]){spaced}{of}\s*:([^:\n]*)"
            matches = re.finditer(pattern, text)
            found += [(number, side, match.start(), _printed(match, pair[1 - side])) for match in matches]
    for match in _SHORT.finditer(text):
        printed = text[match.end() :].partition(":")[2]
        found.append((0, int(match[1] == "乙方"), match.start(), printed.split("以下")[0]))
    return found


def is_about_a_person(title: str, text: str) -> bool:
    """Whether a paper is about somebody who is neither the handler nor the legal representative: «入职登记表»."""
    return bool(_ABOUT_A_PERSON.search(title) or (_OF_PERSONS.search(text) and not _OF_UNITS.search(text)))


def is_person(text: str) -> bool:
    """Whether the party that the lines *text* are about is a person rather than a unit."""
    return bool(re.search("身份证|性别|民族|出生|周岁|[男女],", text)) and not _UNITS_OWN.search(text)


def one_legal(text: str) -> str:
    """*text* with the legal representative under one word: «法定代表人/单位负责人»."""
    both = r"(法定代表人|单位|法人代表)(\((主要|单位)?负责人\)|[/或、]+(主要|单位)?负责人)"
    return re.sub(both, "法定代表人", text)


def signer(text: str) -> bool | None:
    """Whether the last signer that *text* names is the applicant (True), somebody else (False), or there is none."""
    if re.search(
        "(?<!申请)(审批|审核|审查|核查|验收|批准|复核|主管|上级|部门|领导|导师|教师)\\w{0,4}(意见|结论|结果)", text
    ):
        return False
    text = one_legal(text)
    ours = max((match.start() for match in _APPLICANT.finditer(text)), default=-1)
    others = max((match.start() for match in _SIGNER.finditer(text)), default=-1)
    return None if ours == others == -1 else ours >= others


def is_signed_in_english(text: str) -> bool:
    """Whether somebody other than an applicant signs beside an English «Date»."""
    return bool(_ENGLISH_SIGNER.search(text))
