"""English for staff; English or Spanish for the public, read straight from the .po files of `translations/`."""

from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, g, request
from flask import session as cookie
from flask_babel import Babel, Domain, get_locale

TRANSLATIONS = Path(__file__).parent / "translations"
LANGUAGES = {"en": "English", "es": "Español"}


class Catalogs(Domain):
    """Translations from the .po files themselves, so that a fresh clone needs no compiling step."""

    def get_translations(self) -> NullTranslations:
        """The catalog of the request's language."""
        return catalog(str(get_locale() or "en"))


class TwoLanguages(Babel):
    """Flask-Babel, told to read our catalogs."""

    @cached_property
    def domain_instance(self) -> Domain:
        """Where sentences are looked up."""
        return Catalogs()


@cache
def catalog(language: str) -> NullTranslations:
    """One language's sentences, from all its .po files; English is what the source says."""
    whole = Catalog(locale=language)
    for path in sorted((TRANSLATIONS / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    whole[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return Translations(compiled)


def init_app(app: Flask) -> None:
    """Choose the language of each request."""
    TwoLanguages(app, locale_selector=chosen, default_timezone="America/Los_Angeles")
    app.jinja_env.globals.update(languages=LANGUAGES, language=chosen)


def chosen() -> str:
    """The request's language: as forced, or as a reader of public pages chose it, or as the browser asks."""
    if "language" in g:
        return str(g.language)
    if not in_public():
        return "en"
    asked = cookie.get("language")
    return asked if asked in LANGUAGES else request.accept_languages.best_match(list(LANGUAGES)) or "en"


def in_public() -> bool:
    """Whether the page being made is one of the public's, which are the only ones in two languages."""
    return (request.blueprint or "").split(".")[0] in PUBLIC_BLUEPRINTS


def in_two_languages(blueprint: Blueprint) -> Blueprint:
    """Mark a blueprint as public pages, offered in English and Spanish."""
    PUBLIC_BLUEPRINTS.add(blueprint.name)
    return blueprint


PUBLIC_BLUEPRINTS: set[str] = set()
