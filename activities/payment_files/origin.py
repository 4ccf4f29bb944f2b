"""Who sends the payment files and through which bank: invented unless the environment names the real ones."""

import os
from dataclasses import dataclass
from functools import cache

from records.routing_number import is_routing_number, with_check_digit

INVENTED_BANK = with_check_digit("99000001")
"""No bank has a number that begins with 99."""


@dataclass(frozen=True)
class Origin:
    """What the headers of payment files say. Texts are plain capitals of at most the standard's length."""

    bank: str  # routing number of the bank that takes the file (ODFI), nine digits
    bank_name: str  # at most 23
    company: str  # identification of the originator: ten characters
    name: str  # at most 23; the first 16 are on the provider's bank statement
    agency: str  # of the warrant register: four digits

    @property
    def odfi(self) -> str:
        """The bank as trace numbers begin with it: without the check digit."""
        return self.bank[:8]


@cache
def origin() -> Origin:
    """The settings of this office. Raises ValueError with a sentence for a number that cannot be right."""
    told = Origin(
        bank=os.environ.get("HEARTH_ACH_BANK", INVENTED_BANK),
        bank_name=os.environ.get("HEARTH_ACH_BANK_NAME", "EXAMPLE STATE BANK"),
        company=os.environ.get("HEARTH_ACH_COMPANY", "9990000001"),
        name=os.environ.get("HEARTH_ACH_NAME", "HEARTH IHSS PAYROLL"),
        agency=os.environ.get("HEARTH_WARRANT_AGENCY", "9999"),
    )
    if not is_routing_number(told.bank):
        raise ValueError("HEARTH_ACH_BANK is not a routing number: nine digits, the last of which is its check digit.")
    _fits("HEARTH_ACH_BANK_NAME", told.bank_name, 23)
    _fits("HEARTH_ACH_COMPANY", told.company, 10)
    _fits("HEARTH_ACH_NAME", told.name, 23)
    if len(told.agency) != 4 or not told.agency.isdecimal():
        raise ValueError("HEARTH_WARRANT_AGENCY is not four digits.")
    return told


def _fits(name: str, text: str, most: int) -> None:
    if not text.isascii() or not text.isprintable() or not 1 <= len(text) <= most or text != text.upper():
        raise ValueError(f"{name} is not one to {most} plain capitals and digits.")
