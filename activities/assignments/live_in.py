"""Live-in self-certification: wages of a provider who lives with the recipient are no income for income tax.

IRS Notice 2014-7; forms SOC 2298 and SOC 2299. From the day the form is processed; earlier wages are not done again.
"""

import datetime as dt

from activities import submissions, timeline
from activities.assignments import answering, pair, relation
from activities.doing import Doing, Refused
from activities.step import step
from records.assignment import Assignment
from workflows.steps.assignment import CANCEL_LIVE_IN, CERTIFY_LIVE_IN, AssignmentAnswer
from workflows.steps.step import Told

AHEAD = "This day is yet to come. Give the day the form came in and the day you process it."


@step(CERTIFY_LIVE_IN, refuse=answering.as_it_stands)
def certify_live_in(doing: Doing, told: Told) -> AssignmentAnswer:
    """Exclude wages from income tax from the day the form is processed; once for each provider and recipient."""
    row = pair.of(doing).assignment
    received, processed = _days(doing, told)
    if row.live_in_processed_on is not None:
        raise Refused("A live-in certification for these two is on record already. One is enough (SOC 2298).")
    decided = relation.decide(doing, row, doing.today, relation.program_on(doing, row, doing.today))
    if not decided["live_in_possible"]:
        raise Refused("The two do not live together, as far as we know. Change the relationship first if they do.")
    row.live_in_received_on, row.live_in_processed_on = received, processed
    timeline.paper(doing, told, "soc_2298", "Live-in self-certification (SOC 2298)", received)
    timeline.happened(
        doing,
        "live_in_certified",
        told,
        case_id=row.case_id,
        decision_id=decided.decision_id,
        received_on=received,
        starts_on=processed,
    )
    return answering.answer(doing, row, "certified")


@step(CANCEL_LIVE_IN, refuse=answering.as_it_stands)
def cancel_live_in(doing: Doing, told: Told) -> AssignmentAnswer:
    """Wages count for income tax again from the day the cancellation is processed."""
    row: Assignment = pair.of(doing).assignment
    received, processed = _days(doing, told)
    if row.live_in_processed_on is None or row.live_in_cancelled_on is not None:
        raise Refused("No live-in certification is in force for these two, so there is nothing to cancel.")
    if processed < row.live_in_processed_on:
        raise Refused("The certification itself was processed later than this day.")
    row.live_in_cancelled_on = processed
    timeline.paper(doing, told, "soc_2299", "Live-in certification cancelled (SOC 2299)", received)
    timeline.happened(
        doing, "live_in_cancelled", told, case_id=row.case_id, received_on=received, processed_on=processed
    )
    return answering.answer(doing, row, "cancelled")


def _days(doing: Doing, told: Told) -> tuple[dt.date, dt.date]:
    """The day the form came in and the day it is processed, in this order."""
    said = submissions.payload(doing, told)
    received = answering.not_ahead(doing, submissions.day(said["received_on"]), AHEAD)
    processed = answering.not_ahead(doing, submissions.day(said["processed_on"]), AHEAD)
    if processed < received:
        raise Refused("The form cannot be processed before it came in. Check both days.")
    return received, processed
