"""What a bank sends back, written as the standard has it: returns (addenda 99) and notifications of change (98)."""

import datetime as dt
from dataclasses import dataclass

from activities.database import transaction
from activities.payment_files.matching import trace_of
from activities.payment_files.origin import origin
from records.pay_run import PayRun
from records.payment import Payment
from records.routing_number import with_check_digit

THEIR_BANK = with_check_digit("32227162")


@dataclass(frozen=True)
class Back:
    """One entry that comes back: its payment's number and trace as the bank had them, and the code."""

    number: str
    trace: str
    cents: int
    code: str
    data: str = ""


def back(payment: Payment, code: str = "R03", data: str = "") -> Back:
    """A payment comes back, or its account is told otherwise."""
    with transaction() as session:
        trace = trace_of(session.get_one(PayRun, payment.run_id), payment)
    return Back(f"{payment.id:015d}", trace, payment.net_cents if code[0] == "R" else 0, code, data)


def bank_file(*entries: Back, on: dt.date = dt.date(2026, 3, 24), first_trace: int = 1) -> bytes:
    """The bank's file of these entries, its controls right."""
    lines = [f"101 {origin().bank}{THEIR_BANK:>10}{on:%y%m%d}0630A094101{origin().name:<23}{'SOME BANK':<23}{'':8}"]
    whose = f"{origin().name[:16]:<16}{'':20}{origin().company:<10}"
    lines.append(f"5220{whose}PPDPAYROLL   {'':6}{on:%y%m%d}   1{THEIR_BANK[:8]}{1:07d}")
    for number, entry in enumerate(entries, first_trace):
        own = f"{THEIR_BANK[:8]}{number:07d}"
        lines.append(
            f"621{origin().bank}{'000123456789':<17}{entry.cents:010d}{entry.number:<15}{'ORTIZ, PAZ':<22}  1{own}"
        )
        kind = "99" if entry.code[0] == "R" else "98"
        lines.append(f"7{kind}{entry.code}{entry.trace}{'':6}{THEIR_BANK[:8]}{entry.data:<44}{own}")
    hashed, cents = int(origin().odfi) * len(entries) % 10**10, sum(entry.cents for entry in entries)
    sums = f"{hashed:010d}{0:012d}{cents:012d}"
    lines.append(f"8220{2 * len(entries):06d}{sums}{origin().company:<10}{'':25}{THEIR_BANK[:8]}{1:07d}")
    blocks = -(-(len(lines) + 1) // 10)
    lines.append(f"9{1:06d}{blocks:06d}{2 * len(entries):08d}{sums}{'':39}")
    lines += ["9" * 94] * (blocks * 10 - len(lines))
    assert {len(line) for line in lines} == {94}
    return ("\n".join(lines) + "\n").encode()
