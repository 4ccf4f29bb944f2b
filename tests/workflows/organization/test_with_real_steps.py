"""An organization from its application to its end, with real steps on a real database (Provider Responsibilities)."""

import pytest

import tests.activities.conftest as steps_on_a_database
from activities.database import transaction
from records.account_requests import Promises, Wanted, ask
from records.clock import county_day
from records.organization import Organization
from records.organization_user import OrganizationUser
from tests.fixtures.temporal import Skipping
from tests.workflows.organization.really_running import Running, tell_it

own_database = steps_on_a_database.own_database
pytestmark = pytest.mark.usefixtures("own_database")
ODILE = {"first_name": "Odile", "last_name": "Fenwick", "title": "Manager", "phone": "9165550113"}


async def leaves(it: Running, user_id: int) -> None:
    """A liaison tells of the own departure."""
    now = await it.environment.get_current_time()
    with transaction() as session:
        user = session.get_one(OrganizationUser, user_id)
        wanted = [Wanted("delete", county_day(now), "separation", user_id=user_id)]
        ask(session, session.get_one(Organization, it.id), user, Promises(True, True, True), wanted, now)
    await it.deliver()


def test_an_organization_joins_loses_its_liaison_and_goes_on_with_another(time_skipping: Skipping) -> None:
    async def story(it: Running) -> None:
        assert it.tasks() == {"review_organization"}
        assert await it.say("review_organization", by=it.rosa, outcome="approve") == "approve"
        assert (it.standing(), it.tasks()) == ("approved", set())
        ines = await it.signs_in("pi00000001")
        assert (it.standing(), it.users()) == ("approved", {"Ines": "active"})
        await leaves(it, ines)
        assert (it.standing(), it.tasks(), it.users()) == ("frozen", {"name_liaison"}, {"Ines": "disabled"})
        await it.over("ccs_liaison_chase")
        await it.over("ccs_liaison_named")
        assert it.tasks() == {"name_liaison", "organization_overdue"}
        await it.say("settle_escalation", by=it.rosa, note="Spoke with the board.")
        await it.say("name_liaison", by=it.rosa, email="odile@birch.example", **ODILE)
        assert (it.standing(), it.tasks()) == ("frozen", set())
        await it.signs_in("pi00000002")
        assert (it.standing(), it.users()["Odile"]) == ("approved", "active")
        await it.say("end_organization", by=it.rosa, reason="The license ended.")
        assert (it.standing(), it.users()["Odile"]) == ("ended", "disabled")

    tell_it(time_skipping, story)


def test_a_round_that_nobody_answers_leaves_nobody_who_can_look(time_skipping: Skipping) -> None:
    async def story(it: Running) -> None:
        await it.say("review_organization", by=it.rosa, outcome="approve")
        ines = await it.signs_in("pi00000001")
        await it.over("ccs_recertification")
        assert await it.say("recertify_users", user=ines, stays={str(ines): True}) == "finished"
        await it.over("ccs_recertification")
        await it.over("ccs_recertification_answer")
        assert (it.standing(), it.users()) == ("frozen", {"Ines": "disabled"})
        assert it.tasks() == {"name_liaison", "organization_overdue"}

    tell_it(time_skipping, story)


def test_an_organization_whose_first_liaison_never_signs_in_is_frozen(time_skipping: Skipping) -> None:
    async def story(it: Running) -> None:
        await it.say("review_organization", by=it.rosa, outcome="approve")
        await it.assigned("pi00000001")
        await it.over("ccs_first_sign_in")
        assert (it.standing(), it.users(), it.tasks()) == ("frozen", {"Ines": "disabled"}, {"name_liaison"})

    tell_it(time_skipping, story)
