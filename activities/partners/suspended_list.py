"""The port to the Medi-Cal Suspended and Ineligible list: is this provider on it; and who has to be put on it.

SOC 853. The partner says what agrees with an entry; whether that is a match is a question for the law
(`enrollment.listed`). File format: docs/partners/suspended-list.md.
"""

from typing import Any, Protocol

from activities.doing import Doing
from activities.partners.files import Unusable, as_csv, partners_folder, put_whole
from activities.partners.provider_checks import ProviderCheck, one_of, who
from records.enrollment import Enrollment, PartnerInquiry

ANSWERS = ("clear", "found")
AGREES = ("name_same", "ssn_same", "birth_date_same")
REPORTED = ("enrollment", "county", "ssn", "last_name", "first_name", "middle_name", "birth_date", "reported_on")


class ListPartner(Protocol):
    """What Hearth needs of the other side. Answers, and later entries, arrive by themselves."""

    def ask(self, inquiry: PartnerInquiry, enrollment: Enrollment, **more: str) -> bool:
        """Pass a question on; false where a worker has to look it up."""


class ListFiles(ProviderCheck):
    """The port by files."""

    name, partner, update = "suspended-list", "list", "answer_list"
    asked = ("reference", "ssn", "last_name", "first_name", "middle_name", "birth_date", "asked_on")
    answered = ("reference", "answer", *AGREES)

    def payload(self, line: dict[str, str]) -> dict[str, Any]:
        """`clear`; or `found`, with what agrees with the entry."""
        answer = one_of(line, "answer", ANSWERS)
        agrees = {column: line[column] for column in AGREES}
        if answer == "found" and not set(agrees.values()) <= {"yes", "no"}:
            raise Unusable(f"An entry that was found needs yes or no in {', '.join(AGREES)}.")
        found = {column: value == "yes" for column, value in agrees.items()} if answer == "found" else {}
        return {"answer": answer, **found}


def suspended_list() -> ListPartner:
    """The adapter of this office."""
    return ListFiles(partners_folder())


def report(doing: Doing, enrollment: Enrollment) -> None:
    """Tell the Department of Health Care Services of somebody who was found ineligible (SOC 853); once a day."""
    number, day = enrollment.enrollment_number, doing.today.isoformat()
    row = {"enrollment": number, **who(enrollment), "reported_on": day}
    path = partners_folder() / "outbox" / "suspended-list" / f"report-{number}-{day}.csv"
    put_whole(path, as_csv(REPORTED, [row]))
