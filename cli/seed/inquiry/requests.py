"""The lives of invented authorization requests: asked for, looked at, decided, cancelled; told as of any day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import numpy as np

from cli.seed.ccs.identifiers import sar_numbers
from cli.seed.inquiry.children import SEED, Child
from cli.seed.inquiry.conditions import CHANGED, DENIED, THERAPY, WHEELCHAIR, Service
from cli.seed.inquiry.providers import SUPPLIER
from records.ccs_told import LineTold, PartyTold, SarTold

OUTCOMES = ("authorized",) * 11 + ("authorized_modified",) * 2 + ("denied",) * 4 + ("cancelled",) * 2
LATELY, LONG_AGO = 28, 560
DAY = dt.timedelta(days=1)
TESTCASE = "97000000012"


@dataclass(frozen=True)
class Asked:
    """One line asked for, and what will be decided of it."""

    service: Service
    outcome: str
    reason: str | None = None


@dataclass(frozen=True)
class Request:
    """One request from the day it is asked for to its decision; `noticed_on` its letters go out."""

    number: str
    child: Child
    asked: tuple[Asked, ...]
    requested_on: dt.date
    decided_on: dt.date
    noticed_on: dt.date
    deferred: bool = False
    extension_of: str | None = None
    instructions: str | None = None
    referring: bool = field(default=False)

    def told(self, day: dt.date) -> SarTold:
        """As it stands on a day."""
        child = self.child
        return SarTold(
            *(self.number, child.client.number, child.client.county_code, child.coverage, self.requested_on),
            decided_on=self.decided_on if self.decided_on <= day else None,
            extension_of=self.extension_of,
            contact_name="J. Sample, Authorizations",
            contact_phone="(916) 555-0140",
            instructions=self.instructions if self.decided_on <= day else None,
            diagnoses=(child.condition.diagnosis,),
            parties=tuple(sorted(self._parties(), key=lambda party: party.role)),
            lines=tuple(self._line(number, each, day) for number, each in enumerate(self.asked, 1)),
        )

    def _line(self, number: int, asked: Asked, day: dt.date) -> LineTold:
        service, starts = asked.service, self.requested_on
        ends = starts + (service.days - 1) * DAY
        status, cancelled = self._status(asked, day), None
        if status == "cancelled":
            cancelled = min(self.noticed_on + 40 * DAY, ends)
            status, cancelled = ("cancelled", cancelled) if cancelled <= day else ("authorized", None)
        return LineTold(
            *(number, status, starts, ends, service.description, cancelled),
            reason=asked.reason if self.decided_on <= day else None,
            units=service.units,
            frequency=service.frequency,
            codes=service.codes,
        )

    def _status(self, asked: Asked, day: dt.date) -> str:
        if self.decided_on <= day:
            return asked.outcome
        if day - self.requested_on <= 2 * DAY:
            return "received"
        return "deferred" if self.deferred else "pending"

    def _parties(self) -> Iterator[PartyTold]:
        site, physician = self.child.site, self.child.physician
        if all(each.service.supplied for each in self.asked):
            yield PartyTold("authorized", SUPPLIER.number, SUPPLIER.name)
            yield PartyTold("referring", physician.number, physician.name)
            return
        yield PartyTold("authorized", physician.number, physician.name)
        if int(self.number) % 2 == 0:  # the others are treated in the physician's own office
            yield PartyTold("facility", site.facility.number, site.facility.name)
        if self.child.place % 3 == 0:
            yield PartyTold("group", site.group.number, site.group.name)


def requests(children: list[Child], today: dt.date) -> list[Request]:
    """All requests of all children up to a day, the same every time; the first is the one to begin with."""
    random, found = Random(SEED + 1), [_testcase(children[0], today)]
    for child in children:
        of_child: list[Request] = []
        for _ in range(random.choice((1, 2, 3, 3, 4, 5))):
            number = sar_numbers(np.array([1 + len(found) + len(of_child)]))[0]
            of_child.append(_request(random, child, number, of_child, today))
        found += of_child
    return found


def _request(random: Random, child: Child, number: str, before: list[Request], today: dt.date) -> Request:
    days = random.randrange(0, LATELY) if random.random() < 0.35 else random.randrange(LATELY, LONG_AGO)
    requested = today - days * DAY
    decided = requested + random.randrange(3, 24) * DAY
    last = before[-1] if before and random.random() < 0.3 else None
    return Request(
        *(number, child, tuple(_asked(random, child)), requested, decided, decided + random.randrange(0, 6) * DAY),
        deferred=random.random() < 0.25,
        extension_of=last.number if last and last.requested_on < requested else None,
        instructions="Send a report of progress with the next request." if random.random() < 0.15 else None,
    )


def _asked(random: Random, child: Child) -> Iterator[Asked]:
    """One to three services; most requests are decided alike on all lines."""
    services = random.sample(child.condition.services, random.choice((1, 1, 2, 2, 3)))
    outcome = random.choice(OUTCOMES)
    for service in services:
        decided = outcome if random.random() < 0.8 else random.choice(OUTCOMES)
        reason = {"denied": random.choice(DENIED), "authorized_modified": CHANGED}.get(decided)
        yield Asked(service, decided, reason)


def _testcase(child: Child, today: dt.date) -> Request:
    """Decided the day before yesterday: a line authorized, a line denied, and its notice is yet to come."""
    asked = (Asked(THERAPY, "authorized"), Asked(WHEELCHAIR, "denied", DENIED[0]))
    decided = today - 2 * DAY
    return Request(TESTCASE, child, asked, today - 30 * DAY, decided, decided + 6 * DAY)
