"""Pictures of runs: the last six beside each other, whose money it is, and how one run compares with the one before.

Lengths are units of the SVG's own box. What a picture shows is also said in a table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from records.pay_run import PayRun
from records.pay_run_view import Figures
from web import wording
from web.staff.payroll.words import short_money

LAST, STEP, COLUMN, TALL, ROOM = 6, 60, 40, 150, 18
"""Columns that fit; from one to the next, the width of one, the height of the highest, and what stands above it."""


@dataclass(frozen=True)
class Column:
    """A run as a column: what is paid out below, what is withheld and taken off above it."""

    run: PayRun
    x: int
    top: int
    net_top: int
    figure: str
    here: bool


@dataclass(frozen=True)
class Columns:
    """Several runs beside each other."""

    columns: list[Column]
    width: int
    height: int = TALL + ROOM


def last_runs(runs: Sequence[PayRun], here: PayRun | None = None) -> Columns:
    """The runs in their order, each as high as its gross."""
    highest = max((each.gross_cents for each in runs), default=0) or 1
    columns = [
        Column(
            run=each,
            x=number * STEP + (STEP - COLUMN) // 2,
            top=ROOM + TALL - TALL * each.gross_cents // highest,
            net_top=ROOM + TALL - TALL * each.net_cents // highest,
            figure=short_money(each.gross_cents),
            here=here is not None and each.id == here.id,
        )
        for number, each in enumerate(runs)
    ]
    return Columns(columns, LAST * STEP)


@dataclass(frozen=True)
class Piece:
    """One part of a bar: what it stands for, where it begins and how long it is, in thousandths."""

    code: str
    title: str
    cents: int
    at: int
    length: int
    percent: str


def shares(whole: Figures) -> list[Piece]:
    """Who bears the gross: the federal government, the state, the counties, and recipients with a share of cost."""
    return pieces(
        [
            ("federal", "Federal", whole.federal_cents),
            ("state", "State", whole.state_cents),
            ("county", "Counties", whole.county_cents),
            ("recipient", "Recipients (share of cost)", whole.share_of_cost_cents),
        ]
    )


def goes_to(whole: Figures) -> list[Piece]:
    """Where the gross goes: to the providers, to the tax offices, to orders, and what recipients pay themselves."""
    return pieces(
        [
            ("net", "Net to providers", whole.net_cents),
            ("taxes", "Taxes", whole.taxes_cents),
            ("orders", "Dues, premiums, orders", whole.deductions_cents),
            ("recipient", "Share of cost, paid by recipients", whole.share_of_cost_cents),
        ]
    )


def pieces(named: Sequence[tuple[str, str, int]]) -> list[Piece]:
    """The parts of a whole as pieces of one bar; the last one ends where the bar does."""
    whole = sum(cents for _code, _title, cents in named)
    found, so_far = [], 0
    for code, title, cents in named:
        begins, so_far = so_far, so_far + cents
        at = 1000 * begins // whole if whole else 0
        ends = 1000 * so_far // whole if whole else 0
        found.append(Piece(code, title, cents, at, ends - at, percent(cents, whole)))
    return found


@dataclass(frozen=True)
class Compared:
    """One figure of a run beside that of the run before, both in words, and the change in percent."""

    title: str
    now: str
    before: str | None
    change: str | None
    strong: bool = False


ROWS = (
    ("Payments", "payments", "count", False),
    ("Hours", "minutes", "hours", False),
    ("Gross", "gross_cents", "money", True),
    ("Had come back, goes out again", "returned_cents", "money", False),
    ("Social Security", "social_security_cents", "money", False),
    ("Medicare", "medicare_cents", "money", False),
    ("SDI", "sdi_cents", "money", False),
    ("Federal income tax", "federal_income_tax_cents", "money", False),
    ("State income tax", "state_income_tax_cents", "money", False),
    ("Share of cost", "share_of_cost_cents", "money", False),
    ("Dues, premiums, orders", "deductions_cents", "money", False),
    ("Net", "net_cents", "money", True),
)


def compared(whole: Figures, held: int, before: tuple[Figures, int] | None) -> list[Compared]:
    """Every figure of the run, in the order in which gross becomes net; then what is held."""
    found = [
        _compared(title, unit, getattr(whole, name), getattr(before[0], name) if before else None, strong)
        for title, name, unit, strong in ROWS
        if name != "returned_cents" or whole.returned_cents
    ]
    return [*found, _compared("Held", "count", held, before[1] if before else None, False)]


def _compared(title: str, unit: str, now: int, before: int | None, strong: bool) -> Compared:
    said = before if before is None else in_unit(before, unit)
    return Compared(title, in_unit(now, unit), said, None if before is None else change(now, before), strong)


def in_unit(value: int, unit: str) -> str:
    """A figure as it is read: money with cents, hours and minutes, or a count with separators."""
    if unit == "money":
        return wording.money(value)
    if unit == "hours":
        return many_hours(value)
    return f"{value:,}"


def many_hours(minutes: int) -> str:
    """Minutes as hours and minutes with separators: `61,234,567:15`."""
    return f"{minutes // 60:,}:{minutes % 60:02}"


def change(now: int, before: int) -> str:
    """`+1.2 %`, `no change`, or `new` where there was nothing before."""
    if now == before:
        return "no change"
    if not before:
        return "new"
    tenths = (abs(now - before) * 2000 // abs(before) + 1) // 2
    return f"{'+' if now > before else '−'}{tenths // 10:,}.{tenths % 10} %"


def percent(part: int, whole: int) -> str:
    """`57.1 %` of a whole."""
    tenths = (part * 2000 // whole + 1) // 2 if whole else 0
    return f"{tenths // 10}.{tenths % 10} %"
