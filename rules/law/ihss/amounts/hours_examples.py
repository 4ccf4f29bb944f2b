"""Worked months for ihss.hours, in minutes: each was worked by hand from the algorithm of the SOC 293."""

from datetime import date
from typing import Any

from rules.amounts import Example

ON = date(2026, 3, 15)
BEFORE_RESTORED = date(2015, 6, 30)
MEMBERS = (
    "severely_impaired_minutes_per_week",
    "protective_supervision_minutes_per_month",
    "need_minutes_per_month",
    "authorized_minutes_per_month",
    "unmet_minutes_per_month",
    "weekly_authorized_minutes",
    "weekly_maximum_minutes",
)


def week(service: str, minutes: int, prorated: int = 0, alternative: int = 0) -> dict[str, Any]:
    """A service given by the week."""
    return {
        "service": service,
        "minutes_per_week": minutes,
        "prorated_minutes": prorated,
        "alternative_minutes": alternative,
    }


def month(service: str, minutes: int, prorated: int = 0, alternative: int = 0) -> dict[str, Any]:
    """A service given by the month."""
    return {
        "service": service,
        "minutes_per_month": minutes,
        "prorated_minutes": prorated,
        "alternative_minutes": alternative,
    }


def worked(
    name: str,
    program: str,
    services: list[dict[str, Any]],
    severe: bool,
    figures: tuple[int, ...],
    protective: bool = False,
    on: date = ON,
) -> Example:
    """A case; `figures` are the members of the answer after severely_impaired, in order, as far as given."""
    facts = {"program": program, "protective_supervision": protective, "services": services}
    return Example(name, on, facts, {"severely_impaired": severe, **dict(zip(MEMBERS, figures, strict=False))})


ORDINARY = (
    worked(
        "domestic stays by the month, weekly services are multiplied by 4.33",
        "CFCO",
        [month("domestic", 150), week("meal_preparation", 420), week("bathing", 120)],
        False,
        (540, 0, 2488, 2488, 0, 575, 622),
    ),
    worked("no services are no hours", "PCSP", [], False, (0, 0, 0, 0, 0, 0, 0)),
    worked("exactly 20:00 a week is severely impaired", "CFCO", [week("bathing", 1200)], True, (1200, 0, 5196)),
    worked("19:59 a week is not", "CFCO", [week("bathing", 1199)], False, (1199, 0, 5192)),
    worked(
        "other resources do not undo severe impairment",
        "PCSP",
        [week("bathing", 1200, alternative=300)],
        True,
        (1200, 0, 3897, 3897, 0, 900, 974),
    ),
    worked(
        "sharing with housemates comes off before severe impairment is looked at",
        "PCSP",
        [week("meal_preparation", 1200, prorated=1)],
        False,
        (1199,),
    ),
    worked(
        "more help from others than needed leaves nothing, never less",
        "PCSP",
        [week("laundry", 60, alternative=90), week("food_shopping", 60)],
        False,
        (0, 0, 260, 260, 0),
    ),
    worked("half a minute of a month rounds up", "PCSP", [week("bathing", 50)], False, (50, 0, 217, 217)),
)

OTHER_UNIT = (
    worked(
        "a weekly service given by the month is that much a month, and a week of it is a 4.33rd",
        "CFCO",
        [month("bathing", 5196)],
        True,
        (1200, 0, 5196, 5196, 0, 1200, 1299),
    ),
    worked(
        "two minutes a month under 20:00 a week, which round up to it on the printed line",
        "CFCO",
        [month("bathing", 5194)],
        True,
        (1200, 0, 5194),
    ),
    worked("three minutes a month under it do not", "CFCO", [month("bathing", 5193)], False, (1199, 0, 5193)),
    worked("domestic given by the week is multiplied by 4.33", "PCSP", [week("domestic", 60)], False, (0, 0, 260)),
    worked(
        "what is taken off is in the unit of the service, and week and month go together",
        "PCSP",
        [week("bathing", 100), month("feeding", 433, prorated=33, alternative=100)],
        False,
        (192, 0, 733, 733, 0, 169, 183),
    ),
    worked(
        "a weekly service given by the month shortens the week to be watched, domestic does not",
        "IHSS-R",
        [month("bathing", 4330), week("domestic", 60)],
        False,
        (1000, 7110, 43906, 11700, 32206),
        protective=True,
    ),
)

