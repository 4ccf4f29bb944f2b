"""A child that outlives its supervisor would keep ports and files; on Linux the kernel tells it to stop instead."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # prctl(2): the signal this process gets when its parent dies

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def leash(on_parent_death: signal.Signals) -> Callable[[], None]:
    """What a child runs between fork and exec, so that the supervisor's death, even by kill -9, stops it.

    It runs after the change of user, because that change clears the setting. Elsewhere than on Linux it does
    nothing, and the next start clears away what was left.
    """
    parent = os.getpid()
    number = int(on_parent_death)

    def hold() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)  # the parent died before the leash was on

    return hold
