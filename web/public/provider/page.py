"""Everything the provider's page tells, put together from what is on record."""

import datetime as dt
from dataclasses import dataclass

from records import papers, provider_view, violation_view
from records.clock import county_today
from records.clocks import Clock
from records.decision import Notice
from records.enrollment import Enrollment
from records.event import Document
from records.provider_view import Recipient
from records.violation import Violation
from rules.notices.texts import notice_text, templates
from web import database
from web.language import chosen
from web.public.provider import history
from web.public.provider.standing import Standing, standing
from web.public.provider.steps import Step, steps
from web.public.provider.ways import Way, ways


@dataclass(frozen=True)
class Story:
    """An enrollment as its provider reads it."""

    enrollment: Enrollment
    standing: Standing
    steps: list[Step]
    ways: list[Way]
    clocks: dict[str, Clock]
    recipients: list[Recipient]
    papers: list[Document]
    letters: list[Notice]
    happened: list[tuple[dt.date, str]]
    violations: list[Violation]

    @property
    def wanted(self) -> set[str]:
        """The kinds of papers that may be sent now."""
        if self.enrollment.ended_on is not None:
            return set()
        return {kind for each in (*self.steps, *self.ways) for kind in each.papers}

    @property
    def gathering(self) -> bool:
        """Whether steps are still to be done."""
        return self.enrollment.status in ("pending", "waiver_possible", "lapsed")


def story_of(enrollment: Enrollment) -> Story:
    """The story of an enrollment, in the language of the request."""
    session = database.session()
    clocks = provider_view.clocks_of(session, enrollment.id)
    found, sent = steps(enrollment), papers.papers_of(session, enrollment.id)
    exception = provider_view.exception_of(session, enrollment.id)
    appealed = provider_view.appeal_of(session, enrollment.id)
    return Story(
        enrollment,
        standing(enrollment, clocks, found),
        found,
        ways(enrollment.status, clocks, exception, appealed),
        clocks,
        provider_view.recipients_of(session, enrollment.id, county_today()),
        sent,
        letters(enrollment),
        history.history(enrollment, provider_view.standings_of(session, enrollment.id), sent),
        violation_view.told_to(session, [enrollment.id]),
    )


def letters(enrollment: Enrollment) -> list[Notice]:
    """The letters written to the provider, newest first, of each day those in the reader's language first.

    Letters to recipients about this provider are theirs alone.
    """
    to_me = [name for name in templates() if notice_text(name, "en").to == "provider"]
    newest_first = provider_view.letters_of(database.session(), enrollment, to_me)
    return sorted(newest_first, key=lambda each: (-each.mailed_on.toordinal(), each.language != chosen()))


def letter_title(notice: Notice) -> str:
    """What a letter is called, in the language it was written in."""
    return notice_text(notice.template, notice.language).title
