"""A list that is longer than a page, a file or a print says so, and says how to go on."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from functools import partial
from types import ModuleType

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy.orm import Session

from records import letter_view, sar_search
from tests.activities.snapshot.authorizations import YESTERDAY, Told
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import CLIENT, DOCTOR, looking, of_hospital, of_plan
from web.inquiry.authorizations import activity, asked, client_page, copies, sar_list

SARS = [f"970000000{number}" for number in (12, 20, 39)]
LETTER = re.compile(r'name="letter" value="([\w-]+)"')
Build = Callable[[], None]


@pytest.fixture
def told_of(told: Told, built: Build) -> Told:
    """A child with three requests, told on three days, and three letters, one of them not issued."""
    told.client(CLIENT)
    for days, number in enumerate(SARS):
        told.sar(number, CLIENT, on=YESTERDAY - dt.timedelta(days=days))
    for number, day in (("L-1", 1), ("L-2", 2), ("L-3", 3)):
        dated = None if number == "L-3" else dt.date(2026, 3, day)
        told.letter(number, CLIENT, on=YESTERDAY, decided_on=dt.date(2026, 3, day), dated_on=dated)
    built()
    return told


@pytest.fixture
def visitor(app: Flask, session: Session, told_of: Told) -> Visitor:
    return looking(app, of_hospital(session, DOCTOR))


def page(visitor: Visitor, path: str) -> str:
    return visitor.get(path).get_data(as_text=True)


def rows_of(visitor: Visitor, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(visitor.get(path).data.decode("utf-8-sig"))))[1:]


@pytest.mark.parametrize("path", [f"/inquiry/clients/{CLIENT}", f"/inquiry/activity?day={YESTERDAY}"])
def test_letters_go_on_on_a_page_of_their_own(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(letter_view, "PAGE_LENGTH", 2)
    first = page(visitor, path)
    joined = "&amp;" if "?" in path else "?"
    assert f"{path}{joined}letters=2".split("?")[1] in first
    assert LETTER.findall(first) == ["L-2"], "the newest first; one that is not issued cannot be printed"
    second = page(visitor, f"{path}{'&' if '?' in path else '?'}letters=2")
    assert LETTER.findall(second) == ["L-1"]
    assert 'rel="prev"' in second


@pytest.mark.parametrize("path", [f"/inquiry/clients/{CLIENT}", f"/inquiry/activity?day={YESTERDAY}"])
def test_of_two_lists_on_a_page_each_says_whose_pages_it_turns(
    visitor: Visitor, told: Told, built: Build, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    told.sar("97000000047", CLIENT, on=YESTERDAY)
    built()
    monkeypatch.setattr(letter_view, "PAGE_LENGTH", 2)
    for view in (client_page, sar_list):
        monkeypatch.setattr(view, "found", partial(sar_search.found, length=1))
    second = page(visitor, f"{path}{'&' if '?' in path else '?'}page=2")
    assert re.findall(r'<nav class="pager" aria-label="([^"]+)"', second) == [
        "Pages of authorizations",
        "Pages of letters",
    ]


@pytest.mark.parametrize(
    ("path", "view"),
    [
        (f"/inquiry/clients/{CLIENT}", client_page),
        (f"/inquiry/activity?day={YESTERDAY}", activity),
        ("/inquiry/sars", sar_list),
    ],
)
def test_a_page_offers_no_more_prints_at_once_than_the_law_has(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, path: str, view: ModuleType
) -> None:
    assert "Print all " in page(visitor, path)
    monkeypatch.setattr(view, "figure", {"prints/most": 0}.__getitem__)
    narrow = page(visitor, path)
    assert "Print all " not in narrow
    assert "at most 0 at once" in narrow


def test_of_two_fields_each_says_what_it_ends(visitor: Visitor) -> None:
    labels = re.findall(r"<label[^>]*>(.*?)<input[^>]*type=\"date\"", page(visitor, "/inquiry/sars"))
    named = [re.sub("<[^>]+>", "", each).strip() for each in labels]
    assert named == ["In force from", "In force until", "Changed from", "Changed until"]


def test_letters_of_a_page_are_printed_at_once(visitor: Visitor) -> None:
    shown = re.findall(r'name="shown_letter" value="([\w-]+)"', page(visitor, f"/inquiry/clients/{CLIENT}"))
    assert shown == ["L-2", "L-1"]
    answer = visitor.post("/inquiry/print", {"shown_letter": shown, "all": "yes"})
    assert answer.mimetype == "application/pdf"
    assert len(PdfReader(io.BytesIO(answer.data)).pages) == 2


def test_the_last_page_of_a_list_that_goes_on_says_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The list goes on, and pages end here"
    assert said not in page(visitor, "/inquiry/sars")
    monkeypatch.setattr(sar_search, "MOST_PAGES", 1)
    monkeypatch.setattr(sar_list, "found", partial(sar_search.found, length=2))
    assert said in page(visitor, "/inquiry/sars")


def test_a_long_list_comes_in_files_one_after_the_other(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST", 2)
    first = rows_of(visitor, "/inquiry/sars.csv")
    assert [row[1] for row in first[:2]] == SARS[:2]
    assert first[2][0] == "Not complete: this is part 1. Part 2 goes on where it ends."
    assert [row[1] for row in rows_of(visitor, "/inquiry/sars.csv?part=2")] == SARS[2:]
    name = visitor.get("/inquiry/sars.csv?part=2").headers["Content-Disposition"]
    assert "as-of-2026-03-09-part-2.csv" in name


def test_the_last_file_of_a_list_that_goes_on_says_how_to_go_on(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST", 1)
    for module in (sar_search, asked):
        monkeypatch.setattr(module, "MOST_PAGES", 2)
    [mine, last] = rows_of(visitor, "/inquiry/sars.csv?part=2")
    assert mine[1] == SARS[1]
    assert last == ["Not complete: files hold the first 2 of a list. Narrow it by days, and make others."]
    narrowed = f"/inquiry/sars.csv?changed_until={YESTERDAY - dt.timedelta(days=2)}"
    assert [row[1] for row in rows_of(visitor, narrowed)] == SARS[2:]


def test_a_plans_members_come_in_files_one_after_the_other(
    app: Flask, session: Session, told_of: Told, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [CLIENT, "0000002", "0000003"]
    for number in numbers[1:]:
        told_of.client(number)
    for number in numbers:
        told_of.member(number, "P01", dt.date(2026, 1, 1))
    built()
    monkeypatch.setattr(copies, "MOST_MEMBERS", 2)
    visitor = looking(app, of_plan(session))
    first = rows_of(visitor, "/inquiry/members.csv")
    assert [row[1] for row in first[:2]] == numbers[:2]
    assert first[2][0] == "Not complete: the next file begins with CCS number 0000003. Type it beside the list."
    assert [row[1] for row in rows_of(visitor, "/inquiry/members.csv?first=0000003")] == numbers[2:]
