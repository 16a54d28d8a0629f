"""《数字证书管理指导手册》 as data: what each business asks, needs, costs and writes."""

from .load import load_catalogue
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
    Payment,
    Question,
    Scenario,
    When,
    chapter_label,
)

__all__ = [
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
    "Payment",
    "Question",
    "Scenario",
    "When",
    "chapter_label",
    "load_catalogue",
]
