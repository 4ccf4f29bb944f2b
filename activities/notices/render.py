"""A notice as a tagged, accessible PDF. The same content gives the same bytes."""

import datetime as dt
import json
import logging
from pathlib import Path
from typing import Any, Literal

import typst

import rules.notices

LAYOUT = Path(rules.notices.__file__).parent / "notice.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: tagged, titled, in a stated language; Typst refuses a page that is not

log = logging.getLogger("hearth.notices")


def render(content: dict[str, Any]) -> bytes:
    """Print a notice's content as PDF/UA-1; raises typst.TypstError when the page cannot be made.

    A name in letters that no font of this machine has cannot be PDF/UA-1. The notice is due all the same (MPP 22-071),
    so it is then printed without that mark, still tagged, with a box for each such letter.
    """
    try:
        return _printed(content, STANDARD)
    except typst.TypstError:
        pdf = _printed(content, None)
    log.warning("Notice %s holds letters that no font here has. Install a font for them.", content["reference"])
    return pdf


def _printed(content: dict[str, Any], standard: Literal["ua-1"] | None) -> bytes:
    mailed = dt.date.fromisoformat(content["mailed_on"])
    return typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=standard or [],
        timestamp=dt.datetime.combine(mailed, dt.time(), tzinfo=dt.UTC),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
    )
