"""Participation ends: by a liaison, or by the Regional Office; nothing opens any more."""

from tests.activities.organizations.center import Center


def test_a_liaison_withdraws_and_every_user_is_disabled(center: Center) -> None:
    bram = center.approved().user("Bram")
    assert center.say("withdraw_organization", user=bram)[0] == "refused"
    assert center.say("withdraw_organization", user=center.ines)[0] == "withdrawn"
    assert center.row().status == "withdrawn"
    assert {center.the_user(each).disabled_reason for each in (bram, center.ines)} == {"organization_ended"}


def test_the_regional_office_ends_it_with_a_reason(center: Center) -> None:
    bram = center.approved().user("Bram")
    assert center.say("end_organization", staff=center.rosa)[0] == "refused"
    assert center.say("end_organization", staff=center.ivan, reason="The license ended.")[0] == "refused"
    assert center.say("end_organization", staff=center.rosa, reason="The license ended.")[0] == "ended"
    assert (center.row().status, center.row().sentence) == ("ended", "The license ended.")
    assert center.the_user(bram).status == "disabled"
    assert center.running() == set()
