"""What CCS might tell on a day about invented children: for trying out the daily file, and for tests."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from cli.seed.bulk.named import drawn_names
from cli.seed.ccs.identifiers import ccs_numbers, cins, npis, sar_numbers
from records.ccs_told import (
    ClientTold,
    CodeTold,
    DiagnosisTold,
    LetterTold,
    LineTold,
    MembershipTold,
    PartyTold,
    SarTold,
    Told,
)

STATUSES = ("pending", "authorized", "authorized_modified", "denied", "cancelled")
SARS_OF_A_CLIENT = 2
YEAR, HALF_YEAR = dt.timedelta(days=365), dt.timedelta(days=180)


def day_told(clients: int, day: dt.date, seed: int = 1) -> list[Told]:
    """So many clients with memberships, requests and letters, as they stand on a day; on the next a few differ."""
    return [*_clients(clients, seed), *_memberships(clients), *_sars(clients, day), *_letters(clients, day)]


def _clients(count: int, seed: int) -> Iterator[ClientTold]:
    places = np.arange(count)
    names = drawn_names(np.random.default_rng(seed), count).select("last_name", "first_name").iter_rows()
    for place, number, cin, (last, first) in zip(places, ccs_numbers(places), cins(places), names, strict=True):
        born = dt.date(2010, 1, 1) + dt.timedelta(days=int(place) * 37 % 4_000)
        yield ClientTold(number, cin if place % 5 else None, last, first, born, "34", "en" if place % 3 else None)


def _memberships(count: int) -> Iterator[MembershipTold]:
    for place, number in enumerate(ccs_numbers(np.arange(count))):
        ended = dt.date(2026, 2, 28) if place % 4 == 0 else None
        yield MembershipTold(number, f"P{place % 12:02d}", f"M{place:06d}", dt.date(2025, 7, 1), ended)


def _sars(count: int, day: dt.date) -> Iterator[SarTold]:
    numbers = sar_numbers(np.arange(count * SARS_OF_A_CLIENT))
    clients, providers = ccs_numbers(np.arange(count)), npis(np.arange(2 * max(count, 1)))
    for place, number in enumerate(numbers):
        owner = place // SARS_OF_A_CLIENT
        # one request of twenty is decided anew on each day; the others stay as they were told
        status = STATUSES[(place + (day.toordinal() if place % 20 == day.toordinal() % 20 else 0)) % len(STATUSES)]
        yield SarTold(
            *(number, clients[owner], "34", ("medi_cal", "ccs_only")[place % 2], dt.date(2026, 1, 2)),
            decided_on=None if status == "pending" else dt.date(2026, 1, 20),
            extension_of=numbers[place - 1] if place % 7 == 1 else None,
            contact_name="J. Sample, Billing" if place % 3 else None,
            instructions='Bring the "blue" booklet,\nand the referral.' if place % 11 == 0 else None,
            diagnoses=(DiagnosisTold("icd10", "G80.9", "Cerebral palsy, unspecified"),),
            parties=(
                PartyTold("authorized", providers[owner], "Example Children's Center"),
                *((PartyTold("facility", providers[count + owner], "Example Hospital"),) if place % 2 else ()),
            ),
            lines=tuple(_line(each, status) for each in range(1, 2 + place % 3)),
        )


def _line(number: int, status: str) -> LineTold:
    starts = dt.date(2026, 1, 15) + dt.timedelta(days=30 * (number - 1))
    return LineTold(
        *(number, status, starts, starts + (YEAR if number == 1 else HALF_YEAR)),
        description=("Special Care Centers", "Medical equipment, rented", "Physician services")[number - 1],
        cancelled_on=starts + dt.timedelta(days=60) if status == "cancelled" else None,
        reason="Not shown to be medically necessary for the condition" if status == "denied" else None,
        units=12 if number == 2 else None,
        codes=(
            (CodeTold("group", "02"),),
            (CodeTold("procedure", "E1235", modifiers="RR NU", units=1),),
            (CodeTold("range", "A000", "A999"), CodeTold("group", "01")),
        )[number - 1],
    )


def _letters(count: int, day: dt.date) -> Iterator[LetterTold]:
    for place, sar in enumerate(_sars(count, day)):
        kind = {"denied": "notice_of_action", "authorized": "authorization"}.get(sar.lines[0].status)
        if kind is not None:
            yield LetterTold(
                *(f"L-{place:06d}", kind, sar.client_number, sar.number, "1" if kind == "notice_of_action" else None),
                decided_on=dt.date(2026, 1, 20),
                dated_on=dt.date(2026, 1, 22),
                action="denied" if kind == "notice_of_action" else None,
                citation="22 CCR 41515" if kind == "notice_of_action" else None,
            )
        elif place % 9 == 0:
            yield LetterTold(
                *(f"L-{place:06d}", "case_management", sar.client_number, None, None, dt.date(2026, 1, 20)),
                title="Your child's case manager",
                body="Dear family,\nwe look forward to meeting you.",
            )
