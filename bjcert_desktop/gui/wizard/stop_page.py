"""说明: why there is nothing to prepare, and whom to ask."""

from ...guide import chapter_source
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

    def focus(self, field: str = "") -> None:
        """Focus the button that copies the telephone number."""
        self.ui.copyTelephone.setFocus()
