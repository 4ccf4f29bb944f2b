"""Kinds of form fields: how each is typed, what it becomes, and the sentence when it cannot."""

import re
import unicodedata
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import ValidationError, fields
from werkzeug.datastructures import MultiDict

from web.schemas.form import Options

Post = MultiDict[str, str]
JOINERS = "\u200c\u200d"
"""Invisible, and part of how names are spelled in Persian and the languages of India."""
UNREADABLE = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
"""Unicode's categories of what is no letter, digit or sign."""


class Asked(fields.Field):
    """Something asked on a form: a label, perhaps a hint, and whether it must be answered.

    `missing` is the sentence when it must be answered and is not; `look` holds what only the macro needs
    (`width`, `autocomplete`, `inputmode`, `rows`).
    """

    kind = "text"

    def __init__(self, label: Any, *, hint: Any = None, must: bool = False, missing: Any = None, **look: Any) -> None:
        self.label, self.hint, self.missing, self.look = label, hint, missing, look
        self.options: Options = ()
        given: dict[str, Any] = {"required": True} if must else {"load_default": None, "allow_none": True}
        super().__init__(**given)

    def make_error(self, key: str, **words: Any) -> ValidationError:
        """A sentence beside the field, in the reader's language."""
        if key in ("required", "null"):
            return ValidationError(str(self.missing or _("Answer “%(label)s”.", label=str(self.label))))
        return super().make_error(key, **words)

    def typed(self, post: Post, name: str) -> Any:
        """What was typed; `None` when nothing was."""
        return post.get(name, "").strip() or None

    def shown(self, value: Any) -> Any:
        """A value as one would type it, to fill in a form beforehand."""
        return "" if value is None else str(value)


def readable(text: str, breaks: str) -> str | None:
    """A text without its invisible marks (a byte order mark, a turned reading direction); `None` if it has more.

    `breaks`: the control characters that may stand in it. Whatever no printer can print would hold a notice up.
    """
    seen = "".join(each for each in text if each in JOINERS or unicodedata.category(each) != "Cf")
    bad = any(unicodedata.category(each) in UNREADABLE and each not in breaks for each in seen)
    return None if bad else seen


class Line(Asked):
    """One line of text, at most `most` characters."""

    breaks = "\t"

    def __init__(self, label: Any, *, most: int = 100, **more: Any) -> None:
        super().__init__(label, **more)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> str:
        text = readable(str(value), self.breaks)
        if text is None or not (text := text.strip()):
            raise ValidationError(_("Use letters, digits and signs only."))
        if len(text) > self.most:
            raise ValidationError(
                _("Use at most %(most)d characters; this is %(long)d.", most=self.most, long=len(text))
            )
        return text


class Carried(Asked):
    """What a form carries from one press of its button to the next; nobody types it."""

    kind = "hidden"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> str:
        return str(value)[:100]


class Passage(Line):
    """Several lines of text."""

    kind = "textarea"
    breaks = "\r\n\t\u2028\u2029"

    def __init__(self, label: Any, *, most: int = 4000, **more: Any) -> None:
        super().__init__(label, most=most, **more)


class Secret(Line):
    """A password; it is never shown back."""

    kind = "password"

    def shown(self, value: Any) -> str:
        """Nothing: what was typed here stays unshown."""
        return ""


class Pattern(Line):
    """Text of a known shape. `shape` must match it whole, after `clean` characters are taken out."""

    shape = ""
    clean = r"[\s-]"
    says: Any = ""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        text = re.sub(self.clean, "", super()._deserialize(value, attr, data, **more)).upper()
        if not re.fullmatch(self.shape, text, re.ASCII):
            raise ValidationError(str(self.says))
        return text


class Ssn(Pattern):
    """A Social Security number: nine digits, not one that SSA never issues (000, 666, 9xx; group 00; serial 0000)."""

    shape = r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}"
    says = _l("Type the nine digits of the Social Security number, or leave it empty.")


class Cin(Pattern):
    """A client index number: nine characters, a 9, seven digits, a letter. `id.cin` of the rules tells more."""

    shape = r"9\d{7}[A-Z]"
    says = _l("A CIN is a 9, then seven digits, then a letter, like 91234567A.")


class Zip(Pattern):
    """A ZIP code of five or nine digits."""

    shape = r"\d{5}(\d{4})?"
    says = _l("Type a ZIP code of five digits.")


class Phone(Pattern):
    """A telephone number of ten digits, with or without the country's 1 before it."""

    clean = r"[\s().+-]"
    shape = r"1?\d{10}"
    says = _l("Type a phone number of ten digits, like 916 555 0100.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        return super()._deserialize(value, attr, data, **more)[-10:]


class Email(Pattern):
    """An e-mail address, checked only so far as typing errors go."""

    clean = r"\s"
    shape = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
    says = _l("Type an e-mail address like name@example.com.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        return super()._deserialize(value, attr, data, **more).lower()
