"""Says where the workbook and what was entered give a certificate different last days, and lets a person decide."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from ...domain.certificates import Contradiction
from ..kit.question_bar import QuestionBar


class ContradictionBar(QuestionBar):
    """Shows one contradiction after another; *decided* carries it and the day that is right."""

    decided = Signal(object, date)

    def show_contradictions(self, found: Sequence[Contradiction]) -> None:
        """Show the first of *found*, and how many there are."""
        if not found:
            self.ask("")
            return
        first = found[0]
        what = first.certificate.serial or first.certificate.name or "一枚证书"
        source = f"办理记录第 {first.entry} 号" if first.entry else "本机填写"
        more = f"这样的还有 {len(found) - 1} 枚。" if len(found) > 1 else ""
        days = ((f"工作簿的 {first.written}", first.written), (f"登记的 {first.stated}", first.stated))
        self.ask(
            f"{first.unit.name}的“{what}”到期日期两处说法不一样：工作簿里是 {first.written}，"
            f"{source}（{first.day} 登记）是 {first.stated}。请照证书选一个。{more}",
            [(text, partial(self.decided.emit, first, day)) for text, day in days],
        )
