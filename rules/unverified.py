"""`hearth rules unverified`: every value, row and amount that rests on memory or derivation, with its cite."""

from collections.abc import Iterator

from rules.book import Book
from rules.model.tables import Table

UNSURE = ("recalled", "derived")


def unverified(book: Book) -> list[str]:
    """Lines "evidence  place  cite", recalled before derived."""
    lines = [*_parameters(book), *_questions(book)]
    return [f"{evidence:8}  {place}  ({cite})" for evidence, place, cite in sorted(lines, key=_order)]


def _order(line: tuple[str, str, str]) -> tuple[int, str]:
    return UNSURE.index(line[0]), line[1]


def _parameters(book: Book) -> Iterator[tuple[str, str, str]]:
    for programme in book.programmes.values():
        for path in programme.parameter_paths():
            parameter = programme.parameter(path)
            for value in parameter.values:
                if value.evidence in UNSURE:
                    place = f"{programme.folder.name}: {path} from {value.since}: {parameter.means}"
                    yield value.evidence, place, value.cite


def _questions(book: Book) -> Iterator[tuple[str, str, str]]:
    for name in book.names():
        question = book.question(name)
        if isinstance(question, Table):
            for edition in question.editions:
                for row in edition.rows:
                    if row.evidence in UNSURE:
                        yield row.evidence, f"{name}, row {row.name} from {edition.since}", row.cite
        elif question.question.evidence in UNSURE:
            yield question.question.evidence, f"{name} from {question.question.since}", question.question.cite
