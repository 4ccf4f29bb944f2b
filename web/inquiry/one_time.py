"""One-time passwords: made here, shown once on the page that answers, kept only as a hash."""

import datetime as dt
import secrets

from flask import request, url_for

from records.clock import county_instant, county_today, now
from records.inquiry_locking import let_in_again
from records.inquiry_sessions import end_sessions_of
from records.lost_password import put_one_time
from records.organization_user import OrganizationUser
from web import database
from web.clock_lengths import length
from web.inquiry.tries import blind_user_id
from web.sign_in.passwords import hashed

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks alike on paper: 0 and o, 1, l and i."""
GROUPS, LONG = 3, 4
OPENS = "inquiry/first_sign_in"
SHOWN = "This password was shown once already. Make another one if the slip was lost."


def made(user: OrganizationUser, begins: dt.date) -> str:
    """A one-time password for a user whose account is being made; whatever opened before is dead.

    Whoever had chosen a password already chooses again, whenever the process hears of it: this one is known to others.
    """
    password = _new(user)
    user.password_hash, user.one_time_until, user.password_changed_at = hashed(password), opens_until(begins), None
    end_sessions_of(database.session(), user.id, now())
    user.locked_until = None
    return password


def reset(user: OrganizationUser, **by: int) -> str:
    """A one-time password for somebody who has an account and lost the password; it goes to the liaison."""
    password = _new(user)
    put_one_time(database.session(), user, hashed(password), opens_until(), now(), **by)
    return password


def door_address() -> str:
    """Where a slip says to sign in: the site as whoever made the slip reached it."""
    return request.host_url.rstrip("/") + url_for("inquiry_door.sign_in")


def opens_until(begins: dt.date | None = None) -> dt.datetime:
    """The end of the last day on which a password opens (deadline.ccs_first_sign_in); `begins`: an account's first."""
    first = max(county_today(), begins or county_today())
    return county_instant(first + dt.timedelta(days=length(OPENS) + 1), dt.time())


def proposed(user_id: int | None) -> str:
    """A user ID that nobody has and that tells nothing of whose it is."""
    return f"PI{user_id:08d}"


def _new(user: OrganizationUser) -> str:
    """A password; wrong tries at the user ID are forgotten with it."""
    if user.sign_in_name:
        let_in_again(database.session(), blind_user_id(user.sign_in_name))
    return "-".join("".join(secrets.choice(SIGNS) for _sign in range(LONG)) for _group in range(GROUPS))
