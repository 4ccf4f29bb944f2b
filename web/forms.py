"""A form on its way: what was typed is kept, what it means is loaded, and each error stands beside its field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from web.schemas.fields import Asked
from web.schemas.form import FormSchema, Options

OURS = {"csrf_token", "form_key", "kept", "version"}
"""Fields that every form carries and no schema has."""


@dataclass(frozen=True)
class FieldView:
    """One field as the macros draw it."""

    name: str
    label: Any
    hint: Any
    kind: str
    must: bool
    value: Any
    error: str | None
    options: Options
    look: Mapping[str, Any]
    place: str = ""

    @property
    def id(self) -> str:
        """The element's id; the error summary links to it."""
        return "-".join(part for part in ("field", self.place, self.name.replace(".", "-")) if part)

    @property
    def described_by(self) -> str | None:
        """The ids of its hint and error, for screen readers."""
        ids = [f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(self.error)
        return " ".join(ids) or None


@dataclass
class Form:
    """A form with what was typed (`typed`), what it became (`data`), and what is wrong (`errors`, `refusals`).

    `prefix` begins the names of its fields; `place` tells its elements from those of another form like it.
    """

    schema: FormSchema
    typed: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    prefix: str = ""
    place: str = ""

    def at(self, place: object) -> "Form":
        """The same as one of several like it on a page: by the row that it is about."""
        self.place = str(place)
        return self

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.errors and not self.refusals

    def refuse(self, sentence: str, name: str | None = None) -> "Form":
        """Say what is wrong, beside a field or above the whole form."""
        if name is None:
            self.refusals.append(sentence)
        else:
            self.errors[name] = sentence
        return self

    def __getitem__(self, name: str) -> FieldView:
        """A field, by the name the schema gives it."""
        asked = self.schema.fields[name]
        if not isinstance(asked, Asked):
            raise TypeError(f"Field {name} is not one of web.schemas' kinds.")
        value = self.typed.get(name)
        return FieldView(
            name=self.prefix + name,
            label=asked.label,
            hint=asked.hint,
            kind=asked.kind,
            must=asked.required,
            value=asked.shown(None) if value is None else value,
            error=self.errors.get(name),
            options=asked.options,
            look=asked.look,
            place=self.place,
        )

    @property
    def names(self) -> list[str]:
        """The fields in the schema's order."""
        return list(self.schema.fields)

    @property
    def wrong(self) -> list[FieldView]:
        """The fields with an error, in the order of the page."""
        return [self[name] for name in self.names if name in self.errors]


def blank(schema: FormSchema, start: Mapping[str, Any] | None = None, prefix: str = "") -> Form:
    """A form to be filled in; `start` holds values (not typed text) to begin with."""
    typed = {name: schema.fields[name].shown(value) for name, value in (start or {}).items()}  # type: ignore[attr-defined]
    return Form(schema, typed, prefix=prefix)


def sent(schema: FormSchema, post: MultiDict[str, str] | None = None, prefix: str = "") -> Form:
    """The form that was sent, loaded. With a `prefix`, only the fields that begin with it are this form's."""
    post = request.form if post is None else post
    typed = {name: asked.typed(post, prefix + name) for name, asked in schema.fields.items()}  # type: ignore[attr-defined]
    form = Form(schema, typed, prefix=prefix)
    unknown = [] if prefix else _unknown(post, schema)
    try:
        form.data = schema.load({name: value for name, value in typed.items() if value is not None})
    except ValidationError as error:
        for name, sentences in error.normalized_messages().items():
            form.refuse(_first(sentences), None if name == "_schema" else name)
    if unknown:
        form.refuse(f"This form has no field “{unknown[0]}”. Load the page again, and send it from there.")
    return form


def _unknown(post: MultiDict[str, str], schema: FormSchema) -> list[str]:
    return [name for name in post if name not in OURS and name.split(".")[0] not in schema.fields]


def _first(sentences: Any) -> str:
    while not isinstance(sentences, str):
        sentences = next(iter(sentences.values() if isinstance(sentences, dict) else sentences))
    return sentences


def again(template: str, form: Form, **more: Any) -> ResponseReturnValue:
    """The same page with its errors and everything that was typed; status 422."""
    return render_template(template, form=form, **more), 422
