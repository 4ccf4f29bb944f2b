"""The timeline and the clocks of providers in words."""

TITLES = {
    "enrollment_begun": "Enrollment begun",
    "enrollment_form_received": "Enrollment form SOC 426 received",
    "enrollment_form_corrected": "Number or name corrected",
    "fingerprints_taken": "Fingerprints taken",
    "orientation_attended": "Orientation attended",
    "agreement_signed": "Provider agreement SOC 846 signed",
    "partner_asked": "Partner asked",
    "partners_silent": "A partner is silent",
    "ssn_answered": "Social Security number checked",
    "list_answered": "Suspended list looked up",
    "background_answered": "Notice of the Department of Justice",
    "enrollment_extended": "More time to finish",
    "county_moved": "Moved to another county",
    "account_taken_away": "Account of somebody else taken away",
    "paper_sent": "Paper sent online",
    "paper_accepted": "Paper can be used",
    "paper_returned": "Paper went back",
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
}

CLOCKS = {
    "deadline.enrollment": "Finishing enrollment, 90 days",
    "deadline.enrollment_extended": "Finishing enrollment, 135 days for good cause",
}

PARTNERS = {"doj": "Department of Justice", "ssn": "Social Security number check", "list": "Suspended list"}
"""Partners who check providers, by their word in records."""

ANSWERED = {"background_answered": "doj", "ssn_answered": "ssn", "list_answered": "list"}
"""Events that a partner made where nobody of the staff did."""
