"""Who files wage reports for the recipients, as their agent: invented unless the environment names the real one."""

import os
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Filer:
    """The agent under Form 2678, which reports wages of all recipients under its own numbers."""

    ein: str  # nine digits, federal
    state_account: str  # eight digits, of the Employment Development Department
    user_id: str  # eight characters, of SSA's Business Services Online
    name: str
    street: str
    city: str
    zip_code: str  # five digits
    contact: str
    phone: str  # ten digits
    email: str


@cache
def filer() -> Filer:
    """The settings of this office. Raises ValueError with a sentence for a number that cannot be right."""
    told = Filer(
        ein=os.environ.get("HEARTH_FILER_EIN", "000000000"),
        state_account=os.environ.get("HEARTH_FILER_STATE_ACCOUNT", "00000000"),
        user_id=os.environ.get("HEARTH_FILER_USER_ID", "HEARTH00"),
        name=os.environ.get("HEARTH_FILER_NAME", "HEARTH AGENT FOR IHSS RECIPIENTS"),
        street=os.environ.get("HEARTH_FILER_STREET", "1 EXAMPLE PLAZA"),
        city=os.environ.get("HEARTH_FILER_CITY", "SACRAMENTO"),
        zip_code=os.environ.get("HEARTH_FILER_ZIP", "95814"),
        contact=os.environ.get("HEARTH_FILER_CONTACT", "PAYROLL DESK"),
        phone=os.environ.get("HEARTH_FILER_PHONE", "9165550100"),
        email=os.environ.get("HEARTH_FILER_EMAIL", "payroll@hearth.example"),
    )
    lengths = {"EIN": (told.ein, 9), "STATE_ACCOUNT": (told.state_account, 8), "ZIP": (told.zip_code, 5)}
    for name, (digits, length) in lengths.items():
        if len(digits) != length or not (digits.isascii() and digits.isdecimal()):
            raise ValueError(f"HEARTH_FILER_{name} is not {length} digits.")
    return told
