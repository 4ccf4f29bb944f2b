"""What partners answered about an applicant or a provider, by wire or by a worker with proof.

W&I 12305.81, 12305.86, 12305.87; SOC 853; ACL 10-59 (an arrest alone disqualifies nobody).
"""

from typing import Any

from sqlalchemy import select

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment.asking import chase_ring, new_inquiry
from activities.enrollment.other_grounds import told_of_another
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.enrollment import Enrollment, PartnerInquiry
from records.event import Event
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told

STANDING = "enrollment.standing"
LISTED = "enrollment.listed"
ALIKE = ("name_same", "ssn_same", "birth_date_same")
UNEVALUATED = ("not_asked", "asked", "delayed", "record")
"""Standings of the background check that a clear answer settles by itself."""
ABOUT_THE_FORM = ("ssn", "list")
"""Partners who answer to the name and the number on the form; both are asked anew once it is corrected."""
LIKENESS = ("match", "by_hand")


@step(contract.ANSWER_SSN, refuse=as_it_stands)
def answer_ssn(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The number belongs to this person (`verified`), or does not (`mismatch`)."""
    said = _said(doing, told)
    row = enrollment_of(doing)
    write(doing, told, "ssn", said)
    row.ssn_standing = said["answer"]
    timeline.happened(doing, "ssn_answered", told, answer=said["answer"], answered_by=_by(told))
    return answer(doing, said["answer"], rings=chase_ring(doing))


@step(contract.ANSWER_LIST, refuse=as_it_stands)
def answer_list(doing: Doing, told: Told) -> EnrollmentAnswer:
    """On the list or not; where the partner found a likeness, the law says whether it is one (`enrollment.listed`)."""
    said = _said(doing, told)
    row = enrollment_of(doing)
    found = said["answer"]
    decision_id = None
    if found == "found":
        listed = decide(doing, LISTED, doing.today, {name: said[name] for name in ALIKE})
        found, decision_id = listed["outcome"], listed.decision_id
    write(doing, told, "list", {**said, "answer": found})
    row.list_standing = found
    if row.status != "pending" and found != "by_hand":
        decision_id = _later(doing, row, f"list_{found}")[1]
    timeline.happened(doing, "list_answered", told, answer=found, answered_by=_by(told), decision_id=decision_id)
    rings, letters = told_of_another(doing)
    return answer(doing, found, rings=[*chase_ring(doing), *rings], letters=letters)


@step(contract.ANSWER_BACKGROUND, refuse=as_it_stands)
def answer_background(doing: Doing, told: Told) -> EnrollmentAnswer:
    """A notice of the Department of Justice: the answer that was asked for, or a later one by the same reference."""
    said = _said(doing, told)
    row = enrollment_of(doing)
    notice_on = submissions.day(said["notice_on"])
    if notice_on > doing.today:
        raise Refused("The notice is dated on a day that has not come yet. Check the year.")
    if row.fingerprints_taken_on is None:
        raise Refused("No fingerprints were taken yet. Record first when they were.")
    word = said["answer"]
    write(doing, told, "doj", said)
    means, decision_id = _later(doing, row, word)
    if means == "evaluate":
        row.background, row.arrest_noted_on = "record", None
    elif means == "watch":
        row.arrest_noted_on = notice_on
    elif means == "reconsider" or (word in ("clear", "record_cleared") and row.background in UNEVALUATED):
        row.background, row.arrest_noted_on = "clear", None
    elif word == "delayed" and row.background in ("not_asked", "asked"):
        row.background = "delayed"
    timeline.happened(
        doing,
        "background_answered",
        told,
        answer=word,
        notice_on=notice_on,
        answered_by=_by(told),
        decision_id=decision_id,
    )
    rings, letters = told_of_another(doing)
    return answer(doing, word, rings=[*chase_ring(doing), *rings], letters=letters)


def _later(doing: Doing, row: Enrollment, notice: str) -> tuple[str, int]:
    """What a notice does to the standing as it is, in the law's word."""
    means = decide(doing, STANDING, doing.today, {"status": row.status, "notice": notice})
    return means["outcome"], means.decision_id


def _said(doing: Doing, told: Told) -> dict[str, Any]:
    said = submissions.payload(doing, told)
    if told.by is not None and not said.get("proof"):
        raise Refused("An answer entered by hand needs its proof. Say where you saw it.")
    return said


def _by(told: Told) -> str:
    return "staff" if told.by is not None else "partner"


def write(doing: Doing, told: Told, partner: str, said: dict[str, Any]) -> PartnerInquiry:
    """Put an answer on record. A later answer does not overwrite an earlier one: it becomes a row of its own."""
    _refuse_about_another_form(doing, partner, said)
    inquiry = _inquiry_to_answer(doing, partner, said.get("inquiry_id"))
    inquiry.answer, inquiry.answered_at, inquiry.answered_by = said["answer"], told.at, _by(told)
    inquiry.staff_id, inquiry.proof = told.by, said.get("proof")
    inquiry.notice_on = submissions.day_or_none(said.get("notice_on"))
    doing.session.flush()
    return inquiry


def _refuse_about_another_form(doing: Doing, partner: str, said: dict[str, Any]) -> None:
    """An answer asked for before the form was corrected settles nothing; a likeness on the list is looked at anyhow."""
    if partner not in ABOUT_THE_FORM or said["answer"] in LIKENESS:
        return
    asked_at = select(PartnerInquiry.asked_at).where(PartnerInquiry.id == said.get("inquiry_id")).scalar_subquery()
    corrected = (Event.enrollment_id == doing.subject.id, Event.kind == "enrollment_form_corrected")
    if doing.session.scalar(select(Event.id).where(*corrected, Event.at > asked_at).limit(1)) is not None:
        raise Refused("This answer is about what stood on the form before it was corrected. The partner is asked anew.")


def _inquiry_to_answer(doing: Doing, partner: str, inquiry_id: int | None) -> PartnerInquiry:
    """The question that is answered, else a new row for what nobody asked."""
    row = enrollment_of(doing)
    of_partner = (PartnerInquiry.enrollment_id == row.id, PartnerInquiry.partner == partner)
    query = select(PartnerInquiry).where(*of_partner)
    if inquiry_id is not None:
        query = query.where(PartnerInquiry.id == inquiry_id)
    inquiry = doing.session.scalars(query.order_by(PartnerInquiry.id.desc()).limit(1)).first()
    if inquiry is None and inquiry_id is not None:
        raise Refused("This answer belongs to no inquiry of this enrollment.")
    return inquiry if inquiry is not None and inquiry.answer is None else new_inquiry(doing, row, partner, unasked=True)
