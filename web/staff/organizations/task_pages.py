"""Where the tasks of an organization are done: on its own page, which asks for the word that is awaited."""

from web.staff.task_page import Page

OF_ORGANIZATIONS = {
    "review_organization": Page(
        "Review the application", "", "You compare what is asked with what is known; approve, send back or refuse."
    ),
    "name_liaison": Page("Name a liaison", "", "The organization has nobody who may ask for accounts."),
    "organization_overdue": Page(
        "Look at what is late", "", "A review, a liaison or the certification of users did not come in its time."
    ),
}
