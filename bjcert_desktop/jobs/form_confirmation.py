"""What a person has to confirm of a form before it is used, and what was confirmed."""

from dataclasses import replace

import msgspec

from ..errors import FormError
from ..word import Examined, FormProblem, Severity

_SHORTEST_REASON = 2  # characters


class FormConfirmation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the check has named in a form, sentence by sentence, and the *reason* why a person uses it all the same."""

    remarks: tuple[str, ...]
    reason: str


def with_reason(problem: FormProblem, confirmed: FormConfirmation | None) -> FormProblem:
    """A problem as it is, or, if it was *confirmed*, as a warning with the reason."""
    if problem.severity is not Severity.CONFIRM or confirmed is None or problem.sentence not in confirmed.remarks:
        return problem
    remedy = f"已由本单位确认，理由：{confirmed.reason.rstrip('。')}。"
    return replace(problem, remedy=remedy, severity=Severity.WARNING)


def checked(examined: Examined, file: str, confirmed: FormConfirmation | None) -> FormConfirmation | None:
    """What has been confirmed of the form in *file*, None if nothing had to be. Raises FormError for what is wrong."""
    if examined.faults:
        fault = examined.faults[0]
        raise FormError(f"表样“{file}”不能换用。{fault.sentence}", fault.remedy)
    remarks = remarks_to_confirm(examined)
    open_ones = [each for each in remarks if confirmed is None or each not in confirmed.remarks]
    if open_ones or (remarks and confirmed is not None and not is_reason(confirmed.reason)):
        said = "".join(open_ones or remarks)
        raise FormError(f"表样“{file}”要先确认再换用。{said}", "请在“表样管理”里换用它，并写明理由。")
    return FormConfirmation(remarks, confirmed.reason.strip()) if remarks and confirmed is not None else None


def remarks_to_confirm(examined: Examined) -> tuple[str, ...]:
    """What the check names in a form that a person has to confirm, sentence by sentence."""
    return tuple(dict.fromkeys(problem.sentence for problem in examined.to_confirm))


def is_reason(text: str) -> bool:
    """Whether *text* says why."""
    return len(text.strip()) >= _SHORTEST_REASON
