"""What the screen and its answers while typing are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from records import application_view
from records.application import Application
from records.assessment import Assessment
from records.assessment_draft import content_of
from web import database
from web.staff.assessment import layout
from web.staff.assessment.figures import Figures, figure
from web.staff.assessment.typed import Typed, read, typed_of


@dataclass(frozen=True)
class Screen:
    """A form's text, what it means, and what the law makes of it."""

    application: Application
    draft: Assessment
    text: Mapping[str, str]
    typed: Typed
    figures: Figures
    services: tuple[layout.Service, ...]
    functions: tuple[layout.Function, ...]
    minor: bool


def screen_of(application: Application, draft: Assessment, text: Mapping[str, str] | None = None) -> Screen:
    """The screen for a draft as kept, or for a form as typed."""
    shown = text if text is not None else draft.typed or typed_of(content_of(draft))
    typed = read(shown, draft.assessed_on)
    on = typed.content.assessed_on
    return Screen(
        application=application,
        draft=draft,
        text=shown,
        typed=typed,
        figures=figures_of(application, typed),
        services=layout.services(on),
        functions=layout.functions(on),
        minor=_minor(application, on),
    )


def figures_of(application: Application, typed: Typed) -> Figures:
    """What the law makes of it, with Medi-Cal's own answer and the certification as they stand."""
    tracks = application_view.tracks(database.session(), application.id)
    answered = next((each for each in tracks.inquiries if each.answer in ("granted", "denied")), None)
    federal = None if answered is None else answered.answer == "granted" and bool(answered.federally_funded)
    form = tracks.certification
    before = form is None or form.outcome is None
    return figure(typed.content, federal, before and form is not None and form.exception is not None)


def _minor(application: Application, on: date) -> bool:
    """Under 18 on the day of the assessment: some services are for adults only (handbook 3.1)."""
    born = application.birth_date
    return born is not None and on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < 18
