"""A provider who was denied for a tier 2 conviction, with what followed, for tests of pages."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.background import Conviction, EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.care_case import Case
from records.clock import county_today, now
from records.clocks import Clock
from records.decision import Decision
from records.enrollment import Enrollment, EnrollmentStatus, PartnerInquiry
from records.person import Person
from records.staff import Staff
from rules.preview import preview

OFFENSE = "Robbery with a borrowed pistol"


def days_ago(days: int) -> dt.date:
    """A day before today."""
    return county_today() - dt.timedelta(days=days)


class Denied:
    """Nadia Bell of Sacramento; Ida Moreno named her."""

    def __init__(self, session: Session, staff: dict[str, Staff], status: str = "waiver_possible") -> None:
        self.session, self.staff = session, staff
        nadia = Person(first_name="Nadia", last_name="Bell", birth_date=dt.date(1980, 3, 4), made_at=now())
        ida = Person(first_name="Ida", last_name="Moreno", birth_date=dt.date(1940, 3, 4), made_at=now())
        self.case = Case(
            case_number="2000001",
            person=ida,
            county_code="34",
            status="eligible",
            status_since=days_ago(400),
            opened_at=now(),
        )
        self.enrollment = Enrollment(
            enrollment_number="E-0001",
            county_code="34",
            channel="in_person",
            status=status,
            status_since=days_ago(10),
            begun_at=now(),
            person=nadia,
            first_name="Nadia",
            last_name="Bell",
            birth_date=nadia.birth_date,
            background="waiver_possible",
            touched_at=now(),
        )
        session.add_all([self.case, self.enrollment])
        session.flush()
        self.id = self.enrollment.id
        self._history(status)
        self.decision = self._evaluated()
        session.commit()

    def _history(self, status: str) -> None:
        day = days_ago(10)
        common: dict[str, Any] = {"enrollment_id": self.id}
        self.session.add_all(
            [
                EnrollmentStatus(**common, status=status, before="pending", cause="tier_2", since=day, at=now()),
                PartnerInquiry(
                    **common, partner="doj", reference="D-1", asked_at=now(), answered_at=now(), answer="record"
                ),
                Clock(
                    **common,
                    county_code="34",
                    question="deadline.exception_request",
                    starts_on=day,
                    due_on=day + dt.timedelta(days=45),
                    cite="W&I 12305.87",
                ),
                Assignment(
                    **common,
                    case_id=self.case.id,
                    county_code="34",
                    designated_on=day,
                    related_as="none",
                    lives_together=False,
                    made_at=now(),
                ),
            ]
        )

    def _evaluated(self) -> Decision:
        convicted = days_ago(2000)
        facts = {"tier": 2, "convicted": convicted.isoformat(), "released": None, "relief": None}
        row = self.asked("ihss.background_check", {"convictions": [facts]})
        self.session.add(
            Conviction(
                enrollment_id=self.id,
                offense=OFFENSE,
                tier=2,
                convicted_on=convicted,
                entered_by_id=self.staff["caseworker"].id,
                entered_at=now(),
                decision_id=row.id,
            )
        )
        return row

    def asked(self, question: str, facts: dict[str, Any]) -> Decision:
        """A question put to the law, on record."""
        answer = preview(question, county_today(), facts)
        trace = answer.as_decision()
        row = Decision(
            enrollment_id=self.id,
            question=question,
            asked_about=answer.on,
            law=answer.law,
            facts=trace["facts"],
            answer=trace["answer"],
            trace=trace,
            made_at=now(),
        )
        self.session.add(row)
        self.session.flush()
        return row

    def _kept(self, row: Any) -> Any:
        self.session.add(row)
        self.session.commit()
        return row

    def waiver(self, by: str = "caseworker", outcome: str = "irregular") -> Waiver:
        """A recipient's waiver; irregular unless told."""
        row = Waiver(
            enrollment_id=self.id,
            case_id=self.case.id,
            received_on=days_ago(3),
            signed_on=days_ago(4),
            signed_by="adult_child",
            signer_is_applicant=False,
            outcome=outcome,
            entered_by_id=self.staff[by].id,
            entered_at=now(),
        )
        return self._kept(row)  # type: ignore[no-any-return]

    def exception(self, outcome: str = "received", **more: Any) -> ExceptionRequest:
        """A request; before the supervisor unless told."""
        row = ExceptionRequest(
            enrollment_id=self.id,
            notice_on=days_ago(10),
            received_on=days_ago(2),
            offense_kind="other",
            offenses=1,
            custody_ended_on=days_ago(700),
            standard="clear_and_convincing",
            evidence=["letters"],
            statement="I am another person now.",
            outcome=outcome,
            entered_by_id=self.staff["caseworker"].id,
            entered_at=now(),
            **more,
        )
        return self._kept(row)  # type: ignore[no-any-return]

    def forwarded(self) -> ExceptionRequest:
        """A request before the state."""
        boss = self.staff["supervisor"].id
        return self.exception("forwarded", recommended_by_id=boss, recommended_at=now(), recommendation="Good work.")

    def appeal(self) -> EnrollmentAppeal:
        """An appeal before the state."""
        row = EnrollmentAppeal(
            enrollment_id=self.id,
            notice_on=days_ago(10),
            received_on=days_ago(1),
            against="tier_2",
            grounds="It was my sister.",
            outcome="received",
            entered_by_id=self.staff["caseworker"].id,
            entered_at=now(),
        )
        return self._kept(row)  # type: ignore[no-any-return]

    def reinstatement(self) -> Reinstatement:
        """A proposal to give a lapsed standing back."""
        row = Reinstatement(
            enrollment_id=self.id,
            status="lapsed",
            reason="good_cause_shown",
            explanation="She was in hospital.",
            proposed_by_id=self.staff["caseworker"].id,
            proposed_at=now(),
        )
        return self._kept(row)  # type: ignore[no-any-return]
