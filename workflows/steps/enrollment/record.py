"""The steps that follow from a criminal record: evaluation, waiver, exception, appeal (W&I 12305.81, 12305.87)."""

from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import AboutClock, Kind, Step, Told

OF = Kind.ENROLLMENT

EVALUATE_RECORD = Step("evaluate_record", Told, EnrollmentAnswer, of=OF)
"""A worker entered the convictions of the notice: `ihss.background_check` on the day decides background: clear,
waiver_possible, ineligible."""

RECEIVE_WAIVER = Step("receive_waiver", Told, EnrollmentAnswer, of=OF)
"""A recipient's SOC 862 (`enrollment.waiver`): `accepted`, `irregular` (a supervisor rules; `about` the waiver),
`turned_down` by the law."""

RULE_ON_WAIVER = Step("rule_on_waiver", Told, EnrollmentAnswer, of=OF)
"""A supervisor's word on an irregular waiver (`enrollment.approver`): `accepted` or `turned_down`."""

END_WAIVER = Step("end_waiver", Told, EnrollmentAnswer, of=OF)
"""A waiver ends; with it the assignment to that recipient (outbox)."""

REQUEST_EXCEPTION = Step("request_exception", Told, EnrollmentAnswer, of=OF)
"""An applicant's SOC 863 (`enrollment.exception`, `enrollment.exception_standard`): `accepted` (`about` the request;
the `exception` clock stops as met), `late`, or `incomplete`."""

RECOMMEND_EXCEPTION = Step("recommend_exception", Told, EnrollmentAnswer, of=OF)
"""The supervisor sends the request on to the state (`forwarded`) or back to the worker (`returned`)."""

DECIDE_EXCEPTION = Step("decide_exception", Told, EnrollmentAnswer, of=OF)
"""The state grants (`granted`: background `excepted`) or denies (`denied`) the exception; nobody decides their own."""

EXCEPTION_TIME_OVER = Step("exception_time_over", AboutClock, EnrollmentAnswer, of=OF)
"""Nobody asked for an exception in time: the clock ends as missed."""

APPEAL = Step("appeal", Told, EnrollmentAnswer, of=OF)
"""An applicant's SOC 856 (`enrollment.appeal`): `accepted` (`about` the appeal; clock `appeal` ends as met,
`appeal_decision` runs) or `late`."""

DECIDE_APPEAL = Step("decide_appeal", Told, EnrollmentAnswer, of=OF)
"""The state decides: `granted` (the records' background or list is put right: excepted, clear) or `denied`."""

APPEAL_TIME_OVER = Step("appeal_time_over", AboutClock, EnrollmentAnswer, of=OF)
"""Nobody appealed in time: the clock ends as missed."""

APPEAL_OVERDUE = Step("appeal_overdue", AboutClock, EnrollmentAnswer, of=OF)
"""The state has not decided in its time: the clock ends as missed; the workflow opens the task appeal_overdue."""
