"""The cabinet inside the MSI: the packed files, in Microsoft's “Cabinet Format”. The same files give the same bytes.

It is packed by MSZIP, which is deflate in blocks: by the Zopfli of the Debian, 3 % smaller than by zlib, which
packs it on Windows.
"""

from __future__ import annotations

import ctypes
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path, PurePosixPath

from . import machine
from .tables import POLICY_FILE, File

_ZOPFLI = machine.DEBIAN / "usr/lib/libzopfli.so.1"
_ITERATIONS = 5  # of Zopfli; with its usual 15, 0.03 % would be won
_DYNAMIC = 2  # Zopfli's kind of block: codes of its own
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


class _Options(ctypes.Structure):
    """ZopfliOptions of zopfli.h."""

    _fields_ = tuple(
        (name, ctypes.c_int)
        for name in ("verbose", "verbose_more", "iterations", "split", "split_last", "split_at_most")
    )


def _blocks(plain: bytes) -> Iterator[bytes]:
    """Yield the data blocks. Each is packed with the one before as its dictionary."""
    parts = [b"", *(plain[start : start + _BLOCK] for start in range(0, len(plain), _BLOCK))]
    pack = _by_zlib if machine.WINDOWS or not machine.is_inside() else _by_zopfli()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for block, packed in zip(parts[1:], pool.map(pack, *zip(*pairwise(parts), strict=True)), strict=True):
            data = b"CK" + packed
            sizes = struct.pack("<HH", len(data), len(block))
            yield _DATA.pack(_checksum(sizes, _checksum(data, 0)), len(data), len(block)) + data


def _by_zlib(before: bytes, block: bytes) -> bytes:
    return min((_zlib(before, block, memory) for memory in _MEMORY), key=len)


def _zlib(before: bytes, block: bytes, memory: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, memory, zlib.Z_DEFAULT_STRATEGY, before)
    return packer.compress(block) + packer.flush()


def _by_zopfli() -> Callable[[bytes, bytes], bytes]:
    library = ctypes.CDLL(str(_ZOPFLI))
    free = ctypes.CDLL(None).free
    free.argtypes = [ctypes.c_void_p]
    options = _Options()
    library.ZopfliInitOptions(ctypes.byref(options))
    options.iterations = _ITERATIONS

    def packed(before: bytes, block: bytes) -> bytes:
        bits, size, out = ctypes.c_ubyte(0), ctypes.c_size_t(0), ctypes.c_void_p(None)
        begin, end = ctypes.c_size_t(len(before)), ctypes.c_size_t(len(before + block))
        library.ZopfliDeflatePart(
            *(ctypes.byref(options), _DYNAMIC, 1, before + block, begin, end),  # 1: the last of its stream
            *(ctypes.byref(bits), ctypes.byref(out), ctypes.byref(size)),
        )
        result = ctypes.string_at(out, size.value)
        free(out)
        return result

    return packed


def _checksum(data: bytes, seed: int) -> int:
    """Return the exclusive or of little-endian words of four bytes; bytes left over at the end count backwards."""
    whole = len(data) // 4
    for word in struct.unpack_from(f"<{whole}I", data):
        seed ^= word
    return seed ^ int.from_bytes(data[whole * 4 :], "big")
