"""The messages of an enrollment and the step that each calls: a message is one line here and its turn."""

from workflows.steps.enrollment import gathering, record, status, withholding
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Step, Told

MESSAGES: dict[str, Step[Told, EnrollmentAnswer]] = {
    "receive_application": gathering.RECEIVE_APPLICATION,
    "take_fingerprints": gathering.TAKE_FINGERPRINTS,
    "attend_orientation": gathering.ATTEND_ORIENTATION,
    "sign_agreement": gathering.SIGN_AGREEMENT,
    "designate": gathering.DESIGNATE,
    "answer_ssn": gathering.ANSWER_SSN,
    "answer_list": gathering.ANSWER_LIST,
    "answer_background": gathering.ANSWER_BACKGROUND,
    "correct_identity": gathering.CORRECT_IDENTITY,
    "extend_enrollment": gathering.EXTEND_ENROLLMENT,
    "move_county": gathering.MOVE_COUNTY,
    "give_old_w4": withholding.GIVE_OLD_W4,
    "evaluate_record": record.EVALUATE_RECORD,
    "receive_waiver": record.RECEIVE_WAIVER,
    "rule_on_waiver": record.RULE_ON_WAIVER,
    "end_waiver": record.END_WAIVER,
    "request_exception": record.REQUEST_EXCEPTION,
    "recommend_exception": record.RECOMMEND_EXCEPTION,
    "decide_exception": record.DECIDE_EXCEPTION,
    "appeal": record.APPEAL,
    "decide_appeal": record.DECIDE_APPEAL,
    "report_violation": status.REPORT_VIOLATION,
    "decide_exemption": status.DECIDE_EXEMPTION,
    "propose_reinstatement": status.PROPOSE_REINSTATEMENT,
    "review_reinstatement": status.REVIEW_REINSTATEMENT,
    "withdraw_enrollment": status.WITHDRAW_ENROLLMENT,
}
