"""Words that people choose as passwords, with a digit or a sign after them: guessed first by whoever guesses."""

from pathlib import Path

WORDS = frozenset(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())
