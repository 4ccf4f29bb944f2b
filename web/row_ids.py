"""Row ids in addresses: whole numbers that PostgreSQL can hold; anything larger is no address of ours."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**63 - 1


class RowId(IntegerConverter):
    """`<int:...>` in an address, up to the largest bigint."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **({"max": LARGEST} | more))


def init_app(app: Flask) -> None:
    """Let every `<int:...>` be a row id; a larger number gets the same 404 as a row that does not exist."""
    app.url_map.converters["int"] = RowId
