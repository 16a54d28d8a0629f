"""Problems of forms, in words for the person who has to correct them."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An *error* makes a form unusable, *confirm* until a person has said why it is right; a *warning* does not."""

    ERROR = "错误"
    CONFIRM = "待确认"
    WARNING = "提醒"


@dataclass(frozen=True)
class FormProblem:
    """One problem: *where* it is («表1 第3行 第2列», empty for the whole file) and what to do about it."""

    code: str
    where: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def sentence(self) -> str:
        """Where it is and what it is."""
        return f"{self.where}：{self.message}" if self.where else self.message


def unreadable(error: OSError) -> FormProblem:
    """The problem of a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return FormProblem("missing", "", "找不到这个文件。", "请确认文件没有被移动或改名，或在“表样管理”中重新选择。")
    reason = f"（{error.strerror}）" if error.strerror else ""
    return FormProblem("unreadable", "", f"打不开这个文件{reason}。", "请关闭正在使用它的程序，或检查读取权限后再试。")


class RefusedForm(Exception):  # noqa: N818 - it carries the problem, callers decide whether that is an error
    """The file cannot be read any further because of *problem*."""

    def __init__(self, problem: FormProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem
