"""The port to the Department of Justice: the record of who was fingerprinted, and later notices about them.

W&I 12305.86; Penal Code 11105.2 (subsequent arrests). File format: docs/partners/doj.md.
"""

from typing import Any, Protocol

from activities.partners.answering import day_in
from activities.partners.files import Unusable, partners_folder
from activities.partners.provider_checks import ProviderCheck, one_of
from records.enrollment import Enrollment, PartnerInquiry

ANSWERS = ("clear", "record", "delayed", "arrest", "conviction", "record_cleared")


class JusticePartner(Protocol):
    """What Hearth needs of the other side. Answers and later notices arrive by themselves."""

    def ask(self, inquiry: PartnerInquiry, enrollment: Enrollment, **more: str) -> bool:
        """Pass a question on with `taken_on` and `ati`; false where it has to be followed on paper."""


class JusticeFiles(ProviderCheck):
    """The port by files."""

    name, partner, update = "doj", "doj", "answer_background"
    asked = (
        *("reference", "county", "ati", "ssn", "last_name", "first_name", "middle_name", "birth_date"),
        *("taken_on", "asked_on"),
    )
    answered = ("reference", "answer", "notice_on")

    def payload(self, line: dict[str, str]) -> dict[str, Any]:
        """A notice has its day; offenses are on paper, for those who evaluate them."""
        notice_on = day_in(line, "notice_on")
        if notice_on is None:
            raise Unusable("notice_on must be a day written YYYY-MM-DD.")
        return {"answer": one_of(line, "answer", ANSWERS), "notice_on": notice_on}


def justice() -> JusticePartner:
    """The adapter of this office."""
    return JusticeFiles(partners_folder())
