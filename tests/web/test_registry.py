"""The public authority's registry: who stands in it, what it tells of them, who may look."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import registry
from records.clock import county_today, now
from records.enrollment import Enrollment, RegistryListing
from records.registry import CannotList, Wanted
from records.signing_in import make_token
from records.staff import Staff
from tests.web.conftest import Visitor

Come = Callable[[str], Visitor]


def provider(session: Session, name: str, county: str = "34", status: str = "enrolled") -> Enrollment:
    """Somebody with a standing."""
    row = Enrollment(
        enrollment_number=f"{county}-{name.upper()}",
        county_code=county,
        channel="in_person",
        status=status,
        status_since=county_today(),
        begun_at=now(),
        first_name=name,
        last_name="Okoro",
        birth_date=dt.date(1979, 4, 2),
        ssn_cipher=b"sealed",
        ssn_index=name.encode(),
        phone="9165550177",
        city="Elk Grove",
        touched_at=now(),
    )
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def listed(session: Session, staff: dict[str, Staff]) -> dict[str, Enrollment]:
    """Four of Sacramento and one of Yolo, listed with what they want."""
    wants = {
        "Ada": Wanted(["en", "es"], ["mon", "tue"], 20 * 60, ["Elk Grove"]),
        "Ben": Wanted(["hmn"], ["sat", "sun"], None, ["Galt"], "Has a car."),
        "Cem": Wanted(["es"], ["mon"], 10 * 60),
    }
    made = {name: provider(session, name) for name in (*wants, "Dov")} | {"Eli": provider(session, "Eli", "57")}
    for name, row in made.items():
        registry.list_provider(session, row, wants.get(name, Wanted(["en"], ["fri"])), county_today())
    made["Dov"].status = "suspended"
    session.commit()
    return made


def shown(page: str) -> set[str]:
    return {name for name in ("Ada", "Ben", "Cem", "Dov", "Eli") if f"Okoro, {name}" in page}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Ada", "Ben", "Cem"}),
        ("?language=es", {"Ada", "Cem"}),
        ("?language=es&day=tue", {"Ada"}),
        ("?hours=10:00", {"Ada", "Ben", "Cem"}),
        ("?hours=10:01", {"Ada", "Ben"}),
        ("?area=Galt", {"Ben"}),
        ("?language=hmn&day=mon", set()),
    ],
)
def test_the_address_finds_enrolled_providers_of_the_county(
    as_role: Come, listed: dict[str, Enrollment], asked: str, found: set[str]
) -> None:
    page = as_role("public_authority").get(f"/registry{asked}").get_data(as_text=True)
    assert shown(page) == found, "the suspended one and the one of the other county never"


def test_the_registry_tells_no_number_no_birth_date_and_no_record(as_role: Come, listed: dict[str, Enrollment]) -> None:
    authority = as_role("public_authority")
    for path in ("/registry", "/registry/print", "/registry/34-ADA"):
        page = authority.get(path).get_data(as_text=True)
        assert "Ada" in page
        assert "1979" not in page
        assert "background" not in page.lower()
    for path in ("/cases", "/applications", "/enrollments", "/tasks"):
        assert authority.get(path).status_code in (403, 404)


def test_a_provider_is_listed_changed_and_taken_back_by_the_public_authority(
    as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    row = provider(session, "Ada")
    session.commit()
    authority = as_role("public_authority")
    assert authority.post("/registry/find", {"enrollment_number": "34-ada"}).location == "/registry/34-ADA"
    told = {
        "languages": ["en", "hmn"],
        "days": ["mon"],
        "minutes_per_week": "12:30",
        "areas": "Galt,  Elk  Grove, Galt",
    }
    assert authority.post("/registry/34-ADA", told).status_code == 303
    listing = session.scalars(select(RegistryListing)).one()
    assert (listing.enrollment_id, listing.minutes_per_week, listing.areas) == (row.id, 750, ["Galt", "Elk Grove"])
    assert shown(authority.get("/registry").get_data(as_text=True)) == {"Ada"}
    assert authority.post("/registry/34-ADA/take-back").status_code == 303
    assert shown(authority.get("/registry").get_data(as_text=True)) == set()


def test_what_is_missing_is_said_and_nothing_is_listed(
    as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    provider(session, "Ada")
    session.commit()
    answer = as_role("public_authority").post("/registry/34-ADA", {"minutes_per_week": "70:00"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Tick at least one language." in page
    assert "This is more than 66:00." in page
    assert session.scalars(select(RegistryListing)).all() == []


def test_a_provider_of_another_county_is_not_there(as_role: Come, listed: dict[str, Enrollment]) -> None:
    authority = as_role("public_authority")
    assert authority.get("/registry/57-ELI").status_code == 404
    answer = authority.post("/registry/find", {"enrollment_number": "57-ELI"})
    assert answer.status_code == 422
    assert "Your county holds no enrolled provider with this number." in answer.get_data(as_text=True)


def test_the_registry_learns_nothing_of_who_may_not_be_listed(
    as_role: Come, session: Session, staff: dict[str, Staff], listed: dict[str, Enrollment]
) -> None:
    provider(session, "Fay", status="ineligible")
    session.commit()
    authority = as_role("public_authority")
    for number in ("34-FAY", "34-DOV"):
        assert authority.get(f"/registry/{number}").status_code == 404
        answer = authority.post("/registry/find", {"enrollment_number": number})
        assert "Your county holds no enrolled provider with this number." in answer.get_data(as_text=True)


def test_only_who_may_work_for_anybody_is_listed(session: Session, staff: dict[str, Staff]) -> None:
    for status in ("pending", "enrolled_by_waiver", "suspended", "terminated"):
        row = provider(session, status[:12], status=status)
        with pytest.raises(CannotList):
            registry.list_provider(session, row, Wanted(["en"], ["mon"]), county_today())


def test_other_systems_search_the_registry_with_a_token(
    app: object, as_role: Come, session: Session, staff: dict[str, Staff], listed: dict[str, Enrollment]
) -> None:
    who = staff["public_authority"].id
    token = make_token(session, who, "test", county_today() + dt.timedelta(days=1), now(), who)
    session.commit()
    answer = as_role("public_authority").get(
        "/api/v1/registry?language=es&day=mon", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 200
    items = answer.get_json()["items"]
    assert [item["name"] for item in items] == ["Okoro, Ada", "Okoro, Cem"]
    assert not {"birth_date", "ssn", "enrollment_id", "status"} & set(items[0])


def test_days_stand_as_a_week_runs_however_they_were_told(session: Session, staff: dict[str, Staff]) -> None:
    row = registry.list_provider(
        session, provider(session, "Wanda"), Wanted(["en"], ["wed", "sat", "mon"]), now().date()
    )
    assert row.days == ["mon", "wed", "sat"]
