"""A W-4 from before 2020 on paper: the law says which one of today comes to the same, and the paper stays on record."""

import datetime as dt

import pytest

from records.decision import Decision
from records.event import Event
from records.pay_setup import WithholdingCertificate
from tests.activities.applicants import Applicant
from tests.activities.office import Office

PAPER = {"status": "married", "allowances": 2, "extra_cents": 500, "starts_on": "2026-11-20"}


def test_the_paper_the_certificate_of_today_and_the_decision_stand_on_record(
    applicant: Applicant, office: Office
) -> None:
    assert applicant.tell("give_old_w4", office.carla, PAPER).outcome == "given"
    (row,) = applicant.rows(WithholdingCertificate)
    assert (row.form, row.filing_status, row.extra_cents) == ("w4", "married_jointly", 500)
    assert (row.other_income_cents, row.deductions_cents) == (1290000, 860000)
    assert (row.old_status, row.old_allowances, row.starts_on) == ("married", 2, dt.date(2026, 11, 20))
    (decision,) = applicant.rows(Decision, Decision.question == "ihss.w4_bridge")
    assert (row.decision_id, decision.asked_about) == (decision.id, dt.date(2026, 11, 20))
    (event,) = applicant.rows(Event, Event.kind == "certificate_given")
    assert (event.decision_id, event.staff_id) == (decision.id, office.carla)


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (PAPER | {"starts_on": "2025-12-31"}, "Tables of withholding begin with 2026."),
        (PAPER | {"starts_on": "soon"}, "One of the days is no day of the calendar."),
        (PAPER | {"status": "head_of_household"}, "Choose the marital status of the paper"),
    ],
)
def test_a_paper_that_cannot_be_turned_into_one_of_today_is_refused(
    applicant: Applicant, office: Office, paper: dict[str, object], sentence: str
) -> None:
    assert sentence in applicant.refused("give_old_w4", office.carla, paper)
    assert applicant.rows(WithholdingCertificate) == []


def test_a_day_before_the_last_certificate_is_refused_with_that_day(applicant: Applicant, office: Office) -> None:
    applicant.tell("give_old_w4", office.carla, PAPER)
    earlier = PAPER | {"starts_on": "2026-11-01"}
    assert "in force from 20 Nov 2026" in applicant.refused("give_old_w4", office.carla, earlier)
    assert len(applicant.rows(WithholdingCertificate)) == 1


def test_without_allowances_nothing_is_deducted(applicant: Applicant, office: Office) -> None:
    applicant.tell("give_old_w4", office.carla, {"status": "single", "starts_on": "2026-11-20"})
    (row,) = applicant.rows(WithholdingCertificate)
    assert (row.filing_status, row.old_allowances, row.deductions_cents) == ("single", 0, 0)
