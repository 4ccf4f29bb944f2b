"""Withholding of 2026 as the worksheets of the IRS and the EDD come to it, each line worked by hand."""

from datetime import date
from typing import Any

import pytest

from rules.errors import BeforeTheLaw
from tests.law.asking import answer_to

PAY_DATE = date(2026, 3, 31)


def net_pay(gross: str, on: date = PAY_DATE, **facts: Any) -> dict[str, Any]:
    """The payslip of a provider who is no relative and above every threshold; gross in dollars."""
    usual = {"w4": None, "de4": None, "relationship": "none", "live_in_certified": False, "share_of_cost_cents": 0}
    usual |= {"fica_threshold_met": True, "sdi_threshold_met": True, "year_to_date_cents": 0}
    return answer_to("ihss.net_pay", on=on, gross_cents=round(float(gross) * 100), **usual | facts)


def in_dollars(cents: int) -> str:
    """Cents as they are printed."""
    return f"{cents / 100:.2f}"


@pytest.mark.parametrize(
    ("gross", "w4", "withheld"),
    [
        # 1,571.20 x 24 = 37,708.80; less 8,600 = 29,108.80; 1,240 + 12 % of 9,208.80 = 2,345.056; / 24
        ("1571.20", {"filing_status": "single"}, "97.71"),
        # 3,500 x 24 = 84,000; less 12,900 = 71,100; 2,480 + 12 % of 27,000 = 5,720; less 4,400 = 1,320; / 24
        ("3500", {"filing_status": "married_jointly", "credits_cents": 440000}, "55.00"),
        # 2,500 x 24 = 60,000; less 8,600 = 51,400; 1,770 + 12 % of 18,150 = 3,948; less 2,200 = 1,748; / 24
        ("2500", {"filing_status": "head_of_household", "credits_cents": 220000}, "72.83"),
        # 3,000 x 24 = 72,000, nothing off; 8,983 + 24 % of 11,100 = 11,647; / 24
        ("3000", {"filing_status": "single", "two_jobs": True}, "485.29"),
        # 3,000 x 24 = 72,000, nothing off; 5,800 + 22 % of 5,500 = 7,010; / 24
        ("3000", {"filing_status": "married_jointly", "two_jobs": True}, "292.08"),
        # 3,000 x 24 = 72,000, nothing off; 8,077.50 + 24 % of 7,075 = 9,775.50; / 24 = 407.3125
        ("3000", {"filing_status": "head_of_household", "two_jobs": True}, "407.31"),
        # 5,000 x 24 + 6,000 - 4,000 - 8,600 = 113,400; 17,966 + 24 % of 200 = 18,014; / 24 + 25
        ("5000", {"filing_status": "single", "other_income_cents": 600000, "deductions_cents": 400000,
                  "extra_cents": 2500}, "775.58"),
        # 670.83 x 24 = 16,099.92; less 8,600 is under the first row
        ("670.83", {"filing_status": "single"}, "0.00"),
    ],
)  # fmt: skip
def test_federal_tax_by_the_percentage_method_for_automated_payrolls(gross: str, w4: Any, withheld: str) -> None:
    assert in_dollars(net_pay(gross, w4=w4)["federal_income_tax_cents"]) == withheld


@pytest.mark.parametrize(
    ("gross", "status", "allowances", "estimated", "withheld"),
    [
        # at most the low income exemption
        ("787", "single", 0, 0, "0.00"),
        ("1575", "married", 2, 0, "0.00"),
        ("1575", "head_of_household", 0, 0, "0.00"),
        # 1,575 less 238 = 1,337 by the married table: 10.16 + 2.2 % of 413 = 19.246; one allowance, 7.01
        ("1575", "married", 1, 0, "12.24"),
        # 2,100 less 476 = 1,624: 10.16 + 2.2 % of 700 = 25.56; four allowances are 28.05
        ("2100", "married", 4, 0, "0.00"),
        # 3,200 less 42 less 476 = 2,682: 37.97 + 4.4 % of 494 = 59.706; three allowances are 21.04
        ("3200", "married", 3, 1, "38.67"),
        # 4,200 less 476 = 3,724 by the table of heads of household: 110.06 + 8.8 % of 232 = 130.476; 35.06
        ("4200", "head_of_household", 5, 0, "95.42"),
        # 1,571.20 less 238 = 1,333.20: 18.98 + 4.4 % of 239.20 = 29.5048; two allowances are 14.03
        ("1571.20", "single", 2, 0, "15.47"),
        # 50,000 less 238 = 49,762: 4,759.23 + 14.63 % of 8,095 = 5,943.5285
        ("50000", "single", 0, 0, "5943.53"),
    ],
)
def test_california_tax_by_the_exact_calculation(
    gross: str, status: str, allowances: int, estimated: int, withheld: str
) -> None:
    de4 = {"filing_status": status, "allowances": allowances, "estimated_deductions": estimated}
    assert in_dollars(net_pay(gross, de4=de4)["state_income_tax_cents"]) == withheld


def test_no_certificate_no_income_tax_and_living_in_none_either() -> None:
    both: dict[str, Any] = {"w4": {"filing_status": "single"}, "de4": {"filing_status": "single", "allowances": 0}}
    for payslip in (net_pay("3000"), net_pay("3000", live_in_certified=True, **both)):
        assert payslip["federal_income_tax_cents"] == payslip["state_income_tax_cents"] == 0
        assert payslip["social_security_cents"] == 18600
    assert net_pay("3000", **both)["federal_income_tax_cents"] > 0


def test_tables_that_are_not_known_are_not_guessed() -> None:
    with pytest.raises(BeforeTheLaw, match="2026"):
        net_pay("3000", on=date(2025, 12, 31))
