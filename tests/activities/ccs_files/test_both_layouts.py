"""Whatever CCS tells, both layouts say the same of it, and it is read as it was told."""

import datetime as dt
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.office.home import CHECKOUT
from cli.seed.ccs.file_writing import as_file
from cli.seed.ccs.identifiers import ccs_numbers, cins, npis, sar_numbers
from records.ccs_fault_words import SENTENCES
from records.ccs_layout import LAYOUTS, LETTER_ACTIONS
from records.ccs_letter import LETTERS
from records.ccs_told import (
    ClientTold,
    CodeTold,
    DiagnosisTold,
    LetterTold,
    LineTold,
    MembershipTold,
    PartyTold,
    SarTold,
    Told,
)
from records.sar import COVERAGES, ROLES
from records.sar_line import LINE_STATUSES
from tests.activities.ccs_files.written import TODAY, read

PAGE = CHECKOUT / Path("docs/partners/ccs-files.md")
DAY = dt.date(2026, 3, 9)
SPARE = 8
NUMBERS = {name: make(np.arange(SPARE)) for name, make in (("ccs", ccs_numbers), ("cin", cins), ("npi", npis))}
SARS = sar_numbers(np.arange(SPARE))

names = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\\\ufffd"), max_size=60)
words = names.map(str.strip).filter(bool)
maybe = st.none() | words
texts = st.none() | st.lists(words, min_size=1, max_size=3).map("\n".join)
days = st.dates(dt.date(1999, 1, 1), DAY)
counts = st.integers(1, 99_999)
ccs, sars = st.sampled_from(NUMBERS["ccs"]), st.sampled_from(SARS)

memberships = st.builds(
    lambda told, lasts: MembershipTold(*told[:4], None if lasts is None else told[3] + lasts, told[4]),
    st.tuples(ccs, st.sampled_from(("P01", "P-2")), st.none() | st.just("M-7"), days, st.booleans()),
    st.none() | st.timedeltas(dt.timedelta(0), dt.timedelta(900)),
)
clients = st.builds(
    ClientTold,
    *(ccs, st.none() | st.sampled_from(NUMBERS["cin"]), words, words, days, st.sampled_from(("34", "57"))),
    language=st.none() | st.sampled_from(("en", "es")),
    guardian=maybe,
)
codes = st.one_of(
    st.builds(CodeTold, st.just("group"), st.sampled_from(("01", "51")), units=st.none() | counts),
    st.builds(CodeTold, st.just("procedure"), st.just("E1235"), st.none(), st.none() | st.just("RR NU")),
    st.builds(CodeTold, st.just("range"), st.just("A000"), st.just("A999")),
)


@st.composite
def lines(draw: st.DrawFn) -> LineTold:
    starts, lasts = draw(days), draw(st.integers(0, 400))
    ends = starts + dt.timedelta(lasts)
    status = draw(st.sampled_from(LINE_STATUSES))
    cancelled = ends - dt.timedelta(draw(st.integers(0, lasts))) if status == "cancelled" else None
    told = {"reason": draw(maybe), "units": draw(st.none() | counts), "frequency": draw(maybe)}
    several = tuple(draw(st.lists(codes, max_size=3)))
    return LineTold(draw(st.integers(1, 9)), status, starts, ends, draw(words), cancelled, codes=several, **told)


@st.composite
def requests(draw: st.DrawFn) -> SarTold:
    asked = draw(days)
    several = sorted(draw(st.lists(lines(), max_size=3, unique_by=lambda line: line.number)), key=lambda it: it.number)
    roles = sorted(draw(st.sets(st.sampled_from(ROLES))))
    return SarTold(
        *(draw(sars), draw(ccs), "34", draw(st.sampled_from(COVERAGES)), asked),
        decided_on=draw(st.none() | st.dates(asked, DAY)),
        supplemental=draw(st.booleans()),
        contact_name=draw(maybe),
        instructions=draw(texts),
        diagnoses=tuple(
            draw(st.lists(st.builds(DiagnosisTold, st.just("icd10"), st.just("G80.9"), maybe), max_size=2))
        ),
        parties=tuple(PartyTold(role, draw(st.sampled_from(NUMBERS["npi"])), draw(words)) for role in roles),
        lines=tuple(several),
    )


@st.composite
def letters(draw: st.DrawFn) -> LetterTold:
    number, decided = draw(st.from_regex(r"L-[0-9]{1,6}", fullmatch=True)), draw(days)
    return LetterTold(
        *(number, draw(st.sampled_from(LETTERS)), draw(ccs), draw(sars)),
        *(draw(st.none() | st.sampled_from(("1", "1,3", "2,4,9"))), decided, draw(st.none() | st.dates(decided, DAY))),
        action=draw(st.none() | st.sampled_from(LETTER_ACTIONS)),
        title=draw(words),
        body=draw(texts),
    )


def known_once(told: list[Told]) -> list[Told]:
    """Each record once, as a file may hold it."""
    keys = {}
    for each in told:
        key = (type(each), getattr(each, "number", None) or (each.client_number, each.plan_code, each.starts_on))  # type: ignore[union-attr]
        keys.setdefault(key, each)
    return list(keys.values())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(clients, memberships, requests(), letters()), max_size=6).map(known_once))
def test_both_layouts_tell_the_same_and_nothing_is_lost(told: list[Told]) -> None:
    assert read(as_file(told, "csv", DAY), "csv", 2) == told
    assert read(as_file(told, "jsonl", DAY), "jsonl", 3) == told


@pytest.mark.parametrize("layout", ["csv", "jsonl"])
def test_the_examples_for_partners_are_read_as_they_stand(layout: str) -> None:
    example = re.findall(r"```(?:csv|json)\n(.*?)```", PAGE.read_text(), re.DOTALL)[("csv", "jsonl").index(layout)]
    found = read(example.encode(), layout)
    assert [type(each) for each in found] == [ClientTold, MembershipTold, SarTold, LetterTold]
    assert found == read(as_file([each for each in found if not isinstance(each, list)], layout, DAY), layout)
    other = re.findall(r"```(?:csv|json)\n(.*?)```", PAGE.read_text(), re.DOTALL)[("jsonl", "csv").index(layout)]
    assert found == read(other.encode(), {"csv": "jsonl", "jsonl": "csv"}[layout])


def test_the_page_for_partners_tells_every_value_in_its_place_and_every_sentence() -> None:
    page = PAGE.read_text()
    for layout in LAYOUTS.values():
        listed = ", ".join(value.name + ("*" if value.needed else "") for value in layout.values)
        assert f"| `{layout.letters}` | {listed} |" in page, f"| `{layout.letters}` | {listed} |"
    for sentence in SENTENCES.values():
        assert f"| {sentence} |" in page, f"| {sentence} |"
    assert TODAY > DAY
