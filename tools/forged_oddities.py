"""What a forged form may have besides text, and an account that is said instead of written; and how to see both again.

Asked by ``forged_forms.py``. It is judged by patterns of its own, which look for marks in the bytes of a paper.
"""

import random
import re

_RUNS = (
    '<w:em w:val="dot"/>',
    '<w:w w:val="40"/>',
    '<w:spacing w:val="-90"/>',
    '<w:vertAlign w:val="superscript"/>',
    '<w:fitText w:val="200"/>',
    '<w:highlight w:val="black"/>',
    '<w:shd w:val="horzStripe" w:color="000000"/>',
    '<w:position w:val="60"/>',
    '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
    '<w:bdr w:val="single" w:sz="96"/>',
    "<w:rtl/>",
    "<w:strike/>",
    '<w:effect w:val="lights"/>',
)
_LAID_OUT = (
    '<w:framePr w:w="2000" w:h="900" w:vAnchor="page" w:y="{}"/>',
    '<w:spacing w:line="{0:.2}" w:lineRule="exact"/>',
    '<w:spacing w:line="40" w:lineRule="auto"/>',
    '<w:ind w:left="-{}"/>',
    '<w:ind w:right="{}"/>',
    "<w:bidi/>",
)
_BESIDE = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='width:90pt'/></w:pict></w:r></w:p>",
    "<w:p><w:r><w:drawing/></w:r></w:p>",
    "<w:p><w:r><w:object/></w:r></w:p>",
    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt/><w:rubyBase/></w:ruby></w:r></w:p>",
    "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/></w:p>",
    "<w:tbl><w:tblPr><w:tblpPr w:tblpY='900'/></w:tblPr><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
    "<w:p><w:sdt><w:sdtPr><w:comboBox/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "<w:p><w:fldSimple w:instr=' DATE \\@ &quot;&apos;8071&apos;&quot; '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>",
    "<w:p><w:r><w:t>\u202e1</w:t></w:r></w:p>",
)
_CELLS = (
    '<w:textDirection w:val="tbRl"/>',
    '<w:tcFitText w:val="1"/>',
    '<w:shd w:val="clear" w:fill="101010"/>',
    '<w:tcBorders><w:tl2br w:val="single" w:sz="96"/></w:tcBorders>',
    '<w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar>',
)
_PAGES = (
    '<w:cols w:num="3"/>',
    '<w:lnNumType w:countBy="1" w:start="621700"/>',
    '<w:pgMar w:left="9000" w:right="900" w:top="-900" w:bottom="900"/>',
    '<w:docGrid w:type="linesAndChars" w:charSpace="-30000"/>',
    '<w:textDirection w:val="tbRl"/>',
)
#: Marks of all these in a payment sheet that was written.
_MARKS = re.compile(
    r"<w:(?:drawing|pict|object|ruby|framePr|tblpPr|fitText|tcFitText|lnNumType|comboBox|effect|rtl|tl2br)\b|<m:oMath|"
    r"<mc:AlternateContent|<w:bidi/>|\u202e|horzStripe|"
    r"<w:w w:val=\"40\"|w:val=\"-90\"|w:num=\"3\"|w:charSpace=\"-30000\"|"
    r"w:left=\"-|w:top=\"-|tbRl|w:fill=\"101010\"|w:w=\"9000\"|w:left=\"9000\"|8071&|w:line=\"(?:40|90|12|30)\"|w:sz=\"96\"|"
    r"Wingdings|<w:strike/>|superscript|<w:em |w:val=\"60\"|w:val=\"black\"|w:right=\"(?:9000|12000|30000)\""
)
_WAYS = (
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"],
    ["O", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"],
    list("洞幺两三四五六拐八勾"),
)
_ENGLISH = {word: str(digit) for way in _WAYS for digit, word in enumerate(way)}
_WORDS = re.compile("|".join(sorted(_ENGLISH, key=len, reverse=True)))


def spoken(number: str, dice: random.Random) -> str:
    """The *number* in words, with something or nothing between them."""
    way = dice.choice(_WAYS)
    gap = dice.choice((" ", ", ", "、", "-")) if way[1].isascii() else dice.choice(("", " ", "、"))
    return gap.join(way[int(digit)] for digit in number)


def heard(text: str) -> str:
    """The digits in *text* that are written as words."""
    return "".join(_ENGLISH[word] for word in _WORDS.findall(text))


def odd(text: str, field: str, dice: random.Random) -> str:
    """The body *text* with one more than paragraphs and tables in it, mostly where the *field* stands."""
    way = dice.randrange(5)
    run = re.search(rf"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(<w:t[^>]*>[^<]*{re.escape(field)})", text)
    if way == 0 and run is not None:
        changed = f"<w:r><w:rPr>{run[1] or ''}{dice.choice(_RUNS)}</w:rPr>{run[2]}"
        return text[: run.start()] + changed + text[run.end() :]
    if way == 1 and run is not None:
        at = text.rfind("<w:p>", 0, run.start())
        layout = dice.choice(_LAID_OUT).format(dice.choice(("9000", "12000", "30000")))
        own = re.match("<w:p><w:pPr>", text[at:])
        start = f"<w:p><w:pPr>{layout}" + ("" if own else "</w:pPr>")
        return text[:at] + start + text[at + len("<w:p><w:pPr>" if own else "<w:p>") :]
    if way == 2 and run is not None:
        at = text.rfind("<w:tcPr>", 0, run.start())
        return text[: at + 8] + dice.choice(_CELLS) + text[at + 8 :] if at >= 0 else text
    if way == 3:
        at = text.rindex("</w:sectPr>")
        return text[:at] + dice.choice(_PAGES) + text[at:]
    at = dice.choice([match.start() for match in re.finditer(r"<w:p[ >]", text)])
    return text[:at] + dice.choice(_BESIDE) + text[at:]


def oddness(text: str) -> str:
    """The mark of something odd in a part of a payment sheet; empty for none."""
    found = _MARKS.search(text)
    return found[0] if found else ""
