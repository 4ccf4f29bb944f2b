"""Enrollments and their assignments with their real steps on a real database, on a clock that jumps."""

import datetime as dt

import pytest

import tests.activities.conftest as steps_on_a_database
from activities.database import transaction
from records.assignment import Assignment
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.clocks import Clock
from records.enrollment import EnrollmentStatus
from records.person import Person
from tests.activities.assignment_office import Recipient
from tests.activities.office import Office
from tests.activities.provider_office import ROBBERY
from tests.fixtures.temporal import Skipping
from tests.workflows.enrollment.really_running import Running, tell_it

own_database = steps_on_a_database.own_database
office = steps_on_a_database.office


@pytest.mark.usefixtures("own_database")
def test_the_records_say_lapsed_on_day_91_and_not_on_day_90(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Running) -> None:
        assert it.tasks() == {"receive_form"}
        await it.named_by(it.recipient("Ida"))
        clock = it.nadia.row(Clock, Clock.question == "deadline.enrollment")
        assert clock.due_on == await it.today() + dt.timedelta(days=90)
        await it.end_of(clock.due_on, seconds=-5)
        assert (it.standing(), it.assignments()) == ("pending", ["waiting"])
        assert "follow_enrollment" in it.tasks()
        await it.end_of(clock.due_on, seconds=2)
        assert (it.standing(), it.assignments()) == ("lapsed", ["ended"])
        assert it.nadia.row(Clock, Clock.question == "deadline.enrollment").outcome == "missed"
        assert it.tasks() == set()
        await it.until(await it.now() + dt.timedelta(days=95))
        assert it.nadia.now().ended_on is not None

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_a_later_conviction_ends_every_assignment_and_a_waiver_serves_one_recipient(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        ida, ben = (Recipient(office, first_name=name, last_name="Moreno").case_id for name in ("Ida", "Ben"))
        await it.named_by(ida)
        await it.gathered()
        assert it.standing() == "pending"
        assert await it.justice("clear") == "clear"
        assert (it.standing(), it.assignments()) == ("enrolled", ["ready"])
        await it.named_by(ben)
        assert it.assignments() == ["ready", "ready"]
        for row in it.nadia.rows(Assignment):
            assert await it.start(row.id, minutes=240) == "started"
        assert it.assignments() == ["active", "active"]
        await it.until(await it.now() + dt.timedelta(days=200))

        assert await it.justice("conviction") == "conviction"
        assert it.tasks() == {"evaluate_record"}
        recent = ROBBERY | {"convicted": (await it.today() - dt.timedelta(days=40)).isoformat()}
        assert await it.say("evaluate_record", convictions=[recent], note=None) == "waiver_possible"
        assert (it.standing(), it.assignments()) == ("waiver_possible", ["ended", "ended"])

        day = (await it.today()).isoformat()
        form = {"received_on": day, "signed_on": day, "signed_by": "recipient", "signer_is_applicant": False}
        await it.named_by(ida)
        await it.named_by(ben)
        assert await it.say("receive_waiver", case_id=ida, **form) == "accepted"
        assert await it.say("receive_waiver", case_id=ben, **form | {"signed_by": "other"}) == "irregular"
        assert "review_waiver" in it.tasks()
        waiver = it.nadia.rows(Waiver)[-1].id
        refuse = {"waiver_id": waiver, "verdict": "refuse", "reason": "A neighbor may not sign."}
        assert await it.say("rule_on_waiver", it.office.sue, **refuse) == "turned_down"
        assert "review_waiver" not in it.tasks()
        assert (it.standing(), it.assignments()[2:]) == ("enrolled_by_waiver", ["ready", "waiting"])
        history = [(each.before, each.cause, each.status) for each in it.nadia.rows(EnrollmentStatus)]
        assert history[-3:] == [
            ("pending", "all_done", "enrolled"),
            ("enrolled", "tier_2", "waiver_possible"),
            ("waiver_possible", "waiver", "enrolled_by_waiver"),
        ]
        assert await it.say("withdraw_enrollment", how="letter", asked_on=day) == "withdrawn"
        assert it.assignments() == ["ended"] * 4

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_an_exception_is_denied_and_the_appeal_against_it_won(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Running) -> None:
        await it.gathered()
        await it.justice("record")
        recent = ROBBERY | {"convicted": (await it.today() - dt.timedelta(days=900)).isoformat()}
        assert await it.say("evaluate_record", convictions=[recent], note=None) == "waiver_possible"
        day = (await it.today()).isoformat()
        form = {"received_on": day, "offense_kind": "other", "offenses": 1, "custody_ended_on": "2020-01-01"}
        assert (
            await it.say("request_exception", **form, evidence=["statement"], statement="I have changed.") == "accepted"
        )
        assert it.tasks() == {"recommend_exception"}
        exception = it.nadia.row(ExceptionRequest).id
        forward = {"exception_id": exception, "verdict": "forward", "reason": "Complete."}
        assert await it.say("recommend_exception", it.office.sue, **forward) == "forwarded"
        assert it.tasks() == {"decide_exception"}
        deny = {"exception_id": exception, "verdict": "deny", "reason": "Too recent."}
        assert await it.say("decide_exception", it.nadia.rita, **deny) == "denied"
        assert it.standing() == "waiver_possible"
        assert await it.say("appeal", received_on=day, grounds="It was somebody else.") == "accepted"
        grant = {"appeal_id": it.nadia.row(EnrollmentAppeal).id, "verdict": "grant", "reason": "It was somebody else."}
        assert await it.say("decide_appeal", it.nadia.rosa, **grant) == "granted"
        assert (it.standing(), it.tasks()) == ("enrolled", set())
        assert it.letters() == ["provider_tier_2", "exception_denied", "provider_enrolled", "appeal_granted"]
        assert await it.say("withdraw_enrollment", how="letter", asked_on=day) == "withdrawn"

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_a_name_put_right_is_looked_up_anew_and_a_number_that_does_not_fit_is_a_task(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        await it.gathered()
        assert await it.justice("clear") == "clear"
        with transaction() as session:
            session.get_one(Person, it.nadia.now().person_id).last_name = "Ruiz"
        assert await it.say("correct_identity", correction_id=1) == "corrected"
        row = it.nadia.now()
        assert (row.last_name, row.status, row.ssn_standing) == ("Ruiz", "enrolled", "asked")
        await it.until(await it.now() + dt.timedelta(days=12))
        assert it.tasks() == {"enter_ssn_check", "enter_list_check"}  # nobody has answered
        assert await it.say("answer_ssn", answer="mismatch", proof="SSA screen") == "mismatch"
        assert await it.say("answer_list", answer="clear", proof="List of the day") == "clear"
        assert (it.standing(), it.tasks()) == ("enrolled", {"enter_ssn_check"})
        assert await it.say("answer_ssn", answer="verified", proof="SSA letter") == "verified"
        assert (it.standing(), it.tasks()) == ("enrolled", set())

    tell_it(time_skipping, office, story)
