"""The footer of the wizard: which buttons there are at a step, and what they say."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ...domain.plan import Plan
from ...domain.steps import Step, StepKind
from ..kit.accessible import tell
from ..kit.style import set_state
from .ui_wizard import Ui_Wizard

WRITING = (StepKind.REVIEW, StepKind.EXPRESS, StepKind.ONLINE)  # steps whose primary button writes the papers
_ENDS = (StepKind.STOP, StepKind.DONE)
#: Steps from which one page can ask the rest.
_LONG_WAY = (
    StepKind.UNIT,
    StepKind.MATERIALS,
    StepKind.REVIEW,
)
_LABELS = {
    StepKind.REVIEW: "导出 Word 文件",
    StepKind.EXPRESS: "导出并打印",
    StepKind.ONLINE: "导出办理指引",
    StepKind.STOP: "返回首页",
    StepKind.DONE: "再办一件",
}


def show_footer(
    ui: Ui_Wizard, found: Sequence[Step], at: int, plan: Plan | None, *, back: bool, status: str, fixed: bool
) -> None:
    """Show the footer of the step *at* among those *found*; *plan* is None as long as no unit is chosen.

    *back*: the primary button leads back to the review. *status* is the sentence in the middle. *fixed*: the office has
    fixed the folder that papers are saved to.
    """
    step = found[at]
    kind, writes, express = step.kind, step.kind in WRITING, step.kind == StepKind.EXPRESS
    ui.next.setEnabled(step.ready)
    ui.only.setVisible(express)
    ui.only.setEnabled(step.ready)
    kinds = [each.kind for each in found]
    short = StepKind.REVIEW in kinds and bool(found[kinds.index(StepKind.UNIT)].answer)
    ui.express.setVisible(kind in _LONG_WAY and short)
    ui.change.setVisible(writes and not fixed)
    ui.leave.setVisible(not writes and kind not in _ENDS)
    total = plan.total if plan else None
    ui.total.setVisible(total is not None)
    tell(ui.total, "" if total is None else f"费用合计 {total} 元" if total else "费用合计：免费")
    here = f"{kind} {step.question}"
    wanted = not step.ready and ui.status.property("step") == here  # what has to be done before one can go on
    ui.status.setProperty("step", here)
    (partial(tell, ui.status) if wanted else ui.status.setText)(status)
    following = found[at + 1].title if at + 1 < len(found) else ""
    label = "返回核对" if back else _LABELS.get(kind, f"下一步：{following}")
    set_state(ui.next, "role", "plain" if kind == StepKind.DONE else "primary")  # there, printing comes first
    ui.next.setText(f"{label}(&N)")
    ui.next.setAccessibleName(label)


def middle(step: Step, folder: Path | None, saved: str) -> str:
    """What the middle says: the *folder* to be written, what is to be chosen first, or that the draft is *saved*."""
    if step.wanted and not step.ready:
        return step.wanted
    if folder is not None:
        return f"保存到：{folder}{'（已有同名文件夹，另存一份）' if folder.exists() else ''}"
    if step.kind in _ENDS:
        return ""
    if not step.ready and step.kind in (StepKind.UNIT, StepKind.QUESTION):
        return "请先选一项"
    return saved
