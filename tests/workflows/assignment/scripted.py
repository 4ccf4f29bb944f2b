"""Steps of an assignment from a script: they keep no records, and write down every order they got."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.scripted_steps import Scripted
from tests.workflows.scripted_tasks import KeptTasks, arrange, refusing
from workflows.steps import assignment, letters, work
from workflows.steps.assignment import AssignmentAnswer, AssignmentStatus, Needed
from workflows.steps.letters import Letter, LetterDue, LetterSent, SendLetter
from workflows.steps.step import About, Kind, Told

CONTRACTS = contracts_in(assignment, letters, work, of=Kind.ASSIGNMENT)
HOURS_TOLD = [LetterDue(Letter.WEEKLY_HOURS_RECIPIENT), LetterDue(Letter.WEEKLY_HOURS_PROVIDER)]
EXTRA_APPROVED = (Letter.EXTRA_HOURS_APPROVED_RECIPIENT, Letter.EXTRA_HOURS_APPROVED_PROVIDER)
EXTRA_REFUSED = (Letter.EXTRA_HOURS_REFUSED_RECIPIENT, Letter.EXTRA_HOURS_REFUSED_PROVIDER)


@dataclass
class AssignmentRecords(KeptTasks):
    """The few facts on which the scripted answers rest."""

    status: AssignmentStatus = AssignmentStatus.WAITING
    needed: list[Needed] = field(default_factory=list)
    eligible: bool = False
    extra_hours: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    closed: bool = False

    def come_to(self, status: AssignmentStatus, *needed: Needed) -> None:
        """It stands there now, and needs this."""
        self.status, self.needed = status, [*needed]

    def answer(self, outcome: str, letters: list[LetterDue] | None = None) -> AssignmentAnswer:
        """An answer with the standing as it is now."""
        return AssignmentAnswer(outcome, self.status, list(self.needed), letters or [], list(self.extra_hours))


def begin(records: AssignmentRecords, order: About) -> AssignmentAnswer:
    if records.eligible:
        records.come_to(AssignmentStatus.READY, Needed.START)
    return records.answer(records.status.value)


def enrollment_changed(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
    standing = records.said[told.submission_id]["status"]
    if standing in ("enrolled", "enrolled_by_waiver"):
        waiting = records.status is AssignmentStatus.WAITING
        records.come_to(AssignmentStatus.READY if waiting else AssignmentStatus.ACTIVE, *[Needed.START][:waiting])
    elif standing == "suspended":
        records.come_to(AssignmentStatus.ON_LEAVE)
    else:
        records.come_to(AssignmentStatus.ENDED, Needed.ANOTHER_PROVIDER)
    return records.answer(records.status.value, HOURS_TOLD if records.status is AssignmentStatus.ENDED else [])


def start(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
    records.come_to(AssignmentStatus.ACTIVE, *records.said[told.submission_id].get("needed", ()))
    return records.answer("started", HOURS_TOLD)


def to(status: AssignmentStatus, outcome: str) -> Callable[[AssignmentRecords, Told], AssignmentAnswer]:
    def move(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
        records.come_to(status)
        return records.answer(outcome)

    return move


def noted(*needed_no_more: Needed) -> Callable[[AssignmentRecords, Told], AssignmentAnswer]:
    def note(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
        records.needed = [each for each in records.needed if each not in needed_no_more]
        return records.answer("noted")

    return note


def ask_extra_hours(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
    if records.said[told.submission_id].get("answer") == "not_needed":
        return records.answer("not_needed")
    records.extra_hours.append(told.submission_id)
    return records.answer("asked")


def decide_extra_hours(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
    said = records.said[told.submission_id]
    asked = said["extra_hours_id"]
    records.extra_hours.remove(asked)
    approved = said["outcome"] == "approve"
    letters = EXTRA_APPROVED if approved else EXTRA_REFUSED
    return records.answer("approved" if approved else "not_approved", [LetterDue(each, asked) for each in letters])


def claim_sick_leave(records: AssignmentRecords, told: Told) -> AssignmentAnswer:
    return records.answer(records.said[told.submission_id].get("answer", "payable"))


def close(records: AssignmentRecords, order: About) -> AssignmentAnswer:
    records.closed = True
    return records.answer("closed")


def send(records: AssignmentRecords, order: SendLetter) -> LetterSent:
    records.letters.append(order.letter.value)
    return LetterSent(len(records.letters))


SCRIPTS: dict[str, Callable[[AssignmentRecords, Any], Any]] = {
    "begin_assignment": begin,
    "enrollment_changed": enrollment_changed,
    "hours_authorized": noted(),
    "start_assignment": start,
    "set_assignment_hours": noted(Needed.HOURS),
    "certify_live_in": noted(),
    "cancel_live_in": noted(),
    "sign_provider_agreement": noted(Needed.PROVIDER_AGREEMENT),
    "sign_recipient_agreement": noted(),
    "change_relationship": noted(),
    "ask_extra_hours": ask_extra_hours,
    "decide_extra_hours": decide_extra_hours,
    "claim_sick_leave": claim_sick_leave,
    "put_on_leave": to(AssignmentStatus.ON_LEAVE, "on_leave"),
    "return_from_leave": to(AssignmentStatus.ACTIVE, "active"),
    "case_closed": to(AssignmentStatus.ENDED, "ended"),
    "end_assignment": to(AssignmentStatus.ENDED, "ended"),
    "close_assignment": close,
    "send_assignment_letter": send,
    "arrange_assignment_work": arrange,
}


class ScriptedAssignment(Scripted[AssignmentRecords]):
    """All steps of one assignment. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(AssignmentRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})
