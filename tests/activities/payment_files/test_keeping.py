"""Payment files name accounts: after six years their bytes are deleted, and their sums stay on record."""

import datetime as dt

from activities.database import transaction
from activities.payment_files import keeping
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.payment_files import payees


def forget(day: dt.date) -> int:
    with transaction() as session:
        return keeping.forget_old(session, day)


def test_a_payment_file_is_deleted_the_day_after_its_sixth_year_and_stays_on_record(pay: PayOffice) -> None:
    payees.some_payees(pay)
    run = Run()
    assert payees.issue(run.id) is None
    made = payees.ISSUED_AT.date()
    last = made.replace(year=made.year + 6)
    paths = [payees.file_of(run.id, kind) for kind in ("ach", "warrants")]
    assert forget(last) == 0
    assert all(path.exists() for path in paths)
    assert forget(last + dt.timedelta(days=1)) == 2
    assert not any(path.exists() for path in paths)
    assert forget(last + dt.timedelta(days=1)) == 0
    assert set(payees.files_on_record(run.id)) == {"ach", "warrants"}
