"""What of a record must agree with what: codes with their kind, days with each other, children among themselves."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from records.ccs_fault_words import Fault

Values = dict[str, Any]

FORMS = {
    "icd9": r"(?:[0-9]{3}|V[0-9]{2})(?:\.[0-9]{1,2})?|E[0-9]{3}(?:\.[0-9])?",
    "icd10": r"[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?",
    "group": r"[0-9]{2}",
    "procedure": r"[A-Z0-9]{4,11}",
    "range": r"[A-Z0-9]{4,5}-[A-Z0-9]{4,5}",
}
"""Codes by their system or kind. Groupings: Sacramento County's list; ranges: SAR_SVC_RNGE; NDC have eleven digits."""


def _diagnosis(values: Values) -> Iterator[Fault]:
    if not re.fullmatch(FORMS[values["system"]], values["code"]):
        yield Fault("code", "not_a_diagnosis")


def _code(values: Values) -> Iterator[Fault]:
    """A range is taken apart into its first and its last code."""
    values["code_to"] = None
    if not re.fullmatch(FORMS[values["kind"]], values["code"]):
        yield Fault("code", "not_a_code")
    elif values["kind"] == "range":
        values["code"], _, values["code_to"] = values["code"].partition("-")
        if values["code_to"] < values["code"] or len(values["code_to"]) != len(values["code"]):
            yield Fault("code", "not_a_code")


def _line(values: Values) -> Iterator[Fault]:
    cancelled = values["cancelled_on"]
    if values["ends_on"] < values["starts_on"]:
        yield Fault("ends_on", "ends_before_it_begins")
    if values["status"] == "cancelled" and cancelled is None:
        yield Fault("cancelled_on", "cancelled_without_a_day")
    if values["status"] != "cancelled" and cancelled is not None:
        yield Fault("cancelled_on", "cancelled_day_without_it")
    elif cancelled is not None and cancelled > values["ends_on"]:
        yield Fault("cancelled_on", "cancelled_after_its_end")


def _membership(values: Values) -> Iterator[Fault]:
    if values["ends_on"] is not None and values["ends_on"] < values["starts_on"]:
        yield Fault("ends_on", "ends_before_it_begins")


def _sar(values: Values) -> Iterator[Fault]:
    if values["decided_on"] is not None and values["decided_on"] < values["requested_on"]:
        yield Fault("decided_on", "decided_before_asked")
    values["lines"] = sorted(values["lines"], key=lambda line: int(line.number))
    values["parties"] = sorted(values["parties"], key=lambda party: str(party.role))
    yield from _twice("lines", [line.number for line in values["lines"]], "line_twice")
    yield from _twice("parties", [party.role for party in values["parties"]], "role_twice")


def _letter(values: Values) -> Iterator[Fault]:
    if values["line_numbers"] and not values["sar_number"]:
        yield Fault("sar_number", "letter_without_request")
    if values["dated_on"] is not None and values["dated_on"] < values["decided_on"]:
        yield Fault("dated_on", "dated_before_decided")  # an appeal has its days from this date (22 CCR 42160)
    if values["kind"] == "case_management" and not values["title"]:
        yield Fault("title", "title_missing")


def _twice(field: str, values: Sequence[Any], word: str) -> Iterator[Fault]:
    if len(set(values)) < len(values):
        yield Fault(field, word)


AGREE: Mapping[str, Callable[[Values], Iterator[Fault]]] = {
    "membership": _membership,
    "sar": _sar,
    "diagnoses": _diagnosis,
    "lines": _line,
    "codes": _code,
    "letter": _letter,
}
"""By the word of a record; asked once each of its values could be read."""
