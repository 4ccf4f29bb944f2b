"""Other hours of a recipient are told to all who work there, and ask for another split where they do not fit."""

from sqlalchemy import select

from activities.database import transaction
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.activities.assignment_office import START, TEN, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.assignment import Needed
from workflows.steps.step import Told


def told(work: Work) -> list[Told]:
    """What steps of others have said to an assignment about hours, each with its message under way."""
    with transaction() as session:
        query = select(Submission).where(Submission.assignment_id == work.id, Submission.kind == "hours_authorized")
        said = list(session.scalars(query.order_by(Submission.id)))
        under_way = session.scalars(select(OutboxMessage.update_id).where(OutboxMessage.workflow == "hours_authorized"))
        assert {f"submission-{each.id}" for each in said} <= set(under_way)
        return [Told(work.id, each.id, None, each.said_at) for each in said]


def test_hours_that_a_marriage_takes_away_ask_everybody_else_for_another_split(office: Office) -> None:
    recipient = Recipient(office, {"declined_cfco": True}, watched=True)
    ben, raul = (Work(recipient, provider(office, name)) for name in ("Ben", "Raul"))
    raul.start(60)
    assert ben.start(recipient.maximum - 60).needed == []
    assert (told(ben), told(raul)) == ([], [])
    spouse = {"relationship": "spouse", "lives_together": True, "since": START.isoformat()}
    assert raul.later(TEN).tell("change_relationship", **spouse).needed == [Needed.HOURS]
    assert told(raul) == [], "its own step has looked"
    [said] = told(ben)
    answer = ben.do("hours_authorized", said)
    assert (answer.outcome, answer.needed) == ("looked_at", [Needed.HOURS])
    assert ben.row.status == "active", "the split is the recipient's and the worker's to change"


def test_whoever_has_left_is_told_nothing_of_new_hours(office: Office) -> None:
    recipient = Recipient(office, {"declined_cfco": True}, watched=True)
    ben, raul = (Work(recipient, provider(office, name)) for name in ("Ben", "Raul"))
    raul.start(60)
    ben.start(60)
    ben.later(TEN).tell("end_assignment", ended_on=TEN.isoformat(), reason="provider_left")
    spouse = {"relationship": "spouse", "lives_together": True, "since": TEN.isoformat()}
    raul.later(TEN).tell("change_relationship", **spouse)
    assert told(ben) == []
