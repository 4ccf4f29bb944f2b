"""Withholding certificates: a W-4 or a DE 4 is given from a day on, and the one before it ends; or it is taken back.

Each function writes in the transaction of who calls, with the enrollment locked, and with its event. Money in cents.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.bank_accounts import By
from records.enrollment import Enrollment
from records.event import Event
from records.pay_setup import WithholdingCertificate

FORMS = ("w4", "de4")


class NotWithheld(ValueError):
    """A certificate that cannot be taken as it was said; the sentence is for staff."""


def certificates(session: Session, enrollment_id: int) -> list[WithholdingCertificate]:
    """Every certificate of a provider, the newest first."""
    query = select(WithholdingCertificate).where(WithholdingCertificate.enrollment_id == enrollment_id)
    return list(session.scalars(query.order_by(WithholdingCertificate.id.desc())))


def open_certificates(session: Session, enrollment_id: int) -> dict[str, WithholdingCertificate]:
    """The certificates that have no end, by form."""
    found = certificates(session, enrollment_id)
    return {row.form: row for row in found if row.ended_on is None}


def in_force(rows: list[WithholdingCertificate], form: str, day: dt.date) -> WithholdingCertificate | None:
    """The certificate by which a payment of a day is withheld."""
    own = [row for row in rows if row.form == form and row.starts_on <= day]
    return next((row for row in own if row.ended_on is None or day < row.ended_on), None)


def give_certificate(
    session: Session, enrollment: Enrollment, form: str, says: Mapping[str, Any], day: dt.date, by: By
) -> WithholdingCertificate:
    """Take a certificate from a day on. `says` are its columns. Raises NotWithheld for a day before the last one's."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    _end(session, enrollment, form, day)
    row = WithholdingCertificate(
        enrollment_id=enrollment.id, form=form, starts_on=day, made_at=by.at, made_by_id=by.staff_id, **says
    )
    session.add(row)
    _happened(session, enrollment, "certificate_given", by, form, day, says.get("decision_id"))
    return row


def withdraw_certificate(session: Session, enrollment: Enrollment, form: str, day: dt.date, by: By) -> None:
    """From a day on nothing is withheld by this form. Raises NotWithheld where none is in force."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    if not _end(session, enrollment, form, day):
        raise NotWithheld("There is no certificate of this form to take back.")
    _happened(session, enrollment, "certificate_withdrawn", by, form, day)


def _end(session: Session, enrollment: Enrollment, form: str, day: dt.date) -> bool:
    old = open_certificates(session, enrollment.id).get(form)
    if old is None:
        return False
    if day < old.starts_on:
        raise NotWithheld(
            f"The last certificate is in force from {old.starts_on:%-d %b %Y}. Give that day or a later one."
        )
    old.ended_on = day
    session.flush()
    return True


def _happened(
    session: Session, enrollment: Enrollment, kind: str, by: By, form: str, day: dt.date, decision_id: int | None = None
) -> None:
    params = {"form": {"w4": "W-4", "de4": "DE 4"}[form], "starts_on": day.isoformat()}
    params |= {} if by.staff_id else {"how": "online"}
    told = {"kind": kind, "params": params, "decision_id": decision_id}
    session.add(Event(enrollment_id=enrollment.id, at=by.at, staff_id=by.staff_id, **told))
    session.flush()
