"""Payments with their known lines: each exclusion and threshold on both sides, the tables by certificate."""

from datetime import date
from typing import Any

from rules.amounts import Example

ON = date(2026, 3, 31)
USUAL = {
    "gross_cents": 200000,
    "w4": None,
    "de4": None,
    "relationship": "none",
    "live_in_certified": False,
    "fica_threshold_met": True,
    "sdi_threshold_met": True,
    "year_to_date_cents": 600000,
    "share_of_cost_cents": 0,
}
NO_TAX = {"social_security_cents": 0, "medicare_cents": 0, "sdi_cents": 0, "net_cents": 200000}


def paid(name: str, answer: dict[str, int], *rows: str, **facts: Any) -> Example:
    """Two thousand dollars of half a month, but for the facts told; rows told are all there are."""
    return Example(name, ON, USUAL | facts, answer, rows=rows or None)


def federal(name: str, cents: int, status: str, **w4: Any) -> Example:
    """Federal income tax of two thousand dollars by a W-4, and the net."""
    certificate = {"filing_status": status, "two_jobs": False} | w4
    return paid(name, {"federal_income_tax_cents": cents, "net_cents": 182100 - cents}, w4=certificate)


def state(name: str, cents: int, status: str, allowances: int, gross: int = 200000, **de4: Any) -> Example:
    """California income tax by a DE 4."""
    certificate = {"filing_status": status, "allowances": allowances} | de4
    return paid(name, {"state_income_tax_cents": cents}, gross_cents=gross, de4=certificate)


PAYROLL = (
    paid("no certificates: payroll taxes alone", {"social_security_cents": 12400, "medicare_cents": 2900,
         "sdi_cents": 2600, "federal_income_tax_cents": 0, "state_income_tax_cents": 0, "share_of_cost_cents": 0,
         "net_cents": 182100, "disposable_cents": 182100, "over_pay_cents": 0}, "fica", "sdi", "no_w4", "no_de4"),
    paid("nothing earned, nothing taken", {"net_cents": 0, "over_pay_cents": 0}, gross_cents=0),
    paid("half a cent rounds up: 15.5 and 3.625 and 3.25 cents", {"social_security_cents": 16, "medicare_cents": 4,
         "sdi_cents": 3, "net_cents": 227}, gross_cents=250),
    paid("the spouse", NO_TAX, "fica_family", "sdi_family", "no_w4", "no_de4", relationship="spouse"),
    paid("the parent", NO_TAX, "fica_family", "sdi_family", "no_w4", "no_de4", relationship="parent"),
    paid("a child of 17", NO_TAX, "fica_family", "sdi_family", "no_w4", "no_de4", relationship="child_under_18"),
    paid("a child of 20 has SDI", NO_TAX | {"sdi_cents": 2600, "net_cents": 197400}, "fica_family", "sdi", "no_w4",
         "no_de4", relationship="child_under_21"),
    paid("below both thresholds", NO_TAX, "fica_below_threshold", "sdi_below_threshold", "no_w4", "no_de4",
         fica_threshold_met=False, sdi_threshold_met=False),
    paid("wages that were under the threshold are taxed when it is reached", {"social_security_cents": 27900,
         "medicare_cents": 6525, "sdi_cents": 3250}, year_to_date_cents=250000, untaxed_fica_cents=250000,
         untaxed_sdi_cents=50000),
    paid("a difference of ten dollars reaches the year's threshold: the tax on the wages before it waits",
         {"social_security_cents": 0, "medicare_cents": 0, "sdi_cents": 13, "net_cents": 987, "over_pay_cents": 0},
         "sdi", "no_w4", "no_de4", "fica_put_off", gross_cents=1000, year_to_date_cents=299500,
         untaxed_fica_cents=299500),
    paid("five dollars reach the quarter's threshold of SDI", {"sdi_cents": 0, "net_cents": 500},
         "fica_below_threshold", "no_w4", "no_de4", "sdi_put_off", gross_cents=500, fica_threshold_met=False,
         year_to_date_cents=74800, untaxed_sdi_cents=74800),
    paid("the next payment that can bear it takes it for all wages", {"social_security_cents": 31031,
         "medicare_cents": 7257, "sdi_cents": 2600}, year_to_date_cents=300500, untaxed_fica_cents=300500),
    paid("of wages taxed late too, none are taxed above the base of the year", {"social_security_cents": 1143900,
         "medicare_cents": 313500}, gross_cents=20000000, year_to_date_cents=1000000, untaxed_fica_cents=1000000),
    paid("the last thousand dollars below the Social Security base", {"social_security_cents": 6200,
         "medicare_cents": 2900}, "fica", "over_social_security_base", "sdi", "no_w4", "no_de4",
         year_to_date_cents=18350000),
    paid("up to the base itself", {"social_security_cents": 12400}, "fica", "sdi", "no_w4", "no_de4",
         year_to_date_cents=18250000),
    paid("above the base", {"social_security_cents": 0, "medicare_cents": 2900, "sdi_cents": 2600},
         year_to_date_cents=18450000),
    paid("a thousand dollars over 200,000", {"social_security_cents": 0, "medicare_cents": 3800}, "fica",
         "over_social_security_base", "additional_medicare", "sdi", "no_w4", "no_de4", year_to_date_cents=19900000),
    paid("200,000 to the cent", {"medicare_cents": 2900}, year_to_date_cents=19800000),
)  # fmt: skip

