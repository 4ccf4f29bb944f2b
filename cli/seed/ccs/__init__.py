"""CCS as it could have told the state of its authorizations, all invented: for tests by exhaustion and for benches."""

from cli.seed.ccs.scale import CcsScale
from cli.seed.ccs.state import CcsWritten, write_ccs

__all__ = ["CcsScale", "CcsWritten", "write_ccs"]
