"""Which ports the office uses, and whether they are free."""

import os
import secrets
import socket
from dataclasses import dataclass

from cli.office.trouble import Trouble

LOOPBACK = "127.0.0.1"
NEVER_OUTGOING = range(15_000, 32_000)
"""Below what Linux (from 32768) and macOS (from 49152) give to outgoing connections."""


@dataclass(frozen=True)
class Port:
    """A port with its purpose, the environment variable that moves it, and the number used without one."""

    purpose: str
    variable: str
    default: int

    @property
    def number(self) -> int:
        """The port's number; a Trouble names the variable when it does not hold one."""
        said = os.environ.get(self.variable, "").strip() or str(self.default)
        if not said.isdecimal() or not 1 <= int(said) <= 65535:
            raise Trouble(f"{self.variable} is {said!r}; give a port number from 1 to 65535.")
        return int(said)

    def require_free(self) -> None:
        """Refuse with a sentence when another program listens on this port."""
        if not is_free(self.number):
            raise Trouble(
                f"Port {self.number} ({self.purpose}) is taken by another program; stop that program, "
                f"or choose another port: {self.variable}={self.number + 1} make run"
            )


WEB = Port("the web site", "HEARTH_PORT", 8000)
TEMPORAL = Port("Temporal", "HEARTH_TEMPORAL_PORT", 7233)
TEMPORAL_UI = Port("Temporal's Web UI", "HEARTH_TEMPORAL_UI_PORT", 8233)
POSTGRES = Port("PostgreSQL", "HEARTH_POSTGRES_PORT", 54329)


def require_distinct(ports: list[Port]) -> None:
    """Refuse when two parts were given one port."""
    taken: dict[int, Port] = {}
    for port in ports:
        other = taken.setdefault(port.number, port)
        if other is not port:
            raise Trouble(f"{other.variable} and {port.variable} both say {port.number}; give each its own port.")


def is_free(number: int) -> bool:
    """Whether nothing listens on this loopback port. A connection that is only ending does not count."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, number))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A loopback port that nobody uses at the moment, and that no outgoing connection is given before it is used."""
    while not is_free(number := secrets.choice(NEVER_OUTGOING)):
        pass
    return number


def answers(number: int) -> bool:
    """Whether something accepts connections on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, number)) == 0
