"""Which passwords the portal takes (DHCS agreements, User IDs and Password Controls; figures: law ccs/password)."""

import re

from records.organization_user import OrganizationUser
from web.inquiry.common_words import WORDS
from web.inquiry.law import figure

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")
LOOKALIKES = str.maketrans("013457@$!", "oleastasi")
"""What is typed for a letter by whoever is told to use a digit or a sign."""


def what_is_wrong(password: str, user: OrganizationUser) -> str | None:
    """Why a password is not taken, in a sentence; none if it is."""
    least, kinds = figure("password/length"), figure("password/classes")
    if len(password) < least:
        return f"Use at least {least} characters; this is {len(password)}."
    if sum(re.search(kind, password) is not None for kind in KINDS) < kinds:
        return f"Use {kinds} of these four: small letters, capital letters, digits, signs."
    if len(set(password)) < 5 or _is_common(password):
        return "This password is easy to guess. Choose one that is not a word with something after it."
    if _is_about(password, user):
        return "This password is made from your name, e-mail or user ID. Choose another one."
    return None


def rules() -> str:
    """The same, before anybody has typed."""
    least, kinds = figure("password/length"), figure("password/classes")
    return (
        f"At least {least} characters, with {kinds} of these four: small letters, capital letters, digits, signs. "
        "Not a common word with something after it, and nothing of your name."
    )


def _is_common(password: str) -> bool:
    plain = password.casefold()
    bare = plain.strip("0123456789!@#$%^&*.?-_+= ")
    read = (_letters(text) for text in (bare, plain, bare.translate(LOOKALIKES), plain.translate(LOOKALIKES)))
    return any(not each or each in WORDS for each in read)


def _is_about(password: str, user: OrganizationUser) -> bool:
    plain = password.casefold()
    own = (user.first_name, user.last_name, user.email.split("@")[0], user.sign_in_name or "")
    return any(len(each) > 2 and each.casefold() in plain for each in own)


def _letters(text: str) -> str:
    return "".join(each for each in text if each.isalpha())
