"""The timeline in words: one title for each kind of event, and what its parameters add."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from flask import url_for

from records.timeline import Happened
from web import wording
from web.access import may
from web.clock_lengths import with_lengths
from web.staff import organization_words, pay_words, provider_words, timesheet_words, violation_words

TITLES = {
    "registered": "Application registered",
    "cleared": "Person identified",
    "person_corrected": "Name, birth date or number put right",
    "clearance_asked": "Supervisor asked who this is",
    "clearance_ruled": "Supervisor said who this is",
    "medi_cal_asked": "Medi-Cal asked about eligibility",
    "medi_cal_answered": "Medi-Cal answer recorded",
    "certification_issued": "Certification form SOC 873 given out",
    "certification_extended": "More time for the certification",
    "certification_received": "Certification came in",
    "certification_returned": "Certification sent back to its signer",
    "certification_overdue": "Certification is overdue",
    "exception_claimed": "Exception to the certification claimed",
    "visit_scheduled": "Home visit scheduled",
    "visit_moved": "Home visit moved",
    "visit_missed": "Home visit missed",
    "visit_done": "Home visit done",
    "assessment_completed": "Needs assessment completed",
    "proposed": "Decision proposed",
    "review_approved": "Supervisor approved",
    "review_sent_back": "Supervisor sent it back",
    "decided": "Decided",
    "notice_sent": "Notice of action sent",
    "letter_sent": "Letter sent",
    "authorized": "Hours authorized",
    "case_opened": "Case opened",
    "withdrawn": "Application withdrawn",
    "reminded": "Reminder: nobody has touched this",
    "escalated": "Escalated to the supervisor",
    "clock_started": "Clock started",
    "clock_ended": "Clock ended",
    "record_evaluated": "Criminal record evaluated",
    "waiver_received": "Waiver came in (SOC 862)",
    "waiver_ruled": "Supervisor ruled on the waiver",
    "waiver_ended": "Waiver ended",
    "exception_requested": "Exception asked for (SOC 863)",
    "exception_recommended": "Supervisor on the exception",
    "exception_decided": "State decided on the exception",
    "enrollment_appealed": "Appeal came in (SOC 856)",
    "enrollment_appeal_decided": "State decided the appeal",
    "enrollment_status_changed": "Standing changed",
    "violation_reported": "Overtime violation reported",
    "reinstatement_proposed": "Giving the standing back proposed",
    "reinstatement_reviewed": "Supervisor on giving it back",
    "enrollment_withdrawn": "Enrollment withdrawn",
    "enrollment_ended": "Enrollment over",
    "designated": "Provider named by the recipient",
    "assignment_started": "Provider started",
    "account_moved": "Online account given another e-mail",
    "hours_set": "Provider's hours set",
    "extra_hours_asked": "Extra hours asked for",
    "extra_hours_approved": "Extra hours approved",
    "extra_hours_refused": "Extra hours refused",
    "sick_leave_claimed": "Sick leave claimed (SOC 2302)",
    "exemption_decided": "Exemption from the 66 hours decided",
    **timesheet_words.TITLES,
    "relationship_changed": "Relationship changed",
    "program_changed": "Program changed",
    "live_in_certified": "Live-in certification (SOC 2298)",
    "live_in_cancelled": "Live-in certification cancelled (SOC 2299)",
    "workweek_agreement_signed": "Workweek agreement signed",
    "leave_began": "Provider on leave",
    "leave_ended": "Provider back from leave",
    "assignment_ended": "Assignment ended",
    **provider_words.TITLES,
    **violation_words.TITLES,
    **pay_words.TITLES,
    **organization_words.TITLES,
}

TONES = {
    "cleared": "good",
    "visit_done": "good",
    "assessment_completed": "good",
    "review_approved": "good",
    "decided": "good",
    "authorized": "good",
    "case_opened": "good",
    "certification_overdue": "bad",
    "visit_missed": "warn",
    "review_sent_back": "warn",
    "certification_extended": "warn",
    "certification_returned": "warn",
    "reminded": "warn",
    "escalated": "bad",
    "withdrawn": "warn",
    "assignment_started": "good",
    "extra_hours_approved": "good",
    "extra_hours_refused": "warn",
    "program_changed": "warn",
    "leave_began": "warn",
    "leave_ended": "good",
    "assignment_ended": "warn",
    **provider_words.TONES,
    **timesheet_words.TONES,
    **violation_words.TONES,
    **pay_words.TONES,
    **organization_words.TONES,
}

QUIET = {
    "step_id",
    "application_id",
    "submission_id",
    "clock_id",
    "visit_id",
    "proposal_id",
    "assessment_id",
    "document_id",
}
"""Parameters that only machines read."""

IDENTITY = {"name": "name", "birth_date": "birth date", "ssn": "SSN"}
"""What of a person was put right."""

Word = Callable[[Any], str]
WORDS: Mapping[str, tuple[str, Word]] = {
    "due_on": ("due {}", lambda value: wording.day(dt.date.fromisoformat(value))),
    "received_on": ("received {}", lambda value: wording.day(dt.date.fromisoformat(value))),
    "issued_on": ("given {}", lambda value: wording.day(dt.date.fromisoformat(value))),
    "starts_on": ("from {}", lambda value: wording.day(dt.date.fromisoformat(value))),
    "effective_on": ("effective {}", lambda value: wording.day(dt.date.fromisoformat(value))),
    "starts_at": ("{}", lambda value: wording.moment(dt.datetime.fromisoformat(value))),
    "authorized_minutes_per_month": ("{} a month", wording.hours),
    "minutes_per_week": ("{} a week", wording.hours),
    "authorized_minutes": ("{} a month", wording.hours),
    "corrected": ("{}", lambda value: ", ".join(IDENTITY.get(each, each) for each in str(value).split("+"))),
    "form": ("form {}", str),
    "language": ("in {}", lambda value: {"en": "English", "es": "Spanish"}.get(value, value)),
    "county_code": ("county {}", str),
    "case_number": ("case {}", str),
    "partner": ("{}", lambda value: provider_words.PARTNERS.get(value, str(value))),
    "answered_by": ("by {}", lambda value: {"staff": "hand", "partner": "the partner"}.get(value, str(value))),
    "question": ("{}", lambda value: clock_title(str(value))),
    **provider_words.WORDS,
    **timesheet_words.WORDS,
    **violation_words.WORDS,
    **pay_words.WORDS,
}
"""How a parameter is said, where its bare word would not do."""

WORDS_OF = {
    "organization_moved": {**WORDS, **organization_words.MOVED},
    "pay_run_discarded": pay_words.DISCARDED,
}
"""The same for kinds of events that have words of their own: each process has its `approved`."""

CLOCKS = {
    "deadline.health_certification": "Health care certification, 45 days",
    "deadline.health_certification_good_cause": "Health care certification, 90 days for good cause",
    "deadline.application_yardstick": "Decision on the application, 90 days",
    "deadline.application_decision": "Decision on the application, 30 days",
    "deadline.adverse_notice_effective": "Ten days' notice",
    "deadline.exception_request": "Asking for an exception, 45 days",
    "deadline.enrollment_appeal": "Appealing the denial, 60 days",
    "deadline.enrollment_appeal_decision": "The state's decision on the appeal, 180 days",
    "deadline.enrollment_inactivity": "A year without pay",
    "deadline.enrollment_reinstatement": "Giving the standing back, 90 days",
    "deadline.suspension_end": "Suspension, 90 days",
    "deadline.hearing_request": "Asking for a state hearing",
    "deadline.advance_pay_reconciliation": "Timesheets for advance pay, {cases/advance_pay_reconciliation} days",
    "deadline.advance_pay_arrears": "Advance pay to arrears, {cases/advance_pay_arrears} days",
    "deadline.reassessment": "Next reassessment",
    **provider_words.CLOCKS,
    **timesheet_words.CLOCKS,
    **violation_words.CLOCKS,
    **organization_words.CLOCKS,
}


def clock_title(question: str) -> str:
    """What a clock is about, in words; how long it runs is the law's."""
    return with_lengths(CLOCKS.get(question, wording.words(question.partition(".")[2] or question)))


