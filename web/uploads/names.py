"""The name a file came with: never a path, never shown as sent; only its plain words."""

import re
import unicodedata

from web.uploads.refused import Refused

LONGEST = 60
FORBIDDEN = re.compile(r"[/\\<>\"'`|;&$%{}\x00-\x1f\x7f]|\.\.")
"""Signs of paths, markup and commands. No camera and no scanner puts them into a name."""


def plain_words(name: str | None) -> str:
    """The words of a file's name without its ending; empty if it has none. Raises Refused for a path or markup."""
    given = unicodedata.normalize("NFC", name or "")
    if FORBIDDEN.search(given):
        raise Refused("name")
    stem = given.rsplit(".", 1)[0] if "." in given.strip(".") else given
    kept = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in stem)
    return " ".join(kept.split())[:LONGEST].strip()
