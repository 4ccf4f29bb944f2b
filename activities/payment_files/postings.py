"""Money that came back, in the ledger: a posting of the payment that it was sent as."""

from sqlalchemy.orm import Session

from records.ledger import Account
from records.ledger_postings import post
from records.payment import Payment

OUT = {"direct_deposit": Account.DIRECT_DEPOSIT, "warrant": Account.WARRANT}
"""The account that money left from, by the way it went."""


def came_back(session: Session, payment: Payment) -> None:
    """The money is there again, and is owed to the provider until it is issued anew or found not to be owed."""
    post(session, payment.id, {OUT[payment.method]: payment.net_cents, Account.RETURNED: -payment.net_cents})
