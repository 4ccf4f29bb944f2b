"""Form fields where one picks from what is offered."""

from typing import Any

from flask_babel import gettext as _
from marshmallow import ValidationError

from web.schemas.fields import Asked, Post
from web.schemas.form import Options


class Choice(Asked):
    """One of the options, as radio buttons (`list=True`: as a drop-down). Options are pairs of value and words."""

    def __init__(self, label: Any, options: Options = (), *, list: bool = False, **more: Any) -> None:
        super().__init__(label, **more)
        self.options = tuple(options)
        self.kind = "select" if list else "radio"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> str:
        if str(value) not in {str(each) for each, _words in self.options}:
            raise ValidationError(_("Choose one of what is offered."))
        return str(value)


class ChoiceOfId(Choice):
    """One of the options, whose values are row ids."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:  # type: ignore[override]
        return int(super()._deserialize(value, attr, data, **more))


class Choices(Choice):
    """Any number of the options, as check boxes; becomes a list."""

    def __init__(self, label: Any, options: Options = (), **more: Any) -> None:
        super().__init__(label, options, **more)
        self.kind = "checkboxes"

    def typed(self, post: Post, name: str) -> Any:
        """Every box that was ticked."""
        return post.getlist(name) or None

    def shown(self, value: Any) -> list[str]:
        """The values to tick."""
        return [str(each) for each in value or ()]

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[str]:  # type: ignore[override]
        one = super()._deserialize
        return [one(each, attr, data, **more) for each in value]


class YesNo(Choice):
    """Yes or no, as two radio buttons; becomes true or false. Unanswered stays `None`: missing is not no."""

    def __init__(self, label: Any, **more: Any) -> None:
        super().__init__(label, (), **more)

    @property
    def options(self) -> Options:  # type: ignore[override]
        """Yes and no in the reader's language."""
        return (("yes", _("Yes")), ("no", _("No")))

    @options.setter
    def options(self, _value: Options) -> None:
        """Yes and no stay what they are."""

    def shown(self, value: Any) -> str:
        """The button to press beforehand."""
        return {True: "yes", False: "no"}.get(value, "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> bool:  # type: ignore[override]
        return super()._deserialize(value, attr, data, **more) == "yes"


class Tick(Asked):
    """One check box; becomes true or false. With `must`, it has to be ticked (a declaration)."""

    kind = "tick"

    def typed(self, post: Post, name: str) -> Any:
        """True when ticked; a box that must be ticked and is not counts as missing."""
        return True if name in post else (None if self.required else False)

    def shown(self, value: Any) -> bool:
        """Whether to tick it beforehand."""
        return bool(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> bool:
        return bool(value)
