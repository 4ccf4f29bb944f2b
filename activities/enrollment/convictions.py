"""Convictions as a worker read them, as rows and as the law asks for them."""

from typing import Any

from activities import submissions
from activities.doing import Doing, Refused
from activities.enrollment.approving import by_staff
from records.background import Conviction
from records.background_view import notice_of_record
from workflows.steps.step import Told

NO_BAR = 0


def as_fact(row: Conviction) -> dict[str, Any]:
    """A conviction as ihss.background_check asks for it."""
    return {
        "tier": row.tier,
        "convicted": row.convicted_on.isoformat(),
        "released": row.released_on.isoformat() if row.released_on else None,
        "relief": row.relief,
    }


def conviction(doing: Doing, told: Told, said: dict[str, Any]) -> Conviction:
    notice = notice_of_record(doing.session, told.subject_id)
    return Conviction(
        enrollment_id=told.subject_id,
        inquiry_id=notice.id if notice else None,
        offense=said["offense"],
        code_section=said.get("code_section"),
        tier=int(said["tier"]),
        source=said.get("source") or "notice",
        out_of_state=bool(said.get("out_of_state")),
        convicted_on=submissions.day(said["convicted"]),
        released_on=submissions.day_or_none(said.get("released")),
        relief=said.get("relief"),
        entered_by_id=by_staff(told),
        entered_at=told.at,
    )


def must_rest_on_a_notice(doing: Doing, rows: list[Conviction]) -> None:
    """What is said to stand in a notice needs a notice; papers of a court only clarify it (CDSS, 2019).

    Missing is not false: where nothing was written down, nobody is cleared by that.
    """
    notice = notice_of_record(doing.session, doing.subject.id)
    if notice is not None and not rows:
        raise Refused("Nothing was written down. A record names an offense: write down each, also one that is no bar.")
    from_notice = [row for row in rows if row.source == "notice" and row.tier != NO_BAR]
    if from_notice and notice is None:
        raise Refused(
            "The Department of Justice has reported no record. Enter its notice first; court papers alone deny nobody."
        )
