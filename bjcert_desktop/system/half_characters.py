"""Half characters: what a broken paste or a name in another encoding leaves, and nothing can be written with.

They are left out wherever values enter or are written.
"""

from typing import Any

import msgspec


def without_halves(value: Any) -> Any:
    """*value*, a text or what holds texts, without half characters; two halves that fit become one."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    if isinstance(value, dict):
        return {without_halves(key): without_halves(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(without_halves, value))
    return value


def to_json(record: object) -> bytes:
    """*record* as JSON."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(without_halves(msgspec.to_builtins(record)))
