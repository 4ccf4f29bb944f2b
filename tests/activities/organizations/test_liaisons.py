"""Without an active liaison an organization is frozen, chased, and a successor is named; with one it goes on."""

from tests.activities.organizations.center import Center

WHO = {"first_name": "Odile", "last_name": "Fenwick", "title": "Manager", "phone": "9165550113"}


def successor(center: Center, email: str = "odile@birch.example", staff: int | None = None) -> tuple[str, str]:
    """The Regional Office names one."""
    return center.say("name_liaison", staff=staff or center.rosa, email=email, **WHO)


def frozen(center: Center) -> Center:
    """Its only liaison has left."""
    center.approved().leaves(center.ines)
    assert center.say("liaisons_changed", request_id=1)[0] == "noted"
    return center


def test_the_last_liaison_leaves_and_the_organization_is_frozen(center: Center) -> None:
    frozen(center)
    assert (center.row().status, center.row().frozen_on) == ("frozen", center.clock("ccs_liaison_named").starts_on)
    assert center.running() == {"liaison_named", "liaison_chase"}


def test_another_liaison_keeps_it_going(center: Center) -> None:
    center.approved().user("Bram", liaison=True)
    center.leaves(center.ines)
    center.say("liaisons_changed", request_id=1)
    assert center.row().status == "approved"


def test_it_is_called_to_mind_every_week(center: Center) -> None:
    frozen(center)
    first = center.clock("ccs_liaison_chase").due_on
    for week in (1, 2):
        assert center.ring("ccs_liaison_chase", "chase_liaison") == "chased"
        assert (center.clock("ccs_liaison_chase").due_on - first).days >= 7 * week
    assert center.happened().count("liaison_chased") == 2


def test_thirty_days_without_a_liaison_call_somebody(center: Center) -> None:
    frozen(center)
    assert center.ring("ccs_liaison_named", "organization_overdue") == "overdue"
    assert center.say("settle_escalation", staff=center.rosa, note="Wrote to the board.")[0] == "settled"


def test_a_successor_is_named_and_it_thaws_when_they_have_signed_in(center: Center) -> None:
    frozen(center)
    center.say("settle_escalation", staff=center.rosa, note="as it was")
    assert center.last.liaison_coming is True  # the first one's request was never carried out in this world
    for request in center.requests():
        center.changed_to(request.id, "expired")
    assert successor(center)[0] == "named"
    assert (center.row().status, center.last.liaison_coming) == ("frozen", True)
    assert successor(center)[0] == "refused"  # one is on the way
    center.user("Odile", liaison=True)
    center.changed_to(center.requests()[-1].id, "done")
    assert center.say("liaisons_changed", request_id=2)[0] == "noted"
    assert (center.row().status, center.row().frozen_on, center.last.liaison_coming) == ("approved", None, False)
    assert center.running() == {"recertification"}


def test_nobody_names_themselves_and_no_other_office_names(center: Center) -> None:
    frozen(center)
    for request in center.requests():
        center.changed_to(request.id, "expired")
    assert successor(center, email="Rosa@hearth.example") == ("refused", "Nobody decides on what is their own.")
    assert successor(center, staff=center.ivan) == ("refused", "Only the Regional Office decides this.")
    assert center.row().status == "frozen"


def test_a_user_who_is_named_keeps_the_account_and_nobody_else_is_added(center: Center) -> None:
    odile = frozen(center).user("Odile")
    for request in center.requests():
        center.changed_to(request.id, "expired")
    assert successor(center)[0] == "named"
    change = center.requests()[-1].changes[0]
    assert (change.action, change.user_id, change.liaison, change.reason) == ("modify", odile, True, "new_liaison")
