"""What may be said to a run as it stands: each word, who may say it, and a sentence on what happens then."""

from dataclasses import dataclass

from flask import url_for

from records.brought_answers import bringers
from records.clock import county_today
from records.pay_run import PayRun, PayRunApproval
from records.pay_run_view import Figures
from rules.preview import preview
from web import database
from web.access import may
from web.forms import Form, blank
from web.schemas.form import FormSchema
from web.schemas.pay_run import Because, Nothing, TotalsSeen
from web.sign_in import guard
from web.wording import money
from workflows.pay_run.statuses import takes
from workflows.steps.pay_run import PayRunStatus


@dataclass(frozen=True)
class Ask:
    """One message. `main`: the word that is awaited, shown first; the others are folded behind their question."""

    update: str
    path: str
    action: str
    title: str
    says: str
    done: str
    button: str
    schema: type[FormSchema] = Because
    main: bool = False
    danger: bool = True


ASKS = (
    Ask(
        update="approve_totals",
        path="approve",
        action="approve",
        title="A payroll officer's word",
        says="{payments} with {net} net {go} before a supervisor. Nothing is paid yet.",
        done="The totals are approved. A supervisor releases the run.",
        button="Approve the totals",
        schema=TotalsSeen,
        main=True,
    ),
    Ask(
        update="release_pay_run",
        path="release",
        action="release",
        title="A supervisor's word",
        says="{payments} with {net} net {are} issued and the payment files are made. "
        "This cannot be taken back; single payments can be voided later.",
        done="Released. The payment files are being made.",
        button="Release the money",
        schema=TotalsSeen,
        main=True,
    ),
    Ask(
        update="send_back_pay_run",
        path="send-back",
        action="release",
        title="Send it back",
        says="The payroll officer's word is taken back, and the totals wait for a payroll officer again.",
        done="The run is before the payroll officer again, with your reason.",
        button="Send it back",
        danger=False,
    ),
    Ask(
        update="resume_pay_run",
        path="resume",
        action="stop",
        title="Go on",
        says="It goes on where it stood. What is done is not done again.",
        done="The run goes on.",
        button="Resume the run",
        schema=Nothing,
        main=True,
    ),
    Ask(
        update="stop_pay_run",
        path="stop",
        action="stop",
        title="Stop the run",
        says="The parts in hand are finished and no other is begun. It can be resumed, and nothing is done twice.",
        done="The run stops as soon as the parts in hand are finished.",
        button="Stop the run",
    ),
    Ask(
        update="discard_pay_run",
        path="discard",
        action="stop",
        title="Discard the run",
        says="What was reckoned is cleared away. The timesheets are owed as before, and the next run takes them.",
        done="The run is discarded. Its timesheets are owed as before.",
        button="Discard the run",
    ),
)
BY_UPDATE = {each.update: each for each in ASKS}

DESKS = {"approve_totals": "payroll_officer", "release_pay_run": "supervisor", "send_back_pay_run": "supervisor"}
"""Whose word each is; who may say it is for the law (ihss.pay_run_approver)."""


@dataclass(frozen=True)
class Shown:
    """A word on the page; `why_not` where whoever looks may not say it, in a sentence."""

    ask: Ask
    says: str
    form: Form
    why_not: str | None
    action: str
    open: bool


def shown(
    row: PayRun, whole: Figures, approvals: dict[str, tuple[PayRunApproval, str]], typed: tuple[str, Form] | None = None
) -> list[Shown]:
    """What may be said now by whoever looks; `typed` is a form that came back, by its message."""
    one = whole.payments == 1
    figures = {"payments": "1 payment" if one else f"{whole.payments:,} payments", "net": money(whole.net_cents)}
    figures |= {"go": "goes", "are": "is"} if one else {"go": "go", "are": "are"}
    return [
        Shown(
            ask=each,
            says=each.says.format(**figures),
            form=typed[1] if typed and typed[0] == each.update else blank(each.schema()),
            why_not=why_not(row, each, approvals),
            action=url_for(f"payroll.{each.update}", run_id=row.id),
            open=typed is not None and typed[0] == each.update,
        )
        for each in ASKS
        if takes(PayRunStatus(row.status), each.update) and may("pay_run", each.action)
    ]


def why_not(row: PayRun, asked: Ask, approvals: dict[str, tuple[PayRunApproval, str]]) -> str | None:
    """Why whoever looks may not say this word, in the law's sentence; None if they may."""
    desk, staff = DESKS.get(asked.update), guard.the_staff()
    if desk is None:
        return None
    facts = {
        "pay_desk": desk,
        "holds_role_of_desk": desk in staff.roles,
        "works_for_a_county": staff.county_code is not None,
        "made_the_run": row.made_by_id == staff.staff_id,
        "brought_an_answer": staff.staff_id in bringers(database.session(), row.id),
        "said_the_other_word": any(given.staff_id == staff.staff_id for given, _name in approvals.values()),
    }
    answer = preview("ihss.pay_run_approver", county_today(), facts)
    if answer.answer and answer.answer["allowed"]:
        return None
    return " ".join(reason.says for reason in answer.because)
