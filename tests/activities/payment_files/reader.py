"""Somebody else's reader and writer of ACH files (carta-ach), to hold ours against; it knows nothing of Hearth."""

import datetime as dt
from typing import Any

import polars as pl
from ach.builder import AchFile
from ach.parser import Parser

from activities.payment_files.origin import Origin


def parsed(content: bytes) -> dict[str, Any]:
    """The file as the other reader sees it."""
    found: dict[str, Any] = Parser(content.decode("ascii")).as_dict()
    return found


def rebuilt(origin: Origin, parts: list[pl.DataFrame], pay_date: dt.date) -> list[str]:
    """Header, entries and controls of the same batches as the other writer makes them, line by line.

    Its file header has its own clock's day; it counts trace numbers from 1 in each batch.
    """
    told = {
        "immediate_dest": origin.bank,
        "immediate_org": origin.company,
        "immediate_dest_name": origin.bank_name,
        "immediate_org_name": origin.name,
        "company_id": origin.company,
    }
    file = AchFile("A", told)
    for part in parts:
        file.add_batch("PPD", [_entry(row) for row in part.iter_rows(named=True)], eff_ent_date=pay_date)
    lines: list[str] = file.render_to_string().splitlines()
    return lines


def _entry(row: dict[str, Any]) -> dict[str, str]:
    return {
        "type": "32" if row["account_kind"] == "savings" else "22",
        "routing_number": row["routing_number"],
        "account_number": row["account"],
        "amount": f"{row['cents'] // 100}.{row['cents'] % 100:02}",
        "name": row["name"],
        "id_number": f"{row['payment_id']:015}",
    }
