"""The meaning of a form's labels: from the wording of Chinese office forms to the field dictionary.

A label says *whose* and *what*: «单位联系人手机» is the handler's mobile telephone. What the label leaves out follows
from its block («经办人信息») or from the person named just before («法定代表人»). Of a legal person the program keeps
only the name, so their numbers and addresses have no field.
"""

import re
import unicodedata
from dataclasses import dataclass

from . import owners
from .vocabulary import ENGLISH, FIELD, WHAT, WHOSE, Whose, alternatives


@dataclass(frozen=True)
class Meaning:
    """A label's *field* (None: no field fits), the *confidence* (0 to 1), and *whose* and *what* it is."""

    field: str | None
    confidence: float
    whose: Whose | None = None
    what: str | None = None


_PREFIXES = sorted(WHOSE.items(), key=lambda pair: -len(pair[0]))
_FIELDS = {
    (Whose.UNIT, "name"): "单位名称",
    (Whose.UNIT, "code"): "统一社会信用代码",
    (Whose.UNIT, "landline"): "单位电话",
    (Whose.UNIT, "phone"): "单位电话",
    (Whose.UNIT, "mobile"): "经办人手机",
    (Whose.UNIT, "email"): "电子邮箱",
    (Whose.UNIT, "address"): "单位地址",
    (Whose.UNIT, "postcode"): "邮政编码",
    (Whose.HANDLER, "name"): "经办人姓名",
    (Whose.HANDLER, "id"): "经办人身份证号",
    (Whose.HANDLER, "mobile"): "经办人手机",
    (Whose.HANDLER, "phone"): "经办人手机",
    (Whose.HANDLER, "landline"): "单位电话",
    (Whose.HANDLER, "email"): "电子邮箱",
    (Whose.HANDLER, "address"): "单位地址",
    (Whose.HANDLER, "postcode"): "邮政编码",
    (Whose.LEGAL, "name"): "法定代表人",
    (Whose.FORMER, "name"): "原单位名称",
    (Whose.FORMER, "code"): "原统一社会信用代码",
    (Whose.INVOICE, "name"): "发票抬头",
    (Whose.INVOICE, "email"): "发票邮箱",
    (Whose.INVOICE, "code"): "统一社会信用代码",
    (Whose.INVOICE, "address"): "单位地址",
    (Whose.INVOICE, "phone"): "单位电话",
    (Whose.INVOICE, "landline"): "单位电话",
    (Whose.PAYEE, "name"): "收款单位",
}
#: Whose it is when neither the label nor its surroundings say so, and how surely.
_USUAL = {
    "name": (Whose.UNIT, 0.6),
    "code": (Whose.UNIT, 0.95),
    "landline": (Whose.UNIT, 0.9),
    "phone": (Whose.UNIT, 0.7),
    "email": (Whose.UNIT, 0.9),
    "address": (Whose.UNIT, 0.9),
    "postcode": (Whose.UNIT, 0.95),
    "id": (Whose.HANDLER, 0.7),
    "mobile": (Whose.HANDLER, 0.8),
}
_LONGEST = 24  #: characters of a label without its notes
_OF_PERSON = ("电子邮箱", "单位电话", "经办人手机", "经办人身份证号")
_PERSONAL = ("id", "mobile")  # a person's rather than the unit's, even in a block about the unit

