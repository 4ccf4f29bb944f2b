"""What an account request may ask: every combination, held against the sentences of the handbook."""

from itertools import product
from typing import Any

from rules.answer import Answer
from rules.book import load_book
from rules.columns import ask_many
from tests.law.asking import ON, answer_to

YES_NO = (False, True)
VALUES: dict[str, tuple[Any, ...]] = {
    "action": ("add", "modify", "delete"),
    "requested_by_liaison": YES_NO,
    "liaison_active": YES_NO,
    "attested_permissions": (None, False, True),
    "attested_internal_agreements": YES_NO,
    "attested_paperless": YES_NO,
    "organization_kind": ("provider", "plan", "government"),
    "organization_approved": YES_NO,
    "user_known": YES_NO,
    "user_is_liaison": YES_NO,
    "other_active_liaisons": (0, 1),
}
GOOD = {
    "action": "add",
    "requested_by_liaison": True,
    "liaison_active": True,
    "attested_permissions": True,
    "attested_internal_agreements": True,
    "attested_paperless": True,
    "organization_kind": "provider",
    "organization_approved": True,
    "user_known": False,
    "user_is_liaison": False,
    "other_active_liaisons": 1,
}
LAST = GOOD | {"action": "delete", "user_known": True, "user_is_liaison": True, "other_active_liaisons": 0}


def asked(**facts: Any) -> dict[str, Any]:
    return answer_to("ccs.account_request", **(GOOD | facts))


def may_ask(facts: dict[str, Any]) -> bool:
    """A liaison with an open account, of an organization that takes part and is no government."""
    liaison = facts["requested_by_liaison"] and facts["liaison_active"]
    return bool(liaison and facts["organization_approved"] and facts["organization_kind"] != "government")


def promised(facts: dict[str, Any]) -> bool:
    """What the page asks to be promised: permissions of providers alone, the rest of everybody."""
    rest = facts["attested_internal_agreements"] and facts["attested_paperless"]
    return bool(rest and (facts["organization_kind"] == "plan" or facts["attested_permissions"]))


def expected(facts: dict[str, Any]) -> str:
    """The outcome by the handbook: standing first, then what can be mended."""
    if not may_ask(facts):
        return "refuse"
    fits = facts["user_known"] == (facts["action"] != "add")
    return "accept" if fits and (facts["action"] == "delete" or promised(facts)) else "return"


def test_every_combination_is_accepted_returned_or_refused_as_the_handbook_has_it() -> None:
    cases = [dict(zip(VALUES, values, strict=True)) for values in product(*VALUES.values())]
    for facts, answer in zip(cases, ask_many("ccs.account_request", ON, cases, load_book()), strict=True):
        assert isinstance(answer, Answer)
        assert answer.answer is not None
        assert answer.answer["outcome"] == expected(facts), facts


def test_only_an_accepted_departure_of_the_last_liaison_freezes() -> None:
    for action, liaison, others, known in product(("add", "modify", "delete"), YES_NO, (0, 1, 2), YES_NO):
        answer = asked(action=action, user_is_liaison=liaison, other_active_liaisons=others, user_known=known)
        assert answer["freezes"] == (action == "delete" and liaison and others == 0 and known)
        assert answer["outcome"] == "accept" or not answer["freezes"]


def test_a_liaison_may_always_report_its_own_departure() -> None:
    promises = {"attested_permissions": None, "attested_internal_agreements": False, "attested_paperless": False}
    assert asked(**LAST) == {"outcome": "accept", "freezes": True, "reasons": ["last_liaison_leaves"]}
    assert asked(**(LAST | promises))["outcome"] == "accept"
    assert asked(**(LAST | {"other_active_liaisons": 2}))["freezes"] is False


def test_the_last_liaison_who_lays_the_task_down_leaves_none_behind() -> None:
    for remains in YES_NO:
        answer = asked(**(LAST | {"action": "modify", "remains_liaison": remains}))
        assert (answer["outcome"], answer["freezes"]) == ("accept", not remains)


def test_where_no_liaison_is_left_only_the_regional_office_names_one() -> None:
    frozen = {"requested_by_liaison": False, "liaison_active": False, "other_active_liaisons": 0}
    assert asked(**frozen)["outcome"] == "refuse"
    assert asked(**frozen, named_by_regional_office=True)["outcome"] == "accept"
    for lacking in ({"organization_approved": False}, {"organization_kind": "government"}):
        assert asked(**frozen, **lacking, named_by_regional_office=True)["outcome"] == "refuse"


def test_every_promise_that_is_missing_is_told_at_once() -> None:
    answer = asked(attested_permissions=None, attested_internal_agreements=False, attested_paperless=False)
    assert answer["reasons"] == ["permissions_missing", "agreements_missing", "paperless_missing"]