def items(happened: list[Happened], by_system: str = "Hearth") -> list[dict[str, Any]]:
    """The timeline as the macro `timeline` takes it."""
    return [_item(each, by_system) for each in happened]


def _item(happened: Happened, by_system: str) -> dict[str, Any]:
    event = happened.event
    title = TITLES.get(event.kind, wording.words(event.kind))
    by = happened.by or _nobody(event.kind, event.params, by_system)
    return {
        "at": event.at,
        "title": title,
        "by": by,
        "says": says(event.params, WORDS_OF.get(event.kind, WORDS)),
        "href": _href(event),
        "tone": TONES.get(event.kind, "quiet"),
    }


def _nobody(kind: str, params: Mapping[str, Any], by_system: str) -> str:
    online = params.get("channel", params.get("how")) == "online"
    if online and kind in ("registered", "withdrawn", "enrollment_begun", "enrollment_withdrawn"):
        return "the applicant, online"
    if kind in provider_words.ANSWERED:
        return provider_words.PARTNERS[provider_words.ANSWERED[kind]]
    if kind in provider_words.ONLINE:
        return "the provider, online"
    return {"medi_cal_answered": "Medi-Cal"}.get(kind, by_system)


def says(params: Mapping[str, Any], told: Mapping[str, tuple[str, Word]]) -> str:
    """What an event's parameters add, as one line, in the words of its kind."""
    parts = []
    for name, value in params.items():
        if name in QUIET or value is None or isinstance(value, dict | list):
            continue
        if name in told:
            frame, word = told[name]
            parts.append(frame.format(word(value)))
        elif name.endswith("_on") and isinstance(value, str):
            parts.append(f"{wording.words(name[:-3]).lower()} {wording.day(dt.date.fromisoformat(value))}")
        elif isinstance(value, bool):
            parts.append(f"{wording.words(name).lower()}: {'yes' if value else 'no'}")
        elif not name.endswith("_id"):
            parts.append(wording.words(value) if isinstance(value, str) else f"{wording.words(name).lower()}: {value}")
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def _href(event: Any) -> str | None:
    if event.notice_id is not None:
        return url_for("notices.notice", notice_id=event.notice_id)
    if event.decision_id is not None and may("decision", "read"):
        return url_for("decisions.decision", decision_id=event.decision_id)
    return None
