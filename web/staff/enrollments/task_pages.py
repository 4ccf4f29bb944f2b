"""Where the tasks of an enrollment are done. Paths follow /enrollments/<id>."""

from web.staff.task_page import Page

GATHERING = {
    "receive_form": Page(
        "Receive the SOC 426", "form", "The applicant hands it in in person; you see ID and Social Security card."
    ),
    "follow_enrollment": Page(
        "Follow what is missing", "", "The time to finish runs out soon: call, or record good cause for more time."
    ),
    "enter_ssn_check": Page(
        "Enter the SSN check", "ssn-check", "The partner has not answered, or the number does not fit."
    ),
    "enter_list_check": Page(
        "Look up the suspended list", "list-check", "Somebody alike is on the list, or the partner is silent."
    ),
    "chase_background": Page(
        "Follow up with the Department of Justice", "background", "No answer has come; you enter the paper notice."
    ),
}
"""Getting enrolled."""

OF_RECORD = {
    "evaluate_record": Page(
        "Evaluate the record", "record", "A notice names offenses; the law says what they come to."
    ),
    "review_waiver": Page(
        "Rule on a waiver", "waivers/{about}", "The signature is irregular; you accept or refuse it."
    ),
    "complete_exception": Page("Complete the exception", "exception", "It came back, or something is missing."),
    "recommend_exception": Page(
        "Recommend on an exception", "exceptions/{about}", "You send it on to the state, or back to the worker."
    ),
    "decide_exception": Page("Decide an exception", "exceptions/{about}", "You grant or deny it for the state."),
    "decide_appeal": Page("Decide an appeal", "appeals/{about}", "You grant or deny it for the state."),
    "appeal_overdue": Page("Decide the overdue appeal", "appeals", "Its 180 days have run out without a decision."),
    "review_reinstatement": Page(
        "Review a reinstatement", "reinstatements/{about}", "You give the standing back, or send the proposal back."
    ),
    "revise_reinstatement": Page("Revise the reinstatement", "reinstatement", "Your supervisor sent it back."),
}
"""What follows from a record, and giving a standing back."""
