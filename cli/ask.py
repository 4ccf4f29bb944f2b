"""`hearth ask`: a question of the law, asked on a day, about one case or about each of many."""

import importlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, NoReturn

import click

from cli.questions import as_text, listed
from rules.ask import ask as ask_law
from rules.book import load_book
from rules.errors import EngineFault, FactError, LawError
from rules.facts_json import read_json
from rules.schema import read_day

NEEDS, WRONG, FAULT = 3, 2, 1
BATCH = 20_000  # lines answered at once: enough for columns to pay, small enough for flat memory


@click.command()
@click.argument("question", required=False)
@click.option("--on", "on", metavar="YYYY-MM-DD", help="The day the law is asked about; always needed.")
@click.option("--each", is_flag=True, help="JSON Lines in, JSON Lines out, in order.")
@click.option("--list", "listing", is_flag=True, help="Every question: what it asks, its facts, its answer.")
@click.option("--json", "as_json", is_flag=True, help="With --list: JSON Lines.")
@click.option("--trace", is_flag=True, help="Also facts, limits and every row, fired or not.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", help="Of the reasons.")
def ask(
    question: str | None, on: str | None, each: bool, listing: bool, as_json: bool, trace: bool, language: str
) -> None:
    """Ask QUESTION of the law on a day; the facts come as JSON on standard input.

    Ends with status 0 when answered, 3 when facts are missing, 2 when the question or the facts are wrong.
    """
    try:
        if listing:
            _print_list(as_json)
            return
        if not question:
            raise LawError("Name a question, like ihss.program; hearth ask --list shows them all.")
        if not on:
            raise LawError(
                "Say the day the law is asked about, like --on 2026-03-15; the law is never asked about now."
            )
        if each:
            _each(question, read_day(on), language)
        else:
            _one(question, read_day(on), trace, language)
    except LawError as refusal:
        _stop(str(refusal), WRONG)
    except EngineFault as fault:
        _stop(str(fault), FAULT)


def _stop(text: str, status: int) -> NoReturn:
    click.echo(text, err=True)
    raise SystemExit(status)


def _print_list(as_json: bool) -> None:
    book = load_book()
    for name in book.names():
        entry = listed(book.question(name))
        _write(entry) if as_json else click.echo(as_text(entry))


def _write(*values: dict[str, Any]) -> None:
    """JSON objects, one a line, in UTF-8 whatever the terminal's encoding."""
    click.echo(b"\n".join(json.dumps(value, ensure_ascii=False).encode("utf-8") for value in values))


def _facts_in() -> BinaryIO:
    """Standard input as bytes; nothing where it was closed."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def _one(question: str, on: date, trace: bool, language: str) -> None:
    asked = load_book().question(question)
    text = _facts_in().read()
    facts = {} if not text.strip() and not asked.facts else read_json(text)
    answer = ask_law(question, on, facts, language=language)
    _write(answer.as_decision() if trace else answer.as_json())
    if answer.needs:
        raise SystemExit(NEEDS)


def _each(question: str, on: date, language: str) -> None:
    # Polars takes a third of a second to load; asking about one case does without it.
    ask_many = importlib.import_module("rules.columns").ask_many
    version, refused = load_book().version, _refused(question, on)
    blank: dict[str, Any] = {
        "question": question.encode("utf-8", "replace").decode("utf-8"),
        "on": on.isoformat(),
        "answer": None,
        "because": [],
        "needs": [],
        "law": version,
    }
    for batch in _batches(_facts_in()):
        if refused:
            _write(*[blank | {"error": str(refused)}] * len(batch))
            continue
        read = [_read_line(line) for line in batch]
        cases = [facts for facts in read if not isinstance(facts, FactError)]
        answers = iter(ask_many(question, on, cases, language=language))
        each = [facts if isinstance(facts, FactError) else next(answers) for facts in read]
        _write(*(blank | {"error": str(one)} if isinstance(one, FactError) else one.as_json() for one in each))
    if refused:
        raise refused


def _refused(question: str, on: date) -> LawError | None:
    """What is wrong with the asking itself, an unknown question or a day before its law: the error of every line."""
    book = load_book()
    try:
        importlib.import_module("rules.columns").limits_for(book, book.question(question), on)
    except LawError as refusal:
        return refusal
    return None


def _batches(lines: BinaryIO) -> Iterator[list[bytes]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _read_line(line: bytes) -> Any:
    try:
        return read_json(line)
    except FactError as refusal:
        return refusal
