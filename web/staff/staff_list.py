"""Staff, kept by the administrator: added with a one-time password shown once, changed, locked out and let in again."""

import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from records.clock import now
from records.place import Unit
from records.signing_in import ONE_TIME_DAYS, end_sessions_of, is_locked_out, let_in_again
from records.staff import Staff, StaffRole
from records.staff_change import StaffChange, changes_of, note
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import reachable, visible
from web.schemas.staff import NewStaffMember, StaffMember
from web.sign_in import guard
from web.sign_in.attempts import blind_name
from web.sign_in.passwords import hashed

blueprint = Blueprint("staff", __name__)
PAGE = "staff_list/member.html"


@blueprint.get("/staff")
@requires("staff", "read")
def show() -> ResponseReturnValue:
    """Everybody who works here, by name."""
    session = database.session()
    query = select(Staff).where(visible(guard.the_staff(), Staff)).options(selectinload(Staff.roles))
    units = {unit.id: unit.name for unit in session.scalars(select(Unit))}
    members = session.scalars(query.order_by(Staff.active.desc(), Staff.name)).all()
    locked = {member.id for member in members if is_locked_out(member, now())}
    return render_template("staff_list/list.html", members=members, units=units, locked=locked)


@blueprint.route("/staff/new", methods=["GET", "POST"])
@requires("staff", "write")
def add() -> ResponseReturnValue:
    """Somebody new, with a password that is shown once."""
    schema = _offered(NewStaffMember())
    form = sent(schema) if _is_post() else blank(schema, {"active": True})
    if not _is_post():
        return render_template(PAGE, form=form, member=None)
    name = (form.data.get("sign_in_name") or "").strip().lower()
    if form.ok and database.session().scalar(select(Staff.id).where(Staff.sign_in_name == name)):
        form.refuse("Somebody signs in with this name already. Choose another.", "sign_in_name")
    if not form.ok:
        return again(PAGE, form, member=None)
    password = secrets.token_urlsafe(9)
    member = Staff(sign_in_name=name, password_hash=hashed(password), one_time_until=now() + ONE_TIME_DAYS)
    _write(member, form)
    database.session().add(member)
    database.session().flush()
    _note(member, "added", (frozenset(), member.role_names))
    return render_template("staff_list/password.html", member=member, password=password)


@blueprint.route("/staff/<int:staff_id>", methods=["GET", "POST"])
@requires("staff", "write")
def change(staff_id: int) -> ResponseReturnValue:
    """Name, unit, roles, and whether they may sign in."""
    member = reachable(Staff, staff_id)
    schema = _offered(StaffMember())
    if not _is_post():
        return render_template(PAGE, form=blank(schema, _start(member)), member=member, changes=_changes(member))
    form = sent(schema)
    if form.ok and member.id == guard.the_staff().staff_id:
        _refuse_for_oneself(form, member)
    if not form.ok:
        return again(PAGE, form, member=member, changes=_changes(member))
    before = (member.role_names, member.unit_id, member.active)
    _write(member, form)
    _note_what_changed(member, *before)
    if not member.active:
        end_sessions_of(database.session(), member.id, now())
    flash(f"{member.name} is saved.", "success")
    return redirect(url_for("staff.show"), 303)


@blueprint.get("/staff/<int:staff_id>/changes")
@requires("staff", "read")
def history(staff_id: int) -> ResponseReturnValue:
    """Who changed what about a member of staff, for those who may only look."""
    member = reachable(Staff, staff_id)
    return render_template("staff_list/history.html", member=member, changes=_changes(member))


@blueprint.post("/staff/<int:staff_id>/password")
@requires("staff", "write")
def new_password(staff_id: int) -> ResponseReturnValue:
    """A new one-time password, shown once; whoever is signed in with the old one is signed out."""
    member = reachable(Staff, staff_id)
    password = secrets.token_urlsafe(9)
    member.password_hash, member.one_time_until = hashed(password), now() + ONE_TIME_DAYS
    _note(member, "one_time_password")
    let_in_again(database.session(), member, blind_name(member.sign_in_name))
    end_sessions_of(database.session(), member.id, now())
    return render_template("staff_list/password.html", member=member, password=password)


@blueprint.post("/staff/<int:staff_id>/unlock")
@requires("staff", "write")
def unlock(staff_id: int) -> ResponseReturnValue:
    """Let somebody in who was locked out after too many wrong passwords."""
    member = reachable(Staff, staff_id)
    let_in_again(database.session(), member, blind_name(member.sign_in_name))
    _note(member, "let_in")
    flash(f"{member.name} may sign in again.", "success")
    return redirect(url_for("staff.show"), 303)


def _refuse_for_oneself(form: Form, member: Staff) -> None:
    """Nobody gives themselves a role, and nobody locks the door behind themselves."""
    if not form.data["active"]:
        form.refuse("You cannot shut yourself out. Ask another administrator.", "active")
    if set(form.data["roles"]) != member.role_names:
        form.refuse("You cannot change your own roles. Ask another administrator.", "roles")


def _changes(member: Staff) -> list[tuple[StaffChange, str]]:
    return changes_of(database.session(), member.id)


def _note(member: Staff, what: str, roles: tuple[frozenset[str], frozenset[str]] | None = None) -> None:
    note(database.session(), member, what, guard.the_staff().staff_id, now(), roles)


def _note_what_changed(member: Staff, roles: frozenset[str], unit_id: int | None, active: bool) -> None:
    if member.role_names != roles:
        _note(member, "roles", (roles, member.role_names))
    if member.unit_id != unit_id:
        _note(member, "unit")
    if member.active != active:
        _note(member, "back" if member.active else "left")


def _is_post() -> bool:
    return request.method == "POST"


def _offered(schema: StaffMember) -> StaffMember:
    mine = visible(guard.the_staff(), Unit)
    units = database.session().execute(select(Unit.id, Unit.name).where(mine).order_by(Unit.name))
    return schema.offer("unit_id", [(unit_id, name) for unit_id, name in units])


def _start(member: Staff) -> dict[str, object]:
    told = {"name": member.name, "unit_id": member.unit_id, "phone": member.phone, "active": member.active}
    return told | {"roles": sorted(member.role_names)}


def _write(member: Staff, form: Form) -> None:
    unit = database.session().get_one(Unit, form.data["unit_id"])
    member.name, member.phone = form.data["name"], form.data["phone"]
    member.unit_id, member.county_code = unit.id, unit.county_code
    member.active = bool(form.data["active"])
    wanted = set(form.data["roles"])
    member.roles = [role for role in member.roles if role.role in wanted]
    member.roles += [StaffRole(role=role) for role in sorted(wanted - member.role_names)]
