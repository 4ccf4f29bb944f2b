"""The pages of the online application, in order, and the parts of the way they belong to."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from web.schemas.apply import needs, person, where
from web.schemas.form import FormSchema

Answers = dict[str, dict[str, Any]]

PARTS = (
    ("person", _l("Who needs care")),
    ("where", _l("Home and contact")),
    ("language", _l("Language")),
    ("coverage", _l("Medi-Cal")),
    ("needs", _l("Help needed")),
    ("send", _l("Check and send")),
)


@dataclass(frozen=True)
class Page:
    """One page: its name in the address, its part, its question, a sentence of help, and what it asks."""

    name: str
    part: str
    title: Any
    says: Any
    schema: type[FormSchema]
    only_helper: bool = False
    needed: bool = True


PAGES = (
    Page(
        "who",
        "person",
        _l("Who needs care at home?"),
        _l("You can apply for yourself or for someone else."),
        person.Who,
    ),
    Page(
        "helper",
        "person",
        _l("Who are you?"),
        _l("So we can call you about this application."),
        person.Helper,
        only_helper=True,
    ),
    Page(
        "name",
        "person",
        _l("What is the name of the person who needs care?"),
        _l("As it is on an ID, if there is one."),
        person.Name,
    ),
    Page(
        "birth",
        "person",
        _l("When was the person born?"),
        _l("You will use this date to see where the application stands."),
        person.Born,
    ),
    Page(
        "county",
        "where",
        _l("In which county does the person live?"),
        _l("This county will handle the application."),
        where.CountyOf,
    ),
    Page(
        "living",
        "where",
        _l("Where is the person now?"),
        _l("You can apply from a hospital or without a home."),
        where.Living,
    ),
    Page(
        "address",
        "where",
        _l("Where can we send letters?"),
        _l("If there is no address, go on."),
        where.Address,
        needed=False,
    ),
    Page("contact", "where", _l("How can we reach you?"), _l("One way is enough."), where.Contact),
    Page(
        "languages", "language", _l("What languages do you use?"), _l("Help in your language is free."), where.Languages
    ),
    Page(
        "letters",
        "language",
        _l("Do you need letters in another form?"),
        _l("If not, go on."),
        where.Letters,
        needed=False,
    ),
    Page(
        "medi-cal",
        "coverage",
        _l("Medi-Cal"),
        _l("You can apply even if there is no Medi-Cal yet. We will ask for it."),
        needs.MediCal,
    ),
    Page(
        "number",
        "coverage",
        _l("Social Security number"),
        _l("It helps us find your Medi-Cal. You can apply without one. We keep it locked."),
        person.Number,
        needed=False,
    ),
    Page("before", "coverage", _l("Help in the past"), _l("Answer what you know."), needs.Before, needed=False),
    Page(
        "household",
        "needs",
        _l("Who lives with the person?"),
        _l("If the person lives alone, go on."),
        person.Household,
        needed=False,
    ),
    Page(
        "help",
        "needs",
        _l("What help is needed?"),
        _l("A few words are enough. A social worker will talk with you."),
        needs.Help,
        needed=False,
    ),
    Page(
        "about",
        "needs",
        _l("More about the person"),
        _l("You can skip all of this. It does not change the decision."),
        needs.AboutYou,
        needed=False,
    ),
)

BY_NAME = {page.name: page for page in PAGES}


def shown(page: Page, answers: Answers) -> bool:
    """Whether a page is asked at all: the helper's only when somebody else applies."""
    return not page.only_helper or answers.get("who", {}).get("asked_by") not in (None, "self")


def way(answers: Answers) -> list[Page]:
    """The pages of this application, in order."""
    return [page for page in PAGES if shown(page, answers)]


def neighbor(page: Page, answers: Answers, step: int) -> Page | None:
    """The page before (-1) or after (1); none at either end."""
    pages = way(answers)
    at = pages.index(page) + step
    return pages[at] if 0 <= at < len(pages) else None


def first_open(answers: Answers) -> Page | None:
    """The first page that must be answered and is not yet."""
    return next((page for page in way(answers) if page.needed and page.name not in answers), None)
