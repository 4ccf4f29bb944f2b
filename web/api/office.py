"""The health of the office, for programs that watch over it."""

from web.access import requires
from web.api.frame import group
from web.api.office_shapes import OfficeShape
from web.staff.office.look import Look, look

blueprint = group("office", "/office", "How the parts of the office are, and what is stuck; it names no client.")


@blueprint.get("")
@blueprint.response(200, OfficeShape)
@requires("office", "read")
def office() -> Look:
    """The same facts as on the administrator's page. 200 also when a part is ill: read `well` and `state`."""
    return look()
