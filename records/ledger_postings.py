"""What happens to a payment after it was made, in the ledger: further postings, each of which sums to nothing."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.ledger import Account, LedgerLine, Share


def program_of(session: Session, payment_id: int) -> int:
    """The program as the payment's own lines have it."""
    query = select(LedgerLine.program).where(LedgerLine.payment_id == payment_id, LedgerLine.posting == 0)
    return session.scalars(query.limit(1)).one()


def post(session: Session, payment_id: int, cents: Mapping[Account, int]) -> None:
    """One more posting of a payment, in cents by account, debits above nothing; they sum to nothing."""
    last = session.scalar(select(func.max(LedgerLine.posting)).where(LedgerLine.payment_id == payment_id))
    program = program_of(session, payment_id)
    session.add_all(
        LedgerLine(
            payment_id=payment_id,
            posting=int(last or 0) + 1,
            account=int(account),
            share=int(Share.NONE),
            program=program,
            cents=amount,
        )
        for account, amount in cents.items()
    )
    session.flush()
