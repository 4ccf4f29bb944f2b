"""One name, many spellings."""

import pytest

from records.name_sounds import folded, name_keys, sought_keys, surname_parts

ALIKE = (
    ("José", "Jiménez", "Jose", "Gimenez"),
    ("María", "Muñoz", "Maria", "Munoz"),
    ("Xavier", "Hernández", "Javier", "Ernandez"),
    ("Ana", "Vázquez", "Ana", "Basquez"),
    ("Rosa", "de la Cruz", "Rosa", "Delacruz"),
    ("Rosa", "de la Cruz", "Rosa", "Cruz"),
    ("Luis", "García-López", "Luis", "Lopez"),
    ("Luis", "García López", "Luis", "Garcia"),
    ("Sean", "O’Brien", "Shawn", "OBrien"),
    ("Catherine", "Smyth", "Kathryn", "Smith"),
    ("Armen", "Sarkisyan", "Armen", "Sarkisian"),
    ("Chuy", "Rodrigues", "Jesús", "Rodríguez"),
    ("Steven", "Phan", "Stephen", "Fan"),
    ("Guadalupe", "Llanes", "Lupe", "Yanes"),
)
APART = (("Maria", "Garcia", "Mario", "Gomez"), ("John", "Smith", "John", "Jones"), ("Linh", "Tran", "Linda", "Tran"))


def meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(set(name_keys(one[0], None, one[1])) & set(sought_keys(*other)))


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: " ".join(names))
def test_two_spellings_of_one_name_meet_in_either_direction(names: tuple[str, str, str, str]) -> None:
    one, other = names[:2], names[2:]
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize("names", APART, ids=lambda names: " ".join(names))
def test_two_different_names_do_not_meet(names: tuple[str, str, str, str]) -> None:
    assert not meet(names[:2], names[2:])


def test_accents_hyphens_and_apostrophes_are_folded_away() -> None:
    assert folded("  Núñez-D’Angelo ") == "nunez dangelo"


def test_particles_are_no_surname_unless_nothing_else_is_there() -> None:
    assert surname_parts("de la Cruz") == ("cruz", "delacruz")
    assert surname_parts("De La") == ("de", "la", "dela")


def test_a_surname_alone_is_found_without_a_given_name() -> None:
    assert set(sought_keys(None, "Vasquez")) & set(name_keys("Ana", None, "Vázquez"))


def test_names_in_other_scripts_are_found_as_written() -> None:
    assert meet(("秀英", "王"), ("秀英", "王"))


@pytest.mark.parametrize("odd", ["", "-", "''", "123", "\u200b", "ß", "a" * 500])
def test_odd_names_have_keys_all_the_same(odd: str) -> None:
    assert isinstance(name_keys(odd, odd, odd), list)
