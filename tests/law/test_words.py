"""What the law says to people: plain words, in both languages, and lists that agree with each other."""

import re
from datetime import date

import pytest

from rules.book import load_book

ON = date(2026, 3, 15)
NAMES = re.compile(
    r"Community First Choice \(CFCO\)|IHSS Plus Option \(IPO\)|Personal Care Services Program \(PCSP\)"
    r"|IHSS Residual program( \(IHSS-R\))?|Medi-Cal|Medicare|California|\(SOC 873\)|supervisor|Social Security"
    r"|State Disability Insurance \(SDI\)|Healthy Families|Medical Therapy Program|Regional Office|CMS Net"
)
ON_NOTICES = (
    "ihss.program.",
    "ihss.hours.",
    "ihss.share_of_cost.",
    "intake.denial.",
    "intake.readiness.",
    "intake.certification_receipt.",
    "ihss.background_check.",
    "ihss.conviction.",
    "ihss.workweeks.",
    "ihss.timesheet.",
    "ihss.timesheet_entry.",
    "ihss.sick_leave",
    "ihss.travel_claim.",
    "ihss.extra_hours.",
    "ihss.exemption.",
    "ihss.violation.",
    "ihss.wage.",
    "ihss.gross_pay.",
    "ihss.overtime_shares.",
    "ihss.net_pay.",
    "ihss.deductions.",
    "ihss.union_dues.",
    "ihss.payment.",
    "enrollment.applicant.",
    "enrollment.readiness.",
    "enrollment.waiver.",
    "enrollment.exception.",
    "enrollment.extension.",
    "enrollment.appeal.",
    "enrollment.paid_from.",
    "enrollment.inactivity.",
    "assignment.",
    "ccs.account_request.",
    "ccs.financial_eligibility.",
    "ccs.line_status.",
)


TOLD = ("ihss", "intake", "enrollment", "assignment", "ccs")


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(groups - silent, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade of an English text."""
    sentences = [part for part in re.split(r"[.!?](?:\s|$)", text) if part.strip()]
    words = re.findall(r"[A-Za-z0-9$:'-]+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def notice_sentences() -> list[tuple[str, str]]:
    told = [load_book().programmes[name].reasons("en") for name in TOLD]
    return [(row, text) for reasons in told for row, text in reasons.items() if row.startswith(ON_NOTICES)]


@pytest.mark.parametrize(("row", "text"), notice_sentences())
def test_a_sentence_on_a_notice_reads_at_sixth_grade(row: str, text: str) -> None:
    plain = re.sub(r"\{\w+\}", "10", NAMES.sub("it", text))
    assert grade(plain) < 7, f"{row} reads at grade {grade(plain):.1f}; use shorter words and sentences"


@pytest.mark.parametrize("programme", [*TOLD, "deadline", "id"])
def test_both_languages_name_the_same_figures(programme: str) -> None:
    english, spanish = (load_book().programmes[programme].reasons(language) for language in ("en", "es"))
    assert english.keys() == spanish.keys()
    for row in english:
        places = [sorted(re.findall(r"\{\w+\}", text)) for text in (english[row], spanish[row])]
        assert places[0] == places[1], row
        assert english[row] != spanish[row], row


def test_every_list_of_services_names_the_same_services() -> None:
    ihss = load_book().programmes["ihss"]
    value = {name: ihss.parameter(f"services/{name}").at(ON).value for name in ("catalogue", "rank_behind", "by_month")}
    services = set(ihss.facts["service"].one_of)
    assert set(ihss.facts["services"].of[0].one_of) == services
    assert set(value["rank_behind"]) == services
    assert set(value["catalogue"]) == services | {"protective_supervision"}
    assert {name for name in services if value["catalogue"][name]["unit"] == "month"} == set(value["by_month"])


def test_the_ranks_a_form_offers_are_those_the_law_takes() -> None:
    ihss = load_book().programmes["ihss"]
    for function, entry in ihss.parameter("functions/catalogue").at(ON).value.items():
        assert tuple(entry["ranks"]) == ihss.facts[f"rank_{function}"].one_of, function


def test_the_weights_of_the_functional_index_add_up_to_one() -> None:
    weights = load_book().programmes["ihss"].parameter("functional_index/weights").at(ON).value
    assert sum(weights.values()) == 1000


def test_there_are_58_counties_in_the_order_of_the_alphabet() -> None:
    counties = load_book().programmes["ihss"].parameter("places/counties").at(ON).value
    assert list(counties) == [f"{number:02d}" for number in range(1, 59)]
    assert list(counties.values()) == sorted(counties.values())
    assert (counties["34"], counties["57"]) == ("Sacramento", "Yolo")


def test_every_denial_the_law_proposes_is_a_cause_it_knows() -> None:
    book = load_book()
    readiness = book.question("intake.readiness")
    assert set(readiness.gives["cause"].one_of) <= set(book.programmes["intake"].facts["cause"].one_of)
