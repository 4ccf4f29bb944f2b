"""Timing two things against each other: taken in turns, so that a slow minute of the machine hits both."""

import statistics
import time
from collections.abc import Callable


def in_turns(rounds: int, **things: Callable[[], object]) -> dict[str, float]:
    """The median seconds of each thing over `rounds`; each round does everything once, and the first is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for number in range(rounds + 1):
        for name, thing in things.items():
            began = time.perf_counter()
            thing()
            if number:
                taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(each) for name, each in taken.items()}


def said(figure: str, value: str, goal: str = "") -> None:
    """Print one figure."""
    print(f"  {figure:<58} {value:>14}{'   ' + goal if goal else ''}", flush=True)
