import json
import os

rest = b""
while chunk := os.read(0, 65536):
    *lines, rest = (rest + chunk).split(b"\n")
    answers = []
    for line in lines:
        message = json.loads(line)
        answers.append(json.dumps({"id": message["id"], "text": message["text"]}))
    if answers:
        os.write(1, ("\n".join(answers) + "\n").encode())
