"""Addresses that nobody's link leads to: days at the ends of the calendar, words by which addresses are made."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.activities.snapshot.authorizations import Told
from tests.web.conftest import Visitor
from tests.web.inquiry.lookers import CLIENT, DOCTOR, SAR, looking, of_hospital
from tests.web.inquiry.organizations import at_browser, hospital, liaison
from tests.web.inquiry.test_logs import did, lines

OF_THE_ADDRESS = "_external=1&_scheme=javascript&_method=POST&_anchor=top&endpoint=sign_in.show&values=1"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-13-01", "20260301", "\u0660001-01-01", "now"])
def test_a_day_at_the_end_of_the_calendar_is_no_day(
    app: Flask, session: Session, told: Told, built: Callable[[], None], day: str
) -> None:
    told.client(CLIENT)
    told.sar(SAR, CLIENT)
    built()
    visitor = looking(app, of_hospital(session, DOCTOR))
    assert visitor.get(f"/inquiry/activity?day={day}").status_code == 200
    assert visitor.get(f"/inquiry/sars?from={day}&until={day}&changed={day}").status_code == 200


@pytest.mark.parametrize("query", ["from=0001-01-01", "until=9999-12-31", "before=9223372036854775807", "user=0"])
def test_the_log_is_read_whatever_its_address_asks(app: Flask, session: Session, query: str) -> None:
    visitor = at_browser(app, liaison(session, hospital(session)))
    for path in ("/inquiry/log", "/inquiry/log.csv"):
        assert visitor.get(f"{path}?{query}").status_code == 200


def test_no_link_of_a_page_takes_more_from_its_address_than_filters(
    app: Flask, session: Session, as_role: Callable[[str], Visitor]
) -> None:
    visitor = at_browser(app, liaison(session, hospital(session)))
    pages = [visitor.get(f"{path}?{OF_THE_ADDRESS}") for path in ("/inquiry/log", "/inquiry/users")]
    pages.append(as_role("auditor").get(f"/inquiries?{OF_THE_ADDRESS}"))
    pages.append(as_role("regional_office").get(f"/organizations?{OF_THE_ADDRESS}"))
    for page in pages:
        assert page.status_code == 200
        assert "javascript:" not in page.get_data(as_text=True)


def test_a_place_in_the_log_tells_nothing_of_when_others_did_anything(app: Flask, session: Session) -> None:
    head = liaison(session, hospital(session))
    did(session, head, sar_number="97000000012")
    theirs = did(session, liaison(session, hospital(session)), sar_number="97000000020")
    visitor = at_browser(app, head)
    own = did(session, head, sar_number="97000000039")
    assert "97000000012" in visitor.get(f"/inquiry/log?before={own.id}").get_data(as_text=True)
    assert "97000000012" not in visitor.get(f"/inquiry/log?before={theirs.id}").get_data(as_text=True)
    assert lines(visitor, f"/inquiry/log.csv?before={theirs.id}") == []
