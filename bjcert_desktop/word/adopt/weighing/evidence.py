"""Weighs what was found in a whole form: whose each place is, and how certain that is.

Certain is only what is plainly the applicant's own. In a form about certificates that is what its labels say; in any
other form the fields of the case mean nothing, and only the unit's own entries that support one another are certain.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ....domain.fields import UNIT_FIELDS
from ...markup import Element, W, ancestor
from .. import labels, owners
from ..found_spot import FoundSpot
from ..labels import Meaning
from ..vocabulary import FIELD, WHOSE, Whose
from . import units
from .form import Form
from .units import APPLICANTS, NOBODY, UNSURE, is_known

_OF_UNIT = {field.name for field in UNIT_FIELDS} - {"证书数量", "备注"} | {"申请日期"}
_CORE = ("单位名称", "统一社会信用代码", "法定代表人", "单位地址")
_GENERIC = re.compile("数量|枚数|年限|期限|小写|大写|抬头|日期|时间|年月日|金额小写|说明|备注")
_VAGUE = {"单位", "机构", "企业", "公司", "组织", "用户", "主体", "新", "现", "申请人", "申请者"}
_PERSONAL = ("经办人姓名", "经办人身份证号", "经办人手机", "电子邮箱")
_EXPLICIT = [word for word, whose in WHOSE.items() if whose in (Whose.UNIT, Whose.HANDLER, Whose.LEGAL)]
_ROWS_OF_OTHERS = 3  #: rows that tell about a unit after its name
_CJK = re.compile("[\u4e00-\u9fff]")
_ONCE = ("申请日期", "法定代表人", "单位地址", "单位电话", "邮政编码")  #: what a party's line does not ask twice
_PLAIN = re.compile(
    "(申请|申报|填报|填表|办理|报名|本)?单位(名称|全称)|(申请|申报|填报|填表|办理)单位|(企业|公司|机构)名称"
)
_OF_A_PERSON = (*_PERSONAL, "单位电话", "单位地址", "邮政编码")
_LETTER = re.compile("(尊敬|敬爱)的\\w{0,10}(领导|老师|经理|主任|同志)|此致\\s*敬礼")
_OTHER_PAPER = re.compile("专利|商标|著作权|软著|论文|申[请报]号|批准号|公开号")
_SIGNED_BY_LEGAL = re.compile("(单位)?(法定代表人|法人代表|负责人)(?!.*(代理|委托|授权|经办|办理))")
_MANDATE = re.compile("受托人|被授权人")
_PAPER = re.compile(r"学号|班级|年级|籍贯|民族|性别|出生|政治面貌|学历|职称|婚姻|照片")


def weigh(spots: list[FoundSpot], roots: list[Element]) -> None:
    """Settle the meaning and confidence of every spot of a form."""
    form = Form(roots)
    for spot in spots:
        spot.meaning = _in_its_form(spot, form)
        if spot.meaning.field == "申请日期":
            spot.meaning = _dated(spot, form)
    spots[:] = [spot for spot in spots if spot.label or spot.meaning.field]
    if form.about_certificates:
        spots[:] = [spot for spot in spots if not (labels.is_sealed_unit(spot.label) and spot.meaning.confidence < 0.6)]
    for spot in spots:
        if spot.meaning.field == "单位名称" and form.is_signed(spot):
            spot.meaning = NOBODY
    units.codes(spots)
    _businesses(spots)
    _applicants(spots)
    _parties(spots, form)
    units.names_of_the_unit(spots, form)
    units.rows_of_others(spots)
    units.lines_of_accused(spots, form)
    _second_persons(spots)
    _again_after_others(spots)
    _numbers_of_the_legal_person(spots, form)
    _second_names(spots, form)
    if not form.about_certificates:
        _cap(spots, form)


def _in_its_form(spot: FoundSpot, form: Form) -> Meaning:
    """The meaning of a spot in a form of this kind: the case's own fields count only in one about certificates."""
    meaning, label = spot.meaning, labels.core_of(spot.label)[0]
    if meaning.field is None:
        return meaning
    if label in _VAGUE:
        meaning = replace(meaning, confidence=min(meaning.confidence, 0.6))
    if not form.about_certificates:
        return _in_other_form(spot, meaning, form)
    if _GENERIC.fullmatch(label) and spot.kind != "column":
        return replace(meaning, confidence=min(meaning.confidence, UNSURE))
    return meaning


