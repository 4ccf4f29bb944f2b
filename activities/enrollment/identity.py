"""A provider's name, birth date or number was put right: that needs a new verification (SOC 426).

The standing stays while partners look; what they then find moves it like any later answer.
"""

from activities import timeline
from activities.doing import Doing, Refused
from activities.enrollment.asking import chase_ring
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.correcting import take_over
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told


@step(contract.CORRECT_IDENTITY, refuse=as_it_stands)
def correct_identity(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The enrollment takes over who the person is by now, after however many corrections; both checks begin anew."""
    row = enrollment_of(doing)
    if row.person is None:
        raise Refused("Nobody has seen this applicant yet. Correct the form when it is handed in.")
    take_over(row, row.person)
    row.ssn_standing, row.list_standing = "not_asked", "not_asked"
    timeline.happened(doing, "enrollment_form_corrected", told)
    return answer(doing, "corrected", rings=chase_ring(doing))
