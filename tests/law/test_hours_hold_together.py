"""What holds for every month of hours, whatever the services: nothing is lost and nothing is above the maximum."""

from random import Random
from typing import Any

from rules.book import load_book
from tests.law.asking import answer_to

SERVICES = load_book().programmes["ihss"].facts["service"].one_of
BY_MONTH = ("domestic", "heavy_cleaning", "yard_hazard", "snow_removal", "teaching")


PERSONAL = ("bathing", "dressing", "feeding", "paramedical")


def a_month(chance: Random) -> dict[str, Any]:
    services = []
    for service in chance.sample(SERVICES, chance.randrange(len(SERVICES))):
        unit = "minutes_per_month" if service in BY_MONTH else "minutes_per_week"
        off = {"prorated_minutes": chance.randrange(90), "alternative_minutes": chance.randrange(90)}
        services.append({"service": service, unit: chance.randrange(chance.choice([100, 1500])), **off})
    program = chance.choice(["CFCO", "PCSP", "IPO", "IHSS-R"])
    return {"program": program, "protective_supervision": chance.random() < 0.5, "services": services}


def test_authorized_and_unmet_time_are_the_need_and_no_maximum_is_passed() -> None:
    chance = Random(293)
    for _ in range(200):
        case = a_month(chance)
        answer = answer_to("ihss.hours", **case)
        severe = answer["severely_impaired"]
        assert severe == (answer["severely_impaired_minutes_per_week"] >= 20 * 60)
        maximum = 283 * 60 if severe or case["program"] in ("CFCO", "PCSP") else 195 * 60
        assert 0 <= answer["authorized_minutes_per_month"] <= maximum
        assert (
            answer["authorized_minutes_per_month"] + answer["unmet_minutes_per_month"]
            == answer["need_minutes_per_month"]
        )
        assert 0 <= answer["protective_supervision_minutes_per_month"] <= answer["authorized_minutes_per_month"]
        if not case["protective_supervision"]:
            assert answer["protective_supervision_minutes_per_month"] == 0


def test_a_service_counts_the_same_by_the_week_and_by_the_month() -> None:
    chance = Random(433)
    for _ in range(100):
        weeks = {service: 100 * chance.randrange(12) for service in (*PERSONAL, "laundry", "domestic")}
        case = {"program": chance.choice(["CFCO", "IPO"]), "protective_supervision": chance.random() < 0.5}
        by_week = [{"service": service, "minutes_per_week": time} for service, time in weeks.items()]
        by_month = [{"service": service, "minutes_per_month": time * 433 // 100} for service, time in weeks.items()]
        assert answer_to("ihss.hours", services=by_week, **case) == answer_to("ihss.hours", services=by_month, **case)


def test_the_three_shares_of_any_cost_add_up_to_the_cent() -> None:
    chance = Random(12306)
    for program in ("CFCO", "PCSP", "IPO", "IHSS-R"):
        for cost in [*range(12), *(chance.randrange(10**9) for _ in range(60))]:
            shares = answer_to("ihss.cost_sharing", program=program, cost_cents=cost)
            assert sum(shares.values()) == cost
            assert min(shares.values()) >= 0
