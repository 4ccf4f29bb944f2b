"""Papers in words: what each kind is, what to look for before sending it, and why one came back."""

from typing import Any

from flask_babel import lazy_gettext as _l

TITLES: dict[str, Any] = {
    "identity": _l("Photo ID"),
    "ssn_card": _l("Social Security card"),
    "work_permit": _l("Work permit"),
    "soc_846": _l("Provider agreement (SOC 846)"),
    "exception_evidence": _l("Papers for your request (SOC 863)"),
}

HINTS: dict[str, Any] = {
    "identity": _l("A driver license, state ID card, passport or other government ID with your photo."),
    "ssn_card": _l("The front of your card. All nine digits and your name must be easy to read."),
    "work_permit": _l("The work permit from your school. The last day it is good for must be easy to read."),
    "soc_846": _l("The page with your signature and the date."),
    "exception_evidence": _l("A letter, a court paper, a certificate. Send one file for each paper."),
}

RETURNED: dict[str, Any] = {
    "cannot_read": _l("We could not read it. Take a new photo in good light."),
    "wrong_paper": _l("It is not the paper we asked for."),
    "not_whole": _l("A part of it is missing. Send the whole page."),
    "out_of_date": _l("It is too old. Send one that is still good."),
    "other_person": _l("It does not have your name on it."),
}
