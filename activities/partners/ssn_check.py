"""The port to the check of Social Security numbers: does the number belong to this name and birth date?

Nobody is paid under a number that was not verified. File format: docs/partners/ssn-check.md.
"""

from typing import Any, Protocol

from activities.partners.files import partners_folder
from activities.partners.provider_checks import ProviderCheck, one_of
from records.enrollment import Enrollment, PartnerInquiry

ANSWERS = ("verified", "mismatch")


class SsnPartner(Protocol):
    """What Hearth needs of the other side. Answers arrive by themselves."""

    def ask(self, inquiry: PartnerInquiry, enrollment: Enrollment, **more: str) -> bool:
        """Pass a question on; false where a worker has to look it up."""


class SsnFiles(ProviderCheck):
    """The port by files."""

    name, partner, update = "ssn-check", "ssn", "answer_ssn"
    asked = ("reference", "ssn", "last_name", "first_name", "middle_name", "birth_date", "asked_on")
    answered = ("reference", "answer")

    def payload(self, line: dict[str, str]) -> dict[str, Any]:
        """One word."""
        return {"answer": one_of(line, "answer", ANSWERS)}


def ssn_check() -> SsnPartner:
    """The adapter of this office."""
    return SsnFiles(partners_folder())
