"""The program, and the providers of authorizations that may be seen, as Organizations."""

from typing import Any

from fhir.resources.R4B.organization import Organization
from flask import Response
from sqlalchemy import and_, select

from records.inquiry_logging import Deed
from records.sar import SarParty
from records.sar_reach import visible_sars
from records.snapshot import Snapshot, SnapshotSar
from records.snapshot_ways import SnapshotParty
from web import database
from web.api.fhir import guard, looking, systems
from web.api.fhir.answering import answer, made
from web.api.fhir.blueprint import blueprint
from web.api.fhir.parties import PROGRAM, PROGRAM_NAME, identifier
from web.api.fhir.standing import concept

ONE = "fhir_organization"
KINDS = f"{systems.TERMINOLOGY}/organization-type"


@blueprint.get("/Organization/<number>")
@guard.for_token
def read_organization(number: str) -> Response:
    """The program (`ccs`), or a provider by the number on an authorization."""
    if number == PROGRAM:
        return answer(_made(number, PROGRAM_NAME, "pay"))
    snapshot = looking.snapshot_or_missed(ONE)
    name = _name(snapshot, number)
    if name is None:
        looking.missed(ONE)
    looking.noted(Deed("view", ONE))
    return answer(_made(number, name, "prov", identifier(number)))


def _name(snapshot: Snapshot, number: str) -> str | None:
    """What the newest authorization that may be seen calls a provider."""
    way = SnapshotParty
    sar = and_(SnapshotSar.snapshot_id == way.snapshot_id, SnapshotSar.sar_id == way.sar_id)
    told = and_(SarParty.sar_id == way.sar_id, SarParty.number == way.number)
    named = (
        select(SarParty.name)
        .select_from(way)
        .join(SnapshotSar, sar)
        .join(SarParty, told)
        .where(way.snapshot_id == snapshot.id, way.number == number, visible_sars(looking.rights(), snapshot.id))
        .order_by(way.changed_on.desc(), way.sar_id.desc())
        .limit(1)
    )
    return database.session().scalar(named)


def _made(number: str, name: str, kind: str, numbered: dict[str, str] | None = None) -> Organization:
    told: dict[str, Any] = {"id": number, "active": True, "name": name, "type": [concept(KINDS, kind)]}
    resource: Organization = made(Organization, {**told, "identifier": [numbered]})  # type: ignore[assignment]
    return resource
