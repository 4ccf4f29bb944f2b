"""Why a record of CCS is not taken: a word, and the sentence for who sent it. None repeats what was sent."""

from dataclasses import dataclass

SENTENCES = {
    "not_utf8": "A character is not UTF-8. Write the file in UTF-8.",
    "control_character": "The value holds a control character. Send printable text only.",
    "wrong_quotes": "The quotation marks do not close. Quote a value with a comma, and double the marks in it.",
    "wrong_length": "The line has more or fewer values than its type of record. Compare it with the layout.",
    "unknown_field": "No such value is known here. Compare its name with the layout.",
    "wrong_shape": "The value is a list, an object or a number where text is wanted, or the other way round.",
    "missing": "The value is missing. Send it.",
    "too_long": "The value has too many characters. Shorten it.",
    "not_a_ccs_number": "A CCS number has seven digits.",
    "not_a_cin": "This can be no CIN: 9, seven digits and one of the letters in use.",
    "not_a_provider_number": "This is no NPI (ten digits, the last a check digit) and no older provider number.",
    "not_a_sar_number": "This can be no SAR number: eleven digits that begin with 97 or 91.",
    "not_a_mark": "It has letters, digits and hyphens only.",
    "not_a_day": "This is not a day. Write year-month-day, like 2026-03-09.",
    "day_to_come": "The day is yet to come. Check it.",
    "unknown_county": "No county has this code. Counties are 01 Alameda to 58 Yuba.",
    "unknown_word": "The value is none of the words of the layout.",
    "not_a_count": "This is not a whole number from 1 to 99999.",
    "not_yes_or_no": "Write yes or no; nothing means no.",
    "not_a_diagnosis": "This can be no code of that system. Write it with its point, like G80.9.",
    "not_a_code": "This can be no code of its kind. A range is two codes like A000-A999; a grouping has two digits.",
    "not_modifiers": "Modifiers have two characters each, at most four, with a space between them.",
    "ends_before_it_begins": "The last day is before the first.",
    "decided_before_asked": "The day of the decision is before the day of the request.",
    "cancelled_without_a_day": "A cancelled line needs the last day that it covers.",
    "cancelled_day_without_it": "Only a cancelled line has a day of cancellation.",
    "cancelled_after_its_end": "The day of cancellation is after the line's last day.",
    "line_twice": "Two lines of the request have the same number.",
    "role_twice": "Two providers of the request have the same role.",
    "letter_without_request": "The letter names lines of a request, and no request.",
    "dated_before_decided": "The date of the letter is before the day of the decision that it tells.",
    "title_missing": "A case-management letter needs a title.",
    "twice_in_file": "The record stands in the file before. The first one counts.",
    "unknown_client": "No client has this CCS number. Tell of the client first, in this file or before.",
    "unknown_request": "No request has this number. Tell of the request first, in this file or before.",
    "other_client": "The request is another client's.",
    "unknown_line": "The request has no line of this number.",
    "newer_known": "Something newer was told of it since this file came. What was told last stands.",
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value: where it stands in its record, like `lines 2 ends_on`, and a word of SENTENCES."""

    field: str | None
    word: str

    @property
    def sentence(self) -> str:
        """What to mend."""
        return SENTENCES[self.word]
