"""Calls of this plugin that stream."""

from __future__ import annotations

from threading import Lock

from ..cancellation import withdrawn
from ..errors import core_error
from ..wire.limits import STREAM_WINDOW
from ..wire.violation import UnsendableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Mapping, Optional, Tuple

    from ..cancellation import Cancellation
    from ..outgoing import OutgoingCalls
    from .streams import CallStreams


class StreamingCall:
    """A call under way: its ends of the streams, and its outcome."""

    def __init__(self, outgoing: OutgoingCalls, method: str, data: Any, meta: Mapping[str, Any], cancellation: Cancellation, download: bool, upload: bool) -> None:
        if cancellation.cancelled:
            raise withdrawn()
        self._outgoing = outgoing
        self._streams = outgoing.streams
        self._outcome: Optional[Tuple[Any, Optional[BaseException]]] = None
        #: Whether nobody looks at it any more.
        self.left = False
        self._fault: Optional[BaseException] = None
        self._waiting: List[Callable[[], object]] = []
        self._lock = Lock()
        self._forget: Callable[[], object] = lambda: None

        def opening(request: int) -> None:
            self._request = request
            self.streams: CallStreams = self._streams.open(request, download, upload)

        offers = {**({"download": STREAM_WINDOW} if download else {}), **({"upload": True} if upload else {})}
        try:
            outgoing.start(method, data, {**meta, **offers}, self._settle, opening)
        except BaseException:
            self._streams.over(self._request)
            raise
        # It is the thread that receives which hears of the withdrawal.
        self._forget = cancellation.on_cancel(lambda: outgoing.withdraw(self._request, receiving=True))
        if self._outcome is not None:
            self._forget()

    def outcome(self, wake: Callable[[], object]) -> Optional[Tuple[Any, Optional[BaseException]]]:
        """The answer's data, or the error. None while the call goes on: ``wake`` is run, once, when it is over."""
        with self._lock:
            if self._outcome is None:
                self._waiting.append(wake)
            return self._outcome

    def fail(self, error: BaseException) -> None:
        """Withdraw it because of an error of this side, which is its outcome then."""
        self._fault = core_error("core/limit-exceeded", f"what a message can carry: {error}") if isinstance(error, UnsendableError) else error
        self._outgoing.withdraw(self._request)

    def leave(self) -> None:
        """Nobody looks at it any more: it is withdrawn, where it is not over. Takes no lock, so a finaliser may, whatever it interrupts."""
        if self._outcome is None:
            self.left = True
            self._outcome = (None, withdrawn())
            self._streams.later.add(lambda: self._outgoing.withdraw(self._request))

    def _settle(self, value: Any, error: Optional[BaseException]) -> None:
        with self._lock:
            if self._outcome is None:
                self._outcome = (value, error if self._fault is None else self._fault)
            waiting, self._waiting = self._waiting, []
        self._streams.over(self._request)
        self._forget()
        for run in waiting:
            run()
