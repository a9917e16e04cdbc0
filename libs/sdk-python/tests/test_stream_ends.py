"""The ends of streams by themselves, and the conversations that every receiver of streams is held to."""

from __future__ import annotations

import asyncio
import json
import unittest
from typing import Any, AsyncGenerator, Callable, Generator, List, Optional
from unittest.mock import patch

from plugwright.errors import PluginError
from plugwright.outgoing import Waiter
from plugwright.served_call import ServedCall
from plugwright.streams import asynchronous, generators
from plugwright.streams.incoming import IncomingStream
from plugwright.streams.later import Later
from plugwright.streams.outgoing import OutgoingStream
from plugwright.streams.streams import CallStreams, Streams
from plugwright.wire.channel import lines_channel
from plugwright.wire.limits import MAX_CREDIT
from plugwright.wire.violation import ProtocolError, UnsendableError

import vectors

#: Breaches of streams that a receiver leaves the channel for; others it ignores.
BREACHES = ("credit-exceeded", "credit-invalid", "not-a-message")


class Written:
    """A stream of bytes that keeps what is written."""

    def __init__(self) -> None:
        self.lines: List[Any] = []

    def write(self, data: memoryview) -> int:
        self.lines.extend(json.loads(line) for line in bytes(data).splitlines())
        return len(data)


class ByHand:
    """Runs what can wait when it is told to."""

    def __init__(self) -> None:
        self.jobs: List[Callable[[], object]] = []

    def add(self, job: Callable[[], object]) -> None:
        self.jobs.append(job)

    def run(self) -> None:
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            job()


def nobody() -> None:
    raise AssertionError("nobody is to be woken")


class Conversations(unittest.TestCase):
    def test_of_streams(self) -> None:
        """The plugin's messages, said to this SDK, which takes the part of the kernel: that of the one that asks, and of the one that is asked."""
        held = {"kernel": 0, "plugin": 0}
        for entry in vectors.read("conversations.json"):
            [(asks, asked)] = entry["steps"][0].items()
            meta = asked.get("params", {}).get("_meta", {})
            if "download" in meta or "upload" in meta:
                held[asks] += 1
                with self.subTest(entry["name"]):
                    found = self.hold(entry["steps"], meta, asks == "kernel")
                    self.assertEqual(found, entry.get("broken") if entry.get("broken") in BREACHES else None)
        self.assertGreater(held["kernel"], 18)
        self.assertGreater(held["plugin"], 8)

    def hold(self, steps: List[Any], meta: Any, asks: bool) -> Optional[str]:
        credit = [step["kernel"]["params"]["data"]["bytes"] for step in steps if step.get("kernel", {}).get("method") == "$/credit"]
        with patch("plugwright.streams.streams.STREAM_WINDOW", meta.get("download") if asks else (credit or [1])[0]):
            stream: Any = Written()
            streams = Streams(lines_channel(stream), Waiter.wait)
            call = ServedCall(None)
            if asks:
                streams.open(1, "download" in meta, "upload" in meta)
            else:
                streams.serve(1, meta, call)
        over = streams.over if asks else streams.served
        try:
            for [(who, said)] in (step.items() for step in steps[1:]):
                if said.get("method") == "$/cancel":
                    over(1) if asks else call.cancel()
                elif "result" in said or "error" in said:
                    over(1)
                elif who == "plugin" and said.get("method") == "$/data":
                    streams.receive_data(said["params"]["data"], len(json.dumps(said, separators=(",", ":"))))
                elif who == "plugin":
                    streams.receive_credit(said["params"]["data"])
        except ProtocolError as error:
            return error.code
        return None

    def test_what_says_nothing_costs_and_is_no_end(self) -> None:
        stream: Any = Written()
        streams = Streams(lines_channel(stream), Waiter.wait)
        incoming = streams.open(1, True, False).incoming
        assert incoming is not None
        nothing = {"id": 1, "to": "caller", "items": []}
        streams.receive_data(nothing, 1)
        self.assertEqual(incoming.take(nobody), ([], 1))
        streams.receive_data({"id": 1, "to": "caller"}, 2**18)
        with self.assertRaises(ProtocolError) as broken:
            streams.receive_data(nothing, 1)
        self.assertEqual(broken.exception.code, "credit-exceeded")
        streams.receive_data({**nothing, "end": True}, 1)
        self.assertEqual([incoming.take(nobody) for _ in range(2)], [([], 2**18), (None, 0)])

    def test_has_no_form(self) -> None:
        stream: Any = Written()
        streams = Streams(lines_channel(stream), Waiter.wait)
        streams.open(1, True, True)
        place = {"id": 1, "to": "caller"}
        for data in (None, 1, {}, {"id": True, "to": "caller"}, {**place, "items": {}}, {**place, "bytes": 1}, {**place, "end": 1}, {**place, "items": [], "bytes": ""}, {**place, "bytes": "a"}):
            with self.assertRaises(ProtocolError) as broken:
                streams.receive_data(data, 1)
            self.assertEqual(broken.exception.code, "not-a-message")
        for data in (None, {}, {**place, "bytes": 0}, {**place, "bytes": True}, {**place, "bytes": 1.5}, {**place, "bytes": 2**31}, {"id": 1, "to": "me", "bytes": 1}):
            with self.assertRaises(ProtocolError) as broken:
                streams.receive_credit(data)
            self.assertEqual(broken.exception.code, "credit-invalid")


