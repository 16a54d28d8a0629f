"""Protected data can be read again by its account; unprotected data is read as it is; all else is an error."""

import sys
from pathlib import Path

import pytest

from bjcert_desktop.domain.fields import masked
from bjcert_desktop.jobs.drafts import load_drafts
from bjcert_desktop.registry.api import load_notes
from bjcert_desktop.system.dpapi import ProtectError, protect, unprotect

SEALED = b"bjcert-dpapi-1\n" + bytes(range(256))  # by an account that nobody has here


@pytest.mark.parametrize("content", [b"", b"{}", "身份证".encode() * 10_000])
def test_unprotect_undoes_protect(content: bytes) -> None:
    assert unprotect(protect(content)) == content


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere permissions protect files")
def test_windows_encrypts_protected_content() -> None:
    assert b"11010519491231002X" not in protect(b"11010519491231002X")


def test_unprotected_content_is_read_as_it_is() -> None:
    assert unprotect(b'{"a": 1}') == b'{"a": 1}'


def test_content_of_another_account_is_an_error_with_a_message_and_stays(tmp_path: Path) -> None:
    with pytest.raises(ProtectError, match="另一个 Windows 账户"):
        unprotect(SEALED)
    (tmp_path / "a.json").write_bytes(SEALED)
    (tmp_path / "registry.json").write_bytes(SEALED)
    assert load_drafts(tmp_path) == []
    with pytest.raises(ProtectError):
        load_notes(tmp_path)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "registry.json").read_bytes() == SEALED


@pytest.mark.parametrize(
    ("value", "covered"),
    [
        ("110105194912311231", "1101**********1231"),
        ("13812341234", "138****1234"),
        ("1234567", "*******"),
        ("", ""),
        ("010-62345678", "010-****5678"),
        ("wang.shili@126.com", "w****@126.com"),
        ("@126.com", "@12****.com"),
    ],
)
def test_the_middle_of_a_number_is_masked(value: str, covered: str) -> None:
    assert masked(value) == covered
