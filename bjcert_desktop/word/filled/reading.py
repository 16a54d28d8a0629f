"""Reads one filled form, by the template that it was filled from or else by its labels."""

from collections.abc import Sequence
from pathlib import Path

from ...errors import FormError
from ..form_problem import RefusedForm, unreadable
from ..package import read_form
from .value import FilledForm


def read_filled(path: Path, templates: Sequence[bytes] = ()) -> FilledForm:
    """What the filled form at *path* says, given the *templates* that it may have been filled from.

    Raises ``FormError`` for a file that cannot be read.
    """
    from ..docx_file import DocxFile  # loads lxml
    from .by_labels import read_by_labels
    from .by_template import read_by_template

    try:
        data = read_form(path)
        file = DocxFile(data)
        if not file.parts:
            raise RefusedForm(file.problems[0])
        known = read_by_template(file, templates)
        return read_by_labels(data) if known is None else known
    except OSError as error:
        problem = unreadable(error)
    except RefusedForm as refused:
        problem = refused.problem
    raise FormError(f"“{path.name}”读不出来：{problem.message}", problem.remedy)
