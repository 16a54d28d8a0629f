"""说明: why there is nothing to prepare, and whom to ask."""

from typing import cast

from ...guide import chapter_source
from ..kit.widgets import Banner
from .page import PageState, WizardPage
from .ui_stop_page import Ui_StopPage


class StopPage(WizardPage):
    """The scenario's explanation, and the telephone number."""

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_StopPage()
        self.ui.setupUi(self)

    def show_state(self, state: PageState) -> None:
        """Show the scenario's explanation."""
        scenario, telephone = state.scenario, state.catalogue.contact.telephone
        if scenario is None:
            return
        self.ui.headline.setText(scenario.title)
        self.ui.lead.setText("　".join(filter(None, (scenario.lead, chapter_source(scenario.chapter)))))
        self.show_remarks(
            self.ui.remarks, state, scenario.notes, scenario.caveats, state.catalogue.remarks_on(scenario)
        )
        self.ui.telephone.setText(telephone)
        self.ui.copyTelephone.set_content(telephone, "电话")

    def spoken(self) -> str:
        """The reason, too: there is nothing else on this page."""
        remarks = cast(list[Banner], self.findChildren(Banner))
        shown = [each.text() for each in remarks if each.isVisibleTo(self)]
        return "　".join(filter(None, (self.ui.headline.text(), self.ui.lead.text(), *shown)))

    def focus(self, field: str = "") -> None:
        """Focus the button that copies the telephone number."""
        self.ui.copyTelephone.setFocus()
