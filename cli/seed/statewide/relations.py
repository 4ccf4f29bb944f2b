"""What providers are to their recipients, and how old both are: seven of ten are family, half live in one household."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cli.seed.statewide.pairing import Pairing
from cli.seed.statewide.scale import Block, Numbers

PURPOSE = 2
WORDS = ("none", "spouse", "parent", "child", "grandchild", "sibling", "other_relative")
NONE, SPOUSE, PARENT, CHILD, GRANDCHILD, SIBLING, OTHER = range(len(WORDS))
LIKELY = {  # by the recipient's age: minors, up to 64, from 65 on; in the order of WORDS
    "minor": (0.08, 0.0, 0.85, 0.0, 0.0, 0.02, 0.05),
    "adult": (0.25, 0.08, 0.32, 0.16, 0.01, 0.09, 0.09),
    "aged": (0.21, 0.05, 0.0, 0.60, 0.07, 0.02, 0.05),
}
LIVES_WITH = np.array([0.12, 1.0, 0.97, 0.66, 0.55, 0.60, 0.45])
CERTIFIED = 0.8
"""Of those who live together: with a self-certification for live-in providers on file (SOC 2298)."""

FURTHER_FAMILY = 0.45
"""Of a provider's second and further recipients: those who are family of some kind."""

ADULT, AGED = 18, 65
YOUNGEST, OLDEST = 18, 84
STUDENTS = 0.004
"""Children of the recipient who are still under 21."""


@dataclass(frozen=True)
class Relations:
    """Years of age of recipients and providers of a block; of each pair the relation and the household."""

    recipient_age: NDArray[np.float64]
    provider_age: NDArray[np.float64]
    word: Numbers
    together: NDArray[np.bool_]
    certified: NDArray[np.bool_]
    near: NDArray[np.bool_]  # recipients whose spouse is their provider, or as minors a parent: other programs pay


def related(block: Block, pairs: Pairing) -> Relations:
    """Draw ages and relations that go together."""
    draw = block.draw(PURPOSE)
    ages = _recipient_ages(draw, block.recipients)
    age, first = ages[pairs.recipient], pairs.turn == 0
    word = np.zeros(len(age), dtype=np.int64)
    for group, here in (("minor", age < ADULT), ("adult", (age >= ADULT) & (age < AGED)), ("aged", age >= AGED)):
        word[here] = draw.choice(len(WORDS), int(here.sum()), p=LIKELY[group])
    further = ~first & ((draw.random(len(age)) >= FURTHER_FAMILY) | (word == SPOUSE))
    word[further | ((pairs.share > 0) & (word == SPOUSE))] = NONE
    provider_age = np.zeros(block.providers)
    provider_age[:] = draw.uniform(20, 72, block.providers)
    provider_age[pairs.provider[first]] = _provider_ages(draw, age[first], word[first])
    word = _possible(word, age, provider_age[pairs.provider], first)
    together = draw.random(len(age)) < np.where(first, LIVES_WITH[word], 0.05)
    near = np.zeros(block.recipients, dtype=np.bool_)
    near[pairs.recipient[(word == SPOUSE) | (word == PARENT) & (age < ADULT)]] = True
    return Relations(ages, provider_age, word, together, together & (draw.random(len(age)) < CERTIFIED), near)


def _recipient_ages(draw: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Two thirds are 65 or older, a few are children, the rest in between."""
    lot = draw.random(count)
    aged, minor = AGED + draw.beta(1.3, 2.4, count) * 37, draw.uniform(3, ADULT, count)
    adult = np.where(draw.random(count) < 0.35, draw.uniform(ADULT, 40, count), draw.uniform(40, AGED, count))
    return np.where(lot < 0.61, aged, np.where(lot < 0.69, minor, adult))


def _provider_ages(draw: np.random.Generator, age: NDArray[np.float64], word: Numbers) -> NDArray[np.float64]:
    """An age that fits what the provider is to a recipient of an age."""
    count = len(age)
    apart = np.array([0.0, 0.0, 28.0, -27.0, -52.0, 0.0, -8.0])[word]
    spread = np.array([0.0, 5.0, 5.0, 5.0, 5.0, 6.0, 14.0])[word]
    ages = np.clip(age + apart + draw.normal(0, 1, count) * spread, YOUNGEST + 3, OLDEST)
    young = np.isin(word, (CHILD, GRANDCHILD)) & (draw.random(count) < STUDENTS / 0.5)
    ages = np.where(young, draw.uniform(17, 21, count), ages)
    return np.where(word == NONE, draw.uniform(20, 72, count), ages)


def _possible(
    word: Numbers, age: NDArray[np.float64], provider_age: NDArray[np.float64], first: NDArray[np.bool_]
) -> Numbers:
    """Nobody is the child of somebody too young, nor the parent of somebody too old."""
    older = age - provider_age
    cannot = (word == CHILD) & (older < 14) | (word == PARENT) & (older > -14) | (word == GRANDCHILD) & (older < 30)
    return np.where(cannot, np.where(first, OTHER, NONE), word)
