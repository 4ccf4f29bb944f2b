"""What can become of an application: each plot is a past, told chapter by chapter up to today."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from cli.seed.chapters import (
    assessed,
    certification_in,
    certification_issued,
    cleared,
    decided,
    drafted,
    medi_cal,
    proposed,
    reviewed,
    visit_planned,
    visited,
)
from cli.seed.story import Story

Plot = Callable[[Story], Awaitable[None]]


async def just_registered(story: Story) -> None:
    """Nobody has looked at it yet."""


async def who_is_it(story: Story) -> None:
    """The clerk asks the supervisor who the applicant is."""
    question = "The daughter on the phone gave two birth dates. May we go by the Medi-Cal card?"
    await story.say(
        "clear_person", story.clerk, story.at(1), outcome="ask_supervisor", person_id=None, question=question
    )


async def just_cleared(story: Story) -> None:
    """A caseworker has just taken it."""
    await cleared(story)


async def waiting(story: Story) -> None:
    """The form is with the doctor, the visit is agreed."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 4)
    day = story.random.randrange(0, 9)
    await story.say(
        "schedule_visit",
        story.worker,
        story.at(5),
        starts_at=story.ahead(day, story.random.randrange(9, 16)),
        place="home",
    )


async def no_answer_from_medi_cal(story: Story) -> None:
    """Medi-Cal is still to answer; everything else goes on."""
    await cleared(story, 1)
    await certification_issued(story, 1)


async def more_time(story: Story) -> None:
    """Good cause: the appointment is far out."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 5)
    await visited(story, 6, 12)
    note = "First free appointment is in seven weeks; letter of the clinic seen."
    await story.say("extend_certification", story.worker, story.at(36), reason="appointment_after_45_days", note=note)


async def form_overdue(story: Story) -> None:
    """The 45 days are over and nothing came."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 6)
    await visited(story, 7, 15)


async def visit_missed(story: Story) -> None:
    """Nobody opened the door; a new time is needed."""
    await cleared(story, 1)
    await certification_issued(story, 1)
    await medi_cal(story, 3)
    await visit_planned(story, 3, 9)
    await story.say(
        "miss_visit", story.worker, story.at(9, 16), reason="applicant_absent", note="Rang twice, left a card."
    )


async def being_assessed(story: Story) -> None:
    """Visited; the assessment is half written."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 3, by_hand=True)
    await visited(story, 4, 8)
    await drafted(story, 9, story.random.choice(("light", "middle", "heavy")))


async def ready_to_propose(story: Story) -> None:
    """All is in; the worker may propose."""
    await _to_assessed(story, "middle")


async def in_review(story: Story) -> None:
    """A time outside its guideline waits for the supervisor."""
    await _to_assessed(story, "middle", outside=True)
    await proposed(story, 17, "approve", "Bathing twice a day is needed for the skin; the doctor says the same.")


async def supervision_in_review(story: Story) -> None:
    """Protective supervision waits for the supervisor."""
    await _to_assessed(story, "heavy", supervised=True)
    await proposed(story, 18, "approve", "Forms SOC 821 and SOC 825 are in. Cannot be left alone, as seen twice.")


async def sent_back(story: Story) -> None:
    """The supervisor wants something explained."""
    await _to_assessed(story, "middle", outside=True)
    await proposed(story, 15, "approve", "Needs more bathing.")
    await reviewed(story, 17, "send_back", "Say what the visit showed, and how long one bath takes.")


async def temporarily_authorized(story: Story) -> None:
    """Home from hospital; services run while the form is still out."""
    await cleared(story)
    await certification_issued(story, 1)
    await medi_cal(story, 1, by_hand=True)
    await story.say(
        "claim_certification_exception",
        story.worker,
        story.at(2),
        exception="discharge",
        reason="Discharged after hip surgery; cannot get out of bed without help. Discharge plan on file.",
    )
    await visited(story, 2, 4)
    await assessed(story, 5, "heavy")
    await decided(story, 5, "temporary", "Home tomorrow; services cannot wait for the form.")


async def approved(story: Story) -> None:
    """Straight through."""
    await _to_assessed(story, story.random.choice(("light", "middle", "middle", "heavy")))
    await decided(story, 18, "approve")


async def approved_after_review(story: Story) -> None:
    """Approved with a time outside its guideline."""
    await _to_assessed(story, "middle", outside=True)
    await decided(story, 18, "approve", "Skin condition, doctor's letter on file.")


async def approved_with_supervision(story: Story) -> None:
    """Approved with protective supervision."""
    await _to_assessed(story, "heavy", supervised=True)
    await decided(story, 19, "approve", "SOC 821 and SOC 825 in; non-self-directing, as seen at two visits.")


async def denied_by_certification(story: Story) -> None:
    """The doctor says no out-of-home risk."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 3)
    await visited(story, 4, 10)
    await certification_in(story, 20, at_risk=False)
    await decided(story, 22, "deny", "The form says there is no risk of placement.", "certification_negative")


