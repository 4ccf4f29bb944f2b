"""What somebody typed into the search, read: a request's or a client's number, a CIN, a name with a birth date."""

import re
from dataclasses import asdict

from records.inquiry_logging import searched
from records.sar_wanted import SearchRefused, Wanted
from web.forms import Form, blank
from web.schemas.inquiry_search import SearchWays

SAR = re.compile(r"\d{11}", re.ASCII)
CLIENT = re.compile(r"\d{7}", re.ASCII)
CIN = re.compile(r"9\d{7}[A-Z]", re.ASCII)

NO_NUMBER = (
    "This is no SAR number (11 digits), CCS number (7 digits) or CIN (a 9, seven digits, a letter). "
    "A name goes below, with the birth date."
)
NOTHING_TYPED = "Type a number, or a last name with the birth date."


def form_of(form: Form | None = None) -> Form:
    """The search form as it was sent, or an empty one."""
    return form or blank(SearchWays())


def wanted_by(form: Form) -> Wanted | None:
    """What is searched for; none where the form says what is wrong with it."""
    if not form.ok:
        return None
    wanted = _by_number(form) if form.data["sought"] else _by_name(form)
    try:
        wanted.refuse()
    except SearchRefused as refused:
        form.refuse(str(refused), "birth_date" if not wanted.birth_date else "last_name")
    return wanted if form.ok else None


def terms_of(wanted: Wanted) -> dict[str, str]:
    """What is searched for, as it is kept in the log."""
    return searched(asdict(wanted).items())


def _by_number(form: Form) -> Wanted:
    text = re.sub(r"[\s-]", "", form.data["sought"]).upper()
    if SAR.fullmatch(text):
        return Wanted(number=text)
    if CLIENT.fullmatch(text):
        return Wanted(client_number=text)
    if CIN.fullmatch(text):
        return Wanted(cin=text)
    form.refuse(NO_NUMBER, "sought")
    return Wanted()


def _by_name(form: Form) -> Wanted:
    named = {name: form.data[name] for name in ("last_name", "first_name", "birth_date")}
    if not any(named.values()):
        form.refuse(NOTHING_TYPED, "sought")
    elif not named["last_name"]:
        form.refuse("A birth date alone finds strangers. Type the last name with it.", "last_name")
    return Wanted(**named)
