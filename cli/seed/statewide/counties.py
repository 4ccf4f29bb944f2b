"""The counties as the seed needs them: people, a city with the beginning of its ZIP code, an area code, a region.

Counties of one region stand together: a provider who works in two counties works in neighboring ones. Unions as
recalled; a county that is not named among UDW's has SEIU Local 2015.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

POPULATION_2020 = """
08 27743 Crescent City|955|707    12 136463 Eureka|955|707         23 91601 Ukiah|954|707
17 68163 Lakeport|954|707         /
47 44076 Yreka|960|530            25 8700 Alturas|961|530          18 32730 Susanville|961|530
45 182155 Redding|960|530         53 16112 Weaverville|960|530     52 65829 Red Bluff|960|530
11 28917 Willows|959|530          04 211632 Oroville|959|530       06 21839 Colusa|959|530
32 19790 Quincy|959|530           /
46 3236 Downieville|959|530       29 102241 Nevada City|959|530    58 81575 Marysville|959|530
51 99633 Yuba City|959|530        31 404739 Auburn|956|530         09 191185 Placerville|956|530
34 1585055 Sacramento|958|916     57 216403 Woodland|957|530       02 1204 Markleeville|961|530
03 40474 Jackson|956|209          /
49 488863 Santa Rosa|954|707      28 138019 Napa|945|707           48 453491 Fairfield|945|707
21 262321 San Rafael|949|415      38 873965 San Francisco|941|415  41 764442 Redwood City|940|650
43 1936259 San Jose|951|408       01 1682353 Oakland|946|510       07 1165927 Martinez|945|925
44 270861 Santa Cruz|950|831      35 64209 Hollister|950|831       27 439035 Salinas|939|831 /
05 45292 San Andreas|952|209      39 779233 Stockton|952|209       50 552878 Modesto|953|209
55 55620 Sonora|953|209           22 17131 Mariposa|953|209        24 281202 Merced|953|209
20 156255 Madera|936|559          10 1008654 Fresno|937|559        16 152486 Hanford|932|559
54 473117 Visalia|932|559         15 909235 Bakersfield|933|661    26 13195 Bridgeport|935|760
14 19016 Independence|935|760     /
40 282424 San Luis Obispo|934|805 42 448229 Santa Barbara|931|805  56 843843 Ventura|930|805
19 10014009 Los Angeles|900|213   30 3186989 Santa Ana|927|714     36 2181654 San Bernardino|924|909
33 2418185 Riverside|925|951      37 3298634 San Diego|921|619     13 179702 El Centro|922|760
"""
"""The 2020 census, county by county; regions are parted by strokes."""

UDW = "04 09 13 15 20 22 24 29 30 31 32 33 35 37 40 42 46 50 51 56"


@dataclass(frozen=True)
class Place:
    """One county."""

    code: str
    population: int
    city: str
    zip_start: str
    area: str
    region: int


@cache
def places() -> tuple[Place, ...]:
    """All counties, region by region; a county's place in this order is its number within the seed."""
    found = []
    for region, text in enumerate(POPULATION_2020.split("/")):
        words = text.split()
        starts = [at for at, word in enumerate(words) if word.isdigit() and len(word) == 2]
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            city, zip_start, area = " ".join(words[start + 2 : end]).split("|")
            found.append(Place(words[start], int(words[start + 1]), city, zip_start, area, region))
    return tuple(found)


def apportioned(count: int) -> NDArray[np.int64]:
    """So many people to the counties, in proportion to their population, by largest remainder."""
    people = np.array([place.population for place in places()], dtype=np.int64)
    whole, rest = np.divmod(people * count, people.sum())
    missing = count - int(whole.sum())
    whole[np.argsort(-rest, kind="stable")[:missing]] += 1
    return whole
