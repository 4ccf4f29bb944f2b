"""Of two grounds that make somebody ineligible one has fallen: the other is told by its own letter, with its own days.

W&I 12305.81; forms SOC 852 and SOC 853. Where an appeal is before the state, its decision tells it.
"""

from sqlalchemy import select

from activities.doing import Doing
from activities.enrollment import status_clocks
from activities.enrollment.appealed import GROUNDS, ground_left
from activities.enrollment.standing import enrollment_of
from records.background import EnrollmentAppeal
from records.background_view import latest_change, newest
from records.decision import Notice
from records.enrollment import Enrollment
from workflows.steps.enrollment.standing import ClockName, Ring
from workflows.steps.letters import Letter, LetterDue

OF_GROUND = {"tier_1": Letter.PROVIDER_TIER_1, "on_list": Letter.PROVIDER_ON_LIST}
"""The letter of a ground that keeps somebody ineligible though another has fallen."""


def told_of_another(doing: Doing) -> tuple[list[Ring], list[LetterDue]]:
    """The time to appeal that begins, and the letter, where the ground that was told holds no more and another does."""
    doing.session.flush()
    row = enrollment_of(doing)
    told = _told(doing, row) if row.status == "ineligible" and _settled(row) else None
    if told is None or GROUNDS[told](row) or newest(doing.session, EnrollmentAppeal, row.id, "received") is not None:
        return [], []
    left = ground_left(row, told)
    if left is None:  # none is left: the standing moves, and that has a letter of its own
        return [], []
    return status_clocks.start_anew(doing, ClockName.APPEAL, doing.today), [LetterDue(OF_GROUND[left])]


def _settled(row: Enrollment) -> bool:
    """Whether nothing is being looked at: a record that waits to be evaluated clears nobody."""
    return row.background != "record" and row.list_standing in ("clear", "match")


def _told(doing: Doing, row: Enrollment) -> str | None:
    """The ground of the newest letter about this loss; before one is sent, what the standing was lost by."""
    lost = latest_change(doing.session, row.id, "ineligible")
    if lost is None:
        return None
    ground_of = {letter.value: ground for ground, letter in OF_GROUND.items()}
    sent = select(Notice.template).where(
        Notice.enrollment_id == row.id, Notice.template.in_(ground_of), Notice.made_at >= lost.at
    )
    template = doing.session.scalars(sent.order_by(Notice.id.desc()).limit(1)).first()
    return ground_of[template] if template else (lost.cause if lost.cause in OF_GROUND else None)
