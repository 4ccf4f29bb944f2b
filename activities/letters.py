"""The steps that send a letter about an enrollment or an assignment (workflows/steps/letters.py)."""

from activities.doing import Doing
from activities.notices.letters import send_letter
from activities.step import step
from workflows.steps.letters import (
    SEND_ASSIGNMENT_LETTER,
    SEND_ENROLLMENT_LETTER,
    SEND_VIOLATION_LETTER,
    LetterSent,
    SendLetter,
)


@step(SEND_ENROLLMENT_LETTER)
def send_enrollment_letter(doing: Doing, order: SendLetter) -> LetterSent:
    """Tell the provider, or the recipients who chose them, about the provider's standing or a request."""
    return _sent(doing, order)


@step(SEND_ASSIGNMENT_LETTER)
def send_assignment_letter(doing: Doing, order: SendLetter) -> LetterSent:
    """Tell the provider or the recipient about hours, an end, a change of program."""
    return _sent(doing, order)


@step(SEND_VIOLATION_LETTER)
def send_violation_letter(doing: Doing, order: SendLetter) -> LetterSent:
    """Tell the provider, or the recipients whose hours it is about, of a violation."""
    return _sent(doing, order)


def _sent(doing: Doing, order: SendLetter) -> LetterSent:
    sent = send_letter(doing, order.letter.value, order.about)
    return LetterSent(sent[0].id if sent else None)
