"""Boxes to tick: a character in a run of its own, Word's check-box control, or a legacy form field.

``{{勾选:…}}`` alone is printed as ☑ or □. Inside or right beside a check-box control (w14:checkbox), or beside a legacy
form field (FORMCHECKBOX), it ticks that box and disappears.
"""

from copy import deepcopy

from lxml import etree

from ..markup import W14, XML_SPACE, Element, W

_TICKED, _EMPTY = "☑", "□"
#: 宋体 has □ but no ☑ (U+2611), and Word's substitute differs from PC to PC; Segoe UI Symbol has it, on every Windows
#: since 7. □ names 宋体 with an East Asian hint; otherwise Word takes it from the Latin font.
_FONTS = {_TICKED: "Segoe UI Symbol", _EMPTY: "宋体"}
#: The default signs of a check-box control.
_USUAL = {"checkedState": "2612", "uncheckedState": "2610"}
_INVISIBLE = {W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")}


def split_choice(gap: Element, otherwise: Element, end: Element) -> None:
    """Place the box of the mark *gap* between the marks *gap*, *otherwise* and *end*: ticked, then empty."""
    text = gap.getparent()
    run = None if text is None else text.getparent()
    if text is None or run is None or run.getparent() is None:
        return
    control = next((node for node in gap.iterancestors(W + "sdt") if _is_control(node)), None)
    box = control if control is not None else _beside(gap, text, run)
    if box is None:
        _split_run(gap, text, run, (otherwise, end))
        return
    before = text.text or ""
    after = _detach(gap, text)
    if control is not None:
        ticked, empty = (_set_control(control, on, text, (before, after)) for on in (True, False))
    else:
        ticked, empty = (_set_box(box, on) for on in (True, False))
        for hollow in [] if _unless_hollow(run) else [run]:
            run.getparent().remove(hollow)  # type: ignore[union-attr]
    _replace(box, [gap, ticked, otherwise, empty, end])


def bare(element: Element) -> Element:
    """An empty run or paragraph with the properties of *element*."""
    like = etree.Element(element.tag)
    properties = element.find(W + ("rPr" if element.tag == W + "r" else "pPr"))
    if properties is not None:
        like.append(deepcopy(properties))
    return like


# A character


def _split_run(gap: Element, text: Element, run: Element, marks: tuple[Element, Element]) -> None:
    """Give the choice at *gap* two runs of its own, ticked and empty, as their fonts differ."""
    rest = bare(run)
    rest_text = etree.SubElement(rest, W + "t", {XML_SPACE: "preserve"})
    rest_text.text, gap.tail = gap.tail, None
    rest_text.extend(gap.itersiblings())
    rest.extend(text.itersiblings())
    text.remove(gap)
    parts = [gap, _character(run, _TICKED), marks[0], _character(run, _EMPTY), marks[1]]
    _replace(run, [*_unless_hollow(run), *parts, *_unless_hollow(rest)])


def _character(run: Element, glyph: str) -> Element:
    """A run like *run* with the box *glyph* in a font that has it."""
    box = bare(run)
    _set_font(box, _FONTS[glyph])
    etree.SubElement(box, W + "t").text = glyph
    return box


def _set_font(run: Element, font: str) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.Element(W + "rPr")
        run.insert(0, properties)
    for old in properties.findall(W + "rFonts"):
        properties.remove(old)
    fonts = {W + key: font for key in ("ascii", "hAnsi", "eastAsia", "cs")}
    style_first = 1 if properties.find(W + "rStyle") is not None else 0
    properties.insert(style_first, etree.Element(W + "rFonts", {W + "hint": "eastAsia", **fonts}))


def _unless_hollow(run: Element) -> list[Element]:
    """*run* in a list, or an empty list if the run holds only an empty ``w:t``."""
    contents = [node for node in run if node.tag != W + "rPr"]
    return [run] if any(node.tag != W + "t" or node.text or len(node) for node in contents) else []


# A control or form field


def _is_control(node: Element) -> bool:
    return node.tag == W + "sdt" and node.find(f"{W}sdtPr/{W14}checkbox") is not None


def _form_field(mark: Element | None) -> bool:
    return mark is not None and mark.find(f"{W}ffData/{W}checkBox") is not None


def _beside(gap: Element, text: Element, run: Element) -> Element | None:
    """The control, or the run that opens the form field, right before or after the placeholder at *gap*."""
    alone_before = not (text.text or "").strip() and gap.getprevious() is None and not _filled(text, before=True)
    alone_after = not (gap.tail or "").strip() and gap.getnext() is None and not _filled(text, before=False)
    before = _box_at(_neighbour(run, backwards=True), backwards=True) if alone_before else None
    after = _box_at(_neighbour(run, backwards=False), backwards=False) if alone_after else None
    if before is not None and after is not None:
        return before if _boxes_lead(run) else after
    return after if before is None else before


def _filled(text: Element, before: bool) -> bool:
    """Whether the run prints anything before or after *text*."""
    others = text.itersiblings(preceding=before)
    return any(node.tag != W + "rPr" and (node.tag != W + "t" or (node.text or "").strip()) for node in others)


def _neighbour(run: Element, backwards: bool) -> Element | None:
    for node in run.itersiblings(preceding=backwards):
        blank = node.tag == W + "r" and not any(
            child.tag != W + "rPr" and (child.tag != W + "t" or len(child) or (child.text or "").strip())
            for child in node
        )
        if node.tag not in _INVISIBLE and not blank:
            return node
    return None


def _box_at(node: Element | None, backwards: bool) -> Element | None:
    if node is None or _is_control(node):
        return node
    mark = node.find(W + "fldChar") if node.tag == W + "r" else None
    wanted = "end" if backwards else "begin"
    if mark is None or mark.get(W + "fldCharType") != wanted:
        return None
    if not backwards:
        return node if _form_field(mark) else None
    for opening in node.itersiblings(W + "r", preceding=True):
        begin = opening.find(W + "fldChar")
        if begin is not None and begin.get(W + "fldCharType") == "begin":
            return opening if _form_field(begin) else None
    return None


def _boxes_lead(run: Element) -> bool:
    """Whether the paragraph begins with a box, so that each box belongs to what follows it."""
    for node in run.getparent() if run.getparent() is not None else ():  # type: ignore[union-attr]
        if _is_control(node) or _form_field(node.find(W + "fldChar")):
            return True
        if any("{{" in (text.text or "") for text in node.iter(W + "t")) or node is run:
            return False
    return False


def _detach(gap: Element, text: Element) -> str:
    """Remove *gap* from *text* and return the text that followed it."""
    tail, gap.tail = gap.tail or "", None
    following = list(gap.itersiblings())
    text.remove(gap)
    if not following:
        text.text = (text.text or "") + tail
    return tail


def _set_control(control: Element, on: bool, text: Element, around: tuple[str, str]) -> Element:
    """A copy of the *control*, ticked or empty, with the matching sign at *text*."""
    properties = control.find(f"{W}sdtPr/{W14}checkbox")
    assert properties is not None  # noqa: S101 - _is_control has seen it
    state = properties.find(W14 + ("checkedState" if on else "uncheckedState"))
    name = "checkedState" if on else "uncheckedState"
    code = _USUAL[name] if state is None else state.get(W14 + "val", _USUAL[name])
    run = text.getparent()
    text.text = around[0] + _sign(code, _USUAL[name]) + around[1]
    if run is not None:
        _set_font(run, "MS Gothic" if state is None else state.get(W14 + "font", "MS Gothic"))
    checked = properties.find(W14 + "checked")
    if checked is None:
        checked = etree.Element(W14 + "checked")
        properties.insert(0, checked)
    checked.set(W14 + "val", "1" if on else "0")
    return deepcopy(control)


def _sign(code: str, otherwise: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return chr(int(otherwise, 16))
    return sign if sign.isprintable() else chr(int(otherwise, 16))


def _set_box(box: Element, on: bool) -> Element:
    """A copy, ticked or empty, of a control beside its placeholder or of the run that opens a form field."""
    if _is_control(box):
        shown = next(box.iter(W + "t"), None)
        if shown is not None:
            return _set_control(box, on, shown, ("", ""))
    copy = deepcopy(box)
    field = copy.find(f"{W}fldChar/{W}ffData/{W}checkBox")
    if field is not None:
        for old in field.findall(W + "checked"):
            field.remove(old)
        etree.SubElement(field, W + "checked").set(W + "val", "1" if on else "0")
    return copy


def _replace(element: Element, others: list[Element]) -> None:
    """Replace *element* by *others*; its tail is only white space."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = others
