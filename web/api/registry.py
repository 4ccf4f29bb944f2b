"""The public authority's registry: searched by other systems."""

from typing import Any

from records import registry_list
from records.enrollment import RegistryListing
from records.registry_list import Asked
from web import database
from web.access import requires
from web.api.frame import group
from web.api.provider_shapes import RegistryAsked, RegistryShape
from web.reach import within

blueprint = group("registry", "/registry", "Enrolled providers who look for work.")


@blueprint.get("")
@blueprint.arguments(RegistryAsked, location="query")
@blueprint.response(200, RegistryShape)
@requires("registry", "read")
def providers(asked: dict[str, Any]) -> dict[str, Any]:
    """Providers who fit, by name, fifty a page."""
    page = registry_list.page(database.session(), within()(RegistryListing), Asked(**asked))
    return {"items": page.lines, "page": page.page, "pages": page.pages}
