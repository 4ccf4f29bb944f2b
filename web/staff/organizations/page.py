"""The page of one organization: what is asked beside what is known, where it stands, the word that is awaited."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import organization_changes, organization_view, organizations
from records.clock import county_today, now
from records.organization import Organization
from records.organization_domain import OrganizationPlan
from rules.preview import preview
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.organization_numbers import is_npi
from web.organization_words import CAUSES, STATUSES
from web.reach import found
from web.schemas.domain import Withdrawn
from web.schemas.form import FormSchema
from web.schemas.organization import PlanEnd, Revoked
from web.sign_in import guard
from web.staff import event_words, status_picture
from web.staff.organizations import asking
from web.staff.organizations.asking import ASKS, Ask
from web.staff.organizations.blueprint import blueprint, reach
from web.staff.organizations.lost_password import why_nots
from web.staff.task_pages import title_of
from workflows.organization.statuses import PLACES, picture
from workflows.steps.organization import OrganizationStatus

WORDS = {status: STATUSES[status.value] for status in OrganizationStatus}


@blueprint.get("/organizations/<int:organization_id>")
@requires("organization", "read")
def organization(organization_id: int) -> ResponseReturnValue:
    """One organization."""
    return page_of(reach(organization_id))


def _say(asked: Ask) -> Callable[[int], ResponseReturnValue]:
    """The view that says one message: what is wrong or refused stands on the same page again."""

    @requires("organization", asked.action)
    def say(organization_id: int) -> ResponseReturnValue:
        row = reach(organization_id)
        form = sent(asked.schema())
        if not form.ok:
            return page_of(row, (asked.update, form)), 422
        outcome = saying.tell(asked.update, row.subject, form.data)
        if outcome.state == "refused":
            return page_of(reach(organization_id), (asked.update, form.refuse(outcome.sentence))), 422
        done = asked.done if isinstance(asked.done, str) else asked.done.get(outcome.result or "", "Written down.")
        return saying.answer(outcome, url_for("organizations.organization", organization_id=organization_id), done)

    say.__name__ = asked.update
    say.__doc__ = f"{asked.title}."
    return say


for each in ASKS:
    blueprint.add_url_rule(
        f"/organizations/<int:organization_id>/{each.path}", each.update, _say(each), methods=["POST"]
    )


@blueprint.post("/organizations/<int:organization_id>/plan-codes/<int:plan_id>/end")
@requires("organization", "end")
def end_plan_code(organization_id: int, plan_id: int) -> ResponseReturnValue:
    """A plan code ends: from the day after, its members' authorizations are not seen any more."""
    row, session = reach(organization_id), database.session()
    plan = found(session.get(OrganizationPlan, plan_id))
    found(plan if plan.organization_id == row.id else None)
    form = sent(PlanEnd())
    if form.ok and form.data["ends_on"] < plan.starts_on:
        form.refuse("The last day is before the first.", "ends_on")
    if not form.ok:
        return page_of(row, (f"plan-{plan.id}", form)), 422
    organization_changes.end_plan_code(session, plan, form.data["ends_on"], guard.the_staff().staff_id, now())
    flash(f"Plan code {plan.plan_code} has its last day.", "success")
    return redirect(url_for("organizations.organization", organization_id=row.id), 303)


def page_of(row: Organization, typed: tuple[str, Form] | None = None) -> str:
    """The page; `typed` is a form that came back, by what it is about."""
    session, today = database.session(), county_today()
    seen = organization_view.see(session, row, today)
    providers = organizations.providers_of(session, row.id)
    plans, permissions = organizations.plans_of(session, row.id), organization_view.permissions_of(session, row.id)
    been = {str(each.event.params["before"]) for each in seen.timeline if each.event.kind == "organization_moved"}
    here = OrganizationStatus(row.status)
    return render_template(
        "organizations/organization.html",
        row=row,
        seen=seen,
        words=asking.shown(row, {task.kind for task in seen.tasks}, typed),
        form=typed[1] if typed else None,
        providers=providers,
        valid={each.number: is_npi(each.number) for each in providers},
        permissions={each: organization_view.worth_showing(rows, today) for each, rows in permissions.items()},
        beside_another={
            each for rows in permissions.values() for each in organization_view.beside_another(rows, today)
        },
        withdrawals={
            each.id: _in_row(f"permission-{each.id}", Withdrawn(), typed)
            for rows in permissions.values()
            for each in rows
        },
        plans=plans,
        law=preview("ccs.participation", today, organizations.promises_of(row)),
        lost_passwords=why_nots(seen.users),
        revocations={each.id: _in_row(f"user-{each.id}", Revoked(), typed) for each in seen.users},
        ends={each.id: _in_row(f"plan-{each.id}", PlanEnd(), typed) for each in plans},
        others=organization_view.others_with(session, row),
        alike=organization_view.alike(session, row),
        picture=status_picture.draw(here, been, PLACES, picture(), WORDS, CAUSES.__getitem__),
        events=_events(seen),
        clock_title=event_words.clock_title,
        title_of=title_of,
    )


def _in_row(name: str, schema: FormSchema, typed: tuple[str, Form] | None) -> Form:
    """The form of one row of a table: as it came back, or blank."""
    return (typed[1] if typed and typed[0] == name else blank(schema)).at(name)


def _events(seen: organization_view.Seen) -> list[dict[str, Any]]:
    """The timeline, which also names the users it is about."""
    names = {user.id: f"{user.first_name} {user.last_name}" for user in seen.users}
    items = event_words.items(seen.timeline)
    for item, happened in zip(items, seen.timeline, strict=True):
        about = names.get(happened.event.params.get("user_id", 0))
        item["says"] = " · ".join(filter(None, (about, item["says"])))
    return items
