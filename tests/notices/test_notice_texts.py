"""Every notice says the same in every language, in plain words, and leaves nothing unfilled."""

import re

import pytest

from rules.notices.texts import LANGUAGES, NoticeTextError, notice_text, shared_words, templates

FILLED_IN = {
    "requested_on",
    "effective_on",
    "hearing_by",
    "reassessment_on",
    "certification_due",
    "authorized",
    "weekly",
    "weekly_maximum",
    "program",
}


def shape(value):
    """The skeleton of nested texts: names and lengths, without the words."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    return [shape(part) for part in value] if isinstance(value, list) else type(value).__name__


@pytest.mark.parametrize("template", templates())
def test_a_notice_names_the_same_figures_in_english_and_spanish(template):
    english, spanish = (notice_text(template, language) for language in LANGUAGES)
    assert english.placeholders == spanish.placeholders
    assert (len(english.paragraphs), len(english.next)) == (len(spanish.paragraphs), len(spanish.next))


@pytest.mark.parametrize("template", templates())
def test_a_notice_uses_only_figures_the_composer_fills_in(template):
    assert notice_text(template, "en").placeholders <= FILLED_IN


@pytest.mark.parametrize("template", templates())
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_a_notice_are_short_enough_for_a_sixth_grader(template, language):
    text = notice_text(template, language)
    for sentence in re.split(r"(?<=[.?!])\s+", " ".join((text.lead, *text.paragraphs, *text.next))):
        assert len(sentence.split()) <= 32, sentence


@pytest.mark.parametrize("template", templates())
def test_an_adverse_notice_tells_of_the_hearing(template):
    text = notice_text(template, "en")
    assert not text.adverse or "hearing_by" in text.placeholders


def test_shared_words_have_the_same_shape_in_both_languages():
    assert shape(shared_words("en")) == shape(shared_words("es"))


def test_an_unknown_language_is_refused_with_the_languages_there_are():
    with pytest.raises(NoticeTextError, match="Languages are en, es"):
        notice_text("approval", "xx")
