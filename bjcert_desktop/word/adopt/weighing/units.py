"""Which of the units that a form names is ours, and what of it belongs to others."""

import re
from dataclasses import replace

from ...markup import Element, W, ancestor
from .. import labels, owners
from ..found_spot import FoundSpot
from ..labels import Meaning
from ..vocabulary import Whose
from .form import Form

UNSURE = 0.85  #: the most for a place that other evidence does not support
NOBODY = Meaning(None, 0)
APPLICANTS = ("申请人", "申请者")
_OLDER = re.compile("^(?!.*信用).*机构代码")


def codes(spots: list[FoundSpot]) -> None:
    """The older code of an organisation is part of the unified one: it is sure nowhere, and blank beside that."""
    codes = [spot for spot in spots if spot.meaning.field == "统一社会信用代码"]
    older = [spot for spot in codes if _OLDER.search(labels.squeeze(spot.label))]
    unified = len(codes) > len(older)
    for spot in older:
        spot.meaning = NOBODY if unified else replace(spot.meaning, confidence=min(spot.meaning.confidence, UNSURE))


def names_of_the_unit(spots: list[FoundSpot], form: Form) -> None:
    """Of units under other names the first is ours, and in a form about certificates none beside 单位名称."""
    named = [spot for spot in spots if spot.meaning.field == "单位名称"]
    cores = [labels.core_of(spot.label)[0] for spot in named]
    if any(core not in APPLICANTS and is_known(core) for core in cores):  # the applicant is a person beside the unit
        for spot, core in zip(named, cores, strict=True):
            if core in APPLICANTS and not (_is_sealed(spot) or "单位" in spot.label):
                spot.meaning = Meaning("经办人姓名", 0.6, Whose.HANDLER, "name")
    if not named:
        _name_of_the_organiser(spots)
    ours: str | None = None
    plain: set[int] = set()  # the papers that have named the unit plainly
    _signing_applicants(spots, form)
    for spot, core in zip(named, cores, strict=True):
        word, paper = owners.unit_word(core), form.since(spot.writes[0].line.paragraph)
        if is_known(core):
            plain.add(paper)
        if is_known(core) or word is None:
            continue
        if paper in plain and not owners.is_applicant(word):
            spot.meaning = NOBODY
            continue
        ours = ours or word
        if (form.about_certificates and any(map(is_known, cores))) or owners.rivals(word, ours):
            spot.meaning = NOBODY


def _signing_applicants(spots: list[FoundSpot], form: Form) -> None:
    """A second bare «申请人» in a paper is where they sign."""
    seen: set[int] = set()
    for spot in spots:
        paper = form.since(spot.writes[0].line.paragraph)
        if labels.core_of(spot.label)[0] in APPLICANTS and not _is_sealed(spot):
            spot.meaning = NOBODY if paper in seen else spot.meaning
            seen.add(paper)


def _is_sealed(spot: FoundSpot) -> bool:
    """Whether a seal goes after a place."""
    write = spot.writes[0]
    return labels.is_seal(re.split("[_ ]", write.line.shape[write.end :].strip("_ "))[0])


def _name_of_the_organiser(spots: list[FoundSpot]) -> None:
    """Where no unit is asked for but the one that organises something, that is ours."""
    for spot in [spot for spot in spots if owners.is_organiser(labels.core_of(spot.label)[0])][:1]:
        spot.meaning = Meaning("单位名称", 0.55, Whose.UNIT, "name")


def rows_of_others(spots: list[FoundSpot]) -> None:
    """What follows another unit's name in its row is that unit's: its legal representative, address, telephone."""
    theirs: Element | None = None
    place: Element | None = None
    for spot in spots:
        row = ancestor(spot.writes[0].line.paragraph, W + "tr")
        if row is None or spot.kind == "choice":
            continue
        core = labels.core_of(spot.label)[0]
        if owners.names_unit(core):
            theirs = None if spot.meaning.field else row
        elif owners.is_of_other_unit(core):
            theirs = row
            spot.meaning = NOBODY
        elif core.endswith("地址") and spot.meaning.field is None:
            place = row  # a place of another kind, to which the postcode beside it belongs
        elif (row is place and spot.meaning.field == "邮政编码") or (
            row is theirs and spot.kind != "column" and spot.meaning.field != "申请日期"
        ):
            spot.meaning = NOBODY


def lines_of_accused(spots: list[FoundSpot], form: Form) -> None:
    """What follows the name of a unit that is accused, or above ours, is that unit's, until another is named."""
    accused: int | None = None
    for spot in spots:
        paragraph = spot.writes[0].line.paragraph
        core = labels.core_of(spot.label)[0]
        if owners.is_accused(core) or (core.startswith("上级") and owners.names_unit(core)):
            accused = form.since(paragraph)
        elif owners.names_unit(core) or form.since(paragraph) != accused or spot.meaning.field == "申请日期":
            accused = None
        elif accused is not None:
            spot.meaning = NOBODY


def is_known(core: str) -> bool:
    """Whether a label is one of ours rather than of a unit under another name."""
    return labels.take_apart(core)[2]
