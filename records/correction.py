"""Name, birth date or Social Security number of a person put right: who, when, why, on what proof. Only added to."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

REASONS = ("mistyped", "marriage", "court", "ssa_letter", "told_wrongly")
PROOFS = (
    "ssn_card",
    "ssa_letter",
    "drivers_license",
    "passport",
    "birth_certificate",
    "marriage_certificate",
    "court_order",
    "immigration_document",
)


class PersonCorrection(Base, Identified):
    """One correction. `changed` names what (name, birth_date, ssn); `before` and `after` hold names and birth dates.

    A number that was replaced stays sealed in `ssn_before`; no page shows it.
    """

    __tablename__ = "person_correction"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    form_key: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[dt.datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    changed: Mapped[list[Any]]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    ssn_before: Mapped[bytes | None] = mapped_column(LargeBinary)
    reason: Mapped[str] = mapped_column(String(24))
    proof: Mapped[str] = mapped_column(String(24))
    note: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("reason in ('" + "','".join(REASONS) + "')", name="known_reason"),
        CheckConstraint("proof in ('" + "','".join(PROOFS) + "')", name="known_proof"),
    )
