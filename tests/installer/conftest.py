"""Files to install, made for the tests."""

import struct
from pathlib import Path, PurePosixPath

import pytest

from installer import product
from installer.tables import POLICY_FILE, File
from installer.versions import described


def program(version: str, language: int) -> bytes:
    """A program of Windows that holds nothing but its version, in the format of Microsoft's “PE Format”."""

    def block(name: str, value: bytes, *inner: bytes, text: int = 0) -> bytes:
        head = name.encode("utf-16-le") + b"\0\0"
        body = head + b"\0" * (-(6 + len(head)) % 4) + value
        for each in inner:
            body += b"\0" * (-len(body + b"\0" * 6) % 4) + each
        return struct.pack("<HHH", 6 + len(body), len(value), text) + body

    parts = [int(part) for part in version.split(".")]
    numbers = (parts[0] << 16 | parts[1], parts[2] << 16 | parts[3])
    fixed = struct.pack("<13I", 0xFEEF04BD, 0x10000, *numbers, *numbers, 0x3F, 0, 0x40004, 1, 0, 0, 0)
    translation = block("VarFileInfo", b"", block("Translation", struct.pack("<HH", language, 1200)), text=1)
    told = block("VS_VERSION_INFO", fixed, translation)
    place, begin = 0x1000, 88  # of the section in memory; of the version in it, after three folders and its entry
    folders = b"".join(
        struct.pack("<IIHHHH", 0, 0, 0, 0, 0, 1) + struct.pack("<II", number, next_one)
        for number, next_one in ((16, 0x80000018), (1, 0x80000030), (language, 72))
    )
    resources = folders + struct.pack("<IIII", place + begin, len(told), 0, 0) + told
    resources += b"\0" * (-len(resources) % 512)
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 51, 0, len(resources), 0, place, place)
    layout = (0x140000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0, 0x2000, 512, 0, 2, 0)
    optional += struct.pack("<QIIHHHHHHIIIIHHQQQQII", *layout, 0x100000, 0x1000, 0x100000, 0x1000, 0, 16)
    optional += b"".join(struct.pack("<II", *((place, len(resources)) if n == 2 else (0, 0))) for n in range(16))
    header = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x22) + optional
    header += b".rsrc\0\0\0" + struct.pack(
        "<IIIIIIHHI", len(resources), place, len(resources), 512, 0, 0, 0, 0, 1 << 30
    )
    dos = b"MZ" + bytes(58) + struct.pack("<I", 64)
    return (dos + header).ljust(512, b"\0") + resources


@pytest.fixture
def files(tmp_path: Path) -> list[File]:
    found = []
    for name in (f"{product.WINDOW}.exe", "bjcert.exe", "_internal/表 样/申请表.docx", "_internal/申请表.docx"):
        source = tmp_path / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(program("1.2.3.0", 2052) if name.endswith(".exe") else name.encode())
        found.append(described(File(source, PurePosixPath(name))))
    return [*found, described(File(POLICY_FILE, PurePosixPath(POLICY_FILE.name), folder="POLICYDIR"))]