async def denied_by_medi_cal(story: Story) -> None:
    """No Medi-Cal."""
    await cleared(story, 1)
    await certification_issued(story, 1)
    await medi_cal(story, 12, granted=False)
    await decided(story, 14, "deny", "Medi-Cal was denied for excess property.", "medi_cal_ineligible")


async def denied_for_cause(story: Story) -> None:
    """Three visits missed."""
    await cleared(story, 1)
    await certification_issued(story, 1)
    await medi_cal(story, 4)
    for first, on_day in ((4, 8), (9, 14), (15, 20)):
        await visit_planned(story, first, on_day)
        await story.say("miss_visit", story.worker, story.at(on_day, 16), reason="applicant_absent", note="No answer.")
    said = {"cause": "failed_to_cooperate", "reason": "Three visits missed, three letters, no answer by telephone."}
    if await story.say("deny_for_cause", story.worker, story.at(24), **said) == "review":
        await reviewed(story, 26)


async def withdrawn(story: Story) -> None:
    """The applicant moves in with family and does not want to go on."""
    await cleared(story, 1)
    await certification_issued(story, 2)
    reason = "Moves in with her son, who will care for her."
    await story.say("withdraw", story.clerk, story.at(9), asked_on=story.day(9), how="phone", reason=reason)


async def _to_assessed(story: Story, weight: str, **how: bool) -> None:
    await cleared(story, 1)
    await certification_issued(story, 2)
    await medi_cal(story, 3)
    await visited(story, 5, 10)
    await certification_in(story, 12)
    await assessed(story, 13, weight, **how)


@dataclass(frozen=True)
class Share:
    """How many of 300 people have a plot, and how many days ago it began (at least, at most)."""

    plot: Plot
    people: int
    least_days: int
    most_days: int


SHARES = (
    Share(just_registered, 16, 0, 4),
    Share(who_is_it, 4, 2, 4),
    Share(just_cleared, 14, 1, 5),
    Share(waiting, 30, 6, 30),
    Share(no_answer_from_medi_cal, 12, 3, 12),
    Share(more_time, 6, 40, 60),
    Share(form_overdue, 7, 48, 60),
    Share(visit_missed, 8, 10, 16),
    Share(being_assessed, 18, 10, 20),
    Share(ready_to_propose, 10, 14, 18),
    Share(in_review, 10, 18, 24),
    Share(supervision_in_review, 5, 19, 24),
    Share(sent_back, 6, 18, 24),
    Share(temporarily_authorized, 6, 8, 30),
    Share(approved, 84, 22, 300),
    Share(approved_after_review, 14, 24, 300),
    Share(approved_with_supervision, 10, 24, 300),
    Share(denied_by_certification, 10, 28, 200),
    Share(denied_by_medi_cal, 9, 20, 200),
    Share(denied_for_cause, 7, 32, 200),
    Share(withdrawn, 14, 12, 200),
)
