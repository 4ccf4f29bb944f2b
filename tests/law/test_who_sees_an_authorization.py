"""Who sees an authorization: the handbook's rules A1 to A5 and its worked cases, every combination of facts."""

from itertools import product
from typing import Any

import pytest

from tests.law.asking import answer_to

FACTS = ("provider_in_domain", "permission_in_force", "member_on_dates", "user_active")
HOSPITAL = {
    "organization_kind": "provider",
    "provider_in_domain": True,
    "permission_in_force": True,
    "member_on_dates": False,
    "user_active": True,
}
PLAN = HOSPITAL | {"organization_kind": "plan", "provider_in_domain": False, "permission_in_force": False}


def seen(facts: dict[str, Any]) -> tuple[bool, str | None]:
    answer = answer_to("ccs.sar_visibility", **facts)
    return answer["visible"], answer["basis"]


@pytest.mark.parametrize(
    ("case", "facts", "expected"),
    [
        ("1 a hospital with Dr A's permission in force", HOSPITAL, (True, "permission")),
        ("2 the permission was withdrawn yesterday", HOSPITAL | {"permission_in_force": False}, (False, None)),
        ("3 the old hospital, after Dr A moved", HOSPITAL | {"provider_in_domain": False}, (False, None)),
        (
            "3 the new hospital, without a permission of its own",
            HOSPITAL | {"permission_in_force": False},
            (False, None),
        ),
        ("4 a plan whose member the client was", PLAN | {"member_on_dates": True}, (True, "membership")),
        ("5 a plan that the client left before", PLAN, (False, None)),
        (
            "7 a pharmacy that filled under the physician's SAR",
            HOSPITAL | {"provider_in_domain": False, "permission_in_force": False},
            (False, None),
        ),
        ("8 county staff", HOSPITAL | {"organization_kind": "government"}, (False, None)),
        ("15 a user who left", HOSPITAL | {"user_active": False}, (False, None)),
    ],
)
def test_the_worked_cases_of_the_handbook(case: str, facts: dict[str, Any], expected: tuple[bool, str | None]) -> None:
    assert seen(facts) == expected, case


def test_every_combination_is_seen_by_one_of_two_rights_or_not_at_all() -> None:
    for kind, values in product(("provider", "plan", "government"), product((False, True), repeat=4)):
        domain, permission, member, active = values
        if kind == "provider" and active and domain and permission:
            expected: tuple[bool, str | None] = (True, "permission")
        elif kind == "plan" and active and member:
            expected = (True, "membership")
        else:
            expected = (False, None)
        facts = {"organization_kind": kind} | dict(zip(FACTS, values, strict=True))
        assert seen(facts) == expected, facts


def test_taking_any_right_away_never_opens_anything() -> None:
    for kind, values in product(("provider", "plan", "government"), product((False, True), repeat=4)):
        facts = {"organization_kind": kind} | dict(zip(FACTS, values, strict=True))
        if not seen(facts)[0]:
            assert not any(seen(facts | {name: False})[0] for name in FACTS)
