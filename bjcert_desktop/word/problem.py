"""What can be wrong with a form, in words for the person who has to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An *error* keeps a form from being used; a *warning* is worth a look."""

    ERROR = "错误"
    WARNING = "提醒"


@dataclass(frozen=True)
class Problem:
    """One thing wrong: *where* it stands («表1 第3行 第2列», or empty for the whole file) and what to do about it."""

    code: str
    where: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


class Refused(Exception):  # noqa: N818 - it carries the problem, callers decide whether that is an error
    """Nothing further can be read after this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
