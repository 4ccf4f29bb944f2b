"""What went wrong with a referral file, as CSV that a spreadsheet opens without running anything in it."""

import csv
import io

from records.csv_cells import harmless
from records.referral_columns import NAMES
from records.referrals import Report


def rejects_csv(report: Report) -> bytes:
    """The rejected lines as they were sent, each with its line number and what to mend. UTF-8 with byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["line", "what_to_mend", *NAMES])
    for each in report.rejected:
        says = " ".join(sentence for _column, sentence in each.line.problems)
        values = [harmless(each.line.values.get(name, "")) for name in NAMES]
        writer.writerow([each.line.number, harmless(says), *values])
    return out.getvalue().encode("utf-8-sig")


def example_csv(county_code: str) -> bytes:
    """Two referrals of invented people, every column, and the total."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, NAMES, restval="")
    writer.writeheader()
    usual = {"county_code": county_code, "requested_on": "2026-04-10", "city": "Sacramento", "zip_code": "95814"}
    writer.writerow(
        usual
        | {
            "reference": "2026-000123",
            "first_name": "Rosa",
            "last_name": "de la Cruz",
            "birth_date": "1948-11-02",
            "phone": "916 555 0100",
            "spoken_language": "es",
            "written_language": "es",
        }
    )
    writer.writerow(
        usual
        | {"reference": "2026-000124", "first_name": "Vang", "last_name": "Xiong", "street": "12 Example St, Apt 4"}
    )
    csv.writer(out).writerow(["TOTAL", 2])
    return out.getvalue().encode()
