"""Letters about an enrollment or an assignment as they are sent: composed from the record, printed, kept.

To the provider (SOC 848, 852, 853, 857, 2271 ...) or to the recipient (SOC 855, 2271A, NA 1253): each template's
notice.yaml says to whom. A provider's letter tells nothing of the recipient but the name and the hours; a recipient's
tells nothing of a provider's record but what a waiver needs (W&I 12305.87(d)).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities import timeline
from activities.doing import Doing
from activities.notices import violation_letters
from activities.notices.addresses import addressee, facts_box, office
from activities.notices.letter import Letter, page
from activities.notices.letter_days import LetterDays, letter_days
from activities.notices.letter_figures import figures
from activities.notices.program_moves import program_moved
from activities.notices.readers import Concern, Reader, concerns, newest_cause, provider, recipient
from activities.notices.render import render
from activities.notices.violation_letters import of_violation
from activities.notices.weekly_hours import providers_table, recipient_table
from records.decision import Decision, Notice
from records.provider_hours import DAY
from records.violation import Violation
from rules.notices.texts import NoticeText, letter_words, notice_text, shared_words
from rules.sentences import long_day

OF_STATUS = {"ended": "work_ended", "on_leave": "work_paused"}
"""The words about weekly hours where an assignment has none any more, or for a while."""

WRITTEN = {
    "exception_denied": "decision_reason",
    "appeal_denied": "decision_reason",
    "extra_hours_refused_recipient": "decision_reason",
    "exemption_refused": "reason",
    **violation_letters.WRITTEN,
}
"""The column of the row that holds what the person who decided wrote to the reader."""


@dataclass(frozen=True)
class Telling:
    """What is told, whatever the language."""

    template: str
    concern: Concern
    reader: Reader
    days: LetterDays
    decisions: list[Decision]


def send_letter(
    doing: Doing, template: str, about: int | None = None, decision_ids: list[int] | None = None
) -> list[Notice]:
    """Write to whom the template names, in their written language and in English; nobody concerned, no letter.

    `about` is the row it tells of (readers.concerns); `decision_ids` the reasons, found in the record if not given.
    """
    to = notice_text(template, "en").to
    sent: list[Notice] = []
    for concern in _concerns(doing, template, to, about):
        folder = folder_of(doing.session, template, concern)
        text = notice_text(folder, "en")
        reader = recipient(concern.case) if text.to == "recipient" and concern.case else provider(concern.enrollment)
        decisions = _decisions(doing, text, concern, decision_ids)
        telling = Telling(folder, concern, reader, letter_days(doing, text, concern), decisions)
        sent += [_send(doing, telling, language) for language in reader.languages]
    return sent


def _concerns(doing: Doing, template: str, to: str, about: int | None) -> Iterable[Concern]:
    if doing.subject.kind == "violation":
        return of_violation(doing.session, doing.subject, to)
    return concerns(doing.session, doing.subject, template, to, about)


def folder_of(session: Session, letter: str, concern: Concern) -> str:
    """The folder of texts: what is enrolled by waiver, late, on leave or ended has words of its own."""
    if isinstance(concern.row, Violation):
        return violation_letters.folder(letter, concern.row)
    if letter == "provider_terminated" and newest_cause(session, concern.enrollment) == "fourth_violation":
        return "provider_terminated_violation"
    if letter == "provider_enrolled" and concern.enrollment.status == "enrolled_by_waiver":
        return "provider_enrolled_by_waiver"
    if letter in ("exception_denied", "appeal_denied") and concern.row.outcome == "late":
        return letter.replace("denied", "late")
    if letter.startswith("weekly_hours_") and concern.assignment is not None:
        return letter.replace("weekly_hours", OF_STATUS.get(concern.assignment.status, "weekly_hours"))
    return letter


def _decisions(doing: Doing, text: NoticeText, concern: Concern, given: list[int] | None) -> list[Decision]:
    """The reasons: the decisions given, those of the row it tells of, else the newest of each question."""
    if text.action == "change" and concern.assignment is not None:
        moved = program_moved(doing.session, concern.assignment)
        given = [moved.decision_id] if moved and moved.decision_id else given
    if given is None:
        row_ids = getattr(concern.row, "decision_ids", None) or [getattr(concern.row, "decision_id", None)]
        given = [each for each in row_ids if each is not None]
    by_question = {each.question: each for each in _of_ids(doing, given)}
    found = [by_question.get(question) or _newest(doing, question, rows) for question, rows in text.reasons.items()]
    return [each for each in found if each is not None]


def _of_ids(doing: Doing, ids: list[int]) -> list[Decision]:
    return list(doing.session.scalars(select(Decision).where(Decision.id.in_(ids)).order_by(Decision.id)))


def _newest(doing: Doing, question: str, rows: list[str]) -> Decision | None:
    """The newest decision of a question about this subject in which one of these rows spoke."""
    asked = select(Decision).where(doing.subject.of(Decision), Decision.question == question)
    for decision in doing.session.scalars(asked.order_by(Decision.id.desc())):
        if not rows or any(each["row"] in rows for each in decision.trace["because"]):
            return decision
    return None


def _send(doing: Doing, telling: Telling, language: str) -> Notice:
    """Compose, print and keep a letter in one language."""
    text, days, reader = notice_text(telling.template, language), telling.days, telling.reader
    content = page(_letter(doing, telling, text))
    pdf = render(content)
    notice = Notice(
        **telling.concern.subject.columns,
        case_id=reader.case.id if reader.case else None,
        person_id=reader.person_id,
        template=telling.template,
        form=text.form,
        language=language,
        action=text.action,
        mailed_on=days.mailed_on,
        effective_on=days.effective_on,
        hearing_by=days.last_days.get("hearing_by"),
        decision_ids=[each.id for each in telling.decisions],
        content=content,
        pdf=pdf,
        pdf_sha256=sha256(pdf).hexdigest(),
        made_at=doing.at,
    )
    doing.session.add(notice)
    doing.session.flush()
    _note(doing, telling.concern, notice)
    return notice


def _letter(doing: Doing, telling: Telling, text: NoticeText) -> Letter:
    session, reader, days, language = doing.session, telling.reader, telling.days, text.language
    words = shared_words(language) | letter_words(language)
    return Letter(
        text=text,
        reference=reader.number[1],
        mailed_on=days.mailed_on,
        office=office(session, reader.sender, words),
        box=facts_box(session, reader.sender, reader.number, words, long_day(days.mailed_on, language)),
        addressee=addressee(reader.who),
        filling=figures(session, telling.concern, days, language),
        decisions=telling.decisions,
        tables=_tables(doing, telling, text),
        written=_written(telling),
        deadlines={name: day.isoformat() for name, day in days.last_days.items()},
    )


def _tables(doing: Doing, telling: Telling, text: NoticeText) -> list[dict[str, Any]]:
    assignment = telling.concern.assignment
    if text.shows == "findings":
        return [violation_letters.findings_table(doing.session, telling.concern, text.language)]
    if text.shows != "weekly_hours" or assignment is None:
        return []
    table = providers_table if text.to == "recipient" else recipient_table
    on = telling.days.effective_on if assignment.ended_on is None else assignment.ended_on + DAY
    return [table(doing.session, assignment, on, text.language)]


def _written(telling: Telling) -> str | None:
    """What somebody wrote to deny or refuse: told to who asked, in the words it was written in."""
    column = WRITTEN.get(telling.template)
    return getattr(telling.concern.row, column) if column else None


def _note(doing: Doing, concern: Concern, notice: Notice) -> None:
    timeline.happened(
        doing,
        "letter_sent",
        of=concern.subject,
        case_id=notice.case_id,
        notice_id=notice.id,
        template=notice.template,
        form=notice.form,
        language=notice.language,
        effective_on=notice.effective_on,
    )
