"""Passwords as argon2id hashes, checked in the same time whether the name is known or not."""

from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from records.account import Account
from records.organization_user import OrganizationUser
from records.staff import Staff
from web import database

LONGEST = 200
"""Longer passwords are refused unread: hashing megabytes would be a way to stop the site."""

_hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106's low-memory profile


def hashed(password: str) -> str:
    """The hash to keep of a password."""
    return _hasher.hash(password)


def is_right(password: str, kept_hash: str | None) -> bool:
    """Whether a password belongs to a hash; without a hash the same work is done and the answer is no."""
    try:
        right = _hasher.verify(kept_hash or _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept_hash is not None and len(password) <= LONGEST


def opens(password: str, owner: Account | OrganizationUser | Staff | None) -> bool:
    """Whether a password opens somebody's account; from now on nobody replaces it there until the next commit.

    Checking takes a while. Whoever made another password meanwhile has ended every session of the one before, and does
    not see the session that would be opened now: so the hash that was checked must be the one that is still kept.
    """
    checked = owner.password_hash if owner else None
    right = is_right(password, checked)
    if owner is None or not right:
        return False
    held: dict[str, Any] = {"with_for_update": {"key_share": True}, "populate_existing": True}
    still = database.session().get(type(owner), owner.id, **held)
    return still is not None and still.password_hash == checked


@cache
def _nobody() -> str:
    return _hasher.hash("nobody signs in with this")
