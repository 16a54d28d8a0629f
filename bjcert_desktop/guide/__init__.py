"""《数字证书管理指导手册》 as data: the questions, materials, fees and documents of each business."""

from .chapters import chapter_label, chapter_source
from .general import Account, Contact, Delivery, Invoice, OfficeRemark, Origin, Payment, When
from .load import business_names, load_catalogue, seal_update, shipped_url
from .model import (
    Answer,
    Asked,
    Business,
    Catalogue,
    Caveat,
    DocumentSpec,
    Fee,
    Material,
    Question,
    Reply,
    Scenario,
)
from .office_remarks import load_guide
from .update import LIST

__all__ = [
    "LIST",
    "Account",
    "Answer",
    "Asked",
    "Business",
    "Catalogue",
    "Caveat",
    "Contact",
    "Delivery",
    "DocumentSpec",
    "Fee",
    "Invoice",
    "Material",
    "OfficeRemark",
    "Origin",
    "Payment",
    "Question",
    "Reply",
    "Scenario",
    "When",
    "business_names",
    "chapter_label",
    "chapter_source",
    "load_catalogue",
    "load_guide",
    "seal_update",
    "shipped_url",
]
