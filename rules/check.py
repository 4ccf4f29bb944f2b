"""`hearth rules check`: everything about the law that must not be, each a sentence that names the place."""

from collections.abc import Callable, Iterable, Iterator

from rules.book import Book
from rules.checking.examples import examples_of
from rules.checking.reach import unreachable_rows
from rules.checking.sentences_kept import reasons_of
from rules.checking.words import facts_of, limits_of, words_of
from rules.errors import LawError
from rules.model.tables import Table
from rules.programme import Programme


def check_law(book: Book) -> list[str]:
    """Every fault of the law, in the order of its files; none where it is in order."""
    return [fault for programme in book.programmes.values() for fault in _check_programme(book, programme)]


def _check_programme(book: Book, programme: Programme) -> Iterator[str]:
    yield from _tried(lambda: _parameters(programme))
    try:
        yield from facts_of(programme)
        names = programme.questions()
    except LawError as refusal:
        yield str(refusal)
        return
    faults = [fault for short in names for fault in _check_question(book, f"{programme.prefix}.{short}")]
    yield from faults
    if names and not any(isinstance(fault, Unread) for fault in faults):
        yield from _tried(lambda: reasons_of(book, programme))


class Unread(str):
    """A fault that kept a question from being read at all; its reasons cannot be judged."""


def _parameters(programme: Programme) -> Iterator[str]:
    for path in programme.parameter_paths():
        try:
            programme.parameter(path)
        except LawError as refusal:
            yield str(refusal)


def _check_question(book: Book, name: str) -> Iterator[str]:
    try:
        question = book.question(name)
    except LawError as refusal:
        yield Unread(refusal)
        return
    faults = [*_tried(lambda: words_of(book, question)), *_tried(lambda: limits_of(book, question))]
    if not faults and isinstance(question, Table):
        faults += _tried(lambda: unreachable_rows(book, question))
    if not faults:
        faults += _tried(lambda: examples_of(book, question))
    yield from faults


def _tried(look: Callable[[], Iterable[str]]) -> list[str]:
    """The faults a look finds; a refusal to read is one of them."""
    found: list[str] = []
    try:
        for fault in look():
            found.append(fault)
    except LawError as refusal:
        found.append(str(refusal))
    return found
