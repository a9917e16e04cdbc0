"""The kernel's end of a channel, for tests: what is sent is exact, and what comes back is seen as it is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import Any, Dict, List, Optional

from plugwright.wire.frames import FrameDecoder, encode_frame
from plugwright.wire.json_text import message_text

_TESTS = os.path.dirname(os.path.abspath(__file__))


class FakeKernel:
    """Runs a plugin of these tests as the kernel does: in a process of its own, with the channel on a descriptor."""

    def __init__(self, program: str, **environment: str) -> None:
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(20)
        channel = {"PLUGWRIGHT_CHANNEL": f"fd:{theirs.fileno()}", "PYTHONPATH": os.path.join(_TESTS, "..", "src"), **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-B", os.path.join(_TESTS, program)],
            env=channel,
            pass_fds=[theirs.fileno()],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        theirs.close()
        self._decoder = FrameDecoder()
        self._arrived: List[Any] = []
        self.length = 0
        self._last_id = 0

    def __enter__(self) -> FakeKernel:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        self.process.kill()
        self.process.communicate()

    def send(self, *messages: Dict[str, Any]) -> None:
        """Messages, in one write."""
        self.socket.sendall(b"".join(encode_frame(message_text({"jsonrpc": "2.0", **message})) for message in messages))

    def receive(self) -> Any:
        """The next message, or bytes of a stream; None when the plugin is gone. ``length`` is what it has then."""
        while not self._arrived:
            chunk = self.socket.recv(65_536)
            if chunk == b"":
                return None
            self._decoder.decode(chunk, self._arrived)
        message, self.length = self._arrived.pop(0)
        return message

    def request(self, method: str, data: Any = None, **meta: Any) -> int:
        """Send a request; its id."""
        self._last_id += 1
        self.send({"id": self._last_id, "method": method, "params": {"data": {} if data is None else data, "_meta": meta}})
        return self._last_id

    def ask(self, method: str, data: Any = None, **meta: Any) -> Any:
        """Send a request and take the next message for its answer; the data, or the error."""
        request = self.request(method, data, **meta)
        answer = self.receive()
        assert answer is not None and answer["id"] == request and "method" not in answer, answer
        return answer["result"]["data"] if "result" in answer else answer["error"]

    def initialize(self, config: Optional[Dict[str, Any]] = None) -> Any:
        """Say hello."""
        return self.ask("$/initialize", {"protocol": 1, "id": "probe", "config": config or {}})
