"""Where an application stands: its steps with "you are here", and the one next thing for whoever looks."""

from dataclasses import dataclass
from typing import Any

from records.application_view import Seen, Tracks
from records.task import Task
from web.staff.task_pages import Page, address_of, page_of
from web.wording import words

STEPS = (
    ("registered", "Registered"),
    ("clearance", "Who it is"),
    ("gathering", "What must be known"),
    ("assessment", "Needs"),
    ("proposal", "Proposal"),
    ("review", "Review"),
    ("notice", "Decision and notice"),
)
"""The stages of intake in order (`workflows.steps.work.Stage`), with registration before them."""


@dataclass(frozen=True)
class Next:
    """The one next thing: what the button says, where it leads, and what will happen there."""

    title: str
    href: str
    says: str
    task: Task | None  # none where no task stands behind it


def steps(seen: Seen) -> list[dict[str, Any]]:
    """The progress picture as the macro `steps` takes it."""
    order = [code for code, _title in STEPS]
    stage = seen.application.stage
    reached = len(order) if stage == "ended" else order.index(stage) if stage in order else 1
    return [
        {
            "title": title,
            "state": _state(seen, code, place, reached),
            "says": _says(seen, code),
            "href": None,
        }
        for place, (code, title) in enumerate(STEPS)
    ]


def _state(seen: Seen, code: str, place: int, reached: int) -> str:
    if seen.application.stage == "ended":
        return "done" if _happened(seen.tracks, seen, code) else "skipped"
    if place == reached:
        return "here"
    if place > reached:
        return "ahead"
    return "skipped" if code == "review" and not _happened(seen.tracks, seen, code) else "done"


def _happened(tracks: Tracks, seen: Seen, code: str) -> bool:
    """Whether a step of an ended application had really been taken; a withdrawal leaves steps out."""
    proposal = tracks.proposal
    return {
        "registered": True,
        "clearance": seen.application.person_id is not None,
        "gathering": known_count(tracks) == 3,
        "assessment": any(each.status != "draft" for each in tracks.assessments),
        "proposal": proposal is not None,
        "review": proposal is not None and proposal.reviewed_at is not None,
        "notice": bool(seen.notices) or seen.application.status != "pending",
    }[code]


def known_count(tracks: Tracks) -> int:
    """How many of Medi-Cal, certification and home visit have come to an end."""
    medi_cal = any(each.answer in ("granted", "denied") for each in tracks.inquiries)
    certification = tracks.certification is not None and tracks.certification.outcome is not None
    visit = any(each.status == "done" for each in tracks.visits)
    return medi_cal + certification + visit


def _says(seen: Seen, code: str) -> str | None:
    tracks = seen.tracks
    if code == "registered":
        return words(seen.application.channel)
    if code == "gathering" and seen.application.person_id is not None:
        return f"{known_count(tracks)} of 3 in"
    if code == "assessment" and tracks.assessment is not None:
        return words(tracks.assessment.status)
    if code == "proposal" and tracks.proposal is not None:
        return words(tracks.proposal.kind)
    if code == "review" and tracks.proposal is not None and tracks.proposal.needs_review:
        return words(tracks.proposal.outcome or "waiting")
    if code == "notice" and seen.application.status != "pending":
        return words(seen.application.status)
    return None


def next_thing(tasks: list[Task], staff_id: int, roles: frozenset[str]) -> Next | None:
    """The task to do next for whoever looks: one's own first, then one anybody of the role may take, soonest due."""
    mine = [task for task in tasks if task.state == "open" and task.assignee_id == staff_id]
    free = [task for task in tasks if task.state == "open" and task.assignee_id is None and task.role in roles]
    for task in [*mine, *free]:
        page: Page | None = page_of(task)
        if page is not None:
            return Next(page.title, address_of(task), page.says, task)
    return None
