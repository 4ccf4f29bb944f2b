"""Passing files on: a copy for the bank and one for the Controller, where each collects what is for them."""

from pathlib import Path

from activities.partners import bank, controller


def send(kind: str, path: Path) -> None:
    """Pass a whole file on. After a kill it may be passed on twice, with the same name and the same bytes."""
    if kind == "ach":
        bank.bank().send(path)
    else:
        controller.controller().send(path)
