"""Who may do what: every endpoint declares it, every role is let in or refused as the table says."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from records.staff import ROLES
from tests.web.conftest import Visitor
from web.access import PUBLIC, Undeclared, declared, requires
from web.grants import GRANTS


def endpoints(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every address of the site with every method that changes or shows something."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method


def address(rule: Rule) -> str:
    """An address that fits a rule, of a record that does not exist."""

    def part(found: re.Match[str]) -> str:
        kind = found[1] or ""
        if kind.startswith("any("):
            return kind.removeprefix("any(").split(",")[0].strip(" )\"'")
        return {"uuid:": "00000000-0000-4000-8000-000000000000"}.get(kind, "999999")

    return re.sub(r"<((?:any\([^)]*\)|\w+):)?[^<>]+>", part, rule.rule)


def test_every_endpoint_declares_who_may_use_it(app: Flask) -> None:
    silent = [
        f"{method} {rule.rule}"
        for rule, method in endpoints(app)
        if declared(app.view_functions[rule.endpoint], method) is None
    ]
    assert not silent, f"Add @requires(...) or @public to: {silent}"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_let_in_or_refused_as_the_table_says(
    app: Flask, as_role: Callable[[str], Visitor], role: str
) -> None:
    visitor = as_role(role)
    wrong = []
    for rule, method in endpoints(app):
        needs = declared(app.view_functions[rule.endpoint], method)
        if needs == PUBLIC or rule.rule.startswith("/api/"):
            continue
        send = visitor.get if method == "GET" else visitor.post
        refused = send(address(rule)).status_code == 403
        if refused != (needs not in GRANTS[role]):
            wrong.append(f"{method} {rule.rule} needs {needs}: {'refused' if refused else 'let in'}")
    assert not wrong


def test_nobody_gets_past_the_sign_in_page(app: Flask, visitor: Visitor) -> None:
    for rule, method in endpoints(app):
        if declared(app.view_functions[rule.endpoint], method) == PUBLIC:
            continue
        usual = {"GET": visitor.get, "POST": visitor.post}.get(method)
        answer = usual(address(rule)) if usual else visitor.client.open(address(rule), method=method)
        asked = answer.status_code == 401 or answer.headers.get("Location", "").startswith(("/sign-in", "/welcome"))
        assert asked, f"{method} {rule.rule} answered {answer.status_code}"


def test_an_endpoint_that_declares_nothing_is_refused(app: Flask, visitor: Visitor) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    with pytest.raises(Undeclared, match="forgotten"):
        visitor.get("/forgotten")
    app.testing = False
    assert visitor.get("/forgotten").status_code == 500


def test_a_misspelt_grant_fails_where_it_is_written() -> None:
    with pytest.raises(LookupError, match=r"web/grants\.py"):
        requires("aplication", "read")
