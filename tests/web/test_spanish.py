"""Every sentence of the public pages is there in Spanish too, with the same places for names and numbers."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from web.language import TRANSLATIONS

WEB = Path("web")
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "_n": (1, 2)}
PLACES = re.compile(r"%\(\w+\)[sd]")


@cache
def said() -> dict[str, str]:
    """Every sentence that is marked for translation, and where it stands."""
    found = extract_from_dir(
        WEB, method_map=[("**.py", "python"), ("templates/**.html", "jinja2")], keywords=KEYWORDS, comment_tags=()
    )
    return {
        sentence: f"{path}:{line}"
        for path, line, message, _comments, _context in found
        for sentence in (message if isinstance(message, tuple) else (message,))
        if sentence
    }


@cache
def spanish() -> dict[str, str]:
    """What stands in the catalogs, singular and plural each by its English."""
    known: dict[str, str] = {}
    for path in sorted((TRANSLATIONS / "es" / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="es"):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                known |= {
                    each: text for each, text in zip(ids, strings, strict=True) if each and text and not message.fuzzy
                }
    return known


def test_every_sentence_is_there_in_spanish() -> None:
    missing = [f"{place}: {sentence}" for sentence, place in said().items() if sentence not in spanish()]
    assert not missing, "Add these to a .po file in web/translations/es/LC_MESSAGES:\n" + "\n".join(missing)


def test_a_translation_has_the_same_places_as_its_sentence() -> None:
    wrong = [
        sentence
        for sentence, text in spanish().items()
        if sorted(PLACES.findall(sentence)) != sorted(PLACES.findall(text))
    ]
    assert not wrong


def test_no_translation_is_left_over_from_a_sentence_that_is_gone() -> None:
    assert not sorted(set(spanish()) - set(said()))


@pytest.mark.parametrize(("asked", "greeting"), [("es", "Hay un problema"), ("en", "There is a problem")])
def test_a_page_speaks_the_language_it_was_asked_in(asked: str, greeting: str) -> None:
    from web.language import catalog

    assert catalog(asked).ugettext("There is a problem") == greeting
