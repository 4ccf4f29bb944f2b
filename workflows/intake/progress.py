"""Where an intake stands, in enum words, for whoever asks."""

from workflows.intake.state import State
from workflows.messages import Progress


def progress_of(state: State) -> Progress:
    """The tracks' standings as plain words."""
    return Progress(
        stage=state.stage.value,
        clearance=state.clearance.value,
        medi_cal=state.medi_cal.value,
        certification=state.certification.value,
        visit=state.visit.value,
        assessment=state.assessment.value,
        proposal=state.proposal.value,
        authorized=state.authorized.value,
        ended=state.ending.value if state.ending else None,
    )
