"""The cabinet inside the MSI: the packed files, in Microsoft's “Cabinet Format”. The same files give the same bytes.

It is packed by MSZIP, which is zlib in blocks.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from .tables import POLICY_FILE, File

_MEMORY = (6, 7, 8, 9)  # of zlib; with less, it begins new codes more often, which suits blocks of mixed content
_BLOCK = 32768  # bytes of a data block
_HEADER = struct.Struct("<4sIIIIIBBHHHHH")
_FOLDER = struct.Struct("<IHH")
_FILE = struct.Struct("<IIHHHH")
_DATA = struct.Struct("<IHH")
_MSZIP = 1
_ARCHIVE = 0x20  # the attribute of every file
_DATE, _TIME = (2020 - 1980) << 9 | 1 << 5 | 1, 0  # of every file: 2020-01-01


def files_of(bundle: Path) -> list[File]:
    """Return what is installed in its order in the cabinet: the files of a bundle, and the empty policy.toml."""
    paths = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    paths.sort(key=lambda path: (PurePosixPath(path).suffix, path))  # what is alike is packed one after the other
    policy = File(POLICY_FILE, PurePosixPath(POLICY_FILE.name), folder="POLICYDIR")
    return [*(File(bundle / path, PurePosixPath(path)) for path in paths), policy]


def write_cabinet(target: Path, files: Sequence[File]) -> None:
    """Pack *files*, each under its key, into *target*."""
    entries, contents, start = [], [], 0
    for file in files:
        content = file.source.read_bytes()
        entries.append(_FILE.pack(len(content), start, 0, _DATE, _TIME, _ARCHIVE) + file.key.encode("ascii") + b"\0")
        contents.append(content)
        start += len(content)
    listed = b"".join(entries)
    blocks = list(_blocks(b"".join(contents)))
    first = _HEADER.size + _FOLDER.size
    begin = first + len(listed)
    size = begin + sum(map(len, blocks))
    with target.open("wb") as out:
        out.write(_HEADER.pack(b"MSCF", 0, size, 0, first, 0, 3, 1, 1, len(files), 0, 0, 0))
        out.write(_FOLDER.pack(begin, len(blocks), _MSZIP))
        out.write(listed)
        out.writelines(blocks)


def _blocks(plain: bytes) -> Iterator[bytes]:
    """Yield the data blocks. Each is packed with the one before as its dictionary."""
    before = b""
    for start in range(0, len(plain), _BLOCK):
        block = plain[start : start + _BLOCK]
        packed = b"CK" + min((_packed(block, before, memory) for memory in _MEMORY), key=len)
        sizes = struct.pack("<HH", len(packed), len(block))
        yield _DATA.pack(_checksum(sizes, _checksum(packed, 0)), len(packed), len(block)) + packed
        before = block


def _packed(block: bytes, before: bytes, memory: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, memory, zlib.Z_DEFAULT_STRATEGY, before)
    return packer.compress(block) + packer.flush()


def _checksum(data: bytes, seed: int) -> int:
    """Return the exclusive or of little-endian words of four bytes; bytes left over at the end count backwards."""
    whole = len(data) // 4
    for word in struct.unpack_from(f"<{whole}I", data):
        seed ^= word
    return seed ^ int.from_bytes(data[whole * 4 :], "big")
