"""Runs the Python client by commands, one JSON object a line; answers each by one line."""

import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "python"))
from quietroom_gate import Gate, sign  # noqa: E402


def serve(gate, until):
    seen, done = [], set()

    def handle(effect):
        seen.append(effect)
        if effect.get("text") == "fail once" and sum(e["key"] == effect["key"] for e in seen) == 1:
            raise RuntimeError("as asked")
        done.add(effect["key"])
        if effect["type"] == "publish":
            return {"outcome": "done", "message": "host-" + effect["message"]}
        return {"outcome": "done"}

    gate.serve(handle, lambda: len(seen) < until, 5)
    return {"seen": seen, "done": len(done)}


def answer(gate, c):
    if c["op"] == "sign":
        return {"signature": sign(c["secret"], c["method"], c["path"], c["timestamp"], c["nonce"], c["body"].encode())}
    if c["op"] == "submit":
        return gate.submit(c["submission"])
    if c["op"] == "identify":
        return gate.identify(c["room"], c["account"])
    if c["op"] == "health":
        return {"health": gate.health}
    if c["op"] == "replay":
        return {"statuses": [gate.call("submissions", c["submission"], c["nonce"])[0] for _ in range(2)]}
    return serve(gate, c["until"])


opened = None
for line in sys.stdin:
    command = json.loads(line)
    try:
        if command["op"] == "open":
            opened = Gate(command["url"], command["host"], command["secret"])
            said = {}
        else:
            said = answer(opened, command)
    except (OSError, ValueError) as failure:
        said = {"failed": str(failure)}
    print(json.dumps(said), flush=True)
