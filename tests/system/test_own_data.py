"""The program's own data: what is damaged is set aside and told, and what is newer is left alone."""

from pathlib import Path

import msgspec
import pytest

from bjcert_desktop.system.own_data import OwnDataError, SetAsideError, encode, read_own, write_own


class Thing(msgspec.Struct, forbid_unknown_fields=True):
    """Something that is kept."""

    name: str = ""
    number: int = 0

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("no number")


THING = Thing("北京市示例区监测站", 3)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    for sealed in (False, True):
        write_own(tmp_path / "thing.json", THING, sealed=sealed)
        assert read_own(tmp_path / "thing.json", Thing, "记录") == THING


def test_there_is_nothing_without_a_file(tmp_path: Path) -> None:
    assert read_own(tmp_path / "thing.json", Thing, "记录") is None


def test_every_flipped_bit_and_every_cut_is_noticed(tmp_path: Path) -> None:
    path, content = tmp_path / "thing.json", encode(THING)
    damaged = [
        content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]
        for at in range(len(content))
        for bit in range(8)
    ]
    damaged += [content[:at] for at in range(len(content))]
    for each in damaged:
        path.write_bytes(each)
        with pytest.raises(SetAsideError):
            read_own(path, Thing, "记录")
        (tmp_path / "thing.json.damaged").unlink()


def test_a_file_that_is_set_aside_keeps_its_name_and_replaces_none_before(tmp_path: Path) -> None:
    for content in (b"first", b"second", b"third"):
        (tmp_path / "thing.json").write_bytes(content)
        with pytest.raises(SetAsideError, match=r"thing\.json\.damaged"):
            read_own(tmp_path / "thing.json", Thing, "记录")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "thing.json.damaged": b"first",
        "thing.json.damaged-2": b"second",
        "thing.json.damaged-3": b"third",
    }


@pytest.mark.parametrize("content", [b'{"number": -1}', b'{"number": "1"}', b"{", b"[]", b"null", b"{" * 100_000])
def test_data_without_a_checksum_are_checked_for_shape_and_meaning(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing.json").write_bytes(content)
    with pytest.raises(SetAsideError):
        read_own(tmp_path / "thing.json", Thing, "记录")


def test_a_folder_in_the_place_of_a_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "thing.json" / "inner").mkdir(parents=True)
    with pytest.raises(SetAsideError):
        read_own(tmp_path / "thing.json", Thing, "记录")
    assert (tmp_path / "thing.json.damaged" / "inner").is_dir()


def newer() -> list[bytes]:
    class Newer(msgspec.Struct):
        name: str = ""
        colour: str = "red"

    content = encode(Newer())
    from hashlib import blake2b

    text = b'{"name": 1}'
    header = b"bjcert-data 2 " + blake2b(b"2\n" + text, digest_size=8).hexdigest().encode()
    return [content, content.partition(b"\n")[2], header + b"\n" + text]


@pytest.mark.parametrize("content", newer())
def test_data_of_a_newer_version_are_refused_and_left_as_they_are(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing.json").write_bytes(content)
    with pytest.raises(OwnDataError, match="更新版本"):
        read_own(tmp_path / "thing.json", Thing, "记录")
    assert (tmp_path / "thing.json").read_bytes() == content
