"""Medi-Cal: asked in a file, answered in a file or by hand with proof; each answer counts once."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.partners import answers, demo_responder
from activities.partners.files import FilePartner, partners_folder
from activities.partners.medi_cal import MediCalFiles
from records import clock
from records.eligibility import MediCalInquiry
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.activities.office import Intake


@pytest.fixture
def files(intake: Intake) -> FilePartner:
    found = MediCalFiles(partners_folder())
    found.answers.mkdir(parents=True)
    return found


def ask(intake: Intake) -> MediCalInquiry:
    intake.clear()
    asked = intake.about("ask_medi_cal")
    assert asked.standing == "asked"
    inquiry: MediCalInquiry = intake.row(MediCalInquiry)
    return inquiry


def put(files: FilePartner, name: str, *lines: str) -> Path:
    path = files.answers / name
    path.write_text("\r\n".join([",".join(files.answered), *lines]))
    return path


def submissions() -> list[Submission]:
    with transaction() as session:
        return list(session.scalars(select(Submission).where(Submission.kind == "answer_medi_cal")))


def test_an_inquiry_is_a_file_that_only_its_owner_may_read(intake: Intake, files: FilePartner) -> None:
    inquiry = ask(intake)
    path = files.questions / f"ask-{inquiry.reference}.csv"
    assert path.stat().st_mode & 0o077 == 0
    (asked,) = csv.DictReader(path.read_text().splitlines())
    assert (asked["reference"], asked["last_name"]) == (inquiry.reference, "Quintero")


def test_asked_again_there_is_one_inquiry(intake: Intake, files: FilePartner) -> None:
    ask(intake)
    intake.about("ask_medi_cal")
    assert len(intake.rows(MediCalInquiry)) == 1
    assert len(list(files.questions.glob("*.csv"))) == 1


def test_an_answer_becomes_a_submission_and_a_message_once_however_often_it_is_sent(
    intake: Intake, files: FilePartner
) -> None:
    inquiry = ask(intake)
    line = f"{inquiry.reference},granted,yes,60,2026-03-01,0"
    put(files, "monday.csv", line, line)
    assert answers.collect_once(files) == {"taken": 1, "repeated": 1}
    put(files, "tuesday.csv", line)
    assert answers.collect_once(files) == {"repeated": 1}
    (said,) = submissions()
    assert (said.staff_id, said.payload["answer"]) == (None, "granted")
    with transaction() as session:
        tells = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "tell")).all()
    assert [tell.update_id for tell in tells] == [f"submission-{said.id}"]
    assert not list(files.answers.glob("*.csv"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("NOBODY,granted,yes,60,2026-03-01,0", "No inquiry has this reference."),
        ("{},perhaps,yes,60,2026-03-01,0", "answer must be one of granted, denied, pending."),
        ("{},granted,maybe,60,2026-03-01,0", "federally_funded must be yes or no."),
        ("{},granted,yes,60,01/03/2026,0", "effective_on must be a day written YYYY-MM-DD."),
        ("{},granted,yes,60,2026-03-01,ten", "share_of_cost_cents must be whole cents, 0 or more."),
        ("{},granted,yes,60000,2026-03-01,0", "aid_code must be two letters or digits."),
        ("{},granted,,60,,0", "A granted answer needs federally_funded and effective_on."),
        ("{},granted", "The line has not 6 fields."),
        ("{},denied,,,,,extra", "The line has not 6 fields."),
    ],
)
def test_a_line_that_cannot_be_taken_comes_back_with_its_number_and_a_sentence(
    intake: Intake, files: FilePartner, line: str, problem: str
) -> None:
    inquiry = ask(intake)
    put(files, "bad.csv", line.format(inquiry.reference))
    assert answers.collect_once(files) == {"rejected": 1}
    (rejected,) = csv.DictReader((files.answers / "rejected" / "bad.csv").read_text().splitlines())
    assert (rejected["line"], rejected["problem"]) == ("2", problem)
    assert not submissions()


def test_a_second_file_of_the_same_name_is_kept_beside_the_first(intake: Intake, files: FilePartner) -> None:
    inquiry = ask(intake)
    for answer in ("pending", "perhaps", "maybe"):
        put(files, "answers.csv", f"{inquiry.reference},{answer},,,,")
        answers.collect_once(files)
    kept = sorted(path.name for path in (files.answers / "done").iterdir())
    assert kept == ["answers-2.csv", "answers-3.csv", "answers.csv"]
    assert "pending" in (files.answers / "done" / "answers.csv").read_text()
    rejected = sorted(path.name for path in (files.answers / "rejected").iterdir())
    assert rejected == ["answers-2.csv", "answers.csv"]


def test_a_file_with_other_columns_is_rejected_whole(intake: Intake, files: FilePartner) -> None:
    (files.answers / "odd.csv").write_bytes(b"\xff\xfe\x00name,answer\n1,2\n")
    assert answers.collect_once(files) == {"rejected": 1}


def test_a_partner_answers_first_pending_then_granted_and_the_last_word_counts(intake: Intake) -> None:
    inquiry = ask(intake)
    pending = intake.tell("answer_medi_cal", None, {"answer": "pending", "inquiry_id": inquiry.id})
    assert pending.outcome == "pending"
    assert pending.chase_at is not None
    granted = intake.tell(
        "answer_medi_cal",
        None,
        {"answer": "granted", "federally_funded": True, "effective_on": "2026-02-01", "inquiry_id": inquiry.id},
    )
    assert granted.outcome == "granted"
    assert [each.answer for each in intake.rows(MediCalInquiry)] == ["pending", "granted"]


def test_an_answer_by_hand_needs_its_proof(intake: Intake) -> None:
    intake.clear()
    said = {"answer": "granted", "federally_funded": True, "effective_on": "2026-03-01"}
    told = intake.say("answer_medi_cal", intake.office.carla, said)
    assert intake.do("record_medi_cal", told).outcome == "refused"
    assert "proof" in (intake.submission(told).sentence or "")
    assert not intake.rows(MediCalInquiry)


def test_the_demo_responder_answers_the_same_person_alike_and_keeps_no_name(intake: Intake, files: FilePartner) -> None:
    inquiry = ask(intake)
    asked = files.questions / f"ask-{inquiry.reference}.csv"
    with clock.fixed(intake.at):
        assert demo_responder.respond_once(files, asked.stat().st_mtime - 1) == 0
        assert demo_responder.respond_once(files, asked.stat().st_mtime) == 1
    assert not asked.exists()
    (answer,) = files.answers.glob("*.csv")
    assert "Quintero" not in answer.read_text()
    assert answers.collect_once(files) == {"taken": 1}


def test_the_demo_responder_leaves_the_invented_past_alone(intake: Intake, files: FilePartner) -> None:
    inquiry = ask(intake)
    asked = files.questions / f"ask-{inquiry.reference}.csv"
    with clock.fixed(intake.on(1)):
        demo_responder.respond_once(files, asked.stat().st_mtime)
    assert not asked.exists()
    assert not list(files.answers.glob("*.csv"))
