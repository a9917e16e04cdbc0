"""What can wait for a millisecond."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from time import sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

#: Seconds that things wait for others.
_PATIENCE = 0.001


class Later:
    """A thread that runs what others leave to it: no handler has to come back for its last items to leave."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], object]] = SimpleQueue()
        Thread(target=self._run, name="plugwright-later", daemon=True).start()

    def add(self, job: Callable[[], object]) -> None:
        """Run it in a moment. Takes no lock, so a finaliser may, whatever it interrupts."""
        self._jobs.put(job)

    def _run(self) -> None:
        while True:
            job = self._jobs.get()
            sleep(_PATIENCE)
            try:
                while True:
                    job()
                    job = self._jobs.get_nowait()
            except Empty:
                pass
