"""A recipient has named a provider (SOC 426A): may that provider work for this recipient yet?"""

from activities import deciding, timeline
from activities.assignments import answering, pair
from activities.doing import Doing
from activities.step import step
from records import assignment_facts
from records.assignment import Assignment
from workflows.steps.assignment import BEGIN_ASSIGNMENT, AssignmentAnswer
from workflows.steps.step import About


@step(BEGIN_ASSIGNMENT)
def begin_assignment(doing: Doing, about: About) -> AssignmentAnswer:
    """`ready` where the provider's standing allows this recipient, else `waiting`."""
    rows = pair.of(doing)
    row = rows.assignment
    allowed = allows(doing, row, rows.enrollment.status)
    row.status = "ready" if allowed["may_start"] else "waiting"
    timeline.happened(
        doing,
        "designated",
        case_id=row.case_id,
        decision_id=allowed.decision_id,
        designated_on=row.designated_on,
        status=row.status,
    )
    return answering.answer(doing, row, row.status)


def allows(doing: Doing, row: Assignment, status: str) -> deciding.Decided:
    """What `assignment.start` says of a standing for this recipient today; hours and relation are looked at later."""
    waiver = assignment_facts.waiver_in_force(doing.session, row)
    facts = assignment_facts.start(
        row, doing.today, status=status, waiver=waiver, payable=True, paid_from=doing.today.isoformat()
    )
    return deciding.decide(doing, "assignment.start", doing.today, facts, row.case_id)
