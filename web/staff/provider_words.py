"""The timeline and the clocks of providers in words."""

from collections.abc import Callable
from typing import Any

from web.staff.enrollments.status_words import CAUSES, STATUSES
from web.wording import words

TITLES = {
    "enrollment_begun": "Enrollment begun",
    "enrollment_form_received": "Enrollment form SOC 426 received",
    "enrollment_form_corrected": "Number or name corrected",
    "fingerprints_taken": "Fingerprints taken",
    "orientation_attended": "Orientation attended",
    "agreement_signed": "Provider agreement SOC 846 signed",
    "partner_asked": "Asked for an answer",
    "partners_silent": "No answer came in time",
    "ssn_answered": "Social Security number checked",
    "list_answered": "Suspended list looked up",
    "background_answered": "Notice of the Department of Justice",
    "enrollment_extended": "More time to finish",
    "county_moved": "Moved to another county",
    "account_taken_away": "Account of somebody else taken away",
    "paper_sent": "Paper sent online",
    "paper_accepted": "Paper can be used",
    "paper_returned": "Paper went back",
    "bank_account_given": "Bank account given",
    "bank_account_changed": "Bank account changed",
    "bank_account_ended": "Bank account ended",
    "certificate_given": "Withholding certificate given",
    "certificate_withdrawn": "Withholding certificate withdrawn",
    "pay_stop_placed": "Payments kept back",
    "pay_stop_lifted": "Payments kept back no longer",
    "pay_order_given": "Order on pay entered",
    "pay_order_ended": "Order on pay ended",
    "overpayment_forgiven": "Overpayment forgiven",
}

TONES = {
    "enrollment_form_received": "good",
    "fingerprints_taken": "good",
    "orientation_attended": "good",
    "agreement_signed": "good",
    "partners_silent": "warn",
    "enrollment_extended": "warn",
    "enrollment_withdrawn": "warn",
    "violation_reported": "warn",
    "paper_returned": "warn",
    "bank_account_changed": "warn",
    "pay_stop_placed": "warn",
}

CLOCKS = {
    "deadline.enrollment": "Finishing enrollment, 90 days",
    "deadline.enrollment_extended": "Finishing enrollment, 135 days for good cause",
}

PARTNERS = {"doj": "Department of Justice", "ssn": "Social Security number check", "list": "Suspended list"}
"""Partners who check providers, by their word in records."""

ANSWERED = {"background_answered": "doj", "ssn_answered": "ssn", "list_answered": "list"}
"""Events that a partner made where nobody of the staff did."""

ONLINE = ("paper_sent", "bank_account_given", "bank_account_changed", "certificate_given", "certificate_withdrawn")
"""Events that the provider made online where nobody of the staff did."""

LETTERS = {
    "provider_tier_1": "denied, tier 1",
    "provider_tier_2": "denied, tier 2",
    "provider_on_list": "denied, on the suspended list",
    "provider_incomplete": "not finished in time",
    "recipient_provider_ineligible": "the recipient's provider may not work",
    "recipient_tier_2": "the recipient may sign a waiver",
    "weekly_hours_recipient": "weekly hours, to the recipient",
    "weekly_hours_provider": "weekly hours, to the provider",
}
"""What a letter says, where the name of its text would not do."""

_STANDINGS = {status.value: said.lower() for status, said in STATUSES.items()}
_CAUSES = {cause.value: said for cause, said in CAUSES.items()}

WORDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "status": ("now {}", lambda value: _STANDINGS.get(value, words(value).lower())),
    "before": ("before: {}", lambda value: _STANDINGS.get(value, str(value))),
    "cause": ("{}", lambda value: _CAUSES.get(value, words(value))),
    "template": ("{}", lambda value: LETTERS.get(value, words(value).lower())),
}
"""Parameters of a provider's events: the words of the standings stand everywhere alike."""
