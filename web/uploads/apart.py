"""A look at one file in a process of its own, which may take little time and memory, and can write no file.

Run as `python -m web.uploads.apart KIND`: the file comes in, its clean copy (or the reason to refuse it) goes out.
"""

import resource
import sys

from web.uploads import kinds, limits
from web.uploads.pdfs import written_anew
from web.uploads.pictures import painted_again
from web.uploads.refused import Refused

TAKEN, REFUSED = b"taken ", b"refused "


def main() -> None:
    """Look at the file on standard input."""
    _bound()
    content = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        clean, kind = looked_at(content, sys.argv[1])
    except Refused as refused:
        out.write(REFUSED + refused.reason.encode() + b"\n")
    except (MemoryError, RecursionError):
        out.write(REFUSED + b"too_hard\n")
    else:
        out.write(TAKEN + kind.encode() + b"\n" + clean)
    out.flush()


def looked_at(content: bytes, kind: str) -> tuple[bytes, str]:
    """The clean copy of a file and its kind. Raises Refused."""
    if kind == kinds.PDF:
        return written_anew(content), kind
    return painted_again(content, kind)


def _bound() -> None:
    """From here on: so many seconds, so much memory, not one byte into a file."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.MOST_MEMORY, limits.MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
