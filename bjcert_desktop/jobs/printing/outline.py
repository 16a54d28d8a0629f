"""Bookmarks for a PDF that Qt wrote, appended to it as an incremental update (ISO 32000-1, 7.5.6 and 12.3.3).

Qt has no way to write them. What is needed of the file is small and always written alike: one table of cross
references, a catalog, and one list of pages.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...errors import ExportError

_TAIL = 2048  # bytes at the end in which the table is named
_ENTRY = 20  # bytes of an entry of the table


@dataclass(frozen=True)
class Bookmark:
    """A name for the page *page*, counted from 0, with those below it."""

    title: str
    page: int
    below: tuple["Bookmark", ...] = ()


def add_outline(path: Path, bookmarks: Sequence[Bookmark]) -> None:
    """Append *bookmarks* to the PDF at *path*. Raises OSError, and ExportError for a PDF of another kind."""
    with path.open("r+b") as file:
        try:
            update = _Update(file)
        except (ValueError, IndexError, AttributeError) as error:
            raise ExportError("PDF 没有写完整，没有保存。", "请检查磁盘空间，再试一次。") from error
        file.seek(0, os.SEEK_END)
        file.write(update.made(bookmarks, file.tell()))


class _Update:
    """What is appended to one PDF. Raises ValueError and the like where the PDF is not as Qt writes it."""

    def __init__(self, file: IO[bytes]) -> None:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _TAIL, 0))
        self._table = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", file.read())[1])
        file.seek(self._table)
        table = file.read()
        head = _found(rb"xref\s+0 (\d+)\s+", table)
        entries = table[head.end() : head.end() + int(head[1]) * _ENTRY]
        self._offsets = [int(entries[at : at + 10]) for at in range(0, len(entries), _ENTRY)]
        self._trailer = _found(rb"trailer\s*<<(.*)>>\s*startxref", table, re.DOTALL)[1]
        self._root = int(_found(rb"/Root (\d+) 0 R", self._trailer)[1])
        self._catalog = self._object(file, self._root)
        pages = self._object(file, int(_found(rb"/Pages (\d+) 0 R", self._catalog)[1]))
        kids = _found(rb"/Kids\s*\[(.*?)\]", pages, re.DOTALL)[1]
        self._pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
        if len(self._pages) != int(_found(rb"/Count (\d+)", pages)[1]):
            raise ValueError("the pages are not in one list")

    def _object(self, file: IO[bytes], number: int) -> bytes:
        """The dictionary that is the object *number*, without its brackets."""
        file.seek(self._offsets[number])
        whole = b""
        while b"endobj" not in whole and (more := file.read(1 << 16)):
            whole += more
        return _found(rb"\A\s*%d 0 obj\s*<<(.*)>>\s*\Z" % number, whole.partition(b"endobj")[0], re.DOTALL)[1]

    def made(self, bookmarks: Sequence[Bookmark], start: int) -> bytes:
        """The update that is written at the offset *start*."""
        first = len(self._offsets)  # the number of the outline; its items follow
        objects: list[bytes] = [b""]
        count = self._add(objects, bookmarks, first, first)
        ends = b"/First %d 0 R /Last %d 0 R " % self._ends(bookmarks, first + 1) if bookmarks else b""
        objects[0] = b"<< /Type /Outlines %s/Count %d >>" % (ends, count)
        catalog = b"<<%s/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % (self._catalog, first)
        out, offsets = bytearray(b"\n"), []
        for number, content in ((self._root, catalog), *enumerate(objects, first)):
            offsets.append(start + len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = start + len(out)
        lines = [b"%010d 00000 n \n" % offset for offset in offsets]
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % (first + len(objects)), self._trailer)
        out += b"xref\n0 1\n0000000000 65535 f \n%d 1\n%s" % (self._root, lines[0])
        out += b"%d %d\n%s" % (first, len(objects), b"".join(lines[1:]))
        out += b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, self._table, table)
        return bytes(out)

    def _add(self, objects: list[bytes], bookmarks: Sequence[Bookmark], parent: int, first: int) -> int:
        """Add the items of *bookmarks* under *parent*, each followed by those below it; return how many are shown."""
        before = 0
        for place, bookmark in enumerate(bookmarks):
            own = first + len(objects)
            after = own + _size(bookmark) if place + 1 < len(bookmarks) else 0
            title = bookmark.title.encode("utf-16-be", errors="replace").hex().upper().encode()
            item = b"<< /Title <FEFF%s> /Parent %d 0 R" % (title, parent)
            item += b" /Prev %d 0 R" % before if before else b""
            item += b" /Next %d 0 R" % after if after else b""
            if bookmark.below:
                ends = self._ends(bookmark.below, own + 1)
                item += b" /First %d 0 R /Last %d 0 R" % ends + b" /Count -%d" % len(bookmark.below)  # folded
            item += b" /Dest [%d 0 R /Fit] >>" % self._pages[bookmark.page]
            objects.append(item)
            self._add(objects, bookmark.below, own, first)
            before = own
        return len(bookmarks)

    @staticmethod
    def _ends(bookmarks: Sequence[Bookmark], first: int) -> tuple[int, int]:
        """The numbers of the first and the last of *bookmarks*, whose items begin with the object *first*."""
        return first, first + sum(_size(each) for each in bookmarks[:-1])


def _size(bookmark: Bookmark) -> int:
    """How many items a bookmark and those below it make."""
    return 1 + sum(_size(each) for each in bookmark.below)


def _found(expression: bytes, text: bytes, flags: int = 0) -> re.Match[bytes]:
    found = re.search(expression, text, flags)
    if found is None:
        raise ValueError(expression)
    return found
