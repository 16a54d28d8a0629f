"""Word forms: checks blanks and templates, fills templates with ``{{字段}}`` in them, and reads finished papers.

Exporting needs only ``load_template(path).fill(values, lists)``. python-docx and lxml are loaded with the first form,
not with this package.
"""

from functools import lru_cache
from pathlib import Path

from ..errors import FormError
from .adopt.adoption import adopt, propose
from .adopt.proposal import SURE, Adopted, Adoption, Spot
from .adopt.suggestions import fields_for, suggestions
from .check.form_check import Examined, check_form, examine_form
from .conversion import convert, converter
from .filled.reading import read_filled
from .filled.value import FilledForm, ReadValue
from .form_kind import FormKind
from .form_problem import FormProblem, RefusedForm, Severity, unreadable
from .template.template import Template

__all__ = [
    "SURE",
    "Adopted",
    "Adoption",
    "Examined",
    "FilledForm",
    "FormKind",
    "FormProblem",
    "ReadValue",
    "Severity",
    "Spot",
    "Template",
    "adopt",
    "check_form",
    "convert",
    "converter",
    "examine_form",
    "fields_for",
    "load_template",
    "propose",
    "read_filled",
    "suggestions",
]


def load_template(path: Path) -> Template:
    """Compile the form at *path*; the result is cached until the file changes.

    Raises ``FormError`` with the file, the position in it and the remedy for a form that cannot be used.
    """
    try:
        stat = path.stat()
        return _compiled(path, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        problem = unreadable(error)
    except RefusedForm as refused:
        problem = refused.problem
    where = f"，{problem.where}" if problem.where else ""
    raise FormError(f"表样“{path.name}”{where}：{problem.message}", problem.remedy)


@lru_cache(maxsize=64)
def _compiled(path: Path, _mtime_ns: int, _size: int) -> Template:
    from .template.compiler import compile_form  # loads lxml

    form = compile_form(path.read_bytes())
    for problem in form.problems:
        if problem.severity is Severity.ERROR:
            raise RefusedForm(problem)
    return form.template