class Incoming(unittest.TestCase):
    def setUp(self) -> None:
        self.granted: List[int] = []
        #: What was granted by the thread that receives, which must not wait to write.
        self.received: List[int] = []
        self.stream = IncomingStream(100, lambda credit, receiving: (self.received if receiving else self.granted).append(credit))

    def test_grants_again_when_half_of_its_window_is_consumed(self) -> None:
        self.stream.push([1], 49)
        self.stream.push([2], 1)
        self.assertEqual(self.stream.take(nobody), ([1], 49))
        self.stream.consumed(49)
        self.assertEqual(self.granted, [])
        self.stream.consumed(1)
        self.assertEqual(self.granted, [50])

    def test_takes_one_message_beyond_its_credit_and_not_two(self) -> None:
        self.stream.push([1], 99)
        self.stream.push([2], 1000)
        with self.assertRaises(ProtocolError) as broken:
            self.stream.push([3], 1)
        self.assertEqual(broken.exception.code, "credit-exceeded")

    def test_wakes_whoever_waits_once(self) -> None:
        woken: List[str] = []
        self.assertIsNone(self.stream.take(lambda: woken.append("one")))
        self.assertIsNone(self.stream.take(lambda: woken.append("other")))
        self.stream.push([1], 1)
        self.assertEqual(woken, ["one", "other"])
        self.stream.end()
        self.assertEqual(woken, ["one", "other"])

    def test_gives_what_it_holds_after_its_end_and_then_nothing(self) -> None:
        self.stream.push([1], 1)
        self.stream.end()
        self.stream.push([2], 1)
        self.assertEqual([self.stream.take(nobody) for _ in range(3)], [([1], 1), (None, 0), (None, 0)])

    def test_after_its_end_what_comes_pays_still(self) -> None:
        self.stream.end()
        self.stream.push([1], 100)
        with self.assertRaises(ProtocolError):
            self.stream.push([2], 1)

    def test_dropped_it_goes_on_granting(self) -> None:
        self.stream.push([1], 60)
        self.stream.drop()
        self.stream.push([2], 60)
        self.assertEqual([self.granted, self.received], [[60], [60]])
        self.assertEqual(self.stream.take(nobody), (None, 0))


