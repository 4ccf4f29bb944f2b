"""Timesheets: the rules against a reading minute by minute; one answer for one, for many and by the engine."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.answer import Answer
from rules.ask import ask
from rules.book import load_book
from rules.columns import ask_many, decide_frame
from rules.errors import FactError
from rules.preview import preview
from tests.law.timesheet_plainly import RETURNS, WARNINGS, read
from tests.rules.test_evaluators import frame_of

QUESTION = "ihss.timesheet"
PERIODS = (date(2026, 3, 1), date(2026, 11, 1), date(2028, 2, 16), date(2026, 12, 16))
QUIET = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
TIMES = st.sampled_from([0, 60, 90, 119, 120, 121, 150, 180, 181, 480, 600, 720, 1380, 1440]) | st.integers(0, 1440)


@st.composite
def timesheets(draw: Any) -> dict[str, Any]:
    """A timesheet around the turns of its period, its clocks and its limits."""
    begins = draw(st.sampled_from(PERIODS))
    slips = draw(st.integers(0, 4)) == 0  # of most timesheets nothing is sent back, so that the rest is seen too
    near = st.sampled_from([0, 1, 2, 7, 13, 14, 15, -1, 16] if slips else [0, 0, 1, 2, 7, 10, 13])

    def day() -> str:
        return (begins + timedelta(days=draw(near))).isoformat()

    def entry(**more: Any) -> dict[str, Any]:
        start, end = draw(TIMES), draw(TIMES)
        again = {"start_again": draw(st.booleans()), "end_again": draw(st.booleans())} if slips else {}
        if not slips and start >= end:
            start, end = (end, start) if start > end else (0, 700)
        return {"day": day(), "start": start, "end": end, **again, **more}

    def out(*why: str) -> list[dict[str, Any]]:
        first = begins + timedelta(days=draw(st.integers(-3, 16)))
        last = draw(st.none() | st.integers(0, 5).map(lambda days: (first + timedelta(days=days)).isoformat()))
        one = {"first_day": first.isoformat(), "last_day": last, "why": draw(st.sampled_from(why))}
        return [one] if draw(st.integers(0, 6)) == 0 else []

    sunday = begins - timedelta(days=(begins.weekday() + 1) % 7)

    def week(number: int) -> dict[str, Any]:
        return {
            "week": (sunday + timedelta(weeks=number)).isoformat(),
            "same_minutes": draw(st.sampled_from([0, 400, 2500, 3000])),
            "other_minutes": draw(st.sampled_from([0, 900, 2400])),
            "approved": draw(st.integers(0, 3)) == 0,
        }

    plain = {"place": "home"}
    entries = [entry(**plain, approved=draw(st.booleans())) for _ in range(draw(st.integers(0 if slips else 1, 4)))]
    return {
        "period_begins": begins.isoformat(),
        "received_on": (
            begins + timedelta(days=draw(st.sampled_from([16, 16, 40, 60, 7 if slips else 17])))
        ).isoformat(),
        "authorized_minutes_per_month": draw(st.sampled_from([2000, 12000])),
        "recipient_remaining_minutes": draw(st.sampled_from([1, 500, 1500, 12000, 0 if slips else 12000])),
        "provider_remaining_minutes": draw(st.sampled_from([None, None, 700, 12000, 0 if slips else None])),
        "provider_recipients": 2,
        "exempt": draw(st.booleans()),
        "advance_pay": False,
        "county_hold": draw(st.integers(0, 5)) == 0,
        "entries": entries,
        "other_entries": [entry() for _ in range(draw(st.integers(0, 2)))],
        "provider_out": out("suspended", "not_enrolled") + out("suspended", "not_enrolled"),
        "recipient_out": out("away", "hospital", "not_eligible") + out("away", "hospital", "not_eligible"),
        "fix_accepted": draw(st.integers(0, 3)) == 0,
        "month_other_minutes": draw(st.sampled_from([0, 21000, 21600])),
        "workweeks": [week(number) for number in range(draw(st.integers(0, 3)))],
    }


@QUIET
@given(drawn=st.lists(timesheets(), min_size=1, max_size=8))
def test_a_timesheet_is_what_a_reading_minute_by_minute_makes_of_it(drawn: list[dict[str, Any]]) -> None:
    for facts in drawn:
        answer, plain = preview(QUESTION, date(2028, 2, 29), facts), read(facts)
        assert answer.answer is not None
        words = [str((entry.answer or {})["finding"]) for entry in answer.items["entries"]]
        # of two that share a time and begin together either may be called the second
        assert sorted(words) == sorted(plain["words"])
        told = {name: answer.answer[name] for name in ("claimed_minutes", "proposed_minutes", "cutbacks")}
        assert told == {name: plain[name] for name in told}
        assert plain["warnings"] == set(answer.answer["reasons"]) & WARNINGS
        assert (answer.answer["outcome"] == "return") >= bool(RETURNS & set(words))
        paid = plain["proposed_minutes"] if str(answer.answer["outcome"]).startswith("pay") else 0
        assert answer.answer["payable_minutes"] == paid


@QUIET
@given(drawn=st.lists(timesheets(), min_size=1, max_size=12))
def test_the_workflow_the_file_and_the_command_line_decide_alike(drawn: list[dict[str, Any]]) -> None:
    on = date(2028, 2, 29)
    engine = [ask(QUESTION, on, facts) for facts in drawn]
    many = [one for one in ask_many(QUESTION, on, drawn) if not isinstance(one, FactError)]
    assert [one.as_json() for one in many] == [one.as_json() for one in engine]
    frame = decide_frame(QUESTION, on, frame_of(load_book().question(QUESTION), drawn), rows=True)
    assert [bulk_answer(row) for row in frame.to_dicts()] == [plain_answer(one) for one in engine]


def plain_answer(answer: Answer) -> dict[str, Any]:
    return {name: sorted(value) if name == "reasons" else value for name, value in (answer.answer or {}).items()}


def bulk_answer(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a frame as the JSON of one answer."""
    reasons = sorted(name.removeprefix("row ") for name, held in row.items() if name.startswith("row ") and held)
    plain = {
        name: value for name, value in row.items() if not name.startswith("row ") and name not in ("needs", "error")
    }
    cuts = [{"day": cut["day"].isoformat(), "minutes": cut["minutes"]} for cut in row["cutbacks"]]
    return plain | {"reasons": reasons, "cutbacks": cuts}


