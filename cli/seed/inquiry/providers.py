"""Invented providers of authorizations: a children's hospital with its physicians, a clinic, and others."""

from dataclasses import dataclass

import numpy as np

from cli.seed.ccs.identifiers import npis


@dataclass(frozen=True)
class Provider:
    """A number that was never issued, and a name."""

    number: str
    name: str


@dataclass(frozen=True)
class Site:
    """Where children are treated: the facility, the group that bills for it, the physicians."""

    facility: Provider
    group: Provider
    physicians: tuple[Provider, ...]


_NAMES = (
    *("Copper Creek Children's Hospital", "Copper Creek Pediatric Specialists"),
    *("Cedric Larkspur, MD", "Amparo Fuentecilla, MD", "Mei Jiang, MD", "Leander Sedgewick, DO"),
    *("Clementine Street Children's Clinic", "Clementine Street Physicians"),
    *("Hilario Robledal, MD", "Thelma Dunmarsh, MD"),
    *("Valley Lantern Medical Center", "Valley Lantern Medical Group"),
    *("Tigran Gagiklian, MD", "Opal Mossgrove, MD", "Quyen Mach, MD"),
    *("Sunrise Bridge Home Medical Supply",),
)
_PLACES = 70_000
"""Where in the row of numbers these begin, far from those of larger inventions."""

_EACH = [Provider(*each) for each in zip(npis(np.arange(_PLACES, _PLACES + len(_NAMES))), _NAMES, strict=True)]

HOSPITAL = Site(_EACH[0], _EACH[1], tuple(_EACH[2:6]))
CLINIC = Site(_EACH[6], _EACH[7], tuple(_EACH[8:10]))
ELSEWHERE = Site(_EACH[10], _EACH[11], tuple(_EACH[12:15]))
SUPPLIER = _EACH[15]
"""Equipment comes from a supplier of its own, whom no organization of the demo has in its domain."""

SITES = (*((HOSPITAL,) * 11), *((CLINIC,) * 4), *((ELSEWHERE,) * 5))
"""As often as children are treated there."""
