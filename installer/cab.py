"""A cabinet: the packed files inside an MSI (Microsoft's “Cabinet Format”). The same files give the same bytes.

It is packed by LZX: in the Debian by a library that ``machine.py`` unpacks there, on Windows by the makecab.exe that
every Windows has. MSZIP, which is 11 % larger, is for a Windows whose makecab.exe does not do what it should.
Run as ``-m installer.cab BUNDLE TARGET`` in the Debian.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from .tables import File

LZX_TOOL = "/opt/lzx/usr/lib/calibre/calibre/plugins"  #: where the Debian has it

_BLOCK = 32768  # bytes of a data block
_HEADER = struct.Struct("<4sIIIIIBBHHHHH")
_FOLDER = struct.Struct("<IHH")
_FILE = struct.Struct("<IIHHHH")
_DATA = struct.Struct("<IHH")
_MSZIP, _LZX, _WINDOW = 1, 3, 17  # the methods, and how many bits reach back with LZX in the Debian
_MAKECAB = ["/D", "CompressionType=LZX", "/D", "CompressionMemory=21"]
_AT_LEAST = 6_000_000  # bytes of a folder: what is packed in one go
_ARCHIVE = 0x20  # the attribute that every file has
_DATE, _TIME = (2020 - 1980) << 9 | 1 << 5 | 1, 0  # of every file: 2020-01-01
_E8 = b"\xe8"  # an x86 call, followed by how far it goes

Block = tuple[bytes, int]  # packed bytes, and how many they unpack to
Packer = Callable[[Sequence[bytes]], tuple[int, list[list[Block]]]]  # contents → method, and the blocks of each


def files_of(bundle: Path) -> list[File]:
    """The files of a bundle in the order in which they lie in the cabinet."""
    paths = sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())
    return [File(bundle / path, PurePosixPath(path)) for path in paths]


def main(arguments: Sequence[str]) -> int:
    """Pack the folder that is named first into the cabinet that is named second, in the Debian, which has LZX."""
    try:
        import lzx  # noqa: F401
    except ImportError:
        print(f"没有找到 LZX 的工具 (the tool for LZX is missing): {LZX_TOOL}")
        return 1
    write_cabinet(Path(arguments[1]), files_of(Path(arguments[0])), by_library)
    return 0


def write_cabinet(target: Path, files: Sequence[File], packer: Packer) -> None:
    """Pack *files*, each under its key, into *target*."""
    groups = list(_groups(files))
    entries = []
    for number, group in enumerate(groups):
        start = 0
        for file in group:
            size = file.source.stat().st_size
            entries.append(_FILE.pack(size, start, number, _DATE, _TIME, _ARCHIVE) + file.key.encode("ascii") + b"\0")
            start += size
    listed = b"".join(entries)
    method, packed = packer([b"".join(file.source.read_bytes() for file in group) for group in groups])
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


def by_library(contents: Sequence[bytes]) -> tuple[int, list[list[Block]]]:
    """LZX in the Debian."""
    with ProcessPoolExecutor() as pool:
        return _LZX | _WINDOW << 8, list(pool.map(_lzx, contents))


def by_makecab(contents: Sequence[bytes], tool: str = "makecab") -> tuple[int, list[list[Block]]]:
    """LZX on Windows. Raises OSError or ValueError when the *tool* does not do what is known of it."""
    with ThreadPoolExecutor() as pool:
        folders = list(pool.map(lambda content: _packed_alone(content, tool), contents))
    (method,) = {method for method, _blocks in folders}
    return method, [blocks for _method, blocks in folders]


def by_zlib(contents: Sequence[bytes]) -> tuple[int, list[list[Block]]]:
    """MSZIP, anywhere."""
    return _MSZIP, [list(_mszip(content)) for content in contents]


def _packed_alone(content: bytes, tool: str) -> tuple[int, list[Block]]:
    """What *tool* makes of *content*: its packed bytes are used, and nothing of the cabinet around them."""
    with TemporaryDirectory() as folder:
        plain, packed = Path(folder, "plain"), Path(folder, "packed")
        plain.write_bytes(content)
        subprocess.run(
            [tool, *_MAKECAB, plain.name, packed.name],
            cwd=folder,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        method, blocks = read_folder(packed.read_bytes())
    if sum(size for _packed, size in blocks) != len(content):
        raise ValueError("a cabinet of another size")
    return method, blocks


def read_folder(cabinet: bytes) -> tuple[int, list[Block]]:
    """The method and the blocks of a *cabinet* with a single folder. Raises ValueError for any other."""
    try:
        signature, _, _, _, _, _, _, _, folders, _, flags, _, _ = _HEADER.unpack_from(cabinet)
        if (signature, folders, flags) != (b"MSCF", 1, 0):
            raise ValueError("not a plain cabinet of one folder")
        place, count, method = _FOLDER.unpack_from(cabinet, _HEADER.size)
        blocks = []
        for _ in range(count):
            _checksum, packed, size = _DATA.unpack_from(cabinet, place)
            place += _DATA.size + packed
            blocks.append((cabinet[place - packed : place], size))
        if place > len(cabinet):
            raise ValueError("a cabinet that ends early")
    except struct.error as error:
        raise ValueError("a cabinet that ends early") from error
    return method, blocks


def _groups(files: Sequence[File]) -> Iterator[list[File]]:
    """The files in groups, each packed by itself, so that several processors can work."""
    group: list[File] = []
    size = 0
    for file in files:
        group.append(file)
        size += file.source.stat().st_size
        if size >= _AT_LEAST:
            yield group
            group, size = [], 0
    if group:
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


def _lzx(plain: bytes) -> list[Block]:
    """Packed after calls are made absolute, which the beginning of the stream says by a bit and a size."""
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
    sys.path.append(LZX_TOOL)
    sys.exit(main(sys.argv[1:]))
