"""What the API takes as a telling of CCS: the values of the daily file by name, judged by the same reading."""

from typing import Any

from marshmallow import INCLUDE, Schema, fields

from records.ccs_layout import CLIENT, INSIDE, LETTER, MEMBERSHIP, SAR, RecordLayout

KINDS = {"count": "integer", "yes": "boolean", "counts": "array"}
FORMATS = {"day": {"format": "date"}, "past": {"format": "date"}}


def shape_of(layout: RecordLayout, name: str) -> type[Schema]:
    """A record's shape for the documentation. What is in it is judged by `records.ccs_reading`, not here."""
    values: dict[str, Any] = {
        value.name: fields.Raw(
            allow_none=True,
            metadata={"type": KINDS.get(value.kind, "string"), **FORMATS.get(value.kind, {}), **_more(value.words)},
        )
        for value in layout.values
    }
    for inside in INSIDE.get(layout.word, ()):
        values[inside.word] = fields.Raw(metadata={"type": "array", "items": {"type": "object"}})
    meta = type("Meta", (), {"unknown": INCLUDE})
    return type(f"{name}Shape", (Schema,), {**values, "Meta": meta, "__doc__": f"A {layout.word} as CCS tells it."})


def _more(words: tuple[str, ...]) -> dict[str, Any]:
    return {"enum": list(words)} if words else {}


ClientToldShape = shape_of(CLIENT, "CcsClientTold")
MembershipToldShape = shape_of(MEMBERSHIP, "CcsMembershipTold")
SarToldShape = shape_of(SAR, "CcsSarTold")
LetterToldShape = shape_of(LETTER, "CcsLetterTold")


class OutcomeShape(Schema):
    """What came of a telling."""

    outcome = fields.String(metadata={"description": "taken: it is the newest now; unchanged: it was told before."})
