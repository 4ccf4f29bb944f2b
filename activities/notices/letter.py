"""A letter in one language: what it says, to whom, from which office; and the page made of it.

Who composes it knows the subject (an application, an enrollment, an assignment); from here on all are printed alike.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from records.decision import Decision
from rules.book import load_book
from rules.notices.reasons import written_reasons
from rules.notices.texts import NoticeText, NoticeTextError, letter_words, shared_words


@dataclass(frozen=True)
class Letter:
    """One letter to one person. `filling` holds what the text's placeholders stand for, in the text's language."""

    text: NoticeText
    reference: str  # the number that the reader and the office both know
    mailed_on: dt.date
    office: dict[str, Any]
    box: list[dict[str, str]]  # labels and values beside the office
    addressee: list[str]
    filling: Mapping[str, str]
    decisions: Sequence[Decision]
    services: dict[str, Any] | None = None  # the hours of each service (hours_table)
    tables: list[dict[str, Any]] = field(default_factory=list)
    written: str | None = None  # what the person who decided wrote, as it was written
    deadlines: dict[str, str] = field(default_factory=dict)  # name and ISO day of each last day it tells


def page(letter: Letter) -> dict[str, Any]:
    """Everything the page prints, as plain JSON. Raises NoticeTextError when the text lacks a figure."""
    text = letter.text
    words = shared_words(text.language)
    content = {
        "language": text.language,
        "form": text.form,
        "template": text.template,
        "reference": letter.reference,
        "mailed_on": letter.mailed_on.isoformat(),
        "words": {name: word for name, word in words.items() if isinstance(word, str | list)},
        "office": letter.office,
        "facts": letter.box,
        "addressee": letter.addressee,
        **_filled(text, letter.filling),
        "reasons": _reasons(letter),
        "hours": letter.services,
        "hearing": _hearing(text, words, letter.filling) if text.remedy == "hearing" else None,
    }
    return content if text.to == "applicant" else content | _about_a_provider(letter, content["words"])


def _about_a_provider(letter: Letter, words: dict[str, Any]) -> dict[str, Any]:
    """What letters about providers have beside an applicant's notice."""
    text, own = letter.text, letter_words(letter.text.language)
    return {
        "words": words | {"questions": own["questions"][text.to], "written_heading": own["written_heading"]},
        "law": text.cite,
        "tables": letter.tables,
        "written": letter.written,
        "deadlines": letter.deadlines,
        "appeal": _appeal(own, letter.filling) if text.remedy == "appeal" else None,
    }


def _filled(text: NoticeText, filling: Mapping[str, str]) -> dict[str, Any]:
    missing = text.placeholders - filling.keys()
    if missing:
        raise NoticeTextError(f"The notice {text.template} lacks {', '.join(sorted(missing))}; the record has none.")
    return {
        "title": text.title,
        "lead": text.lead.format(**filling),
        "paragraphs": [paragraph.format(**filling) for paragraph in text.paragraphs],
        "next": [line.format(**filling) for line in text.next],
    }


def _reasons(letter: Letter) -> list[dict[str, str]]:
    traces = list(_told(letter.decisions, letter.text.reasons))
    reasons = written_reasons(load_book(), traces, letter.text.language)
    return [{"says": reason.says, "cite": reason.cite} for reason in reasons]


def _told(decisions: Iterable[Decision], rows: Mapping[str, list[str]]) -> Iterable[dict[str, Any]]:
    """The traces, each with only those rows that this letter may tell."""
    for decision in decisions:
        only, trace = rows.get(decision.question), decision.trace
        yield trace | {"because": [row for row in trace["because"] if not only or row["row"] in only]}


def _hearing(text: NoticeText, words: dict[str, Any], filling: Mapping[str, str]) -> dict[str, Any]:
    """The page on hearing rights. Aid paid pending is offered where services in force are taken away (MPP 22-072.5)."""
    hearing: dict[str, Any] = dict(words["hearing"])
    none_in_force = hearing.pop("aid_none")
    hearing["paragraphs"] = [paragraph.format(**filling) for paragraph in hearing["paragraphs"]]
    if text.action in ("denial", "withdrawal"):
        hearing["aid"] = none_in_force
    return hearing


def _appeal(own: Mapping[str, Any], filling: Mapping[str, str]) -> dict[str, Any]:
    """The page on a provider's appeal, which goes to the state on the SOC 856 and not to a hearing."""
    appeal: dict[str, Any] = dict(own["appeal"])
    appeal["paragraphs"] = [paragraph.format(**filling) for paragraph in appeal["paragraphs"]]
    return appeal
