"""A zip whose two headers of a member contradict each other is noticed; one of an honest writer is not."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from bjcert_desktop.system.zip_headers import contradicting


class Stream(io.BytesIO):
    """What cannot be gone back in, as a pipe: zipfile writes sizes behind the bytes then."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def packed(into: io.BytesIO | None = None, method: int = zipfile.ZIP_DEFLATED, force: bool = False) -> bytes:
    file = into or io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in (("a.xml", b"<a/>" * 99), ("文.xml", b"<b/>" * 9), ("empty", b"")):
            with archive.open(name, "w", force_zip64=force) as member:
                member.write(content)
    return file.getvalue()


def found(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return contradicting(io.BytesIO(data), archive.infolist())


@pytest.mark.parametrize(
    "data",
    [
        packed(),
        packed(method=zipfile.ZIP_STORED),
        packed(Stream()),
        packed(Stream(), zipfile.ZIP_STORED),
        packed(force=True),
        b"MZ before it" + packed(),
    ],
    ids=["plain", "stored", "written behind", "stored and written behind", "zip64", "behind a program"],
)
def test_honest_writers_are_believed(data: bytes) -> None:
    assert found(data) == ""


def changed(at: int, kind: str, value: int) -> Callable[[bytearray, int], None]:
    return lambda data, begin: struct.pack_into(kind, data, begin + at, value)


LIES: dict[str, Callable[[bytearray, int], None]] = {
    "no header": changed(0, "<I", 0),
    "encrypted": lambda data, begin: changed(6, "<H", data[begin + 6] | 1 | data[begin + 7] << 8)(data, begin),
    "stored": changed(8, "<H", 0),
    "another method": changed(8, "<H", 12),
    "another CRC": changed(14, "<I", 1),
    "another packed size": changed(18, "<I", 7),
    "another size": changed(22, "<I", 7),
    "no sizes, and none behind": changed(18, "<Q", 0),
    "another name": lambda data, begin: data.__setitem__(begin + 30, ord("b")),
    "a shorter name": lambda data, begin: changed(26, "<H", data[begin + 26] - 1)(data, begin),
    "a longer extra": changed(28, "<H", 9_000),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("whole", [packed(), packed(Stream())], ids=["plain", "written behind"])
def test_a_header_that_says_something_else_is_named(
    whole: bytes, which: int, lie: Callable[[bytearray, int], None], request: pytest.FixtureRequest
) -> None:
    if "none behind" in request.node.name and b"PK\x07\x08" in whole:
        pytest.skip("honest there")
    data = bytearray(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        infos = archive.infolist()
    lie(data, infos[which].header_offset)
    assert contradicting(io.BytesIO(bytes(data)), infos)


def test_another_encoding_of_a_name_is_named_where_it_matters() -> None:
    data = bytearray(packed())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        plain, chinese, _ = archive.infolist()
    for info, matters in ((plain, False), (chinese, True)):
        flipped = bytearray(data)
        flipped[info.header_offset + 7] ^= 8
        assert bool(contradicting(io.BytesIO(bytes(flipped)), [plain, chinese])) is matters


def test_members_that_overlap_are_named() -> None:
    """Two names for the same bytes: a small file that unpacks to much, or a part that is two."""
    data = packed()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first, *_ = archive.infolist()
    assert contradicting(io.BytesIO(data), [first, first]) == first.filename
