"""What the bank and the Controller say of payments: matched, written once, and followed in status and ledger.

A line that cannot be matched is told back by its number; nothing of it is kept.
"""

import datetime as dt
import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.partners.files import CAME_IN, CameIn, Unusable
from activities.payment_files.matching import payment_of_trace, payment_of_warrant
from activities.payment_files.postings import came_back
from records import clock, secrets
from records.ach_codes import CHANGES, return_of
from records.event import Event
from records.pay_run import PayRun
from records.pay_setup import DirectDeposit
from records.payment import Payment
from records.payment_file import PaymentAnswer, PaymentFile
from records.routing_number import is_routing_number

ACCOUNT = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z -]{0,15}[0-9A-Za-z])?", re.ASCII)
"""The number of an account as the bank's file takes it: at most 17 letters and digits, blanks and hyphens between."""

OUT = ("issued", "paid")
"""A payment that left, and may still come back."""


def take_from_bank(session: Session, line: dict[str, Any]) -> str:
    """Take one return or notification of change: `taken`, or `repeated`. Raises Unusable."""
    payment = payment_of_trace(session, line)
    returned = line["says"] == "returned"
    if returned and line["cents"] != payment.net_cents:
        raise Unusable(f"The amount is not that of payment {payment.id}. Nothing was changed.")
    known = CHANGES if not returned else None
    if known is not None and line["code"] not in known:
        raise Unusable(f"{line['code']} is no change of an account that wages could need.")
    more = {} if returned else _corrected(line)
    reference = f"ach-{payment.id}-{line['code']}-{line['own_trace']}"
    if _said_before(session, reference):
        return "repeated"
    if returned:
        _comes_back(session, payment, "returned", line["on"])
        if return_of(line["code"]).closes:
            _close(session, payment, line["on"])
    _write(session, payment, line["says"], line["on"], reference, code=line["code"], **more, **_file_of(line))
    return "taken"


def take_from_controller(session: Session, line: dict[str, Any]) -> str:
    """Take what became of one warrant: `taken`, or `repeated`. Raises Unusable."""
    payment = payment_of_warrant(session, line)
    reference = f"warrant-{payment.id}-{line['answer']}"
    if _said_before(session, reference):
        return "repeated"
    on = dt.date.fromisoformat(line["answered_on"])
    if on < (made := clock.county_day(session.get_one(PayRun, payment.run_id).made_at)):
        raise Unusable(f"answered_on {on} is before {made}, when warrant {payment.id} was made. Nothing was changed.")
    if line["answer"] == "paid":
        if payment.status != "issued":
            raise Unusable(f"Warrant {payment.id} is {payment.status} here, and cannot be paid. Look into it at once.")
        payment.own_status, payment.own_status_on = "paid", on
    else:
        if payment.status == "paid":
            raise Unusable(f"Warrant {payment.id} was paid on {payment.status_on}, and cannot be {line['answer']} now.")
        _comes_back(session, payment, line["answer"], line["answered_on"])
    told = {"told": line["told"][:80] or None} | _file_of(line)
    _write(session, payment, line["answer"], line["answered_on"], reference, **told)
    return "taken"


def take_settlement(session: Session, line: dict[str, str]) -> str:
    """The bank has settled a whole file: all of it that did not come back is paid. Raises Unusable."""
    file = session.scalar(
        select(PaymentFile).where(PaymentFile.name == line["file"], PaymentFile.kind == "ach").with_for_update()
    )
    if file is None:
        raise Unusable("No file of this name was sent.")
    if (line["entries"], line["cents"]) != (str(file.entries), str(file.cents)):
        raise Unusable(f"The file held {file.entries} entries of {file.cents} cents. Nothing was changed.")
    if file.settled_on is not None:
        return "repeated"
    file.settled_on = dt.date.fromisoformat(line["settled_on"])
    session.flush()
    return "taken"


def _said_before(session: Session, reference: str) -> bool:
    return session.scalar(select(PaymentAnswer.id).where(PaymentAnswer.reference == reference)) is not None


def _comes_back(session: Session, payment: Payment, status: str, on: str) -> None:
    """Raises Unusable for money that is here already, or was sent out again."""
    if payment.status not in OUT:
        raise Unusable(f"Payment {payment.id} is {payment.status} here already. Ask the sender which of both it is.")
    payment.own_status, payment.own_status_on = status, dt.date.fromisoformat(on)
    came_back(session, payment)


def _close(session: Session, payment: Payment, on: str) -> None:
    """Nothing goes to that account any more; payments wait until there is another one or a warrant is chosen."""
    if payment.direct_deposit_id is None:
        return
    account = session.get_one(DirectDeposit, payment.direct_deposit_id)
    if account.closed_on is None:
        account.closed_on = dt.date.fromisoformat(on)


def _corrected(line: dict[str, Any]) -> dict[str, Any]:
    """The account as the bank would have it; its number sealed. Raises Unusable."""
    routing, account = line.get("routing_number"), line.get("account")
    if routing is not None and not is_routing_number(routing):
        raise Unusable("The corrected routing number has a wrong check digit.")
    if account is not None and not account:
        raise Unusable("The corrected account number is missing.")
    if account and not ACCOUNT.fullmatch(account):
        raise Unusable("The corrected account number has signs that are in no account's number.")
    told: dict[str, Any] = {"routing_number": routing, "account_kind": line.get("account_kind")}
    if account:
        told |= {"account_sealed": secrets.seal(account), "account_last_four": account[-4:]}
    return told


def _file_of(line: dict[str, Any]) -> dict[str, str]:
    """The file that a line came in, where it came in one."""
    came_in: CameIn | None = line.get(CAME_IN)
    return {"file_name": came_in.name[:120], "file_sha256": came_in.sha256} if came_in else {}


def _write(session: Session, payment: Payment, answer: str, on: str, reference: str, **more: Any) -> None:
    at, needs_nobody = clock.now(), answer == "paid"
    row = PaymentAnswer(
        payment_id=payment.id,
        answer=answer,
        on=dt.date.fromisoformat(on),
        reference=reference,
        came_at=at,
        settled_at=at if needs_nobody else None,
        **more,
    )
    session.add(row)
    if not needs_nobody:
        params = {"payment_id": payment.id, "bank_says": more.get("code") or answer, "answered_on": on}
        kind = "account_change_told" if answer == "notice_of_change" else "payment_came_back"
        whose = {"enrollment_id": payment.enrollment_id} if payment.is_of_provider else {"case_id": payment.case_id}
        session.add(Event(**whose, at=at, kind=kind, params=params))
    session.flush()
