"""Organizations that look, in every standing, with their users in every standing; all invented."""

import numpy as np
import polars as pl

from cli.seed.bulk.named import drawn_names
from cli.seed.ccs.scale import CcsScale, Numbers, office_hours, one_of
from cli.seed.names import FAMILY
from records.organization_user import STATUSES as USER_STATUSES

CLINIC, HOSPITAL, LARGE_PLAN, SMALL_PLAN = 1, 2, 3, 4
"""Organizations by their id: one provider, the large hospital, a large and a small plan. All four look."""

KINDS = ("provider", "plan", "government")
TYPES = {"provider": "ccs_hospital", "plan": "medi_cal_plan", "government": "government_agency"}
STATUSES, SHARES = ("approved", "frozen", "ended", "applied", "withdrawn"), (0.75, 0.1, 0.05, 0.05, 0.05)
USER_SHARES = (0.05, 0.05, 0.8, 0.1)


def drawn_organizations(scale: CcsScale) -> pl.DataFrame:
    """Rows of `organization`, numbered from 1 on."""
    draw, count = scale.draw(11), scale.organizations
    kind = one_of(draw, KINDS, (0.55, 0.35, 0.1), count)
    status = one_of(draw, STATUSES, SHARES, count)
    kind[:4], status[:4] = ("provider", "provider", "plan", "plan"), "approved"
    applied = office_hours(draw, scale.days_before(draw.integers(900, 1_500, count)))
    family = FAMILY["es"].split()
    words = {"provider": "Children's Hospital", "plan": "Health Plan", "government": "County Office"}
    said = {"accepts_delay": True, "internal_agreements": True, "paperless_in_time": True, "reciprocal": "agreed"}
    where = {"street": "100 Linden Way", "city": "Sacramento", "zip_code": "95814", "county_code": "34"}
    liaison = {"liaison_first_name": "Opal", "liaison_last_name": "Yarrow", "liaison_title": "Registrar"}
    reached = {
        "phone": "(916) 555-0100",
        "liaison_phone": "(916) 555-0101",
        "liaison_email": "liaison@hospital.example",
    }
    return pl.DataFrame(
        {
            "number": [f"O-{900_000 + place:06d}" for place in range(count)],
            "name": [f"{family[place % len(family)]} {words[each]} {place + 1}" for place, each in enumerate(kind)],
            "kind": kind,
            "type": [TYPES[each] for each in kind],
            "status": status,
            "status_since": applied,
            "applied_at": applied,
        }
    ).with_columns(
        **{name: pl.lit(value) for name, value in {**said, **where, **liaison, **reached}.items()},
        regional_office=pl.lit("sacramento"),
        has_permissions=pl.when(pl.col("kind") != "plan").then(pl.lit(True)),
    )


def drawn_users(scale: CcsScale, password_hash: str | None) -> pl.DataFrame:
    """Rows of `organization_user`: as many for each organization, its first one an active liaison."""
    draw, count = scale.draw(12), scale.users
    organization: Numbers = 1 + np.arange(count) % scale.organizations
    first = np.arange(count) < scale.organizations
    status = np.where(first, "active", one_of(draw, USER_STATUSES, USER_SHARES, count))
    at = office_hours(draw, scale.days_before(draw.integers(30, 400, count)))
    names = drawn_names(draw, count).select("first_name", "last_name")
    told = pl.DataFrame({"organization_id": organization, "status": status, "liaison": first, "at": at})
    return pl.concat([names, told], how="horizontal").select(
        *("first_name", "last_name", "organization_id", "status", "liaison"),
        sign_in_name=pl.when(pl.col("status") != "asked").then(
            pl.Series([f"u{900_000 + each}" for each in range(count)])
        ),
        title=pl.lit("Clerk"),
        phone=pl.lit("(916) 555-0102"),
        email=pl.Series([f"user{each}@hospital.example" for each in range(count)]),
        password_hash=pl.lit(password_hash, dtype=pl.String),
        password_changed_at=pl.lit(None if password_hash is None else scale.on, dtype=pl.Date),
        oath_at=pl.when(pl.col("status").is_in(["active", "disabled"])).then("at"),
        disabled_at=pl.when(pl.col("status") == "disabled").then("at"),
    )
