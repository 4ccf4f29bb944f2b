"""The pages of the online start, in order, and the parts of the way they belong to."""

from typing import Any

from flask_babel import lazy_gettext as _l

from web.public.apply.pages import Answers, Page
from web.schemas import provider_start as asked
from web.schemas.apply.where import Address

PARTS = (
    ("you", _l("About you")),
    ("where", _l("County and contact")),
    ("language", _l("Language")),
    ("number", _l("Social Security number")),
    ("send", _l("Check and send")),
)

PAGES = (
    Page("name", "you", _l("What is your name?"), _l("As it is on your ID card."), asked.Name),
    Page(
        "birth",
        "you",
        _l("When were you born?"),
        _l("Are you under 18? You can do this work with a work permit. Bring it to the county."),
        asked.Born,
    ),
    Page(
        "county",
        "where",
        _l("In which county do you want to hand in your papers?"),
        _l("Best is the county of the person you will care for. You can work in all of California."),
        asked.CountyOf,
    ),
    Page(
        "address",
        "where",
        _l("Where can we send letters?"),
        _l("If there is no address, go on."),
        Address,
        needed=False,
    ),
    Page("contact", "where", _l("How can we reach you?"), _l("One way is enough."), asked.Contact),
    Page(
        "languages",
        "language",
        _l("What languages do you use?"),
        _l("Help in your language is free."),
        asked.Languages,
    ),
    Page(
        "number",
        "number",
        _l("Social Security number"),
        _l("The county needs it to enroll you. You can tell it there instead. We keep it locked."),
        asked.Number,
        needed=False,
    ),
)

BY_NAME: dict[str, Page] = {page.name: page for page in PAGES}


def neighbor(page: Page, step: int) -> Page | None:
    """The page before (-1) or after (1); none at either end."""
    at = PAGES.index(page) + step
    return PAGES[at] if 0 <= at < len(PAGES) else None


def first_open(answers: Answers) -> Page | None:
    """The first page that must be answered and is not yet."""
    return next((page for page in PAGES if page.needed and page.name not in answers), None)


def parts(part: str) -> dict[str, Any]:
    """Where we are on the way, for the step indicator."""
    return {"parts": PARTS, "at": [code for code, _title in PARTS].index(part)}
