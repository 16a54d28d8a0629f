"""What a person has to confirm of a form: exactly what the check names, and with a reason."""

import pytest

from bjcert_desktop.errors import FormError
from bjcert_desktop.jobs.form_confirmation import (
    FormConfirmation,
    checked,
    is_reason,
    remarks_to_confirm,
    with_reason,
)
from bjcert_desktop.word import Examined, FormProblem, Severity

NUMBER = FormProblem("own-payee", "第2段", "写着“1”。", "请确认。", Severity.CONFIRM)
BANK = FormProblem("own-payee", "第3段", "写着“某银行”。", "请确认。", Severity.CONFIRM)
FAULT = FormProblem("hidden-text", "第1段", "有看不见的文字。", "请删去。")
FONT = FormProblem("font", "第1段", "没有这种字体。", "请改用宋体。", Severity.WARNING)


def test_nothing_has_to_be_confirmed_of_a_form_without_remarks() -> None:
    assert checked(Examined((), (FONT,)), "表.docx", None) is None


def test_every_remark_has_to_be_confirmed_with_a_reason() -> None:
    examined = Examined((), (NUMBER, BANK))
    remarks = remarks_to_confirm(examined)
    assert remarks == ("第2段：写着“1”。", "第3段：写着“某银行”。")
    for confirmed in (None, FormConfirmation(remarks[:1], "理由"), FormConfirmation(remarks, " ")):
        with pytest.raises(FormError, match="确认"):
            checked(examined, "表.docx", confirmed)
    assert checked(examined, "表.docx", FormConfirmation((*remarks, "别的"), " 理由 ")) == FormConfirmation(
        remarks, "理由"
    )


def test_no_reason_helps_against_an_error() -> None:
    with pytest.raises(FormError, match="看不见"):
        checked(Examined((), (FAULT, NUMBER)), "表.docx", FormConfirmation((FAULT.sentence, NUMBER.sentence), "理由"))


def test_what_was_confirmed_becomes_a_warning_with_the_reason() -> None:
    confirmed = FormConfirmation((NUMBER.sentence,), "受理单位的编号")
    shown = with_reason(NUMBER, confirmed)
    assert (shown.severity, shown.message) == (Severity.WARNING, NUMBER.message)
    assert "受理单位的编号" in shown.remedy
    assert [with_reason(each, confirmed) for each in (BANK, FAULT, FONT)] == [BANK, FAULT, FONT]


@pytest.mark.parametrize(("text", "said"), [("", False), (" a ", False), ("已核实", True)])
def test_a_reason_says_something(text: str, said: bool) -> None:
    assert is_reason(text) is said
