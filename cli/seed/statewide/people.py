"""Invented people, as rows of `person`: names, places to live, telephone numbers of fiction, numbers never issued."""

import numpy as np
import polars as pl

from cli.seed.bulk.named import drawn_names
from cli.seed.names import STREETS, WAYS
from cli.seed.statewide.counties import places
from cli.seed.statewide.days import Days
from cli.seed.statewide.scale import Numbers
from records.secrets import blind_indexes, seal_each

LANGUAGES, SPOKEN = ("en", "es", "hy", "zh", "vi"), (0.55, 0.27, 0.05, 0.08, 0.05)
NEVER_ISSUED = 10 * 49 * 9_999
"""Numbers that begin with 980 to 989 and go on with 01 to 49: areas from 900 on are not used for SSNs, and taxpayer
numbers, which begin with a 9 too, go on with 50 and more."""
STRIDE = 1_299_709  # a prime: numbers that follow one another look nothing alike, and none comes twice


def drawn_people(draw: np.random.Generator, first_id: int, county: Numbers, born: Days) -> pl.DataFrame:
    """People of some counties, born on some days, numbered from an id on: rows of `person`, without `made_at`."""
    count = len(county)
    spoken = np.array(LANGUAGES)[draw.choice(len(LANGUAGES), count, p=SPOKEN)]
    written = np.where((spoken == "es") & (draw.random(count) < 0.8), "es", "en")
    numbers = never_issued(np.arange(first_id, first_id + count))
    return (
        drawn_names(draw, count, spoken)
        .with_columns(
            id=pl.Series(np.arange(first_id, first_id + count)),
            birth_date=pl.Series(born),
            sex=pl.Series(np.where(draw.random(count) < 0.64, "female", "male")),
            ssn_cipher=sealed(numbers),
            ssn_index=_bytes(blind_indexes(numbers)),
            spoken_language=pl.Series(spoken),
            written_language=pl.Series(written),
            **_home(draw, county),
        )
        .with_columns(pl.lit(None, dtype=pl.String).alias("email"))
    )


def never_issued(ids: Numbers) -> list[str]:
    """The invented SSN of each person, all different."""
    place = ids * STRIDE % NEVER_ISSUED
    area, rest = np.divmod(place, 49 * 9_999)
    group, serial = np.divmod(rest, 9_999)
    numbers = 980_000_000 + area * 1_000_000 + (group + 1) * 10_000 + serial + 1
    texts: list[str] = numbers.astype(str).tolist()
    return texts


def _home(draw: np.random.Generator, county: Numbers) -> dict[str, pl.Series]:
    """Where they live; each household has a number of its own street, and many share a telephone of fiction."""
    count = len(county)
    kept = pl.DataFrame(
        {
            "city": [place.city for place in places()],
            "zip_start": [place.zip_start for place in places()],
            "area": [place.area for place in places()],
        }
    )[county]
    street = pl.DataFrame(
        {
            "number": draw.integers(10, 9800, count),
            "name": np.array(STREETS)[draw.integers(0, len(STREETS), count)],
            "way": np.array(WAYS)[draw.integers(0, len(WAYS), count)],
        }
    )
    two = pl.DataFrame({"zip": draw.integers(0, 100, count), "line": draw.integers(0, 100, count)})
    two = two.select(pl.all().cast(pl.String).str.zfill(2))
    return {
        "street": street.select(pl.concat_str("number", "name", "way", separator=" ")).to_series(),
        "city": kept["city"],
        "zip_code": kept["zip_start"] + two["zip"],
        "phone": "(" + kept["area"] + ") 555-01" + two["line"],
    }


def _bytes(values: list[bytes]) -> pl.Series:
    """As PostgreSQL reads bytes in a text."""
    return pl.Series(["\\x" + value.hex() for value in values], dtype=pl.String)


def sealed(numbers: list[str]) -> pl.Series:
    """Numbers sealed, as PostgreSQL reads bytes in a text. Each seal differs, whatever the seed."""
    return _bytes(seal_each(numbers))


def roles_of(people: pl.DataFrame, role: str, since: pl.Series) -> pl.DataFrame:
    """Rows of `person_role`."""
    return people.select(pl.col("id").alias("person_id"), pl.lit(role).alias("role"), since.alias("since"))
