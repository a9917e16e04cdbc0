"""A plugin in a process of its own, spoken to message by message."""

from __future__ import annotations

import socket
import time
import unittest
from typing import Any, List

from fake_kernel import FakeKernel

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


class Session(unittest.TestCase):
    def setUp(self) -> None:
        self.kernel = FakeKernel("probe_plugin.py")
        self.addCleanup(self.kernel.__exit__)
        self.hello = self.kernel.initialize({"limit": 3})

    def fails(self, method: str, **data: object) -> str:
        return str(self.kernel.ask(method, data)["data"]["code"])

    def test_says_hello_and_serves(self) -> None:
        self.assertEqual(self.hello, {"protocol": 1, "sdk": "python/0.1.0", "id": "probe", "version": "2.0.0"})
        value = {"text": "ä\n\ud800", "__proto__": {"__class__": 1}, "numbers": [1, 2.5, -0.0, None, True]}
        self.assertEqual(self.kernel.ask("probe/echo", value), value)
        self.assertEqual(self.kernel.ask("probe/nothing"), {})
        self.assertEqual(self.kernel.ask("$/health"), {"status": "ok", "serving": 0})

    def test_tells_the_handler_who_asks(self) -> None:
        meta = {"timestamp": 1000, "from": "other", "to": ["probe"], "type": "event", "id": "e1", "topic": "things/made"}
        described = self.kernel.ask("probe/describe", {"a": 1}, deadline=99_999_999_999_999, traceparent=TRACE, **meta)
        self.assertEqual(
            described,
            {
                "id": "e1",
                "timestamp": 1000,
                "sender": "other",
                "to": ["probe"],
                "type": "event",
                "method": "things/made",
                "data": {"a": 1},
                "correlation": TRACE[3:35],
                "timeout": 99_999_999_998_999,
                "deadline": 99_999_999_999_999,
                "config": {"limit": 3},
            },
        )
        self.assertEqual(self.kernel.ask("$/config", {"config": {"limit": 4}}), {})
        plain = self.kernel.ask("probe/describe", {})
        self.assertEqual([plain["id"], plain["sender"], plain["config"]], ["4", "kernel", {"limit": 4}])

    def test_serves_calls_side_by_side(self) -> None:
        requests = [self.kernel.request("probe/meet") for _ in range(3)]
        self.assertEqual(sorted(self.kernel.receive()["id"] for _ in requests), requests)

    def test_answers_many_that_came_in_one_write(self) -> None:
        numbers = range(100, 600)
        self.kernel.send(*({"id": number, "method": "probe/echo", "params": {"data": number}} for number in numbers))
        answers = [self.kernel.receive() for _ in numbers]
        self.assertEqual(sorted((answer["id"], answer["result"]["data"]) for answer in answers), [(n, n) for n in numbers])

    def test_calls_that_take_their_time_do_not_keep_the_answer_before_them(self) -> None:
        # Another thread leads on within two milliseconds, once for each of them.
        slow = [{"id": 100 + number, "method": "probe/sleep"} for number in range(300)]
        started = time.monotonic()
        self.kernel.send({"id": 99, "method": "probe/echo"}, *slow)
        self.assertEqual(self.kernel.receive()["id"], 99)
        self.assertLess(time.monotonic() - started, 0.25)

    def test_calls_the_kernel_within_deadline_and_trace(self) -> None:
        for operation in ("relay", "relay-async"):
            request = self.kernel.request(f"probe/{operation}", {"method": "other/work", "data": [1]}, deadline=9e12, traceparent=TRACE)
            call = self.kernel.receive()
            self.assertEqual([call["method"], call["params"]["data"]], ["other/work", [1]])
            meta = call["params"]["_meta"]
            self.assertEqual([meta["parent"], meta["deadline"], meta["traceparent"], meta["to"]], [request, 9e12, TRACE, ["other"]])
            self.kernel.send({"id": call["id"], "result": {"data": "done"}})
            self.assertEqual(self.kernel.receive(), {"jsonrpc": "2.0", "id": request, "result": {"data": {"answer": "done"}}})

    def test_passes_the_error_of_a_call_on(self) -> None:
        error = {"code": -32000, "message": "Gone.", "data": {"code": "core/unavailable", "class": "unavailable", "retryable": True, "details": {"what": "it"}}}
        for operation in ("relay", "relay-async"):
            request = self.kernel.request(f"probe/{operation}", {"method": "other/work", "data": {}})
            self.kernel.send({"id": self.kernel.receive()["id"], "error": error})
            self.assertEqual(self.kernel.receive(), {"jsonrpc": "2.0", "id": request, "error": error})

    def test_uses_the_services_of_the_kernel(self) -> None:
        request = self.kernel.request("probe/keep")
        answers = {"storage.set": {}, "storage.get": {}, "storage.list": {"entries": []}, "storage.delete": {"deleted": 1}, "events.publish": {"id": "e"}}
        for name, answer in answers.items():
            call = self.kernel.receive()
            self.assertEqual(call["method"], f"kernel/{name}")
            self.kernel.send({"id": call["id"], "result": {"data": answer}})
        self.assertEqual(self.kernel.receive()["result"]["data"], {"value": 7, "page": {"entries": []}, "deleted": 1, "event": "e"})
        self.assertEqual(request, 2)

    def test_takes_and_gives_back_locks(self) -> None:
        door = {"name": "probe/door"}
        turns: List[Any] = [
            ("acquire", {**door, "ttl": 1000, "shared": False, "wait": 5, "bound": False}, {"token": 3, "expires": 9}),
            ("renew", {**door, "token": 3, "ttl": 500}, {"expires": 8}),
            ("read", door, {"leases": [], "waiting": 0}),
            ("release", {**door, "token": 3}, {"released": True}),
        ]
        for operation in ("lock", "lock-async"):
            self.kernel.request(f"probe/{operation}")
            for name, data, answer in turns:
                call = self.kernel.receive()
                self.assertEqual([call["method"], call["params"]["data"]], [f"kernel/locks.{name}", data])
                self.kernel.send({"id": call["id"], "result": {"data": answer}})
            self.assertEqual(self.kernel.receive()["result"]["data"], [3, 8, {"leases": [], "waiting": 0}, True])

    def test_withdraws_what_a_withdrawn_call_waits_for(self) -> None:
        for operation in ("relay", "relay-async"):
            request = self.kernel.request(f"probe/{operation}", {"method": "other/work", "data": {}})
            call = self.kernel.receive()
            self.kernel.send({"method": "$/cancel", "params": {"data": {"id": request}}})
            cancel, answer = sorted((self.kernel.receive(), self.kernel.receive()), key=lambda message: "id" in message)
            self.assertEqual([cancel["method"], cancel["params"]["data"]], ["$/cancel", {"id": call["id"]}])
            self.assertEqual([answer["id"], answer["error"]["data"]["code"]], [request, "core/cancelled"])
            # Its late answer is nothing to anybody.
            self.kernel.send({"id": call["id"], "result": {"data": 1}})
        self.assertEqual(self.kernel.ask("probe/echo", 1), 1)

    def test_ends_a_wait_when_the_call_is_withdrawn(self) -> None:
        for operation in ("sleep", "sleep-async"):
            request = self.kernel.request(f"probe/{operation}")
            self.kernel.send({"method": "$/cancel", "params": {"data": {"id": request}}})
            self.assertEqual(self.kernel.receive()["error"]["data"]["code"], "core/cancelled")
        nonsenses: List[Any] = [{"id": 4711}, {"id": []}, {}, None, 1]
        for nonsense in nonsenses:
            self.kernel.send({"method": "$/cancel", "params": {"data": nonsense}})
        self.assertEqual(self.kernel.ask("probe/echo", 1), 1)

    def test_says_what_went_wrong(self) -> None:
        refused = self.kernel.ask("probe/refuse")
        data = {"code": "probe/refused", "class": "validation", "retryable": False, "details": {"reason": "no"}}
        self.assertEqual(refused, {"code": -32000, "message": "Refused: no.", "data": data})
        codes = [self.fails(method) for method in ("probe/fault", "probe/no-json", "probe/unknown", "other/echo", "nonsense", "$/unknown")]
        self.assertEqual(codes, ["core/contract-violation"] * 2 + ["core/unsupported"] + ["core/not-found"] * 3)
        self.assertEqual(self.fails("probe/large", size=16 * 1024 * 1024), "core/contract-violation")
        self.assertEqual(self.fails("$/initialize", protocol=2), "core/unsupported")

    def test_logs(self) -> None:
        self.kernel.request("probe/log")
        record, answer = self.kernel.receive(), self.kernel.receive()
        self.assertNotIn("id", record)
        self.assertEqual([record["method"], record["params"]["data"]], ["kernel/log.write", {"level": "info", "message": "said", "fields": {"a": 1}}])
        self.assertEqual(answer["result"], {"data": {}})

    def test_ignores_streams_and_notifications_that_it_does_not_know(self) -> None:
        self.kernel.socket.sendall(bytes.fromhex("0000000c0200000000000000000500ff"))
        self.kernel.send({"method": "$/data", "params": {"data": {"id": 1, "to": "caller", "items": [1]}}}, {"method": "probe/echo"}, {"method": "$/new"})
        self.assertEqual(self.kernel.ask("probe/echo", 1), 1)

    def test_is_silent_about_its_health_when_a_call_does_not_end(self) -> None:
        request = self.kernel.request("probe/loop", deadline=1)
        other = self.kernel.request("probe/wait", deadline=1)
        self.kernel.send({"method": "$/cancel", "params": {"data": {"id": request}}}, {"method": "$/cancel", "params": {"data": {"id": other}}})
        self.assertEqual(self.kernel.ask("$/health")["status"], "ok")
        self.kernel.socket.settimeout(1)
        with self.assertRaises(socket.timeout):
            for _ in range(200):
                self.kernel.ask("$/health")
                time.sleep(0.05)

    def test_stays_well_with_a_call_that_only_waits(self) -> None:
        request = self.kernel.request("probe/wait", deadline=1)
        self.kernel.send({"method": "$/cancel", "params": {"data": {"id": request}}})
        for _ in range(10):
            self.assertEqual(self.kernel.ask("$/health"), {"status": "ok", "serving": 1})
            time.sleep(0.02)

    def test_stops_when_nothing_is_served(self) -> None:
        request = self.kernel.request("probe/relay", {"method": "other/work", "data": {}})
        call = self.kernel.receive()
        stop = self.kernel.request("$/stop")
        self.assertEqual(self.kernel.ask("$/health")["serving"], 1)
        self.kernel.send({"id": call["id"], "result": {"data": 1}})
        self.assertEqual([self.kernel.receive()["id"], self.kernel.receive()["id"]], [request, stop])
        self.assertIsNone(self.kernel.receive())
        self.assertEqual(self.kernel.process.wait(10), 0)

    def test_ends_with_its_kernel_whatever_it_does(self) -> None:
        for operation in ("wait", "loop", "sleep"):
            self.kernel.request(f"probe/{operation}")
        self.assertEqual(self.kernel.ask("$/health")["serving"], 3)
        self.kernel.socket.close()
        self.assertEqual(self.kernel.process.wait(10), 0)

    def test_ends_when_the_kernel_does_not_speak_the_protocol(self) -> None:
        self.kernel.socket.sendall(b"GET / HTTP/1.1\r\n\r\n")
        self.assertEqual(self.kernel.process.wait(10), 0)

    def test_exits_as_a_handler_says(self) -> None:
        self.kernel.request("probe/exit")
        self.assertEqual(self.kernel.process.wait(10), 7)

    def test_reads_while_the_kernel_does_not(self) -> None:
        # Both directions are full: neither side may wait for its own writes alone.
        size, many = 1_000_000, 40
        for number in range(many):
            self.kernel.send({"id": 1000 + number, "method": "probe/echo", "params": {"data": "x" * size}})
        answers = [self.kernel.receive() for _ in range(many)]
        self.assertEqual(sorted(answer["id"] for answer in answers), [1000 + number for number in range(many)])
        self.assertTrue(all(len(answer["result"]["data"]) == size for answer in answers))


class ByHand(unittest.TestCase):
    def test_says_that_it_runs_inside_a_kernel(self) -> None:
        for channel in ("", "fd:", "fd:x", "fd:1000", "pipe:3", "lines:fd:"):
            with FakeKernel("probe_plugin.py", PLUGWRIGHT_CHANNEL=channel) as kernel:
                _, said = kernel.process.communicate(timeout=20)
                self.assertEqual([kernel.process.returncode, said.count("\n")], [2, 1])
                self.assertIn("npx plugwright kernel run", said)


if __name__ == "__main__":
    unittest.main()
