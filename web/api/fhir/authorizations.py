"""Authorizations read and searched by another system."""

from flask import Response

from records.client_search import client_numbered
from records.inquiry_logging import Deed, searched
from records.sar_bases import bases_of
from records.sar_feed import Stretch, stretch
from records.sar_view import SarSeen, ids_numbered, sars_seen
from records.sar_wanted import Wanted
from records.snapshot import Snapshot
from web import database
from web.api.fhir import guard, looking
from web.api.fhir.answering import answer
from web.api.fhir.asked import asked
from web.api.fhir.authorization import authorization
from web.api.fhir.blueprint import blueprint
from web.api.fhir.bundle import found
from web.api.fhir.patients import number_of
from web.api.fhir.sought import KNOWN, hides, own_parameters, wanted_of
from web.inquiry import as_of

ONE, MANY = "fhir_authorization", "fhir_authorizations"


@blueprint.get("/ExplanationOfBenefit/<number>")
@guard.for_token
def read_authorization(number: str) -> Response:
    """One request by its SAR number."""
    snapshot = looking.snapshot_or_missed(ONE, sar_number=number)
    seen = _seen(snapshot, ids_numbered(database.session(), looking.rights(), snapshot, [number]))
    if not seen:
        looking.missed(ONE, sar_number=number)
    _note_each(snapshot, seen)
    return answer(authorization(seen[0]), ETag=f'W/"{seen[0].sar.version}"')


@blueprint.get("/ExplanationOfBenefit")
@blueprint.post("/ExplanationOfBenefit/_search")
@guard.for_token
def search_authorizations() -> Response:
    """A page of requests, the newest change first."""
    told, snapshot = asked(*KNOWN), as_of.shown()
    wanted = wanted_of(told, number_of(told, "patient.identifier", "ExplanationOfBenefit"))
    if snapshot is None:
        return answer(found(None, [], own_parameters(told, wanted), None, "ExplanationOfBenefit"))
    after = told.place(snapshot.id)
    ids = stretch(database.session(), looking.rights(), snapshot, wanted, after, told.count)
    seen = [each for each in _seen(snapshot, ids.sar_ids) if not hides(told, each)]
    if ids.sar_ids or _named_are_there(snapshot, wanted):
        _note(snapshot, wanted, seen)
    else:
        _note_miss(wanted)
    resources = [authorization(each) for each in seen]
    own = own_parameters(told, wanted)
    return answer(found(snapshot, list(resources), own, _then(snapshot, ids), "ExplanationOfBenefit"))


def _then(snapshot: Snapshot, ids: Stretch) -> str | None:
    return f"{ids.then[0].isoformat()}.{ids.then[1]}.{snapshot.id}" if ids.then else None


def _seen(snapshot: Snapshot, sar_ids: list[int]) -> list[SarSeen]:
    return sars_seen(database.session(), looking.rights(), snapshot, sar_ids)


def _note(snapshot: Snapshot, wanted: Wanted, seen: list[SarSeen]) -> None:
    """The search, and each request that it gave away."""
    looking.noted(Deed("search", MANY, terms=_terms(wanted), found=len(seen)))
    _note_each(snapshot, seen)


def _named_are_there(snapshot: Snapshot, wanted: Wanted) -> bool:
    """Whether the request and the child that were named, if any were, may be seen, though nothing else fits."""
    session, rights = database.session(), looking.rights()
    if wanted.number and not ids_numbered(session, rights, snapshot, [wanted.number]):
        return False
    return not wanted.client_number or client_numbered(session, rights, snapshot, wanted.client_number) is not None


def _note_miss(wanted: Wanted) -> None:
    """Who was named and is not there is a miss, wherever the page begins."""
    numbers = {"sar_number": wanted.number, "client_number": wanted.client_number}
    looking.note_miss(MANY, terms=_terms(wanted), **numbers)


def _terms(wanted: Wanted) -> dict[str, object]:
    return searched(sorted(vars(wanted).items()))


def _note_each(snapshot: Snapshot, seen: list[SarSeen]) -> None:
    """What was given away, with what opened it."""
    bases = bases_of(database.session(), looking.rights(), snapshot, [each.row.sar_id for each in seen])
    looking.noted(
        *(
            Deed(
                *("view", ONE),
                sar_number=each.row.number,
                client_number=each.row.client_number,
                basis=bases.get(each.row.sar_id, (None, None)),
            )
            for each in seen
        )
    )