_MATCHES_SEAL = re.compile(r"(须|应|需|请|要)?[与和同跟按以].{0,6}(公章|印章|盖章).{0,6}(一致|相同|相符|为准|名称)")
_SIGNING_DAY = re.compile("(签[署字名订发]|投标|响应|竞标|报价|(授权)?委托|授权|承诺|声明)(日期|时间)")
_SIGNED = re.compile(r"签字|签名|签章|盖章|公章|印章|签署|签收|加盖|骑缝|手印|\(章\)|\(签\)|\(印\)")
_SEAL = re.compile(r"\((加?盖?(单位|企业|法人)?(公章|盖章|章)|(单位|企业)盖公?章)\)")
_SIGNED_AFTER = re.compile(r"^[_ ]*([\(\[【](本人|亲笔|手写)?(签字|签名|签章|签署|签)|(签字|签名|签章)[_ ]*:)")
_OFFICE = re.compile(
    r"受理|审核|审批|审查|审定|复核|核验|核准|批准|初审|终审|核发|操作员|录入|制证|发证|归档|质检|客服|"
    r"认证(中心|机构|公司)|数字认证|CA(中心|机构|公司|方|填|审)|北京CA|BJCA|RA(中心|点|操作)|服务网点|"
    r"(主管|上级|归口|审|领导|部门|单位|机构)\w{0,4}意见"
)
_FILLED_BY_OFFICE = re.compile(
    r"(受理|审核|审批|认证|发证|制证|CA|服务(机构|商|网点)|管理机构|工作人员|经办机构|主管部门|窗口|北京数字).{0,14}填|"
    r"内部(使用|填写|审批)|专用栏|(部门|科室?|处室?|办公室|中心|学院|学校|机构|分局|委员会|主管)(负责)?填[写报]?(事项|内容|部分|栏|$)"
)
_OFFICE_HEADING = re.compile(
    r"^\w{0,8}?((受理|审核|审批|核验|审查)(审批|审核|单位|部门|机构|点|网点|意见|情况|信息|记录|结果|部分|栏|事项)*|办理(记录|结果)|\w{0,6}意见)"
    r"(专用)?(填写)?$"
)
#: A remark about the form, rather than a heading.
_REMARK = re.compile("灰色|阴影|底色|背景|红色|星号|带|标有|标注|标记|以上|必填|选填|留存|一式|份|后方|交由|提交|说明")
_HANDS_OFF = re.compile(r"(请勿|勿|不必|不用|无需|无须|不需要?|不要)填")
_FOR_APPLICANT = re.compile(r"(申请|用户|办理|填报|填表|申办|经办)(单位|人|方|机构|者|人员)?.{0,8}(填写|填报|如实填)")
_NUMBER = re.compile(
    r"^(\(?\d{1,2}\)?[.、)](?!\d)|\d{1,2}(?![\d位])(?=[\u4e00-\u9fff])|\([一二三四五六七八九十]{1,3}\)|"
    r"[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十\d]{1,3}[项部分条]+[、.:]?)"
)
_NOTE = re.compile(r"\([^()]*\)|\[[^\]]*\]|【[^】]*】|<[^>]*>|〔[^〕]*〕|〈[^〉]*〉|\{[^}]*\}")
MARKS = "*★☆※●◆■▲△◇·•#.。、,，:;；-—_/\\|"
_KEY = re.compile(r"u(sb)?[-_ ]*key|(?<![a-z])key(?![a-z])", re.IGNORECASE)
_MAIL = re.compile(r"e[-_ ]?mail", re.IGNORECASE)
_KEPT = {"CA", "SN", "PIN", "CN", "BJCA", "NO", "RA", "ID"}  #: English words that do not translate a label
_CJK = re.compile(r"[\u4e00-\u9fff]")


def squeeze(text: str) -> str:
    """*text* without spaces, its full-width signs half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_signature(text: str) -> bool:
    """Whether the label asks for a signature or seal."""
    return bool(_SIGNED.search(_SIGNING_DAY.sub("", _MATCHES_SEAL.sub("", squeeze(text)))))


def is_day(core: str) -> bool:
    """Whether a label asks for the day of whoever signs: «日期», «投标日期»."""
    return core in ("日期", "时间", "年月日") or bool(_SIGNING_DAY.fullmatch(core))


def is_seal(text: str) -> bool:
    """Whether *text* only says that a unit puts its seal here."""
    return bool(_SEAL.fullmatch(squeeze(text)))


def is_signed(text: str) -> bool:
    """Whether a person signs before *text*: «（签字）»."""
    return bool(_SIGNED_AFTER.match(squeeze(text)))


def is_sealed_unit(text: str) -> bool:
    """Whether the label asks for a unit's name and its seal: «投标人（盖章）»."""
    line = squeeze(text)
    bare = _SEAL.sub("", line)
    core = core_of(bare)[0]
    named = owners.is_giver(core) or core == "名称" or (not _SIGNED.search(bare) and owners.unit_word(core) is not None)
    return bare != line and named


