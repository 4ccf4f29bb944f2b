"""The steps of getting enrolled: forms, fingerprints, orientation, agreement, the partners' checks, the clock.

W&I 12301.24, 12305.86; SOC 426, 426A, 846. Every step that is told something answers an EnrollmentAnswer; refused, it
answers the standing as it is.
"""

from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import About, AboutClock, Kind, Step, Told

OF = Kind.ENROLLMENT

BEGIN_ENROLLMENT = Step("begin_enrollment", About, EnrollmentAnswer, of=OF)
"""The enrollment was begun, online, by a form, or by a designation. Start `finish`
if a day is known from which it runs."""

RECEIVE_APPLICATION = Step("receive_application", Told, EnrollmentAnswer, of=OF)
"""The SOC 426 was handed in in person, identity and Social Security card seen: says who the person is (person_id, or a
new person), puts `enrollment.duplicate` and `enrollment.applicant` to the law; starts the clock by the earliest day."""

TAKE_FINGERPRINTS = Step("take_fingerprints", Told, EnrollmentAnswer, of=OF)
"""Live Scan was done: the Department of Justice is asked through its port; background `asked`."""

ATTEND_ORIENTATION = Step("attend_orientation", Told, EnrollmentAnswer, of=OF)
"""The orientation was attended."""

SIGN_AGREEMENT = Step("sign_agreement", Told, EnrollmentAnswer, of=OF)
"""The SOC 846 was signed."""

DESIGNATE = Step("designate", Told, EnrollmentAnswer, of=OF)
"""A recipient named this person as provider (SOC 426A): an assignment row and its workflow's beginning."""

ASK_PARTNERS = Step("ask_partners", About, EnrollmentAnswer, of=OF)
"""Ask what has not been asked yet and can be: the SSN check and the list of suspended and ineligible, once a person is
known. `by_hand` where no partner takes the question. Rings `partners` while an answer is awaited."""

ANSWER_SSN = Step("answer_ssn", Told, EnrollmentAnswer, of=OF)
"""The SSN check answered (`verified`, `mismatch`), by the partner, or by a worker with proof."""

ANSWER_LIST = Step("answer_list", Told, EnrollmentAnswer, of=OF)
"""The list of suspended and ineligible providers was looked up (`clear`, `match`); also a later match,
or its removal."""

ANSWER_BACKGROUND = Step("answer_background", Told, EnrollmentAnswer, of=OF)
"""The Department of Justice answered: clear, record, delayed; or later: arrest, conviction, record_cleared. A record or
a conviction sets background `record` for a worker to evaluate; an arrest is noted and changes nothing."""

CORRECT_IDENTITY = Step("correct_identity", Told, EnrollmentAnswer, of=OF)
"""The person's name, birth date or number was put right: the enrollment takes it over; SSN and list are `not_asked`,
for ASK_PARTNERS to ask anew. The standing stays."""

EXTEND_ENROLLMENT = Step("extend_enrollment", Told, EnrollmentAnswer, of=OF)
"""Good cause (`enrollment.extension`): `finish` gives way to `deadline.enrollment_extended`, from the same start."""

FINISH_RAN_OUT = Step("enrollment_time_ran_out", AboutClock, EnrollmentAnswer, of=OF)
"""The time to finish is over: the clock ends as missed. The workflow then moves to `lapsed`. A clock that ended
otherwise changes nothing and answers outcome `stopped`."""

PARTNERS_SILENT = Step("partners_silent", About, EnrollmentAnswer, of=OF)
"""A partner has not answered for too long: outcome `chase`; rings `partners` again while anything is awaited."""

MOVE_COUNTY = Step("move_county", Told, EnrollmentAnswer, of=OF)
"""Another county holds the enrollment from now on; nothing is done again (B-1653). Tasks that are open move along."""
