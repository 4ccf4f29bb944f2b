"""One database session per request, one transaction, committed at one place."""

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session, sessionmaker

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known

AWAY = (OperationalError, InterfaceError, PoolTimeout)
"""How it shows that the database is away, or has no connection to spare."""

# A page must answer within half a second when the database is away, so nothing here waits for long.
CONNECT_SECONDS = 2
POOL_SECONDS = 0.4
STATEMENT_MILLISECONDS = 8_000
LOCK_MILLISECONDS = 2_000


def open_engine(url: str) -> Engine:
    """An engine that notices a restarted server and gives up on a stuck one. Parameters stay out of its errors."""
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=8,
        max_overflow=8,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "tcp_user_timeout": 2_000,
            "application_name": "hearth-web",
            "options": f"-c statement_timeout={STATEMENT_MILLISECONDS} -c lock_timeout={LOCK_MILLISECONDS}",
        },
    )


def init_app(app: Flask, url: str) -> None:
    """Give the application its engine, and end every request's session when the request ends."""
    engine = open_engine(url)
    app.extensions["hearth.engine"] = engine
    app.extensions["hearth.sessions"] = sessionmaker(engine, expire_on_commit=False)
    app.teardown_appcontext(_close)


def session() -> Session:
    """The request's session; it begins its transaction at the first statement."""
    if "session" not in g:
        g.session = current_app.extensions["hearth.sessions"]()
    kept: Session = g.session
    return kept


def commit() -> None:
    """Keep everything the request wrote. Called by the application after each view, and by `saying.say`."""
    if "session" in g:
        g.session.commit()


def roll_back() -> None:
    """Forget everything the request wrote since its last commit."""
    if "session" in g:
        g.session.rollback()


def _close(_error: BaseException | None = None) -> None:
    kept = g.pop("session", None)
    if kept is not None:
        kept.close()
