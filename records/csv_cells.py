"""Cells of a CSV file that a spreadsheet will open: shown, never run."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a value begins that Excel, LibreOffice or Sheets would run as a formula (OWASP, CSV injection)."""


def harmless(text: str) -> str:
    """A value that a spreadsheet shows and never runs: one that looks like a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
