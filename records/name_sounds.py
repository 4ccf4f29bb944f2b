"""What a name sounds like, so that it is found however it was spelled: folded letters, parts, and keys of sound."""

import re
import unicodedata

from jellyfish import metaphone, nysiis

from records.nicknames import FULL_NAMES

# Small words inside surnames (Spanish, Portuguese, Dutch, German, Arabic) and endings that people leave out.
PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "da",
        "do",
        "das",
        "dos",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "bin",
        "ibn",
        "al",
        "o",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
    ]
)
_LETTERS_APART = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
_HEARD = (
    (re.compile(r"([b-df-km-z])\1"), r"\1"),  # Petrossian, Petrosian; ll is a letter of its own
    (re.compile(r"(?<![cspt])h"), ""),  # silent: Hernández, Ernández
    (re.compile(r"ll|(?<=[aeo])i(?=[aeiou])"), "y"),  # Llanes, Yanes
    (re.compile(r"i(?=an$)"), "y"),  # Sarkisian, Sarkisyan
    (re.compile(r"qu(?=[ei])"), "k"),
    (re.compile(r"j|g(?=[ei])|^x"), "h"),  # Jiménez, Giménez, Ximénez
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"z|c(?=[ei])"), "s"),  # Vázquez, Vásquez
    (re.compile(r"v"), "b"),
    (re.compile(r"^y(?=[^aeiou])"), "i"),  # Ysabel
)


def folded(text: str) -> str:
    """Lower case without accents or apostrophes; hyphens and other marks become single spaces. `Muñoz` is `munoz`."""
    apart = "".join(_LETTERS_APART.get(letter, letter) for letter in text.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    without_quotes = re.sub(r"['’‘`´ʻʼ.]", "", plain)
    return " ".join(re.sub(r"[^\w]|_", " ", without_quotes).split())


def name_folded(first: str, last: str) -> str:
    """The text by which a name is found from its beginning: surname, then given name, folded."""
    return f"{folded(last)} {folded(first)}".strip()


def surname_parts(last: str) -> tuple[str, ...]:
    """Each surname on its own, and all written as one word: `de la Cruz-Peña` is cruz, pena, delacruzpena."""
    words = folded(last).split()
    parts = [word for word in words if word not in PARTICLES] or words
    joined = "".join(words)
    return tuple(dict.fromkeys([*parts, joined] if len(words) > 1 else parts))


def given_parts(first: str, middle: str | None = None) -> tuple[str, ...]:
    """Each given name on its own, nicknames as the name they stand for: `José Luis`, `Pepe` give jose."""
    words = f"{folded(first)} {folded(middle or '')}".split()
    parts = [word for word in words if word not in PARTICLES] or words
    whole = [word for word in parts if len(word) > 1] or parts
    return tuple(dict.fromkeys(FULL_NAMES.get(word, word) for word in whole))


def sounds(word: str) -> frozenset[str]:
    """A folded word's sounds by three measures: m English, s as Spanish speakers hear it, n for names at large."""
    if not (word.isascii() and word.isalpha()):
        return frozenset(measure + word for measure in "msn")
    heard = word
    for letters, sound in _HEARD:
        heard = letters.sub(sound, heard)
    return frozenset(
        (
            "m" + (metaphone(word) or word),
            "s" + (metaphone(heard) or heard),
            "n" + (nysiis(word.upper()) or word),
        )
    )


def name_keys(first: str, middle: str | None, last: str) -> list[str]:
    """Keys that two spellings of one name share: every surname with every given name, by each measure of sound."""
    surnames = {sound for part in surname_parts(last) for sound in sounds(part)}
    given = {sound for part in given_parts(first, middle) for sound in sounds(part)}
    together = {
        f"{last_sound} {first_sound[1:]}"
        for last_sound in surnames
        for first_sound in given
        if last_sound[0] == first_sound[0]
    }
    return sorted(together | surnames)


def sought_keys(first: str | None, last: str) -> list[str]:
    """The keys to look for: of the whole name, or of the surname alone when no given name is known."""
    keys = name_keys(first or "", None, last)
    return [key for key in keys if " " in key] if folded(first or "") else [key for key in keys if " " not in key]
