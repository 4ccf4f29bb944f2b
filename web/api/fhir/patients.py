"""Children read and searched by number; nobody is searched for by name here."""

from flask import Response

from records.ccs_client import CcsClient
from records.client_search import ClientRow, client_numbered, found_clients
from records.inquiry_logging import Deed
from records.sar_bases import basis_of_client
from records.sar_wanted import Wanted
from records.snapshot import Snapshot
from web import database
from web.api.fhir import guard, looking
from web.api.fhir.answering import answer
from web.api.fhir.asked import CIN, Asked, asked, not_in_the_address, of_patient
from web.api.fhir.blueprint import blueprint
from web.api.fhir.bundle import found
from web.api.fhir.people import patient
from web.errors import Refusal
from web.inquiry import as_of

ONE = "fhir_patient"


@blueprint.get("/Patient/<number>")
@guard.for_token
def read_patient(number: str) -> Response:
    """One child by the CCS number."""
    snapshot = looking.snapshot_or_missed(ONE, client_number=number)
    row = client_numbered(database.session(), looking.rights(), snapshot, number)
    if row is None:
        looking.missed(ONE, client_number=number)
    return answer(patient(_noted(snapshot, row)))


@blueprint.get("/Patient")
@blueprint.post("/Patient/_search")
@guard.for_token
def search_patients() -> Response:
    """The child with a number."""
    told, snapshot = asked("_id", "identifier", "_count"), as_of.shown()
    numbers = {told.one("_id"), number_of(told, "identifier", "Patient")} - {None}
    if not numbers:
        raise Refusal("Send the identifier of a child: nobody is listed here.", 400)
    session, rights = database.session(), looking.rights()
    known = [client_numbered(session, rights, snapshot, str(each)) for each in numbers] if snapshot else []
    rows = [each for each in known if each is not None] if len(numbers) == 1 else []
    if not rows:
        looking.note_miss(ONE, client_number=min(map(str, numbers)))
    own = [("identifier", row.number) for row in rows]
    clients = [_noted(snapshot, row) for row in rows] if snapshot else []
    return answer(found(snapshot, [patient(each) for each in clients], own, None, "Patient"))


def number_of(told: Asked, name: str, resource: str) -> str | None:
    """A child's CCS number by a token. By a CIN: of whoever may be seen and has it; else one that nobody has."""
    number = of_patient(told, name)
    not_in_the_address(number, resource)
    snapshot = as_of.shown()
    if number is None or snapshot is None or not CIN.fullmatch(number):
        return number
    rows = found_clients(database.session(), looking.rights(), snapshot, Wanted(cin=number))
    return rows[0].number if rows else "?"


def _noted(snapshot: Snapshot, row: ClientRow) -> CcsClient:
    """The child as CCS told of it, once it is written down who read it."""
    basis = basis_of_client(database.session(), looking.rights(), snapshot, row.number)
    looking.noted(Deed("view", ONE, client_number=row.number, basis=basis))
    return database.session().get_one(CcsClient, row.client_id)
