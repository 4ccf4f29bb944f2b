"""The assessment form as typed, read into what it means. What cannot be read yet is kept as text, with a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from records.assessment_draft import Content, Line
from rules.errors import LawError
from rules.preview import preview
from web.forms import OURS
from web.schemas.quantities import read_day
from web.schemas.typed_time import read_time
from web.staff.assessment import layout
from web.wording import hours

NOT_KEPT = OURS | {"saves", "tab"}
WEEK, MONTH = 10_080, 44_640
"""The minutes there are in a week and in the longest month."""
NO_TIME = "This is no length of time. Type hours and minutes, like 2:30 or 2.5."
NO_DAY = "This is not a day. Type month, day and year, like 4/17/2026."


@dataclass
class Reading:
    """A form being read: its text, what is wrong with it, and what it says so far."""

    text: Mapping[str, str]
    on: date
    errors: dict[str, str] = field(default_factory=dict)

    def time(self, name: str, most: int) -> int:
        """Minutes; 0 when empty or not readable yet."""
        typed = self.text.get(name, "").strip()
        if not typed:
            return 0
        minutes = read_time(typed)
        if minutes is None or minutes > most:
            self.errors[name] = NO_TIME if minutes is None else f"There are only {hours(most)} hours in it."
            return 0
        return minutes

    def whole(self, name: str, least: int, most: int, what: str = "People") -> int | None:
        """A whole number; None when empty or not readable yet."""
        typed = self.text.get(name, "").strip()
        if not typed:
            return None
        if not typed.isdecimal() or not least <= int(typed) <= most:
            self.errors[name] = f"{what}: type a whole number from {least} to {most}."
            return None
        return int(typed)

    def day(self, name: str) -> str | None:
        """A day as ISO text; None when empty or not readable yet."""
        typed = self.text.get(name, "").strip()
        if not typed:
            return None
        day = read_day(typed)
        if day is None or not 1990 <= day.year <= 2100:
            self.errors[name] = NO_DAY
            return None
        return day.isoformat()

    def words(self, name: str) -> str | None:
        """Text without blanks around it; None when empty."""
        return self.text.get(name, "").strip()[:4000] or None

    def yes_no(self, name: str) -> bool | None:
        """Yes, no, or not answered."""
        return {"yes": True, "no": False}.get(self.text.get(name, ""))


@dataclass(frozen=True)
class Typed:
    """A form read: what it says, what is wrong, and the recipient's share of cleaning if the rooms tell it."""

    content: Content
    errors: Mapping[str, str]
    domestic_share: int | None


def read(text: Mapping[str, str], on: date) -> Typed:
    """What a form says. `on` is the day of assessment if the form gives none."""
    reading = Reading({name: value for name, value in text.items() if name not in NOT_KEPT}, on)
    day = reading.day("assessed_on")
    reading.on = date.fromisoformat(day) if day else on
    home = {
        name: reading.whole(f"home.{name}", 1 if name in ("rooms", "people") else 0, 100, what)
        for name, what in layout.HOME.items()
    }
    share = _share(reading, home)
    content = Content(
        assessed_on=reading.on,
        ranks=_ranks(reading),
        household={**_known(home), **_laundry(reading), "met_in_common": _together(reading)},
        protective_supervision=_protection(reading),
        paramedical={
            "soc_321": reading.day("para.soc_321"),
            "signer": reading.words("para.signer"),
            "minutes_per_week": reading.time("paramedical.time", WEEK) or None,
        },
        circumstances=_known({name: reading.yes_no(f"about.{name}") for name, _words in layout.CIRCUMSTANCES}),
        notes=reading.words("notes"),
        services=tuple(line for each in layout.services(reading.on) if (line := _line(reading, each, share))),
        typed={name: value[:4000] for name, value in reading.text.items() if value.strip()},
    )
    return Typed(content, reading.errors, share)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _ranks(reading: Reading) -> dict[str, int]:
    found = {}
    for function in layout.functions(reading.on):
        typed = reading.text.get(f"rank.{function.code}", "")
        if typed.isdecimal() and int(typed) in dict(function.ranks):
            found[function.code] = int(typed)
    return found


