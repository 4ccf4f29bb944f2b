"""`hearth ask`: the public interface, its exit statuses, and whatever may come on standard input."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.ask import ask
from rules.book import load_book
from tests.rules.places import EVERY
from tests.rules.test_schema import NESTED

HEARTH = Path(sys.executable).parent / "hearth"
WEEK = ("ihss.weekly_maximum", "--on", "2026-03-15")


def run(*words: str, facts: Any = b"") -> Result:
    """The command in this process; facts that are not bytes go as JSON."""
    text = facts if isinstance(facts, bytes) else json.dumps(facts).encode("utf-8")
    return CliRunner().invoke(ask, list(words), input=text)


def assert_sentence(result: Result, status: int = 2) -> None:
    """Nothing on standard output, one line on standard error, and the status."""
    assert (result.exit_code, result.stdout) == (status, ""), result.output
    assert result.stderr.count("\n") == 1
    assert result.stderr.strip().endswith(".")
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_hundred_hours_a_month_are_twenty_five_a_week() -> None:
    result = run(*WEEK, facts={"authorized_minutes_per_month": 6000})
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(answer) == ["question", "on", "answer", "because", "needs", "law"]
    assert answer["answer"] == {"weekly_maximum_minutes": 1500, "weekly_authorized_minutes": 1386}
    assert (answer["question"], answer["on"], answer["needs"]) == ("ihss.weekly_maximum", "2026-03-15", [])
    assert answer["law"] == load_book().version
    assert set(answer["because"][0]) == {"row", "says", "cite"}


def test_a_missing_fact_is_needed_with_status_3_and_no_answer() -> None:
    result = run(*WEEK, facts={})
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["answer"], answer["needs"]) == (3, None, ["authorized_minutes_per_month"])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("ihss.weekly_maximum",),
        ("ihss.weekly_maximun", "--on", "2026-03-15"),
        ("ihss.weekly_maximum", "--on", "2026-02-30"),
        ("ihss.weekly_maximum", "--on", "tomorrow", "--each"),
        ("ihss.weekly_maximum", "--on", "1900-01-01"),
        ("\ud800", "--on", "2026-03-15"),
    ],
)
def test_a_wrong_question_or_day_is_one_sentence_with_status_2(words: tuple[str, ...]) -> None:
    assert_sentence(run(*words, facts={"authorized_minutes_per_month": 6000}))


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"null",
        b'{"authorized_minutes_per_month": NaN}',
        b'{"authorized_minutes_per_month": 1e400}',
        b'{"authorized_minutes_per_month": 6000.0}',
        b'{"authorized_minutes_per_month": "6000"}',
        b'{"authorized_minutes_per_month": true}',
        b'{"authorized_minutes_per_month": -1}',
        b'{"authorized_minutes_per_month": 9223372036854775808}',
        b'{"authorized_minutes_per_month": 1' + b"0" * 4000 + b"}",
        b'{"authorized_minutes_per_month": 1' + b"0" * 9000 + b"}",
        b'{"authorized_minutes_per_month": 1, "authorized_minutes_per_month": 2}',
        b'{"\\ud800": 1}',
        b'{"\\u0000": 1}',
        b'{"authorized_minutes_per_month": "\\ud800\\u0000"}',
        b'{"authorized_minutes_per_month": ' + b"[" * 90_000 + b"]" * 90_000 + b"}",
        b"\xff\xfe",
        "{“authorized”: 1}".encode(),
    ],
)
def test_wrong_facts_are_one_sentence_with_status_2(facts: bytes) -> None:
    assert_sentence(run(*WEEK, facts=facts))


def test_each_line_is_answered_in_order_and_a_bad_one_gets_its_error() -> None:
    lines = [
        b'{"authorized_minutes_per_month": 6000}',
        b"{",
        b"",
        b'{"a": 1}',
        b"{}",
        b'{"authorized_minutes_per_month": 4}',
    ]
    result = run(*WEEK, "--each", facts=b"\n".join(lines))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert ["error" in answer for answer in answers] == [False, True, True, True, False, False]
    assert [answer["answer"] and answer["answer"]["weekly_maximum_minutes"] for answer in answers] == [
        1500,
        None,
        None,
        None,
        None,
        1,
    ]
    assert answers[4]["needs"] == ["authorized_minutes_per_month"]
    assert {answer["question"] for answer in answers} == {"ihss.weekly_maximum"}


@pytest.mark.parametrize(("name", "on"), [("nothing", "2026-03-15"), ("\ud800", "2026-03-15"), (WEEK[0], "1900-01-01")])
def test_where_the_asking_is_wrong_each_line_gets_the_error_and_so_does_the_reader(name: str, on: str) -> None:
    result = run(name, "--on", on, "--each", facts=b'{"authorized_minutes_per_month": 6000}\n{\n')
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, len(answers)) == (2, 2)
    assert {answer["error"] for answer in answers} == {result.stderr.strip()}
    assert [answer["answer"] for answer in answers] == [None, None]


def test_no_lines_get_no_answers() -> None:
    result = run(*WEEK, "--each")
    assert (result.exit_code, result.stdout) == (0, "")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    name=st.sampled_from([name for tree, name in EVERY if tree == "law"]),
    lines=st.lists(st.binary(max_size=80) | NESTED, max_size=6),
)
def test_whatever_the_lines_each_gets_an_answer_a_need_or_an_error(name: str, lines: list[Any]) -> None:
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode("utf-8") for line in lines]
    texts = [text.replace(b"\n", b" ") for text in texts]
    result = run(name, "--on", "2026-03-15", "--each", facts=b"".join(text + b"\n" for text in texts))
    answers = [json.loads(line) for line in result.stdout_bytes.decode("utf-8").split("\n")[:-1]]
    assert (result.exit_code, len(answers)) == (0, len(texts)), result.output
    assert all(answer["answer"] is not None or answer["needs"] or answer.get("error") for answer in answers)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(name=st.sampled_from([name for tree, name in EVERY if tree == "law"]), facts=st.binary(max_size=80) | NESTED)
def test_whatever_the_facts_one_case_ends_with_0_2_or_3(name: str, facts: Any) -> None:
    result = run(
        name, "--on", "2026-03-15", facts=facts if isinstance(facts, bytes) else json.dumps(facts).encode("utf-8")
    )
    assert result.exit_code in (0, 3) or (result.exit_code == 2 and result.stderr.strip().endswith("."))


def test_the_list_has_every_question_with_its_facts_types_and_units() -> None:
    text = run("--list").stdout
    listed = [json.loads(line) for line in run("--list", "--json").stdout.splitlines()]
    assert [entry["question"] for entry in listed] == list(load_book().names())
    assert all(entry["question"] in text and entry["asks"] in text for entry in listed)
    assert "authorized_minutes_per_month: integer, minutes" in text
    assert all(fact["type"] and fact["label"] for entry in listed for fact in entry["facts"].values())


def test_reasons_come_in_spanish_and_with_the_whole_trace_when_asked() -> None:
    english = json.loads(run(*WEEK, facts={"authorized_minutes_per_month": 6000}).stdout)
    spanish = json.loads(run(*WEEK, "--language", "es", "--trace", facts={"authorized_minutes_per_month": 6000}).stdout)
    assert english["because"][0]["says"] != spanish["because"][0]["says"]
    assert spanish["facts"] == {"authorized_minutes_per_month": 6000}
    assert {"rows", "limits", "derived", "evidence"} <= set(spanish)


@pytest.mark.parametrize(
    ("words", "facts", "status"),
    [
        (WEEK, b'{"authorized_minutes_per_month": 6000}', 0),
        (WEEK, b"{}", 3),
        (WEEK, b'{"authorized_minutes_per_month": "\\ud800"}', 2),
        (WEEK, b"\x00\xff" * 1000, 2),
        (("ihss.program", "--on", "2026-03-15"), b'{"rank_eating": 1e309}', 2),
    ],
)
def test_the_command_as_a_process_ends_with_its_status(words: tuple[str, ...], facts: bytes, status: int) -> None:
    # LC_ALL=C: a terminal that knows no accents gets its answer and its sentence all the same.
    done = subprocess.run([HEARTH, "ask", *words], input=facts, capture_output=True, env={"LC_ALL": "C"}, check=False)
    assert done.returncode == status, done.stderr
    assert bool(done.stdout) == (status in (0, 3))
    assert b"Traceback" not in done.stderr
    assert bool(done.stderr) == (status == 2)


def test_a_process_answers_thousands_of_hostile_lines_one_for_one() -> None:
    hostile = [
        b"\xff",
        b"{",
        b'{"authorized_minutes_per_month": 6000}',
        b"[[[[",
        b'{"a": "\\ud800"}',
        b"1" * 5000,
        b"",
        b"null",
    ]
    lines = [hostile[number % len(hostile)] for number in range(8_000)]
    done = subprocess.run(
        [HEARTH, "ask", *WEEK, "--each"], input=b"\n".join(lines) + b"\n", capture_output=True, check=False
    )
    answers = done.stdout.splitlines()
    assert (done.returncode, len(answers), done.stderr) == (0, 8_000, b"")
    assert sum(b'"weekly_maximum_minutes": 1500' in answer for answer in answers) == 1_000