CLEANUP = (
    worked(
        "meal cleanup counts beside meal preparation and feeding",
        "PCSP",
        [week("meal_preparation", 600), week("meal_cleanup", 100), week("feeding", 100), week("bathing", 400)],
        True,
        (1200,),
    ),
    worked(
        "meal cleanup does not count without feeding",
        "PCSP",
        [week("meal_preparation", 600), week("meal_cleanup", 100), week("bathing", 500)],
        False,
        (1100,),
    ),
    worked(
        "meal cleanup does not count without meal preparation",
        "PCSP",
        [week("meal_cleanup", 100), week("feeding", 600), week("bathing", 500)],
        False,
        (1100,),
    ),
    worked(
        "laundry, shopping and accompaniment never count, paramedical does",
        "PCSP",
        [week("laundry", 60), week("food_shopping", 60), week("medical_accompaniment", 500), week("paramedical", 1200)],
        True,
        (1200,),
    ),
)

MAXIMA = (
    worked(
        "PCSP lifts 195 hours to 283 for a person who is not severely impaired",
        "PCSP",
        [week("medical_accompaniment", 3000)],
        False,
        (0, 0, 12990, 12990, 0),
    ),
    worked(
        "IHSS-R stops at 195 hours for a person who is not severely impaired",
        "IHSS-R",
        [week("medical_accompaniment", 3000)],
        False,
        (0, 0, 12990, 11700, 1290, 2702, 2925),
    ),
    worked(
        "IPO stops at 195 hours too, to the minute",
        "IPO",
        [month("teaching", 11701)],
        False,
        (0, 0, 11701, 11700, 1),
    ),
    worked(
        "283 hours are the most in CFCO",
        "CFCO",
        [week("bathing", 4000)],
        True,
        (4000, 0, 17320, 16980, 340, 3921, 4245),
    ),
    worked(
        "283 hours are the most in IHSS-R for the severely impaired",
        "IHSS-R",
        [week("bathing", 4000)],
        True,
        (4000, 0, 17320, 16980, 340),
    ),
)

PROTECTION = (
    worked(
        "protective supervision fills a severely impaired person's month to 283 hours",
        "IHSS-R",
        [week("bathing", 1200)],
        True,
        (1200, 11784, 43646, 16980, 26666, 3921, 4245),
        protective=True,
    ),
    worked(
        "in PCSP protective supervision is 195 hours on top of the other services",
        "PCSP",
        [week("bathing", 600)],
        False,
        (600, 11700, 43646, 14298, 29348),
        protective=True,
    ),
    worked(
        "in PCSP the whole is not above 283 hours",
        "PCSP",
        [week("medical_accompaniment", 1500)],
        False,
        (0, 10485, 43646, 16980, 26666),
        protective=True,
    ),
    worked(
        "in IPO protective supervision and all else are 195 hours at most",
        "IPO",
        [week("bathing", 600)],
        False,
        (600, 9102, 43646, 11700, 31946),
        protective=True,
    ),
    worked(
        "hours met by others come off the need for protective supervision",
        "CFCO",
        [week("bathing", 600, alternative=120)],
        False,
        (600, 11700, 42607, 13778, 28829),
        protective=True,
    ),
    worked(
        "a week already covered leaves no need for protective supervision",
        "CFCO",
        [week("paramedical", 10080)],
        True,
        (10080, 0, 43646, 16980, 26666),
        protective=True,
    ),
)

REDUCED = (
    worked(
        "in June 2015 all time was reduced by 7 %",
        "PCSP",
        [month("bathing", 1000)],
        False,
        (231, 0, 1000, 930, 70, 215, 233),
        on=BEFORE_RESTORED,
    ),
    worked(
        "the reduction comes first off unmet need: 7 % of 195 hours is 819, of which 500 are unmet",
        "IHSS-R",
        [month("medical_accompaniment", 12200)],
        False,
        (0, 0, 12200, 11381, 819),
        on=BEFORE_RESTORED,
    ),
    worked(
        "as much unmet need as reduction leaves the maximum",
        "IHSS-R",
        [month("medical_accompaniment", 12519)],
        False,
        (0, 0, 12519, 11700, 819),
        on=BEFORE_RESTORED,
    ),
    worked(
        "unmet protective supervision is no shield",
        "CFCO",
        [week("bathing", 1200)],
        True,
        (1200, 11784, 43646, 15791, 27855),
        protective=True,
        on=BEFORE_RESTORED,
    ),
    worked(
        "in July 2015 it was restored",
        "PCSP",
        [month("bathing", 1000)],
        False,
        (231, 0, 1000, 1000, 0),
        on=date(2015, 7, 1),
    ),
)

EXAMPLES = ORDINARY + OTHER_UNIT + CLEANUP + MAXIMA + PROTECTION + REDUCED
