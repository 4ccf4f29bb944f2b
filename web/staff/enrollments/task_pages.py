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