def _in_other_form(spot: FoundSpot, meaning: Meaning, form: Form) -> Meaning:
    """The meaning of a spot in a form that is not about certificates."""
    label = labels.core_of(spot.label)[0]
    if meaning.field not in _OF_UNIT or (meaning.field in _OF_A_PERSON and form.is_about_a_person(spot)):
        return NOBODY
    bare = label == "姓名" or meaning.confidence <= 0.5
    if meaning.field == "经办人姓名" and bare and form.is_legal_proof(spot):
        return Meaning("法定代表人", 0.7, Whose.LEGAL, "name")
    theirs = meaning.field in _PERSONAL or (meaning.field == "单位电话" and form.is_about_the_legal_person(spot))
    if form.is_legal_proof(spot) and theirs and labels.take_apart(label)[0] not in (Whose.HANDLER, Whose.UNIT):
        return NOBODY
    if label in ("住所", "住址") and _MANDATE.search(form.text) and "甲方" not in form.text:
        return NOBODY  # of the person who is given the mandate
    if label in (*APPLICANTS, "申请人姓名", "申请人名称"):
        if _LETTER.search(form.text):
            return NOBODY
        if _PAPER.search(form.text):
            return Meaning("经办人姓名", 0.6, Whose.HANDLER, "name")
    return meaning


def _dated(spot: FoundSpot, form: Form) -> Meaning:
    """A date belongs to the signer of its line or cell."""
    write = spot.writes[0]
    label = labels.core_of(spot.label)[0]
    before = labels.squeeze(form.before(write.line.paragraph, write.start))
    if label == "时间" and spot.kind != "date":
        return NOBODY
    if label and not labels.is_day(label):
        near = before + form.row(write.line.paragraph)
        own = FIELD.get(label) == "申请日期" and not _OTHER_PAPER.search(labels.squeeze(near))
        english = not _CJK.search(label) and not owners.is_signed_in_english(form.beside(spot))
        return spot.meaning if own or english else NOBODY
    ours = owners.signer(before.removesuffix(":").removesuffix(label))
    line = labels.squeeze(form.texts[form.place[write.line.paragraph]][: write.start]).removesuffix(f"{label}:")
    if re.search("[\u4e00-\u9fff]{2}(人|员|者|单位|部门|机关)[:(]", line):
        ours = owners.signer(line) or False  # the line names its signer itself
    if ours is False:
        return NOBODY
    if not label and (ours is None or form.about_certificates):
        return NOBODY
    if not (ours or form.about_certificates):
        return NOBODY
    return Meaning("申请日期", 0.8 if ours else 0.6)


def _businesses(spots: list[FoundSpot]) -> None:
    """Boxes for three businesses or more are the choice of the business, whatever each is called."""
    boxes = [spot for spot in spots if spot.meaning.field and re.fullmatch("勾选:[^=]*", spot.meaning.field)]
    if len({spot.meaning.field for spot in boxes}) > 2:
        for spot in boxes:
            spot.meaning = replace(spot.meaning, confidence=max(spot.meaning.confidence, 0.9))


