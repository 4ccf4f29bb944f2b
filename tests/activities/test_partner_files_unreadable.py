"""Files of partners that cannot be read are put away with a sentence, and hold up nothing that lies behind them."""

from pathlib import Path

import pytest

from activities.partners import answers
from activities.partners.doj import JusticeFiles
from activities.partners.files import partners_folder
from tests.activities.office import Office

HEADER = b"reference,answer,notice_on\r\n"
UNREADABLE = {
    "a zero byte": HEADER + b"A\x00B,clear,2026-03-02\r\n",
    "a field without end": HEADER + b"A" * 200_000 + b",clear,2026-03-02\r\n",
    "a header without end": b"A" * 200_000,
    "another encoding": "reference,answer,notice_on\r\nX,clear,2026-03-02".encode("utf-16"),
    "nothing": b"",
}


@pytest.fixture
def inbox(office: Office) -> Path:
    """Where the Department of Justice puts its answers."""
    folder = JusticeFiles(partners_folder()).answers
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_is_put_away_with_a_sentence(inbox: Path, what: str) -> None:
    (inbox / "monday.csv").write_bytes(UNREADABLE[what])
    (inbox / "tuesday.csv").write_bytes(HEADER + b"UNKNOWN,clear,2026-03-02\r\n")
    assert answers.collect_once(JusticeFiles(partners_folder())) == {"rejected": 2}
    assert not list(inbox.glob("*.csv"))
    assert (inbox / "rejected" / "monday.csv").read_text().count("\n") == 2
    assert "No inquiry has this reference." in (inbox / "rejected" / "tuesday.csv").read_text()


def test_a_folder_among_the_files_holds_nothing_up(inbox: Path) -> None:
    (inbox / "monday.csv").mkdir()
    (inbox / "tuesday.csv").write_bytes(HEADER + b"UNKNOWN,clear,2026-03-02\r\n")
    assert answers.collect_once(JusticeFiles(partners_folder())) == {"rejected": 1}
