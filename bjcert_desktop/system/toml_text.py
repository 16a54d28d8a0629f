"""Reads TOML that people have written: in every encoding of the tools of Windows, and without tracebacks."""

import tomllib
from typing import Any

_BITS = 64  # of an integer, as TOML has it; Python writes out no number of thousands of digits


def table_in(content: bytes) -> dict[str, Any]:
    """The table in *content*. Raises ValueError, whose text says why it cannot be read."""
    try:
        table = tomllib.loads(_decoded(content))
        if _is_usual(table):
            return table
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:  # a number may be too long, and brackets too deep
        raise ValueError("内容读不懂") from error
    raise ValueError("里面有太大的数")


def _decoded(content: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or the code page of Chinese Windows."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _is_usual(value: Any) -> bool:
    """Whether no number in *value* is too large."""
    if isinstance(value, dict):
        return all(map(_is_usual, value.values()))
    if isinstance(value, list):
        return all(map(_is_usual, value))
    return not isinstance(value, int) or value.bit_length() < _BITS
