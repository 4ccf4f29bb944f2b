"""One pay run, told to its process as payroll would say it, and what bank and Controller answered."""

import asyncio
import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from activities.pay_run.nightly import pay_date
from activities.payment_files import answers
from activities.payment_files.matching import trace_of
from cli.seed.past import PATIENCE, Past, StoryError
from records import clock, periods
from records.pay_run import PayRun, PayRunPart
from records.pay_running import RunRefused, begin_run
from records.payment import Payment
from records.payment_file import PaymentFile
from records.subject import Subject
from records.submission import AlreadySaid

HOUR = dt.timedelta(hours=1)
LOOK_SECONDS = 0.2
OVER = ("failed", "discarded")
NO_SUCH_ACCOUNT = "R03"


@dataclass
class PayPast(Past):
    """The run over the half-month that begins on `begins`, made at an instant by the schedule."""

    made_at: dt.datetime
    run_id: int = 0

    @property
    def subject(self) -> Subject:
        """The run."""
        return Subject("pay_run", self.run_id)

    @property
    def name(self) -> str:
        """Under this name the past's sayings are kept."""
        return f"demo-pay-{self.begins:%y%m%d}"

    async def made(self) -> bool:
        """Make it, or find it made before; nothing where there is nothing to pay."""
        self.run_id = await self.look(self._made) or 0
        return self.run_id > 0

    async def comes_to(self, *statuses: str) -> PayRun:
        """Wait until it stands so."""
        waited = 0.0
        while waited < PATIENCE:
            run = await self.look(lambda session: session.get_one(PayRun, self.run_id))
            if run.status in statuses:
                return run
            if run.status in OVER:
                raise StoryError(f"The run {run.number} {run.status}: {run.sentence}")
            await asyncio.sleep(LOOK_SECONDS)
            waited += LOOK_SECONDS
        raise StoryError(f"The run of {self.begins} did not come to {statuses[0]} in {PATIENCE:.0f} seconds.")

    async def released(self, officer: str, supervisor: str) -> None:
        """Two people look at the totals and give their words; then it is paid out."""
        run = await self.comes_to("awaiting_officer", "awaiting_supervisor", "issuing", "issued")
        seen = {"payments": run.payments, "net_cents": run.net_cents}
        await self.say("approve_totals", officer, self.made_at + HOUR, **seen)
        await self.say("release_pay_run", supervisor, self.made_at + 2 * HOUR, **seen)
        await self.comes_to("issued")
        await self.look(self._left)

    async def answered(self) -> None:
        """The bank settled the file, and one payment of it came back. Of checks the Controller tells by itself."""
        await self.look(self._came_back)
        await self.look(self._settled)

    def _made(self, session: Session) -> int | None:
        try:
            return begin_run(
                session,
                kind="half_month",
                period_begins=self.begins,
                period_ends=periods.last_day(self.begins),
                pay_date=pay_date(clock.county_day(self.made_at)),
                staff_id=None,
                form_key=f"{self.name}-made",
                at=self.made_at,
            ).id
        except AlreadySaid as before:
            return before.first.pay_run_id
        except RunRefused:
            return None

    def _left(self, session: Session) -> None:
        """It is issued while it is told; in the story its money left as soon as it was released."""
        at = min(self.made_at + 2 * HOUR, clock.now())
        run = session.get_one(PayRun, self.run_id)
        run.issued_at = at
        session.execute(update(PayRunPart).where(PayRunPart.run_id == run.id).values(issued_at=at))
        session.execute(update(PaymentFile).where(PaymentFile.run_id == run.id).values(made_at=at))

    def _came_back(self, session: Session) -> None:
        run = session.get_one(PayRun, self.run_id)
        mine = (Payment.run_id == run.id, Payment.method == "direct_deposit", Payment.net_cents > 0)
        deposits = list(session.scalars(select(Payment).where(*mine).order_by(Payment.id)))
        if not deposits or any(payment.status == "returned" for payment in deposits):
            return
        back = deposits[len(deposits) // 2]
        line = {"says": "returned", "payment": str(back.id), "trace": trace_of(run, back), "cents": back.net_cents}
        on = min(run.pay_date + 2 * periods.DAY, clock.county_today()).isoformat()
        answers.take_from_bank(session, {**line, "code": NO_SUCH_ACCOUNT, "own_trace": "340001010000001", "on": on})

    def _settled(self, session: Session) -> None:
        run = session.get_one(PayRun, self.run_id)
        mine = (PaymentFile.run_id == run.id, PaymentFile.kind == "ach")
        file = session.scalar(select(PaymentFile).where(*mine))
        if file is not None and run.pay_date <= clock.county_today():
            told = {"file": file.name, "settled_on": run.pay_date.isoformat()}
            answers.take_settlement(session, {**told, "entries": str(file.entries), "cents": str(file.cents)})
