"""Partners who check a provider: asked in files, answered by reference, once; an arrest alone disqualifies nobody."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.partners import answers, demo_responder
from activities.partners.doj import JusticeFiles
from activities.partners.files import FilePartner, partners_folder
from activities.partners.ssn_check import SsnFiles
from activities.partners.suspended_list import ListFiles
from records import clock
from records.enrollment import PartnerInquiry
from records.secrets import blind_index, seal
from records.submission import Submission
from tests.activities.applicants import Applicant


@pytest.fixture
def justice(applicant: Applicant) -> JusticeFiles:
    applicant.hand_in()
    applicant.fingerprint()
    return _ready(JusticeFiles(partners_folder()))


def _ready(files: FilePartner) -> FilePartner:
    files.answers.mkdir(parents=True)
    return files


def put(files: FilePartner, name: str, *lines: str) -> Path:
    path = files.answers / name
    path.write_text("\r\n".join([",".join(files.answered), *lines]))
    return path


def said(kind: str) -> list[Submission]:
    with transaction() as session:
        return list(session.scalars(select(Submission).where(Submission.kind == kind).order_by(Submission.id)))


def inquiry_of(applicant: Applicant, partner: str) -> PartnerInquiry:
    inquiry: PartnerInquiry = applicant.rows(PartnerInquiry, PartnerInquiry.partner == partner)[0]
    return inquiry


def test_the_department_of_justice_is_asked_in_a_file_that_only_its_owner_may_read(
    applicant: Applicant, justice: JusticeFiles
) -> None:
    path = justice.questions / f"ask-{inquiry_of(applicant, 'doj').reference}.csv"
    assert path.stat().st_mode & 0o077 == 0
    (asked,) = csv.DictReader(path.read_text().splitlines())
    assert (asked["last_name"], asked["ati"], asked["taken_on"]) == ("Delgado", "A1B2C3", applicant.day(0))
    assert applicant.row.background == "asked"


def test_number_and_list_are_asked_once_it_is_known_who_it_is(applicant: Applicant) -> None:
    assert applicant.about("ask_partners").standing.ssn == "not_asked"
    applicant.hand_in()
    asked = applicant.about("ask_partners")
    assert (asked.standing.ssn, asked.standing.list) == ("asked", "asked")
    (ring,) = asked.rings
    assert clock.county_day(ring.at) == applicant.at.date() + dt.timedelta(days=10)
    applicant.about("ask_partners")
    assert len(applicant.rows(PartnerInquiry)) == 2
    for files in (SsnFiles(partners_folder()), ListFiles(partners_folder())):
        assert len(list(files.questions.glob("ask-*.csv"))) == 1


def test_an_answer_is_said_once_however_often_it_is_sent(applicant: Applicant, justice: JusticeFiles) -> None:
    reference = inquiry_of(applicant, "doj").reference
    line = f"{reference},clear,{applicant.day(0)}"
    put(justice, "monday.csv", line, line)
    assert answers.collect_once(justice) == {"taken": 1, "repeated": 1}
    (told,) = said("answer_background")
    assert (told.staff_id, told.enrollment_id) == (None, applicant.id)
    assert told.payload["answer"] == "clear"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("NOBODY,clear,2026-03-02", "No inquiry has this reference."),
        ("{},guilty,2026-03-02", "answer must be one of clear, record, delayed, arrest, conviction, record_cleared."),
        ("{},clear,", "notice_on must be a day written YYYY-MM-DD."),
        ("{},clear,03/02/2026", "notice_on must be a day written YYYY-MM-DD."),
        ("{},clear", "The line has not 3 fields."),
    ],
)
def test_a_line_that_cannot_be_taken_comes_back_with_a_sentence(
    applicant: Applicant, justice: JusticeFiles, line: str, problem: str
) -> None:
    put(justice, "bad.csv", line.format(inquiry_of(applicant, "doj").reference))
    assert answers.collect_once(justice) == {"rejected": 1}
    (rejected,) = csv.DictReader((justice.answers / "rejected" / "bad.csv").read_text().splitlines())
    assert rejected["problem"] == problem
    assert not said("answer_background")


def test_one_partner_cannot_answer_anothers_question(applicant: Applicant, justice: JusticeFiles) -> None:
    applicant.about("ask_partners")
    put(justice, "odd.csv", f"{inquiry_of(applicant, 'ssn').reference},clear,2026-03-02")
    assert answers.collect_once(justice) == {"rejected": 1}


def test_later_notices_come_by_the_same_reference_and_stand_beside_the_first(
    applicant: Applicant, justice: JusticeFiles
) -> None:
    reference = inquiry_of(applicant, "doj").reference
    put(justice, "first.csv", f"{reference},clear,{applicant.day(0)}")
    put(justice, "later.csv", f"{reference},arrest,{applicant.day(0)}")
    assert answers.collect_once(justice) == {"taken": 2}
    for told in said("answer_background"):
        applicant.tell("answer_background", None, told.payload)
    kept = [each.answer for each in applicant.rows(PartnerInquiry, PartnerInquiry.partner == "doj")]
    assert kept == ["clear", "arrest"]


def test_an_arrest_is_noted_and_changes_nothing(applicant: Applicant) -> None:
    applicant.gather()
    after = applicant.background("arrest")
    assert (after.outcome, after.standing.background, after.standing.next) == ("arrest", "clear", "enroll")
    assert applicant.row.arrest_noted_on is not None


@pytest.mark.parametrize("notice", ["record", "conviction"])
def test_a_record_waits_for_somebody_to_evaluate_it(applicant: Applicant, notice: str) -> None:
    applicant.hand_in()
    applicant.fingerprint()
    after = applicant.background(notice)
    assert (after.standing.background, after.standing.next) == ("record", "wait")


def test_a_delayed_answer_keeps_the_enrollment_waiting_and_the_next_one_counts(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.fingerprint()
    assert applicant.background("delayed", by_wire=True).standing.background == "delayed"
    assert applicant.background("clear", by_wire=True).standing.background == "clear"


def test_a_record_that_is_cleared_before_it_was_evaluated_is_clear(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.fingerprint()
    applicant.background("record")
    assert applicant.background("record_cleared").standing.background == "clear"


def test_an_answer_by_hand_needs_its_proof(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.about("ask_partners")
    for kind, payload in (
        ("answer_ssn", {"answer": "verified"}),
        ("answer_list", {"answer": "clear"}),
        ("answer_background", {"answer": "clear", "notice_on": applicant.day(0)}),
    ):
        assert "proof" in applicant.refused(kind, applicant.office.carla, payload)
    assert applicant.row.ssn_standing == "asked"


def test_a_notice_before_fingerprints_is_refused(applicant: Applicant) -> None:
    payload = {"answer": "clear", "notice_on": applicant.day(0), "proof": "paper notice"}
    assert "fingerprints" in applicant.refused("answer_background", applicant.office.carla, payload)


@pytest.mark.parametrize(
    ("agrees", "standing"),
    [
        ({"name_same": True, "ssn_same": True, "birth_date_same": True}, "match"),
        ({"name_same": True, "ssn_same": False, "birth_date_same": True}, "by_hand"),
        ({"name_same": True, "ssn_same": False, "birth_date_same": False}, "clear"),
    ],
)
def test_a_likeness_on_the_list_is_judged_by_the_law(
    applicant: Applicant, agrees: dict[str, bool], standing: str
) -> None:
    applicant.hand_in()
    applicant.about("ask_partners")
    after = applicant.tell("answer_list", None, {"answer": "found", **agrees})
    assert (after.outcome, after.standing.list) == (standing, standing)
    assert (after.standing.next == "deny") == (standing == "match")


def test_a_mistyped_number_is_corrected_and_checked_anew(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.check(ssn="mismatch")
    with applicant.records() as (_session, row):
        row.ssn_cipher, row.ssn_index = seal("219093333"), blind_index("219093333")
    assert applicant.hand_in().standing.ssn == "not_asked"
    assert applicant.about("ask_partners").standing.ssn == "asked"
    with applicant.records() as (_session, row):
        assert row.person is not None
        assert row.person.ssn_index == blind_index("219093333")


def test_an_answer_about_a_number_that_was_corrected_since_verifies_nothing(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.about("ask_partners")
    first = inquiry_of(applicant, "ssn").id
    applicant.tell("answer_ssn", None, {"answer": "mismatch", "inquiry_id": first})
    with applicant.records() as (_session, row):
        row.ssn_cipher, row.ssn_index = seal("219093333"), blind_index("219093333")
    applicant.hand_in(at=applicant.on(1))
    applicant.about("ask_partners")
    late = {"answer": "verified", "inquiry_id": first}
    assert "before it was corrected" in applicant.refused("answer_ssn", None, late, applicant.on(2))
    assert applicant.row.ssn_standing == "asked"
    (second,) = applicant.rows(PartnerInquiry, PartnerInquiry.partner == "ssn", PartnerInquiry.answer.is_(None))
    applicant.tell("answer_ssn", None, {"answer": "verified", "inquiry_id": second.id})
    assert applicant.row.ssn_standing == "verified"


def test_a_likeness_on_the_list_is_looked_at_though_the_form_was_corrected_since(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.check(ssn="mismatch")
    first = inquiry_of(applicant, "list").id
    applicant.hand_in(at=applicant.on(1))
    applicant.about("ask_partners")
    clear = {"answer": "clear", "inquiry_id": first}
    assert "before it was corrected" in applicant.refused("answer_list", None, clear, applicant.on(2))
    found = {"answer": "found", "name_same": True, "ssn_same": False, "birth_date_same": True, "inquiry_id": first}
    assert applicant.tell("answer_list", None, found).outcome == "by_hand"


def test_silent_partners_are_looked_up_by_hand_and_justice_is_chased(applicant: Applicant) -> None:
    applicant.hand_in()
    applicant.fingerprint()
    applicant.about("ask_partners")
    early = applicant.about("partners_silent", applicant.on(5))
    assert (early.outcome, early.standing.silent) == ("waiting", [])
    late = applicant.about("partners_silent", applicant.on(10))
    assert (late.outcome, late.standing.silent) == ("chase", ["list", "ssn"])
    assert (late.standing.ssn, late.standing.list) == ("by_hand", "by_hand")
    assert clock.county_day(late.rings[0].at) == applicant.on(30).date()
    last = applicant.about("partners_silent", applicant.on(30))
    assert (last.standing.silent, last.rings[0].at) == (["doj"], None)
    assert applicant.tell("answer_ssn", None, {"answer": "verified"}).standing.ssn == "verified"


@pytest.mark.parametrize("files", [JusticeFiles, SsnFiles, ListFiles])
def test_the_demo_responder_answers_alike_and_keeps_no_name(applicant: Applicant, files: type[FilePartner]) -> None:
    applicant.hand_in()
    applicant.fingerprint()
    applicant.about("ask_partners")
    partner = _ready(files(partners_folder()))
    (asked,) = partner.questions.glob("ask-*.csv")
    (question,) = csv.DictReader(asked.read_text().splitlines())
    assert demo_responder.answer_to(partner, question) == demo_responder.answer_to(partner, dict(question))
    with clock.fixed(applicant.at):
        assert demo_responder.respond_once(partner, asked.stat().st_mtime) == 1
    assert not asked.exists()
    (answer,) = partner.answers.glob("*.csv")
    assert "Delgado" not in answer.read_text()
    assert "219099998" not in answer.read_text()
    assert answers.collect_once(partner) == {"taken": 1}


def test_in_a_demo_office_most_are_clear_and_some_are_not(applicant: Applicant) -> None:
    partner = JusticeFiles(partners_folder())
    asked = {"reference": "R", "first_name": "A", "birth_date": "1990-01-01", "asked_on": "2026-03-02"}
    words = [demo_responder.answer_to(partner, {**asked, "last_name": f"N{n}"})["answer"] for n in range(200)]
    assert words.count("clear") > 130
    assert {"clear", "record", "delayed"} == set(words)
