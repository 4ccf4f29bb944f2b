"""Convictions put to the law: what a notice of the Department of Justice names, evaluated on the day (W&I 12305.87)."""

import datetime as dt

from activities import submissions, timeline
from activities.deciding import Decided, decide
from activities.doing import Doing
from activities.enrollment.convictions import as_fact, conviction, must_rest_on_a_notice
from activities.enrollment.other_grounds import told_of_another
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import Conviction, EnrollmentAppeal, ExceptionRequest, Waiver
from records.background_view import all_of, convictions_that_stand, newest
from rules.ask import ask
from workflows.steps.enrollment.record import EVALUATE_RECORD
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told

QUESTION = "ihss.background_check"


@step(EVALUATE_RECORD, refuse=as_it_stands)
def evaluate_record(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Keep what the worker read; ask the law about what may deny. It replaces the evaluation before."""
    said = submissions.payload(doing, told)
    rows = [conviction(doing, told, each) for each in said.get("convictions") or []]
    must_rest_on_a_notice(doing, rows)
    counted = [row for row in rows if row.may_deny]
    found = decide(doing, QUESTION, doing.today, {"convictions": [as_fact(row) for row in counted]})
    before = convictions_that_stand(doing.session, told.subject_id)
    _replace(doing, before, rows, found)
    outcome = _come_to(doing, found["outcome"], counted, before)
    enrollment = enrollment_of(doing)
    enrollment.background = outcome
    timeline.happened(doing, "record_evaluated", told, decision_id=found.decision_id, outcome=outcome)
    rings, letters = told_of_another(doing)
    return answer(doing, outcome, rings=rings, letters=letters)


def _come_to(doing: Doing, outcome: str, counted: list[Conviction], before: list[Conviction]) -> str:
    """What it comes to: an exception covers what was known when it was asked for, a waiver what it was signed for."""
    if outcome != "waiver_possible":
        return outcome
    barring = _named([row for row in counted if _bars(doing, row)])
    if barring <= _excepted(doing, counted):
        return "excepted"
    if before and not barring <= _named(before):
        _end_waivers(doing)
    return outcome


def _named(rows: list[Conviction]) -> set[tuple[int, dt.date]]:
    """Convictions that may deny, as they are known again when they are read a second time."""
    return {(row.tier, row.convicted_on) for row in rows if row.may_deny}


def _bars(doing: Doing, row: Conviction) -> bool:
    """Whether a conviction bars by itself; one long ago or lifted by a court takes nothing away that was granted."""
    answer = ask("ihss.conviction", doing.today, as_fact(row)).answer
    return answer is not None and answer["bars"] != "no"


def _excepted(doing: Doing, now: list[Conviction]) -> set[tuple[int, dt.date]]:
    """The convictions on file, beside those read now, when the exception that was granted was asked for."""
    granted = newest(doing.session, ExceptionRequest, doing.subject.id, *_ways_granted(doing))
    if granted is None:
        return set()
    on_file = [row for row in all_of(doing.session, Conviction, doing.subject.id) if row not in now]
    return _named([row for row in on_file if row.entered_at <= granted.entered_at])


def _ways_granted(doing: Doing) -> tuple[str, ...]:
    """How an exception that holds ended; one that was denied holds after its appeal was won."""
    won = newest(doing.session, EnrollmentAppeal, doing.subject.id, "granted")
    return ("granted", "denied") if won is not None and won.against == "exception_denied" else ("granted",)


def _end_waivers(doing: Doing) -> None:
    """Waivers were signed in spite of other convictions; each recipient may sign again."""
    for waiver in all_of(doing.session, Waiver, doing.subject.id):
        if waiver.outcome != "refused" and waiver.ended_on is None:
            waiver.ended_on, waiver.end_reason = doing.today, "another_conviction"


def _replace(doing: Doing, before: list[Conviction], rows: list[Conviction], found: Decided) -> None:
    for row in before:
        row.replaced_at = doing.at
    for row in rows:
        row.decision_id = found.decision_id
    doing.session.add_all(rows)
