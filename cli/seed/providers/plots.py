"""What can become of a provider: each plot is a past, told chapter by chapter up to today."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from cli.seed.providers import chapters as told
from cli.seed.providers import rulings
from cli.seed.providers.past import ProviderPast

Cases = list[int]
Plot = Callable[[ProviderPast, Cases], Awaitable[None]]


async def just_begun(past: ProviderPast, cases: Cases) -> None:
    """The form was begun online; nobody has come with the papers yet."""


async def papers_in(past: ProviderPast, cases: Cases) -> None:
    """The form is in; everything else is still to come."""
    await told.handed_in(past, 3)
    await told.checked(past, 6)


async def waiting_for_justice(past: ProviderPast, cases: Cases) -> None:
    """All is done but the answer of the Department of Justice."""
    await told.handed_in(past, 0)
    await told.fingerprinted(past, 2)
    await told.checked(past, 3)
    await told.oriented(past, 8)
    await told.signed(past, 8)


async def delayed_by_justice(past: ProviderPast, cases: Cases) -> None:
    """The Department of Justice needs longer; the county gives more time."""
    await waiting_for_justice(past, cases)
    await told.justice(past, 20, "delayed")
    said = {"reason": "background_delayed", "explanation": "The Department of Justice wrote that it needs longer."}
    await past.say("extend_enrollment", past.worker, past.at(70), **said)


async def wrong_number(past: ProviderPast, cases: Cases) -> None:
    """The Social Security number does not fit the name."""
    await told.handed_in(past, 0)
    await told.checked(past, 3, ssn="mismatch")
    await told.oriented(past, 6)


async def no_orientation(past: ProviderPast, cases: Cases) -> None:
    """Only the orientation is missing, and the time runs out."""
    await told.handed_in(past, 0)
    await told.checked(past, 3)
    await told.fingerprinted(past, 4)
    await told.signed(past, 6)
    await told.justice(past, 18)


async def enrolled_and_at_work(past: ProviderPast, cases: Cases) -> None:
    """Enrolled, and works for one recipient."""
    await told.enrolled(past)
    await told.at_work(past, 16, cases.pop(), 0.9)


async def two_recipients(past: ProviderPast, cases: Cases) -> None:
    """Enrolled, and works for two recipients, a part of each one's hours."""
    await told.enrolled(past)
    await told.at_work(past, 16, cases.pop(), 0.4)
    await told.at_work(past, 24, cases.pop(), 0.4)


async def named_before_enrolled(past: ProviderPast, cases: Cases) -> None:
    """A recipient named this person first; the enrollment is under way."""
    await told.designated(past, 0, cases.pop())
    await told.handed_in(past, 5)
    await told.checked(past, 8)
    await told.fingerprinted(past, 9)


async def looks_for_work(past: ProviderPast, cases: Cases) -> None:
    """Enrolled and on the registry."""
    await told.enrolled(past)
    await rulings.listed(past, 18)


async def to_evaluate(past: ProviderPast, cases: Cases) -> None:
    """A record has come in; nobody has read it yet."""
    await waiting_for_justice(past, cases)
    await told.justice(past, 14, "record")


async def tier_2(past: ProviderPast, cases: Cases) -> None:
    """Denied on a conviction that can be waived; nobody has asked yet."""
    await told.designated(past, 0, cases.pop())
    await waiting_for_justice(past, cases)
    await told.convicted(past, 14, 2)


async def waived(past: ProviderPast, cases: Cases) -> None:
    """A recipient waives; the provider works for that recipient."""
    case_id = cases.pop()
    about = await told.designated(past, 0, case_id)
    await waiting_for_justice(past, cases)
    await told.convicted(past, 14, 2)
    await rulings.waiver(past, 20, case_id)
    await past.may_start(about)


async def odd_waiver(past: ProviderPast, cases: Cases) -> None:
    """Somebody signed for the recipient; the supervisor has to look."""
    case_id = cases.pop()
    await told.designated(past, 0, case_id)
    await waiting_for_justice(past, cases)
    await told.convicted(past, 14, 2)
    await rulings.waiver(past, 20, case_id, signed_by="adult_child")


async def asks_for_exception(past: ProviderPast, cases: Cases) -> None:
    """A general exception waits for the supervisor."""
    await waiting_for_justice(past, cases)
    await told.convicted(past, 14, 2)
    await rulings.exception_asked(past, 25)


async def exception_at_the_state(past: ProviderPast, cases: Cases) -> None:
    """The supervisor has sent the request on."""
    await asks_for_exception(past, cases)
    await rulings.exception_forwarded(past, 30)


async def exception_granted(past: ProviderPast, cases: Cases) -> None:
    """The state grants it, and the provider is enrolled."""
    await exception_at_the_state(past, cases)
    await rulings.exception_decided(past, 45, "grant")


async def exception_denied(past: ProviderPast, cases: Cases) -> None:
    """The state denies it; waivers stay possible."""
    await exception_at_the_state(past, cases)
    await rulings.exception_decided(past, 45, "deny")


async def appeals(past: ProviderPast, cases: Cases) -> None:
    """Ineligible on tier 1; the appeal waits for the state."""
    await waiting_for_justice(past, cases)
    await told.convicted(past, 14, 1)
    await rulings.appeal(past, 30)


async def on_the_list(past: ProviderPast, cases: Cases) -> None:
    """Suspended from Medi-Cal, so not eligible here."""
    await told.handed_in(past, 0)
    await told.checked(past, 4, listed="match")


async def arrested(past: ProviderPast, cases: Cases) -> None:
    """At work; an arrest was noted, its outcome is awaited. An arrest alone changes nothing."""
    await enrolled_and_at_work(past, cases)
    await told.justice(past, 60, "arrest")


async def suspended(past: ProviderPast, cases: Cases) -> None:
    """A third overtime violation."""
    await enrolled_and_at_work(past, cases)
    await rulings.violation(past, 100, 3)


async def left(past: ProviderPast, cases: Cases) -> None:
    """Took it back."""
    await papers_in(past, cases)
    await past.say("withdraw_enrollment", past.worker, past.at(12), how="phone", asked_on=past.day(12))


@dataclass(frozen=True)
class Share:
    """How many pasts follow a plot, begun how many days ago."""

    plot: Plot
    providers: int
    least_days: int
    most_days: int


SHARES = (
    Share(just_begun, 5, 1, 20),
    Share(papers_in, 4, 8, 40),
    Share(waiting_for_justice, 4, 12, 40),
    Share(delayed_by_justice, 1, 75, 88),
    Share(wrong_number, 2, 10, 30),
    Share(no_orientation, 3, 78, 89),
    Share(enrolled_and_at_work, 24, 40, 300),
    Share(two_recipients, 4, 60, 300),
    Share(named_before_enrolled, 3, 12, 50),
    Share(looks_for_work, 8, 40, 250),
    Share(to_evaluate, 2, 15, 20),
    Share(tier_2, 2, 20, 40),
    Share(waived, 2, 40, 120),
    Share(odd_waiver, 1, 25, 30),
    Share(asks_for_exception, 1, 30, 40),
    Share(exception_at_the_state, 2, 35, 50),
    Share(exception_granted, 1, 80, 120),
    Share(exception_denied, 1, 80, 120),
    Share(appeals, 1, 40, 70),
    Share(on_the_list, 1, 20, 40),
    Share(arrested, 1, 90, 200),
    Share(suspended, 1, 125, 150),
    Share(left, 1, 20, 60),
)
