"""What someone typed when their sign-in had run out, kept sealed in the page until they are back."""

import base64
import hashlib
import json
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from flask import current_app, request

LONGEST_SECONDS = 12 * 3600
NOT_TYPED = {"csrf_token", "kept"}


@dataclass(frozen=True)
class Kept:
    """A form that was sent but not taken: by whom, to which page of ours, and its fields in order."""

    staff_id: int | None
    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The fields worth showing: not the hidden key of the form, not what was left empty."""
        return tuple((name, value) for name, value in self.fields if name != "form_key" and value.strip())


def from_request(staff_id: int | None) -> Kept:
    """The form now being sent. Files are not kept: a browser does not let a page send them a second time."""
    fields = tuple((name, value) for name, value in request.form.items(multi=True) if name not in NOT_TYPED)
    return Kept(staff_id, request.full_path.rstrip("?"), fields)


def seal(kept: Kept) -> str:
    """Encrypted text that only this site can open, safe to leave in a page on an unattended screen."""
    content = json.dumps([kept.staff_id, kept.path, kept.fields]).encode()
    return _lock().encrypt(content).decode()


def unseal(text: str | None) -> Kept | None:
    """The kept form, or `None` if there is none, it is older than a working day, or it is not ours."""
    if not text:
        return None
    try:
        staff_id, path, fields = json.loads(_lock().decrypt(text.encode(), ttl=LONGEST_SECONDS))
    except (InvalidToken, ValueError):
        return None
    return Kept(staff_id, path, tuple((name, value) for name, value in fields))


def _lock() -> Fernet:
    secret = str(current_app.config["SECRET_KEY"])
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"kept form:" + secret.encode()).digest()))
