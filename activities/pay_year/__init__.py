"""Wage reports from payments: W-2 files of a year, and the quarter's wages for the state, with control totals."""
