"""How the demo's providers are paid: accounts of banks that do not exist, certificates, dues, an order, a share."""

import datetime as dt

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cli.seed.statewide.bank import BANKS
from cli.seed.timesheets.pairs import Pair
from records.assignment import Assignment
from records.bank_accounts import Account, By, give_account
from records.clock import county_instant
from records.enrollment import Enrollment
from records.pay_order import PayOrder
from records.pay_setup import DirectDeposit, ShareOfCost
from records.withholding import give_certificate, open_certificates

COUNTY_WORKERS = {"34": "rosa", "57": "pilar"}
BY_CHECK = 6
"""One provider in so many gets checks."""

SUPPORT, SHARE_OF_COST = 4, 5
"""The places of the provider with an order for support, and of the one whose recipient pays a share."""

SAYS = {
    "w4": {"filing_status": "married_jointly", "credits_cents": 220_000},
    "de4": {"filing_status": "married", "allowances": 2},
}


def set_up(session: Session, staff: dict[str, int], found: list[Pair]) -> None:
    """Write it once for all of them, each from the day on which the provider's first pair began."""
    by_provider: dict[int, list[Pair]] = {}
    for pair in found:
        by_provider.setdefault(pair.enrollment_id, []).append(pair)
    for place, mine in enumerate(by_provider.values()):
        day = min(pair.starts_on for pair in mine)
        worker = staff.get(COUNTY_WORKERS.get(mine[0].enrollment_county, "rosa"))
        by = By(None if mine[0].account_id else worker, county_instant(day))
        row = session.get_one(Enrollment, mine[0].enrollment_id)
        if place % BY_CHECK != BY_CHECK - 1:
            _account(session, row, mine, place, day, by)
        _certificates(session, row, place, day, by)
        _orders(session, row, place, day, by)
        if place == SHARE_OF_COST:
            _share(session, mine[0], by)


def _account(session: Session, row: Enrollment, mine: list[Pair], place: int, day: dt.date, by: By) -> None:
    if session.scalar(select(exists().where(DirectDeposit.enrollment_id == row.id))):
        return
    number = f"{40_000_017 + place * 7_919:010d}"
    account = Account(BANKS[place % len(BANKS)], number, "savings" if place % 5 == 2 else "checking")
    give_account(session, row, [session.get_one(Assignment, pair.assignment_id) for pair in mine], account, day, by)


def _certificates(session: Session, row: Enrollment, place: int, day: dt.date, by: By) -> None:
    """One in three has income tax withheld."""
    wanted = {"w4": place % 3 == 0, "de4": place % 3 == 0 and place % 4 != 0}
    known = open_certificates(session, row.id)
    for form, says in SAYS.items():
        if wanted[form] and form not in known:
            give_certificate(session, row, form, says, day, by)


def _orders(session: Session, row: Enrollment, place: int, day: dt.date, by: By) -> None:
    """Every second one pays dues to a union; one pays support for a child."""
    if session.scalar(select(exists().where(PayOrder.enrollment_id == row.id))):
        return
    told = {"enrollment_id": row.id, "starts_on": day, "made_at": by.at, "made_by_id": by.staff_id}
    if place % 2 == 0:
        session.add(PayOrder(kind="union_dues", payee="SEIU Local 2015", dues_of="seiu_2015", **told))
    if place == SUPPORT:
        reference = {"reference": "SU-0004711", "payee": "State Disbursement Unit"}
        session.add(PayOrder(kind="support", amount_cents=12_500, **reference, **told))


def _share(session: Session, pair: Pair, by: By) -> None:
    """The recipient pays some of the care."""
    if not session.scalar(select(exists().where(ShareOfCost.case_id == pair.case_id))):
        month = pair.starts_on.replace(day=1)
        session.add(ShareOfCost(case_id=pair.case_id, from_month=month, cents=8_500, made_at=by.at))
