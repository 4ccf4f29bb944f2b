"""From a loaded form to the application as records take it, and from a known person to a filled-in form."""

from typing import Any

from records.person import Person
from records.registering import Soc295
from web.schemas.soc295 import HOUSEHOLD_ROWS

OF_APPLICATION = (
    "county_code",
    "first_name",
    "middle_name",
    "last_name",
    "requested_on",
    "birth_date",
    "ssn",
    "cin",
    "street",
    "city",
    "zip_code",
    "phone",
    "email",
)
DETAILS = (
    "requested_why",
    "asked_by",
    "helper_name",
    "helper_phone",
    "sex",
    "reach_note",
    "living",
    "discharge_on",
    "blind",
    "communication",
    "medi_cal",
    "ssi_ssp",
    "past_ihss",
    "past_case",
    "veteran",
    "ethnic_origin",
    "gender_identity",
    "sexual_orientation",
    "note",
)


def soc295_of(data: dict[str, Any]) -> Soc295:
    """The application form, from a loaded form. What was not answered is left out of its details."""
    details = {name: plain(data[name]) for name in DETAILS if data.get(name) not in (None, [])}
    household = [
        {"name": data[f"household_{row}_name"], "birth_date": plain(data.get(f"household_{row}_born"))}
        for row in range(1, HOUSEHOLD_ROWS + 1)
        if data.get(f"household_{row}_name")
    ]
    if household:
        details["household"] = household
    spoken = data.get("spoken_language") or "en"
    written = data.get("written_language") or ("es" if spoken == "es" else "en")
    told = {name: data.get(name) for name in OF_APPLICATION}
    return Soc295(**told, spoken_language=spoken, written_language=written, details=details)  # type: ignore[arg-type]


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def known(person: Person) -> dict[str, Any]:
    """What we know of a person, to start a form with; nothing known is typed again."""
    names = (
        "first_name",
        "middle_name",
        "last_name",
        "birth_date",
        "sex",
        "cin",
        "phone",
        "street",
        "city",
        "zip_code",
    )
    start = {name: getattr(person, name) for name in (*names, "email", "spoken_language", "written_language")}
    return {name: value for name, value in start.items() if value is not None}
