"""A timesheet on two phones: the provider types and sends three days, the recipient approves them, they are paid."""

import datetime as dt
import re

from playwright.sync_api import expect
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from records.clock import county_today
from records.periods import half_month
from records.timesheet import Timesheet, TimesheetEntry
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import PATIENCE, Desk
from tests.browser.told import check_histories_of
from tests.records.staffed import PASSWORD
from tests.web.at_work import AtWork, at_work
from tests.web.receiving import own_account
from workflows.messages import process_id

BEFORE = half_month(half_month(county_today()) - dt.timedelta(days=1))
SECRETS = ("Ondina", "Gómez", "Teófilo", "Prado", "ondina@example.com", "teofilo@example.com")


def comes_in(somebody: Desk, email: str, button: str) -> Desk:
    """Sign in to one's own account."""
    return somebody.go("/account/sign-in").fill(email=email, password=PASSWORD).press(button)


def pair(county: County) -> AtWork:
    """Teófilo works for Ondina since January; both have an account."""
    engine = create_engine(county.office.database_url)
    with Session(engine, expire_on_commit=False) as session:
        made = at_work(session, "Ondina", first_name="Teófilo", email="teofilo@example.com")
        own_account(session, made.assignments["Ondina"].case, "ondina@example.com")
    engine.dispose()
    return made


def day(number: int) -> str:
    """The row of a day on the page."""
    return f"#day-{(BEFORE + dt.timedelta(days=number)).isoformat()}"


def three_days(provider: Desk) -> None:
    """A day typed, the same again, and a third whose limit is seen before it is added."""
    page = provider.page
    provider.titled("Mis hojas de horas").seen("timesheet, mine")
    page.get_by_role("button", name=re.compile("^Empezar")).first.click()
    provider.titled("Hoja de horas para Ondina G.").fill(starts="08:00", ends="12:00").press("Agregar")
    expect(page.locator(f"{day(0)} .day__times li")).to_have_count(1, timeout=PATIENCE)
    page.locator(day(1)).get_by_role("button", name=re.compile("^Igual que el día anterior")).click()
    expect(page.locator(f"{day(1)} .day__times li")).to_have_count(1, timeout=PATIENCE)
    provider.fill(starts="00:30", ends="23:30").reads(page.locator("#limits"), "de más").seen("timesheet, over a limit")
    provider.fill(starts="20:00", ends="02:00").reads(page.locator("#limits"), "Pasa de la medianoche").press("Agregar")
    expect(page.locator(f"{day(3)} .day__times li")).to_have_count(1, timeout=PATIENCE)
    provider.says("14:00 horas en total").seen("timesheet, three days")


def is_sent(provider: Desk) -> None:
    """Checked on one page, with the promise that it is true."""
    provider.follow("Revisar y enviar").titled("Revisar y enviar").seen("timesheet, checked")
    provider.fill(affirmed="yes").press("Enviar la hoja de horas").titled("Hoja de horas para").says(
        "Ondina tiene que aprobarla"
    )
    provider.seen("timesheet, sent")


def comes_back(recipient: Desk, provider: Desk) -> None:
    """The recipient sends it back with a reason; the provider reads it, takes a time away and sends it again."""
    recipient.follow("Send back").seen("timesheet, sent back by the recipient")
    recipient.page.get_by_text("The hours are not right").click()
    recipient.press("Send it back")
    provider.county.settle()
    provider.page.reload()
    provider.until_it_says("Esta hoja de horas le fue devuelta").seen("timesheet, came back")
    provider.page.locator(day(3)).get_by_role("button", name=re.compile("^Quitar")).click()
    expect(provider.page.locator(f"{day(3)} .day__times li")).to_have_count(0, timeout=PATIENCE)
    is_sent_again(provider)


def is_sent_again(provider: Desk) -> None:
    """The second version, with its promise."""
    provider.follow("Revisar y enviar").titled("Revisar y enviar").fill(affirmed="yes")
    provider.press("Enviar la hoja de horas").titled("Hoja de horas para").until_it_says("Ondina tiene que aprobarla")


def test_a_provider_sends_a_timesheet_and_the_recipient_approves_it_on_the_phone(county: County, desk: Sitting) -> None:
    made = pair(county)
    provider, recipient = desk(phone=True, locale="es-US"), desk(phone=True)
    three_days(comes_in(provider, "teofilo@example.com", "Entrar"))
    is_sent(provider)
    row = county.row(Timesheet, Timesheet.assignment_id == made.assignments["Ondina"].id)
    with county.records() as session:
        session.get_one(Timesheet, row.id).signature_checked = True  # one in a hundred is picked by chance
    county.settle()
    comes_in(recipient, "ondina@example.com", "Sign in").titled("1 timesheet waits for you")
    comes_back(recipient, provider)
    county.settle()
    recipient.go("/care").follow("Approve").press("Yes, approve")
    wait_for(lambda: bool(county.row(Timesheet, Timesheet.id == row.id).status == "accepted"), "the timesheet", 30)
    provider.page.reload()
    provider.says("Se pagan todas las 12:00 horas.").seen("timesheet, accepted")
    row = county.row(Timesheet, Timesheet.id == row.id)
    entries = county.rows(TimesheetEntry, TimesheetEntry.timesheet_id == row.id, TimesheetEntry.version == 2)
    assert (row.version, row.payable_minutes, sum(each.payable_minutes for each in entries)) == (2, 720, 720)
    provider.open("Qué se envió y cuándo").says("Versión 1").says("Versión 2")
    recipient.go("/care").titled("Nothing waits for you")
    check_histories_of([process_id("timesheet", row.id)], SECRETS)
