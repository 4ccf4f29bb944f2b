"""A recipient's services end: whoever works there, or was to, is told, and their assignments end with them."""

import datetime as dt

import pytest
from sqlalchemy import select

from activities.database import transaction
from records.care_case import Authorization
from records.clocks import Clock
from records.decision import Notice
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.activities.assignment_office import START, TEN, Recipient, Work, provider
from tests.activities.office import Intake, Office
from tests.activities.test_endings import WITHDRAWN
from tests.activities.test_proposals import FOR_NOW, carry_out, propose, review, with_exception
from workflows.steps.assignment import AssignmentAnswer
from workflows.steps.letters import Letter, LetterDue, SendLetter
from workflows.steps.step import AboutClock, Told

NEVER_CAME = {"kind": "deny", "cause": "certification_missing", "reason": "It never came."}


class ForNow(Recipient):
    """Somebody with hours for a time, until the physician's form has come."""

    def __init__(self, office: Office) -> None:
        Intake.__init__(self, office)
        with_exception(self)
        proposal_id = propose(self, FOR_NOW).proposal_id
        review(self, proposal_id, office.sue)
        carry_out(self, proposal_id)
        self.case_id = self.row(Authorization).case_id


@pytest.fixture
def marisol(office: Office) -> ForNow:
    """Her hours are for a time."""
    return ForNow(office)


@pytest.fixture
def ada(marisol: ForNow) -> Work:
    """Works for her since the first day."""
    work = Work(marisol, provider(marisol.office, "Ada"))
    assert work.start(60).outcome == "started"
    return work


def told(work: Work) -> list[Told]:
    """What was said to an assignment of the case, each with its message under way."""
    with transaction() as session:
        query = select(Submission).where(Submission.assignment_id == work.id, Submission.kind == "case_closed")
        said = list(session.scalars(query))
        under_way = session.scalars(select(OutboxMessage.update_id).where(OutboxMessage.workflow == "case_closed"))
        assert {f"submission-{each.id}" for each in said} <= set(under_way)
        return [Told(work.id, each.id, None, each.said_at) for each in said]


def ends(work: Work) -> AssignmentAnswer:
    """Do the step of what the assignment was told."""
    [said] = told(work)
    answer = work.do("case_closed", said)
    assert (answer.outcome, answer.needed) == ("ended", []), "nobody is looked for where nobody is paid"
    return answer


def test_hours_that_are_denied_after_all_end_the_work_on_their_last_day(marisol: ForNow, ada: Work) -> None:
    clock = marisol.row(Clock, Clock.question == "deadline.health_certification")
    marisol.do("certification_overdue", AboutClock(marisol.id, clock.id, marisol.on(46, 0)))
    marisol.at = marisol.on(47)
    denial = propose(marisol, NEVER_CAME)
    assert carry_out(marisol, denial.proposal_id).outcome == "terminated"
    ends(ada)
    row, last_day = ada.row, dt.date(2026, 4, 28)
    assert (row.status, row.ended_on, row.end_reason) == ("ended", last_day, "case_closed"), "with ten days' notice"


def test_who_worked_reads_the_last_day_and_the_recipient_only_their_own_notice(marisol: ForNow, ada: Work) -> None:
    marisol.tell("withdraw", None, WITHDRAWN, marisol.on(9))
    letters = ends(ada).letters
    assert letters == [LetterDue(Letter.WEEKLY_HOURS_PROVIDER, ada.id)]
    ada.do("send_assignment_letter", SendLetter(ada.id, letters[0].letter, letters[0].about, marisol.at))
    with transaction() as session:
        notice = session.scalars(select(Notice).where(Notice.assignment_id == ada.id)).one()
    assert notice.template == "work_ended_provider"
    assert notice.effective_on == START + dt.timedelta(days=9)


def test_who_was_to_begin_never_does_and_who_has_left_is_told_nothing(marisol: ForNow, ada: Work) -> None:
    ben = Work(marisol, provider(marisol.office, "Ben", "pending"))
    ben.begin()
    ada.later(TEN).tell("end_assignment", ended_on=TEN.isoformat(), reason="provider_left")
    marisol.tell("withdraw", None, WITHDRAWN, marisol.on(11))
    assert told(ada) == []
    assert ends(ben).letters == [], "nothing was told to begin"
    assert ben.row.end_reason == "case_closed"


def test_what_ended_while_the_word_was_under_way_stays_as_it_ended(marisol: ForNow, ada: Work) -> None:
    marisol.tell("withdraw", None, WITHDRAWN, marisol.on(9))
    [said] = told(ada)
    ada.later(START).tell("end_assignment", ended_on=START.isoformat(), reason="provider_left")
    assert ada.do("case_closed", said).outcome == "unchanged"
    assert ada.row.end_reason == "provider_left"
