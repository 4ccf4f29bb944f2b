"""PostgreSQL 18, embedded: the bundled programs, started directly, on loopback with a password."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

from cli.office.account import run_as
from cli.office.binaries import MAJOR, postgres_programs
from cli.office.child import Child
from cli.office.cluster import clear_old_server, find_cluster, password
from cli.office.ports import LOOPBACK
from cli.office.trouble import Trouble

OWNER = "hearth"
"""The role that owns the office's database, and the database's name."""

ADMIN = "postgres"

SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failed statement's text, its parameters and the DETAIL line can hold a person's data: none is logged.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_statement": "none",
}

CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
"""For tests that do not ask about durability."""


class EmbeddedPostgres:
    """A PostgreSQL server whose files live in one folder; start it, use `url`, stop it."""

    def __init__(self, home: Path, port: int, *, durable: bool = True, logs: Path | None = None) -> None:
        self.home = home
        self.port = port
        self.durable = durable
        cluster = find_cluster(home)
        self.data, self.account = cluster.data, cluster.account
        self.programs = postgres_programs(self.account)
        self.child = Child(
            name="postgres",
            command=self._command(),
            logs=logs or home,
            ready=self._accepts,
            before=self._prepare,
            account=self.account,
            stop_signal=signal.SIGINT,  # "fast": ends sessions, then shuts down cleanly
            grace=60,
        )

    @property
    def url(self) -> str:
        """Where the office's database is, as SQLAlchemy writes it; it holds the password, so it is never logged."""
        return self.url_of(OWNER)

    def url_of(self, database: str) -> str:
        """The address of one database on this server, for the role that owns the office's."""
        return f"postgresql+psycopg://{OWNER}:{password(self.home, OWNER)}@{LOOPBACK}:{self.port}/{database}"

    def admin(self, database: str = ADMIN) -> psycopg.Connection:
        """A connection that may create roles and databases; every statement commits by itself."""
        return psycopg.connect(
            host=LOOPBACK,
            port=self.port,
            user=ADMIN,
            password=password(self.home, ADMIN),
            dbname=database,
            connect_timeout=5,
            autocommit=True,
        )

    def start(self) -> None:
        """Start the server, wait until it answers, and make the office's role and database if they are missing."""
        self.child.start()
        self.child.wait_ready()
        self.furnish()

    def stop(self) -> None:
        """Stop the server with its 'fast' shutdown."""
        self.child.stop()

    def furnish(self) -> None:
        """Make the role and the database of the office, unless they are there."""
        with self.admin() as admin:
            if not admin.execute("select 1 from pg_roles where rolname = %s", [OWNER]).fetchone():
                made = sql.SQL("create role {} login password {}")
                admin.execute(made.format(sql.Identifier(OWNER), sql.Literal(password(self.home, OWNER))))
            if not admin.execute("select 1 from pg_database where datname = %s", [OWNER]).fetchone():
                owned = sql.SQL("create database {} owner {}")
                admin.execute(owned.format(sql.Identifier(OWNER), sql.Identifier(OWNER)))

    def _command(self) -> list[str]:
        settings = {**SETTINGS, **({} if self.durable else CARELESS), "port": str(self.port)}
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", str(self.data), *flags]

    def _accepts(self) -> bool:
        try:
            self.admin().close()
        except psycopg.OperationalError:
            return False
        return True

    def _prepare(self) -> None:
        """Make the data folder on the first start; on later ones clear away what a killed server left."""
        if not self.data.exists():
            self._initialize()
        try:
            made_by = (self.data / "PG_VERSION").read_text().strip()
        except PermissionError:
            raise Trouble(
                f"The database files in {self.data} belong to another user; start Hearth as the user who made them."
            ) from None
        if made_by != MAJOR:
            raise Trouble(
                f"The database files in {self.data} were made by PostgreSQL {made_by} and this is {MAJOR}; "
                "carry them over with pg_upgrade, or set HEARTH_HOME to an empty folder."
            )
        clear_old_server(self.data)

    def _initialize(self) -> None:
        """Create the files beside their place and then move them there, so that half-made ones never count."""
        making = self.data.with_name("data.making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        with tempfile.NamedTemporaryFile("w", prefix=".password-", dir=making.parent) as secret:
            secret.write(password(self.home, ADMIN))
            secret.flush()
            if self.account:
                os.chown(making, self.account.uid, self.account.gid)
                os.chown(secret.name, self.account.uid, self.account.gid)
            self._initdb(making, secret.name)
        making.rename(self.data)

    def _initdb(self, data: Path, secret: str) -> None:
        """Loopback with passwords only, UTF-8, and one collation that is the same on every machine."""
        command = [str(self.programs / "initdb"), "-D", str(data), "-U", ADMIN, f"--pwfile={secret}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
        command += ["--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
        command += [] if self.durable else ["--no-sync"]
        made = subprocess.run(command, capture_output=True, text=True, check=False, **run_as(self.account))
        if made.returncode != 0:
            raise Trouble(f"PostgreSQL could not make its files in {data}: {made.stderr.strip()}")
