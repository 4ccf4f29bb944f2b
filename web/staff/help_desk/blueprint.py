"""The one group of pages of the help desk, and by when an answer is due."""

import datetime as dt

from flask import Blueprint

from records.clock import county_day
from records.help_ticket import HelpTicket
from web.inquiry.law import desk_due

blueprint = Blueprint("help_desk", __name__)


def due(ticket: HelpTicket) -> dt.date:
    """The day by which the desk answers (business days of ccs/desk)."""
    return desk_due("answer_ticket", county_day(ticket.opened_at))
