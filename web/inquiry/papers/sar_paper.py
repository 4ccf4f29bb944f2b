"""A request on paper: the provider's record once no other copy is mailed (Provider Inquiry Project, Responsibilities).

It tells what is authorized and what is not, and never that anything will be paid: claims are decided elsewhere.
"""

import datetime as dt
from typing import Any

from records.ccs_letter import CcsLetter
from records.sar_view import LineSeen, SarSeen
from rules.sentences import long_day
from web.inquiry.authorizations import notices, words
from web.inquiry.authorizations.words import COVERAGES, MEANS, ROLES, STATUSES, code_words
from web.inquiry.papers.paper import listed, paper, said
from web.wording import phone

GOOD = {"authorized", "authorized_modified", "expired"}
NO_PAYMENT = "This paper tells what CCS decided. Whether a claim is paid is decided elsewhere, by its own rules."
NOT_FOR_YOU = ". It also tells of services that are not for you: ask CCS for a copy"
COLUMNS = ("Line", "Service", "Covers", "Standing", "First day", "Last day")


def title_of(seen: SarSeen) -> str:
    """What the paper is, by its lines as they were decided."""
    told = {line.told.status for line in seen.lines}
    if told and told <= GOOD:
        return "Authorization of services"
    if told == {"denied"}:
        return "Denial of services"
    if told == {"cancelled"}:
        return "Cancelled authorization"
    return "Service authorization request"


def sar_paper(seen: SarSeen, as_of: dt.date, county: str) -> dict[str, Any]:
    """A request as a paper."""
    sar, status = seen.sar, STATUSES[seen.status][0]
    day = long_day(as_of, "en")
    return paper(
        title_of(seen),
        f"SAR {sar.number} · {status} · as of {day}",
        [
            *(("SAR number", sar.number), ("Standing", status), ("As of", day)),
            *_who(seen, county),
            *(("Requested", _day(sar.requested_on)), ("Decided", _day(sar.decided_on))),
            *(("Coverage", COVERAGES[sar.coverage]), ("Extension of", sar.extension_of)),
        ],
        [
            said("What this means", [MEANS[seen.status]]),
            listed("Services", COLUMNS, [row for line in seen.lines for row in _rows(seen, line)]),
            listed("Providers", ("Role", "Name", "Number"), _providers(seen)),
            listed(
                "Diagnoses", ("Code", "Description"), [[each.code, each.description or ""] for each in seen.diagnoses]
            ),
            said("Contact person", [_contact(seen)]),
            said("Special instructions", [sar.instructions]),
            said("Letters", [_letter(each.letter) for each in seen.letters]),
            said("Please note", [NO_PAYMENT]),
        ],
    )


def notes_on(seen: SarSeen, line: LineSeen) -> list[str]:
    """What is to be known of a line beside its standing and days."""
    told, notes = line.told, []
    if told.cancelled_on:
        notes.append(f"Cancelled, effective {_day(told.cancelled_on)}. Care after that day is not authorized.")
    if told.reason:
        notes.append(f"Reason: {told.reason}")
    if too_old := notices.first_day_too_old(seen, line):
        notes.append(f"It reaches past {_day(too_old)}, the birthday on which CCS ends. CCS must have allowed it.")
    if line.notice:
        read = any(each.row.number == line.notice.number for each in seen.letters)
        which = f", number {line.notice.number}" if read else NOT_FOR_YOU
        notes.append(f"Notice of action of {_day(line.notice.dated_on)}{which}.")
    elif notices.notice_is_due(line):
        due = notices.notice_due_on(seen.sar.decided_on)
        notes.append(f"The notice of action is not yet available{f', due {_day(due)}' if due else ''}.")
    return notes


def _who(seen: SarSeen, county: str) -> list[tuple[str, str | None]]:
    who = seen.client
    if who is None:
        return [("CCS number", seen.sar.client_number), ("County", county)]
    return [
        *(("Client", f"{who.last_name}, {who.first_name}"), ("Birth date", _day(who.birth_date))),
        *(("CCS number", who.number), ("CIN", who.cin), ("County", county)),
    ]


def _rows(seen: SarSeen, line: LineSeen) -> list[list[str]]:
    """A line's row, and under it what is to be known beside."""
    told = line.told
    covers = [code_words(code) for code in line.codes]
    covers += [each for each in (words.own_units(told, line.codes), told.frequency) if each]
    row = [
        *(str(told.number), told.description, "; ".join(covers) or "–", STATUSES[line.status][0]),
        *(_day(told.starts_on), _day(told.ends_on)),
    ]
    notes = notes_on(seen, line)
    return [row, ["", "\n".join(notes)]] if notes else [row]


def _contact(seen: SarSeen) -> str | None:
    sar = seen.sar
    if not sar.contact_name:
        return None
    numbers = [f"phone {phone(sar.contact_phone)}"] if sar.contact_phone else []
    numbers += [f"fax {phone(sar.contact_fax)}"] if sar.contact_fax else []
    return ", ".join([sar.contact_name, *numbers])


def _providers(seen: SarSeen) -> list[list[str]]:
    parties = [(role, seen.parties[role]) for role in ROLES if role in seen.parties]
    return [[ROLES[role], party.name, party.number] for role, party in parties]


def _letter(letter: CcsLetter) -> str:
    when = f"of {_day(letter.dated_on)}" if letter.dated_on else "not yet available"
    return f"{words.LETTERS[letter.kind]} {letter.number}, {when}"


def _day(day: dt.date | None) -> str:
    return long_day(day, "en") if day else ""
