"""What a record is rejected for: each sentence, in the field it is about, and nothing else of the file."""

import json
from pathlib import Path

import pytest

from records.ccs_fault_words import SENTENCES
from records.ccs_told import SarTold
from tests.activities.ccs_files.written import CLI, COD, DXS, LIN, LTR, MEM, PRV, SAR, csv_of, faults, read, with_value

OF_THE_DATABASE = {"twice_in_file", "unknown_client", "unknown_request", "other_client", "unknown_line", "newer_known"}
"""Tested where they arise."""

OF_JSON = {"unknown_field", "wrong_shape"}
REQUEST = (SAR, DXS, PRV, LIN, COD)

REJECTED = [
    ((with_value("CLI", 1, "123456"),), "number", "not_a_ccs_number"),
    ((with_value("CLI", 1, "12345678"),), "number", "not_a_ccs_number"),
    ((with_value("CLI", 1, "١٢٣٤٥٦٧"),), "number", "not_a_ccs_number"),
    ((with_value("CLI", 2, "91234567B"),), "cin", "not_a_cin"),
    ((with_value("CLI", 2, "81234567A"),), "cin", "not_a_cin"),
    ((with_value("CLI", 3, ""),), "last_name", "missing"),
    ((with_value("CLI", 3, "x" * 81),), "last_name", "too_long"),
    ((with_value("CLI", 3, "Test\x07case"),), "last_name", "control_character"),
    ((with_value("CLI", 3, "Test\ufffdcase"),), "last_name", "not_utf8"),
    ((with_value("CLI", 3, '"Test'),), None, "wrong_quotes"),
    ((CLI + ",",), None, "wrong_length"),
    ((CLI.removesuffix(","),), None, "wrong_length"),
    ((with_value("CLI", 5, "1999-02-30"),), "birth_date", "not_a_day"),
    ((with_value("CLI", 5, "06/15/1999"),), "birth_date", "not_a_day"),
    ((with_value("CLI", 5, "1899-06-15"),), "birth_date", "not_a_day"),
    ((with_value("CLI", 5, "2026-03-11"),), "birth_date", "day_to_come"),
    ((with_value("CLI", 6, "59"),), "county_code", "unknown_county"),
    ((with_value("MEM", 2, "P 01"),), "plan_code", "not_a_mark"),
    ((with_value("MEM", 5, "2025-06-30"),), "ends_on", "ends_before_it_begins"),
    ((with_value("MEM", 6, "Y"),), "taken_back", "not_yes_or_no"),
    ((with_value("SAR", 1, "92000000012"),), "number", "not_a_sar_number"),
    ((with_value("SAR", 1, "970000000"),), "number", "not_a_sar_number"),
    ((with_value("SAR", 4, "medical"),), "coverage", "unknown_word"),
    ((with_value("SAR", 6, "2008-02-19"),), "decided_on", "decided_before_asked"),
    ((with_value("SAR", 7, "1"),), "extension_of", "not_a_sar_number"),
    ((SAR, with_value("DXS", 2, "G80.9")), "diagnoses 1 code", "not_a_diagnosis"),
    ((SAR, with_value("DXS", 1, "icd10")), "diagnoses 1 code", "not_a_diagnosis"),
    ((SAR, with_value("PRV", 2, "1234567890")), "parties 1 number", "not_a_provider_number"),
    ((SAR, with_value("PRV", 2, "00a12345")), "parties 1 number", "not_a_provider_number"),
    ((SAR, with_value("PRV", 1, "pharmacy")), "parties 1 role", "unknown_word"),
    ((SAR, PRV, PRV), "parties", "role_twice"),
    ((SAR, with_value("LIN", 1, "0")), "lines 0 number", "not_a_count"),
    ((SAR, with_value("LIN", 2, "expired")), "lines 1 status", "unknown_word"),
    ((SAR, with_value("LIN", 4, "2008-02-29")), "lines 1 ends_on", "ends_before_it_begins"),
    ((SAR, with_value("LIN", 2, "cancelled")), "lines 1 cancelled_on", "cancelled_without_a_day"),
    ((SAR, with_value("LIN", 5, "2008-06-01")), "lines 1 cancelled_on", "cancelled_day_without_it"),
    (
        (SAR, with_value("LIN", 5, "2009-03-01").replace("authorized", "cancelled")),
        "lines 1 cancelled_on",
        "cancelled_after_its_end",
    ),
    ((SAR, with_value("LIN", 8, "1.5")), "lines 1 units", "not_a_count"),
    ((SAR, LIN, LIN), "lines", "line_twice"),
    ((SAR, LIN, with_value("COD", 2, "2")), "lines 1 codes 1 code", "not_a_code"),
    ((SAR, LIN, COD, with_value("COD", 1, "range")), "lines 1 codes 2 code", "not_a_code"),
    ((SAR, LIN, "COD,range,A999-A000,,"), "lines 1 codes 1 code", "not_a_code"),
    ((SAR, LIN, "COD,procedure,E1235,rr,"), "lines 1 codes 1 modifiers", "not_modifiers"),
    ((with_value("LTR", 1, "L/1"),), "number", "not_a_mark"),
    ((with_value("LTR", 4, ""),), "sar_number", "letter_without_request"),
    ((with_value("LTR", 5, "one"),), "line_numbers", "not_a_count"),
    ((with_value("LTR", 7, "2008-03-05"),), "dated_on", "dated_before_decided"),
    ((with_value("LTR", 2, "case_management"),), "title", "title_missing"),
]


