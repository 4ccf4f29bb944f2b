"""Whoever misses again and again is slowed down and raised as an alert; whoever works is not."""

import datetime as dt
from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records import clock
from records.inquiry_log import InquiryLog, ProbingAlert
from tests.activities.snapshot.authorizations import TODAY, Told, during
from tests.web.inquiry.lookers import CLIENT, DOCTOR, OTHER, SAR, looking, of_hospital
from tests.web.providers import text

MINUTE = dt.timedelta(minutes=1)
THEIRS = "91234567A"


def state(told: Told, built: Callable[[], None]) -> None:
    told.client(CLIENT, cin="91234568C")
    told.client("0000002", cin=THEIRS)
    told.sar(SAR, CLIENT, parties={"authorized": DOCTOR})
    told.sar("97000000099", "0000002", parties={"authorized": OTHER})
    built()


def test_twenty_searches_for_a_cin_of_others_raise_an_alert_and_slow_down(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    state(told, built)
    who = of_hospital(session, DOCTOR)
    visitor = looking(app, who)
    for _miss in range(20):
        answer = visitor.post("/inquiry/search", {"sought": THEIRS})
        assert "Nothing is found" in text(answer)
    alert = session.scalars(select(ProbingAlert)).one()
    assert (alert.user_id, alert.organization_id, alert.misses) == (who.id, who.organization_id, 20)
    for path in (f"/inquiry/sars/{SAR}", "/inquiry/clients/9999999", f"/inquiry/sars/{SAR}.pdf"):
        answer = visitor.get(path)
        assert answer.status_code == 429
        assert "Wait 15 minutes" in text(answer)
    assert visitor.post("/inquiry/search", {"sought": SAR}).status_code == 429
    missed = select(func.count()).where(InquiryLog.user_id == who.id, InquiryLog.deed == "not_found")
    assert session.scalar(missed) == 20


def test_after_a_quarter_of_an_hour_they_may_look_again_and_probing_again_counts_on(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    state(told, built)
    visitor = looking(app, of_hospital(session, DOCTOR))
    for _miss in range(20):
        assert visitor.get("/inquiry/sars/97999999999").status_code == 404
    with clock.fixed(during(TODAY) + 14 * MINUTE):
        assert visitor.get(f"/inquiry/sars/{SAR}").status_code == 429
    with clock.fixed(during(TODAY) + 16 * MINUTE):
        assert visitor.get(f"/inquiry/sars/{SAR}").status_code == 200
        for _miss in range(20):
            assert visitor.get("/inquiry/sars/97999999999").status_code == 404
        assert visitor.get(f"/inquiry/sars/{SAR}").status_code == 429
    assert session.scalars(select(ProbingAlert)).one().misses == 40


def test_misses_far_apart_and_of_others_are_no_probing(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    state(told, built)
    one, two = (looking(app, of_hospital(session, DOCTOR)) for _each in range(2))
    for minute in range(20):
        with clock.fixed(during(TODAY) + minute * MINUTE):
            assert one.get("/inquiry/sars/97999999999").status_code == 404
    for _miss in range(19):
        assert two.get("/inquiry/letters/L-9").status_code == 404
    assert two.get(f"/inquiry/sars/{SAR}").status_code == 200
    assert session.scalars(select(ProbingAlert)).all() == []


def test_lists_that_are_empty_are_no_misses(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    state(told, built)
    visitor = looking(app, of_hospital(session, DOCTOR))
    for _look in range(25):
        assert visitor.get("/inquiry/sars?status=denied").status_code == 200
    assert visitor.get(f"/inquiry/sars/{SAR}").status_code == 200


def test_an_alert_says_how_many_things_were_looked_for_also_where_one_print_asks_for_many(
    app: Flask, session: Session, told: Told, built: Callable[[], None]
) -> None:
    state(told, built)
    visitor = looking(app, of_hospital(session, DOCTOR))
    unknown = [f"9799999{number:04d}" for number in range(50)]
    assert visitor.post("/inquiry/print", {"sar": [SAR, *unknown]}).status_code == 200
    assert session.scalars(select(ProbingAlert)).one().misses == 50
    assert visitor.post("/inquiry/print", {"sar": unknown}).status_code == 429
