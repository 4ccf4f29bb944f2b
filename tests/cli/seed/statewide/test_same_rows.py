"""The same size and seed are the same rows; another seed is another state; the tables are as they were."""

import numpy as np
import psycopg
import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from cli.office.postgres import EmbeddedPostgres
from cli.seed.statewide import NotEmpty, Scale, write_state
from cli.seed.statewide.people import NEVER_ISSUED, never_issued
from cli.seed.statewide.writer import TABLES
from records.care_case import Case, case_number
from records.clock import now
from records.person import Person
from records.secrets import blind_index, unseal
from tests.cli.seed.statewide.conftest import SCALE, another_database

SEALED = {"person": ["ssn_cipher"], "enrollment": ["ssn_cipher"], "direct_deposit": ["account_sealed"]}
"""Each seal differs, whatever is sealed."""

KEYS = "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint order by 1, 2"
INDEXES = "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2"


def hashed(engine: Engine, table: str) -> str:
    """All rows of a table but what is sealed, as one hash."""
    bare = "".join(f" - '{column}'" for column in SEALED.get(table, []))
    query = f"select md5(string_agg((to_jsonb(t){bare})::text, '|' order by t.id)) from \"{table}\" t"
    with engine.connect() as connection:
        return str(connection.scalar(text(query)))


def test_the_same_size_and_seed_are_the_same_rows(
    state_engine: Engine, postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str
) -> None:
    with another_database(postgres, admin, template) as again:
        write_state(again, SCALE)
        assert {table: hashed(again, table) for table in TABLES} == {
            table: hashed(state_engine, table) for table in TABLES
        }


def test_another_seed_is_another_state_in_tables_as_they_were(
    state_engine: Engine, postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str
) -> None:
    with another_database(postgres, admin, template) as other:
        before = {query: _rows(other, query) for query in (KEYS, INDEXES)}
        write_state(other, Scale(SCALE.size, SCALE.seed + 1))
        assert {query: _rows(other, query) for query in (KEYS, INDEXES)} == before
        assert all(
            hashed(other, table) != hashed(state_engine, table) for table in ("person", "timesheet", "pay_order")
        )


def _rows(engine: Engine, query: str) -> list[tuple[str, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_an_office_that_has_data_is_left_as_it_is(state_engine: Engine) -> None:
    before = hashed(state_engine, "person")
    with pytest.raises(NotEmpty, match="has data already"):
        write_state(state_engine, SCALE)
    assert hashed(state_engine, "person") == before


def test_who_comes_next_gets_the_next_number(state: Session) -> None:
    last = state.scalar(select(func.max(Person.id))) or 0
    born = state.get_one(Person, last).birth_date
    person = Person(first_name="Ada", last_name="Oakhurst", birth_date=born, made_at=now())
    state.add(person)
    state.flush()
    assert person.id == last + 1
    highest = state.scalar(select(func.max(Case.case_number)))
    assert state.scalar(select(func.nextval(case_number.name))) == int(highest or 0) + 1


def test_numbers_of_people_were_never_issued_and_are_sealed(state: Session) -> None:
    numbers = []
    for person in state.scalars(select(Person).order_by(Person.id).limit(50)):
        number = unseal(person.ssn_cipher or b"")
        assert person.ssn_index == blind_index(number)
        numbers.append(number)
    assert all(number.startswith("98") and 1 <= int(number[3:5]) <= 49 and int(number[5:]) > 0 for number in numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("first", [1, NEVER_ISSUED // 2, NEVER_ISSUED - 20_000])
def test_no_invented_number_comes_twice(first: int) -> None:
    numbers = never_issued(np.arange(first, first + 20_000))
    assert len(set(numbers)) == len(numbers)


def test_what_is_sealed_at_once_opens_one_by_one(state: Session) -> None:
    rows = state.execute(text("select account_sealed, account_last_four from direct_deposit order by id limit 20"))
    opened = [(unseal(bytes(sealed)), last_four) for sealed, last_four in rows]
    assert opened
    assert all(number.isdigit() and number.endswith(last_four) for number, last_four in opened)
