"""Turns an official blank form into a template: finds its spots and proposes their fields."""

from .adoption import adopt, propose
from .proposal import SURE, Adopted, Adoption, Spot
from .suggestions import fields_for, suggestions

__all__ = ["SURE", "Adopted", "Adoption", "Spot", "adopt", "fields_for", "propose", "suggestions"]
