"""`hearth pay`: runs of pay from the terminal."""
