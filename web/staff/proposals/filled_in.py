"""What the rules fill in for a proposal: the decision they lead to, its reasons, and what needs a supervisor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from records import application_view
from records.application import Application
from records.application_view import Tracks
from records.assessment import Assessment
from records.assessment_draft import content_of
from records.clock import county_today
from records.decision import Decision
from records.task import Task, unfinished
from rules.answer import Reason
from rules.preview import preview
from web import database
from web.staff.assessment.figures import Figures, figure
from web.staff.assessment.layout import services
from web.wording import hours

CAUSE_OF_FORM = {"negative": "certification_negative", "late": "certification_missing"}
"""The cause of denial that an answer of intake.certification_receipt leads to."""


@dataclass(frozen=True)
class Difference:
    """A service whose time is outside its guideline, in minutes, with the worker's reason."""

    name: str
    entered: int
    low: int | None
    high: int | None
    word: str
    reason: str | None

    @property
    def by(self) -> int:
        """How far outside, in minutes."""
        if self.word == "above":
            return self.entered - (self.high or 0)
        return (self.low or 0) - self.entered


@dataclass(frozen=True)
class FilledIn:
    """What a proposal starts from. `readiness` is the decision on record that says what may happen now."""

    readiness: Decision | None
    assessment: Assessment | None
    figures: Figures | None
    differences: tuple[Difference, ...]
    supervisor: tuple[Reason, ...]

    @property
    def next(self) -> str | None:
        """wait, approve, approve_with_supervisor or deny, as the law last said."""
        return str(self.readiness.answer["next"]) if self.readiness and self.readiness.answer else None

    @property
    def reasons(self) -> list[Mapping[str, str]]:
        """Why, in the law's sentences."""
        return list(self.readiness.trace["because"]) if self.readiness else []


def filled_in(application: Application, kind: str | None = None) -> FilledIn:
    """What the rules say of an application now, for a proposal of a kind (or the one they lead to)."""
    tracks = application_view.tracks(database.session(), application.id)
    readiness = _ground(application)
    assessment = next((each for each in tracks.assessments if each.status == "complete"), None)
    figures = _figures(tracks, assessment)
    differences = differences_of(assessment, figures) if assessment and figures else ()
    kind = kind or kind_of(readiness)
    return FilledIn(
        readiness=readiness,
        assessment=assessment,
        figures=figures,
        differences=differences,
        supervisor=_supervisor(tracks, assessment, bool(differences), kind, county_today()),
    )


def _ground(application: Application) -> Decision | None:
    """The newest answer of intake.readiness; where it waits for facts that a denial does not need, the form's answer.

    A certification that says no, or never came, ends an application whatever else is not known yet (W&I 12309.1).
    """
    readiness = _newest(application, "intake.readiness")
    if readiness is not None and readiness.answer:
        return readiness
    session = database.session()
    to_deny = select(Task.id).where(unfinished(), Task.application_id == application.id, Task.kind == "propose_denial")
    receipt = _newest(application, "intake.certification_receipt") if session.scalar(to_deny.limit(1)) else None
    return receipt if receipt is not None and receipt.answer and receipt.answer["next"] == "deny" else readiness


def _newest(application: Application, question: str) -> Decision | None:
    asked = select(Decision).where(Decision.application_id == application.id, Decision.question == question)
    return database.session().scalar(asked.order_by(Decision.id.desc()).limit(1))


def _figures(tracks: Tracks, assessment: Assessment | None) -> Figures | None:
    if assessment is None:
        return None
    answered = next((each for each in tracks.inquiries if each.answer in ("granted", "denied")), None)
    federal = None if answered is None else answered.answer == "granted" and bool(answered.federally_funded)
    return figure(content_of(assessment), federal, before_certification=False)


def differences_of(assessment: Assessment, figures: Figures) -> tuple[Difference, ...]:
    """Entered against guideline, for each service outside it."""
    names = {each.code: each.name for each in services(assessment.assessed_on)}
    return tuple(
        Difference(names[line.service], line.total_minutes, range_.low, range_.high, range_.word, line.reason)
        for line in assessment.services
        if (range_ := figures.ranges.get(line.service)) is not None and range_.word in ("below", "above")
    )


def kind_of(readiness: Decision | None) -> str | None:
    """The kind of proposal that the law's answer leads to."""
    if readiness is None or not readiness.answer:
        return None
    row = readiness.trace["because"][0]["row"] if readiness.trace["because"] else ""
    return {
        "approve": "approve",
        "deny": "deny",
        "approve_with_supervisor": "presumptive" if row == "approve_presumptive" else "temporary",
    }.get(readiness.answer["next"])


def _supervisor(
    tracks: Tracks, assessment: Assessment | None, outside: bool, kind: str | None, on: date
) -> tuple[Reason, ...]:
    """The rows of intake.review that would ask for a supervisor if this were proposed."""
    if kind in (None, "deny"):
        return ()
    needed = assessment is not None and bool(assessment.protective_supervision.get("needed"))
    facts: dict[str, Any] = {
        "outside_guideline": outside,
        "protective_supervision": needed,
        "before_certification": kind == "temporary",
        "presumptive_eligibility": kind == "presumptive",
        "denial_for_cause": False,
    }
    answer = preview("intake.review", on, facts)
    return answer.because if answer.answer and answer.answer["reviewer"] == "supervisor" else ()


def start_of(application: Application, filled: FilledIn) -> dict[str, Any]:
    """The form's first values: what the rules lead to, from the protected date, with its reasons in words."""
    kind = kind_of(filled.readiness)
    said = (filled.readiness.answer if filled.readiness else None) or {}
    cause = said.get("cause") or CAUSE_OF_FORM.get(said.get("outcome", ""))
    return {"kind": kind, "cause": cause, "starts_on": application.requested_on, "reason": reason_of(filled)}


def reason_of(filled: FilledIn) -> str:
    """The reasons as the worker's draft text: what the rules found, and each departure from a guideline."""
    said = [reason["says"] for reason in filled.reasons]
    determined = filled.figures.determined if filled.figures else None
    if determined and filled.next in ("approve", "approve_with_supervisor"):
        said += [reason.says for reason in determined.program.because]
        said += [reason.says for reason in determined.hours.because] if determined.hours else []
    for each in filled.differences:
        range_words = f"{hours(each.low or 0)} to {hours(each.high)}"
        said.append(f"{each.name}: {hours(each.entered)}, guideline {range_words}. {each.reason or ''}".strip())
    return "\n".join(dict.fromkeys(said))
