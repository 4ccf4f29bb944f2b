"""The steps of timesheets and what is looked at when one is accepted. The modules that do steps are in `STEPS`."""

from activities.timesheets import approving, beginning, escalating, reminding, resolving, sending, workweeks

STEPS = (approving, beginning, escalating, reminding, resolving, sending, workweeks)
