"""The number of a bank: eight digits and a check digit, so that a misread one is seen before money goes astray."""

WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7, 1)
"""Each digit times its weight, added up, is a multiple of ten (American Bankers Association, routing number policy)."""

DIGITS = 9


def is_routing_number(text: str) -> bool:
    """Whether these are nine digits whose last one fits; nine zeros are nobody's."""
    if len(text) != DIGITS or not (text.isascii() and text.isdecimal()) or not text.strip("0"):
        return False
    return _weighed(text) % 10 == 0


def with_check_digit(first_eight: str) -> str:
    """The whole number for its first eight digits. Raises ValueError for anything else."""
    if len(first_eight) != DIGITS - 1 or not (first_eight.isascii() and first_eight.isdecimal()):
        raise ValueError(f"A routing number begins with eight digits; {len(first_eight)} characters were given.")
    return first_eight + str(-_weighed(first_eight) % 10)


def _weighed(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
