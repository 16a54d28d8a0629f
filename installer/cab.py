"""A cabinet: the packed files inside an MSI (Microsoft's “Cabinet Format”). The same files give the same bytes.

It is packed by LZX where the tool for it is found (``machine.py`` unpacks it into the Debian), and by MSZIP, which is
8 % larger, elsewhere. Run as ``-m installer.cab BUNDLE TARGET``.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path, PurePosixPath

from .tables import File

LZX_TOOL = "/opt/lzx/usr/lib/calibre/calibre/plugins"  #: where the Debian has it

_BLOCK = 32768  # bytes of a data block
_HEADER = struct.Struct("<4sIIIIIBBHHHHH")
_FOLDER = struct.Struct("<IHH")
_FILE = struct.Struct("<IIHHHH")
_DATA = struct.Struct("<IHH")
_MSZIP, _LZX, _WINDOW = 1, 3, 17  # the methods, and how many bits reach back with LZX
_AT_LEAST = 6_000_000  # bytes of a folder: what is packed in one go
_ARCHIVE = 0x20  # the attribute that every file has
_DATE, _TIME = (2020 - 1980) << 9 | 1 << 5 | 1, 0  # of every file: 2020-01-01
_E8 = b"\xe8"  # an x86 call, followed by how far it goes

Block = tuple[bytes, int]  # packed bytes, and how many they unpack to


def files_of(bundle: Path) -> list[File]:
    """The files of a bundle in the order in which they lie in the cabinet."""
    paths = sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())
    return [File(bundle / path, PurePosixPath(path)) for path in paths]


def main(arguments: Sequence[str]) -> int:
    """Pack the folder that is named first into the cabinet that is named second, in the Debian, which has LZX."""
    if not _has_lzx():
        print(f"没有找到 LZX 的工具 (the tool for LZX is missing): {LZX_TOOL}")
        return 1
    write_cabinet(Path(arguments[1]), [(file.key, file.source) for file in files_of(Path(arguments[0]))])
    return 0


def write_cabinet(target: Path, files: Sequence[tuple[str, Path]]) -> None:
    """Pack *files*, each under an ASCII name, into *target*."""
    groups = list(_groups(files))
    entries = []
    for number, group in enumerate(groups):
        start = 0
        for name, path in group:
            size = path.stat().st_size
            entries.append(_FILE.pack(size, start, number, _DATE, _TIME, _ARCHIVE) + name.encode("ascii") + b"\0")
            start += size
    listed = b"".join(entries)
    contents = [b"".join(path.read_bytes() for _name, path in group) for group in groups]
    if _has_lzx():
        method = _LZX | _WINDOW << 8
        with ProcessPoolExecutor() as pool:
            packed = list(pool.map(_lzx, contents))
    else:
        method, packed = _MSZIP, [list(_mszip(content)) for content in contents]
    folders = [[_data(*block) for block in blocks] for blocks in packed]
    begin = _HEADER.size + _FOLDER.size * len(folders) + len(listed)
    size = begin + sum(len(block) for blocks in folders for block in blocks)
    first = _HEADER.size + _FOLDER.size * len(folders)
    with target.open("wb") as out:
        out.write(_HEADER.pack(b"MSCF", 0, size, 0, first, 0, 3, 1, len(folders), len(files), 0, 0, 0))
        for blocks in folders:
            out.write(_FOLDER.pack(begin, len(blocks), method))
            begin += sum(map(len, blocks))
        out.write(listed)
        for blocks in folders:
            out.writelines(blocks)


def _groups(files: Sequence[tuple[str, Path]]) -> Iterator[list[tuple[str, Path]]]:
    """The files in groups, each packed by itself, so that several processors can work."""
    group: list[tuple[str, Path]] = []
    size = 0
    for name, path in files:
        group.append((name, path))
        size += path.stat().st_size
        if size >= _AT_LEAST:
            yield group
            group, size = [], 0
    if size:
        yield group


def _data(packed: bytes, size: int) -> bytes:
    """A data block with its checksum."""
    sizes = struct.pack("<HH", len(packed), size)
    return _DATA.pack(_checksum(sizes, _checksum(packed, 0)), len(packed), size) + packed


def _checksum(data: bytes, seed: int) -> int:
    """Little-endian words of four bytes, one xor another; what is left over at the end counts backwards."""
    whole = len(data) // 4
    for word in struct.unpack_from(f"<{whole}I", data):
        seed ^= word
    return seed ^ int.from_bytes(data[whole * 4 :], "big")


def _mszip(plain: bytes) -> Iterator[Block]:
    """Each block is packed with the one before as its dictionary."""
    before = b""
    for start in range(0, len(plain), _BLOCK):
        block = plain[start : start + _BLOCK]
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, before)
        yield b"CK" + packer.compress(block) + packer.flush(), len(block)
        before = block


def _has_lzx() -> bool:
    if LZX_TOOL not in sys.path:
        sys.path.append(LZX_TOOL)
    try:
        import lzx  # noqa: F401
    except ImportError:
        return False
    return True


def _lzx(plain: bytes) -> list[Block]:
    """Packed after calls are made absolute, which the beginning of the stream says by a bit and a size."""
    _has_lzx()
    import lzx

    plain += bytes(-len(plain) % _BLOCK)
    stream, ends = lzx.Compressor(_WINDOW, False).compress(absolute_calls(plain), True)
    first = int.from_bytes(stream[:2], "little")
    assert first < 0x8000  # noqa: S101 - the tool never translates by itself
    size = len(plain)
    words = 0x8000 | size >> 17, size >> 1 & 0xFFFF, (size & 1) << 15 | first
    stream = struct.pack("<3H", *words) + stream[2:]
    places = [0, *(end + 4 for _plain, end in ends)]
    return [(stream[begin:end], _BLOCK) for begin, end in pairwise(places)]


def absolute_calls(plain: bytes) -> bytes:
    """What LZX calls translation: a call says where it goes and not how far, so that the same target looks the same."""
    out, size = bytearray(plain), len(plain)
    for start in range(0, size, _BLOCK):
        place, end = start, min(start + _BLOCK, size) - 10
        while (place := plain.find(_E8, place, end)) >= 0:
            far = int.from_bytes(plain[place + 1 : place + 5], "little", signed=True)
            if -place <= far < size:
                goal = far + place if far + place < size else far - size
                out[place + 1 : place + 5] = goal.to_bytes(4, "little", signed=True)
            place += 5
    return bytes(out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
