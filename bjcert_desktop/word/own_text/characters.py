"""How characters are formatted: whether they can be made out, and whether they are plain to see."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from ..document.styles import Properties, number, on, points, value
from ..markup import W14, Element, W

_SYMBOLS = (
    "wingdings|webdings|(?<!ui )symbol|marlett|mt extra|zapf|dingbat|monotype sorts|ms outlook|"
    "reference specialty|mdl2|fluent icons"
)
_BARS = r"barcode|c39|code ?(?:128|39|93)|3 ?of ?9|ean-?13|条码|条形码"
_LARGEST = 72.0  #: points of height that the digits of the account have at most
_NARROWEST, _WIDEST = 50, 200  #: percent of their usual width that the digits of the account have at least and at most
#: Formatting of characters that leaves them as they are, or that is judged by itself.
_USUAL = (
    "rStyle rFonts b bCs i iCs u color sz szCs lang kern spacing w position shd highlight snapToGrid noProof bdr cs "
    "caps smallCaps textFill glow reflection scene3d props3d textOutline shadow ligatures numForm numSpacing "
    "stylisticSets cntxtAlts eastAsianLayout"
)
_EFFECTS = {W14 + name for name in ("glow", "reflection", "scene3d", "props3d", "gradFill", "textOutline")}
_RIGHT_TO_LEFT = frozenset("\u202d\u202e\u2067")


def size_of(found: Properties) -> float:
    """The height of characters in points, the smallest that any program may use."""
    sizes = [number(value(found, "sz"), 20) / 2]
    if on(found, "rtl") or on(found, "cs"):
        sizes.append(number(value(found, "szCs"), 20) / 2)
    raised = value(found, "vertAlign") in ("superscript", "subscript")
    return min(sizes) * (0.65 if raised else 1)


def why_distorted(found: Properties, size: float) -> str:
    """Why characters of that *size* cannot be made out."""
    if 0 < number(value(found, "w").rstrip("%"), 100) < 20:
        return "字符压得太窄，看不清"
    if 0 < points(value(found, "fitText"), 0) < size:
        return "字符压得太窄，看不清"
    if points(value(found, "spacing")) <= -0.6 * size:
        return "字符挤在一起，看不清"
    if abs(number(value(found, "position")) / 2) > 100:
        return "升降到了行外，显示不出来"
    return ""


def why_not_plain(found: Properties, layers: Iterable[Element], size: float, fonts: Iterable[str]) -> str:
    """What keeps the guide's account, in characters of that *size* in one of *fonts*, from being read without doubt."""
    if any(on(found, effect) for effect in ("emboss", "imprint", "shadow", "outline")):
        return "有文字效果"
    if any(
        node.tag in _EFFECTS and node.find(W14 + "noFill") is None
        for layer in layers
        for node in layer.iter(etree.Element)
    ):
        return "有文字效果"
    layout = found.get("eastAsianLayout", {})
    if layout.keys() & {"combine", "vert"}:
        return "双行合一或纵横混排，数字的次序看不准"
    if on(found, "strike") or on(found, "dstrike"):
        return "有删除线"
    if any(map(draws_signs, fonts)):
        return "用了符号字体，数字会变成图形"
    width, apart = number(value(found, "w").rstrip("%"), 100), points(value(found, "spacing"))
    if width < _NARROWEST or apart < -0.2 * size:
        return "字符压得太窄或挤在一起"
    if width > _WIDEST or apart > size or size > _LARGEST:
        return "字符太大或隔得太开"
    if odd := next((name for name in found if name not in _USUAL.split() and on(found, name)), ""):
        return f"用了特殊的字符格式（{odd}）"
    return ""


def fonts_of(found: Properties, theme: Mapping[str, str]) -> list[str]:
    """The fonts that characters may have; *theme*: those of the theme by their names."""
    own = found.get("rFonts", {})
    named = [
        theme.get(own.get(f"{script}Theme", own.get("cstheme", "")), "") for script in ("ascii", "hAnsi", "eastAsia")
    ]
    return list(filter(None, [own.get(script, "") for script in ("ascii", "hAnsi", "eastAsia", "cs")] + named))


def draws_signs(font: str) -> bool:
    """Whether a font draws signs or bars instead of letters and digits."""
    return re.search(f"{_SYMBOLS}|{_BARS}", font.casefold()) is not None


def is_clear(fill: Element) -> bool:
    """Whether a fill of text is as good as transparent; alpha counts transparency here, in thousandths of a percent."""
    return any(number(node.get(W14 + "val")) >= 80_000 for node in fill.iter(W14 + "alpha"))


def runs_backwards(text: str, run: Element | None) -> bool:
    """Whether digits stand on paper in another order than in the file."""
    turned = run is not None and any(node.get(W + "val") == "rtl" for node in run.iterancestors(W + "bdo"))
    return turned or not _RIGHT_TO_LEFT.isdisjoint(text)