def is_office(text: str) -> bool:
    """Whether the certification authority or another office fills in what the label asks for."""
    core, notes = core_of(text)
    return bool(_OFFICE.search(core) or any(map(_FILLED_BY_OFFICE.search, (core, *notes))))


def for_office(text: str) -> bool | None:
    """Whether a heading assigns what follows to the certification authority (True) or the applicant (False)."""
    line = squeeze(text)
    if not line or len(line) > 45 or "。" in line.rstrip("。"):
        return None
    before, below, rest = line.rpartition("以下")
    below = below + rest if below else line
    if not before and _REMARK.search(below):
        return None
    if not _HANDS_OFF.search(below) and _FOR_APPLICANT.search(below):
        return False
    core = core_of(below)[0]
    handed = _FILLED_BY_OFFICE.search(below) or (
        _HANDS_OFF.search(below) and re.search("以下|此栏|本栏|此处|下列", below)
    )
    return True if handed or (len(core) <= 16 and _OFFICE_HEADING.search(core)) else None


def core_of(text: str) -> tuple[str, list[str]]:
    """A label without its number, marks, bracketed notes and translation; and the notes."""
    line = squeeze(text)
    line = _NUMBER.sub("", line.strip(MARKS), count=1)
    notes = [note[1:-1] for note in _NOTE.findall(line)]
    line = _NOTE.sub("", line).strip(MARKS + "()（）\"'“”")
    if _CJK.search(line):
        line = _MAIL.sub("" if re.search("邮|信箱", line) else "邮箱", line)
        line = _KEY.sub("Ж", line)  # keep what is not a translation
        line = re.sub(r"^[A-Za-z]{2,}(?=地址$)", "某", line)  # an address of another kind
        line = re.sub(r"[A-Za-z][A-Za-z.,'&/()-]*(?<!CA)(?<!SN)", lambda m: m[0] if m[0].upper() in _KEPT else "", line)
        line = line.replace("Ж", "Key").strip(MARKS)
        line = re.sub(r"^(填写(?!日期|时间|人)|请填写|请输入|本次|\d+位)|\d+位$", "", line)
    return line, notes


def is_about_another(text: str) -> bool:
    """Whether a form's or block's title names a person who is not the applicant's: «项目负责人情况表»."""
    core = re.sub("审批|审核|复核|核查", "", core_of(text)[0])  # who decides is not whom the form is about
    return owners.is_other_person(core) and bool(
        re.search("(情况|信息|简历|登记|履历|简况|资料|基本情况)(一览)?表?$", core)
    )


def heading(text: str) -> Whose | None:
    """Whom the lines below a heading are about."""
    line, notes = core_of(text)
    line = owners.one_legal(line or "".join(notes))
    if re.search("[表书]$", line):
        return None
    if owners.is_other_person(line) or owners.is_other_unit(line):
        return Whose.OTHER
    unit = re.search("单位|机构|企业|公司|申请(人|方|信息)|^基本(信息|情况)|组织", line)
    found = [
        whose
        for pattern, whose in (
            ("发票|开票", Whose.INVOICE),
            ("变更前|更名前|^原", Whose.FORMER),
            ("使用人|持有人|管理员|保管人|操作员|领导", Whose.OTHER),
            ("经办|联系人|办理人|代办|承办人|被授权|受托|代理人|被委托", Whose.HANDLER),
            ("法定代表人|(单位|主要)负责人|(?<!非)法人(?!单位|或非|组织)", Whose.LEGAL),
            ("收款", Whose.PAYEE),
            ("变更后|更名后|申请变更|拟变更", Whose.UNIT),
        )
        if re.search(pattern, line)
    ]
    if len(found) == 1 and not (unit and re.search("[及和与、/]", line)):
        return found[0]
    if found:
        return None
    return Whose.UNIT if unit else Whose.CERTIFICATE if re.search("证书|Key|介质", line) else None


