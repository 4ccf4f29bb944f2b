"""What is searched for: the parameters of the address or the form, each known and readable, or nothing is searched.

A search with a parameter that we do not know would answer more than was asked for, so it is not made.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import MultiDict

from records.sar_feed import Place
from web.api.fhir import systems
from web.api.fhir.answering import ONLY_JSON
from web.errors import Refusal

USUAL, MOST = 20, 50
"""Entries of a page."""
CIN = re.compile(r"9\d{7}[A-Z]")
PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})\.(\d{1,18})")
IN_THE_BODY = (
    "Send a CIN in the body of POST {resource}/_search: addresses are kept in places where a CIN has no place."
)


@dataclass(frozen=True)
class Asked:
    """The parameters of a search, by name."""

    told: MultiDict[str, str]

    def one(self, name: str) -> str | None:
        """A parameter that stands once, or not at all."""
        values = self.told.getlist(name)
        if len(values) > 1:
            raise Refusal(f"{name} stands twice. Send it once.", 400)
        return values[0].strip() or None if values else None

    def number(self, name: str, *of: str) -> str | None:
        """A token: a number alone, or `system|number` of one of our systems."""
        token = self.one(name)
        if token is None or "|" not in token:
            return token
        system, _bar, value = token.partition("|")
        return value if system in ("", *of) else "?"  # a number of somebody else's: nobody has it here

    def code(self, name: str, known: Collection[str]) -> str | None:
        """One of some codes."""
        value = self.one(name)
        if value is not None and value not in known:
            raise Refusal(f"{name} is one of {', '.join(known)}.", 400)
        return value

    @property
    def count(self) -> int:
        """How many entries a page has."""
        value = self.one("_count") or str(USUAL)
        if not (value.isascii() and value.isdecimal() and len(value) < 6 and int(value) > 0):
            raise Refusal(f"_count is a whole number from 1 to {MOST}.", 400)
        return min(int(value), MOST)

    def place(self, snapshot_id: int) -> Place | None:
        """Behind which place the page begins. A page of another day than the first one is refused."""
        value = self.one("_after")
        if value is None:
            return None
        found = PLACE.fullmatch(value)
        if found is None:
            raise Refusal("_after is not one that a page gave. Begin with the first page.", 400)
        if int(found[3]) != snapshot_id:
            raise Refusal("Another day is shown now than on the page before. Begin with the first page.", 410)
        return day(found[1], "_after"), int(found[2])


def asked(*known: str) -> Asked:
    """The parameters of this request."""
    told = MultiDict([*request.args.items(multi=True), *request.form.items(multi=True)])
    if told.pop("_format", "json") not in ("json", "application/json", "application/fhir+json"):
        raise Refusal(ONLY_JSON, 406)
    for name in told:
        if name not in known:
            raise Refusal(f"{name} is not among the search parameters: {', '.join(known)}.", 400)
    return Asked(told)


def not_in_the_address(number: str | None, resource: str) -> None:
    """Refuse a CIN in an address."""
    if number and CIN.fullmatch(number) and request.method == "GET":
        raise Refusal(IN_THE_BODY.format(resource=resource), 400)


def of_patient(asked: Asked, name: str) -> str | None:
    """A child's number by a token: CCS number or CIN."""
    return asked.number(name, systems.CASE_NUMBER, systems.CIN)


def day(text: str, name: str) -> dt.date:
    """A day, ISO."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise Refusal(f"{name} is a day, like ge2026-03-01.", 400) from None
