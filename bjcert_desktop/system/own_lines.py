"""Lines of the program's own journals: each with a checksum, so that one that was cut off or damaged is passed over."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from .half_characters import to_json
from .links import is_real_file
from .locks import open_to_append

_MOST = 64 << 20  # bytes of a journal


def add_lines(path: Path, records: Iterable[object]) -> None:
    """Append *records* to *path* and flush them. The blank line before them ends one that was cut off.

    Raises OSError, also for a link.
    """
    with open_to_append(path) as file:
        file.write(b"".join(b"\n" + _encoded(record) for record in records) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read_lines(path: Path, kind: Any) -> Iterator[Any]:
    """The records of that *kind* in *path*, without the lines that are damaged. None if there is no file of ours."""
    if os.path.lexists(path):
        ours = is_real_file(path) and path.stat().st_size <= _MOST
        for line in path.read_bytes().split(b"\n") if ours else ():
            checksum, _, text = line.partition(b" ")
            if line.startswith(b"{"):
                text = line  # of a version that wrote no checksums
            elif checksum != _checksum(text):
                continue
            with suppress(ValueError, RecursionError, msgspec.DecodeError):
                yield msgspec.json.decode(text, type=kind)


def _checksum(text: bytes) -> bytes:
    return blake2b(text, digest_size=8).hexdigest().encode()


def _encoded(record: object) -> bytes:
    text = to_json(record)
    return _checksum(text) + b" " + text
