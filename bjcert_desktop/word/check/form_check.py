"""Checks a form without using it, and reports all its problems at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...domain.fields import FIELDS
from ..form_kind import FormKind, expected, kind_by
from ..form_problem import FormProblem, RefusedForm, Severity, unreadable
from ..package import read_form


@dataclass(frozen=True)
class Examined:
    """The *fields* that a form uses, its *problems*, and whether its file could be *opened*."""

    fields: tuple[str, ...]
    problems: tuple[FormProblem, ...]
    opened: bool = True

    @property
    def ok(self) -> bool:
        """Whether the form can be used as it is: it has no errors, and nothing in it has to be confirmed."""
        return not self.faults and not self.to_confirm

    @property
    def faults(self) -> tuple[FormProblem, ...]:
        """The problems that make the form unusable."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def to_confirm(self) -> tuple[FormProblem, ...]:
        """What a person has to confirm before the form is used."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.CONFIRM)


def check_form(path: Path, pages: bool = False, name: str = "") -> list[FormProblem]:
    """All problems of the form at *path*, errors first; never raises for what the file holds.

    *pages*: count pages by LibreOffice where it is installed, which takes seconds; otherwise they are estimated.
    *name*: what the form is to be used as, by default what its title or its file is called, or what its fields say.
    """
    return list(examine_form(path, pages, name).problems)


def examine_form(path: Path, pages: bool = False, name: str = "") -> Examined:
    """The fields of the form at *path* and all its problems, errors first; never raises for what the file holds."""
    try:
        content = read_form(path)
    except OSError as error:
        return Examined((), (unreadable(error),), opened=False)
    except RefusedForm as refused:
        return Examined((), (refused.problem,))
    return examine_content(content, pages, name, stem=path.stem)


def examine_content(content: bytes, pages: bool = False, name: str = "", stem: str = "") -> Examined:
    """The same for the *content* of a form whose file is called *stem*."""
    from ..template.compiler import compile_form  # loads lxml
    from .trial import try_out

    try:
        form = compile_form(content, name, stem)
    except RefusedForm as refused:
        return Examined((), (refused.problem,))
    problems = list(form.problems)
    fields = form.template.fields
    if not fields and all(problem.severity is not Severity.ERROR for problem in problems):
        remedy = "如果这是空白表，请先导入它，生成带字段的表样。"
        problems.append(
            FormProblem("no-fields", "", "文件里没有任何字段，写出来与原样相同。", remedy, Severity.WARNING)
        )
    problems.sort(key=lambda problem: list(Severity).index(problem.severity))
    examined = Examined(tuple(name for name in FIELDS if name in fields), tuple(problems))
    if examined.faults or not fields:
        return examined
    more = (*_unused(form.title, fields, name), *try_out(form.template, pages))
    return Examined(examined.fields, (*problems, *more))


def _unused(title: str, fields: frozenset[str], name: str) -> Iterator[FormProblem]:
    """Warn of the fields that a form of this kind, or what it is used as, should hold and this one does not use."""
    columns = any(each.startswith("证书.") for each in fields)
    kind = FormKind.DETAIL if name == FormKind.DETAIL and not columns else kind_by(title, fields)
    missing = [name for name in expected(kind) if name not in fields] if kind else []
    if missing:
        message = f"{kind}通常要填的字段没有用到：{'、'.join(missing)}。"
        remedy = "如果表上有这些栏目，请写上对应的字段；没有就不必改。"
        yield FormProblem("unused-field", "", message, remedy, Severity.WARNING)
