"""A page of what was found, as a Bundle: what it holds, as of which day, and where the next page is."""

from urllib.parse import urlencode

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.resource import Resource
from flask import request

from records.snapshot import Snapshot
from web.api.fhir.answering import made
from web.api.fhir.systems import BASE

AS_OF = "urn:hearth:ccs:as-of"


def address(path: str, query: list[tuple[str, str]] | None = None) -> str:
    """An absolute address of this server."""
    return f"{request.url_root.rstrip('/')}{BASE}/{path}" + (f"?{urlencode(query)}" if query else "")


def found(
    snapshot: Snapshot | None, resources: list[Resource], own: list[tuple[str, str]], then: str | None, of: str
) -> Bundle:
    """A searchset. `own`: the search as it was understood, which an address may hold; `then`: where the next begins."""
    links = [{"relation": "self", "url": address(of, own)}]
    if then is not None:
        rest = [(name, value) for name, value in own if name != "_after"]
        links.append({"relation": "next", "url": address(of, [*rest, ("_after", then)])})
    told = {
        "type": "searchset",
        "meta": {"extension": [{"url": AS_OF, "valueDate": snapshot.as_of.isoformat()}]} if snapshot else None,
        "link": links,
        "entry": [
            {
                "fullUrl": address(f"{resource.get_resource_type()}/{resource.id}"),
                "resource": resource.model_dump(),
                "search": {"mode": "match"},
            }
            for resource in resources
        ],
    }
    bundle: Bundle = made(Bundle, told)  # type: ignore[assignment]
    return bundle
