"""What the law makes of an assessment as it is typed: figures, working, ranges, what is missing, who must see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from records import assessment_facts
from records.assessment_draft import Content
from rules.answer import Answer
from rules.errors import LawError
from rules.needs_assessment import Determined, by_month, determine, rank_behind, service_facts
from rules.preview import preview
from rules.working import working
from web.staff import law_words
from web.staff.assessment import layout


@dataclass(frozen=True)
class Range:
    """The guideline beside an entry, in minutes; `word` is empty while no time is typed."""

    low: int | None
    high: int | None
    rank: int | None
    word: str = ""
    waits_for: str | None = None


@dataclass(frozen=True)
class WorkedLine:
    """One service of the working, in minutes by its own unit."""

    name: str
    monthly: bool
    total: int
    prorated: int
    individual: int
    alternative: int
    net: int


@dataclass(frozen=True)
class Figures:
    """Everything that the screen shows beside what was typed."""

    determined: Determined | None
    ranges: Mapping[str, Range]
    lines: tuple[WorkedLine, ...]
    other_minutes_per_month: int
    index_hundredths: int | None
    supervisor: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    sentence: str = ""

    @property
    def program(self) -> str | None:
        """The program that pays, `none` if none does, None while it is unknown."""
        answer = self.determined.program.answer if self.determined else None
        return answer["program"] if answer else None

    @property
    def hours(self) -> Mapping[str, Any] | None:
        """The answer of ihss.hours, once there is one."""
        return self.determined.hours.answer if self.determined and self.determined.hours else None

    @property
    def need(self) -> Mapping[str, Any] | None:
        """The answer of ihss.assessed_need."""
        return self.determined.need.answer if self.determined else None

    @property
    def outside(self) -> tuple[str, ...]:
        """Services outside their guideline."""
        return self.determined.outside if self.determined else ()

    @property
    def weekly_net(self) -> int:
        """The week's sum of what is left of the services that come by the week."""
        return sum(line.net for line in self.lines if not line.monthly)

    @property
    def monthly_net(self) -> int:
        """The sum of what is left of the services that come by the month."""
        return sum(line.net for line in self.lines if line.monthly)


def figure(content: Content, federally_funded: bool | None, before_certification: bool) -> Figures:
    """Ask the law about an assessment as typed. `federally_funded` is Medi-Cal's own answer, above what is expected."""
    given = assessment_facts.given_of(content)
    if federally_funded is not None:
        given["circumstances"]["federally_funded_medi_cal"] = federally_funded
    on = content.assessed_on
    try:
        determined = determine(preview, on, given)
        lines, other = _worked(given, determined, on)
    except LawError as error:
        return Figures(None, {}, (), 0, None, (), (), sentence=str(error))
    return Figures(
        determined=determined,
        ranges=ranges(given, on),
        lines=lines,
        other_minutes_per_month=other,
        index_hundredths=_index(given["ranks"], on),
        supervisor=_supervisor(determined, given, on, before_certification),
        missing=tuple(dict.fromkeys((*_labels(determined), *_unranked(given["ranks"], on)))),
    )


def ranges(given: Mapping[str, Any], on: date) -> dict[str, Range]:
    """The guideline of each service for the rank behind it, whether time is typed or not."""
    behind, monthly = rank_behind(on), by_month(on)
    typed = {each["service"]: each["minutes"] for each in given["services"]}
    names = {each.code: each.name for each in layout.functions(on)}
    found = {}
    for service in layout.services(on):
        code, minutes = service.code, typed.get(service.code, 0)
        function = behind.get(code)
        if code == "protective_supervision" or (code in monthly and code != "domestic"):
            continue
        if function is not None and function not in given["ranks"]:
            found[code] = Range(None, None, None, waits_for=names[function])
            continue
        rank = given["ranks"][function] if function else None
        answer = _guideline(code, rank, minutes, given["laundry_away_from_home"], on).answer or {}
        word = answer["within"] if minutes and answer else ""
        found[code] = Range(answer.get("low_minutes"), answer.get("high_minutes"), rank, word)
    return found


def _guideline(service: str, rank: int | None, minutes: int, laundry_away: bool, on: date) -> Answer:
    if service == "domestic":
        return preview("ihss.domestic_limit", on, {"minutes_per_month": minutes})
    facts: dict[str, Any] = {"service": service, "rank": rank, "minutes_per_week": minutes}
    if service == "laundry":
        facts["laundry_away_from_home"] = laundry_away
    return preview("ihss.guideline", on, facts)


def _worked(given: Mapping[str, Any], determined: Determined, on: date) -> tuple[tuple[WorkedLine, ...], int]:
    """The lines of the working, and the month without protective supervision, both from the law's own arithmetic."""
    if not given["services"]:
        return (), 0
    program = (determined.program.answer or {}).get("program")
    facts = {
        "program": "PCSP" if program in (None, "none") else program,  # the lines are the same in every program
        "protective_supervision": False,
        "services": service_facts(given["services"], on),
    }
    worked = working("ihss.hours", on, facts).get("services", ())
    without = preview("ihss.hours", on, facts).answer or {}
    names = {each.code: each.name for each in layout.services(on)}
    monthly = by_month(on)
    lines = tuple(
        WorkedLine(
            name=names[each["service"]],
            monthly=each["service"] in monthly,
            total=each["minutes"],
            prorated=each["prorated_minutes"],
            individual=line.figures["individual_minutes"],
            alternative=each["alternative_minutes"],
            net=line.figures["net_minutes"],
        )
        for each, line in zip(given["services"], worked, strict=True)
    )
    return lines, int(without.get("need_minutes_per_month", 0))


def _index(ranks: Mapping[str, int], on: date) -> int | None:
    wanted = [each.code for each in layout.functions(on) if not each.mental]
    if any(code not in ranks for code in wanted):
        return None
    answer = preview("ihss.functional_index", on, {f"rank_{code}": ranks[code] for code in wanted}).answer
    return int(answer["functional_index_hundredths"]) if answer else None


def _supervisor(
    determined: Determined, given: Mapping[str, Any], on: date, before_certification: bool
) -> tuple[tuple[str, str], ...]:
    """What of this would need a supervisor, each with its cite, by intake.review."""
    facts = {
        "outside_guideline": bool(determined.outside),
        "protective_supervision": given["protective_supervision"],
        "before_certification": before_certification,
        "presumptive_eligibility": False,
        "denial_for_cause": False,
    }
    answer = preview("intake.review", on, facts)
    if not answer.answer or answer.answer["reviewer"] != "supervisor":
        return ()
    return tuple((reason.says, reason.cite) for reason in answer.because)


def _labels(determined: Determined) -> list[str]:
    return [law_words.label("ihss.program", name) for name in determined.needs]


def _unranked(ranks: Mapping[str, int], on: date) -> list[str]:
    return [
        law_words.label("ihss.program", f"rank_{each.code}") for each in layout.functions(on) if each.code not in ranks
    ]
