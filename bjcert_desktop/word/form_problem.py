"""What can be wrong with a form, in words for the person who has to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An *error* keeps a form from being used; a *warning* is worth a look."""

    ERROR = "错误"
    WARNING = "提醒"


@dataclass(frozen=True)
class FormProblem:
    """One thing wrong: *where* it stands («表1 第3行 第2列», or empty for the whole file) and what to do about it."""

    code: str
    where: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


def unreadable(error: OSError) -> FormProblem:
    """The file cannot even be opened."""
    if isinstance(error, FileNotFoundError):
        return FormProblem("missing", "", "找不到这个文件。", "请确认文件没有被移动或改名，或在“表样管理”中重新选择。")
    reason = f"（{error.strerror}）" if error.strerror else ""
    return FormProblem("unreadable", "", f"打不开这个文件{reason}。", "请关闭正在使用它的程序，或检查读取权限后再试。")


class RefusedForm(Exception):  # noqa: N818 - it carries the problem, callers decide whether that is an error
    """Nothing further can be read after this problem."""

    def __init__(self, problem: FormProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem
