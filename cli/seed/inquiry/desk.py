"""Questions of users to the help desk: one that waits, one sent on to the liaison, one that was answered."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cli.seed.inquiry.past import user_of
from cli.seed.inquiry.people import ANSELMO, DELFINA, PERCY, Person
from records import clock, help_tickets
from records.help_ticket import HelpTicket

DESK = "hana"


@dataclass(frozen=True)
class Question:
    """Who asked what, how many days ago, from which page; `answer` is what the desk said."""

    who: Person
    topic: str
    page: str
    days: int
    text: str
    answer: str | None = None
    passed_on: bool = False
    closed: bool = False


QUESTIONS = (
    Question(
        *(ANSELMO, "printing", "inquiry.sar", 9, "The second page of a print is empty in our browser."),
        "Choose the PDF and print it from the reader; the browser's own print leaves out what is folded.",
        closed=True,
    ),
    Question(
        *(PERCY, "password", "inquiry_door.sign_in", 2, "I have a new phone and lost the note with my password."),
        "Accounts and passwords are reset through your liaison, never by the help desk: Imogen Lindenhall, "
        "Jasper Merriweather. They see that you need them.",
        passed_on=True,
    ),
    Question(
        *(DELFINA, "missing_authorization", "inquiry.sars", 1),
        "A request that the county says it authorized this morning is still pending in the list. What is wrong?",
    ),
)


def ask_the_desk(session: Session, staff: dict[str, int]) -> None:
    """Write them once, the oldest first."""
    if session.scalar(select(exists().where(HelpTicket.id.is_not(None)))):
        return
    for question in QUESTIONS:
        _ask(session, question, staff[DESK])


def _ask(session: Session, question: Question, desk: int) -> None:
    user = user_of(session, question.who)
    day = clock.county_today() - dt.timedelta(days=question.days)
    at = clock.county_instant(day, dt.time(10, 20))
    as_of = day - dt.timedelta(days=1)
    ticket = help_tickets.open_ticket(session, user, question.topic, question.page, as_of, at)
    help_tickets.say(session, ticket, question.text, at, user_id=user.id)
    if question.answer is None:
        return
    answered = at + dt.timedelta(minutes=95)
    help_tickets.say(session, ticket, question.answer, answered, staff_id=desk)
    ticket.assignee_id = desk
    ticket.passed_on_at = answered if question.passed_on else None
    ticket.closed_at = answered if question.closed else None
