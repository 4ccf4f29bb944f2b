"""A whole state, invented: recipients, providers and a half-month of accepted timesheets in every county, by COPY."""

from cli.seed.statewide.office import NotEmpty
from cli.seed.statewide.scale import Scale
from cli.seed.statewide.state import Written, write_state

__all__ = ["NotEmpty", "Scale", "Written", "write_state"]
