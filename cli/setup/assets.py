"""Copies what the pages use of USWDS and htmx from node_modules to web/static/vendor/; run by `make assets`.

The style sheet itself says which fonts and pictures it needs; the rest is named here.
"""

import re
import shutil
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = CHECKOUT / "node_modules"
VENDOR = CHECKOUT / "web" / "static" / "vendor"
STYLE = Path("css/uswds.min.css")

USWDS = (
    STYLE,
    Path("js/uswds.min.js"),
    Path("js/uswds-init.min.js"),
    Path("img/sprite.svg"),
    Path("img/us_flag_small.png"),
)
HTMX = (Path("htmx.min.js"),)


def referenced(style: Path) -> set[Path]:
    """The files that a style sheet names in url(...), relative to the folder above it."""
    named = re.findall(r"url\(\"?'?([^)\"']+)", style.read_text())
    inside = {name.split("?")[0].split("#")[0] for name in named if not name.startswith("data:")}
    return {Path(name).relative_to("..") for name in inside if name.startswith("../")}


def copy_all() -> int:
    """Fill the vendor folder afresh; return how many files it holds. A missing file is an error, not a gap."""
    fresh = VENDOR.with_name("vendor.making")
    shutil.rmtree(fresh, ignore_errors=True)
    uswds = PACKAGES / "@uswds" / "uswds" / "dist"
    wanted = [(uswds / path, Path("uswds") / path) for path in sorted({*USWDS, *referenced(uswds / STYLE)})]
    wanted += [(PACKAGES / "htmx.org" / "dist" / path, Path("htmx") / path) for path in HTMX]
    for source, target in wanted:
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, fresh / target)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    return len(wanted)


if __name__ == "__main__":
    try:
        print(f"{copy_all()} assets are in {VENDOR.relative_to(CHECKOUT)}.")
    except FileNotFoundError as missing:
        sys.exit(f"The asset {missing.filename} is missing; run `npm ci`, or correct cli/setup/assets.py.")
