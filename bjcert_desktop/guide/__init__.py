"""《数字证书管理指导手册》 as data: what each business asks, needs, costs and writes."""

from .load import load_catalogue, seal_update
from .model import (
    Account,
    Business,
    Catalogue,
    Caveat,
    Choice,
    Contact,
    Document,
    Fee,
    Invoice,
    Material,
    Option,
    Origin,
    Payment,
    Question,
    Scenario,
    When,
    chapter_label,
)
from .update import LIST

__all__ = [
    "LIST",
    "Account",
    "Business",
    "Catalogue",
    "Caveat",
    "Choice",
    "Contact",
    "Document",
    "Fee",
    "Invoice",
    "Material",
    "Option",
    "Origin",
    "Payment",
    "Question",
    "Scenario",
    "When",
    "chapter_label",
    "load_catalogue",
    "seal_update",
]
