"""Provider numbers from before the NPI: they stand on older requests and in domains; the law has no form for them."""

import re

OLDER = re.compile(r"[A-Z0-9]{6,9}", re.ASCII)
"""Letters and digits, six to nine (recalled). The NPI took their place in 2007 and 2008 (handbook, section 7)."""
