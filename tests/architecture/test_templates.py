"""Pages hold no script and no style of their own, as the Content-Security-Policy demands; phones can show them."""

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


STACKED = re.compile(r'<table class="[^"]*table--stacked.*?</table>', re.DOTALL)
UNNAMED = re.compile(r"<td(?![^>]*(?:data-label|colspan|row-actions|choose))[^>]*>(?!</td>)")


def test_a_cell_that_stands_under_others_on_a_phone_says_what_it_is() -> None:
    faults = [
        f"{path}: {cell}"
        for path in files()
        if path.suffix == ".html" and "templates" in path.parts
        for table in STACKED.findall(text(path))
        for cell in UNNAMED.findall(table)
    ]
    assert not faults, listed(faults, "Give each cell of a stacked table the words of its column (data-label):")