def _applicants(spots: list[FoundSpot]) -> None:
    """An applicant with an «申请人姓名» is a person, whose telephone is not the unit's."""
    cores = [labels.core_of(spot.label)[0] for spot in spots]
    if "申请人姓名" in cores:
        for spot, core in zip(spots, cores, strict=True):
            bare = labels.take_apart(core)[0] is None
            if bare and spot.meaning.field in _OF_A_PERSON:
                spot.meaning = replace(spot.meaning, confidence=min(spot.meaning.confidence, UNSURE))
            if spot.meaning.field and (core.startswith("申请人") or (bare and spot.meaning.what == "phone")):
                field = "经办人手机" if spot.meaning.field == "单位电话" else spot.meaning.field
                spot.meaning = replace(spot.meaning, field=field, confidence=min(spot.meaning.confidence, 0.6))


def _parties(spots: list[FoundSpot], form: Form) -> None:
    """Of two parties at most one is ours: the one that is not printed, or the first."""
    heads = form.parties()
    both = {pair for _, pair, side, _ in heads if any(p == pair and s != side for _, p, s, _ in heads)}
    for spot in spots:
        core = labels.core_of(spot.label)[0]
        if spot.meaning.field is None and owners.is_first_party(core, both) and "合同" in form.text[:200]:
            spot.meaning = Meaning("单位名称", 0.55, Whose.UNIT, "name")
        if spot.meaning.field is None or spot.kind in ("choice", "column"):
            continue
        write, core = spot.writes[0], labels.core_of(spot.label)[0]
        at = (form.place[write.line.paragraph], write.start)
        since = (form.since(write.line.paragraph), 0)
        before = [(p, s) for n, p, s, is_printed in heads if since <= n <= at and (p in both or is_printed or p < 0)]
        owner = owners.party(core) or next(reversed(before), None)
        if owner is None or owner[0] < 0:
            if owners.is_party(core) and not is_known(core):
                spot.meaning = NOBODY
            continue
        pair, side = owner
        printed = {other for _, p, other, is_printed in heads if p == pair and is_printed}
        if side in printed or (side == 1 and not printed) or form.is_of_person(at, heads):
            spot.meaning = NOBODY
        else:
            spot.meaning = replace(spot.meaning, confidence=min(spot.meaning.confidence, 0.6))
    first_printed = any(is_printed and side == 0 for _, p, side, is_printed in heads if p in both)
    _side_by_side(reversed(spots) if first_printed else spots)


def _side_by_side(spots: Iterable[FoundSpot]) -> None:
    """Of two places for the same in one line the later one of *spots* is the other party's."""
    seen: set[tuple[Element, str]] = set()
    said: set[str] = set()
    for spot in spots:
        key = (spot.writes[0].line.paragraph, spot.meaning.field or "")
        same = labels.squeeze(spot.label) in said
        if key in seen and (spot.meaning.field in _ONCE or (same and spot.meaning.field in _PERSONAL)):
            spot.meaning = NOBODY
        seen.add(key)
        said.add(labels.squeeze(spot.label))


def _second_persons(spots: list[FoundSpot]) -> None:
    """The handler stands once in a table: what is asked again without saying of whom is about somebody else."""
    seen: set[tuple[Element | None, str]] = set()
    for spot in spots:
        field = spot.meaning.field
        if field not in _PERSONAL or spot.kind == "grid":
            continue
        table = ancestor(spot.writes[0].line.paragraph, W + "tbl")
        said = spot.meaning.confidence >= 0.9 or any(
            labels.core_of(spot.label)[0].startswith(word) for word in _EXPLICIT
        )
        if table is not None and (table, field) in seen and not said:
            spot.meaning = NOBODY
        elif field is not None:
            seen.add((table, field))


def _numbers_of_the_legal_person(spots: list[FoundSpot], form: Form) -> None:
    """A bare identity number is the legal person's below the line that one signs, and in a form without a handler."""
    for spot in spots:
        write, core = spot.writes[0], labels.core_of(spot.label)[0]
        if spot.meaning.field == "经办人身份证号" and labels.take_apart(core)[0] is None:
            lines = form.before(write.line.paragraph, write.start).split("\n")
            above = [labels.squeeze(line) for line in lines[:-1] if line.strip()]
            if above and _SIGNED_BY_LEGAL.match(above[-1]) and labels.squeeze(lines[-1]).startswith(core):
                spot.meaning = NOBODY
    if any(spot.meaning.field == "经办人姓名" for spot in spots) or not re.search("法定代表人|法人", form.text):
        return
    for spot in spots:
        whose = labels.take_apart(labels.core_of(spot.label)[0])[0]
        if spot.meaning.field == "经办人身份证号" and whose is None:
            spot.meaning = NOBODY


