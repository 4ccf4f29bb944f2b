"""What is asked and ruled about a provider: waivers, exceptions, appeals, violations, the registry."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.providers.past import ProviderPast
from records import registry
from records.background import EnrollmentAppeal, ExceptionRequest
from records.enrollment import Enrollment
from records.registry import Wanted

STATE = ("elias", "maya")


async def waiver(past: ProviderPast, day: int, case_id: int, signed_by: str = "recipient") -> None:
    """A recipient's SOC 862."""
    await past.say(
        "receive_waiver",
        past.worker,
        past.at(day),
        case_id=case_id,
        received_on=past.day(day),
        signed_on=past.day(day),
        signed_by=signed_by,
        signer_is_applicant=False,
    )


async def exception_asked(past: ProviderPast, day: int) -> None:
    """The applicant's SOC 863."""
    year = past.begins.year - 1
    await past.say(
        "request_exception",
        past.worker,
        past.at(day),
        received_on=past.day(day),
        signed=True,
        offense_kind="fraud_or_property",
        offenses=1,
        custody_ended_on=f"{year}-06-30",
        evidence=["employment", "references", "treatment"],
        statement="I have kept a steady job and cared for my mother since.",
    )


async def exception_forwarded(past: ProviderPast, day: int) -> None:
    """The supervisor sends the request on to the state."""
    about = await past.look(_newest(ExceptionRequest, past))
    reason = "Complete: two employers, a pastor and a counselor have written."
    said = {"exception_id": about, "verdict": "forward", "reason": reason}
    await past.say("recommend_exception", past.supervisor, past.at(day), **said)


async def exception_decided(past: ProviderPast, day: int, verdict: str) -> None:
    """The state's word."""
    about = await past.look(_newest(ExceptionRequest, past))
    reason = {
        "grant": "The evidence of rehabilitation is clear and convincing.",
        "deny": "The letters are from before the conviction; nothing shows what has changed since.",
    }[verdict]
    said = {"exception_id": about, "verdict": verdict, "reason": reason}
    await past.say("decide_exception", STATE[past.number % 2], past.at(day), **said)


async def appeal(past: ProviderPast, day: int) -> None:
    """The applicant's SOC 856."""
    grounds = "The conviction is somebody else's with the same name."
    await past.say("appeal", past.worker, past.at(day), received_on=past.day(day), grounds=grounds)


async def appeal_decided(past: ProviderPast, day: int, verdict: str, reason: str) -> None:
    """The state's word on an appeal."""
    about = await past.look(_newest(EnrollmentAppeal, past))
    said = {"appeal_id": about, "verdict": verdict, "reason": reason}
    await past.say("decide_appeal", STATE[past.number % 2], past.at(day), **said)


async def violation(past: ProviderPast, day: int, number: int) -> None:
    """A third or fourth overtime violation became final."""
    await past.say("report_violation", past.supervisor, past.at(day), number=number, notice_on=past.day(day))


async def listed(past: ProviderPast, day: int) -> None:
    """The provider looks for work through the public authority's registry."""

    def lists(session: Session) -> None:
        row = session.get_one(Enrollment, past.enrollment_id)
        days = past.random.sample(("sun", "mon", "tue", "wed", "thu", "fri", "sat"), past.random.randrange(3, 7))
        wanted = Wanted(
            languages=sorted({row.spoken_language, "en"}),
            days=days,
            minutes_per_week=past.random.randrange(10, 40) * 60,
            areas=[row.city] if row.city else [],
            note=past.random.choice((None, "Has a car.", "No pets, please.", "Likes to cook.")),
        )
        registry.list_provider(session, row, wanted, past.at(day).date())

    await past.look(lists)


def _newest(model: Any, past: ProviderPast) -> Callable[[Session], int]:
    def find(session: Session) -> int:
        made = select(model.id).where(model.enrollment_id == past.enrollment_id)
        return int(session.scalars(made.order_by(model.id.desc()).limit(1)).one())

    return find
