"""Whether a call was withdrawn."""

from __future__ import annotations

from threading import Lock

from .errors import core_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, List

    from .errors import PluginError


def withdrawn() -> PluginError:
    """What a call fails with when the call that it belongs to is over."""
    return core_error("core/cancelled", "the call it belongs to is over")


class Cancellation:
    """Set once, from any thread. Most calls are never withdrawn, so everything about it is made when it is needed."""

    __slots__ = ("cancelled", "_lock", "_listeners")

    def __init__(self) -> None:
        self.cancelled = False
        self._lock = Lock()
        self._listeners: List[Callable[[], object]] = []

    def on_cancel(self, run: Callable[[], object]) -> Callable[[], None]:
        """Run a function when the call is withdrawn, at once where it was; returns how to take that back."""
        with self._lock:
            late = self.cancelled
            if not late:
                self._listeners.append(run)
        if late:
            run()
        return lambda: self._forget(run)

    def cancel(self) -> None:
        """Withdraw the call."""
        with self._lock:
            if self.cancelled:
                return
            self.cancelled = True
            listeners, self._listeners = self._listeners, []
        for run in listeners:
            run()

    def sleep(self, seconds: float) -> None:
        """Wait, and raise ``core/cancelled`` as soon as the call is withdrawn."""
        woken = Lock()
        woken.acquire()
        forget = self.on_cancel(woken.release)
        try:
            woken.acquire(timeout=max(0.0, seconds))
        finally:
            forget()
        if self.cancelled:
            raise withdrawn()

    def _forget(self, run: Callable[[], object]) -> None:
        with self._lock:
            if run in self._listeners:
                self._listeners.remove(run)
