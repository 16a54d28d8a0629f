"""Reads filled forms backwards: from last year's papers to the values that stand on them."""

from .reading import read_filled
from .value import FilledForm, ReadValue

__all__ = ["FilledForm", "ReadValue", "read_filled"]
