"""A process's standings as a picture, drawn from their declaration: where this one is, where it may go from here.

Lengths are units of the SVG's own box. What the picture shows is also said in words beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

BOX_WIDTH, BOX_HEIGHT = 150, 42
COLUMN, ROW = 212, 84
EDGE = 6

Places = Mapping[Any, tuple[int, int]]
"""Where each standing is drawn: column from the left, row from the top."""
Point = tuple[int, int]


class Arrow(Protocol):
    """All moves between two standings, with what causes them."""

    @property
    def before(self) -> Enum:
        """Where it begins."""

    @property
    def to(self) -> Enum:
        """Where it leads."""

    @property
    def causes(self) -> Iterable[Enum]:
        """What makes the move."""


@dataclass(frozen=True)
class Box:
    """A standing in the picture. `been`: this one stood here before."""

    status: str
    words: str
    x: int
    y: int
    here: bool
    been: bool


@dataclass(frozen=True)
class Line:
    """An arrow between two boxes, from edge to edge; `from_here` where it starts at the present standing."""

    x1: int
    y1: int
    x2: int
    y2: int
    from_here: bool


@dataclass(frozen=True)
class Way:
    """Where one may go from here, and what leads there."""

    to: str
    status: str
    causes: str


@dataclass(frozen=True)
class Picture:
    """Everything the drawing needs."""

    width: int
    height: int
    boxes: list[Box]
    lines: list[Line]
    ways: list[Way]


def draw(
    here: Enum,
    been: set[str],
    places: Places,
    arrows: Iterable[Arrow],
    words: Mapping[Any, str],
    caused: Callable[[Any], str],
) -> Picture:
    """The picture of a declaration (`places`, `arrows`) for one that stands at `here` and stood at `been` before."""
    boxes = [
        Box(each.value, words[each], *_corner(places[each]), each is here, each.value in been and each is not here)
        for each in places
    ]
    drawn = list(arrows)
    lines = [_line(places[each.before], places[each.to], each.before is here) for each in drawn]
    ways = [
        Way(words[each.to], each.to.value, ", ".join(dict.fromkeys(caused(cause) for cause in each.causes)))
        for each in drawn
        if each.before is here
    ]
    width = max(box.x for box in boxes) + BOX_WIDTH + EDGE
    height = max(box.y for box in boxes) + BOX_HEIGHT + EDGE
    return Picture(width, height, boxes, sorted(lines, key=lambda line: line.from_here), ways)


def _corner(place: Point) -> Point:
    column, row = place
    return EDGE + column * COLUMN, EDGE + row * ROW


def _line(before: Point, to: Point, from_here: bool) -> Line:
    """From the edge of one box towards the other; the way back runs a little beside the way there."""
    (x1, y1), (x2, y2) = _center(before), _center(to)
    aside = 5 if (x2, y2) > (x1, y1) else -5
    x1, x2 = (x1 + aside, x2 + aside) if abs(y2 - y1) > abs(x2 - x1) else (x1, x2)
    y1, y2 = (y1, y2) if abs(y2 - y1) > abs(x2 - x1) else (y1 + aside, y2 + aside)
    start, end = _leaves(x1, y1, x2, y2), _leaves(x2, y2, x1, y1)
    return Line(*start, *end, from_here)


def _center(place: Point) -> Point:
    x, y = _corner(place)
    return x + BOX_WIDTH // 2, y + BOX_HEIGHT // 2


def _leaves(x1: int, y1: int, x2: int, y2: int) -> Point:
    """Where the straight line from the middle of a box towards another point leaves the box."""
    across, down = x2 - x1, y2 - y1
    half_width, half_height = BOX_WIDTH // 2 + 3, BOX_HEIGHT // 2 + 3
    if abs(across) * half_height > abs(down) * half_width:
        step = half_width if across > 0 else -half_width
        return x1 + step, y1 + down * abs(step) // max(abs(across), 1)
    step = half_height if down > 0 else -half_height
    return x1 + across * abs(step) // max(abs(down), 1), y1 + step
