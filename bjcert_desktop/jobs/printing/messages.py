"""What the drawing process is asked, and what it answers."""

import msgspec


class ListPrinters(msgspec.Struct, frozen=True, tag="printers"):
    """Which printers are there?"""


class Print(msgspec.Struct, frozen=True, tag="print"):
    """Print the paper of *size* bytes on *printer*, a job of its own called *title*."""

    title: str
    printer: str
    size: int


class OpenPdf(msgspec.Struct, frozen=True, tag="open"):
    """Begin a PDF at *path*."""

    path: str
    title: str


class Add(msgspec.Struct, frozen=True, tag="add"):
    """Add the pages of the paper of *size* bytes to the PDF."""

    size: int


class ClosePdf(msgspec.Struct, frozen=True, tag="close"):
    """Finish the PDF."""


Request = ListPrinters | Print | OpenPdf | Add | ClosePdf


class PainterAnswer(msgspec.Struct, frozen=True):
    """The number of *pages* that were drawn, or the *problem* and its *remedy*. *refused*: by the printer or the disk.

    *names* are those of the printers, the usual one first.
    """

    pages: int = 0
    problem: str = ""
    remedy: str = ""
    refused: bool = False
    names: tuple[str, ...] = ()
