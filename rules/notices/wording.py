"""Times in the words of a notice's language; days are written by rules.sentences."""

from rules.notices.texts import shared_words


def long_time(minutes: int, language: str) -> str:
    """An amount of time in words: 283 hours; 70 hours and 45 minutes."""
    words, (hours, rest) = shared_words(language), divmod(minutes, 60)
    return str(words["hours_and_minutes" if rest else "hours_only"]).format(hours=hours, minutes=rest)


def clock_time(minutes: int) -> str:
    """An amount of time as it stands in tables: 70:45."""
    return f"{minutes // 60}:{minutes % 60:02d}"
