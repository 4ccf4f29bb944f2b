"""What CCS knows, told record by record by other systems: read as in a daily file, with the same sentences."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import ccs_references, sar_telling
from records.ccs_fault_words import Fault
from records.ccs_layout import CLIENT, LETTER, MEMBERSHIP, SAR, RecordLayout
from records.ccs_raw import asked_of_the_law, from_object
from records.ccs_reading import understood
from records.ccs_values import Known
from records.clock import county_today, now
from records.place import County
from records.sar_telling import Outcome, Source
from rules.preview import preview
from web import database
from web.access import requires
from web.api.ccs_shapes import ClientToldShape, LetterToldShape, MembershipToldShape, OutcomeShape, SarToldShape
from web.api.frame import group
from web.errors import Refusal

blueprint = group("ccs", "/ccs", "What CCS tells of clients, memberships, authorization requests and letters.")

Tell = Callable[[Session, Sequence[Any], Source], list[Outcome]]


@blueprint.put("/clients/<string:number>")
@blueprint.arguments(ClientToldShape)
@blueprint.response(200, OutcomeShape)
@requires("ccs_record", "tell")
def client(sent: dict[str, Any], number: str) -> dict[str, str]:
    """A client as it stands now."""
    return _told(CLIENT, _numbered(sent, number), sar_telling.tell_clients)


@blueprint.put("/memberships")
@blueprint.arguments(MembershipToldShape)
@blueprint.response(200, OutcomeShape)
@requires("ccs_record", "tell")
def membership(sent: dict[str, Any]) -> dict[str, str]:
    """A membership, known by client, plan and first day; with `taken_back` it never was."""
    return _told(MEMBERSHIP, sent, sar_telling.tell_memberships)


@blueprint.put("/sars/<string:number>")
@blueprint.arguments(SarToldShape)
@blueprint.response(200, OutcomeShape)
@requires("ccs_record", "tell")
def sar(sent: dict[str, Any], number: str) -> dict[str, str]:
    """A request whole: all its lines, codes, diagnoses and parties replace what was told before."""
    return _told(SAR, _numbered(sent, number), sar_telling.tell_sars)


@blueprint.put("/letters/<string:number>")
@blueprint.arguments(LetterToldShape)
@blueprint.response(200, OutcomeShape)
@requires("ccs_record", "tell")
def letter(sent: dict[str, Any], number: str) -> dict[str, str]:
    """A letter as it stands now."""
    return _told(LETTER, _numbered(sent, number), sar_telling.tell_letters)


def _numbered(sent: dict[str, Any], number: str) -> dict[str, Any]:
    if sent.get("number", number) != number:
        raise Refusal("The number in the address and the number in the record differ. Send one.", 422)
    return {**sent, "number": number}


def _told(layout: RecordLayout, sent: dict[str, Any], tell: Tell) -> dict[str, str]:
    session, today = database.session(), county_today()
    raw = from_object(layout, sent, 1)
    lawful = {
        (question, value): bool((preview(question, today, {"value": value}).answer or {}).get("valid"))
        for question, value in asked_of_the_law([raw])
    }
    told = understood(raw, Known(today, frozenset(session.scalars(select(County.code))), lawful))
    if isinstance(told, list):
        raise _refused(told)
    unknown = ccs_references.faults_of(session, layout.word, [told])
    if unknown:
        raise _refused(list(unknown.values()))
    outcome = tell(session, [told], Source(None, now()))[0]
    if outcome is Outcome.OLDER:
        raise Refusal("Something newer was told of it a moment ago. What was told last stands.")
    return {"outcome": outcome.value}


def _refused(faults: Sequence[Fault]) -> Refusal:
    """Everything that is wrong, by field."""
    refusal = Refusal("The record was not taken. See what to mend, field by field.", 422)
    messages: dict[str, list[str]] = {}
    for fault in faults:
        messages.setdefault(fault.field or "record", []).append(fault.sentence)
    refusal.data = {"messages": messages}  # type: ignore[attr-defined]
    return refusal
