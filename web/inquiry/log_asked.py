"""Which rows of the log are looked at, from the address of a page; what makes no sense is left out."""

from flask import request

from records.inquiry_log import DEEDS
from records.inquiry_log_view import Wanted
from web.inquiry.authorizations.asked import day

FILTERS = ("organization", "user", "client", "sar", "deed", "from", "until")


def wanted(organization_id: int | None = None) -> Wanted:
    """The filters of the address; of one organization, whatever the address says, where one is given."""
    args = request.args
    return Wanted(
        organization_id=organization_id if organization_id is not None else row_id("organization"),
        user_id=row_id("user"),
        client_number=_number("client", 7),
        sar_number=_number("sar", 11),
        deed=args["deed"] if args.get("deed") in DEEDS else None,
        from_day=day("from"),
        until_day=day("until"),
        before_id=row_id("before"),
    )


def kept() -> dict[str, str]:
    """The filters as the address has them, for a link to the file."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


def row_id(name: str) -> int | None:
    """A row's id."""
    value = request.args.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else None


def _number(name: str, length: int) -> str | None:
    """A number as it was typed; one of another length is nobody's."""
    value = request.args.get(name, "").strip()
    return value[: length + 1] or None
