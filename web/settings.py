"""What the web site must be told before it starts, read from the environment once."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_DATABASE = "postgresql+psycopg://hearth@127.0.0.1:5433/hearth"


@dataclass(frozen=True)
class Settings:
    """The site's settings. `secret_key` signs cookies and kept forms; `https` turns on Secure cookies and HSTS."""

    secret_key: str = field(repr=False)
    database_url: str = DEFAULT_DATABASE
    temporal_address: str | None = None  # none: as the profile says
    temporal_namespace: str | None = None
    https: bool = False
    proxies: int = 0
    testing: bool = False
    style_pages: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings of this process; the secret key is made on the first start and kept in a file."""
        named = environment.get("HEARTH_SECRET_KEY_FILE")
        key_file = Path(named) if named else Path(environment.get("HEARTH_HOME") or "var") / "secret_key"
        return cls(
            secret_key=kept_secret(key_file),
            database_url=psycopg_url(environment.get("DATABASE_URL", DEFAULT_DATABASE)),
            https=environment.get("HEARTH_HTTPS", "") == "1",
            proxies=int(environment.get("HEARTH_PROXIES", "0")),
            style_pages=environment.get("HEARTH_STYLE_PAGES", "") == "1",
        )


def psycopg_url(url: str) -> str:
    """The same database address, named so that SQLAlchemy uses psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def kept_secret(path: Path) -> str:
    """The secret in a file readable by its owner only; made if the file is not there yet."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(path, "x", opener=_owner_only) as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass  # another web process was first; its key is the key
    return path.read_text().strip()


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
