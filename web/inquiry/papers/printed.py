"""Papers as one tagged, accessible PDF (PDF/UA-1), each numbered by itself and with who printed it when."""

import datetime as dt
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import typst

from records.clock import PACIFIC
from records.organization import Organization
from records.organization_user import OrganizationUser
from web.organization_words import user_id
from web.wording import clock_time, long_day

LAYOUT = Path(__file__).parent / "papers.typ"
STANDARD: Literal["ua-1"] = "ua-1"
CONFIDENTIAL = (
    "Confidential health information of a child (Welfare and Institutions Code 14100.2). "
    "For the business of the organization named here with California Children's Services, and for nobody else."
)

log = logging.getLogger("hearth.inquiry")


def printed(
    papers: Sequence[dict[str, Any]], user: OrganizationUser, organization: Organization, at: dt.datetime
) -> bytes:
    """The PDF of some papers."""
    local = at.astimezone(PACIFIC)
    who = f"{user.first_name} {user.last_name} ({user_id(user.sign_in_name)}), {organization.name}"
    content = {
        "papers": list(papers),
        "printed": f"Printed {long_day(local.date())}, {clock_time(at)} by {who}",
        "confidential": CONFIDENTIAL,
    }
    try:
        return _compiled(content, at, STANDARD)
    except typst.TypstError:
        pdf = _compiled(content, at, None)
    log.warning("A print holds letters that no font here has. Install a font for them.")
    return pdf


def _compiled(content: dict[str, Any], at: dt.datetime, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=standard or [],
        timestamp=at.replace(microsecond=0),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
    )
