"""What the law says of a provider number and of a county, for pages that show it while somebody types or reviews."""

from records.clock import county_today
from records.provider_numbers import OLDER
from rules.preview import preview


def is_npi(number: str) -> bool:
    """Whether a number can be a national provider identifier (law: id.npi)."""
    answer = preview("id.npi", county_today(), {"value": number}).answer
    return answer is not None and bool(answer["valid"])


def is_provider_number(number: str) -> bool:
    """An NPI, or a number from before it. Ten digits that are no NPI are a slip of the pen."""
    return is_npi(number) or OLDER.fullmatch(number) is not None


def regional_office_of(county_code: str) -> str:
    """The Regional Office of CCS that a county belongs to (law: ccs.regional_office)."""
    answer = preview("ccs.regional_office", county_today(), {"county": county_code}).answer
    if answer is None:
        raise LookupError(f"County {county_code} has no Regional Office. Name it in rules/law/ccs/parameters/offices.")
    return str(answer["office"])
