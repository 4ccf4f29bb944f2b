"""Where the tasks of an account request are done: on its own page, which asks for the one word that is awaited."""

from web.staff.task_page import Page

OF_ACCOUNT_REQUESTS = {
    "review_account_request": Page(
        "Review the account request", "", "You approve it, return it to be mended, or refuse it."
    ),
    "assign_user_id": Page(
        "Assign the user IDs", "", "Each new user gets a user ID and a one-time password, shown once."
    ),
    "account_request_overdue": Page("Look at the overdue account request", "", "Its time has run out without a word."),
}
