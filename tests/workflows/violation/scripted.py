"""Steps of a violation from a script: they keep no records, move as declared, and write down every order they got."""

from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.scripted_steps import Scripted
from tests.workflows.scripted_tasks import arrange, refusing
from tests.workflows.violation.scripted_records import ViolationRecords
from workflows.steps import letters, violation, work
from workflows.steps.letters import Letter, LetterSent, SendLetter
from workflows.steps.step import About, AboutClock, Kind, Told
from workflows.steps.violation import Cause, ClockName, Ring, ViolationAnswer, ViolationStatus
from workflows.violation.statuses import CLOCKS, OPEN

CONTRACTS = contracts_in(violation, letters, work, of=Kind.VIOLATION)
NOTICES = (Letter.VIOLATION_FIRST, Letter.VIOLATION_SECOND, Letter.VIOLATION_THIRD, Letter.VIOLATION_FOURTH)
S = ViolationStatus


def begin(records: ViolationRecords, order: About) -> ViolationAnswer:
    return records.answer("found", records.clock(ClockName.REVIEW, order.at))


def review(records: ViolationRecords, told: Told) -> ViolationAnswer:
    records.move(Cause.REVIEWED, S.SUPERVISOR_REVIEW)
    return records.answer("uphold", records.clock(ClockName.SUPERVISOR, told.at))


def confirm(records: ViolationRecords, told: Told) -> ViolationAnswer:
    said = records.said[told.submission_id]
    if said.get("answer") == "dismissed":
        records.move(Cause.DISMISSED, S.ENDED)
        return records.answer("dismissed")
    records.number = said.get("number", 1)
    records.move(Cause.CONFIRMED, S.NOTICED)
    rings, told_of = [records.clock(ClockName.DISPUTE, told.at)], [NOTICES[records.number - 1]]
    if records.number == 2:
        rings.append(records.clock(ClockName.TRAINING, told.at))
        told_of.append(Letter.VIOLATION_TRAINING)
    if records.number > 2:
        rings.append(records.clock(ClockName.EFFECT, told.at))
    return records.answer("noticed", *rings, letters=(*told_of, Letter.RECIPIENT_VIOLATION))


def dispute(records: ViolationRecords, told: Told) -> ViolationAnswer:
    records.move(Cause.DISPUTED, S.DISPUTED)
    records.due.pop(ClockName.DISPUTE, None)
    return records.answer("disputed", Ring(ClockName.DISPUTE), records.clock(ClockName.DECISION, told.at))


def decide(records: ViolationRecords, told: Told) -> ViolationAnswer:
    word = records.said[told.submission_id].get("answer", "upheld")
    if word == "overturned":
        records.move(Cause.OVERTURNED, S.ENDED)
        return records.answer(word, letters=(Letter.VIOLATION_OVERTURNED,))
    if word == "state_asked":
        records.move(Cause.ENTERED_LATE, S.STATE_REVIEW)
        return records.answer(word)
    if records.number > 2:
        records.move(Cause.UPHELD, S.UPHELD)
        ring = records.clock(ClockName.STATE_REVIEW, told.at)
        return records.answer(word, ring, letters=(Letter.VIOLATION_UPHELD,))
    return records.answer(word, *records.stand(Cause.UPHELD, told.at), letters=(Letter.VIOLATION_UPHELD,))


def ask_state(records: ViolationRecords, told: Told) -> ViolationAnswer:
    records.move(Cause.STATE_ASKED, S.STATE_REVIEW)
    return records.answer("state_asked", Ring(ClockName.STATE_REVIEW))


def decide_state(records: ViolationRecords, told: Told) -> ViolationAnswer:
    word = records.said[told.submission_id].get("answer", "upheld")
    if word == "overturned":
        records.move(Cause.STATE_OVERTURNED, S.ENDED)
        return records.answer(word, letters=(Letter.VIOLATION_STATE_OVERTURNED,))
    rings = records.stand(Cause.STATE_UPHELD, told.at)
    return records.answer(word, *rings, letters=(Letter.VIOLATION_STATE_UPHELD,))


def train(records: ViolationRecords, told: Told) -> ViolationAnswer:
    records.move(Cause.TRAINED, S.ENDED)
    return records.answer("trained", letters=(Letter.VIOLATION_TRAINED,))


def recount(records: ViolationRecords, told: Told) -> ViolationAnswer:
    word = records.said[told.submission_id].get("answer", "counting")
    if records.status is not S.STANDING:
        return records.answer("unchanged")
    if word == "counted_out":
        records.move(Cause.COUNTED_OUT, S.ENDED)
        return records.answer(word)
    if word == "another":
        records.due.pop(ClockName.CLEAN_YEAR, None)
        return records.answer("counting", Ring(ClockName.CLEAN_YEAR))
    return records.answer("counting", records.clock(ClockName.CLEAN_YEAR, told.at))


def rung(records: ViolationRecords, *names: ClockName) -> None:
    """A clock rings only where it runs."""
    running = [name for name in names if name in records.due]
    assert running, f"None of {names} runs in {records.status}."
    assert set(running) & set(CLOCKS[records.status])
    records.due.pop(min(running, key=lambda name: records.due[name]))


def overdue(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.REVIEW, ClockName.SUPERVISOR)
    return records.answer("overdue")


def not_disputed(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.DISPUTE)
    return records.answer("standing", *records.stand(Cause.NOT_DISPUTED, about.at))


def undecided(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.DECISION)
    return records.answer("overdue", records.clock(ClockName.LATE_ENTRY, about.at))


def not_asked(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.STATE_REVIEW)
    return records.answer("standing", *records.stand(Cause.STATE_NOT_ASKED, about.at))


def passed(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.TRAINING, ClockName.LATE_ENTRY)
    return records.answer("missed")


def take_effect(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.EFFECT)
    if records.status in OPEN:
        records.put_off = True
        return records.answer("put_off")
    return records.answer("told", records.begin_effect(about.at))


def served(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.SERVED)
    if records.number != 4:
        return records.answer("served")
    records.move(Cause.COUNTED_OUT, S.ENDED)
    return records.answer("counted_out")


def clean_year(records: ViolationRecords, about: AboutClock) -> ViolationAnswer:
    rung(records, ClockName.CLEAN_YEAR)
    records.move(Cause.CLEAN_YEAR, S.ENDED)
    return records.answer("taken_back", letters=(Letter.VIOLATION_CLEAN_YEAR,))


def close(records: ViolationRecords, order: About) -> ViolationAnswer:
    records.closed = True
    return records.answer("closed")


def send(records: ViolationRecords, order: SendLetter) -> LetterSent:
    records.letters.append(order.letter.value)
    return LetterSent(len(records.letters))


SCRIPTS: dict[str, Callable[[ViolationRecords, Any], Any]] = {
    "begin_violation": begin,
    "review_violation": review,
    "confirm_violation": confirm,
    "dispute_violation": dispute,
    "decide_dispute": decide,
    "ask_state_review": ask_state,
    "decide_state_review": decide_state,
    "finish_training": train,
    "recount_violation": recount,
    "violation_review_ran_out": overdue,
    "violation_dispute_time_over": not_disputed,
    "violation_decision_ran_out": undecided,
    "violation_state_review_time_over": not_asked,
    "violation_clock_ran_out": passed,
    "violation_takes_effect": take_effect,
    "violation_served_out": served,
    "violation_clean_year_over": clean_year,
    "close_violation": close,
    "send_violation_letter": send,
    "arrange_violation_work": arrange,
}


class ScriptedViolation(Scripted[ViolationRecords]):
    """All steps of one violation. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(ViolationRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})