@pytest.mark.parametrize(("lines", "field", "word"), REJECTED, ids=lambda each: each if isinstance(each, str) else "")
def test_a_record_is_rejected_for_this_alone(lines: tuple[str, ...], field: str | None, word: str) -> None:
    assert faults(*lines) == [(field, word)]
    assert SENTENCES[word].endswith(".")


@pytest.mark.parametrize(
    ("sent", "field", "word"),
    [
        ({"record": "client", "number": "0000001", "ssn": "1"}, "ssn", "unknown_field"),
        ({"record": "client", "number": {"a": 1}}, "number", "wrong_shape"),
        ({"record": "client", "number": 1.5}, "number", "wrong_shape"),
        ({"record": "sar", "lines": "none"}, "lines", "wrong_shape"),
        ({"record": "sar", "lines": [1]}, "lines", "wrong_shape"),
    ],
)
def test_an_object_of_another_shape_is_rejected(sent: dict[str, object], field: str, word: str) -> None:
    totals = {"record": "totals", "clients": 0, "memberships": 0, "sars": 0, "diagnoses": 0, "providers": 0}
    totals |= {"lines": len(sent["lines"]) if isinstance(sent.get("lines"), list) else 0, "codes": 0, "letters": 0}
    totals[f"{sent['record']}s"] = 1
    totals["hash_total"] = 1 if sent.get("number") == "0000001" else 0
    header = {"record": "header", "layout": "CCS1", "made_on": "2026-03-09"}
    content = "\n".join(json.dumps(each) for each in (header, sent, totals)).encode()
    found = read(content, "jsonl")[0]
    assert isinstance(found, list)
    assert (field, word) in [(fault.field, fault.word) for fault in found]


def test_every_sentence_is_tested_somewhere() -> None:
    here = {word for _, _, word in REJECTED} | OF_JSON
    assert here | OF_THE_DATABASE == set(SENTENCES)
    on_a_database = Path(__file__).with_name("test_taking_in.py").read_text()
    assert all(f'"{word}"' in on_a_database for word in OF_THE_DATABASE)


def test_everything_that_is_wrong_is_told_at_once_and_nobodys_data_is_repeated() -> None:
    wrong = faults(with_value("SAR", 4, "secret-word"), with_value("PRV", 2, "12"), with_value("LIN", 1, "x"))
    assert wrong == [
        ("parties 1 number", "not_a_provider_number"),
        ("lines 1 number", "not_a_count"),
        ("coverage", "unknown_word"),
    ]
    assert not any("secret" in SENTENCES[word] for _, word in wrong)


def test_a_bad_record_leaves_its_neighbours_alone() -> None:
    found = read(csv_of(CLI, MEM, with_value("SAR", 4, "x"), DXS, LIN, COD, SAR.replace("012", "013"), LIN, LTR))
    assert [isinstance(each, list) for each in found] == [False, False, True, False, False]
    whole = found[3]
    assert isinstance(whole, SarTold)
    assert (whole.number, len(whole.lines), whole.diagnoses) == ("97000000013", 1, ())


@pytest.mark.parametrize("number", ["HSP12345F", "00A123450", "CGP012"])
def test_a_request_from_before_the_npi_is_taken_with_the_numbers_it_has(number: str) -> None:
    [sar] = read(csv_of(SAR, with_value("PRV", 2, number)))
    assert isinstance(sar, SarTold)
    assert [party.number for party in sar.parties] == [number]


def test_the_worked_request_of_the_handbook_is_read_as_it_stands() -> None:
    denied = "LIN,2,denied,2008-03-01,2008-08-31,,Equipment,Not shown to be medically necessary,1,"
    found = read(csv_of(CLI, *REQUEST, denied, "COD,procedure,E1235,,1", "COD,range,A000-A999,,", LTR))
    sar = found[1]
    assert isinstance(sar, SarTold)
    assert [(line.number, line.status) for line in sar.lines] == [(1, "authorized"), (2, "denied")]
    codes = [(code.kind, code.code, code.code_to) for code in sar.lines[1].codes]
    assert codes == [("procedure", "E1235", None), ("range", "A000", "A999")]
