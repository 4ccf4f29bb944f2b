"""Daily files written by hand, line by line, with totals that tie unless told otherwise; and what is read of them."""

import datetime as dt
from collections import Counter

from activities.ccs_files.checking import LAYOUTS_OF, Checked, check, placed
from activities.ccs_files.numbers import lawful
from records.ccs_fault_words import Fault
from records.ccs_layout import COUNTED, TOTALS
from records.ccs_raw import asked_of_the_law
from records.ccs_reading import understood
from records.ccs_told import Told
from records.ccs_values import Known

TODAY = dt.date(2026, 3, 10)
COUNTIES = frozenset({"34", "57"})

CLI = "CLI,0000001,91234567A,Testcase,Avery,1999-06-15,34,en,"
MEM = "MEM,0000001,P01,M-1,2025-07-01,,"
SAR = "SAR,97000000012,0000001,34,medi_cal,2008-02-20,2008-03-06,,no,J. Sample,,,"
DXS = "DXS,icd9,343.9,"
PRV = "PRV,authorized,1993999998,Example Children's Center"
LIN = "LIN,1,authorized,2008-03-01,2009-02-28,,Special Care Center,,,"
COD = "COD,group,02,,"
LTR = "LTR,L-1,notice_of_action,0000001,97000000012,1,2008-03-06,2008-03-06,denied,,Not necessary,22 CCR 41515,,"
LINES = {line[:3]: line for line in (CLI, MEM, SAR, DXS, PRV, LIN, COD, LTR)}
HASHED = {"CLI": 1, "MEM": 1, "SAR": 2, "LTR": 3}


def with_value(letters: str, place: int, value: str) -> str:
    """A line of a type with another value at a place, from 1."""
    cells = LINES[letters].split(",")
    cells[place] = value
    return ",".join(cells)


def csv_of(*lines: str, header: str = "HDR,CCS1,2026-03-09", totals: str | None = None) -> bytes:
    """A file of these lines."""
    counts = Counter(COUNTED.get(line[:3], "") for line in lines)
    ccs = [line.split(",")[HASHED[line[:3]]].strip(' "') for line in lines if line[:3] in HASHED]
    hashed = sum(int(each) for each in ccs if len(each) == 7 and each.isascii() and each.isdecimal())
    said = totals or ",".join(["TRL", *(str(counts[name]) for name in TOTALS), str(hashed)])
    return "\n".join([header, *lines, said, ""]).encode()


def checked(content: bytes, layout: str = "csv", part_records: int = 100) -> Checked:
    """The first reading."""
    return check(content, layout, TODAY, part_records)


def read(content: bytes, layout: str = "csv", part_records: int = 100) -> list[Told | list[Fault]]:
    """Every record of a file, as told or with its faults."""
    raws = [
        raw
        for part in checked(content, layout, part_records).parts
        for raw in LAYOUTS_OF[layout].records(
            each.line for each in placed(content, part.starts_at, part.ends_at, part.first_line)
        )
    ]
    known = Known(TODAY, COUNTIES, lawful(asked_of_the_law(raws), TODAY))
    return [understood(raw, known) for raw in raws]


def faults(*lines: str) -> list[tuple[str | None, str]]:
    """The field and the word of everything that is wrong in a file of these lines."""
    found = [each for each in read(csv_of(*lines)) if isinstance(each, list)]
    return [(fault.field, fault.word) for each in found for fault in each]
