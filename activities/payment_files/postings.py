"""What happens to a payment after it was made, in the ledger: further postings, each of which sums to nothing."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.ledger import Account, LedgerLine, Share
from records.payment import Payment

OUT = {"direct_deposit": Account.DIRECT_DEPOSIT, "warrant": Account.WARRANT}
"""The account that money left from, by the way it went."""


def program_of(session: Session, payment: Payment) -> int:
    """The program as the payment's own lines have it."""
    query = select(LedgerLine.program).where(LedgerLine.payment_id == payment.id, LedgerLine.posting == 0)
    return session.scalars(query.limit(1)).one()


def came_back(session: Session, payment: Payment) -> None:
    """The money is there again, and is owed to the provider until it is issued anew or found not to be owed."""
    _post(session, payment, {OUT[payment.method]: payment.net_cents, Account.RETURNED: -payment.net_cents})


def _post(session: Session, payment: Payment, cents: dict[Account, int]) -> None:
    last = session.scalar(select(func.max(LedgerLine.posting)).where(LedgerLine.payment_id == payment.id))
    program = program_of(session, payment)
    session.add_all(
        LedgerLine(
            payment_id=payment.id,
            posting=int(last or 0) + 1,
            account=int(account),
            share=int(Share.NONE),
            program=program,
            cents=amount,
        )
        for account, amount in cents.items()
    )
    session.flush()
