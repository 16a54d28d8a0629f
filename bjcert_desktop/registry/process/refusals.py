"""Why a file is not read, and what a clerk can do about it, by a stable code."""

from pathlib import Path

from ...errors import RegistryError

_SAVE_AS = "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（*.xlsx）”后再用。"
_CHOOSE = "请重新选择单位信息表；还没有的，可以用“新建空白表”做一份。"
_UNSAFE = "请不要使用来历不明的文件；确实是本单位的表，请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再用。"

#: code → (what is wrong with the file {name} at {path}, what to do)
REFUSALS: dict[str, tuple[str, str]] = {
    "missing": ("找不到文件“{path}”。", "请核对文件的位置和名称，或者重新选择单位信息表。"),
    "folder": ("“{path}”是一个文件夹，不是文件。", "请选择文件夹里的单位信息表。"),
    "not-a-file": ("“{path}”不是普通的文件。", _CHOOSE),
    "lock-file": (
        "“{name}”是 Excel 打开文件时留下的临时文件，不是单位信息表。",
        "请选择同一个文件夹里名称不带“~$”的那个文件。",
    ),
    "no-permission": ("文件“{name}”打不开，可能正被别的程序占用，或者没有读取权限。", "请关闭正在使用它的程序后再试。"),
    "not-readable": ("读取文件“{name}”时，磁盘或网络出了错。", "请把文件复制到本机硬盘后再试。"),
    "empty": ("文件“{name}”是空的，里面没有任何内容。", _CHOOSE),
    "encrypted": (
        "文件“{name}”加了密码，打不开。",
        "请在 Excel 或 WPS 里打开它，去掉打开密码，另存一份后再用；"
        "打开时不用输密码的，是保护工作簿时 Excel 自己加的密码，请先取消“保护工作簿”。",
    ),
    "truncated": (
        "文件“{name}”不完整，可能没有复制或下载完。",
        "请重新复制或下载一份；能用 Excel 打开的，请另存一份后再用。",
    ),
    "damaged": ("文件“{name}”里有本程序读不懂的内容，没有读入。", _SAVE_AS),
    "html": ("“{name}”其实是网页，只是名字像 Excel 文件。", _SAVE_AS),
    "xml-spreadsheet": ("“{name}”是 XML 表格，不是 Excel 工作簿，本程序不读这种格式。", _SAVE_AS),
    "word": ("“{name}”是文档，不是 Excel 工作簿。", _CHOOSE),
    "slides": ("“{name}”是演示文稿，不是 Excel 工作簿。", _CHOOSE),
    "pdf": ("“{name}”是 PDF 文件，不是 Excel 工作簿。", _CHOOSE),
    "image": ("“{name}”是图片，不是 Excel 工作簿。", _CHOOSE),
    "archive": ("“{name}”是压缩包，不是 Excel 工作簿。", "请先解压缩，再选择里面的单位信息表。"),
    "program": ("“{name}”是程序，不是 Excel 工作簿。", "请不要打开来历不明的程序，并重新选择单位信息表。"),
    "not-workbook": ("“{name}”不是 Excel 工作簿，也不是 CSV 文件。", _CHOOSE),
    "encoding": ("文本文件“{name}”的编码认不出来。", "请用 Excel 或 WPS 打开它，确认没有乱码后，另存为 .xlsx 再用。"),
    "zip-duplicate": ("“{name}”里有重名的部件，不同的程序会读出不同的内容，所以没有读入。", _UNSAFE),
    "zip-headers": ("“{name}”里部件前后的说明不一致，不同的程序会读出不同的内容，所以没有读入。", _UNSAFE),
    "zip-path": ("“{name}”里有名称不正常的部件，所以没有读入。", _UNSAFE),
    "zip-bomb": ("“{name}”解压后大得不正常，所以没有读入。", _UNSAFE),
    "zip-entries": ("“{name}”里的部件多得不正常，所以没有读入。", _UNSAFE),
    "zip-method": ("“{name}”用了 Excel 不用的压缩方式，所以没有读入。", _SAVE_AS),
    "doctype": ("“{name}”里有 Excel 不会写入的声明（DOCTYPE），所以没有读入。", _UNSAFE),
    "too-large": (
        "“{name}”太大，没有读入。",
        "请用 Excel 或 WPS 打开它，删去多余的工作表，以及数据下方和右侧的空白区域，另存为新的 .xlsx 文件后再试。",
    ),
    "crashed": (
        "读取“{name}”的过程意外中断，可能是文件有问题，也可能是内存不够。",
        "请用 Excel 或 WPS 打开它，只留需要的工作表，另存为新的 .xlsx 文件后再试。",
    ),
    "timeout": (
        "读取“{name}”用的时间太长，已经停止。",
        "请用 Excel 或 WPS 打开它，只留需要的工作表，另存为新的 .xlsx 文件后再试。",
    ),
    "cancelled": ("已停止读取“{name}”。", "需要时可以重新读取。"),
    "no-sheets": ("“{name}”里没有工作表。", _CHOOSE),
    "no-header": (
        "“{name}”里没有认出单位名单（看过的工作表：{sheets}）。",
        "是单位名单的，请点“核对各列”，指出哪一列是单位名称；不是的，请换一个文件。",
    ),
    "which-column": (
        "“{name}”要先请您确认：{question}。",
        "请点“核对各列”，看清每一列填到哪里后再读；不是单位名单的，请换一个文件。",
    ),
    "which-sheet": (
        "“{name}”里有几个工作表都像单位信息（{sheets}），不能确定用哪一个。",
        "请在“单位信息表”里选定要用的工作表，程序会记住；要一起办的，请把它们合成一张新表。",
    ),
    "no-such-sheet": ("“{name}”里没有工作表“{sheet}”。", "请重新选择工作表。"),
    "bad-mapping": (
        "列的对应关系里，“{key}”在“{name}”里找不到，或者“{field}”不是可用的列名。",
        "请重新指定每一列的内容。",
    ),
}


class RefusedWorkbook(RegistryError):  # noqa: N818 - the file is refused, the program has no error
    """A workbook that is not read; *code* is a key of ``REFUSALS``, such as ``encrypted``."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code
        self.sheets: tuple[str, ...] = ()  # among which a person has to choose


def refusal(code: str, path: Path, **details: object) -> RefusedWorkbook:
    """The error that tells a person why *path* is not read; *details* fill its sentence."""
    code = code if code in REFUSALS else "damaged"
    message, remedy = REFUSALS[code]
    return RefusedWorkbook(code, message.format(**{"name": path.name, "path": path, **details}), remedy)
