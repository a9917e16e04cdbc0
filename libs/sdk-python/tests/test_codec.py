"""The codec against the vectors that every SDK is held to."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import unittest
from typing import Any, List, Optional

from plugwright.wire.codec import codec, native, portable
from plugwright.wire.frames import FrameDecoder, encode_frame, encode_stream_bytes
from plugwright.wire.json_text import message_text, parse_json
from plugwright.wire.lines import LineDecoder, encode_line
from plugwright.wire.messages import is_message
from plugwright.wire.violation import ProtocolError, UnsendableError

import vectors

SOURCES = os.path.join(os.path.dirname(__file__), "..", "src")


def outcome(decoder: Any, pieces: List[bytes]) -> "tuple[List[Any], Optional[str], bool]":
    """What a decoder hands over, the error that it ends with, and whether it is within a message."""
    arrived: List[Any] = []
    try:
        for piece in pieces:
            decoder.decode(piece, arrived)
    except ProtocolError as error:
        return [message for message, _ in arrived], error.code, False
    return [message for message, _ in arrived], None, decoder.open


def read_from(message: Any) -> Any:
    """What a decoder makes of the frame of an entry."""
    return stream_bytes_of(message) if message["kind"] == 2 else vectors.value_of(message)


def stream_bytes_of(message: Any) -> Any:
    return (message["id"], message["to"], message["end"], bytes.fromhex(message["bytes"]))


def attempt(call: Any, argument: Any) -> Any:
    """What a call gives, or the kind of its error."""
    try:
        return call(argument)
    except ValueError:
        return ValueError
    except TypeError as error:
        return str(error)


class Codecs(unittest.TestCase):
    def test_both_are_the_same(self) -> None:
        texts = ["", " ", "1", " 1\r\n", "1 2", "[1,]", "{", '{"a":1,"a":2}', "NaN", "-Infinity", "1e999", "0.1", "-0", "1" * 30, '"\\ud800"', '"\t"', "\ufeff1", "nul"]
        circle: List[Any] = []
        circle.append(circle)
        values = [{}, [], None, True, "\u00e4\u2028\"\\\x00", "\ud800", 1, -1.5, 1e22, float("nan"), {"a": {1: 2, None: 3, 1.5: 4, True: 5}}, (1, 2), {1, 2}, b"x", circle, {(): 1}]
        for ours, theirs in zip(native(), portable()):
            for argument in texts if ours.__name__ == "decode" else values:
                with self.subTest(ours.__name__, argument=repr(argument)):
                    self.assertEqual(repr(attempt(ours, argument)), repr(attempt(theirs, argument)))

    def test_this_interpreter_has_the_small_one(self) -> None:
        self.assertEqual([half.__module__ for half in codec()], ["plugwright.wire.codec"] * 3)

    def test_what_a_plugin_does_not_use_is_not_in_its_memory(self) -> None:
        code = "import sys; import plugwright; print(sorted({'asyncio', 'enum', 'json', 're', 'socket', 'typing', 'queue', 'plugwright.streams'} & set(sys.modules)))"
        found = subprocess.run([sys.executable, "-S", "-B", "-c", code], capture_output=True, text=True, check=True, cwd=SOURCES)
        self.assertEqual(found.stdout.strip(), "[]")


class Frames(unittest.TestCase):
    def test_vectors(self) -> None:
        for entry in vectors.read("frames.json"):
            expected = [read_from(message) for message in entry["messages"]]
            for pieces in vectors.cuts(bytes.fromhex(entry["hex"])):
                with self.subTest(entry["name"], pieces=len(pieces)):
                    found = outcome(FrameDecoder(entry["maxFrameBytes"]), pieces)
                    self.assertEqual(found, (expected, entry.get("error"), entry.get("open", False)))

    def test_stream_bytes_are_written_as_they_are_read(self) -> None:
        messages = [message for entry in vectors.read("frames.json") for message in entry["messages"] if message["kind"] == 2]
        self.assertGreater(len(messages), 2)
        for message in messages:
            request, to, _, data = stream_bytes_of(message)
            arrived: List[Any] = []
            FrameDecoder().decode(encode_stream_bytes(request, to, data), arrived)
            self.assertEqual(arrived, [((request, to, False, data), 9 + len(data))])

    def test_round_trip(self) -> None:
        for value in ({}, {"a": "ä\n\ud800"}, [1, 2.5, None, True, "x" * 100_000], {"__proto__": {"__class__": 1}}):
            for encode, decoder in ((encode_frame, FrameDecoder()), (encode_line, LineDecoder())):
                arrived: List[Any] = []
                decoder.decode(encode(message_text(value)), arrived)
                self.assertEqual(arrived, [(value, len(message_text(value)))])

    def test_an_announced_frame_costs_nothing(self) -> None:
        decoder = FrameDecoder()
        decoder.decode(b"\x00\xff\xff\xff\x01", [])
        self.assertLess(decoder._held.__sizeof__(), 200)


class Fuzz(unittest.TestCase):
    def test_whatever_arrives_is_a_value_or_a_breach(self) -> None:
        seed = random.randrange(2**32)
        chance = random.Random(seed)
        whole = b"".join(bytes.fromhex(entry["hex"])[:500] for entry in vectors.read("frames.json"))
        for _ in range(3_000):
            at = chance.randrange(len(whole))
            data = bytearray(whole[at : at + chance.randrange(60)])
            for _ in range(chance.randrange(4)):
                data[len(data) :] = chance.choice((b"\x00\x00\x00\x05\x01", b'"', b"{}", b"\n", bytes([chance.randrange(256)])))
            with self.subTest(seed=seed, data=data.hex()):
                cut = chance.randrange(len(data) + 1)
                for decoder in (FrameDecoder, LineDecoder):
                    at_once = outcome(decoder(1024), [bytes(data)])
                    self.assertEqual(repr(outcome(decoder(1024), [bytes(data[:cut]), bytes(data[cut:])])), repr(at_once))


class Lines(unittest.TestCase):
    def test_vectors(self) -> None:
        for entry in vectors.read("lines.json"):
            expected = [vectors.value_of(message) for message in entry["messages"]]
            for pieces in vectors.cuts(bytes.fromhex(entry["hex"])):
                with self.subTest(entry["name"], pieces=len(pieces)):
                    found = outcome(LineDecoder(entry["maxFrameBytes"]), pieces)
                    self.assertEqual(found, (expected, entry.get("error"), entry.get("open", False)))


class Messages(unittest.TestCase):
    def test_vectors(self) -> None:
        for entry in vectors.read("messages.json"):
            with self.subTest(entry["name"]):
                self.assertEqual(is_message(entry["message"]), entry["valid"])

    def test_numbers_that_nobody_can_count_with(self) -> None:
        for number in ("1e999", "-1e999", "9" * 400):
            text = '{"jsonrpc":"2.0","method":"a/b","params":{"_meta":{"deadline":%s}}}' % number
            self.assertFalse(is_message(parse_json(text.encode())), number)


class Unsendable(unittest.TestCase):
    def test_what_no_message_can_carry(self) -> None:
        deep: List[Any] = []
        for _ in range(512):
            deep = [deep]
        circle: List[Any] = []
        circle.append(circle)
        for value in ({1, 2}, float("nan"), float("inf"), b"bytes", deep, circle, "x" * (16 * 1024 * 1024)):
            with self.assertRaises(UnsendableError):
                message_text(value)

    def test_just_deep_enough(self) -> None:
        deep: List[Any] = []
        for _ in range(511):
            deep = [deep]
        self.assertEqual(parse_json(message_text(deep)), deep)


if __name__ == "__main__":
    unittest.main()
