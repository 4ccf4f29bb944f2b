"""`hearth pay`: the group of commands; each stands in a module of its own."""

import click

from cli.pay.answers import answers
from cli.pay.running import run
from cli.pay.steering import resume, status, stop
from cli.pay.wage_reports import quarter, year_end


@click.group()
def pay() -> None:
    """Pay runs: make one, follow it, stop and resume it. Two people release it on its page."""


for command in (run, status, stop, resume, answers, year_end, quarter):
    pay.add_command(command)
