"""What the API says of the office's own health: states, sentences, instants; never a client."""

from marshmallow import Schema, fields


class PartShape(Schema):
    """One part of the office."""

    part = fields.String()
    state = fields.String(metadata={"description": "well, slow (it works, look at it) or ill"})
    sentence = fields.String()
    since = fields.DateTime(allow_none=True, metadata={"description": "Since when it is, or was first seen, so."})


class StuckShape(Schema):
    """A step of a process, or the process itself (`step` empty), that fails and is tried again."""

    process = fields.String(attribute="workflow_id", metadata={"description": "Like `application-7`."})
    step = fields.String()
    tries = fields.Integer()
    since = fields.DateTime(allow_none=True)
    next_try_at = fields.DateTime(attribute="next_at", allow_none=True)
    sentence = fields.String()


class StubbornShape(Schema):
    """A message that was tried more than five times and has not arrived."""

    id = fields.Integer()
    process = fields.String(attribute="workflow_id")
    message = fields.String(attribute="workflow")
    tries = fields.Integer(attribute="attempts")
    since = fields.DateTime(attribute="posted_at")
    next_try_at = fields.DateTime(allow_none=True)
    sentence = fields.String(attribute="last_error", allow_none=True)


class ScheduleShape(Schema):
    """Something that recurs."""

    id = fields.String()
    paused = fields.Boolean()
    last = fields.DateTime(allow_none=True)
    next = fields.DateTime(allow_none=True)


class OfficeShape(Schema):
    """The office at one moment. `stuck` and `schedules` are null while Temporal does not answer."""

    at = fields.DateTime()
    well = fields.Boolean(metadata={"description": "Every part is well and nothing is stuck."})
    parts = fields.List(fields.Nested(PartShape), attribute="findings")
    stuck = fields.List(fields.Nested(StuckShape), attribute="survey.stuck", allow_none=True, dump_default=None)
    messages = fields.List(fields.Nested(StubbornShape))
    schedules = fields.List(fields.Nested(ScheduleShape), allow_none=True)
