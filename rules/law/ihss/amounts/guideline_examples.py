"""Worked times for ihss.guideline, on both sides of each kind of boundary."""

from datetime import date

from rules.amounts import Example

ON = date(2026, 3, 15)


def at(name: str, service: str, rank: int | None, time: int, within: str, low: int | None, high: int | None) -> Example:
    """A service at a rank with a time a week."""
    return Example(
        name,
        ON,
        {"service": service, "rank": rank, "minutes_per_week": time},
        {"within": within, "low_minutes": low, "high_minutes": high},
    )


EXAMPLES = (
    at("3:29 for meals at rank 3 is below 3:30", "meal_preparation", 3, 209, "below", 210, 420),
    at("3:30 is within", "meal_preparation", 3, 210, "within", 210, 420),
    at("7:00 is within", "meal_preparation", 3, 420, "within", 210, 420),
    at("7:01 is above", "meal_preparation", 3, 421, "above", 210, 420),
    at("3.02 hours are 3:01", "meal_preparation", 2, 181, "within", 181, 420),
    at("3:00 is below 3.02 hours", "meal_preparation", 2, 180, "below", 181, 420),
    at("meals at rank 5 are 7:00, no more and no less", "meal_preparation", 5, 420, "within", 420, 420),
    at("bowel and bladder care at rank 4 begins at 2.91 hours", "bowel_bladder", 4, 174, "below", 175, 350),
    at("feeding at rank 5 ends at 9.33 hours", "feeding", 5, 561, "above", 315, 560),
    at("cleanup at rank 5 begins at 2.33 hours", "meal_cleanup", 5, 140, "within", 140, 210),
    at("a bed bath at rank 2", "bed_baths", 2, 105, "within", 30, 105),
    at("dressing at rank 2 begins at 0.56 hours, 34 minutes", "dressing", 2, 33, "below", 34, 72),
    at("ambulation at rank 3", "ambulation", 3, 127, "above", 60, 126),
    at("transfer at rank 4", "transfer", 4, 66, "within", 66, 140),
    at("bathing at rank 3", "bathing", 3, 190, "above", 76, 189),
    at("rank 1 needs no time", "bathing", 1, 1, "above", 0, 0),
    at("rank 6 is met by paramedical service", "feeding", 6, 0, "within", 0, 0),
    at("repositioning has a range and no rank", "repositioning", None, 44, "below", 45, 168),
    at("menstrual care ends at 0.80 hours", "menstrual", None, 49, "above", 17, 48),
    at("prosthetics begin at 0.47 hours", "prosthetics", None, 28, "within", 28, 67),
    at("laundry at home is an hour at most", "laundry", None, 61, "above", 0, 60),
    Example(
        "laundry away from home is an hour and a half at most",
        ON,
        {"service": "laundry", "rank": None, "minutes_per_week": 90, "laundry_away_from_home": True},
        {"within": "within", "low_minutes": 0, "high_minutes": 90},
    ),
    at("food shopping is an hour at most", "food_shopping", None, 60, "within", 0, 60),
    at("errands are half an hour at most", "errands", None, 31, "above", 0, 30),
    at("domestic by the week is 6:00 a month by 4.33", "domestic", None, 83, "within", 0, 83),
    at("a minute more is above", "domestic", None, 84, "above", 0, 83),
    at("heavy cleaning has no guideline", "heavy_cleaning", None, 3000, "within", None, None),
    at("paramedical service has no guideline", "paramedical", None, 3000, "within", None, None),
    at("a rank given for a service that has none is not looked at", "menstrual", 5, 49, "above", 17, 48),
    Example(
        "a service without a rank does not ask for one",
        ON,
        {"service": "menstrual", "minutes_per_week": 48},
        {"within": "within", "low_minutes": 17, "high_minutes": 48},
    ),
    Example(
        "a service with ranks asks for the one left out",
        ON,
        {"service": "bathing", "minutes_per_week": 100},
        needs=("rank",),
    ),
    Example(
        "a service with ranks asks for the rank",
        ON,
        {"service": "bathing", "rank": None, "minutes_per_week": 100},
        needs=("rank",),
    ),
)
