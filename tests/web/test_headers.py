"""What every answer tells the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.web.conftest import Visitor
from web.settings import Settings, kept_secret

Come = Callable[[str], Visitor]


def test_no_page_may_run_inline_scripts_or_be_framed(visitor: Visitor) -> None:
    policy = visitor.get("/sign-in").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_pages_are_not_kept_by_browsers_and_static_files_are(as_role: Come) -> None:
    visitor = as_role("caseworker")
    assert visitor.get("/keys").headers["Cache-Control"] == "no-store"
    assert "max-age" in visitor.get("/static/css/base.css").headers["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(visitor: Visitor) -> None:
    cookies = visitor.sign_in("caseworker").headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)


def test_behind_https_cookies_are_secure_and_browsers_stay_there(database_url: str, staff: object) -> None:
    from web.app import create_app

    site = create_app(Settings(secret_key="t" * 40, database_url=database_url, https=True, proxies=1, testing=True))
    secure = {"base_url": "https://hearth.example", "headers": {"Referer": "https://hearth.example/sign-in"}}
    visitor = Visitor(site.test_client())
    page = visitor.get("/sign-in", **secure)
    assert "max-age" in page.headers["Strict-Transport-Security"]
    assert "Secure" in page.headers["Set-Cookie"]


def test_the_template_of_no_page_has_inline_styles_or_handlers() -> None:
    import re

    wrong = [
        f"{path}: {found[0]}"
        for path in Path("web/templates").rglob("*.html")
        for found in re.finditer(
            r"""\s(style|on\w+|hx-on[\w:-]*)=["'][^"']*["']|<style|<script(?![^>]*\bsrc=)""", path.read_text()
        )
    ]
    assert not wrong, f"The content security policy forbids these: {wrong}"


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = kept_secret(path)
    assert len(first) >= 40
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_the_secret_key_is_not_printed_with_the_settings() -> None:
    assert "hush" not in repr(Settings(secret_key="hush"))


@pytest.mark.parametrize("address", ["/nothing-here", "/static/nothing.css"])
def test_a_wrong_address_gets_a_page_in_words(app: Flask, visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.get_data(as_text=True)


def test_a_post_that_is_too_large_is_refused_in_words(visitor: Visitor) -> None:
    answer = visitor.post("/sign-in", {"name": "x" * 6_000_000, "password": "x"})
    assert answer.status_code == 413
    assert "too large" in answer.get_data(as_text=True)


def test_somebody_signed_in_keeps_their_way_around_on_a_wrong_address(as_role: Come) -> None:
    page = as_role("caseworker").get("/nothing-here").get_data(as_text=True)
    assert "There is nothing here" in page
    assert 'href="/keys"' in page
