"""A timesheet of one provider-recipient pair and half-month: from its submission to its acceptance."""
