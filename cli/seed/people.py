"""Invented applicants: everything a SOC 295 asks for, in lived-in proportions."""

import datetime as dt
from random import Random

from cli.seed import names
from records.registering import Soc295

CHANNELS = ("phone",) * 9 + ("in_person",) * 3 + ("mail",) * 2 + ("fax",) + ("online",) * 4


def channel(random: Random) -> str:
    """The door through which somebody asks, in rough proportion."""
    return random.choice(CHANNELS)


def applicant(random: Random, county_code: str, requested_on: dt.date) -> Soc295:
    """An invented person's application form. About one in twelve gives no SSN, half a CIN."""
    spoken = names.language(random)
    first, middle, last = names.full_name(random, spoken)
    street, city, zip_code = names.address(random, county_code)
    return Soc295(
        county_code=county_code,
        first_name=first,
        middle_name=middle,
        last_name=last,
        requested_on=requested_on,
        birth_date=birth_date(random, requested_on),
        ssn=None if random.random() < 0.08 else names.ssn(random),
        cin=names.cin(random) if random.random() < 0.5 else None,
        street=street,
        city=city,
        zip_code=zip_code,
        phone=names.phone(random, county_code),
        email=f"{first}.{last}@mail.example".lower().replace(" ", "-") if random.random() < 0.3 else None,
        spoken_language=spoken,
        written_language="es" if spoken == "es" and random.random() < 0.8 else "en",
        details={
            "sex": random.choice(("female", "female", "male")),
            "ssi_ssp": random.random() < 0.4,
            "past_ihss": random.random() < 0.1,
            "veteran": random.random() < 0.07,
        },
    )


def birth_date(random: Random, on: dt.date) -> dt.date:
    """Two thirds are 65 or older, a few are children, the rest in between."""
    lot = random.random()
    if lot < 0.66:
        age = random.randrange(65, 96)
    elif lot < 0.72:
        age = random.randrange(4, 18)
    else:
        age = random.randrange(19, 65)
    return dt.date(on.year - age, random.randrange(1, 13), random.randrange(1, 29))
