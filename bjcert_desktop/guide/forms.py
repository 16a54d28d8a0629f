"""The forms that this program fills, and what the guide says of each."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class FormRecord:
    """A form by its *name*, which is also the name of its file.

    *official*: 北京数字认证 has a form of that name, and the shipped one is only a sample. *stamped*: it bears the
    unit's seal. *certificates*: it has a row for each certificate. *transfer*, *mail*: it is written only where money
    goes to the account, or only where the papers are mailed. *batch*: it is written for several units at once.
    *reminders* says which of the guide's remarks stand on it.
    """

    name: str
    official: bool = False
    stamped: bool = False
    certificates: bool = False
    transfer: bool = False
    mail: bool = False
    batch: bool = False
    reminders: Literal["", "materials", "payment", "online"] = ""


#: Every form by name, in the order in which people handle them.
FORMS = {
    form.name: form
    for form in (
        FormRecord("申请表", official=True, stamped=True),
        FormRecord("明细表", official=True, stamped=True, certificates=True),
        FormRecord("材料清单", reminders="materials"),
        FormRecord("汇款信息单", transfer=True, reminders="payment"),
        FormRecord("邮寄地址页", mail=True),
        FormRecord("在线办理指引", reminders="online"),
        FormRecord("合并汇款单", transfer=True, batch=True),
        FormRecord("分隔页", batch=True),
    )
}
