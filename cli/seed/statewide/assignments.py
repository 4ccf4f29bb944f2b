"""Assignments: since when each provider works for each recipient, how they are related, and the weekly hours."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from cli.seed.statewide.counties import places
from cli.seed.statewide.days import Days, Span, mornings
from cli.seed.statewide.pairing import Pairing
from cli.seed.statewide.recipients import Recipients
from cli.seed.statewide.relations import NONE, WORDS, Relations
from cli.seed.statewide.scale import Block, Numbers
from cli.seed.statewide.writer import Writer

PURPOSE = 5
BACK_UP = 0.012
"""Of the pairs who are not related: the provider stands in for another, and gets the premium."""

SHARES = np.array([[100, 0, 0], [62, 38, 0], [50, 30, 20]])
"""Percent of the recipient's weekly maximum for the first, second and third provider of one, two or three."""

WEEK_OF_SEVERAL = 3960
"""Minutes a week for all recipients together, of who has two or more (W&I 12300.4)."""

NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Starts:
    """The day on which each pair begins, and each provider's first."""

    of_pair: Days
    of_provider: Days


def drawn_starts(block: Block, span: Span, pairs: Pairing, opened: Days) -> Starts:
    """Pairs begin when the case is open, a month before the half-month at the latest."""
    draw = block.draw(PURPOSE)
    of_pair = span.days_before(draw.integers(31, 5 * 365, len(pairs.recipient)))
    of_pair = np.maximum(of_pair, opened[pairs.recipient])
    of_provider = span.days_before(draw.integers(60, 5 * 365, block.providers))
    np.minimum.at(of_provider, pairs.provider, of_pair)
    return Starts(of_pair, of_provider)


def weekly_minutes(pairs: Pairing, maximum: Numbers) -> Numbers:
    """Each pair's part of the recipient's weekly maximum, cut so that the provider stays within the week's limit."""
    share = SHARES[pairs.of_recipient - 1, pairs.share]
    minutes = maximum[pairs.recipient] * share // 100
    in_all = np.bincount(pairs.provider, minutes, minlength=pairs.provider.max() + 1).astype(np.int64)[pairs.provider]
    over = (pairs.of_provider > 1) & (in_all > WEEK_OF_SEVERAL)
    cut: Numbers = np.where(over, minutes * WEEK_OF_SEVERAL // np.maximum(in_all, 1), minutes)
    return cut


def write_assignments(
    writer: Writer,
    block: Block,
    pairs: Pairing,
    relations: Relations,
    recipients: Recipients,
    enrollment_id: Numbers,
    starts: Starts,
) -> pl.DataFrame:
    """Write the pairs of a block. Gives one row a pair: ids, place among the provider's, county and weekly minutes."""
    draw = block.draw(PURPOSE + 100)
    codes = np.array([place.code for place in places()])
    frame = pl.DataFrame(
        {
            "id": writer.ids("assignment", len(pairs.recipient)),
            "enrollment_id": enrollment_id[pairs.provider],
            "case_id": recipients.case_id[pairs.recipient],
            "county_code": codes[block.counties[pairs.recipient]],
            "starts_on": starts.of_pair,
        }
    )
    writer.write("assignment", _rows(draw, frame, relations))
    minutes = weekly_minutes(pairs, recipients.weekly_maximum)
    before = weekly_minutes(pairs, recipients.weekly_maximum_before)
    _write_hours(writer, frame, minutes, before, recipients.reassessed[pairs.recipient])
    return frame.with_columns(
        minutes=pl.Series(minutes),
        turn=pl.Series(pairs.turn),
        of_provider=pl.Series(pairs.of_provider),
        advance=pl.Series(recipients.advance[pairs.recipient]),
    )


def _rows(draw: np.random.Generator, frame: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """Rows of `assignment`: active ones, some certified as living in (SOC 2298)."""
    began = frame["starts_on"].to_numpy()
    processed = began + draw.integers(5, 25, frame.height).astype("timedelta64[D]")
    processed = np.where(relations.certified, processed, NEVER).astype("datetime64[D]")
    back_up = (relations.word == NONE) & (draw.random(frame.height) < BACK_UP)
    return frame.with_columns(
        status=pl.lit("active"),
        designated_on="starts_on",
        related_as=pl.Series(np.array(WORDS)[relations.word]),
        lives_together=pl.Series(relations.together),
        back_up=pl.Series(back_up),
        live_in_received_on=pl.Series(processed - np.timedelta64(4, "D")),
        live_in_processed_on=pl.Series(processed),
        made_at=mornings(began),
    )


def _write_hours(writer: Writer, frame: pl.DataFrame, minutes: Numbers, before: Numbers, reassessed: Days) -> None:
    """Weekly minutes from the pair's beginning on, and other ones from the reassessment on where the hours changed."""
    since = frame["starts_on"].to_numpy()
    changed = (minutes != before) & (since < reassessed)
    first = frame.select(
        assignment_id="id",
        starts_on="starts_on",
        minutes_per_week=pl.Series(np.where(changed, before, minutes)),
        made_at=mornings(since),
    )
    writer.write("assignment_hours", first)
    then = {"starts_on": pl.Series(reassessed), "minutes_per_week": pl.Series(minutes)}
    later = first.with_columns(**then, made_at=mornings(reassessed)).filter(pl.Series(changed))
    writer.write("assignment_hours", later)
