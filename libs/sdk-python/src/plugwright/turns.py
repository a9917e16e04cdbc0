"""Which thread receives."""

from __future__ import annotations

from threading import Lock, Thread, get_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional

#: Seconds between two looks at a busy leader.
_TICK = 0.001

#: After so many looks at which nothing happened there are none until something does.
_CALM_TICKS = 20


class Turns:
    """One thread leads: it receives calls and serves them itself, so a call waits for no other thread.

    A second one watches. When the leader is busy with one call for longer than a tick, the watch leads on, and the old leader ends, or watches,
    when it is done. So there is always one that hears the kernel, and as many threads as calls that take their time.
    """

    def __init__(self, lead: Callable[[], None], on_fault: Callable[[BaseException], None]) -> None:
        self._lead = lead
        self._on_fault = on_fault
        self._lock = Lock()
        self._alarm = Lock()
        self._alarm.acquire()
        self._leader: Optional[int] = None
        self._busy = False
        self._jobs = 0
        self._watched = False
        self._asleep = False
        self._closed = False

    def start(self) -> None:
        """Have a first thread lead."""
        Thread(target=self._run, args=(self._join,), name="plugwright", daemon=True).start()

    def leads(self) -> bool:
        """Whether this thread is the one that receives."""
        return self._leader == get_ident()

    @property
    def watched(self) -> bool:
        """Whether another one leads on when the leader takes its time."""
        return self._watched

    def begin(self) -> None:
        """The leader turns to a call."""
        with self._lock:
            self._busy = True
            self._jobs += 1
            if not self._watched:
                self._add_watch()
            elif self._asleep:
                self._wake()

    def end(self) -> bool:
        """The call is served; whether this thread leads still."""
        with self._lock:
            if self._leader != get_ident():
                return False
            self._busy = False
            return True

    def hand_over(self) -> None:
        """The leader will be waiting: another one leads."""
        with self._lock:
            self._leader = None
            if not self._watched:
                self._add_watch()
            self._wake()

    def close(self) -> None:
        """Nobody leads any more."""
        with self._lock:
            self._closed = True
            self._wake()

    def _add_watch(self) -> None:
        try:
            Thread(target=self._run, args=(self._watch,), name="plugwright", daemon=True).start()
            self._watched = True
        except RuntimeError:
            # No more threads are to be had: the kernel waits until this call is served.
            pass

    def _wake(self) -> None:
        self._asleep = False
        if self._alarm.locked():
            self._alarm.release()

    def _run(self, join: Callable[[], bool]) -> None:
        try:
            while join():
                self._lead()
                join = self._join
        except BaseException as error:
            self._on_fault(error)

    def _join(self) -> bool:
        """Lead where nobody does, else watch where nobody does; False where this thread is not needed."""
        with self._lock:
            if self._closed or (self._leader is not None and self._watched):
                return False
            if self._leader is None:
                self._leader = get_ident()
                return True
            self._watched = True
        return self._watch()

    def _watch(self) -> bool:
        """Wait until this thread is to lead; False when it is not needed any more."""
        seen = calm = 0
        while True:
            self._alarm.acquire(timeout=-1 if self._asleep else _TICK)
            with self._lock:
                if self._closed:
                    return False
                stays_busy = self._busy and self._jobs == seen
                if self._leader is None or stays_busy:
                    self._leader = get_ident()
                    self._busy = self._watched = False
                    return True
                calm = calm + 1 if self._jobs == seen else 0
                seen = self._jobs
                self._asleep = calm > _CALM_TICKS
