"""Word forms: checks blanks and templates, fills templates with ``{{字段}}`` in them, and reads finished papers.

Exporting needs only ``load_template(path).fill(values, lists)``. python-docx and lxml are loaded with the first form,
not with this package.
"""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import FormError
from .check.form_check import Examined, check_form, examine_content, examine_form
from .form_kind import FormKind
from .form_problem import FormProblem, RefusedForm, Severity, unreadable
from .package import read_form
from .template.template import Template

if TYPE_CHECKING:
    from .template.compiler import Form

__all__ = [
    "Examined",
    "FormKind",
    "FormProblem",
    "Severity",
    "Template",
    "check_form",
    "compile_template",
    "examine_content",
    "examine_form",
    "form_content",
    "load_template",
    "marked",
]


def load_template(path: Path) -> Template:
    """Compile the form at *path*; the result is cached until the file changes.

    Raises ``FormError`` with the file, the position in it and the remedy for a form that cannot be used.
    """
    return compile_template(form_content(path), "", path.name, None)


def form_content(path: Path) -> bytes:
    """The content of the form's file at *path*. Raises ``FormError``."""
    try:
        return read_form(path)
    except OSError as error:
        problem = unreadable(error)
    except RefusedForm as refused:
        problem = refused.problem
    raise _refusal(path.name, problem)


def compile_template(content: bytes, name: str, file: str, confirmed: Collection[str] | None) -> Template:
    """Compile the form *name* with this *content*, cached; messages call it *file*.

    Raises ``FormError`` for a form that cannot be used, and for what has to be confirmed and is not among *confirmed*
    (None accepts everything, for a look at the form).
    """
    try:
        form = _compiled(content, name)
    except RefusedForm as refused:
        raise _refusal(file, refused.problem) from None
    for problem in form.problems:
        named = problem.severity is Severity.CONFIRM and confirmed is not None and problem.sentence not in confirmed
        if named or problem.severity is Severity.ERROR:
            raise _refusal(file, problem)
    return form.template


def marked(content: bytes, text: str) -> bytes:
    """The paper *content* with *text* at the top of every page."""
    from .practice_mark import marked as with_mark  # loads python-docx

    return with_mark(content, text)


def _refusal(file: str, problem: FormProblem) -> FormError:
    where = f"，{problem.where}" if problem.where else ""
    return FormError(f"表样“{file}”{where}：{problem.message}", problem.remedy)


@lru_cache(maxsize=64)
def _compiled(content: bytes, name: str) -> "Form":
    from .template.compiler import compile_form  # loads lxml

    return compile_form(content, name)
