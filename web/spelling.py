"""A confirmation number as one reads it out over a telephone."""

SAID_AS = {
    "A": "Alfa", "B": "Bravo", "C": "Charlie", "D": "Delta", "E": "Echo", "F": "Foxtrot", "G": "Golf",
    "H": "Hotel", "J": "Juliett", "K": "Kilo", "M": "Mike", "N": "November", "P": "Papa", "Q": "Quebec",
    "R": "Romeo", "S": "Sierra", "T": "Tango", "V": "Victor", "W": "Whiskey", "X": "X-ray", "Y": "Yankee",
    "Z": "Zulu",
}  # fmt: skip
"""The letters that a confirmation number may hold, by the alphabet of radio and telephone (ICAO)."""


def spoken(number: str) -> list[str]:
    """`34-K7` as `3`, `4`, `Kilo`, `7`."""
    return [SAID_AS.get(each, each) for each in number if each.isalnum()]
