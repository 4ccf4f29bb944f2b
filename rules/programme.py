"""One programme's part of the law: its facts, parameters, tables, amounts and reasons, read when first needed."""

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from rules.columns_of_facts import Columns
from rules.errors import MalformedLaw, shown
from rules.model.amounts import Amount, AmountQuestion, Arithmetic
from rules.model.facts import Fact, read_facts
from rules.model.limits import Limits
from rules.model.parameters import Parameter, read_parameter
from rules.model.records import Records
from rules.model.table_file import read_table
from rules.model.tables import Table
from rules.reading import read_yaml

PREFIXES = {"clocks": "deadline"}  # questions.md names the clocks deadline.NAME
LANGUAGES = ("en", "es")
PACKAGE = "rules.law"

Derivation = Callable[[Columns, Limits], NDArray[Any]]
Listing = Callable[[Columns, Limits], Records]
Refusal = Callable[[Columns, Limits], dict[str, NDArray[np.bool_]]]


class Programme:
    """A folder of the law; `prefix` begins the names of its questions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = PREFIXES.get(folder.name, folder.name)
        self._parameters: dict[str, Parameter] = {}
        self._reasons: dict[str, Mapping[str, str]] = {}
        self._functions: dict[str, object] = {}

    def where(self, path: Path) -> str:
        """How a file is named in sentences: its path below the law."""
        return path.relative_to(self.folder.parent).as_posix()

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact of the programme by name: those of facts.yaml, then those of each file under facts/."""
        found: dict[str, Fact] = {}
        for path in (self.folder / "facts.yaml", *sorted((self.folder / "facts").glob("*.yaml"))):
            read = read_facts(read_yaml(path, self.where(path)), self.where(path))
            twice = sorted(found.keys() & read.keys())
            if twice:
                raise MalformedLaw(f"{self.where(path)}: {shown(twice[0])} is a fact already; give it another name.")
            found |= read
        return found

    def question(self, short: str) -> Table | Amount | None:
        """The table or amount of this short name ("hours"), or None."""
        if not short.isidentifier():
            return None
        path = self.folder / "tables" / f"{short}.yaml"
        if path.is_file():
            return read_table(f"{self.prefix}.{short}", self.where(path), read_yaml(path, self.where(path)), self.facts)
        return self.amounts.get(f"{self.prefix}.{short}")

    def questions(self) -> tuple[str, ...]:
        """The short names of every question, tables and amounts, in order of the alphabet."""
        tables = [path.stem for path in (self.folder / "tables").glob("*.yaml")]
        amounts = [name.partition(".")[2] for name in self.amounts]
        twice = sorted(set(tables) & set(amounts))
        if twice:
            raise MalformedLaw(f"{self.prefix}.{twice[0]} is both a table and an amount; keep one.")
        return tuple(sorted(tables + amounts))

    @cached_property
    def amounts(self) -> dict[str, Amount]:
        """Every amount of the programme by question name."""
        found: dict[str, Amount] = {}
        for path in sorted((self.folder / "amounts").glob("*.py")):
            for question, arithmetic in _questions_of(self.module(path.stem)):
                if question.name in found or question.name.partition(".")[0] != self.prefix:
                    raise MalformedLaw(
                        f"{self.where(path)}: the name {question.name} is taken or of another programme."
                    )
                found[question.name] = Amount(question, self._facts_of(path, question), arithmetic)
        return found

    def _facts_of(self, path: Path, question: AmountQuestion) -> tuple[Fact, ...]:
        for name in question.facts:
            if name not in self.facts:
                raise MalformedLaw(
                    f"{self.where(path)}: the fact {shown(name)} is not in facts.yaml; declare it there."
                )
        return tuple(self.facts[name] for name in question.facts)

    def module(self, stem: str) -> ModuleType:
        """A module of the programme's amounts; the law of this project by its package, another tree's by its path."""
        path = self.folder / "amounts" / f"{stem}.py"
        if not stem.isidentifier() or not path.is_file():
            raise MalformedLaw(f"{self.where(path)}: there is no such amount module; write it or mend its name.")
        if self.folder.parent == Path(__file__).parent / "law":
            return importlib.import_module(f"{PACKAGE}.{self.folder.name}.amounts.{stem}")
        name = f"law_{hashlib.sha256(str(path).encode()).hexdigest()[:12]}_{stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            assert spec is not None
            assert spec.loader is not None
            sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        return sys.modules[name]

    def derivation(self, by: str) -> Derivation:
        """The function that computes a derived fact, named module.function."""
        return cast(Derivation, self._function(by))

    def listing(self, by: str) -> Listing:
        """The function that works out an answer's list of records, named module.function."""
        return cast(Listing, self._function(by))

    def refusal(self, by: str) -> Refusal:
        """The function that says by sentence whose facts cannot be right, named module.function."""
        return cast(Refusal, self._function(by))

    def _function(self, by: str) -> object:
        if by not in self._functions:
            self._functions[by] = self._found(by)
        return self._functions[by]

    def _found(self, by: str) -> object:
        stem, _, function = by.partition(".")
        found = getattr(self.module(stem), function, None)
        if not callable(found):
            raise MalformedLaw(f"{self.where(self.folder / 'amounts' / f'{stem}.py')}: no function {shown(function)}.")
        return found

    def parameter(self, path: str) -> Parameter:
        """The parameter of a path like "program/cfco_need"."""
        if path not in self._parameters:
            file = self.folder / "parameters" / f"{path}.yaml"
            if ".." in path:
                raise MalformedLaw(f"The parameter path {shown(path)} leaves its programme.")
            self._parameters[path] = read_parameter(path, self.where(file), read_yaml(file, self.where(file)))
        return self._parameters[path]

    def parameter_paths(self) -> tuple[str, ...]:
        """Every parameter file of the programme."""
        home = self.folder / "parameters"
        return tuple(sorted(path.relative_to(home).with_suffix("").as_posix() for path in home.rglob("*.yaml")))

    def reasons(self, language: str) -> Mapping[str, str]:
        """The sentence of each row in one language, by question.row."""
        if language not in self._reasons:
            path = self.folder / f"reasons.{language}.yaml"
            content = (read_yaml(path, self.where(path)) if path.is_file() else None) or {}
            if not isinstance(content, dict) or not all(isinstance(text, str) for text in content.values()):
                raise MalformedLaw(f"{self.where(path)}: expected a sentence for each question.row.")
            self._reasons[language] = content
        return self._reasons[language]


def _questions_of(module: ModuleType) -> list[tuple[AmountQuestion, Arithmetic]]:
    """The questions a module answers: QUESTION with answer(), or QUESTIONS; a module of derivations has none."""
    several = getattr(module, "QUESTIONS", None)
    if several is not None:
        return list(several)
    question = getattr(module, "QUESTION", None)
    return [] if question is None else [(question, module.answer)]
