"""Names in every script on a notice: no letter may keep somebody from being told."""

import pytest

from records.decision import Notice
from tests.activities.office import Intake, Office
from tests.activities.test_endings import WITHDRAWN
from workflows.steps.proposal import NoticeAction, SendNotice


@pytest.mark.parametrize(
    "name",
    ["Արամ", "Ánh", '#read("/etc/passwd")', "] $x$ \\ *b* @r", "\U00010380\U00010381", "\ufeffAnn", "A\u0378", "A\x01"],
    ids=["armenian", "vietnamese", "typst", "signs", "no-font", "byte-order-mark", "unassigned", "control"],
)
def test_a_notice_is_sent_whatever_letters_a_name_has(office: Office, name: str) -> None:
    intake = Intake(office, first_name=name)
    intake.about("begin_intake")
    intake.tell("withdraw", None, WITHDRAWN)
    intake.do("send_notice", SendNotice(intake.id, None, NoticeAction.WITHDRAWAL, intake.at))
    notice = intake.row(Notice)
    assert notice.content["addressee"][0] == f"{name} Quintero"
    assert notice.pdf.startswith(b"%PDF")
