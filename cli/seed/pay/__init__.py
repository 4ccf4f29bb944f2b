"""The demo's payroll: how its providers are paid, a run that was paid out, and one that waits for its two words."""
