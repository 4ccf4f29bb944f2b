"""The demo office: invented people at every stage of an application, told through the real process."""

from cli.seed.telling import seed_demo

__all__ = ["seed_demo"]
