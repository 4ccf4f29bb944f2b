"""Reasons: every row of every edition has its sentence in every language, every sentence has its row."""

from collections.abc import Iterator

from rules.book import Book, Question
from rules.model.tables import Table
from rules.programme import LANGUAGES, Programme
from rules.sentences import PLACE


def row_names(question: Question) -> tuple[str, ...]:
    """Every reason code of a question, through all its editions."""
    if isinstance(question, Table):
        return tuple(dict.fromkeys(row.name for edition in question.editions for row in edition.rows))
    return tuple(question.question.rows)


def names_in_reach(question: Question) -> set[str]:
    """What a sentence may name in braces: facts, derived facts, limits and members of the answer."""
    worked_out = {fact.name for fact in question.worked_out()} if isinstance(question, Table) else set()
    return {fact.name for fact in question.facts} | worked_out | set(question.limits) | set(question.gives)


def reasons_of(book: Book, programme: Programme) -> Iterator[str]:
    """A sentence for each reason that is missing, left over, or names what the question has not."""
    prefix = programme.prefix
    questions = [book.question(f"{prefix}.{short}") for short in programme.questions()]
    reach = {f"{one.name}.{row}": names_in_reach(one) for one in questions for row in row_names(one)}
    for language in LANGUAGES:
        where = f"{programme.folder.name}/reasons.{language}.yaml"
        reasons = programme.reasons(language)
        for key in reach:
            if not str(reasons.get(key, "")).strip():
                yield f"{where}: the row {key} has no sentence; write one."
        for key, text in reasons.items():
            if key not in reach:
                yield f"{where}: {key} is the sentence of no row; remove it or mend the row's name."
                continue
            for name in PLACE.findall(text):
                if name not in reach[key]:
                    yield f"{where}: {key} names {{{name}}}, which the question does not have."
