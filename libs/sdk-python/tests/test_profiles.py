"""The profile of lines, and the broker."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
from typing import Any, Callable, List

from fake_kernel import FakeKernel

_TESTS = os.path.dirname(os.path.abspath(__file__))


class Lines(unittest.TestCase):
    def test_over_standard_input_and_output(self) -> None:
        environment = {"PLUGWRIGHT_CHANNEL": "lines:stdio", "PYTHONPATH": os.path.join(_TESTS, "..", "src")}
        requests = [
            {"jsonrpc": "2.0", "id": 1, "method": "$/initialize", "params": {"data": {"protocol": 1, "id": "probe", "config": {}}}},
            {"jsonrpc": "2.0", "id": 2, "method": "probe/log", "params": {"data": {}}},
            {"jsonrpc": "2.0", "id": 3, "method": "$/stop", "params": {"data": {}}},
        ]
        run = subprocess.run(
            [sys.executable, "-B", os.path.join(_TESTS, "probe_plugin.py")],
            env=environment,
            input="".join(json.dumps(request) + "\r\n" for request in requests),
            capture_output=True,
            text=True,
            timeout=20,
        )
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([answer.get("id", answer.get("method")) for answer in answers], [1, "kernel/log.write", 2, 3])
        self.assertEqual([run.returncode, run.stderr], [0, "printed\n"])


class Broker(unittest.TestCase):
    """A broker of these tests; the kernel's own is tested with the kernel."""

    def serve(self, answer: Callable[[socket.socket, bytes], None]) -> str:
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, "broker")
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(path)
        server.listen()
        self.addCleanup(os.rmdir, folder)
        self.addCleanup(os.unlink, path)
        self.addCleanup(server.close)

        def run() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    request = b""
                    while not request.endswith(b"\r\n\r\n"):
                        request += connection.recv(1)
                    answer(connection, request)

        threading.Thread(target=run, daemon=True).start()
        return path

    def reach(self, path: str, host: str = "example.org", port: int = 443) -> Any:
        with FakeKernel("probe_plugin.py", PLUGWRIGHT_BROKER=path) as kernel:
            kernel.initialize()
            return kernel.ask("probe/reach", {"host": host, "port": port})

    def test_hands_over_a_connection_with_all_that_the_host_says(self) -> None:
        heard: List[bytes] = []

        def answer(connection: socket.socket, request: bytes) -> None:
            # A host that speaks first, in the same packet as the broker's answer.
            connection.sendall(b"HTTP/1.1 200 Connection Established\r\n\r\nhello")
            heard.extend((request, connection.recv(4)))

        self.assertEqual(self.reach(self.serve(answer)), {"said": "hello"})
        self.assertEqual(heard, [b"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n", b"ping"])

    def test_says_why_not(self) -> None:
        def refuse(status: bytes) -> Callable[[socket.socket, bytes], None]:
            return lambda connection, _: connection.sendall(b"HTTP/1.1 %s No\r\nContent-Length: 5\r\n\r\nnot!\n" % status)

        codes = {b"403": "core/forbidden", b"429": "core/limit-exceeded", b"504": "core/unavailable", b"502": "core/unavailable", b"400": "core/invalid"}
        for status, code in codes.items():
            answer = self.reach(self.serve(refuse(status)))
            self.assertEqual([answer["code"], answer["message"].endswith("example.org:443, not!.")], [code, True], answer)

    def test_survives_a_broker_that_does_not_speak(self) -> None:
        def hang_up(connection: socket.socket, _: bytes) -> None:
            connection.sendall(b"HTTP/1.1")

        self.assertEqual(self.reach(self.serve(hang_up))["code"], "core/unavailable")
        self.assertEqual(self.reach(self.serve(lambda connection, _: connection.sendall(b"x" * 100_000)))["code"], "core/unavailable")
        self.assertEqual(self.reach("/nowhere/broker")["code"], "core/unavailable")

    def test_lets_nothing_into_the_header(self) -> None:
        heard: List[bytes] = []
        path = self.serve(lambda connection, request: heard.append(request))
        for host in ("a\r\nX: y", "a b", "ä", "a\x00"):
            self.assertEqual(self.reach(path, host)["code"], "core/invalid")
        self.assertEqual(heard, [])

    def test_is_not_there_where_nothing_was_granted(self) -> None:
        with FakeKernel("probe_plugin.py") as kernel:
            kernel.initialize()
            self.assertEqual(kernel.ask("probe/reach", {"host": "example.org", "port": 443})["code"], "core/forbidden")


if __name__ == "__main__":
    unittest.main()
