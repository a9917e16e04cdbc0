"""Answers {"list": n, "size": s} by n items, a line each, and {"collect": n} by how many of the n items behind it came."""

import json
import os


def write(text):
    rest = text.encode()
    while rest:
        rest = rest[os.write(1, rest) :]


def send(count, size):
    text = {"text": "x" * size} if size else {}
    lines = []
    length = 0
    for number in range(count):
        line = json.dumps({"number": number, **text})
        lines.append(line)
        length += len(line)
        if length >= 65_536:
            write("\n".join(lines) + "\n")
            lines.clear()
            length = 0
    lines.append(json.dumps({"end": count}))
    write("\n".join(lines) + "\n")


left = taken = 0
parts = []
while chunk := os.read(0, 65536):
    if b"\n" not in chunk:
        parts.append(chunk)
        continue
    *lines, rest = b"".join([*parts, chunk]).split(b"\n")
    parts = [rest]
    for line in lines:
        message = json.loads(line)
        if left:
            left -= 1
            taken += 1
            if not left:
                write(json.dumps({"end": taken}) + "\n")
        elif "collect" in message:
            left, taken = message["collect"], 0
        else:
            send(message["list"], message["size"])
