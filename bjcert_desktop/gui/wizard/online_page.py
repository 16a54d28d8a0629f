"""在线办理: the address and the steps, to be taken to a PC with internet."""

from ...guide import chapter_source
from ..kit.rows import numbered_row
from ..kit.widgets import clear
from .page import PageState, WizardPage
from .ui_online_page import Ui_OnlinePage


class OnlinePage(WizardPage):
    """The scenario's steps on the web."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_OnlinePage()
        self.ui.setupUi(self)

    def show_state(self, state: PageState) -> None:
        """Show the scenario's steps."""
        plan = state.plan
        if plan is None:
            return
        url = state.catalogue.online.url
        self.ui.headline.setText(plan.scenario.title)
        self.ui.lead.setText(f"{plan.scenario.lead}　{chapter_source(plan.scenario.chapter)}")
        self.ui.url.setText(url.replace("?", "\u200b?"))  # where the line may break
        self.ui.copyUrl.set_content(url, "网址")
        self.ui.problem.say(state.problem)
        clear(self.ui.steps)
        for number, step in enumerate(plan.scenario.steps, 1):
            self.ui.steps.addWidget(numbered_row(number, step.replace("?", "\u200b?")))
        self.show_remarks(
            self.ui.remarks, state, plan.scenario.notes, plan.caveats, state.catalogue.remarks_on(plan.scenario)
        )

    def focus(self, field: str = "") -> None:
        """Focus the button that copies the address."""
        self.ui.copyUrl.setFocus()
