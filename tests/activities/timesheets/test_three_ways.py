"""The same timesheet gets the same outcome, reasons and payable minutes whichever way it comes in."""

import itertools
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import activities.all_steps  # noqa: F401 -- fills the list of steps
from cli.office.postgres import EmbeddedPostgres
from tests.activities.timesheets.by_file import taken_in
from tests.activities.timesheets.by_workflow import told
from tests.activities.timesheets.copied_databases import copied, working_in
from tests.activities.timesheets.random_world import Drawn, worlds
from tests.activities.timesheets.three_ways import asked, paid_by_entry, typed, written
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping

MANY = 16
"""Timesheets decided side by side in one database; each has people of its own."""

RARELY = settings(
    max_examples=int(os.environ.get("HEARTH_PARITY_EXAMPLES", "3")),
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # an example is many timesheets and two databases: shrinking would take an hour
    suppress_health_check=list(HealthCheck),
)
OUTCOMES = {"pay", "pay_with_cutback", "hold", "return"}
_numbers = itertools.count(1)


def test_workflow_file_and_command_line_decide_alike(
    postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str, time_skipping: Skipping, tmp_path: Path
) -> None:
    seen: Counter[str] = Counter()

    @RARELY
    @given(drawn=st.lists(worlds(), min_size=MANY, max_size=MANY))
    def alike(drawn: Sequence[Drawn]) -> None:
        base = copied(admin, template, f"three_ways_{os.getpid()}_{next(_numbers)}")
        with working_in(postgres, base):
            targets = written(drawn)
        for_file = copied(admin, base, f"{base}_file")
        with working_in(postgres, for_file), pytest.MonkeyPatch.context() as patch:
            patch.setenv("HEARTH_PAPERS", str(tmp_path))
            by_file, paid_by_file = taken_in(targets), paid_by_entry(targets)
        with working_in(postgres, base):
            drafts = [typed(each) for each in targets]
            by_law = [asked(each, draft) for each, draft in zip(targets, drafts, strict=True)]
            by_workflow, paid_by_workflow = coroutines.run(told(time_skipping, targets, drafts)), paid_by_entry(targets)
        for name in (for_file, base):
            admin.execute(f"drop database {name} with (force)")
        for world, law, file, workflow in zip(drawn, by_law, by_file, by_workflow, strict=True):
            assert (file, workflow) == (law, law), world
            seen.update([law.outcome])
        assert paid_by_file == paid_by_workflow

    alike()
    assert set(seen) == OUTCOMES, f"Too few kinds of timesheets were drawn: {dict(seen)}"
