"""The letters that follow from decisions: authorizations, denials, notices of action; and those about a child."""

import datetime as dt
from collections.abc import Iterator

from cli.seed.inquiry.children import Child
from cli.seed.inquiry.requests import DAY, Request
from records.ccs_told import LetterTold

CITATION = "22 CCR 41515.1; Health and Safety Code 123840"
WELCOME = "Your child's nurse case manager"
BODY = (
    "Dear family,\nA nurse of California Children's Services looks after your child's requests from now on.\n"
    "Call the office of your county whenever a service that you need is not on an authorization."
)
AUTHORIZED = ("authorized", "cancelled")
ACTIONS = {"denied": "denied", "authorized_modified": "modified"}


def letters_of(request: Request, day: dt.date) -> Iterator[LetterTold]:
    """A request's letters as they are on a day; a notice is told of from the decision on, and dated when it goes."""
    if request.decided_on > day:
        return
    sent = request.noticed_on if request.noticed_on <= day else None
    by_outcome: dict[str, list[int]] = {}
    for number, asked in enumerate(request.asked, 1):
        by_outcome.setdefault("authorized" if asked.outcome in AUTHORIZED else asked.outcome, []).append(number)
    for outcome, numbers in sorted(by_outcome.items()):
        action = ACTIONS.get(outcome)
        if action is None and sent is None:
            continue
        kind = "authorization" if action is None else "notice_of_action"
        yield _letter(request, kind, numbers, sent, action)
        if action == "denied" and sent and request.child.place % 2:
            yield _letter(request, "denial", numbers, sent, action)


def case_letter(child: Child, today: dt.date, day: dt.date) -> LetterTold | None:
    """One family in three was written to about its case manager; some of them lately."""
    sent = today - (child.place * 13 % 300) * DAY
    if child.place % 3 or sent > day:
        return None
    number = f"L{child.client.number}-C"
    return LetterTold(number, "case_management", child.client.number, None, None, sent, sent, title=WELCOME, body=BODY)


def _letter(request: Request, kind: str, numbers: list[int], sent: dt.date | None, action: str | None) -> LetterTold:
    reasons = [request.asked[number - 1].reason for number in numbers]
    return LetterTold(
        number=f"L{request.number}-{kind[0].upper()}{numbers[0]}",
        kind=kind,
        client_number=request.child.client.number,
        sar_number=request.number,
        line_numbers=",".join(str(number) for number in numbers),
        decided_on=request.decided_on,
        dated_on=sent,
        action=action,
        effective_on=request.decided_on if action else None,
        reason=next((reason for reason in reasons if reason), None),
        citation=CITATION if action else None,
    )
