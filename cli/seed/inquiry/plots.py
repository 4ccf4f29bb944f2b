"""What became of each organization of the demo, from its application to this day."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from cli.seed.inquiry import people
from cli.seed.inquiry.accounts import approved, arrived, asked, given_id, handed_out, leaves
from cli.seed.inquiry.applications import (
    CENTER_APPLIES,
    CLINIC_APPLIES,
    GROUP_APPLIES,
    HOSPITAL_APPLIES,
    PLAN_APPLIES,
)
from cli.seed.inquiry.domains import last_withdrawn, permissions_noted
from cli.seed.inquiry.past import OrganizationPast, user_of
from cli.seed.inquiry.people import Person
from records.account_requests import Wanted
from records.organizations import Applied, Domain

SENT_BACK = "Two of the physicians you name are of another group. Name only your own, or send their consent."
HALF_A_YEAR = 180


async def joined(past: OrganizationPast, liaison: Person) -> None:
    """Approved; its liaison has an account."""
    await past.reviewed(4, "approve")
    first = await past.first_request()
    await given_id(past, first, liaison, past.at(7, 11))
    await arrived(past, first, liaison, past.at(9, 9))


async def staffed(past: OrganizationPast, liaison: Person, staff: tuple[Person, ...], days: int) -> None:
    """The liaison asks for accounts on a day; a week later everybody works with them."""
    wanted = [person.wanted(past.day_of(days)) for person in staff]
    request = await asked(past, f"accounts-{days}", liaison, wanted, past.at(days, 9))
    await approved(past, request, past.at(days + 2, 14))
    for person in staff:
        change = await given_id(past, request, person, past.at(days + 4, 10))
        await handed_out(past, request, liaison, change, past.at(days + 4, 15))
        await arrived(past, request, person, past.at(days + 7, 8))


async def hospital(past: OrganizationPast) -> None:
    """Half a year at work: two liaisons, users of every kind, and a request at each of its steps."""
    liaison = people.IMOGEN
    await joined(past, liaison)
    await permissions_noted(past, liaison, past.at(10, 11))
    await staffed(past, liaison, (people.JASPER, people.DELFINA, people.PERCY, people.LAN, people.OTIS), 12)
    await _otis_left(past)
    await _lan_moved(past)
    await last_withdrawn(past, liaison, past.at(180, 13))
    await _never_signed_in(past)
    await _under_way(past)


async def _otis_left(past: OrganizationPast) -> None:
    at = past.at(120, 16)
    gone = await past.look(lambda session: leaves(session, people.OTIS, at.date()))
    await asked(past, "otis", people.JASPER, [gone], at)


async def _lan_moved(past: OrganizationPast) -> None:
    lan = await past.look(lambda session: user_of(session, people.LAN).id)
    other = Wanted("modify", past.day_of(140), "duties_changed", user_id=lan, department="Special Care Center")
    request = await asked(past, "lan", people.IMOGEN, [other], past.at(140, 10))
    await approved(past, request, past.at(143, 10))


async def _never_signed_in(past: OrganizationPast) -> None:
    """The slip was handed out, and its password was not used within the month."""
    request = await asked(past, "verna", people.JASPER, [people.VERNA.wanted(past.day_of(150))], past.at(150, 9))
    await approved(past, request, past.at(152, 9))
    change = await given_id(past, request, people.VERNA, past.at(154, 9))
    await handed_out(past, request, people.JASPER, change, past.at(156, 9))


async def _under_way(past: OrganizationPast) -> None:
    """A slip that waits for the liaison, a user ID that waits for the Unit, and two people for the Regional Office."""
    slip = await asked(past, "teodora", people.IMOGEN, [people.TEODORA.wanted(past.day_of(188))], past.at(188, 9))
    await approved(past, slip, past.at(190, 9))
    await given_id(past, slip, people.TEODORA, past.at(HALF_A_YEAR + 13, 9))
    unit = await asked(past, "silas", people.IMOGEN, [people.SILAS.wanted(past.day_of(194))], past.at(194, 9))
    await approved(past, unit, past.at(196, 9))
    both = [each.wanted(past.day_of(196)) for each in (people.HATTIE, people.NICANOR)]
    await asked(past, "two", people.JASPER, both, past.at(196, 11))


async def plan(past: OrganizationPast) -> None:
    """A health plan at work."""
    await joined(past, people.WINIFRED)
    await staffed(past, people.WINIFRED, (people.ANSELMO, people.MAUDE), 14)


async def clinic(past: OrganizationPast) -> None:
    """Its only liaison left: it keeps what it has, and nobody is added until somebody else is named."""
    await joined(past, people.EUNICE)
    await permissions_noted(past, people.EUNICE, past.at(10, 11), days=100)
    await staffed(past, people.EUNICE, (people.IDA,), 15)
    at = past.at(150, 15)
    gone = await past.look(lambda session: leaves(session, people.EUNICE, at.date()))
    await asked(past, "eunice", people.EUNICE, [gone], at)
    await past.stands("frozen")


async def waits(past: OrganizationPast) -> None:
    """Nobody at the Regional Office has looked at it yet."""


async def returned(past: OrganizationPast) -> None:
    """The applicant has something to mend."""
    await past.reviewed(3, "return", SENT_BACK)


@dataclass(frozen=True)
class Share:
    """An organization: how many days ago it applied, what it applied with, and what came of it."""

    days_ago: int
    applies: tuple[Applied, Domain]
    plot: Callable[[OrganizationPast], Awaitable[None]]


SHARES = (
    Share(198, HOSPITAL_APPLIES, hospital),
    Share(164, CLINIC_APPLIES, clinic),
    Share(120, PLAN_APPLIES, plan),
    Share(8, GROUP_APPLIES, returned),
    Share(3, CENTER_APPLIES, waits),
)
"""The oldest first, so that their numbers are the same every time."""
