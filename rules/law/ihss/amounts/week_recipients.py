"""Who was served in which week: the names under each week found again among the provider's recipients."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.amounts import Columns, IntArray, Items, Mask
from rules.law.clocks.amounts.days import as_days, weekday

NOT_SUNDAY = "weeks: a week is named by its Sunday, and one of them is another day; give the Sunday it begins on."
WEEK_TWICE = "weeks: a week stands twice; give each week once, with all its minutes."
RECIPIENT_TWICE = "recipients: a recipient stands twice; give each once."
STRANGER = "weeks: minutes or approved names somebody who is not among recipients; add the recipient or mend the name."
SUNDAY = 6


@dataclass(frozen=True)
class Served:
    """The weeks' minutes, one element a week and recipient: which recipient it is, and whether the county approved.

    `recipient` is a place among the flattened recipients; who is not among them has the place after the last.
    """

    recipients: Items
    pairs: Items
    recipient: IntArray
    approved: Mask
    strangers: Mask
    """Weeks that name somebody who is not among the recipients."""

    def of_recipient(self, values: NDArray[Any]) -> NDArray[Any]:
        """A value of each recipient, for each week in which the recipient was served."""
        return np.append(values, values.dtype.type(0))[self.recipient]

    def per_recipient(self, values: IntArray) -> IntArray:
        """The sum over the weeks, one element a recipient."""
        total = np.zeros(self.recipients.rows + 1, dtype=np.int64)
        np.add.at(total, self.recipient, values)
        return total[:-1]


def read(facts: Columns) -> Served:
    """The weeks' minutes and approvals with their recipients found."""
    recipients, weeks = facts.items("recipients"), facts.items("weeks")
    pairs, approvals = weeks.items("minutes"), weeks.items("approved")
    names = (recipients["recipient"], pairs["recipient"], approvals["recipient"])
    known, codes = np.unique(np.concatenate(names), return_inverse=True)
    ends = np.cumsum([len(part) for part in names])[:-1]
    of_recipients, of_pairs, of_approvals = np.split(codes, ends)
    case = recipients.owner * len(known) + of_recipients
    served = _place(weeks.owner[pairs.owner] * len(known) + of_pairs, case)
    approved = _place(weeks.owner[approvals.owner] * len(known) + of_approvals, case)
    wide = recipients.rows + 1
    held = np.isin(pairs.owner * wide + served, approvals.owner * wide + approved)
    strangers = pairs.any(served == recipients.rows) | approvals.any(approved == recipients.rows)
    return Served(recipients, pairs, served, held, strangers)


def _place(sought: IntArray, among: IntArray) -> IntArray:
    """Where each key stands among others, the place after the last where it does not."""
    order = np.argsort(among, kind="stable")
    near = np.searchsorted(among[order], sought)
    place = np.append(order, len(among))[near]
    found = np.append(among, -1)[place] == sought
    return np.where(found, place, len(among))


def wrong(facts: Columns, served: Served) -> dict[str, Mask]:
    """Weeks and recipients that cannot be as told."""
    recipients, weeks = facts.items("recipients"), facts.items("weeks")
    return {
        NOT_SUNDAY: weeks.any(weekday(as_days(weeks["week"])) != SUNDAY),
        WEEK_TWICE: _twice(weeks, weeks["week"]),
        RECIPIENT_TWICE: _twice(recipients, np.unique(recipients["recipient"], return_inverse=True)[1]),
        STRANGER: weeks.any(served.strangers),
    }


def _twice(items: Items, values: IntArray) -> Mask:
    """Whose items have one value twice."""
    order = np.lexsort((values, items.owner))
    same = (np.diff(values[order]) == 0) & (np.diff(items.owner[order]) == 0)
    found = np.zeros(items.rows, dtype=np.bool_)
    found[order[1:]] = same
    return items.any(found)
