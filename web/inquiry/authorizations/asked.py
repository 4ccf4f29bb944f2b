"""The filters of a list of requests, as the address has them; what makes no sense is left out."""

import datetime as dt
import re
from dataclasses import asdict

from flask import request

from records.sar_search import MOST_PAGES
from records.sar_wanted import Wanted
from web.inquiry.authorizations.words import STATUSES

FILTERS = ("status", "provider", "from", "until", "changed", "changed_until")
MOST_LETTER_PAGES = 10_000
"""More than a state has letters of a day."""
CLIENT = re.compile(r"[0-9]{7}", re.ASCII)
PROVIDER = re.compile(r"[0-9A-Z]{1,12}", re.ASCII)
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 12, 31)
"""Nothing is to be found on days beyond; the first and the last of all calendars have none before and after."""


def wanted() -> Wanted:
    """What a list is to hold."""
    status, provider = request.args.get("status", ""), request.args.get("provider", "").strip().upper()
    return Wanted(
        status=status if status in STATUSES else None,
        provider_number=provider if PROVIDER.fullmatch(provider) else None,
        from_day=day("from"),
        until_day=day("until"),
        changed_since=day("changed"),
        changed_until=day("changed_until"),
    )


def filters() -> dict[str, str]:
    """The same filters for another address: of the file with what the list holds."""
    return {name: request.args[name][:20] for name in FILTERS if request.args.get(name)}


def day(name: str) -> dt.date | None:
    """A day of the address; none where it is none."""
    try:
        asked = dt.date.fromisoformat(request.args.get(name, "")[:10])
    except ValueError:
        return None
    return asked if FIRST_DAY <= asked <= LAST_DAY else None


def page_number() -> int:
    """Which page, from 1."""
    return min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)


def page_of_letters() -> int:
    """Which page of the letters beside a list of requests, from 1."""
    return min(max(request.args.get("letters", 1, type=int), 1), MOST_LETTER_PAGES)


def part() -> int:
    """Which part of a file that holds a long list, from 1."""
    return min(max(request.args.get("part", 1, type=int), 1), MOST_PAGES)


def first_member() -> tuple[str, str] | None:
    """Before which member a file begins; none: with the first."""
    number = request.args.get("first", "").strip()
    return (number, "") if CLIENT.fullmatch(number) else None


def is_narrowed(asked: Wanted) -> bool:
    """Whether any filter is set."""
    return any(asdict(asked).values())
