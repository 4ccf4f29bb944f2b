"""What the partners who check providers have in common: a question about an enrollment, answered by its reference."""

from abc import abstractmethod
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.partners.answering import say_once
from activities.partners.files import FilePartner, Unusable
from records import secrets
from records.clock import county_day
from records.enrollment import Enrollment, PartnerInquiry


class ProviderCheck(FilePartner):
    """A partner who is asked about an applicant provider. `partner` is its word in records, `update` the message."""

    partner: ClassVar[str]
    update: ClassVar[str]

    def ask(self, inquiry: PartnerInquiry, enrollment: Enrollment, **more: str) -> bool:
        """Pass a question on; false where the partner takes none and a worker must look it up."""
        about = {**who(enrollment), **more, "reference": inquiry.reference}
        about["asked_on"] = county_day(inquiry.asked_at).isoformat()
        self.put_question(inquiry.reference, {column: about[column] for column in self.asked})
        return True

    @abstractmethod
    def payload(self, line: dict[str, str]) -> dict[str, Any]:
        """A line as the message's payload. Raises Unusable."""

    def take(self, session: Session, line: dict[str, str]) -> str:
        """Say what the partner answered to the enrollment that the question was about."""
        payload = self.payload(line)
        of_reference = (PartnerInquiry.reference == line["reference"], PartnerInquiry.partner == self.partner)
        inquiry = session.scalar(select(PartnerInquiry).where(*of_reference))
        if inquiry is None:
            raise Unusable("No inquiry has this reference.")
        enrollment = session.get_one(Enrollment, inquiry.enrollment_id)
        if enrollment.ended_on is not None:
            raise Unusable("The enrollment of this inquiry has ended. The answer is not needed any more.")
        about = (f"{self.partner}-{inquiry.reference}", enrollment.subject)
        return say_once(session, self.update, about, payload, inquiry_id=inquiry.id)


def who(enrollment: Enrollment) -> dict[str, str]:
    """The applicant as partners ask to have them named."""
    return {
        "county": enrollment.county_code,
        "ssn": secrets.unseal(enrollment.ssn_cipher) if enrollment.ssn_cipher else "",
        "last_name": enrollment.last_name,
        "first_name": enrollment.first_name,
        "middle_name": enrollment.middle_name or "",
        "birth_date": enrollment.birth_date.isoformat(),
    }


def one_of(line: dict[str, str], column: str, offered: tuple[str, ...]) -> str:
    """A word of a line. Raises Unusable."""
    if line[column] not in offered:
        raise Unusable(f"{column} must be one of {', '.join(offered)}.")
    return line[column]
