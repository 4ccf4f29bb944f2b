"""What each user sees by list, search, detail, print, export, client and letter is what the law allows, and no more."""

import csv
import io
import random
import re
from collections.abc import Iterator

import polars as pl
import psycopg
import pytest
from pypdf import PdfReader

from cli.office.postgres import EmbeddedPostgres
from cli.seed.ccs import CcsScale
from records import clock
from records.organization_user import OrganizationUser
from records.probing import Probing
from tests.activities.snapshot.authorizations import during
from tests.activities.snapshot.seen import Seen, liaisons, seen_by
from tests.activities.snapshot.world import World
from tests.activities.snapshot.written_state import written_state
from tests.records.staffed import password_hash
from tests.web.conftest import NOBODY_THERE, Visitor
from tests.web.inquiry.organizations import at_browser
from web.app import create_app
from web.inquiry import law
from web.inquiry.authorizations.words import STATUSES
from web.settings import Settings

SCALE = CcsScale(1_600, organizations=4, users=8)
"""A clinic, a large hospital, a large and a small plan; some 750 requests."""
SAMPLE = 25
WORDS = {said: status for status, (said, _tone) in STATUSES.items()}


@pytest.fixture(scope="module")
def world(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str) -> Iterator[World]:
    """A random state whose users may sign in."""
    with written_state(postgres, admin, template, "ccs_pages", SCALE, password_hash()) as world:
        yield world


@pytest.fixture(params=range(4), ids=["clinic", "hospital", "large plan", "small plan"])
def who(world: World, request: pytest.FixtureRequest) -> OrganizationUser:
    """Somebody who looks; whoever tries everything is not slowed down here."""
    return liaisons(world)[request.param]


@pytest.fixture
def visitor(world: World, who: OrganizationUser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    real = law.probing()
    monkeypatch.setattr(law, "probing", lambda: Probing(10**6, real.within, real.slowed))
    told = {"secret_key": "t" * 40, "database_url": world.url, "temporal_address": NOBODY_THERE, "testing": True}
    app = create_app(Settings(**told))
    with clock.fixed(during(SCALE.on)):
        yield at_browser(app, who)


@pytest.fixture
def seen(world: World, who: OrganizationUser) -> Seen:
    """What the law lets them see."""
    world.session.rollback()
    found = seen_by(world, who)
    assert found.sars.height > 0
    return found


def some(numbers: set[str]) -> list[str]:
    """A sample of them, the same each time."""
    return random.Random(1).sample(sorted(numbers), min(SAMPLE, len(numbers)))


def test_the_list_holds_every_request_that_may_be_seen_and_no_other(visitor: Visitor, seen: Seen) -> None:
    found: list[str] = []
    for page in range(1, 21):
        text = visitor.get(f"/inquiry/sars?page={page}").get_data(as_text=True)
        found += re.findall(r'name="shown" value="(\d+)"', text)
        if 'rel="next"' not in text:
            break
    assert sorted(found) == sorted(seen.sars["number"].to_list())


def test_the_file_holds_every_line_that_may_be_seen_with_its_standing(visitor: Visitor, seen: Seen) -> None:
    rows = csv.DictReader(io.StringIO(visitor.get("/inquiry/sars.csv").data.decode("utf-8-sig")))
    told = sorted((row["SAR number"], int(row["Line"]), WORDS[row["Status"]]) for row in rows)
    assert told == sorted(seen.lines.select("number", "place", "status").iter_rows())


def test_a_request_opens_by_address_and_search_if_it_may_be_seen_and_shows_its_lines(
    visitor: Visitor, seen: Seen
) -> None:
    allowed, everything = set(seen.sars["number"].to_list()), set(seen.world.sars["number"].to_list())
    for number in some(allowed):
        page = visitor.get(f"/inquiry/sars/{number}").get_data(as_text=True)
        lines = seen.lines.filter(pl.col("number") == number)
        assert re.findall(r'<h3 id="line-(\d+)">', page) == [str(each) for each in sorted(lines["place"].to_list())]
        assert visitor.post("/inquiry/search", {"sought": number}).location == f"/inquiry/sars/{number}"
    for number in some(everything - allowed):
        assert visitor.get(f"/inquiry/sars/{number}").status_code == 404
        assert visitor.post("/inquiry/search", {"sought": number}).status_code == 200


def test_a_print_of_all_and_sundry_holds_what_may_be_seen(visitor: Visitor, seen: Seen) -> None:
    allowed, everything = set(seen.sars["number"].to_list()), set(seen.world.sars["number"].to_list())
    mine, others = some(allowed)[:8], some(everything - allowed)[:8]
    answer = visitor.post("/inquiry/print", {"sar": [*others, *mine]})
    told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert all(number in told for number in mine)
    assert not any(number in told for number in others)
    assert visitor.post("/inquiry/print", {"sar": others}).status_code == 404
    assert visitor.get(f"/inquiry/sars/{mine[0]}.pdf").mimetype == "application/pdf"
    assert visitor.get(f"/inquiry/sars/{others[0]}.pdf").status_code == 404


def test_clients_and_letters_open_if_they_may_be_seen(visitor: Visitor, seen: Seen) -> None:
    clients, letters = seen.clients, seen.letters
    for number in some(clients):
        page = visitor.get(f"/inquiry/clients/{number}")
        theirs = seen.sars.filter(pl.col("client_number") == number)["number"].to_list()
        shown = set(re.findall(r'name="shown" value="(\d+)"', page.get_data(as_text=True)))
        assert shown == set(theirs)
        assert set(re.findall(r"/inquiry/letters/([\w-]+)", page.get_data(as_text=True))) <= letters
    for number in some(set(seen.world.clients["number"].to_list()) - clients):
        assert visitor.get(f"/inquiry/clients/{number}").status_code == 404
    for number in some(letters):
        assert visitor.get(f"/inquiry/letters/{number}").status_code == 200
    for number in some(set(seen.world.letters["number"].to_list()) - letters):
        for ending in ("", ".pdf"):
            assert visitor.get(f"/inquiry/letters/{number}{ending}").status_code == 404


def test_members_are_a_plans_own(visitor: Visitor, seen: Seen) -> None:
    answer = visitor.get("/inquiry/members.csv")
    if seen.organization.kind != "plan":
        assert answer.status_code == 404
        return
    rows = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    known = set(seen.world.clients["number"].to_list())
    assert {row["CCS number"] for row in rows} == seen.world.members_today(seen.organization.id) & known
