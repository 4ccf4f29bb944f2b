"""Numbers of clients, requests and providers, well formed and never issued."""

import numpy as np

from cli.seed.ccs.scale import Numbers

STRIDE = 1_299_709  # a prime: numbers that follow one another look nothing alike, and none comes twice
CIN_LETTERS = np.array(list("ACDEFGHMNTUVWXYZ"))
SEVEN = 10**7


def ccs_numbers(places: Numbers) -> list[str]:
    """CCS case numbers: seven digits."""
    return _padded(1 + places * STRIDE % (SEVEN - 1), 7)


def cins(places: Numbers) -> list[str]:
    """Client Index Numbers: 9, seven digits, and a letter of those in use."""
    digits = np.array(_padded(places * STRIDE % SEVEN, 7))
    numbers: list[str] = np.char.add(np.char.add("9", digits), CIN_LETTERS[places % len(CIN_LETTERS)]).tolist()
    return numbers


def sar_numbers(places: Numbers) -> list[str]:
    """Eleven digits that begin with 97 or 91."""
    begins = np.where(places % 4 == 0, 91, 97)
    numbers: list[str] = (begins * 10**9 + 1 + places * STRIDE % (10**9 - 1)).astype(str).tolist()
    return numbers


def npis(places: Numbers) -> list[str]:
    """National Provider Identifiers that begin with 2, of which none is issued; the last digit is Luhn's."""
    nine = 200_000_000 + places * STRIDE % 100_000_000
    digits = nine[:, None] // 10 ** np.arange(9) % 10  # the last of nine first: these are doubled
    doubled = digits.copy()
    doubled[:, ::2] = doubled[:, ::2] * 2 // 10 + doubled[:, ::2] * 2 % 10
    check = -(doubled.sum(axis=1) + 24) % 10  # 24: what 80840 in front of it adds (ISO 7812)
    numbers: list[str] = (nine * 10 + check).astype(str).tolist()
    return numbers


def _padded(numbers: Numbers, width: int) -> list[str]:
    padded: list[str] = np.char.zfill(numbers.astype(str), width).tolist()
    return padded
