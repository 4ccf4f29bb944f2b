"""The port to the State Controller: it takes the register of warrants, and says what became of each.

It is also asked to stop one that was lost, which it answers with `void`. Format: docs/partners/payment-files.md.
"""

from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.partners.answering import day_in, not_to_come
from activities.partners.files import FilePartner, Unusable, partners_folder
from activities.partners.provider_checks import one_of
from activities.payment_files import answers
from records import clock
from records.clock import county_day
from records.payment import Payment
from records.payment_repair import PaymentRepair

ANSWERS = ("paid", "void", "stale")


class Controller(Protocol):
    """What Hearth needs of the other side. Answers arrive by themselves (partners/answers.py)."""

    def send(self, path: Path) -> None:
        """Pass a register of warrants on; the same register twice is one."""

    def stop(self, wish: PaymentRepair, payment: Payment) -> None:
        """Ask for a warrant to be stopped."""


class ControllerFiles(FilePartner):
    """The port by files."""

    name = "controller"
    asked = ("reference", "warrant", "cents", "issued_on", "asked_on")
    answered = ("warrant", "answer", "answered_on", "cents", "told")
    keeps_file = True

    def send(self, path: Path) -> None:
        """Put it where the Controller collects."""
        self.put_copy(path)

    def stop(self, wish: PaymentRepair, payment: Payment) -> None:
        """Write the question."""
        row = {
            "reference": f"stop-{wish.id}",
            "warrant": str(payment.id),
            "cents": str(payment.net_cents),
            "issued_on": payment.pay_date.isoformat(),
            "asked_on": county_day(wish.asked_at).isoformat(),
        }
        self.put_question(row["reference"], row)

    def ask_waiting(self) -> int:
        """Pass on what was asked to be stopped since; how many warrants."""
        with transaction() as session:
            unsent = (PaymentRepair.kind == "stop", PaymentRepair.sent_at.is_(None))
            wishes = session.scalars(select(PaymentRepair).where(*unsent).with_for_update(skip_locked=True)).all()
            for wish in wishes:
                self.stop(wish, session.get_one(Payment, wish.payment_id))
                wish.sent_at = clock.now()
        return len(wishes)

    def take(self, session: Session, line: dict[str, Any]) -> str:
        """Take what became of a warrant."""
        one_of(line, "answer", ANSWERS)
        if day_in(line, "answered_on") is None:
            raise Unusable("answered_on must be a day written YYYY-MM-DD.")
        not_to_come(line, "answered_on")
        return answers.take_from_controller(session, line)


def controller() -> ControllerFiles:
    """The adapter of this office."""
    return ControllerFiles(partners_folder())
