"""Which declared move, if any, follows from what was said and from the law's word on the standing."""

from workflows.enrollment.causes import BEHIND, BY_WORD
from workflows.enrollment.state import State
from workflows.enrollment.statuses import RESTORED_AS_BEFORE, declared, targets
from workflows.steps.enrollment.standing import Background, Check, Next, Standing, Status
from workflows.steps.enrollment.status import Cause

WANTED = {
    Next.ENROLL: Status.ENROLLED,
    Next.ENROLL_BY_WAIVER: Status.ENROLLED_BY_WAIVER,
    Next.DENY_WAIVER_POSSIBLE: Status.WAIVER_POSSIBLE,
    Next.DENY: Status.INELIGIBLE,
}

Found = tuple[Cause, Status] | None


def move_after(state: State, message: str, outcome: str) -> Found:
    """The move that a message or a clock causes; none when nothing that is declared follows."""
    cause = BY_WORD.get((message, outcome))
    if (message, outcome) == ("decide_appeal", "granted") and state.status in RESTORED_AS_BEFORE:
        cause = Cause.APPEAL_WON
    return by_word(state, cause) if cause else by_law(state, BEHIND.get((message, outcome)))


def by_word(state: State, cause: Cause) -> Found:
    """A cause that needs no word of the law; what is given back is what was had, unless the law wants another."""
    possible = targets(state.status, cause)
    if not possible:
        return None
    for choice in (wanted(state.standing), state.worked_as):
        if choice in possible:
            return cause, choice
    return cause, possible[0]


def by_law(state: State, behind: Cause | None = None) -> Found:
    """The standing that the law now wants, when the declaration has a way to it."""
    to = wanted(state.standing)
    if to is None or to is state.status:
        return None
    causes = (behind, Cause.ALL_DONE, Cause.TIER_2, of_denial(state.standing))
    return next(((cause, to) for cause in causes if cause and declared(state.status, cause, to)), None)


def wanted(standing: Standing) -> Status | None:
    """The standing that the law's word means; none where it says nothing of the standing."""
    if standing.next is not Next.WAIT:
        return WANTED[standing.next]
    cleared = standing.background in (Background.CLEAR, Background.EXCEPTED) and standing.list is not Check.MATCH
    return Status.PENDING if cleared else None


def of_denial(standing: Standing) -> Cause:
    """Which of the two denials it is."""
    on_list = standing.list is Check.MATCH and standing.background is not Background.INELIGIBLE
    return Cause.ON_LIST if on_list else Cause.TIER_1
