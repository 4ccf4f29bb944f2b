"""The word with which a file is not taken. Loaded also by the process apart, which needs no sentences."""


class Refused(Exception):
    """A file is not taken; `reason` is a key of `web.uploads.refusals.SENTENCES`."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The file was refused: {reason}.")
        self.reason = reason
