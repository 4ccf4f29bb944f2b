"""A run from accepted timesheets to payments, lines and ledger, on a real database."""

from records.ledger import Account, Share
from tests.activities.pay_run.pay_office import PayOffice, Run


def test_a_timesheet_is_paid_its_hours_at_the_countys_rate_less_taxes(pay: PayOffice) -> None:
    work, _, _ = pay.pair("34")
    sheet = pay.sheet(work, {2: 240, 3: 240, 4: 240})
    run = Run()
    paid = run.payment(sheet)
    assert run.lines(sheet) == [("regular", 1915, None, 720, 22980)]
    assert (paid.gross_cents, paid.net_cents, paid.minutes, paid.method) == (22980, 22980, 720, "warrant")
    assert [(each.account, each.share, each.cents) for each in run.ledger(paid.id)] == [
        (Account.WAGES, Share.FEDERAL, 11490),
        (Account.WAGES, Share.STATE, 7468),
        (Account.WAGES, Share.COUNTY, 4022),
        (Account.WARRANT, Share.NONE, -22980),
    ]
