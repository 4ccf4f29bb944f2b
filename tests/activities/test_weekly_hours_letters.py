"""Weekly-hours letters and the letter of a moved program, from the records as the steps of assignments leave them."""

import datetime as dt
import itertools

from sqlalchemy import select
from sqlalchemy.orm import undefer

from activities.database import transaction
from records.assessment_draft import Line
from records.decision import Notice
from tests.activities.assignment_office import START, Recipient, Work, provider
from tests.activities.office import Office
from workflows.steps.assignment import AssignmentAnswer
from workflows.steps.letters import SendLetter

_keys = itertools.count(1)


def sent(of: Work, answer: AssignmentAnswer) -> list[Notice]:
    """Do the step of each letter that a step asked for; the notices that came of it."""
    with transaction() as session:
        before = session.scalars(select(Notice.id)).all()
    for due in answer.letters:
        of.do("send_assignment_letter", SendLetter(of.id, due.letter, due.about, of.at))  # type: ignore[arg-type]
    with transaction() as session:
        new = select(Notice).where(Notice.id.not_in(before)).order_by(Notice.id)
        return list(session.scalars(new.options(undefer("*"))))


def test_both_are_told_at_the_start_at_a_leave_at_the_return_and_at_the_end(office: Office) -> None:
    work = Work(Recipient(office), provider(office, "Ngozi"))
    told = [sent(work, work.start(300))]
    work.later(START + dt.timedelta(days=10))
    told.append(sent(work, work.tell("put_on_leave", from_on="2026-03-12", reason="illness")))
    work.later(START + dt.timedelta(days=20))
    told.append(sent(work, work.tell("return_from_leave", returned_on="2026-03-22", reason="well_again")))
    work.later(START + dt.timedelta(days=30))
    told.append(sent(work, work.tell("end_assignment", ended_on="2026-04-01", reason="recipient_asked")))
    assert [[notice.template for notice in each] for each in told] == [
        ["weekly_hours_recipient", "weekly_hours_provider"],
        ["work_paused_recipient", "work_paused_provider"],
        ["weekly_hours_recipient", "weekly_hours_provider"],
        ["work_ended_recipient", "work_ended_provider"],
    ]
    assert told[1][0].effective_on == dt.date(2026, 3, 12)
    assert told[1][0].content["tables"][0]["lines"] == []
    assert told[2][0].content["tables"][0]["lines"] == [["Ngozi Okoro", "5:00", "March 22, 2026"]]


def test_a_split_is_told_to_every_provider_it_changes(office: Office) -> None:
    recipient = Recipient(office)
    first, second = Work(recipient, provider(office, "Ngozi")), Work(recipient, provider(office, "Pavel"))
    first.start(300)
    second.start(200)
    split = [
        {"assignment_id": first.id, "minutes_per_week": 240},
        {"assignment_id": second.id, "minutes_per_week": 260},
    ]
    notices = sent(first, first.tell("set_assignment_hours", starts_on=START.isoformat(), split=split))
    providers = {notice.assignment_id: notice for notice in notices if notice.template == "weekly_hours_provider"}
    assert {key: each.content["tables"][0]["lines"][0][1] for key, each in providers.items()} == {
        first.id: "4:00",
        second.id: "4:20",
    }
    assert len([notice for notice in notices if notice.template == "weekly_hours_recipient"]) == 1


def test_a_parent_who_begins_moves_the_program_and_the_family_is_told_why(office: Office) -> None:
    declined = {"declined_cfco": True}
    child = Recipient(office, declined, (Line("bathing", 150),), first_name="Inez", birth_date=dt.date(2014, 2, 1))
    work = Work(child, provider(office, "Rosa"), "parent", lives_together=True)
    notice = next(each for each in sent(work, work.start(30)) if each.template == "program_changed")
    assert "IHSS Plus Option (IPO)" in notice.content["paragraphs"][0]
    assert "Personal Care Services Program (PCSP)" in notice.content["paragraphs"][0]
    assert "stay the same" in notice.content["lead"]
    assert notice.effective_on == START
    assert notice.hearing_by == dt.date(2026, 6, 5), "90 days from the day it was told, which is later"
    assert notice.case_id == child.case_id
    assert len(notice.content["reasons"]) == 1
    assert "parent" in notice.content["reasons"][0]["says"]
