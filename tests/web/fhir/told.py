"""What CCS told in docs/partners/fhir.md: three children, and their requests in every standing."""

import datetime as dt
from typing import Any

from sqlalchemy import select, update

from records.sar import Sar, SarDiagnosis, SarParty
from records.sar_line import SarCode, SarLine
from tests.activities.snapshot.authorizations import Told
from tests.web.inquiry.lookers import DOCTOR, OTHER

CALLA, DOVE, EMBER = "0000001", "0000002", "0000003"
CALLAS_CIN = "91234567A"
HEART, CANCELLED, MIXED, WAITING, OF_OTHERS = (
    "97000000012",
    "97000000020",
    "97000000039",
    "97000000047",
    "97000000055",
)
DENIED_SINCE = dt.date(2026, 2, 10)


def tell(told: Told) -> None:
    """Calla is a member of plan P01 from 2026 on, Dove of none, Ember's request is somebody else's."""
    told.client(CALLA, cin=CALLAS_CIN, language="es")
    told.client(DOVE, last_name="Birchfield", first_name="Dove Ann")
    told.client(EMBER, last_name="Cattail", first_name="Ember", cin="97654321C")
    told.member(CALLA, "P01", dt.date(2026, 1, 1))
    _heart(told)
    told.sar(CANCELLED, CALLA, {"status": "cancelled", "cancelled_on": dt.date(2026, 2, 15), "units": 6})
    denied = {"status": "denied", "reason": "Not for the CCS condition."}
    before = {"starts_on": dt.date(2025, 3, 1), "ends_on": dt.date(2025, 8, 31)}
    told.sar(MIXED, CALLA, {}, {**denied, **before, "description": "Podiatry"}, on=DENIED_SINCE)
    told.sar(WAITING, DOVE, {"status": "pending"}, on=dt.date(2026, 3, 5))
    told.sar(OF_OTHERS, EMBER, parties={"authorized": OTHER, "referring": DOCTOR})
    told.session.execute(update(Sar).values(version=1))


def _heart(told: Told) -> None:
    lines: tuple[dict[str, Any], ...] = (
        {"description": "Cardiology visits", "units": 12, "frequency": "monthly"},
        {"description": "Echocardiography", "status": "authorized_modified", "units": 2, "reason": "Two, not four."},
    )
    sar = told.sar(HEART, CALLA, *lines, parties={"authorized": DOCTOR, "facility": "1234567893"})
    sar.extension_of, sar.supplemental, sar.decided_on = "97000000004", True, dt.date(2026, 1, 5)
    sar.instructions = "Call before the first visit."
    session = told.session
    session.add(SarParty(sar_id=sar.id, role="referring", number="1679576722", name="Maren Ostrow MD"))
    session.add(SarDiagnosis(sar_id=sar.id, place=1, system="icd10", code="Q21.0", description="Ventricular defect"))
    first, second = session.scalars(select(SarLine).where(SarLine.sar_id == sar.id).order_by(SarLine.number))
    session.add_all(
        [
            SarCode(line_id=first.id, kind="group", code="02", units=12),
            SarCode(line_id=first.id, kind="range", code="93000", code_to="93042"),
            SarCode(line_id=second.id, kind="procedure", code="93306", modifiers="26", units=2),
        ]
    )
    session.flush()
