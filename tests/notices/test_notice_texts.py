"""Every notice says the same in every language, in plain words, and leaves nothing unfilled."""

import re

import pytest

from rules.book import load_book
from rules.notices import texts
from rules.notices.texts import (
    FOLDER,
    LANGUAGES,
    NoticeTextError,
    letter_words,
    notice_text,
    shared_words,
    templates,
)
from tests.law.test_words import NAMES as PROGRAM_NAMES
from tests.law.test_words import grade

FILLED_IN = {
    "applicant": {
        "requested_on",
        "effective_on",
        "hearing_by",
        "reassessment_on",
        "certification_due",
        "authorized",
        "weekly",
        "weekly_maximum",
        "program",
    },
    "provider": {
        "again_on",
        "appeal_by",
        "appealed_on",
        "asked_on",
        "authorized",
        "back_on",
        "cause",
        "decided_on",
        "dispute_by",
        "due_on",
        "effective_on",
        "ended_on",
        "exception_by",
        "exempt_month",
        "exempt_week",
        "last_four",
        "leave_from",
        "left",
        "missing",
        "notice_on",
        "number",
        "paid_from",
        "provider_weekly",
        "recipient",
        "recipients",
        "requested_on",
        "several_week",
        "since",
        "standing",
        "starts_on",
        "state_review_by",
        "training_by",
        "until",
        "week_begins",
        "week_ends",
        "week_time",
        "weekly_maximum",
        "who_changed",
    },
    "recipient": {
        "arrears_on",
        "authorized",
        "due_on",
        "effective_on",
        "ended_on",
        "hearing_by",
        "hours_then",
        "leave_from",
        "left",
        "month",
        "paid",
        "paid_on",
        "program",
        "program_before",
        "provider",
        "signed_on",
        "since",
        "week_begins",
        "week_ends",
        "week_time",
        "weekly_maximum",
        "why",
    },
}
SPEAKS_OF_CRIME = re.compile(r"convict|crim|felon|offen|arrest|conden|penal|delit|grave", re.IGNORECASE)
NAMES = re.compile(
    r"In-Home Supportive Services|\(IHSS\)|IHSS|California Department of (Justice|Social Services)"
    r"|Department of Justice|Social Security|Medi-Cal|California|recipients?|providers?"
    r"|\(?forms? SOC \d+\w*\)?|SOC \d+\w*|\{\w+\}"
)
"""What a letter cannot say in other words: names of programs, offices and forms, and what is filled in."""


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
    text = notice_text(template, "en")
    assert text.placeholders <= FILLED_IN[text.to]


@pytest.mark.parametrize("template", templates())
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_a_notice_are_short_enough_for_a_sixth_grader(template, language):
    text = notice_text(template, language)
    for sentence in re.split(r"(?<=[.?!])\s+", " ".join((text.lead, *text.paragraphs, *text.next))):
        assert len(sentence.split()) <= 32, sentence


@pytest.mark.parametrize("template", [each for each in templates() if notice_text(each, "en").to != "applicant"])
def test_a_letter_about_a_provider_reads_at_sixth_grade(template):
    text = notice_text(template, "en")
    plain = NAMES.sub("it", " ".join((text.lead, *text.paragraphs, *text.next)))
    assert grade(plain) < 7, f"{template} reads at grade {grade(plain):.1f}; use shorter words and sentences"


@pytest.mark.parametrize("template", templates())
def test_a_decision_against_somebody_tells_of_the_remedy_and_its_last_day(template):
    text = notice_text(template, "en")
    last_day = {"hearing": "hearing_by", "appeal": "appeal_by", "none": None}[text.remedy]
    assert not (text.adverse or text.remedy == "appeal") or last_day is None or last_day in text.placeholders


@pytest.mark.parametrize("template", [each for each in templates() if notice_text(each, "en").to == "recipient"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_letter_that_offers_a_waiver_tells_a_recipient_of_a_conviction(template, language):
    text = notice_text(template, language)
    assert template == "recipient_tier_2" or not SPEAKS_OF_CRIME.search(
        " ".join((text.title, text.lead, *text.paragraphs, *text.next))
    )


@pytest.mark.parametrize("template", [each for each in templates() if notice_text(each, "en").to == "recipient"])
def test_no_question_about_a_record_gives_its_reasons_to_a_recipient(template):
    assert not notice_text(template, "en").reasons.keys() & {"ihss.background_check", "enrollment.exception"}


def told_rows():
    """Every sentence of the law that some letter about a provider may tell."""
    for template in templates():
        for question, rows in notice_text(template, "en").reasons.items():
            sentences = load_book().programmes[question.partition(".")[0]].reasons("en")
            yield from (
                (name, text)
                for name, text in sentences.items()
                if name.rpartition(".")[0] == question and (not rows or name.rpartition(".")[2] in rows)
            )


@pytest.mark.parametrize(("row", "sentence"), sorted(set(told_rows())))
def test_a_sentence_of_the_law_in_a_letter_reads_at_sixth_grade(row, sentence):
    assert grade(NAMES.sub("it", PROGRAM_NAMES.sub("it", sentence))) < 7, row


@pytest.mark.parametrize("template", templates())
def test_the_reasons_a_letter_tells_are_rows_of_the_law(template):
    for question, rows in notice_text(template, "en").reasons.items():
        sentences = load_book().programmes[question.partition(".")[0]].reasons("en")
        assert [row for row in rows if f"{question}.{row}" not in sentences] == []


def test_letter_words_have_the_same_shape_and_figures_in_both_languages():
    english, spanish = letter_words("en"), letter_words("es")
    assert shape(english) == shape(spanish)
    assert sorted(re.findall(r"\{\w+\}", str(english))) == sorted(re.findall(r"\{\w+\}", str(spanish)))


def test_a_word_that_no_notice_knows_is_refused(tmp_path, monkeypatch):
    (tmp_path / "odd").mkdir()
    about = (FOLDER / "denial" / "notice.yaml").read_text(encoding="utf-8").replace("remedy: hearing", "remedy: luck")
    (tmp_path / "odd" / "notice.yaml").write_text(about, encoding="utf-8")
    (tmp_path / "odd" / "en.yaml").write_bytes((FOLDER / "denial" / "en.yaml").read_bytes())
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    with pytest.raises(NoticeTextError, match="remedy luck; it is one of"):
        notice_text("odd", "en")


def test_shared_words_have_the_same_shape_in_both_languages():
    assert shape(shared_words("en")) == shape(shared_words("es"))


def test_an_unknown_language_is_refused_with_the_languages_there_are():
    with pytest.raises(NoticeTextError, match="Languages are en, es"):
        notice_text("approval", "xx")
