"""What is paid of each entry of an accepted timesheet."""

import numpy as np
import polars as pl

from activities.timesheet_files.deciding import Decided
from activities.timesheet_files.packed import Entries
from rules.answer import Answer


def with_payable(entries: Entries, numbers: pl.Series, decided: Decided) -> pl.DataFrame:
    """The entries of lines with `payable_minutes`: null where all of it is paid, as the wall clock says."""
    paid = np.full(entries.frame.height, -1, np.int64)
    for place, number in enumerate(numbers.to_list()):
        answer = decided.engine.get(number)
        if answer is not None:
            first, stop = int(entries.offsets[place]), int(entries.offsets[place + 1])
            paid[first:stop] = of_each(answer)
    payable = pl.Series("payable_minutes", paid)
    return entries.frame.with_columns(payable.set(payable < 0, None))


def of_each(answer: Answer) -> list[int]:
    """Minutes paid of each entry: what the law finds payable, less what is cut off its day, the last entry first."""
    entries = [dict(item.answer or {}) for item in answer.items["entries"]]
    told = answer.facts["entries"]
    left = [int(entry["payable_minutes"]) for entry in entries]
    claimed: dict[str, int] = {}
    for entry, said in zip(entries, told, strict=True):
        claimed[str(said["day"])] = claimed.get(str(said["day"]), 0) + int(entry["minutes"])
    cuts = {str(cut["day"]): int(cut["minutes"]) for cut in (answer.answer or {})["cutbacks"]}
    for day, cut in cuts.items():
        over = sum(left[at] for at in _of(told, day)) - (claimed[day] - cut)
        for at in sorted(_of(told, day), key=lambda at: int(told[at]["start"]), reverse=True):
            taken = min(max(over, 0), left[at])
            left[at] -= taken
            over -= taken
    return left


def _of(entries: list[dict[str, object]], day: str) -> list[int]:
    return [at for at, entry in enumerate(entries) if str(entry["day"]) == day]
