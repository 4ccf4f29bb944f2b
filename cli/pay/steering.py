"""`hearth pay status`, `stop` and `resume`: what the run's page does, for whoever watches a terminal at night."""

import secrets
import time

import click
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cli.pay.following import AT_WORK, NOBODY, PATIENCE, PAUSE, follow, in_words, look, report
from cli.pay.office import dollars, engine, run_numbered, who
from records import clock
from records.outbox import OutboxMessage, post_tell
from records.pay_run import PayRun
from records.submission import Submission, say

SHOWN = 10
WORDS = {"stop_pay_run": "stopped", "resume_pay_run": "resumed"}


@click.command(short_help="Say how a run stands, or list the last ones.")
@click.argument("number", required=False)
def status(number: str | None) -> None:
    """Say how the run with this NUMBER stands, or list the last ones."""
    office = engine()
    with Session(office) as session:
        if number is None:
            _list(session)
            return
        run = run_numbered(session, number)
        seen = look(session, run.id)
    if seen.status in AT_WORK:
        click.echo(f"{seen.done} of {seen.parts} parts are done." if seen.taken else f"It waits: {NOBODY}.")
    report(office, run.id)


def _list(session: Session) -> None:
    runs = list(session.scalars(select(PayRun).order_by(PayRun.id.desc()).limit(SHOWN)))
    if not runs:
        click.echo("There is no run yet. `hearth pay run --period 2026-03-A` makes one.")
    for run in runs:
        paid = f"{run.payments:>10,} payments {dollars(run.net_cents):>20} net {run.held:>7,} held"
        click.echo(f"{run.number:<16} {in_words(run.status):<28} {paid}")


@click.command(short_help="Stop a run: parts in hand are finished.")
@click.argument("number")
@click.option("--as", "sign_in_name", required=True, help="Sign-in name of the payroll officer who stops it.")
@click.option("--reason", default="Stopped from the terminal.", show_default=True, help="Why, for the run's page.")
def stop(number: str, sign_in_name: str, reason: str) -> None:
    """Stop the run with this NUMBER: parts in hand are finished, no other is begun."""
    office = engine()
    run_id = _say(office, "stop_pay_run", number, sign_in_name, {"reason": reason})
    report(office, run_id)


@click.command(short_help="Let a stopped or mended run go on.")
@click.argument("number")
@click.option("--as", "sign_in_name", required=True, help="Sign-in name of the payroll officer who lets it go on.")
def resume(number: str, sign_in_name: str) -> None:
    """Let the stopped or mended run with this NUMBER go on where it was, and follow it."""
    office = engine()
    run_id = _say(office, "resume_pay_run", number, sign_in_name, {})
    if not follow(office, run_id, number):
        raise click.ClickException(f"The run {number} waits: {NOBODY}.")
    report(office, run_id)


def _say(office: Engine, kind: str, number: str, sign_in_name: str, payload: dict[str, str]) -> int:
    """Say something to a run and wait for its answer; the run's id. Raises with the sentence of a refusal."""
    with Session(office) as session, session.begin():
        run = run_numbered(session, number)
        said = say(
            session,
            kind=kind,
            form_key=secrets.token_hex(16),
            subject=run.subject,
            staff_id=who(session, sign_in_name, "stop"),
            said_at=clock.now(),
            payload=payload,
        )
        message = post_tell(session, f"pay_run-{run.id}", said)
        session.flush()
        run_id, message_id, said_id = run.id, message.id, said.id
    refused = _refusal(office, message_id, said_id)
    if refused:
        raise click.ClickException(refused)
    click.echo(f"The run {number} is {WORDS[kind]}.")
    return run_id


def _refusal(office: Engine, message_id: int, said_id: int) -> str | None:
    """Why what was said changes nothing; none when it was done."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with Session(office) as session:
            message = session.get_one(OutboxMessage, message_id)
            if message.outcome == "refused":
                return message.last_error or "The run does not take this now."
            if message.sent_at is not None:
                return session.get_one(Submission, said_id).sentence
        time.sleep(PAUSE)
    return f"It is written down, but nobody has taken it: {NOBODY}."
