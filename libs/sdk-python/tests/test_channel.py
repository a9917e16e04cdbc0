"""When a channel writes."""

from __future__ import annotations

import unittest
from typing import Any, List
from unittest.mock import patch

from plugwright.wire.channel import lines_channel
from plugwright.wire.violation import UnsendableError


class Written:
    """A stream that keeps what is written, each write by itself."""

    def __init__(self) -> None:
        self.writes: List[bytes] = []

    def read(self) -> bytes:
        return b""

    def write(self, data: memoryview) -> int:
        self.writes.append(bytes(data))
        return len(data)

    def wait_to_write(self, reading: bool) -> bool:
        return False


def yes() -> bool:
    return True


class Answers(unittest.TestCase):
    def setUp(self) -> None:
        self.stream = Written()
        stream: Any = self.stream
        self.channel = lines_channel(stream)
        clock = patch("plugwright.wire.channel.monotonic", return_value=0.0)
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def test_leave_with_those_behind_them(self) -> None:
        self.channel.respond(1, {"a": "ä"}, yes)
        self.channel.respond(2, [], yes)
        self.assertEqual(self.stream.writes, [])
        self.channel.respond(3, None, lambda: False)
        lines = ['{"jsonrpc":"2.0","id":1,"result":{"data":{"a":"ä"}}}', '{"jsonrpc":"2.0","id":2,"result":{"data":[]}}', '{"jsonrpc":"2.0","id":3,"result":{"data":null}}']
        self.assertEqual(self.stream.writes, ["".join(f"{line}\n" for line in lines).encode()])

    def test_leave_with_whatever_else_is_sent(self) -> None:
        self.channel.respond(1, {}, yes)
        self.channel.send({"jsonrpc": "2.0", "method": "kernel/log.write"})
        self.assertEqual([write.count(b"\n") for write in self.stream.writes], [2])

    def test_leave_when_they_are_many(self) -> None:
        for request in range(130):
            self.channel.respond(request, {}, yes)
        self.assertEqual([write.count(b"\n") for write in self.stream.writes], [64, 64])
        self.channel.flush()
        self.assertEqual(self.stream.writes[2].count(b"\n"), 2)

    def test_leave_when_the_first_has_waited_for_long(self) -> None:
        self.channel.respond(1, {}, yes)
        self.clock.return_value = 0.002
        self.channel.respond(2, {}, yes)
        self.assertEqual([write.count(b"\n") for write in self.stream.writes], [2])

    def test_that_cannot_be_sent_leave_nothing_behind(self) -> None:
        with self.assertRaises(UnsendableError):
            self.channel.respond(1, {1, 2}, yes)
        self.channel.flush()
        self.assertEqual(self.stream.writes, [])


if __name__ == "__main__":
    unittest.main()
