"""Workweeks on both sides of each limit; in comments the sums."""

from datetime import date
from typing import Any

from rules.amounts import Example

ON = date(2026, 3, 31)
MARCH = ("2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22")


def hours(whole: int, minutes: int = 0) -> int:
    """Hours and minutes as minutes."""
    return 60 * whole + minutes


def week(number: int = 0, travel: int = 0, approved: tuple[str, ...] = (), **minutes: int) -> dict[str, Any]:
    """One of the weeks of March 2026."""
    return {"week": MARCH[number], "minutes": minutes, "travel_minutes": travel, "approved": list(approved)}


def month(
    name: str,
    weeks: list[dict[str, Any]],
    authorized: dict[str, int],
    split: list[tuple[int, int]] | None = None,
    violations: list[tuple[int, str, str | None]] | None = None,
    exempt: bool = False,
    on: date = ON,
    **expected: Any,
) -> Example:
    """A month; `authorized` in minutes by recipient, `split` each week's regular and overtime minutes."""
    people = [{"recipient": who, "authorized_minutes_per_month": time} for who, time in authorized.items()]
    answer: dict[str, Any] = {
        "violations": [{"week": MARCH[at], "code": code, "recipient": who} for at, code, who in violations or []]
    }
    if split is not None:
        answer["weeks"] = [
            {"week": one["week"], "regular_minutes": regular, "overtime_minutes": over}
            for one, (regular, over) in zip(weeks, split, strict=True)
        ]
    return Example(name, on, {"exempt": exempt, "recipients": people, "weeks": weeks}, answer, **expected)


FORTY, OVER = hours(40), hours(40, 1)
SMALL, LARGE = {"A": hours(100)}, {"A": hours(200)}  # weekly maximum 25:00, and 50:00
TWO = {"A": hours(264), "B": hours(264)}  # 66:00 each
HALF = hours(33)
OTHER_WEEKS = [week(1, A=hours(50)), week(2, A=hours(50)), week(3, A=hours(50))]

EXAMPLES = (
    month("no week at all", [], SMALL, [], rows=("regular_only",)),
    month("forty hours are regular", [week(A=FORTY)], SMALL, [(2400, 0)], rows=("regular_only",)),
    month(
        "a minute over forty with a small maximum",
        [week(A=OVER)],
        SMALL,
        [(2400, 1)],
        [(0, "over_forty", "A")],
        rows=("overtime", "over_forty"),
    ),
    month("the county approved it", [week(A=OVER, approved=("A",))], SMALL, [(2400, 1)], [], rows=("overtime",)),
    month("a maximum of forty hours is a small one", [week(A=OVER)], {"A": hours(160)}, None, [(0, "over_forty", "A")]),
    month("a maximum of forty hours and a minute is not", [week(A=OVER)], {"A": hours(160, 4)}, [(2400, 1)], []),
    month("travel counts toward overtime", [week(A=hours(39), travel=61)], SMALL, [(2400, 1)], rows=("overtime",)),
    month("travel up to forty hours is regular", [week(A=hours(39), travel=60)], SMALL, [(2400, 0)]),
    month("travel is no work for the recipient", [week(A=FORTY, travel=420)], SMALL, [(2400, 420)], []),
    month("seven hours of travel", [week(A=60, travel=420)], SMALL, [(480, 0)], []),
    month(
        "a minute more than seven hours of travel",
        [week(A=60, travel=421)],
        SMALL,
        [(481, 0)],
        [(0, "over_travel", None)],
        rows=("regular_only", "over_travel"),
    ),
    month("the usual overtime of a large maximum", [week(A=hours(50)), *OTHER_WEEKS], LARGE, [(2400, 600)] * 4, []),
    month(
        "hours moved between weeks, the month's overtime as usual",
        [week(A=hours(55)), week(1, A=hours(45)), *OTHER_WEEKS[1:]],
        LARGE,
        [(2400, 900), (2400, 300), (2400, 600), (2400, 600)],
        [],
    ),
    month(
        "a minute more than the month's usual overtime",
        [week(A=hours(55)), week(1, A=hours(45, 1)), *OTHER_WEEKS[1:]],
        LARGE,
        None,
        [(0, "over_usual_overtime", "A")],
        rows=("overtime", "over_usual_overtime"),
    ),
    month(
        "every week over the maximum is one",
        [week(A=hours(51)), week(1, A=hours(50)), week(2, A=hours(52))],
        LARGE,
        None,
        [(0, "over_usual_overtime", "A"), (2, "over_usual_overtime", "A")],
    ),
    month("not where the county approved", [week(A=hours(51), approved=("A",))], LARGE, [(2400, 660)], []),
    month("66 hours for two", [week(A=HALF, B=HALF)], TWO, [(2400, 1560)], []),
    month(
        "66 hours and a minute for two",
        [week(A=HALF, B=HALF + 1)],
        TWO,
        [(2400, 1561)],
        [(0, "over_weekly_limit", None)],
        rows=("overtime", "over_weekly_limit"),
    ),
    month(
        "an approval does not lift the 66 hours",
        [week(A=HALF, B=HALF + 1, approved=("A", "B"))],
        TWO,
        None,
        [(0, "over_weekly_limit", None)],
    ),
    month("travel does not count toward 66 hours", [week(A=HALF, B=HALF, travel=300)], TWO, [(2400, 1860)], []),
    month("one recipient has no 66 hours", [week(A=hours(70, 45))], {"A": hours(283)}, [(2400, 1845)], []),
    month("90 hours for two with an exemption", [week(A=hours(45), B=hours(45))], TWO, [(2400, 3000)], [], exempt=True),
    month(
        "90 hours and a minute with an exemption",
        [week(A=hours(45), B=hours(45, 1))],
        TWO,
        [(2400, 3001)],
        [(0, "over_weekly_limit", None)],
        exempt=True,
        rows=("overtime", "over_exempt_limit"),
    ),
    month(
        "several at once, week by week",
        [week(travel=421, A=OVER, B=hours(30)), week(1, A=OVER, B=OVER)],
        {"B": hours(120), "A": hours(100)},
        None,
        [
            (0, "over_forty", "A"),
            (0, "over_weekly_limit", None),
            (0, "over_travel", None),
            (1, "over_forty", "B"),
            (1, "over_forty", "A"),
            (1, "over_weekly_limit", None),
        ],
    ),
    month(
        "before July 2016 nobody was cited",
        [week(A=OVER)],
        SMALL,
        [(2400, 1)],
        [],
        on=date(2016, 6, 30),
        rows=("overtime", "not_yet_violations"),
    ),
    month("from July 2016 on they are", [week(A=OVER)], SMALL, None, [(0, "over_forty", "A")], on=date(2016, 7, 1)),
    Example(
        "minutes of travel nobody told",
        ON,
        {"exempt": False, "recipients": [], "weeks": [{"week": MARCH[0], "minutes": {}, "approved": []}]},
        needs=("weeks[0].travel_minutes",),
    ),
)
