"""A timesheet read minute by minute, by nobody who wrote the columns: what each entry is, and what may be paid."""

import calendar
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
WARNINGS = {"over_weekly_maximum", "over_weekly_limit", "over_exempt_limit", "over_exempt_month"}
RETURNS = {"end_not_after_start", "day_outside_period", "future_day", "same_time_twice"}


def instant(day: date, minute: int, again: bool) -> int:
    """Minutes since 1970 of a time on the wall clock in California, by the time zone's own table."""
    if minute == 1440:
        return instant(day + timedelta(days=1), 0, False)
    wall = datetime.combine(day, time(minute // 60, minute % 60), PACIFIC)
    if wall.astimezone(UTC).astimezone(PACIFIC).replace(tzinfo=None) != wall.replace(tzinfo=None):
        return instant(day, 180, False)  # a time that is skipped is the end of the gap
    if again and wall.replace(fold=1).utcoffset() != wall.utcoffset():
        wall = wall.replace(fold=1)
    return int(wall.timestamp()) // 60


def minutes_of(entry: dict[str, Any]) -> range:
    """The minutes an entry claims."""
    day = date.fromisoformat(entry["day"])
    return range(
        instant(day, entry["start"], entry.get("start_again", False)),
        instant(day, entry["end"], entry.get("end_again", False)),
    )


def out_on(day: str, periods: list[dict[str, Any]]) -> set[str]:
    """Why nothing may be paid on a day."""
    return {one["why"] for one in periods if one["first_day"] <= day and (one["last_day"] or "9") >= day}


def finding(facts: dict[str, Any], place: int, last: date) -> str:
    """What one entry is."""
    entry, mine = facts["entries"][place], set(minutes_of(facts["entries"][place]))
    others = [minutes_of(one) for number, one in enumerate(facts["entries"]) if number != place]
    earlier = [one for number, one in enumerate(facts["entries"]) if number != place]
    day = entry["day"]
    if not mine:
        return "end_not_after_start"
    if not facts["period_begins"] <= day <= last.isoformat():
        return "day_outside_period"
    if day > facts["received_on"]:
        return "future_day"
    for number, one in enumerate(others):
        before = (one.start, facts["entries"].index(earlier[number])) < (min(mine), place)
        if before and mine & set(one):
            return "same_time_twice"
    return standing(facts, entry, mine)


def standing(facts: dict[str, Any], entry: dict[str, Any], mine: set[int]) -> str:
    """What an entry without a mistake is, by those who were away, suspended or somewhere else."""
    day = entry["day"]
    provider, recipient = out_on(day, facts["provider_out"]), out_on(day, facts["recipient_out"])
    for why, word in (("suspended", "provider_suspended"), ("not_enrolled", "provider_not_enrolled")):
        if why in provider:
            return word
    if "not_eligible" in recipient:
        return "recipient_not_eligible"
    if not entry["approved"]:
        if "hospital" in recipient:
            return "recipient_in_hospital"
        if "away" in recipient:
            return "recipient_away"
        if any(mine & set(minutes_of(one)) for one in facts["other_entries"]):
            return "overlap"
    return "counts"


def payable(facts: dict[str, Any], entry: dict[str, Any], word: str) -> int:
    """The minutes of an entry that may be paid."""
    if word == "overlap":
        elsewhere = {minute for one in facts["other_entries"] for minute in minutes_of(one)}
        return len(set(minutes_of(entry)) - elsewhere)
    return len(minutes_of(entry)) if word == "counts" else 0


def read(facts: dict[str, Any]) -> dict[str, Any]:
    """What each entry is, what is claimed and proposed, what is taken off, and the warnings."""
    begins = date.fromisoformat(facts["period_begins"])
    month_end = calendar.monthrange(begins.year, begins.month)[1]
    last = begins.replace(day=15 if begins.day == 1 else month_end)
    words = [finding(facts, place, last) for place in range(len(facts["entries"]))]
    claimed = sum(len(minutes_of(one)) for one in facts["entries"])
    whole, left = Counter[str](), Counter[str]()
    for entry, word in zip(facts["entries"], words, strict=True):
        whole[entry["day"]] += len(minutes_of(entry))
        left[entry["day"]] += payable(facts, entry, word)
    for day in left:
        length = len(range(instant(date.fromisoformat(day), 0, False), instant(date.fromisoformat(day), 1440, False)))
        others = sum(len(minutes_of(one)) for one in facts["other_entries"] if one["day"] == day)
        left[day] -= min(max(left[day] + others - length, 0), left[day])
    room = min(facts["recipient_remaining_minutes"], facts["provider_remaining_minutes"] or 10**9)
    back = RETURNS & set(words) or not claimed or 0 in (room, facts["provider_remaining_minutes"])
    for day in sorted(left, reverse=True):
        left[day] -= min(left[day], max(sum(left.values()) - room, 0))
    cuts = [{"day": day, "minutes": whole[day] - left[day]} for day in sorted(whole) if whole[day] > left[day]]
    proposed = 0 if back else sum(left.values())
    return {
        "words": words,
        "claimed_minutes": claimed,
        "proposed_minutes": proposed,
        "cutbacks": [] if back else cuts,
        "warnings": warnings(facts, claimed),
    }


def warnings(facts: dict[str, Any], claimed: int) -> set[str]:
    """Which limits of the week and the month are passed; provider_recipients is two."""
    found = {"over_exempt_month"} if facts["exempt"] and facts["month_other_minutes"] + claimed > 360 * 60 else set()
    for one in facts["workweeks"]:
        sunday = date.fromisoformat(one["week"])
        days = {(sunday + timedelta(days=number)).isoformat() for number in range(7)}
        mine = one["same_minutes"] + sum(len(minutes_of(entry)) for entry in facts["entries"] if entry["day"] in days)
        if mine > facts["authorized_minutes_per_month"] // 4 and not one["approved"]:
            found.add("over_weekly_maximum")
        if mine + one["other_minutes"] > (90 if facts["exempt"] else 66) * 60:
            found.add("over_exempt_limit" if facts["exempt"] else "over_weekly_limit")
    return found
