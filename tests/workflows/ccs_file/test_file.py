"""A daily file from CCS is taken in part by part, each after the one before."""

import pytest

from tests.fixtures.temporal import Skipping
from tests.workflows.ccs_file import stories
from tests.workflows.ccs_file.telling import File
from tests.workflows.processes import Story, told_in


@pytest.mark.parametrize("story", told_in(stories).values(), ids=told_in(stories))
def test_a_daily_file_is_taken_in_as_told(time_skipping: Skipping, story: Story) -> None:
    File.check(time_skipping, story)
