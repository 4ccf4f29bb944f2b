"""The tracks of an application as cards: a state in a word, the facts that matter, where to work on it."""

from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from records.application_view import Seen
from web import wording
from web.schemas.certification import EXCEPTIONS, PROFESSIONS

Pairs = list[tuple[str, Any]]


@dataclass(frozen=True)
class Card:
    """One track. `state` is a status word for the tag; `link` the words of its link."""

    title: str
    state: str
    tone: str
    facts: Pairs = field(default_factory=list)
    href: str | None = None
    link: str = "Open"


def cards(seen: Seen) -> list[Card]:
    """Every track, in the order of the work."""
    key = seen.application.id
    return [
        medi_cal(seen, url_for("medi_cal.show", application_id=key)),
        certification(seen, url_for("certification.show", application_id=key)),
        visit(seen, url_for("visits.show", application_id=key)),
        assessment(seen, url_for("assessment.show", application_id=key)),
        proposal(seen, url_for("proposals.show", application_id=key)),
    ]


def medi_cal(seen: Seen, href: str) -> Card:
    """The question of Medi-Cal."""
    row = seen.tracks.inquiry
    if row is None:
        return Card("Medi-Cal", "Not asked yet", "quiet", href=href)
    if row.answer is None:
        return Card("Medi-Cal", "Waiting for an answer", "info", [("Asked", wording.moment(row.asked_at))], href)
    tones = {"granted": "good", "denied": "bad", "pending": "warn"}
    facts: Pairs = [("Answered", wording.moment(row.answered_at)), ("By", wording.words(row.answered_by))]
    if row.answer == "granted":
        funding = {True: "Yes", False: "No", None: None}[row.federally_funded]
        facts += [
            ("Federally funded", funding),
            ("Aid code", row.aid_code),
            ("From", wording.day(row.effective_on) if row.effective_on else None),
            ("Share of cost", None if row.share_of_cost_cents is None else wording.money(row.share_of_cost_cents)),
        ]
    return Card("Medi-Cal", wording.words(row.answer), tones[row.answer], facts, href)


def certification(seen: Seen, href: str) -> Card:
    """The health care certification."""
    row = seen.tracks.certification
    title = "Certification SOC 873"
    if row is None:
        return Card(title, "Not given out yet", "quiet", href=href)
    facts: Pairs = [
        ("Given", wording.day(row.issued_on)),
        ("Due", f"{wording.day(row.due_on)}, {wording.distance(row.due_on)}"),
    ]
    if row.extended_on:
        facts.append(("More time since", wording.day(row.extended_on)))
    if row.exception:
        facts.append(("Exception", dict(EXCEPTIONS)[row.exception]))
    if row.received_on:
        facts[1:2] = [("Received", wording.day(row.received_on))]
        facts += [("Signed by", row.signer), ("As", dict(PROFESSIONS).get(row.signer_profession or ""))]
    states = {"accepted": ("Accepted", "good"), "negative": ("Does not certify", "bad"), "late": ("Too late", "bad")}
    if row.outcome in states:
        return Card(title, *states[row.outcome], facts, href)
    if row.returned_to_signer_on:
        return Card(title, "Back with its signer", "warn", facts, href)
    return Card(title, "Outstanding", "warn" if row.extended_on else "info", facts, href)


def visit(seen: Seen, href: str) -> Card:
    """The home visit."""
    row = seen.tracks.visit
    if row is None:
        return Card("Home visit", "Not planned yet", "quiet", href=href)
    tones = {"scheduled": "info", "moved": "warn", "missed": "warn", "done": "good"}
    missed = sum(each.status == "missed" for each in seen.tracks.visits)
    facts: Pairs = [("When", wording.moment(row.starts_at)), ("Where", wording.words(row.place))]
    facts.append(("Missed so far", str(missed) if missed else None))
    return Card("Home visit", wording.words(row.status), tones[row.status], facts, href)


def assessment(seen: Seen, href: str) -> Card:
    """The needs assessment."""
    row = seen.tracks.assessment
    if row is None:
        return Card("Needs assessment", "Not begun", "quiet", href=href)
    facts: Pairs = [
        ("Assessed", wording.day(row.assessed_on)),
        ("Version", str(row.version) if row.version > 1 else None),
    ]
    if row.answer and row.status != "draft":
        facts.append(("Need", f"{wording.hours(row.answer.get('need_minutes_per_month'))} a month"))
        facts.append(("Authorized", f"{wording.hours(row.answer.get('authorized_minutes_per_month'))} a month"))
    states = {"draft": ("Draft", "info"), "complete": ("Complete", "good"), "replaced": ("Replaced", "quiet")}
    return Card("Needs assessment", *states[row.status], facts, href)


def proposal(seen: Seen, href: str) -> Card:
    """The proposed decision."""
    row = seen.tracks.proposal
    if row is None:
        return Card("Proposed decision", "Not proposed yet", "quiet", href=href)
    facts: Pairs = [("Proposal", wording.words(row.kind)), ("Program", row.program)]
    if row.authorized_minutes_per_month is not None and row.kind != "deny":
        facts.append(("Hours", f"{wording.hours(row.authorized_minutes_per_month)} a month"))
    facts.append(("Proposed", wording.moment(row.proposed_at)))
    if row.outcome is None:
        state = ("Waiting for review", "warn") if row.needs_review else ("Proposed", "info")
    else:
        state = {
            "approved": ("Approved", "good"),
            "sent_back": ("Sent back", "warn"),
            "overtaken": ("Overtaken by new facts", "quiet"),
        }.get(row.outcome, (wording.words(row.outcome), "info"))
    return Card("Proposed decision", *state, facts, href)
