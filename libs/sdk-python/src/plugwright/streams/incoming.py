"""The receiving end of one direction of a stream."""

from __future__ import annotations

from collections import deque
from threading import Lock

from ..wire.violation import ProtocolError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Deque, List, Optional, Sequence, Tuple

    #: What one message brought, and what it took of the credit, in bytes. None stands for the end.
    Brought = Tuple[Optional[Sequence[Any]], int]

_END: Brought = (None, 0)


class IncomingStream:
    """Holds what arrived until somebody takes it, in any thread. ``grant`` tells the sender of more room, and whether that is the thread that receives.

    What is not consumed is not granted again, so it never holds more than its window and one message.
    """

    def __init__(self, window: int, grant: Callable[[int, bool], object]) -> None:
        self._window = window
        self._grant = grant
        self._credit = window
        #: Bytes that were consumed and not granted again.
        self._owed = 0
        self._held: Deque[Brought] = deque()
        self._over = False
        self._dropped = False
        self._waiting: List[Callable[[], object]] = []
        self._lock = Lock()

    def push(self, values: Sequence[Any], cost: int) -> None:
        """A message arrived; in the thread that receives. After the end it is dropped, and still pays. Raises ProtocolError ``credit-exceeded``."""
        with self._lock:
            if self._credit <= 0:
                raise ProtocolError("credit-exceeded", "data of a stream beyond its credit")
            self._credit -= cost
            if self._over:
                return
            if not self._dropped:
                self._held.append((values, cost))
        if self._dropped:
            self.consumed(cost, receiving=True)
        else:
            self._wake()

    def end(self) -> None:
        """Nothing more comes: the sender said so, or the call is over."""
        with self._lock:
            self._over = True
        self._wake()

    def take(self, wake: Callable[[], object]) -> Optional[Brought]:
        """What the next message brought. None where there is none yet: ``wake`` is run, once, when that changes."""
        with self._lock:
            if self._held:
                return self._held.popleft()
            if self._over or self._dropped:
                return _END
            self._waiting.append(wake)
            return None

    def consumed(self, cost: int, receiving: bool = False) -> None:
        """So many bytes of what was taken are held no more; ``receiving`` is for the thread that receives."""
        with self._lock:
            self._owed += cost
            if self._over or self._owed * 2 < self._window:
                return
            granted, self._owed = self._owed, 0
            self._credit += granted
        self._grant(granted, receiving)

    def drop(self) -> None:
        """Nobody looks at it any more: what is here and what still comes is forgotten, so that the sender need not wait."""
        with self._lock:
            self._dropped = True
            cost = sum(cost for _, cost in self._held)
            self._held.clear()
        self._wake()
        self.consumed(cost)

    def _wake(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()
