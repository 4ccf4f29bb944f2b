"""Notices as PDF: fetched as a browser fetches them, and read as a screen reader does."""

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader

from tests.browser.desk import Desk


@dataclass(frozen=True)
class Paper:
    """A PDF: its words, its language, and whether it is tagged for screen readers."""

    words: str
    language: str
    tagged: bool


def fetched(desk: Desk, link: str) -> Paper:
    """The PDF behind a link of the page."""
    address = desk.page.get_by_role("link", name=link).first.get_attribute("href")
    answer = desk.page.request.get(desk.county.office.url + str(address))
    assert answer.status == 200, f"{address} answered {answer.status}"
    assert answer.headers["content-type"] == "application/pdf"
    return read(answer.body())


def read(pdf: bytes) -> Paper:
    """What is in a PDF. Blanks of any kind count as one."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.root_object
    words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    marked = bool(root.get("/MarkInfo", {}).get("/Marked"))
    return Paper(words, str(root.get("/Lang", "")), marked and "/StructTreeRoot" in root)
