"""Scripted answers of the steps of gathering, of the partners' checks and of the time to finish."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.workflows.enrollment.scripted_records import EnrollmentRecords, day_of
from tests.workflows.scripted_records import county_day
from workflows.steps.enrollment.standing import Background, Check, ClockName, EnrollmentAnswer, Ring
from workflows.steps.step import About, AboutClock, Told

Answering = Callable[[EnrollmentRecords, Told], EnrollmentAnswer]
SILENT_AFTER = dt.timedelta(days=10)
DOJ_SILENT_AFTER = dt.timedelta(days=30)


def begin(records: EnrollmentRecords, order: About) -> EnrollmentAnswer:
    return records.answer("begun", rings=[records.finish()] if records.starts_on else [])


def done(fact: str, outcome: str) -> Answering:
    def note(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
        records.know(**{fact: True})
        return records.answer(outcome, rings=records.time_from(day_of(records, told.submission_id, told.at)))

    return note


def receive_application(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    if records.standing.application:  # a correction: the partners are asked again
        records.know(ssn=Check.NOT_ASKED, list=Check.NOT_ASKED)
    return done("application", "received")(records, told)


def correct_identity(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    records.know(ssn=Check.NOT_ASKED, list=Check.NOT_ASKED)
    return records.answer("corrected")


def take_fingerprints(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    records.know(background=Background.ASKED)
    records.fingerprints_on = county_day(told.at)
    answer = done("fingerprints", "taken")(records, told)
    answer.rings.append(Ring(ClockName.PARTNERS, at=told.at + SILENT_AFTER))
    return answer


def designate(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    rings = records.time_from(day_of(records, told.submission_id, told.at))
    return records.answer("designated", about=records.row(), rings=rings)


def ask_partners(records: EnrollmentRecords, order: About) -> EnrollmentAnswer:
    records.know(ssn=Check.ASKED, list=Check.ASKED)
    return records.answer("asked", rings=[Ring(ClockName.PARTNERS, at=order.at + SILENT_AFTER)])


def partners_silent(records: EnrollmentRecords, order: About) -> EnrollmentAnswer:
    silent = [name for name in ("ssn", "list") if getattr(records.standing, name) is Check.ASKED]
    records.know(**{name: Check.BY_HAND for name in silent})
    asked = records.standing.background in (Background.ASKED, Background.DELAYED)
    for_long = records.fingerprints_on and county_day(order.at) >= records.fingerprints_on + DOJ_SILENT_AFTER
    if asked and for_long:
        silent.append("doj")
    records.know(silent=silent)
    again = [Ring(ClockName.PARTNERS, at=order.at + SILENT_AFTER)] if asked else []
    return records.answer("chase" if silent else "waiting", rings=again)


def answer_ssn(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    said = records.said[told.submission_id].get("answer", "verified")
    records.know(ssn=Check(said))
    return records.answer(said)


def answer_list(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    said = records.said[told.submission_id].get("answer", "clear")
    records.know(list=Check(said))
    return records.answer(said)


MEANS = {
    "clear": Background.CLEAR,
    "record_cleared": Background.CLEAR,
    "delayed": Background.DELAYED,
    "record": Background.RECORD,
    "conviction": Background.RECORD,
}


def answer_background(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    said = records.said[told.submission_id].get("answer", "clear")
    if said in MEANS:  # an arrest changes nothing
        records.know(background=MEANS[said])
    return records.answer(said)


def extend(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    records.know(extended=True)
    return records.answer("extended", rings=[records.finish()] if records.starts_on else [])


def ran_out(records: EnrollmentRecords, order: AboutClock) -> EnrollmentAnswer:
    assert records.due[ClockName.FINISH] < county_day(order.at)
    return records.answer("missed")


def move_county(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    return records.answer("moved")


def give_old_w4(records: EnrollmentRecords, told: Told) -> EnrollmentAnswer:
    return records.answer("given")


SCRIPTS: dict[str, Callable[[EnrollmentRecords, Any], EnrollmentAnswer]] = {
    "begin_enrollment": begin,
    "receive_application": receive_application,
    "take_fingerprints": take_fingerprints,
    "attend_orientation": done("orientation", "attended"),
    "sign_agreement": done("agreement", "signed"),
    "designate": designate,
    "ask_partners": ask_partners,
    "partners_silent": partners_silent,
    "answer_ssn": answer_ssn,
    "answer_list": answer_list,
    "answer_background": answer_background,
    "correct_identity": correct_identity,
    "extend_enrollment": extend,
    "enrollment_time_ran_out": ran_out,
    "move_county": move_county,
    "give_old_w4": give_old_w4,
}
