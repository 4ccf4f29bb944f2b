"""What may be said to a violation as it stands: each word, who may say it, its form, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from records.violation import Violation
from web.access import may
from web.forms import Form, blank
from web.schemas.enrollment_record import Word
from web.schemas.form import FormSchema
from web.schemas.violation import Dispute, StateReview, Training
from web.sign_in import guard
from workflows.steps.violation import ViolationStatus
from workflows.violation.statuses import takes

Said = tuple[str, str, str]
"""A verdict: its code, its button, what follows."""


@dataclass(frozen=True)
class Ask:
    """One message as a form. `verdicts`: it is a word one way or the other; else a form with its button."""

    update: str
    path: str
    action: str
    title: str
    says: str
    done: Mapping[str, str] | str
    schema: type[FormSchema] = Word
    verdicts: tuple[Said, ...] = ()
    button: str = ""
    not_who: tuple[str, ...] = ()

    def form(self) -> FormSchema:
        """The schema; a word knows its two verdicts."""
        return Word(*(each[0] for each in self.verdicts)) if self.verdicts else self.schema()


OVERTURN: Said = ("overturned", "Overturn", "It does not count any more. A letter tells the provider.")
STANDS: Said = ("upheld", "Uphold", "It stays. A letter tells the provider why, and what may be done.")

ASKS = (
    Ask(
        update="review_violation",
        path="review",
        action="review",
        title="Your word as worker",
        says="Look at the hours and at what was approved. Extra hours may still be approved after the week.",
        done="Your word is written down: it waits for the supervisor.",
        verdicts=(
            ("uphold", "Uphold", "It goes to the supervisor, who decides."),
            ("dismiss", "Dismiss", "It goes to the supervisor, who decides; the provider is not told meanwhile."),
        ),
    ),
    Ask(
        update="confirm_violation",
        path="confirm",
        action="confirm",
        title="Your word as supervisor",
        says="Another person than the worker confirms it before the provider is told.",
        done={"noticed": "Upheld: the letters go out.", "dismissed": "Dismissed: it is over."},
        verdicts=(
            ("uphold", "Uphold", "It gets its number. The provider and the recipients get letters."),
            ("dismiss", "Dismiss", "It is over, and the provider is not told."),
        ),
        not_who=("reviewed_by_id",),
    ),
    Ask(
        update="dispute_violation",
        path="dispute",
        action="enter",
        title="Dispute, SOC 2272",
        says="A supervisor who did not confirm it decides.",
        done="The dispute is entered.",
        schema=Dispute,
        button="Enter the dispute",
    ),
    Ask(
        update="finish_training",
        path="training",
        action="enter",
        title="Self-study finished",
        says="Finished in time, the violation is taken back; a letter says so.",
        done="It is written down.",
        schema=Training,
        button="Enter the self-study",
    ),
    Ask(
        update="decide_dispute",
        path="dispute-decision",
        action="decide",
        title="Your word on the dispute",
        says="The provider says it is wrong. The letter quotes your reason.",
        done={
            "overturned": "Overturned: it does not count any more.",
            "upheld": "Upheld. A letter tells why.",
            "state_asked": "The county's time was over: the state is asked to take it back.",
        },
        verdicts=(OVERTURN, STANDS),
        not_who=("reviewed_by_id", "confirmed_by_id"),
    ),
    Ask(
        update="ask_state_review",
        path="state-review",
        action="enter",
        title="Review by the state, SOC 2273",
        says="The state decides by itself, for a third or fourth violation.",
        done="The request is entered: the state looks at it.",
        schema=StateReview,
        button="Enter the request",
    ),
    Ask(
        update="decide_state_review",
        path="state-decision",
        action="rule",
        title="The state's word",
        says="The letter quotes your reason.",
        done={"overturned": "Overturned: it does not count any more.", "upheld": "Upheld. What it costs begins."},
        verdicts=(OVERTURN, STANDS),
        not_who=("reviewed_by_id", "confirmed_by_id", "dispute_decided_by_id"),
    ),
)
BY_UPDATE = {each.update: each for each in ASKS}

SAME_PERSON = {
    "confirm_violation": "You gave the worker's word on it. Another person confirms it.",
    "decide_dispute": "You have said your word on this violation. Another supervisor decides about the dispute.",
    "decide_state_review": "You had a part in it at the county. Somebody else decides for the state.",
}


@dataclass(frozen=True)
class Shown:
    """A form on the page; `why_not` where whoever looks may not say it, in a sentence."""

    ask: Ask
    form: Form
    why_not: str | None
    folded: bool
    second: bool
    action: str


def shown(row: Violation, typed: tuple[str, Form] | None = None) -> list[Shown]:
    """What may be said now by whoever looks; `typed` is a form that came back, by its message."""
    open_now = [each for each in ASKS if is_open(row, each) and may("violation", each.action)]
    return [
        Shown(
            ask=each,
            form=typed[1] if typed and _came(each, typed) else blank(each.form()),
            why_not=why_not(row, each),
            folded=row.status == "standing" and not _came(each, typed),
            second=number > 0,
            action=url_for(f"violations.{each.update}", violation_id=row.id),
        )
        for number, each in enumerate(open_now)
    ]


def _came(asked: Ask, typed: tuple[str, Form] | None) -> bool:
    return typed is not None and typed[0] == asked.update


def is_open(row: Violation, asked: Ask) -> bool:
    """Whether it is the turn of this word: the declaration says so, and the self-study was offered."""
    had = {
        "finish_training": row.training_offered_until is not None and row.training_finished_on is None,
        "dispute_violation": row.disputed_on is None,
        "ask_state_review": row.upheld_on is not None and row.state_asked_on is None and (row.number or 0) > 2,
    }
    if not had.get(asked.update, True):
        return False
    return takes(ViolationStatus(row.status), asked.update)


def why_not(row: Violation, asked: Ask) -> str | None:
    """Why whoever looks may not decide: nobody decides twice about one violation."""
    mine = guard.the_staff().staff_id
    return SAME_PERSON[asked.update] if any(getattr(row, each) == mine for each in asked.not_who) else None
