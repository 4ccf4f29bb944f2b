"""How values cross into histories: Temporal's own JSON, and days as ISO text. Nothing else is let through."""

import datetime as dt
import json
from typing import Any

from temporalio.converter import (
    AdvancedJSONEncoder,
    CompositePayloadConverter,
    DataConverter,
    DefaultPayloadConverter,
    JSONPlainPayloadConverter,
    JSONTypeConverter,
)


class DayEncoder(AdvancedJSONEncoder):
    """Writes a day as YYYY-MM-DD; Temporal's own encoder refuses it."""

    def default(self, o: Any) -> Any:
        """Encode a day; leave every other type to Temporal."""
        if isinstance(o, dt.date) and not isinstance(o, dt.datetime):
            return o.isoformat()
        return super().default(o)


class DayReader(JSONTypeConverter):
    """Reads a day where a message declares one."""

    def to_typed_value(self, hint: type, value: Any) -> Any:
        """A day for a day; anything else is not ours to read."""
        if getattr(hint, "__name__", "") == "date" and isinstance(value, str):
            return dt.date.fromisoformat(value)
        return JSONTypeConverter.Unhandled


class PayloadConverter(CompositePayloadConverter):
    """Temporal's converters, with days added to the JSON one."""

    def __init__(self) -> None:
        json_converter = JSONPlainPayloadConverter(encoder=DayEncoder, custom_type_converters=[DayReader()])
        kept = [
            json_converter if isinstance(each, JSONPlainPayloadConverter) else each
            for each in DefaultPayloadConverter.default_encoding_payload_converters
        ]
        super().__init__(*kept)


data_converter = DataConverter(payload_converter_class=PayloadConverter)


def as_json(message: Any) -> Any:
    """A message as plain JSON values, as it would stand in a history."""
    return json.loads(json.dumps(message, cls=DayEncoder))
