"""Convictions as a worker reads them from a notice, and what recipients and applicants ask for in spite of them."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from web.schemas.choices import Choice, ChoiceOfId, Choices, Tick, YesNo
from web.schemas.fields import Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Whole

TIERS = (("1", "Tier 1"), ("2", "Tier 2"), ("0", "No bar"))
SOURCES = (("notice", "Notice of the Department of Justice"), ("court_papers", "Papers of a court"))
RELIEFS = (
    ("certificate_of_rehabilitation", "Certificate of rehabilitation"),
    ("dismissal", "Dismissal (PC 1203.4)"),
)
SIGNERS = (
    ("recipient", "The recipient"),
    ("parent", "A parent"),
    ("guardian", "A guardian, or who has legal custody"),
    ("conservator", "A conservator"),
    ("spouse", "The spouse or registered domestic partner"),
    ("adult_child", "A grown child"),
    ("authorized_representative", "The authorized representative"),
    ("other", "Somebody else"),
)
END_REASONS = (
    ("recipient_asked", "The recipient takes it back"),
    ("services_ended", "The recipient's services ended"),
    ("signed_wrongly", "It was not signed by who it says"),
)
OFFENSE_KINDS = (
    ("sex_or_harm", "A sex offense, or harm or danger to a person"),
    ("fraud_or_property", "Fraud, or property without violence"),
    ("other", "Any other"),
)
EVIDENCE = (
    ("rehabilitation", "Programs completed"),
    ("employment", "Work since, with references"),
    ("letters", "Letters of character"),
    ("probation", "Report of probation or parole"),
    ("restitution", "Restitution paid"),
    ("education", "School or training"),
    ("other", "Other"),
)


class Conviction(FormSchema):
    """One line of the notice; a line without an offense is left out."""

    offense = Line("Offense", must=True, missing="Name the offense as the notice has it.")
    code_section = Line("Code section", most=40)
    tier = Choice("Tier", TIERS, list=True, must=True, missing="Say which tier this offense is.")
    convicted = Day("Convicted on", past=True, must=True, missing="Give the day of the conviction.")
    released = Day("Released on", past=True)
    relief = Choice("Relief", RELIEFS, list=True)
    source = Choice("Read in", SOURCES, list=True, must=True, missing="Say where you read it.")
    out_of_state = Tick("Another state")

    @validates_schema
    def in_order(self, data: dict[str, Any], **_more: Any) -> None:
        """Nobody is released before they are convicted."""
        convicted, released = data.get("convicted"), data.get("released")
        if convicted and released and released < convicted:
            raise ValidationError({"released": ["The release is before the conviction. Check both days."]})


class Waive(FormSchema):
    """A recipient's SOC 862."""

    case_id = ChoiceOfId("Recipient", list=True, must=True, missing="Choose the recipient who signed.")
    received_on = Day("Day it came in", past=True, must=True, missing="Give the day the SOC 862 came in.")
    signed_on = Day("Day it was signed", past=True, must=True, missing="Give the day beside the signature.")
    signed_by = Choice("Who signed", SIGNERS, list=True, must=True, missing="Say who signed the SOC 862.")
    signer_is_applicant = YesNo(
        "Is the signer the applicant?",
        must=True,
        missing="Say whether the applicant signed it.",
        hint="The applicant may sign for a recipient only as the law names: their own minor, their ward, their spouse.",
    )


class EndWaiver(FormSchema):
    """A waiver is over."""

    ended_on = Day("Last day", past=True, must=True, missing="Give the last day on which it counts.")
    reason = Choice("Why", END_REASONS, must=True, missing="Say why it ends.")


POSTMARK = "By mail, the day of the postmark: the letter said by what day to send it."
"""What counts as the day of a SOC 856 or SOC 863 (SOC 852A)."""


class AskException(FormSchema):
    """An applicant's SOC 863."""

    received_on = Day(
        "Day it came in", hint=POSTMARK, past=True, must=True, missing="Give the day the SOC 863 came in."
    )
    signed = YesNo("Is it signed?", must=True, missing="Say whether the applicant signed it.")
    offense_kind = Choice(
        "Kind of the gravest offense", OFFENSE_KINDS, must=True, missing="Choose the kind of offense."
    )
    offenses = Whole("How many offenses", least=1, most=50, must=True, missing="Count the offenses of the notice.")
    custody_ended_on = Day(
        "Last day in custody, on probation or on parole",
        hint="The latest of the three; it may be yet to come. Where there was none of them: the day of the sentence. "
        "Left empty, the request is not whole.",
    )
    evidence = Choices("What came with it", EVIDENCE)
    statement = Passage("What the applicant says", most=4000, rows=5)


class Appeal(FormSchema):
    """An applicant's SOC 856."""

    received_on = Day(
        "Day it came in", hint=POSTMARK, past=True, must=True, missing="Give the day the SOC 856 came in."
    )
    grounds = Passage(
        "Why the applicant appeals", most=4000, rows=5, must=True, missing="Write what the applicant says."
    )


class Word(FormSchema):
    """The word of whoever decides: one way or the other, with the reason."""

    verdict = Choice("Verdict", must=True, missing="Choose one way or the other.")
    reason = Passage("Reason", most=2000, rows=4)

    def __init__(self, *verdicts: str, freely: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.freely = freely
        self.offer("verdict", [(each, each) for each in verdicts])

    @validates_schema
    def with_a_reason(self, data: dict[str, Any], **_more: Any) -> None:
        """What is decided for or against somebody has its reason."""
        if data.get("verdict") not in self.freely and not data.get("reason"):
            raise ValidationError({"reason": ["Write why. The reason stays with what you decide."]})
