"""A notice as a tagged, accessible PDF. The same content gives the same bytes."""

import datetime as dt
import json
from pathlib import Path
from typing import Any, Literal

import typst

import rules.notices

LAYOUT = Path(rules.notices.__file__).parent / "notice.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: tagged, titled, in a stated language; Typst refuses a page that is not


def render(content: dict[str, Any]) -> bytes:
    """Print a notice's content as PDF/UA-1. Raises typst.TypstError when the page could not be made accessible."""
    mailed = dt.date.fromisoformat(content["mailed_on"])
    return typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=dt.datetime.combine(mailed, dt.time(), tzinfo=dt.UTC),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
    )
