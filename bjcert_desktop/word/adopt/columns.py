"""The meaning of the columns of a list of certificates, and of a certificate's own lines."""

import re

from .labels import MARKS, Meaning, core_of, is_office, is_signature, read, squeeze, take_apart
from .vocabulary import COLUMN, Whose


def column(text: str, above: str = "") -> Meaning:
    """The field of a column in a list of certificates; *above* is the heading over several columns."""
    core, notes = core_of(text)
    if not core or is_signature(text) or is_office(text) or is_office(above):
        return Meaning(None, 0)
    joined = re.sub(r"[()/、]", "", squeeze(text)).strip(MARKS)
    for name in (core, joined, re.sub(r"[/、]", "", core)):
        if name in COLUMN:
            return Meaning(COLUMN[name], 0.95)
    if any("部门" in note for note in notes) and "单位" in core:
        return Meaning("证书.证书名称", 0.9)
    dated = _dated(core)
    if dated:
        return dated
    if re.search(
        r"Key(号|编号|序号|SN|$)|序列号|介质(编号|号)|证书(编号|号)|钥匙(号|编号)|硬件(编号|号)|^SN$|设备号", core
    ):
        return Meaning("证书.USBKey序列号", 0.9)
    whose, what, known = take_apart(core)
    if known and what in ("phone", "mobile", "landline") and whose in (None, Whose.OTHER, Whose.CERTIFICATE):
        return Meaning("证书.联系电话", 0.9)
    if known and whose is Whose.OTHER and what in (None, "name") and "负责" not in core:
        return Meaning("证书.使用人", 0.9)
    if known and what == "id" and whose is not Whose.HANDLER:
        return Meaning(None, 0)
    return read(text)


def _dated(core: str) -> Meaning | None:
    """The meaning of a column with a certificate's first or last day."""
    first = re.search("生效|起始|开始|颁发|签发|发证日|启用|有效期起|^起|自$", core)
    if first and not re.search("止|至$|到期", core):
        return Meaning("证书.生效日期", 0.9)
    if re.search("到期|有效期|截止|失效|终止|有效日", core) and not re.search("年限", core):
        return Meaning("证书.到期日期", 0.7 if first else 0.9)
    return None


def single(text: str) -> Meaning:
    """The field of a certificate's own line («USBKey 序列号：»), which is repeated for each certificate."""
    meaning = column(text)
    own = ("证书.证书名称", "证书.USBKey序列号", "证书.到期日期", "证书.生效日期", "证书.证书类型")
    core = core_of(text)[0]
    if meaning.field not in own or re.search("部门|科室|处室|单位|持有|^类型$|用户", core):
        return Meaning(None, 0)
    return Meaning(meaning.field, 0.6)
