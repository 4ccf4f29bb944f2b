"""The application as a form: what was typed, the rows of providers, and what it becomes."""

from dataclasses import dataclass

from flask import request
from sqlalchemy import select

from records.organization import Organization
from records.organizations import Applied, Domain, plans_of, providers_of
from records.place import County
from web import database
from web.forms import Form, blank, sent
from web.organization_numbers import regional_office_of
from web.schemas.joining import SCHEMAS, TYPES_OF, ProviderRow
from web.schemas.joining import Organization as OrganizationForm

PREFIX = "told."
MOST_ROWS = 50
FIRST_ROWS = 2


@dataclass
class Typed:
    """The form of one kind of organization with its rows, each with its number on the page."""

    kind: str
    told: Form
    rows: list[tuple[int, Form]]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with any part."""
        return self.told.ok and all(form.ok for _number, form in self.rows)

    @property
    def wrong(self) -> list[Form]:
        """The parts with something wrong, in the order of the page."""
        return [form for form in (self.told, *(form for _number, form in self.rows)) if not form.ok]

    def applied(self) -> tuple[Applied, Domain]:
        """What it becomes."""
        said = dict(self.told.data)
        codes = said.pop("plan_codes", ())
        rows = tuple((form.data["number"], form.data["name"]) for _number, form in self.rows)
        said["has_permissions"] = bool(said["has_permissions"]) if self.kind == "provider" else None
        office = regional_office_of(said["county_code"])
        return Applied(**said, regional_office=office), Domain(rows, tuple(codes))


def empty(kind: str) -> Typed:
    """Nothing typed yet."""
    rows = [_blank_row(number) for number in range(1, FIRST_ROWS + 1)] if kind == "provider" else []
    return Typed(kind, blank(_schema(kind), prefix=PREFIX), rows)


def kept(row: Organization) -> Typed:
    """The application as it was sent, to be mended."""
    session, schema = database.session(), _schema(row.kind)
    start = {name: getattr(row, name) for name in schema.fields if name != "plan_codes"}
    if row.kind == "plan":
        start["plan_codes"] = ", ".join(each.plan_code for each in plans_of(session, row.id))
    providers = enumerate(providers_of(session, row.id), 1)
    rows = [
        (number, blank(ProviderRow(), {"number": each.number, "name": each.name}, prefix=_prefix(number)))
        for number, each in providers
    ]
    return Typed(row.kind, blank(schema, start, prefix=PREFIX), rows if row.kind == "provider" else [])


def read(kind: str) -> Typed:
    """What was sent. Rows in which nothing was typed are none."""
    typed = Typed(kind, sent(_schema(kind), prefix=PREFIX), [(number, _row(number)) for number in _numbers()])
    if kind == "provider" and not typed.rows:
        typed.told.refuse("Name at least one provider of your domain.")
        typed.rows = [_blank_row(1)]
    seen: set[str] = set()
    for _number, form in typed.rows:
        said = form.data.get("number")
        if said in seen:
            form.refuse("This number is on the form twice. Take one of the rows away.", "number")
        seen.add(said or "")
    return typed


def changed(typed: Typed, do: str) -> Typed:
    """A row more, or one less; nothing is judged before the form is sent."""
    word, _colon, number = do.partition(":")
    rows = [each for each in typed.rows if word != "remove" or str(each[0]) != number]
    if word == "add" and len(rows) < MOST_ROWS:
        rows.append(_blank_row(max((each for each, _form in rows), default=0) + 1))
    told = Form(typed.told.schema, typed.told.typed, prefix=PREFIX)
    return Typed(typed.kind, told, [(each, Form(form.schema, form.typed, prefix=form.prefix)) for each, form in rows])


def _schema(kind: str) -> OrganizationForm:
    counties = database.session().execute(select(County.code, County.name).order_by(County.name))
    schema = SCHEMAS[kind]()
    schema.offer("type", TYPES_OF[kind])
    schema.offer("county_code", [(code, name) for code, name in counties])
    return schema


def _prefix(number: int) -> str:
    return f"provider.{number}."


def _row(number: int) -> Form:
    return sent(ProviderRow(), prefix=_prefix(number))


def _blank_row(number: int) -> tuple[int, Form]:
    return number, blank(ProviderRow(), prefix=_prefix(number))


def _numbers() -> list[int]:
    """The numbers of the rows in which something was typed, in order."""
    found = set()
    for name, value in request.form.items():
        part = name.split(".")
        if len(part) == 3 and part[0] == "provider" and part[1].isdecimal() and len(part[1]) < 4 and value.strip():
            found.add(int(part[1]))
    return sorted(found)[:MOST_ROWS]
