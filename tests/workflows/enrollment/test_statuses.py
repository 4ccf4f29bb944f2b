"""The declaration is whole: every standing can be reached and left, every refusal has its sentence."""

import itertools

import pytest

from records.enrollment import STATUSES
from tests.workflows.enrollment.scripted import CONTRACTS, SCRIPTS
from workflows.enrollment.causes import BEHIND, BY_WORD
from workflows.enrollment.messages import MESSAGES
from workflows.enrollment.statuses import (
    CLOCKS,
    ENDS_AFTER_APPEAL,
    ENDS_AFTER_REST,
    ENDS_AT_ONCE,
    LOST,
    MAY_WORK,
    MOVES,
    PLACES,
    TAKES,
    picture,
    targets,
)
from workflows.enrollment.turns import CANNOT, STANDS, TURNS
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause
from workflows.steps.step import Told


def test_records_and_declaration_have_the_same_standings() -> None:
    assert {*STATUSES} == {status.value for status in Status} == {*TAKES} == {*CLOCKS} == {*PLACES} == {*STANDS}


def test_no_move_is_declared_twice_or_leads_nowhere() -> None:
    assert len(MOVES) == len({*MOVES})
    assert all(move.before is not move.to for move in MOVES)


def test_every_standing_is_reached_from_the_first_and_left_unless_it_is_the_last() -> None:
    reached = {Status.PENDING}
    for _ in Status:
        reached |= {move.to for move in MOVES if move.before in reached}
    assert reached == {*Status}
    assert {*Status} - {move.before for move in MOVES} == {*ENDS_AT_ONCE}


def test_every_cause_is_somewhere_declared_and_has_something_that_causes_it() -> None:
    from_facts = {Cause.ALL_DONE, Cause.TIER_1, Cause.TIER_2, Cause.ON_LIST}
    assert {move.cause for move in MOVES} == {*Cause} == from_facts | {*BY_WORD.values()} | {*BEHIND.values()}


def test_a_standing_is_either_worked_in_lost_or_on_its_way() -> None:
    assert {*MAY_WORK}.isdisjoint(LOST)
    assert {*Status} - {*MAY_WORK} - {*LOST} == {Status.PENDING, Status.SUSPENDED}
    assert {*ENDS_AT_ONCE, *ENDS_AFTER_APPEAL, *ENDS_AFTER_REST} < {*LOST}


def test_every_message_is_taken_somewhere_and_has_its_sentence_elsewhere() -> None:
    assert {*itertools.chain(*TAKES.values())} == {*MESSAGES} == {*CANNOT}
    assert {*TURNS} < {*MESSAGES}


ONLY_TO_MOVE = {
    "report_violation": (Cause.THIRD_VIOLATION, Cause.FOURTH_VIOLATION),
    "review_reinstatement": (Cause.REINSTATED,),
    "propose_reinstatement": (Cause.REINSTATED,),
    "withdraw_enrollment": (Cause.WITHDRAWN,),
    "request_exception": (Cause.EXCEPTION_GRANTED,),
    "appeal": (Cause.APPEAL_WON,),
}


@pytest.mark.parametrize("message", ONLY_TO_MOVE)
def test_a_message_that_only_moves_is_taken_where_it_has_a_move_and_nowhere_else(message: str) -> None:
    taken = {status for status in Status if message in TAKES[status]}
    assert taken == {status for status in Status if any(targets(status, cause) for cause in ONLY_TO_MOVE[message])}


def test_no_two_standings_are_drawn_in_one_place_and_the_picture_has_every_move() -> None:
    assert len({*PLACES.values()}) == len(PLACES)
    arrows = picture()
    assert sum(len(arrow.causes) for arrow in arrows) == len(MOVES)
    assert len({(arrow.before, arrow.to) for arrow in arrows}) == len(arrows)


def test_every_contract_of_an_enrollment_is_scripted_and_told_ones_are_messages() -> None:
    assert {step.name for step in CONTRACTS} == {*SCRIPTS}
    assert {step.name for step in CONTRACTS if step.takes is Told} == {step.name for step in MESSAGES.values()}
