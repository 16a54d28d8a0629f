"""Values for a trial filling: none, and the longest plausible ones."""

from ...domain.fields import FIELDS

_NAME = (
    "北京市示例区示例街道办事处综合行政执法与城市管理指挥调度及应急保障服务中心信息化建设和数据资源统筹管理处示例分中心"
)
_PERSON = "阿卜杜热西提·买买提依明江"
_MAILBOX = "shilishengtaihuanjingju.bangongshi@example.gov.cn"
_LONGEST = {
    "单位名称": _NAME,
    "原单位名称": _NAME,
    "原法定代表人": _PERSON,
    "发票抬头": _NAME,
    "单位地址": "北京市示例区示例街道示例路与示例北街交叉口东南侧示例大厦1号院5号楼B座12层1201至1220房间",
    "法定代表人": _PERSON,
    "经办人姓名": _PERSON,
    "电子邮箱": _MAILBOX,
    "发票邮箱": _MAILBOX,
    "单位电话": "010-00000000转80001、010-00000001",
    "申请日期": "2026年12月31日",
    "证书数量": "107",
    "年限": "5",
    "费用合计": "123456",
    "费用大写": "人民币壹拾贰万叁仟肆佰伍拾陆元整",
    "证书.证书名称": _NAME,
    "证书.使用人": _PERSON,
}
_ITEMS = {"证书": 1, "材料": 6, "费用": 2, "步骤": 8, "提示": 3}

Values = dict[str, str]


def blank() -> tuple[Values, dict[str, list[Values]]]:
    """Empty fields; lists of the usual length, since the guide fills most of them."""
    return {}, {**_lists(), "证书": [{}]}


def longest(certificates: int = 1) -> tuple[Values, dict[str, list[Values]]]:
    """The longest plausible values, and lists of the same length but for the *certificates*."""
    lists = _lists()
    return {name: _long(name) for name in FIELDS if "." not in name}, {**lists, "证书": lists["证书"] * certificates}


def _lists() -> dict[str, list[Values]]:
    return {
        prefix: [{name: _long(name) for name in FIELDS if name.startswith(f"{prefix}.")} for _ in range(count)]
        for prefix, count in _ITEMS.items()
    }


def _long(name: str) -> str:
    return _LONGEST.get(name) or FIELDS[name].example
