"""Stories of a pay run: paid after two words, stopped and resumed, sent back, discarded, failed and mended, empty."""

from tests.workflows.pay_run.telling import Run
from workflows.steps.pay_run import CLEAR_PART, ISSUE_PART, MAKE_FILES, PLAN, RECKON_PART, TIE


async def approved_and_paid(it: Run) -> None:
    """Planned, reckoned in parts, approved by an officer, released by a supervisor, issued."""
    await it.made()
    await it.comes_to("awaiting_officer")
    assert await it.tasks() == {"approve_pay_run"}
    said = await it.refusal("release_pay_run")
    assert said == "The totals of this run wait for a payroll officer: a supervisor's word is not awaited."
    assert (await it.say("approve_totals", answer="refused")).outcome == "refused"
    assert (await it.say("approve_totals")).outcome == "approved"
    assert await it.tasks() == {"release_pay_run"}
    assert (await it.say("release_pay_run")).outcome == "released"
    assert await it.ended() == "issued"
    assert sorted(it.script.parts_of(RECKON_PART)) == sorted(it.script.parts_of(ISSUE_PART)) == [0, 1, 2]
    long = [name for name in it.steps.names() if name in (PLAN, RECKON_PART, TIE, ISSUE_PART, MAKE_FILES)]
    assert long == [PLAN, *[RECKON_PART] * 3, TIE, *[ISSUE_PART] * 3, MAKE_FILES]
    assert it.records.finished == ["approve_pay_run", "release_pay_run"]
    assert it.records.closed


async def stopped_and_resumed(it: Run) -> None:
    """Stopped while three parts are in hand: they are finished, the fourth waits; resumed, none is done twice."""
    it.records.parts = 4
    begun, let_go = it.held_up(RECKON_PART)
    await it.made()
    await begun.wait()
    assert (await it.say("stop_pay_run")).outcome == "stopped"
    let_go.set()
    await it.settled()
    assert sorted(it.script.parts_of(RECKON_PART)) == [0, 1, 2]
    assert await it.status() == "stopped"
    assert await it.refusal("approve_totals") == "This run is stopped: a payroll officer's word is not awaited."
    assert (await it.say("resume_pay_run")).outcome == "resumed"
    await it.comes_to("awaiting_officer")
    assert sorted({*it.script.parts_of(RECKON_PART)}) == [0, 1, 2, 3]
    await it.say("discard_pay_run")
    await it.ended()


async def more_parts_than_hands(it: Run) -> None:
    """Seven parts, three at once: each is reckoned and issued once."""
    it.records.parts = 7
    await it.made()
    await it.comes_to("awaiting_officer")
    await it.say("approve_totals")
    await it.say("release_pay_run")
    assert await it.ended() == "issued"
    assert sorted(it.script.parts_of(RECKON_PART)) == sorted(it.script.parts_of(ISSUE_PART)) == [*range(7)]


async def stopped_while_issuing(it: Run) -> None:
    """What is issued is not taken back: it cannot be discarded any more, only resumed."""
    begun, let_go = it.held_up(ISSUE_PART)
    await it.made()
    await it.comes_to("awaiting_officer")
    await it.say("approve_totals")
    await it.say("release_pay_run")
    await begun.wait()
    await it.say("stop_pay_run")
    let_go.set()
    await it.settled()
    said = await it.refusal("discard_pay_run")
    assert said == "Payments of this run are issued already: resume it, and void or reissue what is wrong."
    await it.say("resume_pay_run")
    assert await it.ended() == "issued"


async def sent_back_and_discarded(it: Run) -> None:
    """The supervisor sends it back; the officer discards it, and what was reckoned is cleared away."""
    await it.made()
    await it.comes_to("awaiting_officer")
    await it.say("approve_totals")
    assert (await it.say("send_back_pay_run")).outcome == "sent_back"
    assert await it.tasks() == {"approve_pay_run"}
    assert (await it.say("discard_pay_run")).outcome == "discarded"
    assert await it.ended() == "discarded"
    assert sorted(it.script.parts_of(CLEAR_PART)) == [0, 1, 2]
    assert it.records.reckoned == it.records.tasks == []
    assert it.records.closed


async def failed_and_mended(it: Run) -> None:
    """A part differs from what the rule engine says: the run fails, somebody mends it, and it goes on."""
    it.records.failing = {RECKON_PART: 1}
    await it.made()
    await it.comes_to("failed")
    assert await it.tasks() == {"mend_pay_run"}
    assert await it.refusal("stop_pay_run") == "This run has failed: there is nothing to stop."
    await it.say("resume_pay_run")
    await it.comes_to("awaiting_officer")
    assert sorted(it.records.reckoned) == [0, 1, 2]
    await it.say("approve_totals")
    await it.say("release_pay_run")
    assert await it.ended() == "issued"
    assert it.records.finished == ["mend_pay_run", "approve_pay_run", "release_pay_run"]


async def untied_and_discarded(it: Run) -> None:
    """The totals do not tie: nothing can be approved, and the run is discarded."""
    it.records.failing = {TIE: 1}
    await it.made()
    await it.comes_to("failed")
    await it.say("discard_pay_run")
    assert await it.ended() == "discarded"
    assert it.records.reckoned == []


async def files_that_do_not_tie(it: Run) -> None:
    """The file does not tie with the run: it fails after its parts were issued, and goes on once mended."""
    it.records.failing = {MAKE_FILES: 1}
    await it.made()
    await it.comes_to("awaiting_officer")
    await it.say("approve_totals")
    await it.say("release_pay_run")
    await it.comes_to("failed")
    assert "issued already" in await it.refusal("discard_pay_run")
    await it.say("resume_pay_run")
    assert await it.ended() == "issued"
    assert it.script.parts_of(ISSUE_PART).count(0) == 1


async def nothing_to_pay(it: Run) -> None:
    """Everything is held: nobody is asked, and the run ends."""
    it.records.payments = 0
    await it.made()
    assert await it.ended() == "discarded"
    assert it.records.tasks == it.records.finished == []
