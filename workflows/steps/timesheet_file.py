"""What is done with a file of timesheets: checked, its parts decided, their workweeks looked at, the totals tied."""

from workflows.steps.file_in_parts import PATIENCE, SILENCE, Done, FileChecked, FileOrder, PartOrder

__all__ = [
    "CHECK",
    "CHECK_PART_WORKWEEKS",
    "DECIDE_PART",
    "FINISH",
    "PATIENCE",
    "SILENCE",
    "Done",
    "FileChecked",
    "FileOrder",
    "PartOrder",
]

CHECK = "check_timesheet_file"
DECIDE_PART = "decide_timesheet_part"
CHECK_PART_WORKWEEKS = "check_timesheet_part_workweeks"
FINISH = "finish_timesheet_file"
