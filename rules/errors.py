"""What the rules room says when it cannot answer: each is a sentence that names the thing and says what to do."""


class LawError(Exception):
    """A question that cannot be answered as it was asked; its text is one sentence for a person."""


class FactError(LawError):
    """A fact of the wrong type, out of its range, or unknown to the question."""


class UnknownQuestion(LawError):
    """A question that no table and no amount answers."""


class BeforeTheLaw(LawError):
    """A day before the first value or edition that the question needs."""


class MalformedLaw(LawError):
    """A rule file that does not say what a rule file must say; the sentence names the file and the place."""


class EngineFault(Exception):
    """The engine or an amount broke, or the engine contradicted the plain reading of a row: never an answer."""


def shown(value: object, longest: int = 60) -> str:
    """A value as it may be printed in a sentence: short, on one line, and safe in any encoding."""
    if isinstance(value, str):
        text = value if len(value) <= longest else value[:longest] + "..."
        return ascii(text)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int):
        digits = value.bit_length()
        return str(value) if digits < 200 else f"a number of about {digits * 3 // 10} digits"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return type(value).__name__
