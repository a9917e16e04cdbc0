"""One call that is being served."""

from __future__ import annotations

import time
from threading import get_ident

from .cancellation import Cancellation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

    from .streams.streams import CallStreams

#: Processor time in seconds that a call may take after it was withdrawn; one that takes more does not want to end.
_PATIENCE = 0.25


def _processor_time(thread: int) -> Optional[float]:
    clock_of = getattr(time, "pthread_getcpuclockid", None)
    return None if clock_of is None else time.clock_gettime(clock_of(thread))


class ServedCall(Cancellation):
    """Its withdrawal, and the thread that serves it."""

    __slots__ = ("_thread", "_deadline", "_overdue_since", "answered", "streams")

    def __init__(self, deadline: Optional[float]) -> None:
        super().__init__()
        self._thread: Optional[int] = None
        self._deadline = deadline
        self._overdue_since: Optional[float] = None
        #: Set right before the answer is sent; the call is over once that has left.
        self.answered = False
        #: What its caller offers to stream, or to take; None where that is nothing.
        self.streams: Optional[CallStreams] = None

    def begin(self) -> None:
        """This thread serves it from here on."""
        self._thread = get_ident()

    def is_stuck(self) -> bool:
        """Whether it goes on computing although nobody waits for it any more. Only to be asked while it is served."""
        overdue = self.cancelled or (self._deadline is not None and time.time() * 1000 > self._deadline)
        if not overdue or self._thread is None:
            return False
        used = _processor_time(self._thread)
        if used is None:
            return False
        if self._overdue_since is None:
            self._overdue_since = used
        return used - self._overdue_since > _PATIENCE
