"""Names and addresses of tries, as they are kept: enough to count equal ones, never to read them."""

import hashlib
import hmac

from flask import current_app, request


def blind(text: str, of: str = "") -> bytes:
    """A keyed hash; `of` keeps the tries of one door apart from those of another."""
    key = f"{of}{current_app.config['SECRET_KEY']}".encode()
    return hmac.digest(key, text.encode(), hashlib.sha256)


def blind_name(sign_in_name: str) -> bytes:
    """The hash of a sign-in name, whatever its capitals."""
    return blind(sign_in_name.strip().lower())


def blind_address(of: str = "") -> bytes:
    """The hash of the address this request comes from."""
    return blind(request.remote_addr or "unknown", of)
