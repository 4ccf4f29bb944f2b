"""What keeps the office from opening, said in one sentence."""

import click


class Trouble(click.ClickException):
    """A sentence that names what is in the way and says what to do. The command ends with it, exit status 1."""

    def show(self, file: object = None) -> None:
        """Print the sentence alone on standard error, without a word before it."""
        click.echo(self.message, err=True)
