"""The provider is told of a violation: its number, what follows, by when it is disputed (W&I 12300.4; ACL 16-36)."""

import datetime as dt

from activities import timeline
from activities.deciding import Decided, decide
from activities.doing import Doing
from activities.violations import clock_rows
from activities.violations.standing import answer, move, violation_of
from activities.violations.telling_others import tell_others
from records.violations import clean_since, training_offered, violations_standing
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told
from workflows.steps.violation import Cause, ClockName, Ring, ViolationAnswer, ViolationStatus

QUESTION = "ihss.violation"
NOTICES = {
    1: Letter.VIOLATION_FIRST,
    2: Letter.VIOLATION_SECOND,
    3: Letter.VIOLATION_THIRD,
    4: Letter.VIOLATION_FOURTH,
}
WITHOUT_WORK = ("suspension", "termination")
"""Consequences that begin on a day of their own (deadline.suspension_start)."""


def tell(doing: Doing, told: Told) -> ViolationAnswer:
    """Give it its number, as of the day it happened; the clocks of the provider's rights, the letters."""
    row = violation_of(doing)
    found = _number(doing)
    row.number, row.consequence, row.notice_on = found["number"], found["consequence"], doing.today
    move(doing, Cause.CONFIRMED, ViolationStatus.NOTICED, told)
    rings = [clock_rows.start(doing, ClockName.DISPUTE, doing.today)[1]]
    letters = [LetterDue(NOTICES[row.number]), LetterDue(Letter.RECIPIENT_VIOLATION)]
    if found["offer_training"]:
        training, ring = clock_rows.start(doing, ClockName.TRAINING, doing.today)
        row.training_offered_until = training.due_on
        rings.append(ring)
        letters.append(LetterDue(Letter.VIOLATION_TRAINING))
    rings += _effect(doing, found["consequence"])
    for subject in (row.subject, row.enrollment.subject):
        timeline.happened(
            doing,
            "violation_noticed",
            told,
            of=subject,
            decision_id=found.decision_id,
            violation_id=row.id,
            number=row.number,
            consequence=row.consequence,
        )
    tell_others(doing)
    return answer(doing, "noticed", rings, letters)


def _number(doing: Doing) -> Decided:
    row = violation_of(doing)
    provider, day = row.enrollment, row.occurred_on
    since = clean_since(doing.session, provider, day, but=row.id)
    facts = {
        "violations_standing": violations_standing(doing.session, provider, day, but=row.id),
        "clean_since": since.isoformat() if isinstance(since, dt.date) else None,
        "training_offered": training_offered(doing.session, provider, but=row.id),
    }
    return decide(doing, QUESTION, day, facts)


def _effect(doing: Doing, consequence: str) -> list[Ring]:
    if consequence not in WITHOUT_WORK:
        return []
    effect, ring = clock_rows.start(doing, ClockName.EFFECT, doing.today)
    violation_of(doing).takes_effect_on = effect.due_on
    return [ring]
