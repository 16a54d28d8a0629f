"""A cabinet: the packed files inside an MSI (Microsoft's “Cabinet Format”, with the method MSZIP).

The same files give the same bytes, on Linux and on Windows, which no tool of either does.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

_BLOCK = 32768  # bytes of a data block, and how far a match may reach back
_HEADER = struct.Struct("<4sIIIIIBBHHHHH")
_FOLDER = struct.Struct("<IHH")
_FILE = struct.Struct("<IIHHHH")
_DATA = struct.Struct("<IHH")
_MSZIP = 1
_ARCHIVE = 0x20  # the attribute that every file has
_DATE, _TIME = (2020 - 1980) << 9 | 1 << 5 | 1, 0  # of every file: 2020-01-01


def write_cabinet(target: Path, files: Sequence[tuple[str, Path]]) -> None:
    """Pack *files*, each under an ASCII name, into *target*."""
    entries, start = [], 0
    for name, path in files:
        size = path.stat().st_size
        entries.append(_FILE.pack(size, start, 0, _DATE, _TIME, _ARCHIVE) + name.encode("ascii") + b"\0")
        start += size
    listed = b"".join(entries)
    data = _HEADER.size + _FOLDER.size + len(listed)
    blocks = [_block(*block) for block in _blocks([path for _name, path in files])]
    size = data + sum(map(len, blocks))
    with target.open("wb") as out:
        out.write(_HEADER.pack(b"MSCF", 0, size, 0, _HEADER.size + _FOLDER.size, 0, 3, 1, 1, len(files), 0, 0, 0))
        out.write(_FOLDER.pack(data, len(blocks), _MSZIP))
        out.write(listed)
        out.writelines(blocks)


def _blocks(paths: Sequence[Path]):  # type: ignore[no-untyped-def]
    """The bytes of all files, a block at a time, each with what came before it."""
    waiting, before = bytearray(), b""
    for path in paths:
        waiting += path.read_bytes()
        while len(waiting) >= _BLOCK:
            block = bytes(waiting[:_BLOCK])
            del waiting[:_BLOCK]
            yield block, before
            before = block
    if waiting:
        yield bytes(waiting), before


def _block(plain: bytes, before: bytes) -> bytes:
    """A data block: packed with what came *before* as its dictionary, and its checksum."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, before)
    packed = b"CK" + packer.compress(plain) + packer.flush()
    sizes = struct.pack("<HH", len(packed), len(plain))
    return _DATA.pack(_checksum(sizes, _checksum(packed, 0)), len(packed), len(plain)) + packed


def _checksum(data: bytes, seed: int) -> int:
    """Little-endian words of four bytes, one xor another; what is left over at the end counts backwards."""
    whole = len(data) // 4
    for word in struct.unpack_from(f"<{whole}I", data):
        seed ^= word
    return seed ^ int.from_bytes(data[whole * 4 :], "big")
