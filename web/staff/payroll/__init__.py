"""Payroll: pay runs from their totals down to each cent of each payment."""
