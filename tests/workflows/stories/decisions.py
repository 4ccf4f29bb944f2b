"""Stories of proposals, reviews, denials for cause and withdrawals."""

from tests.workflows.stories.beginnings import assessed, cleared, form_given, ready, visited
from tests.workflows.telling import SUPERVISOR, Intake


async def straight_through(it: Intake) -> None:
    """From clearance to notice, nothing goes wrong, nobody else has to look."""
    assert await it.tasks() == {"clear_person"}
    await cleared(it)
    assert await it.tasks() == {"issue_certification", "schedule_visit"}
    await it.say("answer_medi_cal", by=None)
    await it.say("issue_certification", issued_on=await it.today())
    await it.say("schedule_visit")
    assert await it.tasks() == {"follow_certification", "hold_visit"}
    await it.say("complete_visit")
    assert (await it.progress()).stage == "assessment"
    await it.say("complete_assessment")
    assert await it.tasks() == {"follow_certification"}
    await it.say("receive_certification")
    assert await it.tasks() == {"propose_decision"}
    assert (await it.say("propose")).outcome == "decided_alone"
    assert await it.ended() == "approved"
    assert it.steps.names()[-4:] == ["decide", "arrange_work", "send_notice", "end_application"]
    assert it.records.stages[-2:] == ["notice", "ended"]


async def sent_back_then_approved(it: Intake) -> None:
    """A supervisor sends the proposal back once; the worker assesses anew and proposes again."""
    await ready(it)
    assert (await it.say("propose", answer="review")).outcome == "review"
    assert it.records.tasks == {"review_proposal": 1}
    assert (await it.say("review", by=SUPERVISOR, answer="sent_back")).outcome == "sent_back"
    assert it.records.tasks == {"revise_proposal": 1}
    assert (await it.say("complete_assessment")).outcome == "complete"
    await it.say("propose", answer="review")
    assert it.records.tasks == {"review_proposal": 2}
    assert (await it.say("review", by=SUPERVISOR)).outcome == "approved"
    assert await it.ended() == "approved"


async def overtaken_by_facts(it: Intake) -> None:
    """While a proposal waits for the supervisor the facts change: the worker proposes anew, a denial this time."""
    await visited(it)
    await it.say("claim_certification_exception")
    await it.say("complete_assessment")
    await it.say("propose", kind="temporary")
    assert (await it.say("receive_certification", answer="negative")).outcome == "negative"
    assert (await it.progress()).stage == "review"
    assert (await it.say("review", by=SUPERVISOR, answer="overtaken")).outcome == "overtaken"
    assert it.records.tasks == {"revise_proposal": 1}
    await it.say("deny_for_cause")
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"


async def proposal_refused_by_the_law(it: Intake) -> None:
    """The law does not allow what is proposed, or misses a fact: nothing moves until it does."""
    await ready(it)
    before = it.steps.names().count("arrange_work")
    assert (await it.say("propose", answer="refused")).outcome == "refused"
    missing = await it.say("propose", answer="needs", needs=["lives_in_own_home"])
    assert (missing.outcome, missing.needs) == ("needs", ["lives_in_own_home"])
    assert it.steps.names().count("arrange_work") == before
    assert await it.tasks() == {"propose_decision"}
    await it.say("propose")
    assert await it.ended() == "approved"


async def denied_before_clearance(it: Intake) -> None:
    """The applicant has died before anybody knew who it was."""
    assert (await it.say("deny_for_cause")).outcome == "review"
    assert await it.refusal("deny_for_cause")
    assert "review_proposal" in await it.tasks()
    await it.say("review", by=SUPERVISOR)
    assert await it.ended() == "denied"
    assert it.records.tasks == {}


async def withdrawn_at_once(it: Intake) -> None:
    """Taken back before clearance, by the applicant online."""
    assert (await it.say("withdraw", by=None)).outcome == "withdrawn"
    await withdrawn(it)


async def withdrawn_while_gathering(it: Intake) -> None:
    """Taken back while the certification clock runs."""
    await form_given(it)
    await it.say("withdraw")
    await withdrawn(it)


async def withdrawn_after_assessment(it: Intake) -> None:
    """Taken back when the needs are already assessed."""
    await assessed(it)
    await it.say("withdraw")
    await withdrawn(it)


async def withdrawn_under_review(it: Intake) -> None:
    """Taken back while a supervisor has the proposal; a refused withdrawal changes nothing."""
    await ready(it)
    await it.say("propose", answer="review")
    assert (await it.say("withdraw", answer="refused")).outcome == "refused"
    assert await it.tasks() == {"review_proposal"}
    await it.say("withdraw")
    await withdrawn(it)


async def withdrawn(it: Intake) -> None:
    """The end they share: the applicant is told, nothing stays open."""
    assert await it.ended() == "withdrawn"
    assert it.steps.names()[-2:] == ["send_notice", "end_application"]
    assert it.records.tasks == {}
