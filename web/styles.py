"""Every part of a page on one page, for those who make pages and for the accessibility checks."""

import datetime as dt
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from records.clock import county_today, now
from records.pay_run_view import Figures
from web.access import public
from web.forms import blank, sent
from web.schemas.choices import Choice, Choices, Tick, YesNo
from web.schemas.fields import Line, Passage, Phone
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Instant, Minutes, Money, Whole
from web.staff.payroll.picture import shares

blueprint = Blueprint("styles", __name__)


class Everything(FormSchema):
    """One field of each kind."""

    last_name = Line("Last name", must=True, hint="As on the identity paper.")
    phone = Phone("Phone", width="medium", autocomplete="off")
    born = Day("Birth date", parts=True, past=True, must=True, hint="For example 4 17 1950")
    asked_on = Day("Day services were asked for", past=True)
    visit_at = Instant("Home visit")
    need = Minutes("Time a week", hint="Hours and minutes")
    income = Money("Income a month")
    rooms = Whole("Rooms", most=30)
    channel = Choice("How did they ask?", [("phone", "By phone"), ("mail", "By mail")], must=True)
    county = Choice("County", [("34", "Sacramento"), ("57", "Yolo")], list=True)
    proofs = Choices("Papers shown", [("soc_873", "SOC 873"), ("soc_821", "SOC 821")])
    alone = YesNo("Does the person live alone?")
    told = Tick("The person was told of their rights")
    reason = Passage("Why")


@blueprint.get("/styles")
@public
def show() -> ResponseReturnValue:
    """All parts, filled in."""
    form = blank(Everything(), {"last_name": "Ito", "need": 150, "income": 120000, "asked_on": county_today()})
    return render_template("styles/styles.html", form=form, wrong=_wrong(), **_pictures())


@blueprint.get("/styles/public")
@public
def show_public() -> ResponseReturnValue:
    """The public frame with a form in it."""
    return render_template("styles/public.html", form=blank(Everything()), wrong=_wrong())


def _wrong() -> Any:
    typed = {"born.month": "13", "born.day": "40", "born.year": "1950", "need": "two", "income": "12.5"}
    return sent(Everything(), MultiDict(typed))


def _pictures() -> dict[str, Any]:
    today = county_today()
    spans = ((9, 36), (40, 5), (48, -3))
    return {
        "clocks": [(today - dt.timedelta(days=used), today + dt.timedelta(days=left)) for used, left in spans],
        "shares": shares(Figures(gross_cents=3_415_747_36, federal_cents=1_800_842_44, state_cents=1_056_440_94)),
        "steps": [
            _step("Asked", "done", "2 Apr"),
            _step("Person", "done", "3 Apr"),
            _step("Proofs and visit", "here", "waiting for the SOC 873"),
            _step("Assessment", "ahead"),
            _step("Decision", "ahead"),
        ],
        "events": [
            _event(0, "Home visit planned", "Lena Ortiz", "20 Apr, 10:00 AM", "info"),
            _event(2, "SOC 873 given to the applicant", "Lena Ortiz", None, "quiet"),
            _event(3, "Person cleared", None, "New person", "good"),
        ],
    }


def _step(title: str, state: str, says: str | None = None) -> dict[str, Any]:
    return {"title": title, "state": state, "says": says, "href": None if state == "ahead" else "#"}


def _event(days_ago: int, title: str, by: str | None, says: str | None, tone: str) -> dict[str, Any]:
    at = now() - dt.timedelta(days=days_ago)
    return {"at": at, "title": title, "by": by, "says": says, "href": "#", "tone": tone}
