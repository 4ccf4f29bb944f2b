"""Net pay of a half-month: gross less taxes and the share of cost the recipient pays, in cents; asked on the pay date.

Taken in this order, each at most what is left: Social Security, Medicare, SDI, federal and California income tax, and
the share of cost. So no net is below nothing: whatever extra withholding or share of cost is too large for the payment
stays untaken, and a row says so. Taxes are computed on the whole gross, share of cost included (handbook, share of
cost). Income tax is withheld only by a certificate, household wages having none by law; the live-in certification takes
the pay out of both income taxes and out of nothing else.

A payment that reaches a threshold owes the tax on the wages before it too. Where that is more than a small payment can
bear, that tax is put off as a whole, for this payment and those before it, and taken by the next one that can bear it;
nothing is held for it. What no later payment of the year bears is the employer's own (26 CFR 31.3102-1(d)).
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, IntArray, Limits, Mask, Result, boolean, cents
from rules.law.ihss.amounts import payroll_taxes, withholding
from rules.law.ihss.amounts.net_pay_examples import EXAMPLES

PUT_OFF = "26 CFR 31.3102-1; IRS Publication 926"
FICA, SDI, HOUSEHOLD = "26 USC 3101, 3102", "UIC 984", "26 USC 3401(a)(3); EDD DE 8829"
TAKEN = (
    "social_security_cents",
    "medicare_cents",
    "sdi_cents",
    "federal_income_tax_cents",
    "state_income_tax_cents",
    "share_of_cost_cents",
)
TAXES = TAKEN[:-1]

QUESTION = AmountQuestion(
    name="ihss.net_pay",
    asks="What is paid out of the half-month's gross pay, and what is taken off?",
    facts=(
        "gross_cents",
        "w4",
        "de4",
        "relationship",
        "live_in_certified",
        "fica_threshold_met",
        "sdi_threshold_met",
        "year_to_date_cents",
        "share_of_cost_cents",
        "untaxed_fica_cents",
        "untaxed_sdi_cents",
    ),
    limits={
        **{
            name: f"payroll_tax/{name}"
            for name in (
                "social_security_rate",
                "social_security_base",
                "medicare_rate",
                "additional_medicare_rate",
                "additional_medicare_over",
                "sdi_rate",
            )
        },
        **{
            name: f"withholding/{name}"
            for name in (
                "pay_periods",
                "federal_not_ticked",
                "federal_standard",
                "federal_two_jobs",
                "state_low_income",
                "state_standard_deduction",
                "state_married_allowances",
                "state_allowance_credit",
                "state_estimated_deduction",
                "state_estimated_lines",
                "state_tables",
                "tables_carried_on",
            )
        },
    },
    gives={
        **{name: cents() for name in TAKEN},
        "net_cents": cents(),
        "disposable_cents": cents(),
        "share_of_cost_left_cents": cents(),
        "over_pay_cents": cents(),
        "fica_waits": boolean(),
        "sdi_waits": boolean(),
    },
    rows={
        "fica": FICA,
        "fica_family": "26 USC 3121(b)(3)",
        "fica_below_threshold": "26 USC 3121(x)",
        "over_social_security_base": "26 USC 3121(a)(1)",
        "additional_medicare": "26 USC 3101(b)(2), 3102(f)",
        "sdi": SDI,
        "sdi_family": "UIC 631",
        "sdi_below_threshold": "UIC 684",
        "live_in": "IRS Notice 2014-7; CDSS live-in self-certification page",
        "federal_by_w4": "IRS Publication 15-T (2026)",
        "no_w4": HOUSEHOLD,
        "state_by_de4": "EDD, California Withholding Schedules for 2026, Method B",
        "no_de4": HOUSEHOLD,
        "share_of_cost": "22 CCR 50653",
        "fica_put_off": PUT_OFF,
        "sdi_put_off": PUT_OFF,
        "taxes_over_pay": "IRS Publication 15 (2026)",
        "share_of_cost_over_pay": "22 CCR 50653",
        "tables_of_an_earlier_year": "26 USC 3402(a)",
    },
    since=date(2026, 1, 1),
    cite="26 USC 3101, 3102, 3121(b)(3), 3402(p); UIC 631, 684, 984, 13020; 22 CCR 50653",
    evidence="summary",
    examples=EXAMPLES,
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each payment's lines, what the law leaves to dispose of, and the net."""
    wanted, waits = _put_off(facts, wanted_of(facts, limits))
    left: IntArray = facts["gross_cents"]
    lines: dict[str, IntArray] = {}
    for name in TAKEN:
        lines[name] = np.minimum(wanted[name], left)
        left = left - lines[name]
    untaken = {name: wanted[name] - lines[name] for name in TAKEN}
    amounts = {
        **lines,
        "net_cents": left,
        "disposable_cents": left + lines["share_of_cost_cents"],
        "share_of_cost_left_cents": untaken["share_of_cost_cents"],
        "over_pay_cents": np.add.reduce([untaken[name] for name in TAXES]),
        "fica_waits": waits["fica"],
        "sdi_waits": waits["sdi"],
    }
    over = {
        "fica_put_off": waits["fica"],
        "sdi_put_off": waits["sdi"],
        "taxes_over_pay": amounts["over_pay_cents"] > 0,
        "share_of_cost_over_pay": untaken["share_of_cost_cents"] > 0,
    }
    return Result(amounts, _rows(facts, limits, lines, waits) | over)


