"""The register of warrants is laid out as the Controller is told (docs/partners/payment-files.md)."""

import datetime as dt
import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.payment_files import counting, warrants
from activities.payment_files.nacha import Sums
from activities.payment_files.origin import origin
from cli.office.home import CHECKOUT
from records.clock import county_instant

PAY_DATE = dt.date(2026, 3, 25)
PLAIN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789", max_size=60).map(str.strip)
WARRANT = st.fixed_dictionaries(
    {
        "payment_id": st.integers(1, 9_999_999_999),
        "cents": st.integers(1, 9_999_999),
        "payee": PLAIN.map(lambda text: text[:16].strip()),
        "name": PLAIN,
        "street": PLAIN,
        "city": PLAIN,
        "zip_code": st.sampled_from(["", "95814", "958141234"]),
        "county": st.sampled_from(["01", "34", "58"]),
        "period": st.sampled_from(["20260301", "20260316"]),
    }
)
NAMES = ("payment_id", "cents", "payee", "name", "street", "city", "zip_code", "county", "period")
SCHEMA = {name: pl.Int64 if name in ("payment_id", "cents") else pl.String for name in NAMES}


def told(record: str) -> dict[str, slice]:
    """The places of a record's fields, from the partner's own page."""
    page = (CHECKOUT / "docs/partners/payment-files.md").read_text().partition("## The register of warrants")[2]
    row = re.search(rf"\| {record} \| (.*) \|", page)
    assert row is not None
    fields = re.findall(r"(\d+)–(\d+) ([^,]+?)(?: \(|,|$)", row[1])
    return {name.strip("` "): slice(int(first) - 1, int(last)) for first, last, name in fields}


@settings(max_examples=50, deadline=None)
@given(st.lists(WARRANT, max_size=20))
def test_every_field_stands_where_the_page_says(rows: list[dict[str, object]]) -> None:
    content, sums = warrants.lines(origin(), PAY_DATE, pl.DataFrame(rows, schema=SCHEMA))
    lines = content.decode("ascii").splitlines()
    places = told("warrant")
    for row, line in zip(rows, lines, strict=True):
        assert len(line) == warrants.WIDTH
        assert int(line[places["warrant number"]]) == row["payment_id"]
        assert int(line[places["cents"]]) == row["cents"]
        for name, field, width in (
            *(("payee", "provider number", 16), ("name", "payee", 40), ("street", "street", 40)),
            *(("city", "city", 25), ("zip_code", "ZIP code", 9), ("county", "county", 2)),
        ):
            assert line[places[field]].rstrip() == str(row[name])[:width].rstrip()
        assert line[places["first day of the half-month"]] == row["period"]
        assert line[places["day of issue"]] == "20260325"
    assert counting.warrant_sums(content) == sums


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(WARRANT, max_size=6), min_size=1, max_size=4))
def test_parts_put_together_are_the_sum_of_the_parts(parts: list[list[dict[str, object]]]) -> None:
    made = [warrants.lines(origin(), PAY_DATE, pl.DataFrame(part, schema=SCHEMA)) for part in parts]
    total = sum((sums for _, sums in made), Sums())
    head = warrants.header(origin(), "2026-03-A", county_instant(dt.date(2026, 3, 20)), PAY_DATE)
    whole = b"".join([head, *(content for content, _ in made), warrants.total(origin(), total)])
    assert counting.warrant_sums(whole) == total
    last, places = whole.decode().splitlines()[-1], told("total")
    assert int(last[places["warrants"]]) == sum(len(part) for part in parts)
    assert int(last[places["cents"]]) == sum(int(str(row["cents"])) for part in parts for row in part)


def test_a_total_that_was_changed_is_found_out() -> None:
    line, sums = warrants.lines(origin(), PAY_DATE, pl.DataFrame([], schema=SCHEMA))
    wrong = line + warrants.total(origin(), sums + Sums(1, 0, 0))
    with pytest.raises(ValueError, match="total does not say"):
        counting.warrant_sums(wrong)
