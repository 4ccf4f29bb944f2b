"""The documents are short, true, and speak of this project alone."""

import re
from pathlib import Path

from cli.office.home import CHECKOUT
from tests.architecture.tree import ROOMS, files, listed, text

# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.n" + "pm", "npm" + r"js\.com", r"deb\.deb" + "ian"))
)

README_LINES = 60
ARCHITECTURE_LINES = 150
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".lock", ".txt", ".sh", ".html", ".css", ".js", ".cfg", ""}


def test_the_readme_fits_a_screen() -> None:
    found = text(Path("README.md")).count("\n")
    assert 10 < found <= README_LINES, f"README.md has {found} lines; it should fit a screen ({README_LINES} lines)."


def test_the_architecture_page_is_short() -> None:
    found = text(Path("ARCHITECTURE.md")).count("\n")
    assert found <= ARCHITECTURE_LINES, f"ARCHITECTURE.md has {found} lines; keep it to {ARCHITECTURE_LINES}."


def test_every_folder_that_the_architecture_page_names_exists() -> None:
    named = set(re.findall(r"`([a-z][a-z0-9_.-]*(?:/[a-z0-9_.-]+)*/)`", text(Path("ARCHITECTURE.md"))))
    missing = sorted(folder for folder in named if not (CHECKOUT / folder).is_dir() and folder != "var/")
    assert not missing, listed(missing, "ARCHITECTURE.md names folders that are not there:")
    unnamed = sorted(room for room in ROOMS if f"{room}/" not in named)
    assert not unnamed, listed(unnamed, "ARCHITECTURE.md must name every room:")


def test_every_file_that_the_documents_link_to_exists() -> None:
    faults = []
    for page in (path for path in files() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#\s]+)", text(page)):
            if not target.startswith(("http:", "https:", "mailto:")) and not (CHECKOUT / page.parent / target).exists():
                faults.append(f"{page}: {target}")
    assert not faults, listed(faults, "These links lead nowhere:")


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    faults = []
    for path in files():
        if path.suffix in TEXTS and (CHECKOUT / path).stat().st_size < 3_000_000:
            found = REGISTRIES.search((CHECKOUT / path).read_text(encoding="utf-8", errors="replace"))
            if found:
                faults.append(f"{path}: {found.group()}")
    assert not faults, listed(faults, "Lock files and pages name packages and hashes, never where they came from:")
