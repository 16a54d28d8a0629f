"""Colours of text and what is behind it, as far as they tell whether the text can be seen."""

import colorsys
from collections.abc import Mapping

from lxml import etree

from ..document.styles import Attributes, colour, local, number
from ..markup import W14, Element, W

WHITE, BLACK = "FFFFFF", "000000"
FAINT = 1.3  #: contrast below which text cannot be seen; E1E1E1 on white has 1.3
FINE = {"clear", "nil", "solid", *(f"pct{share}" for share in (5, 10, 12, 15, 20, 25))}  #: shading without lines
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
#: The names that text and shapes have for the colours of the theme.
_NAMES = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "tx1",
    "text2": "tx2",
    "background1": "bg1",
    "background2": "bg2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_USUAL = {"dk1": BLACK, "lt1": WHITE, "dk2": "44546A", "lt2": "E7E6E6"}
_MAPPING = {"bg1": "bg1", "bg2": "bg2", "t1": "tx1", "t2": "tx2"}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG has it, from 1 (the same) to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(hexadecimal: str) -> float:
    shares = [int(hexadecimal[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Palette:
    """The colours of a document's *theme*, named as its *settings* say."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        self._colours = dict(_USUAL)
        scheme = theme.find(f".//{_A}clrScheme") if theme is not None else None
        for node in scheme.iterchildren(tag=etree.Element) if scheme is not None else ():
            for stated in node.iterchildren(tag=etree.Element):
                if found := colour(stated.get("lastClr") or stated.get("val") or ""):
                    self._colours[local(str(node.tag))] = found
        self._mapped = dict(_MAPPED)
        mapping = settings.find(W + "clrSchemeMapping") if settings is not None else None
        for name, ours in _MAPPING.items():
            if mapping is not None and (target := mapping.get(W + name)):
                self._mapped[ours] = _NAMES.get(target, target)

    def named(self, name: str) -> str:
        """The colour of the theme by the *name* that text, a shape or the theme has for it; empty if unknown."""
        short = _NAMES.get(name, name)
        return self._colours.get(self._mapped.get(short, short), "")

    def text_colours(self, own: Attributes) -> list[str]:
        """The colours that a ``w:color`` may have: that of the theme, and the one stated beside it."""
        found = [colour(own.get("val", "")), _shaded(self.named(own.get("themeColor", "")), own, "theme")]
        return [each for each in found if each]

    def background(self, own: Attributes) -> str:
        """The colour of a ``w:shd``; empty for none."""
        fill = _shaded(self.named(own.get("themeFill", "")), own, "themeFill") or colour(own.get("fill", ""))
        kind = own.get("val", "clear")
        if kind == "solid":
            stated = self.text_colours(own)
            return stated[-1] if stated else BLACK
        if kind.startswith("pct") and number(kind[3:]) >= 50:
            stated = self.text_colours(own)
            return stated[-1] if stated else BLACK
        return fill

    def drawn(self, fill: Element) -> str:
        """The colour in a ``solidFill`` of a shape or of text; empty if it is unknown."""
        for node in fill.iterchildren(tag=etree.Element):
            kind, name = local(str(node.tag)), node.get("val") or node.get(W14 + "val") or ""
            if kind == "srgbClr":
                return _changed(colour(name), node)
            if kind == "schemeClr":
                return _changed(self.named(name), node)
            if kind == "prstClr":
                return {"white": WHITE, "black": BLACK}.get(name, "")
        return ""


def highlight(own: Attributes) -> str:
    """The colour of a ``w:highlight``; empty for none."""
    return _HIGHLIGHTS.get(own.get("val", ""), "")


def _shaded(base: str, own: Mapping[str, str], prefix: str) -> str:
    """A colour of the theme made lighter or darker."""
    if not base:
        return ""
    channels = [int(base[at : at + 2], 16) for at in (0, 2, 4)]
    for name, towards in ((f"{prefix}Tint", 255), (f"{prefix}Shade", 0)):
        try:
            share = int(own.get(name, "") or "FF", 16) / 255
        except ValueError:
            share = 1.0
        channels = [round(channel * share + towards * (1 - share)) for channel in channels]
    return "".join(f"{min(max(channel, 0), 255):02X}" for channel in channels)


def _changed(base: str, stated: Element) -> str:
    """The colour *base* of a shape or of text, made lighter or darker as is *stated* inside."""
    if not base:
        return ""
    hue, light, full = colorsys.rgb_to_hls(*(int(base[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    for node in stated.iterchildren(tag=etree.Element):
        share = number(node.get("val") or node.get(W14 + "val"), 100_000) / 100_000
        match local(str(node.tag)):
            case "lumMod" | "shade":
                light *= share
            case "lumOff":
                light += share
            case "tint":
                light = 1 - (1 - light) * share
    channels = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)
