"""The columns of the files that users take with them: one row for each line of a request, one for each member."""

import datetime as dt

from records.plan_members import MemberRow
from records.sar_view import SarSeen
from web.inquiry.authorizations.words import COVERAGES, ROLES, code_words, status_word
from web.inquiry.sheets import Cell

LINES = (
    *("As of", "SAR number", "CCS number", "CIN", "Last name", "First name", "Birth date", "County", "Coverage"),
    *ROLES.values(),
    *("Diagnoses", "Line", "Status", "First day", "Last day", "Cancelled, effective", "Service", "Codes"),
    *("Units", "Frequency", "Reason", "Last change"),
)

MEMBERS = (
    *("As of", "CCS number", "CIN", "Name", "Birth date"),
    *("Plan code", "Member ID", "Member since", "Last day"),
)


def line_rows(seen: SarSeen, as_of: dt.date) -> list[list[Cell]]:
    """The lines of a request that are seen, as rows; one that has none told yet has a row all the same."""
    who, sar = seen.client, seen.sar
    head: list[Cell] = [as_of, sar.number, sar.client_number]
    head += [who.cin, who.last_name, who.first_name, who.birth_date] if who else [None] * 4
    head += [sar.county_code, COVERAGES[sar.coverage]]
    parties = [seen.parties.get(role) for role in ROLES]
    head += [f"{party.number} {party.name}" if party else None for party in parties]
    head.append("; ".join(each.code for each in seen.diagnoses))
    if not seen.lines:
        return [[*head, None, status_word(seen.status), *([None] * 8), seen.row.changed_on]]
    return [
        [
            *head,
            *(line.told.number, status_word(line.status), line.told.starts_on, line.told.ends_on),
            *(line.told.cancelled_on, line.told.description, "; ".join(code_words(code) for code in line.codes)),
            *(line.told.units, line.told.frequency, line.told.reason, seen.row.changed_on),
        ]
        for line in seen.lines
    ]


def member_row(row: MemberRow, as_of: dt.date) -> list[Cell]:
    """A member as a row."""
    return [
        *(as_of, row.client_number, row.cin, row.name, row.birth_date),
        *(row.plan_code, row.member_id, row.starts_on, row.ends_on),
    ]
