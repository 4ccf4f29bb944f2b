"""Every page of months in advance, as one group."""

from web.staff.advances import runs, settling
from web.staff.advances.listing import blueprint

__all__ = ["blueprint", "runs", "settling"]
