"""The group of endpoints that speak FHIR R4."""

from flask import Blueprint

from web.api.fhir.systems import BASE
from web.security import csrf

blueprint = Blueprint("fhir", __name__, url_prefix=BASE)
csrf.exempt(blueprint)  # a bearer token is never sent by a browser on its own
