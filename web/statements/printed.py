"""An earnings statement as a tagged, accessible PDF. The same payment gives the same bytes."""

import datetime as dt
import json
import logging
from pathlib import Path
from typing import Any, Literal

import typst
from sqlalchemy.orm import Session

from records.payment import Payment
from web.statements.composed import composed

LAYOUT = Path(__file__).parent / "statement.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1, as letters are (activities/notices/render.py)

log = logging.getLogger("hearth.statements")


def statement(session: Session, payment: Payment, language: str) -> bytes:
    """The PDF of a payment's statement in `en` or `es`."""
    content = composed(session, payment, language)
    try:
        return _printed(content, payment.pay_date, STANDARD)
    except typst.TypstError:
        pdf = _printed(content, payment.pay_date, None)
    log.warning("Statement %s holds letters that no font here has. Install a font for them.", content["number"])
    return pdf


def _printed(content: dict[str, Any], day: dt.date, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=standard or [],
        timestamp=dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
    )
