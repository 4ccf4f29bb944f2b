"""Confirmation numbers: read over a telephone, not guessable, telling nothing of the person (AB 1021; ACL 18-30)."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"  # 31 of them, a prime; no I, L, O, U, Z, which are misread
LENGTH = 7
_HEARD_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "Z": "2"})


def new_confirmation(county_code: str) -> str:
    """A fresh number such as `34-K7QX-9M2D`: county, seven random characters and a check character."""
    return _written(county_code, "".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def numbered_confirmation(county_code: str, number: int) -> str:
    """The confirmation number that stands for a whole number: for many invented rows at once, none of them twice."""
    body = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in reversed(range(LENGTH)))
    return _written(county_code, body)


def _written(county_code: str, body: str) -> str:
    whole = body + _check(body)
    return f"{county_code}-{whole[:4]}-{whole[4:]}"


def read_confirmation(typed: str) -> str | None:
    """The number as it was given out, from how somebody typed it; None when its check character does not agree."""
    kept = "".join(c for c in typed.upper().translate(_HEARD_AS) if c.isalnum())
    if len(kept) != 2 + LENGTH + 1 or not kept[:2].isdigit():
        return None
    county, body, check = kept[:2], kept[2:-1], kept[-1]
    if any(c not in ALPHABET for c in body) or _check(body) != check:
        return None
    whole = body + check
    return f"{county}-{whole[:4]}-{whole[4:]}"


def _check(body: str) -> str:
    """Weighted sum modulo the prime 31: any one wrong character and any two swapped neighbors are noticed."""
    return ALPHABET[sum((place + 2) * ALPHABET.index(c) for place, c in enumerate(body)) % len(ALPHABET)]
