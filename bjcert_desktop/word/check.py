"""Checking a form without using it: everything that is wrong with it at once, for the person who is to mend it."""

from dataclasses import dataclass
from pathlib import Path

from bjcert_desktop.word.problem import Problem, Refused, Severity, unreadable


@dataclass(frozen=True)
class Examined:
    """What a form holds: the *fields* it uses, what is wrong with it, and whether its file could be *opened*."""

    fields: tuple[str, ...]
    problems: tuple[Problem, ...]
    opened: bool = True

    @property
    def ok(self) -> bool:
        """Whether the form can be used: nothing worse than warnings."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def check_form(path: Path, pages: bool = False) -> list[Problem]:
    """All problems of the form at *path*, the worst first; never raises for what the file holds.

    A form without an error is one that ``load_template`` takes: both read it by the same parser.
    """
    return list(examine_form(path, pages).problems)


def examine_form(path: Path, pages: bool = False) -> Examined:
    """The fields of the form at *path* and all its problems, the worst first; never raises for what the file holds."""
    from bjcert_desktop.word.compiler import compile_form  # loads lxml

    try:
        form = compile_form(path.read_bytes())
    except OSError as error:
        return Examined((), (unreadable(error),), opened=False)
    except Refused as refused:
        return Examined((), (refused.problem,))
    problems = list(form.problems)
    if not problems and not form.template.fields:
        remedy = "如果这是空白表，请先导入它，生成带字段的表样。"
        problems.append(Problem("no-fields", "", "文件里没有任何字段，写出来与原样相同。", remedy, Severity.WARNING))
    problems.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    return Examined(tuple(sorted(form.template.fields)), tuple(problems))
