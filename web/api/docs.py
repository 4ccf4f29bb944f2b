"""The API's documentation, drawn from its OpenAPI document without a script from elsewhere."""

from typing import Any

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from web.access import public
from web.api.frame import specification

blueprint = Blueprint("api_pages", __name__)
METHODS = ("get", "post", "put", "delete")


@blueprint.get("/api/docs")
@public
def docs() -> ResponseReturnValue:
    """Every endpoint, what it takes and what it gives."""
    spec = specification(current_app)
    calls = [
        {"path": path, "method": method, **call}
        for path, methods in spec["paths"].items()
        for method, call in methods.items()
        if method in METHODS
    ]
    groups = [(tag, [call for call in calls if tag["name"] in call.get("tags", ())]) for tag in spec["tags"]]
    return render_template(
        "api/docs.html", spec=spec, groups=groups, schemas=spec["components"]["schemas"], type_of=type_of
    )


def type_of(shape: dict[str, Any]) -> str:
    """A JSON schema's type in words."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    kind = shape.get("type", "anything")
    if kind == "array":
        return f"list of {type_of(shape.get('items', {}))}"
    words = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{words} ({shape['format']})" if "format" in shape else words
