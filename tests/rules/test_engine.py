"""The rule engine behind its wrapper: quiet, flat in memory, and never an answer after a fault."""

import resource
import subprocess
import sys
import threading
from datetime import date
from typing import Any

import pytest

from rules import engine
from rules.ask import ask
from rules.engine_names import fnv1a, refuse_alike
from rules.errors import EngineFault, MalformedLaw
from rules.model.tables import Table
from rules.preview import preview
from rules.settled import Settled, settle
from tests.rules.places import GARDEN, book_of

ON = date(2021, 1, 1)
CASE: dict[str, Any] = {"beds": 1, "soil": "loam", "shaded": True, "weeds": 6}


def inspection() -> Settled:
    """The garden's inspection table as it stands."""
    table = book_of("garden").question("garden.inspection")
    assert isinstance(table, Table)
    return settle(book_of("garden"), table, ON)


def coded(weeds: int) -> dict[str, int | None]:
    """A garden as the engine sees it."""
    return {"beds": 1, "soil": 1, "shaded": 1, "weeds": weeds}


def test_the_engine_cannot_tell_two_names_of_one_hash_apart_and_the_law_refuses_them() -> None:
    assert fnv1a("costarring") == fnv1a("liquid")
    with pytest.raises(MalformedLaw, match="cannot tell costarring from liquid"):
        refuse_alike("garden.films", ["costarring", "liquid"])


def test_asking_starts_no_thread_of_the_engine() -> None:
    ask("garden.inspection", ON, CASE, book_of("garden"))
    names = {thread.name for thread in threading.enumerate() if isinstance(thread, threading.Timer)}
    assert not names


def test_forty_thousand_evaluations_leave_memory_flat() -> None:
    settled = inspection()
    for weeds in range(5_000):
        engine.fire(settled, coded(weeds % 100))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(40_000):
        assert ("weedy" in engine.fire(settled, coded(number % 100))) == (number % 100 > 5)
    grown_kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown_kilobytes < 4_000


def test_many_threads_get_each_their_own_answer() -> None:
    settled = inspection()
    wrong: list[int] = []

    def ask_often(start: int) -> None:
        for number in range(start, start + 500):
            if ("weedy" in engine.fire(settled, coded(number % 100))) != (number % 100 > 5):
                wrong.append(number)

    threads = [threading.Thread(target=ask_often, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_failing_engine_is_a_fault_and_the_next_asking_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = inspection()
    assert engine.fire(settled, coded(6)) == ("weedy",)
    with monkeypatch.context() as broken:
        broken.setattr(engine.QuietHost, "assert_fact", lambda *_: (_ for _ in ()).throw(RuntimeError("native")))
        with pytest.raises(EngineFault, match=r"failed on garden\.inspection"):
            engine.fire(settled, coded(6))
    assert engine.fire(settled, coded(6)) == ("weedy",)


class Refusing(list[str]):
    """A list that takes a hit and then raises, as an action might."""

    def append(self, row: str) -> None:
        """Takes the row and raises."""
        super().append(row)
        raise ValueError(row)


def test_an_action_that_raised_is_a_fault_and_never_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = inspection()
    engine.fire(settled, coded(6))
    with monkeypatch.context() as broken:
        broken.setattr(engine._rulesets[settled.key], "hits", Refusing())
        with pytest.raises(EngineFault, match="without its actions"):
            engine.fire(settled, coded(6))
    assert engine.fire(settled, coded(50)) == ("jungle", "weedy")


def test_an_engine_that_contradicts_a_row_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = inspection()
    engine.fire(settled, coded(6))
    monkeypatch.setattr(engine.Ruleset, "fire", lambda *_: ("jungle",))
    with pytest.raises(EngineFault, match=r"differ on garden\.inspection, jungle"):
        engine.fire(settled, coded(6))


def test_a_trace_names_the_facts_that_failed_a_row_and_the_row_that_came_first() -> None:
    facts = {
        "beds": 9,
        "soil": "sand",
        "shaded": False,
        "rank": None,
        "rented_on": "2020-01-01",
        "rent_cents": 5,
        "plants": [],
    }
    answer = ask("garden.tap", ON, facts, book_of("garden"))
    traced = {row.row: (row.fired, row.failed_on, row.outranked) for row in answer.rows}
    assert traced["large"] == (True, (), False)
    assert traced["novice"] == (False, (), True)
    assert traced["left_again"] == (False, ("left_on",), False)
    assert traced["dry"] == (False, ("beds", "rank"), False)
    assert traced["grower"] == (False, ("roses", "rank"), False)


def test_a_decision_holds_what_is_needed_to_replay_it() -> None:
    facts = {
        "beds": 8,
        "soil": "clay",
        "shaded": False,
        "rank": 5,
        "rented_on": "2020-01-01",
        "rent_cents": 5,
        "plants": [],
    }
    decision = ask("garden.tap", ON, facts, book_of("garden")).as_decision()
    again = ask("garden.tap", date.fromisoformat(decision["on"]), decision["facts"], book_of("garden"))
    assert again.as_decision() == decision
    assert {limit["name"]: limit["value"] for limit in decision["limits"]}["least_beds"] == 8
    assert decision["derived"] == {"roses": 0}
    assert decision["law"] == book_of("garden").version


def test_evidence_of_an_answer_is_its_weakest() -> None:
    facts = {
        "beds": 1,
        "soil": "clay",
        "shaded": False,
        "rank": 1,
        "rented_on": "2020-01-01",
        "rent_cents": 5,
        "plants": [],
    }
    assert ask("garden.tap", ON, facts, book_of("garden")).evidence == "recalled"
    assert ask("garden.tap", date(2014, 1, 1), facts, book_of("garden")).evidence == "derived"


def test_a_preview_never_loads_the_engine() -> None:
    code = f"""
import sys
from datetime import date
from pathlib import Path
from rules.book import load_book
from rules.preview import preview
answer = preview("garden.inspection", date(2021, 1, 1), {CASE!r}, load_book(Path({str(GARDEN)!r})))
print(answer.because[0].row, any(name.startswith("durable") for name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["weedy", "False"]
    assert preview("garden.inspection", ON, CASE, book_of("garden")).because[0].row == "weedy"
