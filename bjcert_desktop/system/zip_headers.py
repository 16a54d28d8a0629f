"""The headers of a zip's members before their bytes: they say what the directory at its end says, or are not believed.

Programs disagree about which of the two counts. A program that writes without going back leaves CRC and sizes zero
before the bytes and says so by a flag.
"""

import struct
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

_LOCAL = struct.Struct("<4s2x2H4x3I2H")  # mark, flags, method, CRC, packed and whole size, lengths of name and extra
_WRITTEN_BEHIND, _UTF8 = 0x0008, 0x0800
_NO_MATTER = 0x0006 | _WRITTEN_BEHIND  # how well it was packed
_IN_EXTRA = 0xFFFFFFFF  # a size that stands in the extra field


def contradicting(file: BinaryIO, members: Iterable[zipfile.ZipInfo]) -> str:
    """The name of the first of *members* whose header in *file* says something else, or that overlaps another.

    Blank if there is none. Raises OSError.
    """
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        file.seek(member.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size:
            return member.filename
        mark, flags, method, *numbers, name_length, extra_length = _LOCAL.unpack(header)
        name = file.read(name_length)
        matters = ~(_NO_MATTER | _UTF8 * name.isascii())
        same = (
            mark == b"PK\3\4"
            and member.header_offset >= end
            and method == member.compress_type
            and (flags ^ member.flag_bits) & matters == 0
            and name == member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437")
            and _agree(numbers, member, flags)
        )
        if not same:
            return member.filename
        end = member.header_offset + _LOCAL.size + name_length + extra_length + member.compress_size
    return ""


def _agree(numbers: list[int], member: zipfile.ZipInfo, flags: int) -> bool:
    known = member.CRC, member.compress_size, member.file_size
    unknown = {0} if flags & _WRITTEN_BEHIND else set[int]()
    return all(
        number == right or number in unknown or (number == _IN_EXTRA and which > 0)
        for which, (number, right) in enumerate(zip(numbers, known, strict=True))
    )
