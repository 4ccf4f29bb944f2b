"""Which letters a change of standing sends: to the provider, and to each recipient who had or wanted the provider.

SOC 848, 852, 852A, 853, 855, 857. What the state or a supervisor decided has its own letter, sent by that step.
"""

from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import Letter, LetterDue

GIVEN_BACK = (Cause.REINSTATED, Cause.SUSPENSION_OVER)

TELLS_ITSELF = (Cause.APPEAL_WON, Cause.EXCEPTION_GRANTED)
"""The letter of the decision says what is still missing, and by when."""

TO_PROVIDER = {
    Status.ENROLLED: Letter.PROVIDER_ENROLLED,
    Status.ENROLLED_BY_WAIVER: Letter.PROVIDER_ENROLLED,  # its words say for which recipients
    Status.WAIVER_POSSIBLE: Letter.PROVIDER_TIER_2,
    Status.SUSPENDED: Letter.PROVIDER_SUSPENDED,
    Status.TERMINATED: Letter.PROVIDER_TERMINATED,
    Status.LAPSED: Letter.PROVIDER_INCOMPLETE,
}
TO_RECIPIENTS = {
    Status.WAIVER_POSSIBLE: Letter.RECIPIENT_TIER_2,
    Status.INELIGIBLE: Letter.RECIPIENT_PROVIDER_INELIGIBLE,
    Status.TERMINATED: Letter.RECIPIENT_PROVIDER_INELIGIBLE,
    Status.LAPSED: Letter.RECIPIENT_PROVIDER_INELIGIBLE,
    Status.WITHDRAWN: Letter.RECIPIENT_PROVIDER_INELIGIBLE,
}


def letters_of(to: Status, cause: Cause) -> list[LetterDue]:
    """The letters of a change; to recipients it is one letter each, which the step that sends them finds."""
    due = [_to_provider(to, cause), TO_RECIPIENTS.get(to)]
    return [LetterDue(letter) for letter in due if letter is not None]


def _to_provider(to: Status, cause: Cause) -> Letter | None:
    if cause in GIVEN_BACK:
        return Letter.PROVIDER_REINSTATED
    if to is Status.INELIGIBLE:
        return Letter.PROVIDER_ON_LIST if cause is Cause.ON_LIST else Letter.PROVIDER_TIER_1
    if to is Status.PENDING:
        return None if cause in TELLS_ITSELF else Letter.PROVIDER_GOES_ON
    return TO_PROVIDER.get(to)
