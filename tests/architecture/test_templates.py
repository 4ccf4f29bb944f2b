"""Pages hold no script and no style of their own, as the Content-Security-Policy demands."""

import re

from tests.architecture.tree import files, listed, text

INLINE = {
    "a style attribute": re.compile(r"<[^>]+\sstyle\s*="),
    "a style element": re.compile(r"<style[\s>]"),
    "a script without src": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>"),
    "an event attribute": re.compile(r"<[^>]+\son[a-z]+\s*="),
    "an htmx expression": re.compile(r"\shx-on[:=-]|\shx-vals\s*=\s*[\"']js:"),
}


def test_no_template_holds_inline_script_or_style() -> None:
    faults = [
        f"{path}: {what}"
        for path in files()
        if path.suffix == ".html" and "templates" in path.parts
        for what, pattern in INLINE.items()
        if pattern.search(text(path))
    ]
    assert not faults, listed(
        faults, "Scripts live in web/static/js and styles in web/static/css; the browser refuses others:"
    )