def _laundry(reading: Reading) -> dict[str, bool]:
    return _known({"laundry_away_from_home": reading.yes_no("home.laundry_away")})


def _together(reading: Reading) -> dict[str, int]:
    return _known({service: reading.whole(f"{service}.people", 1, 100) for service in layout.BY_PEOPLE})


def _protection(reading: Reading) -> dict[str, Any]:
    return {
        "asked": bool(reading.yes_no("ps.asked")),
        "needed": bool(reading.yes_no("ps.needed")),
        "soc_821": reading.day("ps.soc_821"),
        "soc_825": reading.day("ps.soc_825"),
        "reason": reading.words("ps.reason"),
    }


def _share(reading: Reading, home: Mapping[str, int | None]) -> int | None:
    """The recipient's share of the household's cleaning, by the law, once all four numbers are there."""
    if any(value is None for value in home.values()):
        return None
    try:
        answer = preview("ihss.domestic_share", reading.on, home).answer
    except LawError:
        reading.errors["home.rooms"] = "More rooms are used than the home has. Count each room once."
        return None
    return int(answer["minutes_per_month"]) if answer else None


def _line(reading: Reading, service: layout.Service, share: int | None) -> Line | None:
    """One service; none if nothing was typed for it. Protective supervision has no line: the law works it out."""
    if service.code == "protective_supervision":
        return None
    most = MONTH if service.unit == "month" else WEEK
    total = reading.time(f"{service.code}.time", most)
    others = reading.time(f"{service.code}.others", most)
    source, reason = reading.words(f"{service.code}.source"), reading.words(f"{service.code}.reason")
    prorated = min(_prorated(reading, service, total, share), total)
    if not (total or others or source or reason):
        return None
    return Line(service.code, total, prorated, min(others, total - prorated), source, reason=reason)


def _prorated(reading: Reading, service: layout.Service, total: int, share: int | None) -> int:
    """What sharing takes off: by the people whose need is met together; else as typed, or by the rooms."""
    if service.by == "people":
        people = reading.whole(f"{service.code}.people", 1, 100)
        if not people or not total:
            return 0
        shared = preview("ihss.related_share", reading.on, {"minutes_per_week": total, "people": people})
        return int(shared.answer["prorated_minutes"]) if shared.answer else 0
    if service.by != "time":
        return 0
    if reading.text.get(f"{service.code}.off", "").strip():
        return reading.time(f"{service.code}.off", MONTH)
    return max(total - share, 0) if service.code == "domestic" and share is not None else 0


def typed_of(content: Content) -> dict[str, str]:
    """A form's text for an assessment that was not typed here: brought over, or begun from an earlier one."""
    text = {"assessed_on": content.assessed_on.isoformat(), "notes": content.notes or ""}
    text |= {f"rank.{name}": str(rank) for name, rank in content.ranks.items()}
    text |= {f"home.{name}": str(content.household[name]) for name in layout.HOME if name in content.household}
    text |= {f"about.{name}": _yes(value) for name, value in content.circumstances.items()}
    text["home.laundry_away"] = _yes(content.household.get("laundry_away_from_home"))
    text |= {f"ps.{name}": _yes(content.protective_supervision.get(name)) for name in ("asked", "needed")}
    for name in ("soc_821", "soc_825", "reason"):
        text[f"ps.{name}"] = content.protective_supervision.get(name) or ""
    for name in ("soc_321", "signer"):
        text[f"para.{name}"] = content.paramedical.get(name) or ""
    for line in content.services:
        text |= _typed_line(line, content.household.get("met_in_common", {}))
    return {name: value for name, value in text.items() if value}


def _typed_line(line: Line, together: Mapping[str, int]) -> dict[str, str]:
    text = {
        "time": hours(line.total_minutes) if line.total_minutes else "",
        "others": hours(line.alternative_minutes) if line.alternative_minutes else "",
        "source": line.alternative_source or "",
        "reason": line.reason or "",
    }
    if line.service in layout.BY_PEOPLE:
        text["people"] = str(together.get(line.service, ""))
    elif line.prorated_minutes:
        text["off"] = hours(line.prorated_minutes)
    return {f"{line.service}.{name}": value for name, value in text.items()}


def _yes(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""