def _again_after_others(spots: list[FoundSpot]) -> None:
    """In a table, what is asked a second time after another unit was named is that unit's."""
    asked: dict[Element, set[str | None]] = {}
    until: dict[Element, int] = {}  # the row up to which what is asked again is another unit's
    for spot in spots:
        table, core = ancestor(spot.writes[0].line.paragraph, W + "tbl"), labels.core_of(spot.label)[0]
        row = ancestor(spot.writes[0].line.paragraph, W + "tr")
        if table is None or row is None or spot.kind in ("choice", "column") or spot.meaning.field == "申请日期":
            continue
        number = table.index(row) if row.getparent() is table else 0
        if owners.names_unit(core):
            until[table] = -1 if spot.meaning.field else number + _ROWS_OF_OTHERS
        elif number <= until.get(table, -1) and spot.meaning.field in asked.get(table, ()):
            spot.meaning = NOBODY
        asked.setdefault(table, set()).add(spot.meaning.field)


def _second_names(spots: list[FoundSpot], form: Form) -> None:
    """Outside tables, a second «姓名» begins somebody else's lines, until a line about the unit or its legal person."""
    seen: dict[int, bool] = {}
    for spot in spots:
        paragraph = spot.writes[0].line.paragraph
        if ancestor(paragraph, W + "tbl") is not None:
            continue
        paper, core = form.since(paragraph), labels.core_of(spot.label)[0]
        if core == "姓名" and spot.meaning.field == "经办人姓名":
            seen[paper] = paper in seen
        elif spot.meaning.field == "法定代表人" or (spot.meaning.field == "单位名称" and core != "工作单位"):
            seen.pop(paper, None)
        if seen.get(paper) and spot.meaning.field in (*_OF_A_PERSON, "单位名称"):
            spot.meaning = NOBODY


def _cap(spots: list[FoundSpot], form: Form) -> None:
    """In forms of others only the unit's own entries that support one another are certain, and its plain name.

    Nothing is where the paper has another unit, too, or a table asks for the same twice.
    """
    papers = [(form.since(spot.writes[0].line.paragraph), labels.core_of(spot.label)[0]) for spot in spots]
    pairs = list(zip(spots, papers, strict=True))
    shared = {at for each, (at, core) in pairs if owners.names_unit(core) and each.meaning.field is None}
    tables = Counter((ancestor(spot.writes[0].line.paragraph, W + "tbl"), spot.meaning.field) for spot in spots)
    sure = [spot for spot in spots if spot.meaning.confidence >= 0.9 and spot.meaning.field in _CORE]
    held = {spot.meaning.field for spot in sure}
    for spot, (paper, label) in pairs:
        table = ancestor(spot.writes[0].line.paragraph, W + "tbl")
        explicit = spot.meaning.field in _CORE and any(label.startswith(word) for word in (*_EXPLICIT, "统一社会信用"))
        alone = spot.meaning.field == "统一社会信用代码" or _PLAIN.fullmatch(label)
        if (spot.meaning.field == "单位名称" and not alone) or "负责人" in label.removeprefix("法定代表人"):
            explicit = False
        if spot.meaning.field == "法定代表人" and ancestor(spot.writes[0].line.paragraph, W + "tc") is None:
            explicit = False  # it may be where they sign
        twice = table is not None and tables[table, spot.meaning.field] > 1
        if twice or paper in shared or not explicit or not (alone or len(held) > 1):
            spot.meaning = replace(spot.meaning, confidence=min(spot.meaning.confidence, UNSURE))
