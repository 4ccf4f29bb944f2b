"""The accounts into which a provider's payments go (SOC 829): given, changed, ended; one for each recipient.

Each function writes in the transaction of who calls, with the enrollment locked, so that two tabs at once are one after
the other; each change has its event. A number is sealed here and is told by its last four digits only.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.enrollment import Enrollment
from records.event import Event
from records.outbox import post_letter
from records.pay_setup import DirectDeposit
from records.secrets import seal, unseal


class NotChanged(ValueError):
    """An account that cannot be changed as it was said; the sentence is for staff."""


@dataclass(frozen=True)
class Account:
    """An account as somebody typed it: nine digits of the bank, the account's own number, checking or savings."""

    routing_number: str
    number: str
    kind: str


@dataclass(frozen=True)
class By:
    """Who says it, and when; nobody of the staff: the provider, online."""

    staff_id: int | None
    at: dt.datetime


def open_accounts(session: Session, enrollment_id: int) -> dict[int, DirectDeposit]:
    """The accounts in use, by assignment."""
    query = select(DirectDeposit).where(DirectDeposit.enrollment_id == enrollment_id, DirectDeposit.ended_on.is_(None))
    return {row.assignment_id: row for row in session.scalars(query)}


def usable_account(session: Session, assignment_id: int, day: dt.date) -> int | None:
    """The account that an assignment's payment may go to on a day: begun, not ended by then, not closed by its bank."""
    goes_on = or_(DirectDeposit.ended_on.is_(None), DirectDeposit.ended_on > day)
    mine = (DirectDeposit.assignment_id == assignment_id, DirectDeposit.starts_on <= day, goes_on)
    newest = select(DirectDeposit).where(*mine).order_by(DirectDeposit.starts_on.desc(), DirectDeposit.id.desc())
    row = session.scalar(newest.limit(1))
    return None if row is None or (row.closed_on is not None and row.closed_on <= day) else row.id


def history(session: Session, enrollment_id: int, mine: ColumnElement[bool] | None = None) -> list[DirectDeposit]:
    """Every account that was ever given, the newest first; `mine` are those that a member of staff may see."""
    seen = true() if mine is None else mine
    query = select(DirectDeposit).where(DirectDeposit.enrollment_id == enrollment_id, seen)
    return list(session.scalars(query.order_by(DirectDeposit.id.desc())))


def give_account(
    session: Session, enrollment: Enrollment, assignments: Sequence[Assignment], account: Account, day: dt.date, by: By
) -> list[DirectDeposit]:
    """From a day on, payments for these recipients go to this account; those before it end there.

    What goes there already is left as it is. Of a change the provider is told by letter, whoever made it. Raises
    NotChanged for an assignment that is another provider's.
    """
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    before, made = open_accounts(session, enrollment.id), []
    for assignment in assignments:
        if assignment.enrollment_id != enrollment.id:
            raise NotChanged("This recipient's payments are another provider's. Load the page again.")
        old = before.get(assignment.id)
        if old is not None and _is(old, account):
            continue
        if old is not None:
            old.ended_on = max(day, old.starts_on)
            session.flush()
        new = _made(session, assignment, account, day, by)
        made.append(new)
        kind = "bank_account_given" if old is None else "bank_account_changed"
        if old is not None:
            post_letter(session, assignment.id, kind, new.id, by.at)
        _happened(session, enrollment, kind, by, assignment.id, day)
    return made


def end_account(session: Session, enrollment: Enrollment, row: DirectDeposit, day: dt.date, by: By) -> None:
    """From a day on nothing goes to an account any more; payments are sent as checks. Raises NotChanged if it ended."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    session.refresh(row)
    if row.ended_on is not None:
        raise NotChanged("This account is not in use any more.")
    row.ended_on = max(day, row.starts_on)
    _happened(session, enrollment, "bank_account_ended", by, row.assignment_id, day)


def _is(row: DirectDeposit, account: Account) -> bool:
    """Whether a row, not closed by its bank, is just this account."""
    same = row.routing_number == account.routing_number and row.account_kind == account.kind
    return same and row.closed_on is None and unseal(row.account_sealed) == account.number


def _made(session: Session, assignment: Assignment, account: Account, day: dt.date, by: By) -> DirectDeposit:
    row = DirectDeposit(
        enrollment_id=assignment.enrollment_id,
        assignment_id=assignment.id,
        routing_number=account.routing_number,
        account_sealed=seal(account.number),
        account_last_four=account.number[-4:],
        account_kind=account.kind,
        starts_on=day,
        made_at=by.at,
        made_by_id=by.staff_id,
    )
    session.add(row)
    session.flush()
    return row


def _happened(session: Session, enrollment: Enrollment, kind: str, by: By, assignment_id: int, day: dt.date) -> None:
    params = {"assignment_id": assignment_id, "starts_on": day.isoformat()}
    params |= {} if by.staff_id else {"how": "online"}
    session.add(Event(enrollment_id=enrollment.id, at=by.at, staff_id=by.staff_id, kind=kind, params=params))
    session.flush()
