"""The book of the law: every question, fact, parameter and reason under one folder, read when first asked for."""

import hashlib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from rules.errors import MalformedLaw, UnknownQuestion, shown
from rules.model.amounts import Amount
from rules.model.limits import Limits, LimitUsed
from rules.model.tables import Table
from rules.programme import Programme

LAW = Path(__file__).parent / "law"
ROUNDING = Path(__file__).parent / "rounding.py"

Question = Table | Amount


class Book:
    """The law as written under `root`; `version` changes with any letter of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        folders = sorted(path for path in root.iterdir() if (path / "facts.yaml").is_file())
        self.programmes = {programme.prefix: programme for programme in (Programme(path) for path in folders)}
        self._questions: dict[str, Question] = {}
        self._limits: dict[tuple[str, date], Limits] = {}

    @cached_property
    def version(self) -> str:
        """The first 12 hex digits of SHA-256 over every rule file, its path and its content."""
        digest = hashlib.sha256()
        files = [path for path in self.root.rglob("*") if path.suffix in (".yaml", ".py")]
        for path in [*sorted(files), ROUNDING]:
            name = path.relative_to(self.root) if path != ROUNDING else Path(ROUNDING.name)
            content = path.read_bytes()
            digest.update(f"{name.as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()[:12]

    def question(self, name: str) -> Question:
        """The table or amount that answers the question of this name."""
        found = self._questions.get(name)
        if found is None:
            prefix, _, short = name.partition(".") if isinstance(name, str) else ("", "", "")
            programme = self.programmes.get(prefix)
            found = programme.question(short) if programme else None
            if found is None:
                raise UnknownQuestion(self._unknown(name))
            self._questions[name] = found
        return found

    def _unknown(self, name: object) -> str:
        near = get_close_matches(str(name)[:80], self.names(), 3)
        hint = f"the nearest: {', '.join(near)}" if near else "hearth ask --list shows them all"
        return f"There is no question {shown(name)}; {hint}."

    def names(self) -> tuple[str, ...]:
        """Every question by name, programme by programme."""
        return tuple(
            f"{prefix}.{short}" for prefix, programme in self.programmes.items() for short in programme.questions()
        )

    def programme_of(self, question: str) -> Programme:
        """The programme a question belongs to."""
        return self.programmes[question.partition(".")[0]]

    def limits(self, question: Question, on: date) -> Limits:
        """The question's limits as they stood on a day. Errors: BeforeTheLaw."""
        key = (question.name, on)
        if key not in self._limits:
            home = self.programme_of(question.name)
            if len(self._limits) > 4096:
                self._limits.clear()  # a day asked once is seldom asked again years later
            self._limits[key] = Limits(tuple(self._limit(home, n, path, on) for n, path in question.limits.items()))
        return self._limits[key]

    def _limit(self, home: Programme, name: str, path: str, on: date) -> LimitUsed:
        parameter = self.parameter_home(home, path).parameter(path.rpartition(":")[2])
        value = parameter.at(on)
        return LimitUsed(name, path, parameter.unit, value.value, value.since, value.cite, value.evidence)

    def parameter_home(self, home: Programme, path: str) -> Programme:
        """The programme of a parameter path: its own, or the one before the colon ("clocks:area/name")."""
        folder = path.rpartition(":")[0]
        if not folder:
            return home
        for programme in self.programmes.values():
            if programme.folder.name == folder:
                return programme
        raise MalformedLaw(f"The parameter {path} names no programme {shown(folder)} of the law.")

    def reasons(self, question: str, language: str = "en") -> Mapping[str, str]:
        """The sentences of the question's programme by question.row."""
        return self.programme_of(question).reasons(language)


@lru_cache(maxsize=8)
def load_book(root: Path = LAW) -> Book:
    """The book of the law under `root`; the same folder gives the same book for the life of the process."""
    return Book(root)
