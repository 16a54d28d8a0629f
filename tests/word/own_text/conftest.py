"""Forms made to order, honest and forged."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.word import FormProblem, examine_form

FALSE = "6222021234567890123"  #: an account that is nobody's
ROWS = {
    "收款单位": "{{收款单位}}",
    "开户行": "{{开户行}}",
    "账号": "{{账号}}",
    "行号": "{{行号}}",
    "金额（小写，元）": "{{费用合计}}",
    "金额（大写）": "{{费用大写}}",
}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def sheet(word: Any, changed: Mapping[str, str] | None = None, before: str = "", after: str = "") -> str:
    """The body of an honest payment sheet; *changed*: label → what stands beside it (text, or a whole paragraph)."""
    rows = {**ROWS, **(changed or {})}
    cells = [(word.p(label), value if value.startswith("<w:p>") else word.p(value)) for label, value in rows.items()]
    return str(word.p("汇款信息单")) + before + word.table(*cells) + after + word.p("汇款前请逐位核对账号和金额。")


Look = Callable[..., list[FormProblem]]


@pytest.fixture
def look(word: Any) -> Look:
    """The problems of a form with this body; *name*: what it is to be used as."""

    def found(body: str, name: str = "汇款信息单", stories: Mapping[str, str] | None = None, **members: Any) -> Any:
        path: Path = word.path
        files = word.members(body, stories, links=members.pop("links", ""))
        path.write_bytes(word.pack({**files, **members.pop("more", {})}))
        return [each for each in examine_form(path, name=name).problems if each.severity.name != "WARNING"]

    return found
