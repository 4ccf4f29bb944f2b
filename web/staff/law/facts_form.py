"""A form made from the facts of a question: each fact is typed in the way its type and unit are written."""

import json
from dataclasses import dataclass, field
from typing import Any

from flask import request
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from rules.model.facts import Fact
from web.forms import Form, blank, sent
from web.schemas.choices import Choice, YesNo
from web.schemas.fields import Asked, Line, Passage
from web.schemas.form import FormSchema
from web.schemas.quantities import Day, Minutes, Money, Whole
from web.wording import hours, money, words

FIRST_ROWS = 3
MOST_ROWS = 60


class Json(Passage):
    """A fact of a shape that has no boxes of its own, typed as JSON."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        try:
            return json.loads(super()._deserialize(value, attr, data, **more))
        except ValueError as error:
            raise ValidationError(f"This is not JSON: {error}.") from None


@dataclass
class Rows:
    """A fact that is a list: one small form for each item."""

    fact: Fact
    forms: list[Form]

    @property
    def filled(self) -> list[Form]:
        """The items in which anything was typed."""
        return [form for form in self.forms if any(value is not None for value in form.typed.values())]


@dataclass
class FactsForm:
    """Everything a question asks for: single facts, and lists of items."""

    form: Form
    rows: list[Rows] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything typed could be read."""
        return self.form.ok and all(each.ok for rows in self.rows for each in rows.filled)

    def facts(self) -> dict[str, Any]:
        """The facts as the law takes them; what was left empty is missing, never false."""
        lists = {rows.fact.name: [_given(form, rows.fact.of) for form in rows.filled] for rows in self.rows}
        ones = {rows.fact.name: rows.fact for rows in self.rows if rows.fact.items == "one"}
        told = {name: items[0] if name in ones else items for name, items in lists.items() if items}
        none = {name: None for name, fact in ones.items() if fact.nullable and not lists[name]}
        return _given(self.form, self._singles) | told | none

    @property
    def _singles(self) -> tuple[Fact, ...]:
        fields = self.form.schema.fields
        return tuple(fields[name].fact for name in fields)  # type: ignore[attr-defined]


def empty(facts: tuple[Fact, ...]) -> FactsForm:
    """The form before anything is typed."""
    rows = [
        Rows(fact, [blank(_schema(fact.of), prefix=f"{fact.name}.{n}.") for n in range(_first_rows(fact))])
        for fact in _lists(facts)
    ]
    return FactsForm(blank(_schema(_singles(facts))), rows)


def _first_rows(fact: Fact) -> int:
    return 1 if fact.items == "one" else FIRST_ROWS


def typed(facts: tuple[Fact, ...]) -> FactsForm:
    """The form as it was sent."""
    post = request.form
    rows = [Rows(fact, _items(fact, post)) for fact in _lists(facts)]
    singles = _schema(_singles(facts))
    kept = MultiDict([(name, value) for name, value in post.items(multi=True) if name.split(".")[0] in singles.fields])
    return FactsForm(sent(singles, kept), rows)


def more_rows(form: FactsForm) -> None:
    """Three more items for each list, all that was typed being kept."""
    for rows in (rows for rows in form.rows if rows.fact.items != "one"):
        start = len(rows.forms)
        added = range(start, min(start + FIRST_ROWS, MOST_ROWS))
        rows.forms += [blank(_schema(rows.fact.of), prefix=f"{rows.fact.name}.{n}.") for n in added]


def _items(fact: Fact, post: MultiDict[str, str]) -> list[Form]:
    numbers = {name.split(".")[1] for name in post if name.startswith(f"{fact.name}.") and name.count(".") > 1}
    known = sorted(int(each) for each in numbers if each.isascii() and each.isdigit() and int(each) < MOST_ROWS)
    return [sent(_schema(fact.of), post, prefix=f"{fact.name}.{n}.") for n in known]


def _lists(facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if fact.type == "list" and fact.of and not _nested(fact)]


def _singles(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.type != "list" or not fact.of or _nested(fact))


def _nested(fact: Fact) -> bool:
    return any(member.type == "list" for member in fact.of)


def _schema(facts: tuple[Fact, ...]) -> FormSchema:
    fields = {fact.name: _field(fact) for fact in facts}
    made: FormSchema = type("FactsSchema", (FormSchema,), fields)()
    for fact in facts:
        made.fields[fact.name].fact = fact
    return made


def _field(fact: Fact) -> Asked:
    told: dict[str, Any] = {"label": fact.label or words(fact.name), "hint": _hint(fact)}
    if fact.type == "boolean":
        return YesNo(**told)
    if fact.one_of:
        return Choice(**told, options=[(str(each), words(each)) for each in fact.one_of], list=True)
    if fact.type == "integer":
        return _number(fact, told)
    if fact.type == "date":
        return Day(**told)
    return Line(**told, most=200) if fact.type == "text" else Json(**told, rows=3)


def _number(fact: Fact, told: dict[str, Any]) -> Asked:
    if fact.unit == "minutes":
        return Minutes(**told, most=fact.most)
    if fact.unit == "cents":
        return Money(**told)
    return Whole(**told, least=fact.least, most=fact.most, width="small")


def _hint(fact: Fact) -> str | None:
    written = {"minutes": hours, "cents": money}.get(fact.unit, str)
    if fact.default is not None:
        left_out = f"If left empty: {written(fact.default)}."
    elif fact.nullable:
        left_out = "Leave empty if there is none."
    else:
        left_out = "May be left empty." if fact.optional else ""
    return " ".join(part for part in (fact.help, left_out) if part) or None


def _given(form: Form, facts: tuple[Fact, ...]) -> dict[str, Any]:
    given = {}
    for fact in facts:
        value = form.data.get(fact.name)
        if value is not None:
            given[fact.name] = int(value) if fact.one_of and fact.type == "integer" else _as_fact(value)
        elif fact.nullable:
            given[fact.name] = None
    return given


def _as_fact(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
