"""A run's payment files as they lie in their folder: read only if they are still what was written."""

import hashlib
import os
from pathlib import Path

from records.pay_run import PayRun
from records.payment_file import PaymentFile


class FileGone(ValueError):
    """The file is not there, or not what was written; the text is a sentence for who asked."""


def issued_folder() -> Path:
    """Where the folders of all runs lie: HEARTH_PAYMENTS, or `payments` in HEARTH_HOME."""
    named = os.environ.get("HEARTH_PAYMENTS")
    return Path(named) if named else Path(os.environ.get("HEARTH_HOME", "var")) / "payments"


def content_of(run: PayRun, file: PaymentFile) -> bytes:
    """The bytes of a file of a run. Raises FileGone."""
    path = issued_folder() / run.number / Path(file.name).name
    try:
        content = path.read_bytes()
    except OSError:
        raise FileGone(f"{file.name} is not in the folder of payment files. Restore it from your backup.") from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileGone(f"{file.name} is not what was written any more. Do not send it; restore it from your backup.")
    return content
