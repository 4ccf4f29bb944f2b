"""Taking one part of a file: each record told, told again unchanged, or rejected with everything that is wrong."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from activities.ccs_files.checking import LAYOUTS_OF, placed
from activities.ccs_files.numbers import lawful
from records import ccs_references, clock, sar_telling
from records.ccs_fault_words import Fault
from records.ccs_file import CcsFile, CcsFilePart, CcsFileReject
from records.ccs_raw import Raw, asked_of_the_law
from records.ccs_reading import understood
from records.ccs_values import Known
from records.place import County
from records.sar_telling import Outcome, Source

MOST_FAULTS = 20
"""Of one record; whoever mends those finds the others."""

TELL: Mapping[str, Callable[[Session, Any, Source], list[Outcome]]] = {
    "client": sar_telling.tell_clients,
    "membership": sar_telling.tell_memberships,
    "sar": sar_telling.tell_sars,
    "letter": sar_telling.tell_letters,
}


@dataclass
class Taking:
    """What came of the records of a part."""

    session: Session
    source: Source
    known: Known
    counts: Counter[str] = field(default_factory=Counter)
    rejects: list[dict[str, Any]] = field(default_factory=list)

    def take(self, word: str, raws: Sequence[Raw]) -> None:
        """Records of one type that follow each other."""
        whole: list[tuple[Raw, Any]] = []
        for raw in raws:
            told = understood(raw, self.known)
            if isinstance(told, list):
                self._reject(raw, told)
            else:
                whole.append((raw, told))
        unknown = ccs_references.faults_of(self.session, word, [told for _, told in whole])
        for place, fault in unknown.items():
            self._reject(whole[place][0], [fault])
        good = [each for place, each in enumerate(whole) if place not in unknown]
        outcomes = TELL[word](self.session, [told for _, told in good], self.source) if good else []
        for (raw, _), outcome in zip(good, outcomes, strict=True):
            if outcome is Outcome.OLDER:
                self._reject(raw, [Fault(None, "newer_known")])
            else:
                self.counts[outcome.value] += 1

    def _reject(self, raw: Raw, faults: Sequence[Fault]) -> None:
        self.counts["rejected"] += 1
        of = {"file_id": self.source.file_id, "line": raw.line, "record": raw.layout.word, "number": raw.number}
        self.rejects += [of | {"field": each.field, "sentence": each.sentence} for each in faults[:MOST_FAULTS]]


def take_part(session: Session, file: CcsFile, part: CcsFilePart, content: bytes, at: dt.datetime) -> Counter[str]:
    """Take a part in the caller's transaction; how many of its records came to what."""
    raws = list(_raws(session, file, part, content))
    today = clock.county_day(at)
    known = Known(today, frozenset(session.scalars(select(County.code))), lawful(asked_of_the_law(raws), today))
    taking = Taking(session, Source(file.id, at), known)
    for word, each in groupby(raws, key=lambda raw: raw.layout.word):
        taking.take(word, list(each))
    if taking.rejects:
        session.execute(insert(CcsFileReject), taking.rejects)
    return taking.counts


def _raws(session: Session, file: CcsFile, part: CcsFilePart, content: bytes) -> Iterator[Raw]:
    """The records of a part but those that stand in the file before."""
    twice = select(CcsFileReject.line).where(CcsFileReject.file_id == file.id, CcsFileReject.line >= part.first_line)
    known = set(session.scalars(twice))
    lines = (each.line for each in placed(content, part.starts_at, part.ends_at, part.first_line))
    for raw in LAYOUTS_OF[file.layout].records(lines):
        if raw.line not in known:
            yield raw
