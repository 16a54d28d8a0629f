"""What a form that carries money may consist of: plain paragraphs and tables.

Their text is printed as it is read here. Whatever else Word has, whether it draws, floats, turns, squeezes, computes or
overlaps, is named and refused, harmless or not: a person can do without it, and no list of tricks is ever complete.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from ..document.styles import Properties, attributes, colour, indents, local, number, on, points, read
from ..docx_file import DocxFile
from ..form_problem import FormProblem
from ..markup import W14, Element, W
from .cells import cell_of
from .characters import draws_signs
from .colours import BLACK, FINE, contrast
from .hidden_text import HiddenText
from .list_labels import miscounted, number_of
from .printed_lines import PrintedLine

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_STRUCTURE = (
    "document body hdr ftr footnotes endnotes footnote endnote separator continuationSeparator p r t tab br cr "
    "noBreakHyphen softHyphen lastRenderedPageBreak bookmarkStart bookmarkEnd proofErr permStart permEnd hyperlink "
    "smartTag smartTagPr attr fldSimple fldChar instrText fldData sym background commentRangeStart commentRangeEnd "
    "commentReference tbl tr tc ins del moveFrom moveTo delText delInstrText"
)
_BOXES = "ffData name enabled calcOnExit checkBox textInput type default maxLength format sizeAuto size checked result"
_CONTROLS = (
    "sdt sdtPr sdtEndPr sdtContent id alias tag text lock placeholder docPart showingPlcHdr temporary richText "
    "docPartObj docPartGallery docPartCategory docPartUnique"
)
_OF_RUNS = (
    "rPr rStyle rFonts b bCs i iCs u color sz szCs lang kern spacing w position shd highlight snapToGrid noProof "
    "vertAlign caps smallCaps strike dstrike outline shadow emboss imprint bdr em cs vanish specVanish webHidden"
)
_OF_PARAGRAPHS = (
    "pPr pStyle jc ind tabs widowControl keepNext keepLines pageBreakBefore wordWrap adjustRightInd autoSpaceDE "
    "autoSpaceDN overflowPunct kinsoku topLinePunct textAlignment outlineLvl suppressLineNumbers suppressAutoHyphens "
    "contextualSpacing cnfStyle numPr ilvl numId pBdr between bar divId mirrorIndents suppressOverlap framePr"
)
_OF_TABLES = (
    "tblPr tblPrEx tblGrid gridCol tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCellSpacing "
    "tblCaption tblDescription tblOverlap tblStyleRowBandSize tblStyleColBandSize trPr trHeight cantSplit tblHeader "
    "wBefore wAfter gridBefore gridAfter hidden tcPr tcW gridSpan vMerge hMerge vAlign tcBorders tcMar noWrap "
    "tcFitText textDirection hideMark top left start bottom right end insideH insideV"
)
_OF_PAGES = (
    "sectPr headerReference footerReference pgSz pgMar cols docGrid titlePg pgNumType formProt pgBorders paperSrc "
    "noEndnote footnotePr endnotePr numFmt numRestart numStart pos printerSettings"
)
_PLAIN = frozenset(" ".join((_STRUCTURE, _BOXES, _CONTROLS, _OF_RUNS, _OF_PARAGRAPHS, _OF_TABLES, _OF_PAGES)).split())
_OFF = {"0", "false", "off", "none", "nil"}
_WHAT = {
    **dict.fromkeys(
        ("drawing", "pict", "object", "AlternateContent", "background", "contentPart"), "图片、图形或文本框"
    ),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "脚注或尾注"),
    **dict.fromkeys(("altChunk", "subDoc"), "插入的别的文件"),
    **dict.fromkeys(("oMath", "oMathPara"), "公式"),
    **dict.fromkeys(("bidi", "bidiVisual", "rtl", "bdo", "dir"), "从右到左的排列"),
    **dict.fromkeys(("tl2br", "tr2bl"), "单元格里的斜线"),
    **dict.fromkeys(
        ("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange"), "格式的修订"
    ),
    **dict.fromkeys(("dropDownList", "comboBox", "date", "dataBinding", "picture"), "下拉、日期或取别处内容的控件"),
    "ruby": "拼音指南",
    "tblpPr": "四周有文字环绕的表格",
    "lnNumType": "行号",
    "fitText": "“调整宽度”的文字",
    "eastAsianLayout": "双行合一或纵横混排的文字",
}
_BORDERS = {W + name for name in ("pBdr", "tblBorders", "tcBorders", "pgBorders")}
_SIGN_BOXES = {0x52, 0x54, 0x6E, 0x6F, 0x70, 0x71, 0x72, 0xA3, 0xA8, 0xFB, 0xFC, 0xFD, 0xFE}
_MOST = 50  #: oddities of a part that are told
_REMEDY = "请只用普通的段落、表格和文字：删去它，或改成普通的样子；可以从示例表样改起。"
_SHEET, _LARGEST = 280.0, 1250.0  #: points of width and height that a page has at least, and at most
_LIGHT = 12.0  #: contrast of black on the colour of the page


def not_plain(file: DocxFile, lines: list[PrintedLine], hidden: HiddenText) -> Iterator[FormProblem]:
    """A problem for each place in *file*, which has these *lines*, that is more than a plain paragraph or table."""
    places = {line.paragraph: line.where for line in lines}
    found = [
        (_place(node, places) or part.title, what)
        for part in (*file.parts, *file.strays)
        for node, what in islice(_oddities(part.root), _MOST)
    ]
    for line in lines:
        layouts = hidden.layouts(line.paragraph)
        found += [(line.where, _odd_paragraph(line, *each, hidden.sheet.width)) for each in layouts]
        signs = (each for each in line.stretches if any(map(draws_signs, hidden.fonts(each.run, line.paragraph))))
        if any(c.isalnum() and ord(c) & 0xFF not in _SIGN_BOXES for sign in signs for c in sign.text):
            found.append((line.where, "符号字体的文字"))
        found.append((line.where, _odd_character(line.printed)))
    numbering, fonts = (file.related(kind) for kind in ("numbering", "fontTable"))
    if numbering is not None and next(numbering.iter(W + "lvlPicBulletId"), None) is not None:
        found.append(("自动编号", "图片做的项目符号"))
    names = [node.get(W + "val", "") for node in fonts.iter(W + "altName")] if fonts is not None else []
    if any(draws_signs(name) for name in ",".join(names).split(",")):
        found.append(("", "会换成符号字体的字体"))
    found += [
        (where, f"不是从 1 数起的编号“{label[:10]}”")
        for where, label in miscounted((each.where, number_of(each.label, each.text)) for each in lines)
    ]
    for where, what in dict.fromkeys(found):
        if what:
            message = f"这里有{what}，带有收款信息的表样里不能用。"
            yield FormProblem("not-plain", where, message, _REMEDY)


def _place(node: Element, places: dict[Element, str]) -> str:
    """The position of the paragraph that is or holds *node*, or of the first one in what it belongs to."""
    if node.tag == W + "p" or _within(node, "p"):
        return places.get(node if node.tag == W + "p" else next(node.iterancestors(W + "p")), "")
    if _within(node, "sectPr") or node.tag == W + "background":
        return "页面设置"
    around = node.getparent()
    while around is not None and (inside := next(around.iter(W + "p"), None)) is None:
        around = around.getparent()
    return places.get(inside, "") if around is not None and inside is not None else ""


def _oddities(root: Element) -> Iterator[tuple[Element, str]]:
    """The elements of a part that are more than plain paragraphs and tables, each with what it is."""
    for child in root.iterchildren(tag=etree.Element):
        tag, name = str(child.tag), local(str(child.tag))
        if what := _odd(child, tag, name):
            yield child, what
        else:
            yield from _oddities(child)


def _odd(node: Element, tag: str, name: str) -> str:
    if not tag.startswith(W):
        ours = tag.startswith((W14, _W15)) and _within(node, "rPr", "sdtPr")
        return (
            "" if ours and name not in ("repeatingSection", "dataBinding") else _WHAT.get(name, f"特殊内容（{name}）")
        )
    if name in _PLAIN:
        check = _CHECKS.get(name)
        return check(node) if check is not None else ""
    return "" if node.get(W + "val", "1") in _OFF else _WHAT.get(name, f"特殊格式（{name}）")


def _within(node: Element, *names: str) -> bool:
    return next(node.iterancestors(*(W + name for name in names)), None) is not None


def _border(node: Element) -> str:
    holder = node.getparent()
    if holder is None or holder.tag not in _BORDERS:
        return _margin(node)
    return "粗框线" if number(node.get(W + "sz")) > 48 else ""


def _margin(node: Element) -> str:
    stated = points(node.get(W + "w"))
    return "" if -1 <= stated <= 40 else "过大或为负的单元格边距"


def _page(node: Element) -> str:
    width, height = (points(node.get(W + side), 600) for side in ("w", "h"))
    if max(width, height) > _LARGEST:
        return "太大的纸张"
    return "太小的纸张" if min(width, height) < _SHEET else ""


def _page_colour(node: Element) -> str:
    stated = colour(node.get(W + "color", ""))
    return "深色的页面" if stated and contrast(BLACK, stated) < _LIGHT else ""


def _page_margins(node: Element) -> str:
    width, height = _paper(node)
    across = [points(node.get(W + side)) for side in ("left", "right", "gutter")]
    down = [points(node.get(W + side)) for side in ("top", "bottom", "header", "footer")]
    bad = min(*across, *down) < 0 or sum(across) > width * 0.6 or sum(down[:2]) > height * 0.6
    return "过大或为负的页边距" if bad or max(down[2:]) > height * 0.3 else ""


def _paper(node: Element) -> tuple[float, float]:
    size = node.find(f"../{W}pgSz")
    own = attributes(size) if size is not None else {}
    return points(own.get("w"), 595.3), points(own.get("h"), 841.9)


def _grid(node: Element) -> str:
    text = node.get(W + "charSpace", "0")
    stated = int(text) if re.fullmatch("-?[0-9]{1,10}", text) else 0
    stated -= 2**32 if stated >= 2**31 else 0  # as older programs write negative ones
    return "挤在一起的文字网格" if node.get(W + "type") in ("linesAndChars", "snapToChars") and stated < -8000 else ""


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(W + "char", ""), 16)
    except ValueError:
        return "特殊符号"
    known = node.get(W + "font", "").casefold().startswith("wingdings")
    return "" if code & 0xFF in _SIGN_BOXES and known and not 0x100 <= code < 0xF000 else "特殊符号"


def _direction(node: Element) -> str:
    level = node.get(W + "val", "lrTb") in ("lrTb", "lrTbV", "lr")
    return "" if level or not _within(node, "sectPr") else "竖排的页面"


_CHECKS: dict[str, Callable[[Element], str]] = {
    "tbl": lambda node: "套在表格里的表格" if _within(node, "tc") else "",
    "shd": lambda node: "" if node.get(W + "val", "clear") in FINE else "带花纹的底色",
    "position": lambda node: "升高或降低的文字" if abs(number(node.get(W + "val"))) > 12 else "",
    "bdr": lambda node: "粗框线" if number(node.get(W + "sz")) > 12 else "",
    "cols": lambda node: "分栏" if number(node.get(W + "num"), 1) > 1 or len(node) else "",
    "background": lambda node: "图片、图形或文本框" if len(node) else _page_colour(node),
    "tblCellSpacing": lambda node: "过大的单元格间距" if points(node.get(W + "w")) > 20 else "",
    "pgSz": _page,
    "pgMar": _page_margins,
    "docGrid": _grid,
    "sym": _symbol,
    "textDirection": _direction,
    **dict.fromkeys(
        ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "between", "bar"), _border
    ),
}

_TURNING = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI", "PDF", "PDI"}
_DRAWN_ON = {"Mn", "Me", "Co", "Cf"}
_HARMLESS = "\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\u00ad"  #: characters that are not seen and change nothing
_PICTURED = re.compile("[\u2680-\u2685\u2800-\u28ff\U0001f000-\U0001f0ff]")  #: dice, Braille, cards: digits to some


def _odd_character(text: str) -> str:
    """The name of a character in *text* that turns, covers or replaces others; empty for none."""
    for character in text:
        kind = unicodedata.category(character)
        box = (kind == "Co" and ord(character) & 0xFF in _SIGN_BOXES) or character in _HARMLESS
        if (
            unicodedata.bidirectional(character) in _TURNING
            or (kind in _DRAWN_ON and not box)
            or _PICTURED.match(character)
        ):
            return f"特殊字符（U+{ord(character):04X}）"
    return ""


def _odd_paragraph(line: PrintedLine, told: Properties, size: float, width: float) -> str:
    """What keeps *line*, with the properties *told* and characters of that *size*, from being a plain paragraph.

    *width* is that of the page.
    """
    if (frame := told.get("framePr")) is not None:
        beside = not line.body and frame.get("vAnchor", "text") == "text" and abs(points(frame.get("y"))) <= 12
        if not beside or frame.get("hRule") == "exact":  # the frame of a page's number
            return "图文框"
    if on(told, "bidi"):
        return _WHAT["bidi"]
    holds_fields = next(line.paragraph.iter(W + "fldChar", W + "fldSimple"), None) is not None
    if on(read(line.paragraph.find(f"{W}pPr/{W}rPr")), "vanish") and (line.printed.strip() or holds_fields):
        return "隐藏的段落标记"
    spacing = told.get("spacing", {})
    if max(points(spacing.get("before")), points(spacing.get("after"))) > 200:
        return "过大的段间距"
    if not line.printed.strip():
        return ""
    left, right, first = indents(told, 10.5)
    begin = left if "hangingChars" in told.get("ind", {}) else left + min(first, 0)  # Word counts both ways
    celled = cell_of(line.paragraph) is not None
    most = 200 if celled and "{{" in line.text else width - 72
    if min(begin, right) < (-24 if celled else -72) or left + max(first, 0) + right > most:
        return "过大或为负的缩进"
    height, rule = number(spacing.get("line"), 240), spacing.get("lineRule", "auto")
    if height < (0.6 * 240 if rule == "auto" else 0.7 * size * 20 if rule == "exact" else 0):
        return "过小的行距"
    return ""


#: The fields of Word that a sheet may hold, with switches that change only the form of a number or a day.
_FIELD = re.compile(
    r"\s*(?:(?:PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|FORMCHECKBOX|FORMTEXT|SEQ\s+\w+)"
    r"(?:\s*\\\*\s*[A-Za-z0-9]+|\s*\\@\s*\"[yMdHhmsEAP年月日时分秒星期:：/.\- ]*\"|\s*\\#\s*\"?[0#]*\"?)*"
    r"|HYPERLINK\s.*)\s*",
    re.IGNORECASE | re.DOTALL,
)


def odd_field(instruction: str) -> str:
    """The code of a field that may print more than a number of a page or a row, a day, or a box; empty for none."""
    if not instruction.strip() or _FIELD.fullmatch(instruction):
        return ""
    return instruction.split()[0][:20]
