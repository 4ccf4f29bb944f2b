"""The steps of an assignment of a provider to a recipient. The modules that do steps are in `STEPS`."""

from activities.assignments import (
    agreements,
    beginning,
    changing_hours,
    ending,
    extra_hours,
    hours_authorized,
    leave,
    live_in,
    relation,
    sick_leave,
    standing_changed,
    starting,
)

STEPS = (
    *(agreements, beginning, changing_hours, ending, extra_hours, hours_authorized),
    *(leave, live_in, relation, sick_leave, standing_changed, starting),
)
