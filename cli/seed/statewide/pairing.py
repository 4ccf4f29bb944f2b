"""Who works for whom: every recipient with one to three providers, every provider with one to four recipients."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cli.seed.statewide.counties import places
from cli.seed.statewide.scale import WITHOUT_PROVIDER, Block, Numbers

PURPOSE = 1
CROSSING = 0.06
"""Of the recipients who share their provider with another: those whose other recipient lives in the next county."""


@dataclass(frozen=True)
class Pairing:
    """Pairs in the order of their providers: places of the recipient and provider within the block.

    `turn` is the pair's place among the provider's own, `of_provider` how many those are; `of_recipient` counts the
    recipient's providers and `share` is the pair's place among them.
    """

    recipient: Numbers
    provider: Numbers
    turn: Numbers
    of_provider: Numbers
    share: Numbers
    of_recipient: Numbers


def paired(block: Block) -> Pairing:
    """Bring recipients and providers of a block together; no recipient twice with one provider."""
    draw = block.draw(PURPOSE)
    served = draw.permutation(block.recipients)[: block.recipients - round(block.recipients * WITHOUT_PROVIDER)]
    many = _spread(draw, len(served), block.pairs, (15,))
    recipient, share = np.repeat(served, many), _places(many)
    order = np.lexsort((draw.random(len(recipient)), block.counties[recipient], share))
    recipient, share, of_recipient = recipient[order], share[order], np.repeat(many, many)[order]
    sizes = _spread(draw, block.working, block.pairs, (10, 40))
    crossed = _crossed(draw, block, recipient, share, np.repeat(sizes, sizes))
    mixed = draw.permutation(block.working)
    provider = np.repeat(mixed, sizes)
    by_provider = np.lexsort((_places(sizes), provider))
    return Pairing(
        recipient[crossed][by_provider],
        provider[by_provider],
        _places(sizes)[by_provider],
        np.repeat(sizes, sizes)[by_provider],
        share[crossed][by_provider],
        of_recipient[crossed][by_provider],
    )


def _spread(draw: np.random.Generator, people: int, pairs: int, rarer: tuple[int, ...]) -> Numbers:
    """How many pairs each of some people has: one, and `pairs` in all. `rarer`: of so many extra pairs one is for a
    person with three, with four."""
    extra = pairs - people
    if not 0 <= extra <= people // 2:
        raise ValueError(f"{pairs} pairs cannot be spread over {people} people. Choose a larger size.")
    counts = np.ones(people, dtype=np.int64)
    place = 0
    for more, one_of in reversed(list(enumerate(rarer, start=2))):
        some = pairs // people * extra // (one_of * more)
        counts[place : place + some] += more
        place, extra = place + some, extra - some * more
    counts[place : place + extra] += 1
    draw.shuffle(counts)
    return counts


def _places(counts: Numbers) -> Numbers:
    """0, 1, 2 ... within each group of so many."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)


def _crossed(
    draw: np.random.Generator, block: Block, recipient: Numbers, share: Numbers, of_provider: Numbers
) -> NDArray[np.int64]:
    """An order in which some recipients change places with others of their region: their providers cross a border.

    Only first shares change places: those are all different recipients.
    """
    regions = np.array([place.region for place in places()])[block.counties[recipient]]
    order = np.arange(len(recipient))
    chosen = np.flatnonzero((share == 0) & (of_provider > 1) & (draw.random(len(recipient)) < CROSSING))
    for region in range(regions.max() + 1):
        here = chosen[regions[chosen] == region]
        order[here] = np.roll(here, 1)
    return order
