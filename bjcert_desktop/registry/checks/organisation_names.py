"""Whether a text reads like the name of an organisation, by how such names end."""

import re
import unicodedata

_LONG_ENDS = (
    "公司|集团|委员会|大学|学院|学校|小学|中学|高中|初中|职校|技校|附中|附小|附校|幼儿园|托儿所|托育园|党校|医院|诊所|门诊|门诊部|卫生室|卫生院|"
    "卫生所|卫生站|服务站|服务部|服务点|服务社|银行|支行|分行|营业部|经营部|办事处|办公室|事务所|协会|学会|商会|联合会|联盟|基金会|促进会|"
    "研究会|研究院|研究所|研究中心|合作社|联合社|合伙|法院|检察院|公安局|派出所|街道|居委会|村委会|大队|支队|总队|中队|超市|酒店|宾馆|饭店|"
    "旅馆|旅店|旅社|客栈|民宿|餐厅|餐馆|菜馆|面馆|酒楼|商店|商行|商场|商贸|药店|药房|门市|门市部|分店|总店|加工厂|工厂|总厂|分厂|煤矿|"
    "农场|林场|牧场|电站|电厂|水厂|报社|杂志社|出版社|通讯社|电视台|广播台|电台|图书馆|博物馆|档案馆|文化馆|美术馆|纪念馆|科技馆|体育馆|"
    "展览馆|敬老院|养老院|福利院|疗养院|养老机构|工作室|工作站|俱乐部|工会|政府|机关|总站|分局|总局|税务所|监狱|看守所|车站|机场|"
    "中心|分会|总会|支部|党委|团委|总公司|分公司|子公司|事业部|校区|分校|本校|总院|分院|分中心|管委会|管理处|管理所|管理站|监测站|检测站|"
    "监督所|监督站|收费站|气象台|天文馆|公园|动物园|植物园|陵园|殡仪馆|文化站|供销社|信用社|酒吧|网吧|影院|剧院|剧团|乐团|艺术团|书店|个体户"
)
_SHORT_ENDS = "局委厂院校馆店站署厅司处所会社团队台部行办园场矿"
_NAME = re.compile(rf"(?:.{{2,60}}(?:{_LONG_ENDS})|.{{1,60}}[{_SHORT_ENDS}])")
_REMARKS = re.compile(r"[(（〔\[【][^()（）〔〕\[\]【】]*[)）〕\]】]")
_ENDS = re.compile(r"(?:花园|家园|庭园|庄园|果园|菜园|小区)$")
_LATIN = re.compile(r"\b(?:Co|Ltd|Inc|LLC|Corp|Company|GmbH|University|Hospital|School)\b\.?", re.I)
_DEPARTMENT = re.compile(
    "(?:产品|人事|财务|市场|销售|技术|研发|行政|运营|教学|管理|生产|采购|质量|工程|设计|后勤|客服|综合|企划|法务|其他|兼职|就业|转化)(?:部|处)"
)


def is_organisation(text: str) -> bool:
    """Whether *text* ends like the name of an organisation: a certain sign in a list, not in a single cell."""
    if not 2 <= len(text) <= 80:
        return False
    bare = _REMARKS.sub("", unicodedata.normalize("NFKC", text)).strip(" 　*.-—")
    bare = bare or text
    if _ENDS.search(bare) or _DEPARTMENT.fullmatch(bare):
        return False
    return _NAME.fullmatch(bare) is not None or _LATIN.search(bare) is not None
