"""A payslip read plainly, in dollars and fractions, by nobody who wrote the columns; the printed tables typed anew."""

from fractions import Fraction
from typing import Any

Table = list[tuple[Fraction, Fraction, Fraction]]


def table(printed: str) -> Table:
    """Rows "over base rate" in dollars and percent."""
    rows = [tuple(Fraction(word) for word in row.split()) for row in printed.split(",")]
    return [(over, base, rate / 100) for over, base, rate in rows]


FEDERAL = {  # IRS Publication 15-T (2026): a year, step 2 not ticked and ticked
    ("single", False): table("7500 0 10, 19900 1240 12, 57900 5800 22, 113200 17966 24, 209275 41024 32,"
                             "263725 58448 35, 648100 192979.25 37"),
    ("married_jointly", False): table("19300 0 10, 44100 2480 12, 120100 11600 22, 230700 35932 24, 422850 82048 32,"
                                      "531750 116896 35, 788000 206583.50 37"),
    ("head_of_household", False): table("15550 0 10, 33250 1770 12, 83000 7740 22, 121250 16155 24, 217300 39207 32,"
                                        "271750 56631 35, 656150 191171 37"),
    ("single", True): table("8050 0 10, 14250 620 12, 33250 2900 22, 60900 8983 24, 108938 20512 32, 136163 29224 35,"
                            "328350 96489.63 37"),
    ("married_jointly", True): table("16100 0 10, 28500 1240 12, 66500 5800 22, 121800 17966 24, 217875 41024 32,"
                                     "272325 58448 35, 400450 103291.75 37"),
    ("head_of_household", True): table("12075 0 10, 20925 885 12, 45800 3870 22, 64925 8077.50 24,"
                                       "112950 19603.50 32, 140175 28315.50 35, 332375 95585.50 37"),
}  # fmt: skip
STATE = {  # EDD Method B (2026): a half-month
    "single": table("0 0 1.1, 462 5.08 2.2, 1094 18.98 4.4, 1727 46.83 6.6, 2398 91.12 8.8, 3030 146.74 10.23,"
                    "15478 1420.17 11.33, 18574 1770.95 12.43, 30956 3310.03 13.53, 41667 4759.23 14.63"),
    "married": table("0 0 1.1, 924 10.16 2.2, 2188 37.97 4.4, 3454 93.67 6.6, 4796 182.24 8.8, 6060 293.47 10.23,"
                     "30956 2840.33 11.33, 37148 3541.88 12.43, 41667 4103.59 13.53, 61913 6842.87 14.63"),
    "head_of_household": table("0 0 1.1, 924 10.16 2.2, 2189 37.99 4.4, 2822 65.84 6.6, 3492 110.06 8.8,"
                               "4125 165.76 10.23, 21050 1897.19 11.33, 25260 2374.18 12.43, 41667 4413.57 13.53,"
                               "42101 4472.29 14.63"),
}  # fmt: skip
ESTIMATED = [0, 42, 83, 125, 167, 208, 250, 292, 333, 375, 417]  # table 2, half-months


def cents(dollars: Fraction) -> int:
    """Whole cents, half a cent up."""
    return int((dollars * 100 + Fraction(1, 2)) // 1)


def tax(rows: Table, income: Fraction) -> Fraction:
    """Tax by the last row the income is over; nothing below the first."""
    fitting = [base + (income - over) * rate for over, base, rate in rows if income > over]
    return fitting[-1] if fitting else Fraction(0)


def federal(gross: Fraction, w4: dict[str, Any]) -> Fraction:
    """Income tax of the United States, by the worksheet of the percentage method."""
    part = {name: Fraction(w4[name], 100) for name in w4 if name.endswith("_cents")}
    year = gross * 24 + part["other_income_cents"] - part["deductions_cents"]
    if not w4["two_jobs"]:
        year -= 12900 if w4["filing_status"] == "married_jointly" else 8600
    owed = tax(FEDERAL[w4["filing_status"], w4["two_jobs"]], year) - part["credits_cents"]
    return max(owed, Fraction(0)) / 24 + part["extra_cents"]


def state(gross: Fraction, de4: dict[str, Any]) -> Fraction:
    """Income tax of California, by the five steps of Method B."""
    status, allowances, estimated = de4["filing_status"], de4["allowances"], de4["estimated_deductions"]
    larger = status == "head_of_household" or (status == "married" and allowances >= 2)
    extra = Fraction(de4["extra_cents"], 100)
    if gross <= (1575 if larger else 787):
        return extra
    off = ESTIMATED[estimated] if estimated <= 10 else ESTIMATED[1] * estimated
    owed = tax(STATE[status], gross - off - (476 if larger else 238))
    credit = Fraction(cents(allowances * Fraction("168.30") / 24), 100)
    return max(owed - credit, Fraction(0)) + extra


def net(facts: dict[str, Any]) -> dict[str, int]:
    """The lines of a payslip in cents, each at most what is left."""
    gross, before = Fraction(facts["gross_cents"], 100), Fraction(facts["year_to_date_cents"], 100)
    family = facts["relationship"]
    fica = facts["fica_threshold_met"] and family == "none"
    sdi = facts["sdi_threshold_met"] and family in ("none", "child_under_21")
    w4, de4 = (None if facts["live_in_certified"] else facts[name] for name in ("w4", "de4"))
    based = max(min(gross, 184500 - before), Fraction(0))
    above = max(min(gross, before + gross - 200000), Fraction(0))
    lines = {
        "social_security_cents": based * Fraction("0.062") * fica,
        "medicare_cents": (gross * Fraction("0.0145") + above * Fraction("0.009")) * fica,
        "sdi_cents": gross * Fraction("0.013") * sdi,
        "federal_income_tax_cents": federal(gross, w4) if w4 else Fraction(0),
        "state_income_tax_cents": state(gross, de4) if de4 else Fraction(0),
        "share_of_cost_cents": Fraction(facts["share_of_cost_cents"], 100),
    }
    left, taken = facts["gross_cents"], {}
    for name, wanted in lines.items():
        taken[name] = min(cents(wanted), left)
        left -= taken[name]
    return taken | {"net_cents": left}


def gross(facts: dict[str, Any]) -> dict[str, int]:
    """The two lines of gross pay and their sum."""
    rate = Fraction(facts["rate_cents"], 100)
    premium = Fraction(facts["regular_rate_cents"] or facts["rate_cents"], 200)
    regular = cents(rate * facts["regular_minutes"] / 60)
    overtime = cents((rate + premium) * facts["overtime_minutes"] / 60)
    return {"gross_cents": regular + overtime, "regular_cents": regular, "overtime_cents": overtime}
