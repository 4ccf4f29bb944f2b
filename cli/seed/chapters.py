"""The parts a story is made of: cleared, certified, visited, assessed, proposed, reviewed."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.needs import needs
from cli.seed.story import Story, StoryError
from records import clock
from records.application import Application
from records.assessment_draft import begin, keep
from records.decision import Proposal
from records.eligibility import MediCalInquiry

SIGNERS = ("Dr. A. Birchfield", "Dr. M. Encinas", "F. Lindenhall, PA", "Dr. S. Tsaghkian")


async def cleared(story: Story, day: int = 0) -> None:
    """The clerk finds that the applicant is new, and a caseworker takes the work."""
    await story.say("clear_person", story.clerk, story.at(day), outcome="new_person", person_id=None, question=None)
    await story.claim()


async def medi_cal(story: Story, day: int, *, granted: bool = True, by_hand: bool = False) -> None:
    """Medi-Cal's answer, by the partner or seen in its system by the worker."""
    answer: dict[str, Any] = {"answer": "granted" if granted else "denied"}
    if granted:
        answer |= {"federally_funded": True, "aid_code": "10", "effective_on": story.day(0), "share_of_cost_cents": 0}
    if by_hand:
        answer["proof"] = "MEDS screen, printed and filed"
    else:
        answer["inquiry_id"] = await story.look(lambda session: _inquiry(session, story.application_id))
    await story.say("answer_medi_cal", story.worker if by_hand else None, story.at(day), **answer)


def _inquiry(session: Session, application_id: int) -> int | None:
    asked = select(MediCalInquiry.id).where(MediCalInquiry.application_id == application_id)
    return session.scalars(asked.order_by(MediCalInquiry.id.desc())).first()


async def certification_issued(story: Story, day: int) -> None:
    """The SOC 873 is given to the applicant."""
    how = story.random.choice(("mail", "mail", "in_person"))
    at = story.at(day)
    issued_on = clock.county_day(at).isoformat()
    await story.say("issue_certification", story.worker, at, issued_on=issued_on, issued_how=how)


async def certification_in(story: Story, day: int, *, at_risk: bool = True) -> None:
    """The SOC 873 comes back."""
    at = story.at(day)
    await story.say(
        "receive_certification",
        story.clerk,
        at,
        received_on=clock.county_day(at).isoformat(),
        form="soc_873",
        signer=story.random.choice(SIGNERS),
        signer_profession="physician",
        unable_alone=True,
        at_risk=at_risk,
        return_to_signer=False,
    )


async def visit_planned(story: Story, day: int, on_day: int) -> None:
    """A visit is agreed for a day of the story."""
    await story.say("schedule_visit", story.worker, story.at(day), starts_at=story.at(on_day).isoformat(), place="home")


async def visited(story: Story, day: int, on_day: int) -> None:
    """A visit is agreed and takes place."""
    await visit_planned(story, day, on_day)
    await story.say("complete_visit", story.worker, story.at(on_day, 16), note="Applicant at home; all rooms seen.")


async def drafted(story: Story, day: int, weight: str, **how: bool) -> int:
    """The worker writes the assessment up; its id."""
    on = clock.county_day(story.at(day))

    def write(session: Session) -> int:
        application = session.get_one(Application, story.application_id)
        born = application.birth_date
        minor = born is not None and (on.year - 18, on.month, on.day) < (born.year, born.month, born.day)
        content = needs(story.random, weight, on, minor=minor, **how)
        draft = begin(session, application, story.staff[story.worker], on)
        return keep(session, draft.id, draft.saves, content).id

    return await story.look(write)


async def assessed(story: Story, day: int, weight: str, **how: bool) -> None:
    """The assessment is written up and completed."""
    assessment_id = await drafted(story, day, weight, **how)
    await story.say("complete_assessment", story.worker, story.at(day, 16), assessment_id=assessment_id)


async def proposed(story: Story, day: int, kind: str, reason: str | None = None, cause: str | None = None) -> str:
    """The worker proposes; what came of it."""
    starts_on = None if kind == "deny" else story.day(0)
    said = {"kind": kind, "cause": cause, "reason": reason, "starts_on": starts_on}
    outcome = await story.say("propose", story.worker, story.at(day), **said)
    if outcome not in ("review", "decided_alone"):
        raise StoryError(f"Person {story.number}: the proposal to {kind} came to {outcome}, so nothing was decided.")
    return outcome


async def reviewed(story: Story, day: int, verdict: str = "approve", reason: str | None = None) -> None:
    """The supervisor's word on the newest proposal."""
    proposal_id = await story.look(lambda session: _proposal(session, story.application_id))
    await story.say("review", story.supervisor, story.at(day), proposal_id=proposal_id, verdict=verdict, reason=reason)


def _proposal(session: Session, application_id: int) -> int | None:
    made = select(Proposal.id).where(Proposal.application_id == application_id, Proposal.outcome.is_(None))
    return session.scalars(made.order_by(Proposal.id.desc())).first()


async def decided(story: Story, day: int, kind: str, reason: str | None = None, cause: str | None = None) -> None:
    """Proposed, and agreed to by the supervisor where the law asks for one."""
    if await proposed(story, day, kind, reason, cause) == "review":
        await reviewed(story, day + 2)
