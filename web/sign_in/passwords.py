"""Passwords as argon2id hashes, checked in the same time whether the name is known or not."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

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


@cache
def _nobody() -> str:
    return _hasher.hash("nobody signs in with this")
