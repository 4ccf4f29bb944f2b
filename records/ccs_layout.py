"""The daily file's records and their values, in the order of the CSV layout; JSON has the same by name.

docs/partners/ccs-files.md tells partners the same, and a test holds it against this.
"""

from dataclasses import dataclass

from records.ccs_letter import LETTERS
from records.sar import COVERAGES, ROLES
from records.sar_line import CODES, LINE_STATUSES

NAME = "CCS1"
LETTER_ACTIONS = ("denied", "reduced", "modified", "ended")


@dataclass(frozen=True)
class Value:
    """One value: `kind` says how it is read, `most` how many characters it may have."""

    name: str
    kind: str = "text"
    needed: bool = False
    most: int = 80
    words: tuple[str, ...] = ()


def _needed(name: str, kind: str = "text", most: int = 80, words: tuple[str, ...] = ()) -> Value:
    return Value(name, kind, True, most, words)


@dataclass(frozen=True)
class RecordLayout:
    """One type of record: its three letters in CSV, its word in JSON (of a child: the list it stands in)."""

    letters: str
    word: str
    values: tuple[Value, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its values, in order."""
        return tuple(value.name for value in self.values)


CLIENT = RecordLayout(
    "CLI",
    "client",
    (
        *(_needed("number", "ccs"), Value("cin", "id.cin"), _needed("last_name"), _needed("first_name")),
        *(_needed("birth_date", "past"), _needed("county_code", "county")),
        *(Value("language", most=8), Value("guardian", most=120)),
    ),
)
MEMBERSHIP = RecordLayout(
    "MEM",
    "membership",
    (
        *(_needed("client_number", "ccs"), _needed("plan_code", "mark", most=12), Value("member_id", "mark", most=20)),
        *(_needed("starts_on", "day"), Value("ends_on", "day"), Value("taken_back", "yes")),
    ),
)
SAR = RecordLayout(
    "SAR",
    "sar",
    (
        *(_needed("number", "id.sar"), _needed("client_number", "ccs"), _needed("county_code", "county")),
        *(_needed("coverage", "word", words=COVERAGES), _needed("requested_on", "past"), Value("decided_on", "past")),
        *(Value("extension_of", "id.sar"), Value("supplemental", "yes"), Value("contact_name")),
        *(Value("contact_phone", most=30), Value("contact_fax", most=30), Value("instructions", "long", most=2_000)),
    ),
)
DIAGNOSIS = RecordLayout(
    "DXS",
    "diagnoses",
    (
        *(_needed("system", "word", words=("icd9", "icd10")), _needed("code", "code", most=10)),
        Value("description", most=200),
    ),
)
PARTY = RecordLayout(
    "PRV",
    "parties",
    (_needed("role", "word", words=ROLES), _needed("number", "id.npi"), _needed("name", most=120)),
)
LINE = RecordLayout(
    "LIN",
    "lines",
    (
        *(_needed("number", "count"), _needed("status", "word", words=LINE_STATUSES), _needed("starts_on", "day")),
        *(_needed("ends_on", "day"), Value("cancelled_on", "day"), _needed("description", most=200)),
        *(Value("reason", most=400), Value("units", "count"), Value("frequency")),
    ),
)
CODE = RecordLayout(
    "COD",
    "codes",
    (
        *(_needed("kind", "word", words=CODES), _needed("code", "code", most=24)),
        *(Value("modifiers", "modifiers", most=16), Value("units", "count")),
    ),
)
LETTER = RecordLayout(
    "LTR",
    "letter",
    (
        *(_needed("number", "mark", most=16), _needed("kind", "word", words=LETTERS)),
        *(_needed("client_number", "ccs"), Value("sar_number", "id.sar"), Value("line_numbers", "counts")),
        *(_needed("decided_on", "past"), Value("dated_on", "day"), Value("action", "word", words=LETTER_ACTIONS)),
        *(Value("effective_on", "day"), Value("reason", most=2_000), Value("citation", most=200)),
        *(Value("title", most=200), Value("body", "long", most=8_000)),
    ),
)

RECORDS = {layout.letters: layout for layout in (CLIENT, MEMBERSHIP, SAR, LETTER)}
CHILDREN = {layout.letters: layout for layout in (DIAGNOSIS, PARTY, LINE, CODE)}
LAYOUTS = RECORDS | CHILDREN
BY_WORD = {layout.word: layout for layout in RECORDS.values()}
INSIDE = {"sar": (DIAGNOSIS, PARTY, LINE), "lines": (CODE,)}
"""The lists that stand in a record, by its word."""

TOTALS = ("clients", "memberships", "sars", "diagnoses", "providers", "lines", "codes", "letters")
"""What the last record counts, in the order of the CSV layout; after them the hash total."""

COUNTED = dict(zip(("CLI", "MEM", "SAR", "DXS", "PRV", "LIN", "COD", "LTR"), TOTALS, strict=True))
"""How the last record calls the count of each type."""
