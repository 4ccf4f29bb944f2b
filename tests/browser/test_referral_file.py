"""The clerk takes a file of the eligibility system: looked at first, bad lines back, twice the same is nothing new."""

from records.application import Application
from records.clock import county_today
from records.referral import ReferralFile
from tests.browser.conftest import Sitting
from tests.browser.county import County
from tests.browser.desk import Desk
from tests.browser.told import check_their_histories

HEAD = "reference,county_code,requested_on,first_name,last_name,birth_date,phone,written_language"
GOOD = (
    "B-1,34,{day},Ottoline,Peverell,1939-02-08,916 555 0121,en",
    "B-2,34,{day},Ximena,de la Vega,1946-10-19,(916) 555-0122,es",
)
BAD = (
    "B-3,34,{day},Barnaby,Rook,1944-31-12,916 555 0123,en",
    "B-4,57,{day},Lettice,Marchbanks,1951-05-05,916 555 0124,en",
    "B-1,34,{day},Ottoline,Peverell,1939-02-08,916 555 0121,en",
)
SECRETS = ("Ottoline", "Peverell", "1939-02-08", "Ximena", "de la Vega", "1946-10-19", "9165550121")


def sent_up(ines: Desk, content: str) -> Desk:
    """Choose the file and have a look at what it holds."""
    file = {"name": "referrals-november.csv", "mimeType": "text/csv", "buffer": content.encode()}
    ines.turn_to("Referral files").page.set_input_files("#file", [file])  # type: ignore[list-item]
    return ines.press("Show what it holds")


def test_a_referral_file_is_looked_at_taken_once_and_its_bad_lines_go_back(county: County, desk: Sitting) -> None:
    lines = [line.format(day=county_today().isoformat()) for line in (*GOOD, *BAD)]
    content = "\n".join([HEAD, *lines, f"TOTAL,{len(lines)}"]) + "\n"
    before = county.count(Application)
    ines = desk("ines")
    ines.turn_to("Referral files").seen("referral files, none")
    sent_up(ines, content.replace("TOTAL,5", "TOTAL,6")).says("TOTAL").seen("referral file, cut on its way")
    sent_up(ines, content).titled("referrals-november.csv").says("2 will be registered").says("3 will be rejected")
    ines.seen("referral file, looked at")
    assert county.count(Application) == before
    with ines.page.expect_download() as download:
        ines.follow("Rejected lines as CSV")
    rejects = download.value.path().read_text()
    assert "B-3" in rejects
    assert "B-4" in rejects
    assert "Ximena" not in rejects
    ines.press("Register 2 applications").says("2 applications are registered.").seen("referral file, taken")
    sent_up(ines, content).titled("referrals-november.csv").says("Taken by Ines")
    assert county.count(Application) == before + 2
    assert county.count(ReferralFile) == 1
    county.settle()
    registered = county.rows(Application, Application.channel == "referral")
    assert [each.last_name for each in registered] == ["Peverell", "de la Vega"]
    ines.turn_to("Inbox").go("/tasks?whose=unclaimed").says("Peverell, Ottoline")
    check_their_histories([each.id for each in registered], SECRETS)
