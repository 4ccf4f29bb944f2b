"""The step that completes a needs assessment."""

from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import Readiness, Step, Told


class AssessmentOutcome(StrEnum):
    """What came of completing an assessment."""

    COMPLETE = "complete"
    NEEDS = "needs"
    REFUSED = "refused"


@dataclass(frozen=True)
class AssessmentAnswer:
    """`needs` names the facts that the law still misses; then the assessment stays a draft."""

    outcome: AssessmentOutcome
    readiness: Readiness
    needs: list[str] = field(default_factory=list)


COMPLETE_ASSESSMENT = Step("complete_assessment", Told, AssessmentAnswer)
"""Freeze the draft and compute it: `ihss.guideline` for each service, `ihss.hours`, `ihss.program`, each kept as a
decision. An earlier complete version becomes `replaced`. `refused` when the assessment is not a draft."""
