"""The fields that a spot may hold, the likely ones first: what a person is offered for it."""

from ...domain.fields import CERTIFICATE_FIELDS, FIELDS, UNIT_FIELDS
from ...guide import business_names
from . import labels
from .proposal import Adoption, Spot

_MOST = 5
_OWN = [field.name for field in UNIT_FIELDS]
#: What a label asks for → the fields that hold such a thing.
_ALIKE = {
    "person": ("经办人姓名", "法定代表人"),
    "name": ("单位名称", "经办人姓名", "法定代表人", "发票抬头", "原单位名称"),
    "code": ("统一社会信用代码", "原统一社会信用代码"),
    "id": ("经办人身份证号",),
    "mobile": ("经办人手机", "单位电话"),
    "landline": ("单位电话", "经办人手机"),
    "phone": ("单位电话", "经办人手机"),
    "email": ("电子邮箱", "发票邮箱"),
    "postcode": ("邮政编码",),
    "address": ("单位地址",),
}
_CHOICES = ("勾选:办理方式=邮寄", "勾选:办理方式=现场", *(f"勾选:年限={years}" for years in range(1, 6)))


def fields_for(spot: Spot) -> tuple[str, ...]:
    """All fields that may stand at a spot of its kind."""
    if spot.kind == "choice":
        known = [*(f"勾选:{name}" for name in business_names()), *_CHOICES]
    elif spot.kind == "column":
        known = [*(field.name for field in CERTIFICATE_FIELDS), "证书.序号", "单位名称", "统一社会信用代码", "业务类型"]
    else:
        known = [name for name in FIELDS if "." not in name]
    return tuple(known if spot.field in (None, *known) else [str(spot.field), *known])


def suggestions(adoption: Adoption, spot: Spot) -> tuple[str, ...]:
    """The likely fields of a spot: the proposed one, those that hold such a thing, and those that the form lacks."""
    possible = fields_for(spot)
    proposed = [spot.field] if spot.field else []
    if spot.kind in ("choice", "column"):
        return tuple(dict.fromkeys([*proposed, *possible]))[: 8 if spot.kind == "choice" else _MOST]
    what = labels.read(spot.label).what or ""
    likely = [*proposed, *_ALIKE.get(what, ()), *adoption.fields_without_spot, *_OWN]
    return tuple(name for name in dict.fromkeys(likely) if name in possible)[:_MOST]