def read(text: str, block: Whose | None = None, person: Whose | None = None) -> Meaning:
    """The field for the label *text* in a *block* about someone, after the name of a *person*."""
    core, notes = core_of(text)
    if not core or len(core) > _LONGEST or is_signature(text) or is_office(text) or re.search("英文|拼音|外文", text):
        return Meaning(None, 0)
    if re.match("其(?![他它])|原工作单位", core):
        return Meaning(None, 0, Whose.OTHER)
    meaning = _read(core, notes, block, person)
    if owners.is_giver(core) and owners.names_giver(notes):
        return Meaning("单位名称", 0.6, Whose.UNIT, "name")
    if block is Whose.OTHER and meaning.field not in (None, "申请日期"):
        return Meaning(None, 0, Whose.OTHER, meaning.what)
    if meaning.what is None and meaning.field is None and (parts := alternatives(core))[1:]:
        for part in parts:
            other = _read(part, notes, block, person) if part else meaning
            if other.field and owners.unit_word(part) != part and part != "名称":
                return Meaning(other.field, other.confidence - 0.15, other.whose, other.what)
    return meaning


def _read(core: str, notes: list[str], block: Whose | None, person: Whose | None) -> Meaning:
    if not _CJK.search(core):
        field = ENGLISH.get(re.sub("[^a-z]", "", core.lower()))
        if person is Whose.OTHER and field in _OF_PERSON:
            return Meaning(None, 0, person)
        return Meaning(field, 0.9 if field == "电子邮箱" else 0.8 if field else 0)
    if core in FIELD:
        return Meaning(FIELD[core], 0.95)
    if is_day(core):
        return Meaning("申请日期", 0.7)
    if re.search("票", core) and re.search("邮|mail", core):
        return Meaning("发票邮箱", 0.95, Whose.INVOICE, "email")
    paid = core.startswith("收款") or block is Whose.PAYEE
    if paid and (account := re.search("[账帐]号$|开户银?行$|收款银行", core)):
        return Meaning("账号" if "号" in account[0] else "开户行", 0.9)
    return _read_parts(core, notes, block, person)


def _read_parts(core: str, notes: list[str], block: Whose | None, person: Whose | None) -> Meaning:
    """The meaning of a label that says whose, what, or both."""
    whose, what, known = take_apart(core)
    if not known:
        somebody = owners.is_other_person(core) or owners.is_somebody(core)
        return _of_unit(core) or (Meaning(None, 0, Whose.OTHER, "name") if somebody else Meaning(None, 0, whose))
    said = whose
    for note in notes:
        about = heading(note) if re.search("变更|更名|原|经办人|联系人|法定代表人|法人|负责人", note) else None
        if about in (Whose.FORMER, Whose.UNIT) or (whose is None and about):
            whose = about
        if what == "phone" and "手机" in note:
            what = "mobile"
    return _settle(whose, what, said is not None, block, person)


def _of_unit(core: str) -> Meaning | None:
    """The meaning of a label about the unit under another name: «投标人», «建设单位名称», «供应商地址»."""
    if owners.unit_word(core):
        return Meaning("单位名称", 0.7, Whose.UNIT, "name")
    if owners.is_party(core):
        return Meaning("单位名称", 0.55, Whose.UNIT, "name")
    word, rest = owners.unit_and(core) or ("", "")
    what = WHAT.get(rest)
    if what is None or what == "name":
        inner, what, known = take_apart(rest)
        if not word or not known or inner not in (Whose.LEGAL, Whose.HANDLER):
            return None
        field = _FIELDS.get((inner, what or "name"))
        return Meaning(field, 0.75 if field else 0, inner, what or "name")
    field = _FIELDS.get((Whose.UNIT, what))
    return Meaning(field, 0.75, Whose.UNIT, what) if field else None


