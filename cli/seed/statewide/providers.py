"""Providers: who they are, how they were enrolled, and that they are enrolled."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.counties import places
from cli.seed.statewide.days import Days, Span, mornings
from cli.seed.statewide.exceptions import ineligible_since, made_ineligible
from cli.seed.statewide.people import drawn_people, roles_of
from cli.seed.statewide.scale import Block, Numbers
from cli.seed.statewide.writer import Writer
from records.confirmation import numbered_confirmation

PURPOSE = 4
BY_WAIVER = 0.002
COPIED = (
    *("first_name", "last_name", "name_folded", "name_keys", "birth_date", "ssn_cipher", "ssn_index"),
    *("street", "city", "zip_code", "phone", "spoken_language", "written_language"),
)
"""What an enrollment says of its person."""


@dataclass(frozen=True)
class Providers:
    """The providers of a block, by their place in it."""

    enrollment_id: Numbers
    enrolled: Days


def write_providers(
    writer: Writer, block: Block, span: Span, age: NDArray[np.float64], county: Numbers, starts: Days
) -> Providers:
    """Write people and enrollments of a block; `starts`: the first day on which each works for anybody."""
    draw = block.draw(PURPOSE)
    count = block.providers
    people = drawn_people(draw, int(writer.ids("person", count)[0]), county, span.years_before(age))
    enrolled = starts - draw.integers(0, 60, count).astype("timedelta64[D]")
    writer.write("person", people.with_columns(made_at=mornings(enrolled)))
    writer.write("person_role", roles_of(people, "provider", pl.Series(enrolled)))
    ids = writer.ids("enrollment", count)
    waived = draw.random(count) < BY_WAIVER
    rows = _enrollments(draw, people, ids, county, enrolled, waived, span)
    standing, changes = made_ineligible(rows, ineligible_since(block, span), span)
    writer.write("enrollment", standing)
    writer.write("enrollment_status", _standing(rows))
    writer.write("enrollment_status", changes)
    return Providers(ids, enrolled)


def _enrollments(
    draw: np.random.Generator,
    people: pl.DataFrame,
    ids: Numbers,
    county: Numbers,
    enrolled: Days,
    waived: NDArray[np.bool_],
    span: Span,
) -> pl.DataFrame:
    codes = np.array([place.code for place in places()])[county]
    begun = enrolled - draw.integers(14, 80, len(ids)).astype("timedelta64[D]")
    numbers = [numbered_confirmation(code, number) for code, number in zip(codes.tolist(), ids.tolist(), strict=True)]
    paid = np.maximum(enrolled, np.datetime64(span.begins, "D") - np.timedelta64(6, "D"))
    return people.select(*COPIED, pl.col("id").alias("person_id")).with_columns(
        id=pl.Series(ids),
        enrollment_number=pl.Series(numbers),
        county_code=pl.Series(codes),
        channel=pl.Series(np.where(draw.random(len(ids)) < 0.4, "online", "in_person")),
        status=pl.Series(np.where(waived, "enrolled_by_waiver", "enrolled")),
        status_since=pl.Series(enrolled),
        begun_at=mornings(begun),
        application_received_on=pl.Series(begun),
        identity_document=pl.lit("driver_license"),
        ssn_card_seen=pl.lit(True),
        work_authorized=pl.lit(True),
        fingerprints_taken_on=pl.Series(begun + np.timedelta64(5, "D")),
        orientation_attended_on=pl.Series(begun + np.timedelta64(9, "D")),
        orientation_how=pl.lit("online"),
        agreement_signed_on=pl.Series(begun + np.timedelta64(9, "D")),
        ssn_standing=pl.lit("verified"),
        list_standing=pl.lit("clear"),
        background=pl.Series(np.where(waived, "waiver_possible", "clear")),
        starts_on=pl.Series(begun),
        enrolled_on=pl.Series(enrolled),
        paid_from=pl.Series(enrolled),
        last_paid_on=pl.Series(paid),
        touched_at=mornings(enrolled),
    )


def _standing(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        enrollment_id="id",
        status="status",
        before=pl.lit("pending"),
        cause=pl.lit("all_done"),
        since="enrolled_on",
        at="touched_at",
    )