def _put_off(facts: Columns, wanted: dict[str, IntArray]) -> tuple[dict[str, IntArray], dict[str, Mask]]:
    """What the lines take, and which tax on earlier wages waits: the one, or both, without which the taxes fit."""
    gross, taxes = facts["gross_cents"], np.add.reduce([wanted[name] for name in TAXES])
    fica = np.where(facts["untaxed_fica_cents"] > 0, wanted["social_security_cents"] + wanted["medicare_cents"], 0)
    sdi = np.where(facts["untaxed_sdi_cents"] > 0, wanted["sdi_cents"], 0)
    over = taxes > gross
    fica_alone = over & (fica > 0) & (taxes - fica <= gross)
    sdi_alone = over & ~fica_alone & (sdi > 0) & (taxes - sdi <= gross)
    both = over & ~fica_alone & ~sdi_alone & (fica > 0) & (sdi > 0) & (taxes - fica - sdi <= gross)
    waits = {"fica": fica_alone | both, "sdi": sdi_alone | both}
    lines = {"social_security_cents": "fica", "medicare_cents": "fica", "sdi_cents": "sdi"}
    taken = {name: np.where(waits[lines[name]], 0, each) if name in lines else each for name, each in wanted.items()}
    return taken, waits


def wanted_of(facts: Columns, limits: Limits) -> dict[str, IntArray]:
    """What each line would take, were the payment large enough."""
    gross, taxed = facts["gross_cents"], ~facts["live_in_certified"]
    w4, de4 = facts.items("w4"), facts.items("de4")
    return {
        "social_security_cents": payroll_taxes.social_security(facts, limits),
        "medicare_cents": payroll_taxes.medicare(facts, limits),
        "sdi_cents": payroll_taxes.sdi(facts, limits),
        "federal_income_tax_cents": w4.sum(withholding.federal(w4.spread(gross), w4, limits)) * taxed,
        "state_income_tax_cents": de4.sum(withholding.state(de4.spread(gross), de4, limits)) * taxed,
        "share_of_cost_cents": facts["share_of_cost_cents"],
    }


def _rows(facts: Columns, limits: Limits, lines: dict[str, IntArray], waits: dict[str, Mask]) -> dict[str, Mask]:
    fica, sdi = payroll_taxes.fica_due(facts) & ~waits["fica"], payroll_taxes.sdi_due(facts) & ~waits["sdi"]
    fica_family = facts.within("relationship", payroll_taxes.NO_FICA)
    sdi_family = facts.within("relationship", payroll_taxes.NO_SDI)
    live_in, w4, de4 = facts["live_in_certified"], facts.items("w4").filled, facts.items("de4").filled
    return {
        "fica": fica,
        "fica_family": fica_family,
        "fica_below_threshold": ~payroll_taxes.fica_due(facts) & ~fica_family,
        "over_social_security_base": fica & (payroll_taxes.over_base(facts, limits) > 0),
        "additional_medicare": fica & (payroll_taxes.over_additional(facts, limits) > 0),
        "sdi": sdi,
        "sdi_family": sdi_family,
        "sdi_below_threshold": ~payroll_taxes.sdi_due(facts) & ~sdi_family,
        "live_in": live_in,
        "federal_by_w4": w4 & ~live_in,
        "no_w4": ~w4 & ~live_in,
        "state_by_de4": de4 & ~live_in,
        "no_de4": ~de4 & ~live_in,
        "share_of_cost": lines["share_of_cost_cents"] > 0,
        "tables_of_an_earlier_year": np.full(len(fica), bool(limits["tables_carried_on"])),
    }
