"""Blanks and hints inside sentences: «本人（姓名）系（供应商名称）的法定代表人，现委托____为代理人»."""

import re
from dataclasses import dataclass

from . import labels, owners
from .labels import Meaning
from .vocabulary import Whose

_HINT = re.compile(r"\(([\u4e00-\u9fff]{2,12}(?:[、,/和及] ?[\u4e00-\u9fff]{2,8})*)\)")
_AFTER_HINT = re.compile(r"^[_ ]*(?:公司|单位)?\(([^()□]{2,24})\)")
_I_AM = re.compile(r"(本人|我|兹证明|兹有|特证明|^证明)[:,]?$")
_IS_LEGAL = re.compile(r"^,?(同志)?,?(现)?(系|是|为|担任|任).{0,40}?(法定代表人|法人代表|单位负责人)")
_LEGAL_OF = re.compile(r"(系|是|为|任|在)$")
_OFFICE_OF = re.compile(r"^(单位|公司)?的?(法定代表人|法人代表|单位负责人|\(?负责人)")
#: What stands before a hint that is a unit's name; other hints only explain the word before them.
_NAMED_NEXT = re.compile(r"(我方|本公司|本单位|我公司|我单位|[,;。、]|在此|代表\w{0,4}|作为|的|于)\s*$")
_SPEAKS = re.compile("法定代表人|授权|系|郑重|承诺|声明|同意|保证")
_SENT = re.compile(
    r"(委托|授权|指派|委派|派遣|派|任命|介绍)(我|本)?(单位|公司|机关|局|中心|方)?(的)?(在职)?(职工|员工|同志|工作人员|人员|代表)?[:]?$"
)
_NAME = re.compile(
    "(单位)?((法定代表人|被?授权代表|代理人|被授权人|受托人|委托代理人|经办人)(的)?)?(姓名|全名)([、,/和及]职务)?$|"
    "(被授权人|代理人|被?授权代表|委托代理人)([、,/和及]职务)?$"
)
_BARE = ("公司", "单位", "企业", "机构", "学校")
_NOT_A_HINT = re.compile(r"\s*(__|:|签字|签名|签章|盖章)")
#: What follows the name of a project rather than of a unit or person.
_PROJECT = re.compile(r"^[”\"'』」》]?(项目|工程|采购(项目|活动)|课题|标段)")
#: What stands before the unit of somebody else.
_THEIRS = re.compile(r"(参加|致|向|受|贵)$")
_EMPOWERED = re.compile(r"^(为|作为|同志|前往|到|以|代表|被正式授权|经正式授权|身份证|\(身份证|,身份证|办理|全权)")


@dataclass(frozen=True)
class Hint:
    """A bracketed hint that is itself the place of its value."""

    start: int
    end: int
    text: str
    meaning: Meaning


def meaning_of(before: str, after: str, blank: bool = True) -> Meaning | None:
    """The meaning of a place between *before* and *after* in a sentence; None where the sentence does not tell.

    *blank*: there is a blank, so that a hint after it says what it is for.
    """
    note = _AFTER_HINT.match(after)
    hint = labels.squeeze(note[1]).replace("_", "") if note else ""
    hint = owners.one_legal(hint)
    rest = labels.squeeze(after[note.end() :] if note else after).lstrip("_")
    head = owners.one_legal(labels.squeeze(before)).rstrip("_")
    if blank and not note and _PROJECT.match(rest) and not head.endswith(":"):
        return Meaning(None, 0)
    if blank and owners.unit_word(hint) and _THEIRS.search(head):
        return Meaning(None, 0)
    spoken = _I_AM.search(head) or (_NAME.match(hint) and rest.startswith(("系", "是")))
    if spoken and _IS_LEGAL.match(rest):
        return Meaning("法定代表人", 0.7, Whose.LEGAL, "name")
    if _LEGAL_OF.search(head) and (_OFFICE_OF.match(rest) or owners.unit_word(hint)):
        return Meaning("单位名称", 0.7, Whose.UNIT, "name")
    if _NAME.match(hint) and (re.search("法定代表人(\\(负责人\\))?$", head) or "法定代表人" in hint):
        return Meaning("法定代表人", 0.7, Whose.LEGAL, "name")
    if _SENT.search(head) and (not hint or _NAME.match(hint)) and (hint or _EMPOWERED.match(rest)):
        return Meaning("经办人姓名", 0.65, Whose.HANDLER, "name")
    if blank and owners.unit_word(re.split("[、,/和及]", hint)[0]) and not _THEIRS.search(head):
        return Meaning("单位名称", 0.65, Whose.UNIT, "name")
    if _NAME.match(hint) and _EMPOWERED.match(rest):
        return Meaning("经办人姓名", 0.55, Whose.HANDLER, "name")
    return None


def hint_after(after: str) -> str:
    """The hint right after a blank that has no label; empty if there is none that tells a unit or a person."""
    note = _AFTER_HINT.match(after)
    hint = labels.squeeze(note[1]).replace("_", "") if note else ""
    return hint if owners.unit_word(hint) or _NAME.match(hint) else ""


def names_somebody(after: str) -> bool:
    """Whether a hint after a blank asks for a person's name, even if the words before it speak of signing."""
    note = _AFTER_HINT.match(after)
    return bool(note and _NAME.match(labels.squeeze(note[1]).replace("_", "")))


def hints(shape: str) -> list[Hint]:
    """The hints in a line that stand in place of a value: none after a blank, whose hint it would be."""
    found = []
    for match in _HINT.finditer(shape):
        before, after = shape[: match.start()], shape[match.end() :]
        if match[1] in _BARE and not re.search(r"(系|是|为|在|我|的)\s*$", before):
            continue  # «有限责任(公司)»
        if re.search(r"(__|:)\s*$", before) or _NOT_A_HINT.match(after) or not after.strip():
            continue
        first = re.split("[、,/和及]", match[1])[0]
        told = meaning_of(before, match[0] + after, blank=False)
        named_next = _NAMED_NEXT.search(before) if before.strip() else _SPEAKS.match(after)
        if told is None and owners.unit_word(first) and named_next:
            told = Meaning("单位名称", 0.6, Whose.UNIT, "name")
        if told is not None and (_NAME.match(match[1]) or owners.unit_word(first)):
            found.append(Hint(match.start(), match.end(), match[1], told))
    return found