def take_apart(core: str) -> tuple[Whose | None, str | None, bool]:
    """Whose and what *core* is about, and whether all of it is known words."""
    if len(core) > _LONGEST:
        return None, None, False
    if core in WHAT and not core.startswith(("单位", "机构", "组织")):
        return None, WHAT[core], True
    for word, whose in _PREFIXES:
        if core.startswith(word):
            rest = core.removeprefix(word).removeprefix("的").removeprefix("本人").removeprefix(":")
            if not rest:
                return whose, None, True
            inner, what, known = take_apart(rest)
            if known:
                keep = inner is None or (inner is Whose.UNIT and whose in (Whose.FORMER, Whose.INVOICE, Whose.PAYEE))
                return whose if keep else inner, what, True
    return None, WHAT.get(core), core in WHAT


def _settle(whose: Whose | None, what: str | None, said: bool, block: Whose | None, person: Whose | None) -> Meaning:
    """The field for *whose* and *what*; block and person fill in what the label leaves open."""
    confidence = 0.95
    if whose in (None, Whose.UNIT) and block in (Whose.FORMER, Whose.INVOICE) and what in ("name", "code", None):
        whose, confidence = block, 0.9
    if what == "person":
        return _settle_person(whose, block, person)
    if whose is None:
        whose, confidence = _around(what, block, person)
    if whose is Whose.UNIT and not said and what == "id":
        whose, confidence = Whose.HANDLER, 0.6
    if whose is None and what:
        whose, confidence = _USUAL[what]
    if whose in (None, Whose.INVOICE, Whose.CERTIFICATE) and what is None:
        return Meaning(None, 0, whose)
    field = _FIELDS.get((whose, what or "name")) if whose else None
    confidence = min(confidence, 0.85) if whose is Whose.HANDLER and field in ("单位地址", "邮政编码") else confidence
    if block is Whose.FORMER and (whose in (Whose.LEGAL, Whose.HANDLER) or what not in ("name", "code", None)):
        field = None  # of the former unit nothing is kept but its name and code
    return Meaning(field, confidence if field else 0, whose, what or "name")


def _around(what: str | None, block: Whose | None, person: Whose | None) -> tuple[Whose | None, float]:
    """Whose a label is that does not say so: of the person just named, or of its block; and how surely."""
    if what in _PERSONAL and person and block in (None, Whose.UNIT, Whose.CERTIFICATE, person):
        return person, 0.9
    named_last = person is Whose.OTHER or (person is Whose.LEGAL and block is Whose.HANDLER)
    if named_last and what in (*_PERSONAL, "phone", "email"):
        return person, 0.9
    if block not in (None, Whose.CERTIFICATE):
        return block, 0.9
    if person is Whose.OTHER and what != "code":
        return person, 0.9
    return (person, 0.75) if what == "phone" and person is Whose.HANDLER else (None, 0.95)


def _settle_person(whose: Whose | None, block: Whose | None, person: Whose | None) -> Meaning:
    """«姓名»: the name of whoever the label, block or line is about; the handler's if nobody is named."""
    people = (Whose.HANDLER, Whose.LEGAL, Whose.OTHER)
    owner = next((about for about in (whose, block, person) if about in people), None)
    if owner is None and (whose or block) in (None, Whose.UNIT, Whose.CERTIFICATE):
        return Meaning("经办人姓名", 0.5, Whose.HANDLER, "name")
    field = _FIELDS.get((owner, "name")) if owner else None
    confidence = 0.95 if owner is whose else 0.9
    return Meaning(field, confidence if field else 0, owner, "name")
