"""The conversations of ``streams.json``: what the kernel says, and what a plugin has to say to it."""

from __future__ import annotations

import json
import socket
import unittest
from typing import Any, Dict, List, Optional, Set, Tuple

import vectors
from fake_kernel import FakeKernel

#: Seconds in which a plugin that has nothing to say would have said it.
SILENCE = 0.03


class Conversation:
    """One conversation with a plugin in a process of its own."""

    def __init__(self, case: unittest.TestCase, kernel: FakeKernel) -> None:
        self.case = case
        self.kernel = kernel
        #: How the ids of the plugin's calls stand in the vector, and the other way round.
        self.shown: Dict[int, int] = {}
        self.own: Dict[int, int] = {}

    def hold(self, steps: List[Any]) -> None:
        at = 0
        while at < len(steps):
            step = steps[at]
            awaited: List[Any] = []
            while at < len(steps) and "plugin" in steps[at]:
                awaited.append(steps[at]["plugin"])
                at += 1
            if awaited:
                self.expect(awaited)
                continue
            at += 1
            if "kernel" in step:
                self.kernel.send(self.named(step["kernel"]))
            elif "closed" in step:
                # Until then it may say what it likes.
                while self.hear(20, []) is not None:
                    pass
            else:
                self.case.assertEqual(self.hear(SILENCE, []), {})

    def hear(self, seconds: float, awaited: List[Any]) -> Any:
        """The next message; None where the plugin is gone, and an empty one where none comes."""
        self.kernel.socket.settimeout(seconds)
        while True:
            try:
                message = self.kernel.receive()
            except socket.timeout:
                return {}
            # Credit is given again when there is need: how often is the plugin's own affair.
            if message is None or message.get("method") != "$/credit" or any(one.get("method") == "$/credit" for one in awaited):
                return message

    def expect(self, awaited: List[Any]) -> None:
        said: List[Any] = []
        calls = [one["id"] for one in awaited if "id" in one and "method" in one]
        while self.gathered(said, True) != self.gathered(awaited, False):
            message = self.hear(5, awaited)
            self.case.assertTrue(message, f"{self.gathered(said, True)} of {self.gathered(awaited, False)}")
            if "id" in message and "method" in message and calls:
                self.shown[message["id"]] = calls.pop(0)
                self.own[self.shown[message["id"]]] = message["id"]
            if message.get("method") == "$/data" and message["params"]["data"]["to"] == "caller":
                answered = [one["id"] for one in said if "method" not in one]
                self.case.assertNotIn(message["params"]["data"]["id"], answered)
            said.append(message)

    def gathered(self, said: List[Any], by_plugin: bool) -> Tuple[Dict[str, List[Any]], Set[str]]:
        """The messages of a stream, which may be many or few, as one; the rest in no order."""

        def shown(request: Any) -> Any:
            return self.shown.get(request, request) if by_plugin else request

        streams: Dict[str, List[Any]] = {}
        others: Set[str] = set()
        for message in said:
            method: Optional[str] = message.get("method")
            data = message.get("params", {}).get("data")
            if method == "$/data":
                to = data["to"]
                items = streams.setdefault(f"{data['id'] if to == 'caller' else shown(data['id'])} {to}", [])
                items.extend(data.get("items", []))
                items.extend(["end"] if data.get("end") and to == "callee" else [])
            elif method == "$/credit":
                others.add(f"credit {data['id'] if data['to'] == 'callee' else shown(data['id'])} {data['to']}")
            elif method == "$/cancel":
                others.add(f"cancel {shown(data['id'])}")
            elif method is None:
                outcome = message["error"]["data"]["code"] if "error" in message else message["result"]["data"]
                others.add(f"answer {message['id']} {json.dumps(outcome, sort_keys=True)}")
            else:
                meta = message["params"].get("_meta", {})
                offers = ["download" in meta, meta.get("upload") is True, meta.get("parent")]
                others.add(f"call {shown(message['id'])} {method} {json.dumps([data, offers], sort_keys=True)}")
        return streams, others

    def named(self, message: Any) -> Any:
        """A message of the kernel, with the plugin's own ids."""
        message = json.loads(json.dumps(message))
        data = message.get("params", {}).get("data", {})
        if "method" not in message:
            message["id"] = self.own.get(message["id"], message["id"])
        elif (message["method"], data.get("to")) in (("$/data", "caller"), ("$/credit", "callee")):
            data["id"] = self.own.get(data["id"], data["id"])
        return message


class StreamVectors(unittest.TestCase):
    def hold_all(self, asynchronous: str) -> None:
        entries = vectors.read("streams.json")
        ended = ["closed" in entry["steps"][-1] for entry in entries]
        # What stays open can go on; a conversation must leave nothing behind.
        lasting = [entry for entry, last in zip(entries, ended) if not last]
        for group in (lasting, *([entry] for entry, last in zip(entries, ended) if last)):
            with FakeKernel("vector_plugin.py", ASYNCHRONOUS=asynchronous) as kernel:
                for entry in group:
                    with self.subTest(entry["name"]):
                        Conversation(self, kernel).hold(entry["steps"])

    def test_handlers_that_are_functions(self) -> None:
        self.hold_all("0")

    def test_handlers_that_are_coroutines(self) -> None:
        self.hold_all("1")


if __name__ == "__main__":
    unittest.main()
