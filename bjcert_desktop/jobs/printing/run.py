"""Print a stack paper by paper: it can be paused, stopped and taken up again, and what fails does not keep the rest."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from ...errors import BjcertError
from .journal import Printed, PrintJournal
from .source import PaperSource
from .stack import Leaf
from .way import Asked, RefusedError, UnsureError, Way

_LOOK = 0.1  # seconds between two looks whether the pause is over

Report = Callable[[int, int, str], None]  #: called before each paper: how many are out, of how many, and its name


@dataclass(frozen=True)
class StackOutcome:
    """How many papers went out this time, and how many are *left* since it was stopped.

    *rest* are those that did not come out, by number, with a sentence on why; those of them in *unsure* may have come
    out all the same. *remarks* are sentences about papers. *problem* is why it was stopped, if nobody asked for it.
    """

    done: int
    left: int
    rest: tuple[tuple[int, Leaf, str], ...]
    unsure: tuple[int, ...]
    remarks: tuple[str, ...]
    problem: str = ""

    def told(self, printer: str) -> str:
        """What happened, a sentence a line, without the *rest*."""
        lines = [f"已把 {self.done} 份送往打印机“{printer}”。"] if self.done else []
        lines += [self.problem] if self.problem else []
        lines += [f"已停止，还有 {self.left} 份没有打。"] if self.left else []
        return "\n".join([*lines, *self.remarks])


def run(
    journal: PrintJournal,
    source: PaperSource,
    way: Way,
    report: Report = lambda *_: None,
    cancelled: Asked = lambda: False,
    paused: Asked = lambda: False,
) -> StackOutcome:
    """Print what waits in *journal*. Raises ExportError when the journal cannot be written."""
    job, problem, done = journal.job, "", 0
    leaves = job.leaves if job else ()
    waiting = journal.waiting
    for out, number in enumerate(waiting, len(leaves) - len(waiting)):
        leaf = leaves[number]
        report(out, len(leaves), leaf.name)
        while paused() and not cancelled():
            time.sleep(_LOOK)
        if cancelled():
            break
        try:
            content = source.read(leaf)
            journal.note(number, Printed.BEGUN)
            way.put(leaf.name.replace("：", " "), content, cancelled)
        except UnsureError:
            continue
        except RefusedError as error:
            journal.note(number, Printed.WAITING)
            problem = str(error)
            break
        except BjcertError as error:
            journal.note(number, Printed.FAILED, str(error))
        else:
            journal.note(number, Printed.DONE)
            done += 1
    report(len(leaves) - len(journal.waiting), len(leaves), "")
    remarks = tuple(f"{unit}：{remark}" for unit, said in source.remarks.items() for remark in said)
    return StackOutcome(done, len(journal.waiting), tuple(journal.rest()), tuple(journal.unsure), remarks, problem)
