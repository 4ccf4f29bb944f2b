"""Questions said well: cites, evidence, limits that exist, defaults that fit, names the engine can tell apart."""

from collections.abc import Iterator

from rules.book import Book, Question
from rules.engine_names import refuse_collisions
from rules.errors import LawError
from rules.model.amounts import Amount
from rules.model.facts import Fact
from rules.model.parameters import EVIDENCE
from rules.model.tables import Table
from rules.per_item import item_table, unfit
from rules.programme import Programme
from rules.schema import check


def facts_of(programme: Programme) -> Iterator[str]:
    """A sentence for each fact whose default is not one of its own values."""
    for fact in programme.facts.values():
        yield from _default(programme, fact, fact.name)
        for member in fact.of:
            yield from _default(programme, member, f"{fact.name}, of {member.name}")
        if fact.type == "list" and fact.default:
            yield f"{programme.folder.name}, {fact.name}: a list's default can only be []; take its items out."


def _default(programme: Programme, fact: Fact, name: str) -> Iterator[str]:
    try:
        if fact.default is not None:
            check(name, [fact], {fact.name: fact.default})
    except LawError as refusal:
        yield f"{programme.folder.name}/facts.yaml: the default of {refusal}"


def limits_of(book: Book, question: Question) -> Iterator[str]:
    """A sentence for each limit whose parameter is not there or begins after the question's law."""
    home = book.programme_of(question.name)
    since = question.question.since if isinstance(question, Amount) else question.editions[0].since
    for name, path in question.limits.items():
        try:
            parameter = book.parameter_home(home, path).parameter(path.rpartition(":")[2])
        except LawError as refusal:
            yield f"{question.name}, limit {name}: {refusal}"
            continue
        if parameter.values[0].since > since:
            yield (
                f"{question.name}, limit {name}: {path} begins on {parameter.values[0].since}, "
                f"the question on {since}; give it an earlier value or begin later."
            )


def _names_of(book: Book, table: Table) -> Iterator[str]:
    try:
        refuse_collisions(table)
    except LawError as refusal:
        yield str(refusal)
    try:
        faults = list(unfit(table, item_table(book, table.each))) if table.each else []
        if table.refuses:
            book.programme_of(table.name).refusal(table.refuses)
    except LawError as refusal:
        faults = [str(refusal)]
    yield from (f"{table.name}: {fault}" for fault in faults)


def words_of(book: Book, question: Question) -> Iterator[str]:
    """A sentence for each word an amount leaves out, and for names the engine cannot tell apart."""
    if isinstance(question, Table):
        yield from _names_of(book, question)
        return
    said = question.question
    if not said.asks.strip() or not said.cite.strip():
        yield f"{said.name}: asks and cite are words; write them."
    if said.evidence not in EVIDENCE:
        yield f"{said.name}: the evidence is one of {', '.join(EVIDENCE)}."
    for row, cite in said.rows.items():
        if not row.isidentifier() or not cite.strip():
            yield f"{said.name}: the row {row} needs a name in lower-case words and a cite."
    if not said.gives or not said.rows:
        yield f"{said.name}: gives and rows say what it answers and why; write them."
