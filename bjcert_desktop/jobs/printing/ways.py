"""Which program prints: Word or WPS where they are installed, otherwise this one."""

from ...system import inventory
from .office import PROGRAMS, OfficePrinting
from .painter import PaintedPrinting
from .way import Way


def printing_program() -> str:
    """The office program that prints Word files here; blank where there is none."""
    return next((name for name in inventory.office() or () if name in PROGRAMS), "")


def way_for(printer: str, *, own: bool = False) -> Way:
    """What prints on *printer*: Word or WPS where there is one, unless its *own* pages are wanted."""
    program = "" if own else printing_program()
    return OfficePrinting(program, printer) if program else PaintedPrinting(printer)
