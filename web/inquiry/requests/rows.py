"""The rows of the form as they are typed: each of a kind, each with its own errors."""

import re
from dataclasses import dataclass

from flask import abort
from werkzeug.datastructures import MultiDict

from records.account_requests import Wanted
from records.clock import county_today
from records.organization_user import OrganizationUser
from web.forms import Form, blank, sent
from web.inquiry.law import figure
from web.inquiry.requests.blueprint import own_user
from web.schemas.account_request import ROWS

NAMED = re.compile(r"row([1-9]\d{0,3})\.action", re.ASCII)
STARTS = {"add": "new_staff", "modify": "duties_changed", "delete": "separation"}
"""The usual reason of each kind."""
AS_IS = ("first_name", "last_name", "title", "department", "phone", "email", "liaison")


@dataclass
class Row:
    """One row: its number on the form, what it asks, its fields, and whom it is about."""

    number: int
    action: str
    form: Form
    user: OrganizationUser | None = None

    def wanted(self) -> Wanted:
        """The row as a request keeps it; of a change, only what is different."""
        said = {name: value for name, value in self.form.data.items() if name not in ("action", "user_id")}
        if self.action == "modify" and self.user is not None:
            said = {name: value for name, value in said.items() if name not in AS_IS or self._differs(name, value)}
        return Wanted(action=self.action, user_id=self.user.id if self.user else None, **said)

    def _differs(self, name: str, value: object) -> bool:
        return value is not None and value != getattr(self.user, name)


def fresh(number: int, action: str, user_id: int | None = None) -> Row:
    """A new row, filled in as far as it is known."""
    user = own_user(user_id) if action != "add" and user_id else None
    if action not in ROWS or (action != "add") != (user is not None):
        abort(400, "A row is about a new person or about one of your users. Load the page again.")
    start = {"action": action, "effective_on": county_today(), "reason": STARTS[action]}
    if user is not None:
        start |= {"user_id": user.id} | ({name: getattr(user, name) for name in AS_IS} if action == "modify" else {})
    return Row(number, action, blank(ROWS[action](), start, prefix=f"row{number}."), user)


def read(post: MultiDict[str, str]) -> list[Row]:
    """The rows that were sent, in order, each judged by itself; one more than a form takes stands for all beyond."""
    numbers = sorted(int(found[1]) for name in post if (found := NAMED.fullmatch(name)))
    return [_read(post, number) for number in numbers[: figure("requests/most_users") + 1]]


def _read(post: MultiDict[str, str], number: int) -> Row:
    action = post[f"row{number}.action"]
    if action not in ROWS:
        abort(400)
    user_id = post.get(f"row{number}.user_id", "", str)
    user = own_user(int(user_id)) if action != "add" and user_id.isdecimal() and len(user_id) < 16 else None
    if action != "add" and user is None:
        abort(400)
    return Row(number, action, sent(ROWS[action](), post, prefix=f"row{number}."), user)
