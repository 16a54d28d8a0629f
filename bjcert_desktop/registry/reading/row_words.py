"""What a row says of itself: a sum, a heading, a note, a signature, an explanation of the columns."""

import re
import unicodedata

from .column_choice import is_known_header
from .columns import bare_header

_NUMERAL = r"[\d一二三四五六七八九十百千零两]"
_SUM = re.compile(
    "(?:本页|本表|全部|全区|全市|全县|全省|全国|全局|单位|证书|数量|人数|金额|单位数|个数|户数|家数|页|总)?"
    "(?:合计|总计|小计|共计|累计|总数|汇总|计数)(?:数|数量|单位数|平均值|金额)?"
)
#: What Excel and WPS write beside their own subtotals.
_SUBTOTAL = re.compile(
    r".{0,60}[\s　](?:汇总|计数|平均值|最大值|最小值|乘积|求和|数值计数|Total|Count|Average|Sum)"
    r"|总(?:计数|计平均值|平均值|最大值|最小值)|Grand (?:Total|Count|Average)",
    re.I,
)
_COUNTED = re.compile(
    r"(?:以上|本表|全区|全市|全县|全部|总共|一共|共|合计|总计|小计|共计|累计)[共计有]*[\s:：,，(（]*"
    rf"{_NUMERAL}+\s*(?:家|个|户|所|条|人|枚|张|行|名|处)?.{{0,8}}"
)
COUNT = re.compile(r"[\d.,]*\s*[家个户枚条张人所]?", re.ASCII)
_NOTE = re.compile(
    r"[(（*※★●▲【\[]*(?:备?注|说明|填表说明|填写说明|填报说明|特别说明|补充说明|编制说明|提示|温馨提示|注意|注意事项|要求|"
    r"数据来源|资料来源|来源|统计口径|口径|联系方式|填表人|填报人|填写人|制表人?|制表单位|审核人?|复核人?|审批人?|批准人?|经办人?|"
    r"经手人|负责人|单位负责人|部门负责人|主管领导|分管领导|领导|签字|签名|签章|盖章|单位(?:[(（]?盖?章[)）]?)|填报单位|填表单位|"
    r"填报部门|上报单位|报送单位|编制单位|联系人|联系电话|电话|手机|传真|地址|邮箱|日期|填表日期|填报日期|填报时间|制表日期|制表时间|"
    r"打印日期|打印时间|导出时间|更新时间|更新日期|截至|截止)"
    r"[\d一二三四五六七八九十]?[)）】\]]?\s*(?:[(（][^)）]*[)）])?\s*[:：].*",
    re.S,
)
_END = re.compile(
    r"[(（<《【\-—=*\s]*(?:以下(?:为)?空白|以下无正文|此行以下无内容|以上为全部.*|结束|完|本页完|下页续|续下页|接下页|续上页|转下页)"
    r"[)）>》】\-—=*\s。.]*"
)
_PAGE = re.compile(
    rf"[-—\s]*(?:第\s*{_NUMERAL}+\s*页(?:[\s,，/]*共\s*{_NUMERAL}+\s*页)?|共\s*\d+\s*页(?:.*第\s*\d+\s*页)?"
    r"|Page \d+(?: of \d+)?|\d+\s*/\s*\d+)[-—\s]*",
    re.I,
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十百]+\s*[、.．,，]|[(（][一二三四五六七八九十百]+[)）]|第[一二三四五六七八九十百]+(?:部分|类|组|批|章|节|片区?)"
    r"|附件\s*\d*|附表\s*\d*|表\s*[\d一二三四五六七八九十]+[：:、\s]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+[、.．])\s*.*"
)
_GROUP = re.compile(
    rf".{{1,30}}[(（\[【]\s*(?:共|计|合计)?\s*{_NUMERAL}+\s*(?:家|个|户|所|人|枚|名|处|条)?(?:单位|企业|学校|机构|公司)?\s*[)）\]】]\s*[:：]?"
)
_LABEL = re.compile(r"[^:：]{1,12}[:：]\s*\S.*", re.S)
_EXPLAINS = re.compile(
    r"必填|选填|必选|可选|非必填|必录|填写|填入|请填|请选|格式|例如|比如|^示例|^样例|[(（]示例|如[:：]|说明|文本|字符|字段|数字|日期型|整数|长度|"
    r"不超过|下拉|自动|全称|与.{1,6}一致|VARCHAR|CHAR|STRING|TEXT|INT|NUMBER|DATE|\d+位",
    re.I,
)
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,30}")
_ORDINAL = re.compile(r"[\d①-⑳]{1,2}|[A-Z]|[甲乙丙丁戊己庚辛壬癸]|[(（]\d{1,2}[)）]")


def is_sum(text: str) -> bool:
    """Whether a cell says that its row is a sum of others, however it is spaced and punctuated."""
    if not 0 < len(text) <= 80:
        return False
    if _SUBTOTAL.fullmatch(text) or _COUNTED.fullmatch(text):
        return True
    bare = bare_header(text) or bare_header(text.strip("【】[]〔〕<>()（）"))
    return any(word in bare for word in ("计", "总")) and _SUM.fullmatch(bare) is not None


def is_note(text: str) -> bool:
    """Whether a cell is a note, a signature, a date of making, a mark of the page or of the end."""
    shown = unicodedata.normalize("NFKC", text).strip()
    if re.match(r"(?:备?注|说明|填表说明|填写说明)[:\d]", shown) or shown.startswith(("※", "注 ")):
        return True
    return any(form.fullmatch(shown) for form in (_NOTE, _END, _PAGE))


def is_heading(text: str) -> bool:
    """Whether a cell numbers a part of the list, or names a group and how many it has."""
    shown = text.strip()
    return len(shown) <= 60 and (_HEADING.fullmatch(shown) is not None or _GROUP.fullmatch(shown) is not None)


def is_label(text: str) -> bool:
    """Whether a cell holds a label and its value, as at the foot of a list."""
    return _LABEL.fullmatch(text) is not None


def explains(texts: list[str]) -> bool:
    """Whether the *texts* of a row below the header explain the columns, or name or number them again."""
    if not texts:
        return False
    if len(texts) > 1 and all(map(_ORDINAL.fullmatch, texts)):
        return True
    marks = sum(bool(_EXPLAINS.search(text) or _IDENTIFIER.fullmatch(text)) for text in texts)
    return marks >= max(2, len(texts) * 0.6) or (len(texts) == 1 and marks == 1 and len(texts[0]) < 8)


def are_identifiers(texts: list[str]) -> bool:
    """Whether *texts* name the columns again in English or by their names in a database."""
    latin = all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_ ./()'-]*", text) for text in texts)
    return len(texts) > 1 and latin and header_cells(texts) * 2 >= len(texts)


def header_cells(texts: list[str]) -> int:
    """How many of *texts* are headers."""
    return sum(len(text) <= 30 and is_known_header(text) for text in texts)
