"""Reading the texts of a notice, and refusing one whose languages do not say the same."""

import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")
MEMBERS = {"title", "lead", "paragraphs", "next"}
KNOWN = {
    "to": ("applicant", "provider", "recipient"),
    "remedy": ("hearing", "appeal", "none"),
    "shows": ("nothing", "services", "weekly_hours", "findings"),
}
"""What a notice.yaml may say: whom it is written to, how the reader may object, which table it shows."""


class NoticeTextError(Exception):
    """A notice's texts cannot be used; the message names the file and what to mend."""


@dataclass(frozen=True)
class NoticeText:
    """One notice in one language. Texts hold `{placeholders}`; `form` is the state's form number.

    `remedy`: a recipient asks for a state hearing (MPP 22-001), a provider appeals on the SOC 856. `reasons` names the
    questions of the law whose newest answers are told, and which of their rows (none named: any row).
    """

    template: str
    language: str
    form: str
    to: str
    action: str
    adverse: bool
    remedy: str
    shows: str
    reasons: dict[str, list[str]]
    cite: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    next: tuple[str, ...]

    @property
    def shows_hours(self) -> bool:
        """Whether it shows the hours of each service."""
        return self.shows == "services"

    @property
    def placeholders(self) -> frozenset[str]:
        """Every name that must be filled in."""
        return placeholders(self.title, self.lead, *self.paragraphs, *self.next)


def templates() -> list[str]:
    """The names of all notices: the folders that hold a notice.yaml."""
    return sorted(path.parent.name for path in FOLDER.glob("*/notice.yaml"))


@cache
def notice_text(template: str, language: str) -> NoticeText:
    """One notice's text. Raises NoticeTextError for an unknown notice, language or member."""
    about, text = _read(f"{template}/notice.yaml"), _read(f"{template}/{language}.yaml")
    if text.keys() != MEMBERS:
        raise NoticeTextError(f"{template}/{language}.yaml has {sorted(text)}; it must have {sorted(MEMBERS)}.")
    for name, words in KNOWN.items():
        if about.get(name) not in words:
            raise NoticeTextError(f"{template}/notice.yaml has {name} {about.get(name)}; it is one of {words}.")
    lists: dict[str, Any] = {name: tuple(text[name]) for name in ("paragraphs", "next")}
    return NoticeText(template=template, language=language, **about, **(text | lists))


@cache
def shared_words(language: str) -> dict[str, Any]:
    """The words every notice shares: headings, months, names of services and programs, hearing rights."""
    return _read(f"shared/{language}.yaml")


@cache
def letter_words(language: str) -> dict[str, Any]:
    """The words that letters about providers share: labels, the steps, causes, standings, the right to appeal."""
    return _read(f"shared/letters/{language}.yaml")


def placeholders(*texts: str) -> frozenset[str]:
    """The names in braces in some texts."""
    return frozenset(name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER / name
    if not path.is_file():
        raise NoticeTextError(f"There is no notice text {name}. Languages are {', '.join(LANGUAGES)}.")
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise NoticeTextError(f"The notice text {name} must be a mapping of names to texts.")
    return loaded