FEDERAL = (
    federal("single", 14917, "single"),
    federal("married filing jointly", 6583, "married_jointly"),
    federal("head of household", 10450, "head_of_household"),
    federal("single, step 2 ticked", 25604, "single", two_jobs=True),
    federal("married filing jointly, step 2 ticked", 14917, "married_jointly", two_jobs=True),
    federal("head of household, step 2 ticked", 18142, "head_of_household", two_jobs=True),
    federal("credits of $2,000 a year", 6583, "single", credits_cents=200000),
    federal("credits above the tax make none", 0, "single", credits_cents=400000),
    federal("other income of $12,000 a year", 20917, "single", other_income_cents=1200000),
    federal("deductions of $10,000 a year", 9917, "single", deductions_cents=1000000),
    federal("$50 more by request, on top of credits", 5000, "single", credits_cents=400000, extra_cents=5000),
    paid("wages of a year below the table", {"federal_income_tax_cents": 0}, gross_cents=67083,
         w4={"filing_status": "single"}),
    paid("the top of the table: $30,000 a half-month", {"federal_income_tax_cents": 901668}, gross_cents=3000000,
         w4={"filing_status": "single"}),
)  # fmt: skip

STATE = (
    state("single without allowances", 4914, "single", 0),
    state("single with one: $7.01 off", 4213, "single", 1),
    state("married with one allowance: the deduction of the single, the table of the married", 2159, "married", 1),
    state("married with two: twice the deduction, $14.03 off", 933, "married", 2),
    state("head of household with one", 1635, "head_of_household", 1),
    state("one allowance for estimated deductions: $42 less", 4652, "single", 0, estimated_deductions=1),
    state("two of them: $83", 4472, "single", 0, estimated_deductions=2),
    state("ten of them: $417", 3002, "single", 0, estimated_deductions=10),
    state("eleven of them: $42 each", 2804, "single", 0, estimated_deductions=11),
    state("the low income exemption itself", 0, "single", 0, gross=78700),
    state("a cent above it", 699, "single", 0, gross=78701),
    state("the higher low income exemption itself", 0, "head_of_household", 0, gross=157500),
    state("a cent above the higher one", 1401, "head_of_household", 0, gross=157501),
    state("married with four at $2,600: $28.05 off $36.56", 851, "married", 4, gross=260000),
    state("married with four at $2,100: the credit is more than the tax", 0, "married", 4, gross=210000),
    state("extra by request, below the low income exemption too", 1000, "single", 0, gross=78700, extra_cents=1000),
)

W4, DE4 = {"filing_status": "single"}, {"filing_status": "single", "allowances": 0}
WHOLE = (
    paid("both certificates and a share of cost", {"federal_income_tax_cents": 14917, "state_income_tax_cents": 4914,
         "share_of_cost_cents": 30000, "disposable_cents": 162269, "net_cents": 132269}, "fica", "sdi",
         "federal_by_w4", "state_by_de4", "share_of_cost", w4=W4, de4=DE4, share_of_cost_cents=30000),
    paid("living in: no income tax, payroll taxes as ever", {"social_security_cents": 12400, "sdi_cents": 2600,
         "federal_income_tax_cents": 0, "state_income_tax_cents": 0, "net_cents": 182100}, "fica", "sdi", "live_in",
         w4=W4 | {"extra_cents": 5000}, de4=DE4, live_in_certified=True),
    paid("a share of cost as large as the pay after taxes", {"share_of_cost_cents": 182100, "net_cents": 0,
         "share_of_cost_left_cents": 0}, share_of_cost_cents=182100),
    paid("a share of cost larger than that: the rest stays untaken", {"share_of_cost_cents": 182100, "net_cents": 0,
         "share_of_cost_left_cents": 1, "over_pay_cents": 0}, "fica", "sdi", "no_w4", "no_de4", "share_of_cost",
         "share_of_cost_over_pay", share_of_cost_cents=182101),
    paid("more withheld by request than was earned", {"federal_income_tax_cents": 182100, "state_income_tax_cents": 0,
         "net_cents": 0, "disposable_cents": 0, "over_pay_cents": 82817 + 4914}, "fica", "sdi", "federal_by_w4",
         "state_by_de4", "taxes_over_pay", w4=W4 | {"extra_cents": 250000}, de4=DE4),
    Example("a year whose tables are not in the law yet goes by the last ones", date(2027, 1, 1), USUAL,
            {"social_security_cents": 12400, "net_cents": 182100},
            rows=("fica", "sdi", "no_w4", "no_de4", "tables_of_an_earlier_year")),
    Example("nobody told whether a W-4 was filed", ON, {k: v for k, v in USUAL.items() if k != "w4"}, needs=("w4",)),
)  # fmt: skip

EXAMPLES: tuple[Example, ...] = PAYROLL + FEDERAL + STATE + WHOLE
