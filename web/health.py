"""Is the site well? Asked by the supervisor process and by load balancers; says nothing of anyone."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from web.access import public
from web.database import session

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@public
def health() -> ResponseReturnValue:
    """200 when the database answers. Temporal away is no illness: submissions are kept for it."""
    session().execute(text("select 1"))
    return jsonify(status="well")
