"""What a corrected copy of a workbook will not keep, to be told before it is written."""

import zipfile

from ..model import Registry

#: What a part's name contains, and the thing that openpyxl does not write again.
_LOST = (
    ("xl/cellimages", "单元格里的图片"),
    ("xl/richdata/", "单元格里的图片"),
    ("xl/media/", "图片"),
    ("xl/charts/", "图表"),
    ("xl/diagrams/", "图形"),
    ("xl/embeddings/", "嵌入的文件"),
    ("xl/ctrlprops/", "按钮和控件"),
    ("xl/slicers/", "切片器"),
    ("xl/externallinks/", "到别的工作簿的链接"),
)
_SHAPES = ((b":sp>", "文本框和形状"), (b":sp ", "文本框和形状"))


def lost_in_copy(registry: Registry) -> tuple[str, ...]:
    """The things in the workbook of *registry* that its corrected copy will lack, each named once."""
    if registry.kind not in ("xlsx", "xlsm"):
        return ("原来的格式", "没有认出的列", "别的工作表")
    found = []
    try:
        with zipfile.ZipFile(registry.path) as archive:
            names = archive.namelist()
            drawings = [name for name in names if "/drawings/drawing" in name.lower() and name.endswith(".xml")]
            shapes = b"".join(archive.read(name) for name in drawings[:20])
    except (OSError, zipfile.BadZipFile):
        return ()
    for part, thing in _LOST:
        if any(part in name.replace("\\", "/").lower() for name in names):
            found.append(thing)
    found += (thing for mark, thing in _SHAPES if mark in shapes)
    return tuple(dict.fromkeys(found))
