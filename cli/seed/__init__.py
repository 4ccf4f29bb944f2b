"""The demo office: invented people at every stage of an application, told through the real process."""

from cli.seed.telling import is_complete, seed_demo

__all__ = ["is_complete", "seed_demo"]
