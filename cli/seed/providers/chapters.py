"""The parts a provider's past is made of: handed in, fingerprinted, oriented, signed, checked; named and at work."""

import datetime as dt
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.seed.past import StoryError
from cli.seed.providers.past import ProviderPast
from records import clock
from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.subject import Subject

DOCUMENTS = ("driver_license", "passport", "other_government")


async def handed_in(past: ProviderPast, day: int) -> None:
    """The SOC 426 in person, with the papers; the SSN check and the list answer within days."""
    await past.say(
        "receive_application",
        past.worker,
        past.at(day),
        received_on=past.day(day),
        identity_document=past.random.choice(DOCUMENTS),
        ssn_card_seen=True,
        work_authorized=True,
        work_permit_until=None,
        person_id=None,
        new_person=True,
    )
    await past.claim_tasks(past.worker)


async def checked(past: ProviderPast, day: int, *, ssn: str = "verified", listed: str = "clear") -> None:
    """The partners answer about the number and the list of the suspended and ineligible."""
    await past.say("answer_ssn", None, past.at(day), answer=ssn, inquiry_id=await past.inquiry("ssn"))
    await past.say("answer_list", None, past.at(day), answer=listed, inquiry_id=await past.inquiry("list"))


async def fingerprinted(past: ProviderPast, day: int) -> None:
    """Live Scan is done; the Department of Justice is asked."""
    await past.say("take_fingerprints", past.worker, past.at(day), taken_on=past.day(day), ati=None)


async def justice(past: ProviderPast, day: int, answer: str = "clear") -> None:
    """The Department of Justice answers, or notifies later."""
    inquiry_id = await past.inquiry("doj")
    notice_on = past.day(day)
    await past.say("answer_background", None, past.at(day), answer=answer, notice_on=notice_on, inquiry_id=inquiry_id)


async def oriented(past: ProviderPast, day: int) -> None:
    """The orientation is attended."""
    how = past.random.choice(("in_person", "online"))
    await past.say("attend_orientation", past.worker, past.at(day), attended_on=past.day(day), how=how)


async def signed(past: ProviderPast, day: int) -> None:
    """The SOC 846 is signed."""
    await past.say("sign_agreement", past.worker, past.at(day), signed_on=past.day(day))


async def enrolled(past: ProviderPast, day: int = 0) -> None:
    """Everything goes well, in whatever order it falls."""
    await handed_in(past, day)
    await checked(past, day + 2)
    rest = [fingerprinted, oriented, signed]
    past.random.shuffle(rest)
    for later, chapter in enumerate(rest, 3):
        await chapter(past, day + 2 * later)
    await justice(past, day + 14)


async def convicted(past: ProviderPast, day: int, tier: int, years_ago: int = 4, **more: Any) -> None:
    """A record comes back, and a worker evaluates it."""
    await justice(past, day, "record")
    await past.claim_tasks(past.worker)
    year = past.begins.year - years_ago
    offense, section = ("Grand theft", "PC 487") if tier == 2 else ("Fraud against a health program", "WIC 14107")
    conviction = {
        "offense": offense,
        "code_section": section,
        "tier": tier,
        "convicted": f"{year}-05-14",
        "released": f"{year}-11-02",
        "relief": None,
    }
    await past.say(
        "evaluate_record",
        past.worker,
        past.at(day + 2),
        convictions=[conviction | more],
        note="Notice of the DOJ read.",
    )


async def designated(past: ProviderPast, day: int, case_id: int, related_as: str = "none") -> Subject:
    """A recipient names the provider (SOC 426A)."""
    await past.say(
        "designate",
        past.worker,
        past.at(day),
        case_id=case_id,
        designated_on=past.day(day),
        relationship=related_as,
        lives_together=False,
        minutes_per_week=None,
    )
    return await past.assignment(case_id)


async def at_work(past: ProviderPast, day: int, case_id: int, share: float = 1.0) -> None:
    """Designated, started with a share of what the recipient has left a week."""
    about = await designated(past, day, case_id)
    await past.may_start(about)
    hours = await past.look(lambda session: authorized(session, case_id))
    worker = await past.look(lambda session: worker_of(session, case_id))
    short = next((name for name, staff_id in past.staff.items() if staff_id == worker), past.worker)
    starts_on = max(past.day(day + 2), hours.starts_on.isoformat())
    said = {"starts_on": starts_on, "minutes_per_week": int(hours.weekly_maximum_minutes * share) // 15 * 15}
    at = max(past.at(day + 2), min(clock.county_instant(hours.starts_on, dt.time(9)), past.at(10_000)))
    outcome = await past.say_about(about, "start_assignment", short, at, **said)
    if outcome != "started":
        raise StoryError(f"{past.name}: an assignment could not start on {starts_on}: {outcome}.")


def authorized(session: Session, case_id: int) -> Authorization:
    """The recipient's hours in force."""
    newest = select(Authorization).where(Authorization.case_id == case_id)
    return session.scalars(newest.order_by(Authorization.id.desc()).limit(1)).one()


def worker_of(session: Session, case_id: int) -> int | None:
    """Who carries the recipient's case."""
    return session.get_one(Case, case_id).worker_id


def cases_without_provider(session: Session, county_code: str, most: int) -> list[int]:
    """Eligible recipients of a county for whom nobody works yet, in the order of their numbers."""
    taken = select(Assignment.case_id)
    query = (
        select(Case.id)
        .where(Case.county_code == county_code, Case.status == "eligible", Case.id.not_in(taken))
        .where(select(func.count()).where(Authorization.case_id == Case.id).scalar_subquery() > 0)
        .order_by(Case.id)
        .limit(most)
    )
    return list(session.scalars(query))
