"""Where the tasks of a violation are done: on its own page, which asks for the one word that is awaited."""

from web.staff.task_page import Page

OF_VIOLATIONS = {
    "review_violation": Page(
        "Review the violation", "", "You uphold or dismiss what was found; then the supervisor decides."
    ),
    "confirm_violation": Page(
        "Confirm the violation", "", "You uphold or dismiss it. Upheld, the provider and the recipients get letters."
    ),
    "decide_dispute": Page("Decide the dispute", "", "The provider says it is wrong; you uphold or overturn it."),
    "decide_state_review": Page(
        "Decide the violation for the state", "", "You uphold or overturn what the county upheld."
    ),
    "violation_overdue": Page("Look at the overdue violation", "", "Its time has run out without a word."),
}
