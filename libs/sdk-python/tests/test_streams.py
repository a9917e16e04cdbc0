"""Streams of a plugin in a process of its own, spoken to message by message."""

from __future__ import annotations

import socket
import unittest
from typing import Any, List, Set, Tuple

from plugwright.wire.frames import encode_stream_bytes

from fake_kernel import FakeKernel

WINDOW = 256 * 1024


class Streams(unittest.TestCase):
    def setUp(self) -> None:
        self.kernel = FakeKernel("stream_plugin.py")
        self.addCleanup(self.kernel.__exit__)
        self.kernel.initialize()

    def notify(self, method: str, **data: Any) -> None:
        self.kernel.send({"method": method, "params": {"data": data}})

    def notified(self, method: str) -> Any:
        message = self.kernel.receive()
        self.assertEqual(message.get("method"), method, message)
        return message["params"]["data"]

    def silent(self, seconds: float) -> None:
        """Nothing comes for so long."""
        self.kernel.socket.settimeout(seconds)
        with self.assertRaises(socket.timeout):
            self.kernel.receive()
        self.kernel.socket.settimeout(20)

    def download(self, request: int) -> Tuple[List[Any], Any, List[int]]:
        """All items of a download, the answer, and how many bytes each message had."""
        items: List[Any] = []
        lengths: List[int] = []
        while True:
            message = self.kernel.receive()
            if isinstance(message, tuple):
                self.assertEqual(message[:3], (request, "caller", False))
                items.append(message[3])
            elif message.get("method") == "$/data":
                data = message["params"]["data"]
                self.assertEqual((data["id"], data["to"], list(data)), (request, "caller", ["id", "to", "items"]))
                items.extend(data["items"])
            else:
                self.assertEqual(message["id"], request)
                return items, message.get("result", message.get("error")), lengths
            lengths.append(self.kernel.length)

    def test_what_a_generator_yields_comes_before_what_it_returns(self) -> None:
        for operation in ("count", "count-async"):
            request = self.kernel.request(f"probe/{operation}", {"to": 3}, download=WINDOW)
            items, answer, _ = self.download(request)
            self.assertEqual([item["number"] for item in items], [0, 1, 2])
            self.assertEqual(answer, {"data": {"counted": 3}})

    def test_without_an_offer_only_the_output_leaves(self) -> None:
        for operation in ("count", "count-async"):
            self.assertEqual(self.kernel.ask(f"probe/{operation}", {"to": 3}), {"counted": 3})

    def test_small_items_leave_together(self) -> None:
        for operation in ("count", "count-async"):
            request = self.kernel.request(f"probe/{operation}", {"to": 5000}, download=10_000_000)
            items, _, lengths = self.download(request)
            self.assertEqual(len(items), 5000)
            self.assertLess(len(lengths), 500)
            self.assertLess(max(lengths), 17_000)

    def test_an_item_waits_for_no_other_one(self) -> None:
        for operation in ("one-and-wait", "one-and-wait-async"):
            request = self.kernel.request(f"probe/{operation}", {}, download=WINDOW)
            items: List[Any] = []
            while len(items) < 2:
                items.extend(self.notified("$/data")["items"])
            self.assertEqual(items, ["first", "second"])
            self.notify("$/cancel", id=request)
            self.assertEqual(self.kernel.receive()["error"]["data"]["code"], "core/cancelled")

    def test_a_generator_goes_no_further_than_there_is_credit(self) -> None:
        for operation in ("count", "count-async"):
            request = self.kernel.request(f"probe/{operation}", {"to": 10, "padding": 20_000}, download=30_000)
            numbers: List[int] = []
            for _ in range(2):
                numbers.extend(item["number"] for item in self.notified("$/data")["items"])
            self.silent(0.2)
            self.assertEqual(numbers, [0, 1])
            # Two messages took more than 40 000 of 30 000; what still is owed is no credit.
            self.notify("$/credit", id=request, to="caller", bytes=10_000)
            self.silent(0.1)
            self.notify("$/credit", id=request, to="caller", bytes=1_000)
            self.assertEqual([item["number"] for item in self.notified("$/data")["items"]], [2])
            self.silent(0.1)
            self.assertEqual(self.kernel.ask("probe/seen")[-1], 2)
            self.notify("$/credit", id=request, to="caller", bytes=1_000_000)
            items, answer, _ = self.download(request)
            self.assertEqual([item["number"] for item in items], list(range(3, 10)))
            self.assertEqual(answer, {"data": {"counted": 10}})

    def test_a_withdrawn_generator_is_left(self) -> None:
        for operation in ("count", "count-async"):
            request = self.kernel.request(f"probe/{operation}", {"to": 10, "padding": 20_000}, download=1)
            self.notified("$/data")
            self.notify("$/cancel", id=request)
            self.assertEqual(self.kernel.receive()["error"]["data"]["code"], "core/cancelled")
            self.assertEqual(self.kernel.ask("probe/seen")[-1], "left")
            self.notify("$/credit", id=request, to="caller", bytes=1000)
            self.assertEqual(self.kernel.ask("$/health"), {"status": "ok", "serving": 0})

    def test_what_came_before_an_error_comes_before_it(self) -> None:
        for operation, code in (("fail", "probe/refused"), ("unsendable", "core/contract-violation")):
            for suffix in ("", "-async"):
                request = self.kernel.request(f"probe/{operation}{suffix}", {}, download=WINDOW)
                items, answer, _ = self.download(request)
                self.assertEqual([items[0], answer["data"]["code"]], [1, code])

    def test_bytes_go_as_they_are_and_in_pieces(self) -> None:
        request = self.kernel.request("probe/bulk", {"bytes": 100_000}, download=WINDOW)
        items, _, lengths = self.download(request)
        self.assertEqual(items, ["before", b"a" * 65_536, b"a" * 34_464, "behind"])
        self.assertEqual(lengths[1:3], [65_545, 34_473])

    def test_bytes_wait_for_credit_too(self) -> None:
        request = self.kernel.request("probe/bulk", {"bytes": 200_000}, download=1)
        self.assertEqual(self.notified("$/data")["items"], ["before"])
        self.silent(0.1)
        self.notify("$/credit", id=request, to="caller", bytes=100)
        self.assertEqual(len(self.kernel.receive()[3]), 65_536)
        self.silent(0.1)

    def test_an_upload_is_read_as_it_comes(self) -> None:
        for operation in ("sum", "sum-async"):
            request = self.kernel.request(f"probe/{operation}", {}, upload=True)
            self.assertEqual(self.notified("$/credit"), {"id": request, "to": "callee", "bytes": WINDOW})
            self.notify("$/data", id=request, to="callee", items=[1, 2])
            self.notify("$/data", id=request, to="callee", items=[3], end=True)
            self.assertEqual(self.kernel.receive()["result"]["data"], {"sum": 6})

    def test_a_call_without_an_upload_has_an_empty_one(self) -> None:
        for operation in ("sum", "sum-async"):
            self.assertEqual(self.kernel.ask(f"probe/{operation}"), {"sum": 0})

    def test_credit_comes_as_an_upload_is_read(self) -> None:
        for operation in ("sum", "sum-async"):
            request = self.kernel.request(f"probe/{operation}", {}, upload=True)
            self.notified("$/credit")
            granted = sent = 0
            while granted == 0:
                self.assertLess(sent, WINDOW)
                self.notify("$/data", id=request, to="callee", items=[0] * 20_000)
                sent += 40_080
                self.kernel.socket.settimeout(0.05)
                try:
                    granted = self.notified("$/credit")["bytes"]
                except socket.timeout:
                    pass
                self.kernel.socket.settimeout(20)
            self.assertGreaterEqual(granted, WINDOW // 2)
            self.notify("$/data", id=request, to="callee", end=True)
            self.assertEqual(self.kernel.receive()["result"]["data"], {"sum": 0})

    def test_who_leaves_an_upload_drops_the_rest(self) -> None:
        for operation in ("first", "first-async"):
            request = self.kernel.request(f"probe/{operation}", {"seconds": 0.5}, upload=True)
            self.notified("$/credit")
            self.notify("$/data", id=request, to="callee", items=[7])
            self.notified("kernel/log.write")
            # Nobody looks at it, and the sender gets on all the same.
            for _ in range(4):
                self.notify("$/data", id=request, to="callee", items=["x" * 50_000])
            self.assertEqual(self.notified("$/credit")["id"], request)
            self.assertEqual(self.kernel.receive()["result"]["data"], {"first": 7})
            # What crossed the answer is nothing to anybody.
            self.notify("$/data", id=request, to="callee", items=[8])
            self.assertEqual(self.kernel.ask("probe/sum"), {"sum": 0})

    def test_withdrawal_ends_the_wait_for_an_upload(self) -> None:
        for operation in ("sum", "sum-async", "double", "double-async"):
            request = self.kernel.request(f"probe/{operation}", {}, upload=True, download=WINDOW)
            self.notified("$/credit")
            self.notify("$/cancel", id=request)
            self.assertEqual(self.kernel.receive()["error"]["data"]["code"], "core/cancelled")

    def test_both_directions_at_once(self) -> None:
        for operation in ("double", "double-async"):
            request = self.kernel.request(f"probe/{operation}", {}, upload=True, download=WINDOW)
            self.notified("$/credit")
            for number in range(3):
                self.notify("$/data", id=request, to="callee", items=[number])
                self.assertEqual(self.notified("$/data"), {"id": request, "to": "caller", "items": [2 * number]})
            self.notify("$/data", id=request, to="callee", end=True)
            self.assertEqual(self.kernel.receive()["result"]["data"], {})

    def test_many_streams_side_by_side(self) -> None:
        requests = [self.kernel.request(f"probe/{operation}", {}, upload=True, download=WINDOW) for operation in ("double", "double-async") * 20]
        for request in requests:
            self.notify("$/data", id=request, to="callee", items=[request], end=True)
        taken = {}
        answered: Set[int] = set()
        while len(answered) < len(requests):
            message = self.kernel.receive()
            if message.get("method") == "$/data":
                taken[message["params"]["data"]["id"]] = message["params"]["data"]["items"]
            elif "id" in message:
                answered.add(message["id"])
        self.assertEqual(taken, {request: [2 * request] for request in requests})

    def call(self, operation: str, data: Any = None) -> Tuple[int, int, Any]:
        """Have a handler call: the id of its request, that of its own, and what it offers."""
        request = self.kernel.request(f"probe/{operation}", data)
        call = self.kernel.receive()
        meta = call["params"]["_meta"]
        self.assertEqual(meta["parent"], request)
        return request, call["id"], {name: meta[name] for name in ("download", "upload") if name in meta}

    def answer(self, call: int, data: Any) -> None:
        self.kernel.send({"id": call, "result": {"data": data}})

    def test_a_call_gives_items_and_then_its_output(self) -> None:
        for operation in ("gather", "gather-async"):
            request, call, offers = self.call(operation)
            self.assertEqual(offers, {"download": WINDOW})
            self.notify("$/data", id=call, to="caller", items=[1, 2])
            self.kernel.socket.sendall(encode_stream_bytes(call, "caller", b"\x00\xff"))
            self.notify("$/data", id=call, to="caller", bytes="AP8=")
            self.notify("$/data", id=call, to="caller", end=True)
            self.answer(call, "output")
            answer = self.kernel.receive()
            # JSON carries no bytes, which says that they came as such.
            self.assertEqual([answer["id"], answer["error"]["data"]["code"]], [request, "core/contract-violation"])
            self.assertIn("bytes", answer["error"]["message"])
            request, call, _ = self.call(operation)
            self.notify("$/data", id=call, to="caller", items=[1, 2])
            self.notify("$/data", id=call, to="caller", items=[3])
            self.answer(call, "output")
            self.assertEqual(self.kernel.receive()["result"]["data"], {"items": [1, 2, 3], "output": "output"})

    def test_items_that_nobody_wants_are_taken_and_dropped(self) -> None:
        for operation in ("output-only", "output-only-async"):
            _, call, _ = self.call(operation)
            for _ in range(4):
                self.notify("$/data", id=call, to="caller", items=["x" * 50_000])
            self.assertEqual(self.notified("$/credit")["id"], call)
            self.answer(call, 5)
            self.assertEqual(self.kernel.receive()["result"]["data"], {"output": 5})

    def test_an_error_in_the_middle_is_raised_where_the_items_are(self) -> None:
        error = {"code": -32000, "message": "Gone.", "data": {"code": "core/unavailable", "class": "unavailable", "retryable": True}}
        for operation in ("gather", "gather-async", "output-only", "output-only-async"):
            for ends in (False, True):
                request, call, _ = self.call(operation)
                self.notify("$/data", id=call, to="caller", items=[1], end=ends)
                self.kernel.send({"id": call, "error": error})
                self.assertEqual(self.kernel.receive(), {"jsonrpc": "2.0", "id": request, "error": error})

    def test_who_leaves_the_items_withdraws_the_call(self) -> None:
        for operation in ("leave", "leave-async"):
            request, call, _ = self.call(operation)
            self.notify("$/data", id=call, to="caller", items=[1, 2])
            cancel, answer = sorted((self.kernel.receive(), self.kernel.receive()), key=lambda message: "id" in message)
            self.assertEqual([cancel["method"], cancel["params"]["data"]], ["$/cancel", {"id": call}])
            self.assertEqual([answer["id"], answer["result"]["data"]], [request, {"item": 1, "code": "core/cancelled"}])
            # What was on its way is nothing to anybody.
            self.notify("$/data", id=call, to="caller", items=[3])
            self.assertEqual(self.kernel.ask("$/health"), {"status": "ok", "serving": 0})

    def test_a_call_that_nobody_keeps_is_withdrawn(self) -> None:
        for operation in ("forget", "forget-async"):
            _, call, _ = self.call(operation, {"seconds": 0.5})
            self.assertEqual(self.notified("$/cancel"), {"id": call})
            self.assertEqual(self.kernel.receive()["result"]["data"], {})

    def test_a_withdrawn_call_withdraws_the_streams_that_it_reads(self) -> None:
        for operation in ("gather", "gather-async", "output-only", "output-only-async", "both", "both-async", "store", "store-async"):
            request, call, _ = self.call(operation, {"items": [1]})
            self.notify("$/cancel", id=request)
            cancel, answer = sorted((self.kernel.receive(), self.kernel.receive()), key=lambda message: "id" in message)
            self.assertEqual([cancel["method"], cancel["params"]["data"]], ["$/cancel", {"id": call}])
            self.assertEqual([answer["id"], answer["error"]["data"]["code"]], [request, "core/cancelled"])

    def uploaded(self, call: int) -> List[Any]:
        """What comes until the end of an upload."""
        items: List[Any] = []
        while True:
            message = self.kernel.receive()
            if isinstance(message, tuple):
                items.append(message)
                continue
            self.assertEqual(message.get("method"), "$/data", message)
            data = message["params"]["data"]
            self.assertEqual((data["id"], data["to"]), (call, "callee"))
            if data.get("end"):
                return items
            items.extend(data["items"])

    def test_a_call_sends_its_upload_as_there_is_credit(self) -> None:
        for operation in ("store", "store-async", "store-list-async"):
            texts = [f"{number}" + "x" * 20_000 for number in range(3)]
            request, call, offers = self.call(operation, {"items": texts})
            self.assertEqual(offers, {"upload": True})
            self.silent(0.1)
            self.notify("$/credit", id=call, to="callee", bytes=1)
            self.assertEqual(self.notified("$/data")["items"], texts[:1])
            self.silent(0.1)
            self.notify("$/credit", id=call, to="callee", bytes=100_000)
            self.assertEqual(self.uploaded(call), texts[1:])
            self.answer(call, 3)
            self.assertEqual(self.kernel.receive(), {"jsonrpc": "2.0", "id": request, "result": {"data": {"stored": 3}}})

    def test_bytes_are_uploaded_as_they_are(self) -> None:
        _, call, _ = self.call("store-bytes")
        self.notify("$/credit", id=call, to="callee", bytes=1000)
        self.assertEqual(self.uploaded(call), [(call, "callee", False, b"\x00\xff" * 3)])

    def test_an_answer_ends_an_upload(self) -> None:
        for operation in ("store", "store-async"):
            request, call, _ = self.call(operation, {"items": [1, 2], "forever": True})
            if operation == "store-async":
                self.notify("$/credit", id=call, to="callee", bytes=1000)
                received: List[Any] = []
                while received != [1, 2]:
                    received.extend(self.notified("$/data")["items"])
            self.answer(call, 0)
            self.assertEqual(self.kernel.receive()["result"]["data"], {"stored": 0})
        self.assertEqual(self.kernel.ask("probe/seen"), ["stopped"])

    def test_an_upload_that_fails_takes_the_call_with_it(self) -> None:
        for operation in ("store", "store-async", "both", "both-async"):
            request, call, _ = self.call(operation, {"items": [1], "raise": "probe/broken"})
            self.notify("$/credit", id=call, to="callee", bytes=1000)
            self.assertEqual(self.notified("$/data")["items"], [1])
            self.assertEqual(self.notified("$/cancel"), {"id": call})
            answer = self.kernel.receive()
            self.assertEqual([answer["id"], answer["error"]["data"]["code"]], [request, "probe/broken"])
        for operation in ("store-set", "store-set-async"):
            request, call, _ = self.call(operation)
            self.notify("$/credit", id=call, to="callee", bytes=1000)
            self.assertEqual(self.notified("$/cancel"), {"id": call})
            self.assertEqual(self.kernel.receive()["error"]["data"]["code"], "core/limit-exceeded")

    def test_a_download_may_be_an_upload(self) -> None:
        request = self.kernel.request("probe/pipe")
        calls = {message["method"]: message["id"] for message in (self.kernel.receive(), self.kernel.receive())}
        source, sink = calls["other/list"], calls["other/store"]
        self.notify("$/credit", id=sink, to="callee", bytes=1000)
        self.notify("$/data", id=source, to="caller", items=[1, 2])
        received: List[Any] = []
        while received != [1, 2]:
            received.extend(self.notified("$/data")["items"])
        self.answer(source, {})
        self.assertEqual(self.uploaded(sink), [])
        self.answer(sink, 2)
        self.assertEqual(self.kernel.receive(), {"jsonrpc": "2.0", "id": request, "result": {"data": {"stored": 2}}})

    def test_a_call_streams_both_ways(self) -> None:
        for operation in ("both", "both-async"):
            _, call, offers = self.call(operation, {"items": [1, 2]})
            self.assertEqual(offers, {"download": WINDOW, "upload": True})
            self.notify("$/data", id=call, to="caller", items=["early"])
            self.notify("$/credit", id=call, to="callee", bytes=1000)
            self.assertEqual(self.uploaded(call), [1, 2])
            self.answer(call, {})
            self.assertEqual(self.kernel.receive()["result"]["data"], {"items": ["early"]})

    def test_a_kernel_that_exceeds_its_credit_is_left(self) -> None:
        request = self.kernel.request("probe/one-and-wait", {}, upload=True)
        self.notified("$/credit")
        for _ in range(2):
            self.notify("$/data", id=request, to="callee", items=["x" * WINDOW])
        self.assertEqual(self.kernel.process.wait(10), 0)


if __name__ == "__main__":
    unittest.main()