class Outgoing(unittest.TestCase):
    def setUp(self) -> None:
        self.written = Written()
        self.later = ByHand()
        clock = patch("plugwright.streams.outgoing.monotonic", return_value=1.0)
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def opened(self, credit: int) -> OutgoingStream:
        bytes_of: Any = self.written
        later: Any = self.later
        return OutgoingStream(lines_channel(bytes_of), later, 4, "caller", credit)

    def sent(self) -> List[Any]:
        """What was written, each message by what it carries."""
        return [line["params"]["data"] for line in self.written.lines]

    def test_the_first_leaves_at_once_and_those_behind_it_together(self) -> None:
        stream = self.opened(1000)
        self.assertEqual([stream.put(item) for item in (1, "ä", None)], [True, False, False])
        self.assertEqual(self.sent(), [{"id": 4, "to": "caller", "items": [1]}])
        self.later.run()
        self.assertEqual(self.sent()[1:], [{"id": 4, "to": "caller", "items": ["ä", None]}])
        self.assertEqual(self.later.jobs, [])

    def test_those_that_come_later_leave_at_once(self) -> None:
        stream = self.opened(1000)
        stream.put(1)
        self.clock.return_value = 1.002
        self.assertTrue(stream.put(2))
        self.assertEqual([data["items"] for data in self.sent()], [[1], [2]])

    def test_enough_of_them_leave_at_once(self) -> None:
        stream = self.opened(100_000)
        stream.put(1)
        self.assertEqual([stream.put("x" * 6_000) for _ in range(3)], [False, False, True])

    def test_credit_pays_for_whole_messages_and_may_go_below_nothing(self) -> None:
        stream = self.opened(1)
        stream.put(1)
        cost = len(json.dumps(self.written.lines[0], separators=(",", ":")))
        self.assertFalse(stream.clear)
        woken: List[bool] = []
        self.assertIsNone(stream.room(lambda: woken.append(True)))
        stream.grant(cost - 1)
        self.assertFalse(stream.clear)
        stream.grant(1)
        self.assertEqual([stream.clear, stream.room(nobody), woken], [True, True, [True]])

    def test_what_others_sent_meanwhile_takes_the_room_that_was_there(self) -> None:
        stream = self.opened(100)
        self.assertTrue(stream.put(1))
        self.assertFalse(stream.put("x" * 40))
        self.assertTrue(stream.clear)
        # Whoever puts was told of room just now, and those that waited leave before.
        self.later.run()
        self.assertFalse(stream.clear)
        self.assertIsNone(stream.put(3))
        self.later.run()
        self.assertEqual([data["items"] for data in self.sent()], [[1], ["x" * 40]])
        stream.grant(1000)
        self.assertFalse(stream.put(3))

    def test_an_end_costs_nothing_and_comes_last(self) -> None:
        stream = self.opened(1000)
        stream.put(1)
        stream.put(2)
        stream.end()
        self.assertEqual([{**data, "id": 4} for data in self.sent()][1:], [{"id": 4, "to": "caller", "items": [2]}, {"id": 4, "to": "caller", "end": True}])
        self.assertEqual([stream.clear, stream.room(nobody)], [False, False])

    def test_closed_it_sends_nothing_any_more(self) -> None:
        stream = self.opened(1000)
        stream.put(1)
        stream.put(2)
        stream.close()
        self.assertIsNone(stream.put(3))
        stream.flush()
        self.later.run()
        self.assertEqual([data["items"] for data in self.sent()], [[1]])

    def test_credit_beyond_all_bounds(self) -> None:
        stream = self.opened(MAX_CREDIT)
        with self.assertRaises(ProtocolError) as broken:
            stream.grant(1)
        self.assertEqual(broken.exception.code, "credit-invalid")

    def test_bytes_go_behind_items_and_in_base64_where_there_are_no_frames(self) -> None:
        stream = self.opened(1000)
        stream.put(1)
        stream.put(2)
        for piece in stream.pieces(bytearray(b"\x00\xff")):
            stream.put(piece)
        self.assertEqual(self.sent()[1:], [{"id": 4, "to": "caller", "items": [2]}, {"id": 4, "to": "caller", "bytes": "AP8="}])

    def test_what_no_message_can_carry_leaves_the_rest_as_it_is(self) -> None:
        stream = self.opened(1000)
        stream.put(1)
        stream.put(2)
        deep: Any = 1
        for _ in range(509):
            deep = [deep]
        for item in ({1}, float("nan"), "x" * (16 * 1024 * 1024 - 1000), deep):
            with self.assertRaises(UnsendableError):
                stream.put(item)
        stream.put(deep[0])
        stream.flush()
        self.assertEqual([data["items"] for data in self.sent()], [[1], [2, deep[0]]])


class Generators(unittest.TestCase):
    """Handlers, run without a kernel."""

    def setUp(self) -> None:
        self.written = Written()
        bytes_of: Any = self.written
        self.call = ServedCall(None)
        download = OutgoingStream(lines_channel(bytes_of), Later(), 4, "caller", 1000)
        self.call.streams = CallStreams(None, download)
        self.steps: List[str] = []

    def sent(self) -> List[Any]:
        return [item for line in self.written.lines for item in line["params"]["data"]["items"]]

    def run_to_cancellation(self, run: Callable[[], object]) -> None:
        with self.assertRaises(PluginError) as raised:
            run()
        self.assertEqual([raised.exception.code, self.steps], ["core/cancelled", ["closed"]])

    def test_take_no_step_after_their_withdrawal(self) -> None:
        def handler() -> Generator[Any, None, None]:
            try:
                self.call.cancel()
                yield 1
                self.steps.append("on")
            finally:
                self.steps.append("closed")

        self.run_to_cancellation(lambda: generators.exhaust(handler(), self.call, waits_for_nothing))

    def test_that_are_async_take_no_step_after_their_withdrawal(self) -> None:
        async def handler() -> AsyncGenerator[Any, None]:
            try:
                self.call.cancel()
                yield 1
                self.steps.append("on")
            finally:
                self.steps.append("closed")

        self.run_to_cancellation(lambda: asyncio.run(asynchronous.exhaust(handler(), self.call)))

    def test_that_fail_once_more_as_they_are_closed_have_sent_what_they_yielded(self) -> None:
        def handler() -> Generator[Any, None, None]:
            try:
                yield from (1, 2, 3, {4})
            finally:
                raise ValueError("not to be closed")

        with self.assertRaisesRegex(ValueError, "not to be closed"):
            generators.exhaust(handler(), self.call, waits_for_nothing)
        self.assertEqual(self.sent(), [1, 2, 3])

    def test_that_are_async_and_fail_once_more_have_sent_what_they_yielded(self) -> None:
        async def handler() -> AsyncGenerator[Any, None]:
            try:
                for item in (1, 2, 3, {4}):
                    yield item
            finally:
                raise ValueError("not to be closed")

        with self.assertRaisesRegex(ValueError, "not to be closed"):
            asyncio.run(asynchronous.exhaust(handler(), self.call))
        self.assertEqual(self.sent(), [1, 2, 3])


def waits_for_nothing(attempt: Callable[[Callable[[], object]], Optional[bool]]) -> bool:
    return attempt(nobody) is True


if __name__ == "__main__":
    unittest.main()
