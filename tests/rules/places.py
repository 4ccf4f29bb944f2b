"""Where the tests' laws are, and every question of both the real law and theirs."""

from pathlib import Path

from rules.book import LAW, Book, load_book
from rules.model.amounts import Amount
from rules.model.tables import Table

GARDEN = Path(__file__).parent / "laws"
ROOTS = {"law": LAW, "garden": GARDEN}


def book_of(tree: str) -> Book:
    """The book of the real law, or of the garden's."""
    return load_book(ROOTS[tree])


def found(kind: type[Table] | type[Amount]) -> list[tuple[str, str]]:
    """(tree, question) of every table or every amount in both laws."""
    return [
        (tree, name)
        for tree in ROOTS
        for name in book_of(tree).names()
        if isinstance(book_of(tree).question(name), kind)
    ]


TABLES = found(Table)
AMOUNTS = found(Amount)
EVERY = sorted(TABLES + AMOUNTS)


def table_path(tree: str, name: str) -> Path:
    """The file of a table."""
    book = book_of(tree)
    return book.programme_of(name).folder / "tables" / f"{name.partition('.')[2]}.yaml"
