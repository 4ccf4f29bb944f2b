"""What is done with the daily file from CCS: checked as a whole, its parts taken, the totals tied."""

CHECK = "check_ccs_file"
TAKE_PART = "take_ccs_part"
FINISH = "finish_ccs_file"
