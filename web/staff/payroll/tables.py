"""A run's totals as tables by county and program, on a page of their own and as CSV."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from records import pay_hold_view, pay_run_view
from records.pay_run import PayRun
from records.pay_run_total import FIGURES, SHARES
from records.pay_run_view import Figures, Totals, added
from web import database
from web.access import requires
from web.filters import county
from web.reach import reachable
from web.staff.payroll import picture
from web.staff.payroll.listing import blueprint

BY = (("county", "By county", None), ("program", "By program", None))
SORTS = {
    "name": lambda row: row.title,
    "payments": lambda row: row.figures.payments,
    "minutes": lambda row: row.figures.minutes,
    "gross": lambda row: row.figures.gross_cents,
    "net": lambda row: row.figures.net_cents,
    "held": lambda row: row.held,
}
MONEY = tuple(name for name in FIGURES if name.endswith("_cents"))


@dataclass(frozen=True)
class Row:
    """One county or program. `long`: its bar in hundredths of the longest; `percent` of the run's gross."""

    code: str
    title: str
    figures: Figures
    long: int
    percent: str
    change: str | None
    held: int = 0


@blueprint.get("/payroll/<int:run_id>/totals")
@requires("pay_run", "read")
def totals(run_id: int) -> ResponseReturnValue:
    """Every county, or every program, sorted by the address."""
    row, session = reachable(PayRun, run_id), database.session()
    by = "program" if request.args.get("by") == "program" else "county"
    asked = request.args.get("sort", "-gross")
    sort = asked if asked.lstrip("-") in SORTS else "-gross"
    whole, before = pay_run_view.totals(session, row.id), pay_run_view.before(session, row)
    earlier = _by(pay_run_view.totals(session, before.id), by) if before else None
    held = pay_hold_view.by_county(session, row.id) if by == "county" else {}
    return render_template(
        "payroll/totals.html",
        run=row,
        by=by,
        by_options=BY,
        sort=sort,
        rows=rows(_by(whole, by), earlier, sort, held),
        whole=whole.whole,
        before=before,
    )


@blueprint.get("/payroll/<int:run_id>/totals.csv")
@requires("pay_run", "read")
def totals_csv(run_id: int) -> ResponseReturnValue:
    """Every county and program with every figure, for a spreadsheet; the last line is all of them."""
    row = reachable(PayRun, run_id)
    found = pay_run_view.totals(database.session(), row.id)
    return Response(
        _csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="pay-run-{row.number}-totals.csv"'},
    )


def rows(
    named: Mapping[str, Figures],
    earlier: Mapping[str, Figures] | None,
    sort: str,
    held: Mapping[str, int] | None = None,
) -> list[Row]:
    """One row for each, also for those that had payments before, or have only held ones now."""
    codes = dict.fromkeys([*named, *(earlier or {}), *(held or {})])
    largest = max((each.gross_cents for each in named.values()), default=0) or 1
    whole = added(named.values()).gross_cents
    found = [
        Row(
            code=code,
            title=title_of(code),
            figures=(figures := named.get(code, Figures())),
            long=100 * figures.gross_cents // largest,
            percent=picture.percent(figures.gross_cents, whole),
            change=_change(figures, earlier.get(code)) if earlier is not None else None,
            held=(held or {}).get(code, 0),
        )
        for code in codes
    ]
    by_name = sorted(found, key=lambda row: row.title)
    return sorted(by_name, key=SORTS[sort.lstrip("-")], reverse=sort.startswith("-"))


def title_of(code: str) -> str:
    """A county's name by its code; a program's as it is written."""
    return county(code) if code.isdecimal() else code.replace("_", "-")


def _change(now: Figures, before: Figures | None) -> str:
    return picture.change(now.gross_cents, before.gross_cents if before else 0)


def _by(found: Totals, by: str) -> dict[str, Figures]:
    return found.by_program() if by == "program" else found.by_county()


def _csv(found: Totals) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["county_code", "county", "program", *(_head(name) for name in FIGURES)])
    for (code, program), figures in sorted(found.each.items()):
        writer.writerow([code, county(code), program, *_cells(figures)])
    writer.writerow(["", "All", "", *_cells(found.whole)])
    return out.getvalue().encode("utf-8-sig")


def _head(name: str) -> str:
    """`gross`; `federal_share`, so that a county's name and its share are told apart."""
    return name.replace("_cents", "_share") if name in SHARES else name.removesuffix("_cents")


def _cells(figures: Figures) -> list[str]:
    """Money as dollars with two decimals; minutes and counts as they are."""
    return [_dollars(getattr(figures, name)) if name in MONEY else str(getattr(figures, name)) for name in FIGURES]


def _dollars(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
