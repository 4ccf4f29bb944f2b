"""Steps of an organization from a script: they keep no records, move as declared, and write down every order."""

from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted import contracts_in
from tests.workflows.organization.scripted_records import OrganizationRecords
from tests.workflows.scripted_steps import Scripted
from workflows.steps import organization, work
from workflows.steps.organization import Cause, ClockName, OrganizationAnswer, OrganizationStatus, Ring
from workflows.steps.step import About, AboutClock, Kind, Told
from workflows.steps.work import Arranged, ArrangeTasks

CONTRACTS = contracts_in(organization, work, of=Kind.ORGANIZATION)
S = OrganizationStatus
WORDS = {
    "approve": (Cause.APPROVED, S.APPROVED),
    "return": (Cause.RETURNED, S.RETURNED),
    "refuse": (Cause.REFUSED, S.REFUSED),
}


def begin(records: OrganizationRecords, order: About) -> OrganizationAnswer:
    return records.answer("begun", records.clock(ClockName.REVIEW, order.at))


def review(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    word = records.said[told.submission_id].get("answer", "approve")
    records.coming = word == "approve"
    return records.answer(word, *records.move(*WORDS[word], told.at))


def mended(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    return records.answer("answered", *records.move(Cause.ANSWERED, S.APPLIED, told.at))


def withdraw(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    return records.answer("withdrawn", *records.move(Cause.WITHDRAWN, S.WITHDRAWN, told.at))


def name(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    records.coming = True
    return records.answer("named")


def liaisons(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    word = records.said[told.submission_id].get("answer", "came")
    if word == "came":
        records.coming = False
    if word == "left" and records.status is S.APPROVED:
        return records.answer("noted", *records.move(Cause.LIAISON_LEFT, S.FROZEN, told.at))
    if word == "came" and records.status is S.FROZEN:
        return records.answer("noted", *records.move(Cause.LIAISON_CAME, S.APPROVED, told.at))
    return records.answer("noted")


def certify(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    word = records.said[told.submission_id].get("answer", "finished")
    if not records.in_round:
        return records.answer("refused")
    if word == "kept":
        return records.answer("kept")
    ended = end_round(records)
    if word == "last_left":
        return records.answer("finished", *records.move(Cause.RECERTIFIED, S.FROZEN, told.at))
    return records.answer("finished", *ended, records.clock(ClockName.RECERTIFICATION, told.at))


def end_round(records: OrganizationRecords) -> list[Ring]:
    """The round is over; its clocks stop."""
    records.in_round = False
    for each in (ClockName.ROUND, ClockName.REMINDER):
        records.due.pop(each, None)
    return [Ring(ClockName.ROUND)]


def settle(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    return records.answer("settled")


def ended(records: OrganizationRecords, told: Told) -> OrganizationAnswer:
    return records.answer("ended", *records.move(Cause.ENDED, S.ENDED, told.at))


def rung(records: OrganizationRecords, *names: ClockName) -> None:
    """A clock rings only where it runs."""
    running = [each for each in names if each in records.due]
    assert running, f"None of {names} runs in {records.status}."
    records.due.pop(min(running, key=lambda each: records.due[each]))


def overdue(records: OrganizationRecords, about: AboutClock) -> OrganizationAnswer:
    rung(records, ClockName.REVIEW, ClockName.LIAISON)
    return records.answer("overdue")


def not_mended(records: OrganizationRecords, about: AboutClock) -> OrganizationAnswer:
    rung(records, ClockName.ANSWER)
    return records.answer("not_answered", *records.move(Cause.NOT_ANSWERED, S.WITHDRAWN, about.at))


def chase(records: OrganizationRecords, about: AboutClock) -> OrganizationAnswer:
    rung(records, ClockName.CHASE)
    records.chased += 1
    return records.answer("chased", records.clock(ClockName.CHASE, about.at))


def begin_round(records: OrganizationRecords, about: AboutClock) -> OrganizationAnswer:
    rung(records, ClockName.RECERTIFICATION)
    records.in_round = True
    return records.answer("round_begun", records.clock(ClockName.ROUND, about.at))


def remind(records: OrganizationRecords, about: About) -> OrganizationAnswer:
    rung(records, ClockName.REMINDER)
    records.reminded += 1
    return records.answer("reminded")


def lapsed(records: OrganizationRecords, about: AboutClock) -> OrganizationAnswer:
    rung(records, ClockName.ROUND)
    end_round(records)
    return records.answer("overdue", *records.move(Cause.NOT_RECERTIFIED, S.FROZEN, about.at))


def close(records: OrganizationRecords, order: About) -> OrganizationAnswer:
    records.closed = True
    return records.answer("closed")


def arrange(records: OrganizationRecords, order: ArrangeTasks) -> Arranged:
    for task in (*order.done, *order.closed):
        records.open_tasks.remove(task)
    assert not {*records.open_tasks} & {*order.opened}
    records.open_tasks += order.opened
    records.finished += [task.kind.value for task in order.done]
    return Arranged(len(order.opened))


SCRIPTS: dict[str, Callable[[OrganizationRecords, Any], Any]] = {
    "begin_organization": begin,
    "review_organization": review,
    "answer_organization": mended,
    "withdraw_organization": withdraw,
    "name_liaison": name,
    "liaisons_changed": liaisons,
    "recertify_users": certify,
    "settle_escalation": settle,
    "end_organization": ended,
    "organization_overdue": overdue,
    "organization_not_answered": not_mended,
    "chase_liaison": chase,
    "begin_recertification": begin_round,
    "remind_recertification": remind,
    "recertification_lapsed": lapsed,
    "close_organization": close,
    "arrange_organization_work": arrange,
}


class ScriptedOrganization(Scripted[OrganizationRecords]):
    """All steps of one organization. What is said with `answer="refused"` is refused by whatever step it is."""

    def __init__(self) -> None:
        super().__init__(OrganizationRecords(), CONTRACTS, {name: refusing(script) for name, script in SCRIPTS.items()})


def refusing(script: Callable[[OrganizationRecords, Any], Any]) -> Callable[[OrganizationRecords, Any], Any]:
    """The same script, refusing what a test wants refused."""

    def answer(records: OrganizationRecords, order: Any) -> Any:
        if isinstance(order, Told) and records.said[order.submission_id].get("answer") == "refused":
            return records.answer("refused")
        return script(records, order)

    return answer
