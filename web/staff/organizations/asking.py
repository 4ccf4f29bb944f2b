"""What may be said to an organization as it stands: each word, who may say it, its form, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from records.organization import Organization
from web.access import may
from web.forms import Form, blank
from web.schemas.form import FormSchema
from web.schemas.organization import Ending, NamedLiaison, Review, Settled
from workflows.organization.statuses import takes
from workflows.steps.organization import OrganizationStatus


@dataclass(frozen=True)
class Ask:
    """One message as a form. `folded`: it opens only when wanted."""

    update: str
    path: str
    action: str
    title: str
    says: str
    button: str
    done: Mapping[str, str] | str
    schema: type[FormSchema]
    folded: bool = False


ASKS = (
    Ask(
        update="review_organization",
        path="review",
        action="review",
        title="Your word on the application",
        says="Approved, an account is asked for the liaison it names; the Information Technology Unit makes it.",
        button="Say it",
        done={
            "approve": "Approved. The liaison's account is asked for at the Information Technology Unit.",
            "return": "Sent back. The applicant mends it with its number and code.",
            "refuse": "Refused. The applicant reads why.",
        },
        schema=Review,
    ),
    Ask(
        update="name_liaison",
        path="liaison",
        action="name",
        title="Name a liaison",
        says="An account is asked for at once, and the organization goes on when the new liaison has signed in. "
        "Somebody who has an account keeps it, and is liaison at once: give the same e-mail.",
        button="Name this liaison",
        done="Named. The Information Technology Unit makes the account, where there is none.",
        schema=NamedLiaison,
    ),
    Ask(
        update="settle_escalation",
        path="settle",
        action="review",
        title="It was late: what was done",
        says="The note stays with the organization.",
        button="It is seen to",
        done="Written down.",
        schema=Settled,
    ),
    Ask(
        update="end_organization",
        path="end",
        action="end",
        title="End participation",
        says="Every account is closed at once. This cannot be taken back; the organization may apply anew.",
        button="End it",
        done="Ended. Nothing opens any more.",
        schema=Ending,
        folded=True,
    ),
)


@dataclass(frozen=True)
class Shown:
    """A form on the page."""

    ask: Ask
    form: Form
    folded: bool
    action: str


def shown(row: Organization, tasks: set[str], typed: tuple[str, Form] | None = None) -> list[Shown]:
    """What may be said now by whoever looks; `typed` is a form that came back, by its message."""
    found = []
    for each in ASKS:
        came = typed is not None and typed[0] == each.update
        if (_is_open(row, each, tasks) or came) and may("organization", each.action):
            form = typed[1] if typed and came else blank(each.schema())
            folded = not came and (each.folded or (each.update == "name_liaison" and row.status != "frozen"))
            found.append(Shown(each, form, folded, url_for(f"organizations.{each.update}", organization_id=row.id)))
    return found


def _is_open(row: Organization, asked: Ask, tasks: set[str]) -> bool:
    """Whether it is the turn of this word: by the declaration, and where something is settled, something is late."""
    if asked.update == "settle_escalation" and "organization_overdue" not in tasks:
        return False
    return takes(OrganizationStatus(row.status), asked.update)
