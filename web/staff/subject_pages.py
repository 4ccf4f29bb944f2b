"""Where the page of a subject is, and by which name staff know it."""

from flask import Flask

from records.subject import Subject

PAGES = {"application": "/applications", "enrollment": "/enrollments", "assignment": "/assignments"}


def address_of(subject: Subject) -> str:
    """The page of an application, an enrollment or an assignment."""
    return f"{PAGES[subject.kind]}/{subject.id}"


def init_app(app: Flask) -> None:
    """Let templates link to whatever a task or a clock is about."""
    app.jinja_env.globals["address_of_subject"] = address_of
