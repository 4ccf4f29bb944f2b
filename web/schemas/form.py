"""The base of every form's schema: unknown fields are refused, and each field knows how it was typed."""

from collections.abc import Sequence

from marshmallow import RAISE, Schema

Options = Sequence[tuple[str, str]]


class FormSchema(Schema):
    """A form. Its fields come from `web.schemas.fields`; their order is the order on the page."""

    class Meta:
        """Refuse what the form does not have."""

        unknown = RAISE

    def offer(self, name: str, options: Options) -> "FormSchema":
        """Set the options of a choice that are known only at request time."""
        self.fields[name].options = tuple((str(value), label) for value, label in options)
        return self
