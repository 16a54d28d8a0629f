"""Checking a form without using it: everything that is wrong with it at once, for the person who is to mend it."""

from pathlib import Path

from bjcert_desktop.word.problem import Problem, Refused, Severity, unreadable


def check_form(path: Path) -> list[Problem]:
    """All problems of the form at *path*, the worst first; never raises for what the file holds.

    A form without an error is one that ``load_template`` takes: both read it by the same parser.
    """
    from bjcert_desktop.word.compiler import compile_form  # loads lxml

    try:
        form = compile_form(path.read_bytes())
    except OSError as error:
        return [unreadable(error)]
    except Refused as refused:
        return [refused.problem]
    problems = list(form.problems)
    if not problems and not form.template.fields:
        remedy = "如果这是空白表，请先导入它，生成带字段的表样。"
        problems.append(Problem("no-fields", "", "文件里没有任何字段，写出来与原样相同。", remedy, Severity.WARNING))
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
