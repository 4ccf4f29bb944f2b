"""A second violation: a worker and a supervisor uphold it, the provider disputes it on the phone, another decides."""

import datetime as dt

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from records import clock
from records.accounts import make_account
from records.decision import Notice
from records.outbox import post_begin, post_tell
from records.submission import Submission, say
from records.violation import Violation, ViolationFinding
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import Desk
from tests.records.staffed import PASSWORD, password_hash
from tests.web.violated import LIMIT, Violated

EMAIL = "vera@example.com"
WHY = "Ida came home from the hospital on Saturday, and nobody else could come."
ANSWER = "The hospital's paper is of that week: the hours could not wait."


def found(county: County) -> Violated:
    """Vera's second violation waits for its worker; of her first, two months before, she has been told."""
    with Session(create_engine(county.office.database_url), expire_on_commit=False) as session:
        vera = Violated(session, {})
        make_account(session, vera.enrollment, EMAIL, password_hash(), "en", clock.now())
        month = (vera.violation.month - dt.timedelta(days=40)).replace(day=1)
        earlier = Violation(
            enrollment_id=vera.enrollment.id,
            county_code="34",
            month=month,
            found_at=clock.now(),
            occurred_on=month + dt.timedelta(days=13),
            touched_at=clock.now(),
        )
        session.add(earlier)
        session.flush()
        passed = {"week": month, "code": "over_weekly_limit", "minutes": 4000, "limit_minutes": LIMIT}
        session.add(ViolationFinding(violation_id=earlier.id, **passed))
        for each in (earlier.id, vera.id):
            began = {"violation_id": each, "at": clock.now().isoformat()}
            post_begin(session, "ProviderViolation", f"violation-{each}", began)
        for kind, by in (("review_violation", county.people.carla), ("confirm_violation", county.people.sue)):
            word = said(session, earlier, kind, by)
            post_tell(session, f"violation-{earlier.id}", word)
        session.commit()
    county.settle()
    return vera


def said(session: Session, row: Violation, kind: str, by: int) -> Submission:
    """A word of the county, upholding it."""
    payload = {"outcome": "uphold", "reason": "Nothing was approved."}
    more = {"subject": row.subject, "staff_id": by, "said_at": clock.now(), "payload": payload}
    return say(session, kind=kind, form_key=f"journey-{kind}-{row.id}", **more)


def now(county: County, vera: Violated) -> Violation:
    """The violation as it is."""
    return county.row(Violation, Violation.id == vera.id)  # type: ignore[no-any-return]


def upheld(carla: Desk, sue: Desk, vera: Violated) -> None:
    """The worker's word, then the supervisor's."""
    carla.turn_to("Violations").titled("Violations").seen("violations, list").follow("Lindqvist, Vera")
    carla.says("70:00, limit 66:00").seen("violation, with the worker")
    carla.fill(reason="Nothing was approved.").press("Uphold a")
    sue.arrived(vera.path).says("Nothing was approved.").seen("violation, with the supervisor")
    sue.fill(reason="The hours are plain.").press("Uphold a")
    sue.arrived(vera.path).says("Provider was told").seen("violation, told")


def disputed(phone: Desk, vera: Violated) -> None:
    """The provider reads it and says that it is wrong."""
    phone.arrived("/account/sign-in").fill(email=EMAIL, password=PASSWORD).press("Sign in")
    phone.go("/provider").follow("Your second violation of the work limits")
    phone.says("70:00 hours").says("Finish the self-study").seen("provider, violation")
    phone.press("Send to the county").says("Write why you think it is wrong").seen("provider, violation with a problem")
    phone.fill(statement=WHY).press("Send to the county")
    phone.arrived(f"/provider/violations/{vera.id}").says("The county looks at it again")


def test_two_people_uphold_it_the_provider_disputes_and_a_third_decides(county: County, desk: Sitting) -> None:
    vera = found(county)
    carla, sue = desk("carla"), desk("sue")
    upheld(carla, sue, vera)
    county.settle()
    row = now(county, vera)
    assert (row.number, row.consequence, row.status) == (2, "warning_with_training", "noticed")
    wait_for(lambda: county.count(Notice, Notice.violation_id == vera.id) >= 2, "the letters", 60)

    phone = desk(phone=True)
    disputed(phone, vera)
    county.settle()
    sue.go(vera.path).says("Another supervisor decides about the dispute").seen("violation, disputed")

    cody = desk("cody")
    cody.turn_to("Reviews").says(WHY).fill(reason=ANSWER).press("Overturn a")
    county.settle()
    assert (now(county, vera).status, now(county, vera).end_reason) == ("ended", "overturned")
    phone.go(f"/provider/violations/{vera.id}").says("The county decided that you were right").seen(
        "provider, it is over"
    )
    letter = county.row(
        Notice, Notice.violation_id == vera.id, Notice.template == "violation_overturned", Notice.language == "en"
    )
    cody.go(f"/notices/{letter.id}").seen("notice, violation overturned")