def sheet(**more: Any) -> dict[str, Any]:
    """A plain timesheet of the first half of March 2026."""
    entry = {"day": "2026-03-03", "start": 480, "end": 720, "place": "home"}
    return {
        "period_begins": "2026-03-01",
        "received_on": "2026-03-16",
        "authorized_minutes_per_month": 12000,
        "recipient_remaining_minutes": 12000,
        "provider_remaining_minutes": None,
        "provider_recipients": 1,
        "exempt": False,
        "advance_pay": False,
        "entries": [entry],
    } | more


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (sheet(period_begins="2026-03-02"), "the 1st or the 16th"),
        (sheet(workweeks=[{"week": "2026-03-02", "same_minutes": 0, "other_minutes": 0}]), "its Sunday"),
        (
            sheet(recipient_out=[{"first_day": "2026-03-05", "last_day": "2026-03-04", "why": "away"}]),
            "recipient_out: a last day is before its first",
        ),
    ],
)
def test_a_timesheet_that_cannot_be_as_told_is_refused(facts: dict[str, Any], says: str) -> None:
    with pytest.raises(FactError, match=says):
        preview(QUESTION, date(2026, 3, 15), facts)


def test_the_trace_of_a_held_timesheet_names_the_entry_and_the_sentence() -> None:
    other = {"day": "2026-03-03", "start": 645, "end": 800}
    decision = ask(QUESTION, date(2026, 3, 15), sheet(other_entries=[other], provider_recipients=2)).as_decision()
    assert decision["answer"]["cutbacks"] == [{"day": "2026-03-03", "minutes": 75}]
    (entry,) = decision["items"]["entries"]
    assert entry["because"][0]["says"] == "Of this time, 1:15 is also claimed for another person."


def test_a_caseload_with_nothing_in_it_is_decided() -> None:
    frame = frame_of(load_book().question(QUESTION), [])
    out = decide_frame(QUESTION, date(2026, 3, 15), frame)
    assert (out.height, out.schema["cutbacks"]) == (0, pl.List(pl.Struct({"day": pl.Date, "minutes": pl.Int64})))
