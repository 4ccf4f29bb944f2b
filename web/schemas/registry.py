"""Forms of the public authority's registry: finding a provider by number, and what the provider wants."""

from typing import Any

from marshmallow import ValidationError

from web.schemas.choices import Choices
from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Minutes
from web.schemas.soc295_options import LANGUAGES

DAYS = (
    ("sun", "Sunday"),
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
)
SPOKEN = (
    *((code, words) for code, words in LANGUAGES if isinstance(words, str)),
    ("ase", "American Sign Language"),
)
MOST_AREAS = 12


class Areas(Line):
    """Cities, with commas between them; becomes a list."""

    def shown(self, value: Any) -> str:
        """The cities in one line."""
        return ", ".join(value) if isinstance(value, list) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[str]:  # type: ignore[override]
        text = super()._deserialize(value, attr, data, **more)
        cities = list(dict.fromkeys(" ".join(each.split()) for each in text.split(",") if each.strip()))
        if len(cities) > MOST_AREAS:
            raise ValidationError(f"Name at most {MOST_AREAS} cities.")
        return cities


class ByNumber(FormSchema):
    """Which provider to list."""

    enrollment_number = Line(
        "Provider's enrollment number", most=16, must=True, missing="Type the number on the provider's letters."
    )


class Listing(FormSchema):
    """The work that a provider looks for."""

    languages = Choices("Languages spoken", SPOKEN, must=True, missing="Tick at least one language.")
    days = Choices("Days", DAYS, must=True, missing="Tick at least one day.")
    minutes_per_week = Minutes("Hours wanted a week", most=66 * 60, hint="Leave it empty for as many as there are.")
    areas = Areas("Cities", most=400, hint="Where the provider would work, with commas between them.")
    note = Passage(
        "Note", most=500, hint="What a recipient would like to know: car, pets, shifts. No health facts.", rows=3
    )
