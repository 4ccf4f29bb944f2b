"""What became of a timesheet, and why, in a recipient's plain words; what concerns only the provider stays theirs."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.timesheet import Timesheet
from web.wording import long_hours

STATUSES: dict[str, tuple[Any, str]] = {
    "awaiting_recipient": (_l("Waits for you"), "warn"),
    "returned": (_l("Sent back"), "quiet"),
    "held": (_l("The county looks at it"), "info"),
    "accepted": (_l("Accepted"), "good"),
    "withdrawn": (_l("Taken back"), "quiet"),
}

REASONS: dict[str, Any] = {
    "nothing_claimed": _l("There was no time on it."),
    "end_not_after_start": _l("An end time was before its start time."),
    "day_outside_period": _l("A day did not belong to these two weeks."),
    "future_day": _l("It had a day that had not come yet."),
    "same_time_twice": _l("The same time stood on it twice."),
    "nothing_remaining": _l("You had no hours left this month."),
    "nothing_assigned": _l("Your provider had no hours left this month."),
    "more_than_the_day": _l("A day had more hours than a day has. The county checks it."),
    "provider_suspended": _l("The county checks whether your provider could work on these days."),
    "provider_not_enrolled": _l("The county checks whether your provider could work on these days."),
    "recipient_not_eligible": _l("On a day you had no IHSS. The county checks it."),
    "recipient_in_hospital": _l("On a day you were in the hospital. The county checks it."),
    "recipient_away": _l("On a day you were away from home. The county checks it."),
    "overlap": _l("The county checks some of the times with your provider."),
    "late": _l("It came late. The county checks it."),
    "over_first_half": _l("It has most of the month's hours in the first half. The county checks it."),
    "signature_check": _l("It was picked by chance. The county may ask if it was you who approved it."),
    "county_hold": _l("The county looks at it before it is paid."),
    "fix_accepted": _l("The county took some time off. The rest is paid."),
    "over_remaining": _l("You did not have so many hours left this month. The time past that is not paid by IHSS."),
    "over_assigned": _l("Your provider had less of your hours left. The time past that is not paid by IHSS."),
    "over_weekly_maximum": _l("One week had more time than your weekly limit. It is paid. Next time, ask first."),
    "over_weekly_limit": _l("Your provider worked a lot in one week. It is paid."),
    "over_exempt_limit": _l("Your provider worked a lot in one week. It is paid."),
    "over_exempt_month": _l("Your provider worked a lot in this month. It is paid."),
    "advance_pay": _l("You got the money ahead of time and pay your provider yourself."),
    "pay": _l("It is paid as it was sent."),
}
"""The rows of `ihss.timesheet`."""

BEFORE: dict[str, Any] = {
    "over_remaining": _l("This is more than the hours you have left this month. The rest would not be paid by IHSS."),
    "over_assigned": _l("This is more than the hours your provider has left. The rest would not be paid by IHSS."),
    "nothing_remaining": _l("You have no hours left this month."),
    "nothing_assigned": _l("Your provider has no hours left this month."),
    "more_than_the_day": _l("One day has more hours than a day has."),
    "recipient_not_eligible": _l("It has time for a day when you had no IHSS."),
    "over_weekly_maximum": _l("One week has more time than your weekly limit."),
    "over_first_half": _l("It has most of the month's hours in the first half."),
}
"""What a recipient is asked to look at before they approve: only what they can know; days away are told by day."""


@dataclass(frozen=True)
class Told:
    """A timesheet's standing in words: a short word with its tone, a sentence, and the reasons."""

    word: str
    tone: str
    says: str
    reasons: list[str]


def told(sheet: Timesheet) -> Told:
    """What became of a timesheet so far."""
    word, tone = STATUSES[sheet.status]
    if sheet.superseded_at is not None:
        return Told(_("Corrected"), "quiet", _("The county corrected it. The new one stands beside this one."), [])
    told_of = sheet.reasons if sheet.status in ("held", "accepted") or sheet.outcome == "return" else []
    reasons = list(dict.fromkeys(str(REASONS[each]) for each in told_of if each in REASONS))
    return Told(str(word), tone, _says(sheet), reasons)


def _says(sheet: Timesheet) -> str:
    if sheet.status == "awaiting_recipient":
        return _("Your provider sent it. Look at it and say yes or no.")
    if sheet.status == "held":
        return _("You approved it. The county looks at it before it is paid.")
    if sheet.status == "returned":
        if sheet.returned_because:
            return _("It went back to your provider: “%(why)s”", why=sheet.returned_because)
        return _("It went back to your provider, who can fix it and send it again.")
    if sheet.status == "withdrawn":
        return _("Your provider took it back.")
    paid = sheet.payable_minutes or 0
    if paid < sheet.claimed_minutes:
        return _("Paid: %(paid)s of %(whole)s.", paid=long_hours(paid), whole=long_hours(sheet.claimed_minutes))
    return _("Paid: %(paid)s.", paid=long_hours(paid))
