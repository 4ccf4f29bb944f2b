"""The same questions, said to somebody who applies for themself: “you”, not “the person”."""

from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _l

from web.public.apply.pages import Answers, Page
from web.schemas.form import FormSchema
from web.schemas.soc295_options import LIVING

TITLES: dict[str, Any] = {
    "name": _l("What is your name?"),
    "birth": _l("When were you born?"),
    "county": _l("In which county do you live?"),
    "living": _l("Where are you now?"),
    "household": _l("Who lives with you?"),
    "help": _l("What help do you need?"),
    "about": _l("More about you"),
}

SAYS: dict[str, Any] = {"household": _l("If you live alone, go on.")}

LABELS: dict[str, dict[str, Any]] = {
    "living": {"living": _l("Where do you live now?")},
    "letters": {"blind": _l("Are you blind, or is it hard for you to see?")},
    "medi-cal": {
        "medi_cal": _l("Do you have Medi-Cal?"),
        "ssi_ssp": _l("Do you get SSI/SSP money each month?"),
    },
    "before": {"past_ihss": _l("Did you have IHSS before?"), "veteran": _l("Are you a veteran?")},
    "help": {"note": _l("What is hard for you to do without help?")},
}

MY_HOME: dict[str, Any] = {"own_home": _l("In my own home or with family")}
MY_LIVING = tuple((code, MY_HOME.get(code, words)) for code, words in LIVING)


def for_me(answers: Answers) -> bool:
    """Whether the one who types is the one who needs care."""
    return answers.get("who", {}).get("asked_by") == "self"


def said(page: Page, answers: Answers) -> Page:
    """The page with its question said to whoever types."""
    if not for_me(answers):
        return page
    return replace(page, title=TITLES.get(page.name, page.title), says=SAYS.get(page.name, page.says))


def asked_of(schema: FormSchema, page: Page, answers: Answers) -> FormSchema:
    """The page's fields with their labels said to whoever types."""
    if for_me(answers):
        for name, label in LABELS.get(page.name, {}).items():
            schema.fields[name].label = label  # type: ignore[attr-defined]
        if page.name == "living":
            schema.offer("living", MY_LIVING)
    return schema
