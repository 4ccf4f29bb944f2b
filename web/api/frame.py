"""The frame of the JSON API: OpenAPI from the schemas themselves, errors as problem+json, bearer tokens only."""

from typing import Any

from flask import Flask
from flask_smorest import Api, Blueprint

from web.access import public
from web.security import csrf

PREFIX = "/api/v1"
CONFIG = {
    "API_TITLE": "Hearth",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {"description": "Questions of the law, applications, tasks and cases, for other systems."},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
    },
}


class HearthApi(Api):
    """flask-smorest, which leaves errors to `web.errors`: they are worded in one place."""

    def _register_error_handlers(self) -> None:
        """Nothing: see `web.errors.of_http`."""


def init_app(app: Flask, blueprints: list[Blueprint]) -> None:
    """Add the API's groups of endpoints to the site."""
    app.config.update(CONFIG)
    api = HearthApi(app)
    app.extensions["hearth.api"] = api
    serve = app.view_functions["api-docs.openapi_json"]
    app.view_functions["api-docs.openapi_json"] = public(lambda: serve())
    for blueprint in blueprints:
        csrf.exempt(blueprint)  # a bearer token is never sent by a browser on its own
        api.register_blueprint(blueprint, url_prefix=f"{PREFIX}{blueprint.url_prefix}")


def group(name: str, path: str, description: str) -> Blueprint:
    """A group of endpoints below `/api/v1`."""
    return Blueprint(f"api_{name}", __name__, url_prefix=path, description=description)


def specification(app: Flask) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = app.extensions["hearth.api"].spec.to_dict()
    return found
