"""A small model of an enrollment, written from the declaration and nothing else: what is taken, and where it leads.

It knows no step, no clock row and no code of `workflows.enrollment` but `statuses`. The facts are those of the scripted
records; what the law would say of them is asked of the same stand-in.
"""

from dataclasses import dataclass, field

from workflows.enrollment.statuses import MAY_WORK, MOVES, RECORDS_LOOKED_AT, TAKES
from workflows.standings import Move
from workflows.steps.enrollment.standing import Background, Check, ClockName, Next, Standing, Status
from workflows.steps.enrollment.status import Cause

ONCE = {"attend_orientation": "orientation", "sign_agreement": "agreement", "extend_enrollment": "extended"}
LAW = {
    Next.ENROLL: Status.ENROLLED,
    Next.ENROLL_BY_WAIVER: Status.ENROLLED_BY_WAIVER,
    Next.DENY_WAIVER_POSSIBLE: Status.WAIVER_POSSIBLE,
    Next.DENY: Status.INELIGIBLE,
}
CAUSES: dict[str, dict[str, tuple[Cause, ...]]] = {
    "receive_waiver": {"accepted": (Cause.WAIVER,)},
    "rule_on_waiver": {"accepted": (Cause.WAIVER,)},
    "end_waiver": {"ended": (Cause.WAIVER_ENDED,)},
    "decide_exception": {"granted": (Cause.EXCEPTION_GRANTED,)},
    "decide_appeal": {"granted": (Cause.APPEAL_WON,)},
    "answer_background": {"clear": (Cause.RECORD_CLEARED,), "record_cleared": (Cause.RECORD_CLEARED,)},
    "evaluate_record": {word: (Cause.RECORD_CLEARED,) for word in ("clear", "waiver_possible")},
    "answer_list": {"clear": (Cause.OFF_LIST,)},
}
BY_ITSELF: dict[tuple[str, str], Cause] = {
    ("report_violation", "third"): Cause.THIRD_VIOLATION,
    ("report_violation", "fourth"): Cause.FOURTH_VIOLATION,
    ("review_reinstatement", "approved"): Cause.REINSTATED,
    ("withdraw_enrollment", "withdrawn"): Cause.WITHDRAWN,
}
EVALUATED = (Background.RECORD, Background.WAIVER_POSSIBLE, Background.INELIGIBLE, Background.EXCEPTED)
RUN_OUT = {
    ClockName.FINISH: Cause.TIME_RAN_OUT,
    ClockName.SUSPENSION: Cause.SUSPENSION_OVER,
    ClockName.INACTIVITY: Cause.NO_PAYROLL_FOR_A_YEAR,
}


@dataclass
class Model:
    """Where an enrollment ought to stand."""

    status: Status = Status.PENDING
    was: Status | None = None  # the last standing to work in
    irregular: int = 0
    exception: str = "none"
    appealed: bool = False
    reinstating: bool = False
    rested: bool = False
    over: bool = False
    path: list[tuple[Status, Cause, Status]] = field(default_factory=list)

    def takes(self, message: str, has: Standing) -> bool:
        """Whether a message is to be taken."""
        if self.over or message not in TAKES[self.status]:
            return False
        if message in ONCE:
            return not getattr(has, ONCE[message])
        conditions = {
            "receive_application": not has.application or has.ssn is Check.MISMATCH,
            "take_fingerprints": has.background in (Background.NOT_ASKED, Background.ASKED, Background.DELAYED),
            "evaluate_record": has.background in EVALUATED
            or (self.status is Status.PENDING and has.background is not Background.CLEAR),
            "rule_on_waiver": self.irregular > 0,
            "end_waiver": has.waivers > 0,
            "request_exception": self.exception in ("none", "worker"),
            "recommend_exception": self.exception == "supervisor",
            "decide_exception": self.exception == "state",
            "appeal": not self.appealed,
            "decide_appeal": self.appealed,
            "propose_reinstatement": not self.reinstating,
            "review_reinstatement": self.reinstating,
        }
        return conditions.get(message, True)

    def hear(self, message: str, word: str, has: Standing) -> None:
        """A message was taken, its step gave a word, and these are the facts now."""
        self._note(message, word)
        cause = BY_ITSELF.get((message, word))
        status = self.status
        restored = self.status in (Status.LAPSED, Status.TERMINATED) and (message, word) == ("decide_appeal", "granted")
        if restored:
            cause = Cause.APPEAL_WON
        if cause:
            self._go([cause], [law(has), self.was, *Status])
        else:
            self._go([*CAUSES.get(message, {}).get(word, ()), *of_the_law(has)], [law(has)])
        self._settle(has)
        lost_appeal = message == "decide_appeal" and self.status is status is Status.INELIGIBLE
        self.over = self.status is Status.WITHDRAWN or lost_appeal or self._at_rest()

    def ring(self, clock: ClockName, has: Standing) -> None:
        """A clock has run out."""
        if clock in RUN_OUT:
            self._go([RUN_OUT[clock]], [law(has), self.was, *Status])
            self._settle(has)
        self.rested = self.rested or clock is ClockName.RESTING
        appeal_over = clock is ClockName.APPEAL and self.status is Status.INELIGIBLE
        self.over = appeal_over or self._at_rest()

    def _settle(self, has: Standing) -> None:
        while self._go(of_the_law(has), [law(has)]):
            pass

    def _at_rest(self) -> bool:
        return self.rested and not self.appealed and not self.reinstating

    def _note(self, message: str, word: str) -> None:
        self.irregular += (message, word) == ("receive_waiver", "irregular")
        self.irregular -= message == "rule_on_waiver"
        self.appealed = (self.appealed or (message, word) == ("appeal", "accepted")) and message != "decide_appeal"
        if message in ("propose_reinstatement", "review_reinstatement"):
            self.reinstating = message == "propose_reinstatement"
        went_to = {"accepted": "supervisor", "incomplete": "worker", "forwarded": "state", "returned": "worker"}
        if message in ("request_exception", "recommend_exception") and word != "late":
            self.exception = went_to[word]
        if message == "decide_exception":
            self.exception = "none"

    def _go(self, causes: list[Cause], wanted: list[Status | None]) -> bool:
        """The first wanted standing to which the declaration leads from here for one of these causes."""
        for to in wanted:
            cause = next((each for each in causes if to and Move(self.status, each, to) in MOVES), None)
            if to and cause:
                self._arrive(cause, to)
                return True
        return False

    def _arrive(self, cause: Cause, to: Status) -> None:
        self.path.append((self.status, cause, to))
        self.status, self.rested = to, False
        if to in MAY_WORK:
            self.was = to
        if to not in RECORDS_LOOKED_AT:
            self.irregular, self.exception, self.appealed = 0, "none", False
        if "review_reinstatement" not in TAKES[to]:
            self.reinstating = False


def law(has: Standing) -> Status | None:
    """The standing that the law's word stands for."""
    if has.next in LAW:
        return LAW[has.next]
    unblemished = has.background in (Background.CLEAR, Background.EXCEPTED) and has.list is not Check.MATCH
    return Status.PENDING if unblemished else None


def of_the_law(has: Standing) -> list[Cause]:
    """Causes that the facts themselves are."""
    on_list = has.list is Check.MATCH and has.background is not Background.INELIGIBLE
    return [Cause.ALL_DONE, Cause.TIER_2, Cause.ON_LIST if on_list else Cause.TIER_1]
