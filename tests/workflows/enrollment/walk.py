"""A random walk through the messages of an enrollment, held against the model; where they are said is the walker's."""

import random
from abc import abstractmethod
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.workflows.enrollment.declared_model import Model
from tests.workflows.enrollment.scripted_records import EnrollmentRecords
from workflows.steps.enrollment.standing import ClockName

WORDS: dict[str, tuple[str, ...]] = {
    "receive_application": ("received",),
    "take_fingerprints": ("taken",),
    "attend_orientation": ("attended",),
    "sign_agreement": ("signed",),
    "designate": ("designated",),
    "answer_ssn": ("verified", "mismatch"),
    "answer_list": ("clear", "clear", "match"),
    "answer_background": ("clear", "record", "delayed", "arrest", "conviction", "record_cleared"),
    "correct_identity": ("corrected",),
    "extend_enrollment": ("extended",),
    "move_county": ("moved",),
    "give_old_w4": ("given",),
    "evaluate_record": ("clear", "waiver_possible", "waiver_possible", "ineligible"),
    "receive_waiver": ("accepted", "irregular", "turned_down"),
    "rule_on_waiver": ("accepted", "turned_down"),
    "end_waiver": ("ended",),
    "request_exception": ("accepted", "incomplete", "late"),
    "recommend_exception": ("forwarded", "returned"),
    "decide_exception": ("granted", "denied"),
    "appeal": ("accepted", "late"),
    "decide_appeal": ("granted", "denied"),
    "report_violation": ("third", "fourth"),
    "decide_exemption": ("approved", "not_approved"),
    "propose_reinstatement": ("proposed",),
    "review_reinstatement": ("approved", "sent_back"),
    "withdraw_enrollment": ("withdrawn",),
}
GATHERED = tuple(
    (message, WORDS[message][0])
    for message in (
        *("receive_application", "take_fingerprints", "attend_orientation", "sign_agreement"),
        *("answer_ssn", "answer_list"),
    )
)
TIER_2 = (("answer_background", "record"), ("evaluate_record", "waiver_possible"))
BEGINNINGS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    GATHERED,
    (*GATHERED, ("answer_background", "clear")),
    (GATHERED[1], *TIER_2),
    (*GATHERED[:3], *TIER_2, ("receive_waiver", "accepted"), *GATHERED[4:]),
    (*GATHERED, *TIER_2),
    (*GATHERED, *TIER_2, ("receive_waiver", "accepted")),
    (*GATHERED, *TIER_2, ("receive_waiver", "accepted"), ("report_violation", "third")),
    (*GATHERED, ("answer_background", "record"), ("evaluate_record", "ineligible")),
)
BEARING = (
    *("answer_list", "answer_background", "evaluate_record", "receive_waiver", "end_waiver", "decide_exception"),
    *("recommend_exception", "request_exception", "appeal", "decide_appeal", "report_violation"),
    *("propose_reinstatement", "review_reinstatement"),
)
LONG_WAY = (
    *(("request_exception", "accepted"), ("recommend_exception", "forwarded"), ("decide_exception", "granted")),
    *(("appeal", "accepted"), ("decide_appeal", "granted")),
    *(("propose_reinstatement", "proposed"), ("review_reinstatement", "approved")),
)
"""What has to come one after the other, and by mere chance hardly would."""
MOVING = [(message, word) for message in BEARING for word in WORDS[message]] + [*LONG_WAY] * 3
ROLLS = st.integers(min_value=0, max_value=2**40)
"""Dice rather than choices of Hypothesis, which stays near what it tried before; a failure still names the roll."""
SAYABLE = [(message, word) for message in sorted(WORDS) for word in WORDS[message]]


class Walk(RuleBasedStateMachine):
    """One enrollment and its model. Whoever walks says how a message is sent and how time passes."""

    records: EnrollmentRecords

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()

    @abstractmethod
    def answer(self, message: str, word: str) -> str:
        """The step's word; nothing when the message was refused."""

    @abstractmethod
    def run_out(self, clock: ClockName, due_on: Any) -> None:
        """The clock's last day is over."""

    @initialize(roll=ROLLS)
    def somewhere(self, roll: int) -> None:
        """Where the walk begins."""
        for message, word in random.Random(roll).choice(BEGINNINGS):
            self.say(message, word)

    @rule(roll=ROLLS)
    def something(self, roll: int) -> None:
        """Any message, in turn or not; more often one that is taken and bears on the standing; or time passes."""
        dice = random.Random(roll)
        kind = dice.choice(("anything", "moving", "moving", "moving", "time"))
        if kind == "time" and self.records.due and not self.model.over:
            self.time_passes()
            return
        moving = [each for each in MOVING if self.model.takes(each[0], self.records.standing)]
        self.say(*dice.choice(moving if kind == "moving" and moving else SAYABLE))

    def say(self, message: str, word: str) -> None:
        """Say it, and hold what became of it against the model."""
        taken = self.model.takes(message, self.records.standing)
        before = self.seen()
        told = self.answer(message, word)
        assert bool(told) is taken, f"{message} in {self.model.status}: taken {bool(told)}, declared {taken}"
        if not taken:
            assert self.seen() == before, f"{message} was refused and changed something."
            return
        self.model.hear(message, told, self.records.standing)
        self.hold()

    def hold(self) -> None:
        """The enrollment stands where the model does, and came there the same way."""
        assert self.records.moves == self.model.path
        assert self.records.status is self.model.status

    def seen(self) -> tuple[object, ...]:
        """What no refused message may change."""
        return self.records.standing, list(self.records.moves), dict(self.records.tasks), self.records.rows

    def time_passes(self) -> None:
        """Until the day after the next due day."""
        clock, due_on = min(self.records.due.items(), key=lambda each: each[1])
        if [*self.records.due.values()].count(due_on) > 1:  # which of two is first is not the declaration's to say
            return
        self.run_out(clock, due_on)
        if clock is ClockName.RESTING:  # no step is called that would end it
            self.records.due.pop(clock, None)
        self.model.ring(clock, self.records.standing)
        self.hold()
