"""Every six months a liaison says who still needs to see; who is not said to stay is disabled."""

from tests.activities.organizations.center import Center
from workflows.steps.step import About


def in_a_round(center: Center) -> tuple[int, int, int]:
    """A round is open; ines is the liaison, bram and cleo are users."""
    bram, cleo = center.approved().user("Bram"), center.user("Cleo")
    assert center.ring("ccs_recertification", "begin_recertification") == "round_begun"
    return center.ines, bram, cleo


def stays(center: Center, **said: bool) -> str:
    """What ines says, by user id."""
    words = {user_id.removeprefix("u"): word for user_id, word in said.items()}
    return center.say("recertify_users", user=center.ines, stays=words)[0]


def test_a_round_begins_six_months_after_the_approval(center: Center) -> None:
    in_a_round(center)
    assert center.at.date().isoformat() == "2026-09-03"
    assert center.running() == {"recertification_answer"}
    assert center.last.remind_at is not None
    assert (center.clock("ccs_recertification_answer").due_on - center.last.remind_at.date()).days == 7


def test_who_does_not_stay_is_disabled_at_once_and_the_last_answer_finishes_the_round(center: Center) -> None:
    ines, bram, cleo = in_a_round(center)
    assert stays(center, **{f"u{bram}": False}) == "kept"
    assert (center.the_user(bram).status, center.the_user(bram).disabled_reason) == ("disabled", "recertification")
    assert stays(center, **{f"u{ines}": True, f"u{cleo}": True}) == "finished"
    assert center.running() == {"recertification"}
    assert center.the_user(cleo).recertified_on == center.row().recertified_on is not None


def test_a_round_that_nobody_answers_disables_whom_nobody_named_and_freezes(center: Center) -> None:
    ines, bram, cleo = in_a_round(center)
    assert stays(center, **{f"u{bram}": True}) == "kept"
    assert center.ring("ccs_recertification_answer", "recertification_lapsed") == "overdue"
    assert [center.the_user(each).status for each in (ines, bram, cleo)] == ["disabled", "active", "disabled"]
    assert center.row().status == "frozen"
    assert center.running() == {"liaison_named", "liaison_chase"}


def test_a_round_waits_while_there_is_no_liaison_and_has_its_whole_time_again(center: Center) -> None:
    ines, bram, _cleo = in_a_round(center)
    center.leaves(ines)
    center.say("liaisons_changed", request_id=1)
    assert center.running() == {"liaison_named", "liaison_chase"}
    center.ring("ccs_liaison_chase", "chase_liaison")
    center.user("Odile", liaison=True)
    center.say("liaisons_changed", request_id=2)
    assert center.running() == {"recertification_answer"}
    assert center.clock("ccs_recertification_answer").starts_on > center.row().applied_at.date()
    assert center.the_user(bram).status == "active"


def test_a_liaison_who_does_not_stay_and_was_the_last_leaves_it_frozen(center: Center) -> None:
    ines, bram, cleo = in_a_round(center)
    assert stays(center, **{f"u{each}": each != ines for each in (ines, bram, cleo)}) == "finished"
    assert center.row().status == "frozen"
    assert {ring.name for ring in center.last.rings} == {"liaison", "chase"}
    assert center.the_user(bram).status == "active"


def test_users_of_others_and_who_is_no_liaison_certify_nobody(center: Center) -> None:
    _ines, bram, _cleo = in_a_round(center)
    assert center.say("recertify_users", user=bram, stays={str(bram): True})[0] == "refused"
    assert center.say("recertify_users", user=center.ines, stays={"987654": True})[0] == "refused"


def test_without_a_round_there_is_nothing_to_certify(center: Center) -> None:
    center.approved()
    outcome, sentence = center.say("recertify_users", user=center.ines, stays={str(center.ines): True})
    assert (outcome, "No round" in sentence) == ("refused", True)


def test_a_week_before_the_last_day_it_is_called_to_mind(center: Center) -> None:
    in_a_round(center)
    assert center.last.remind_at is not None
    center.at = center.last.remind_at
    assert center.step("remind_recertification", About(center.id, center.at)).outcome == "reminded"
    assert center.last.remind_at is None
