import os
import time

from plugwright import Plugin, serve

plugin = Plugin(os.environ["PLUGWRIGHT_PLUGIN"], "1.0.0")


def quantiles_of(times, call):
    """Microseconds of so many calls in a row."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1e6)
    taken.sort()
    return {"p50": taken[times // 2], "p99": taken[int(times * 0.99)]}


@plugin.operation("say")
def say(data, context):
    return {"text": data["text"]}


@plugin.operation("fetch")
def fetch(data, context):
    return {"text": "x" * data["size"]}


@plugin.operation("put")
def put(data, context):
    return {}


@plugin.operation("twice")
def twice(data, context):
    return {"number": 2 * data["number"] + 1}


@plugin.operation("relay-many")
def relay_many(data, context):
    return quantiles_of(data["times"], lambda: context.call("target/say", {"text": "over there"}))


@plugin.operation("relay")
def relay(data, context):
    return context.call("target/twice", {"number": data["number"]})


@plugin.operation("make")
def make(data, context):
    return {"id": context.events.publish("made", {"number": data["number"]})}


@plugin.operation("list")
def list_(data, context):
    text = {"text": "x" * data["size"]} if data["size"] else {}
    for number in range(data["number"], data["number"] + data["items"]):
        yield {"number": number, **text}
    return {"items": data["items"]}


@plugin.operation("collect")
def collect(data, context):
    items = digest = 0
    for item in context.upload:
        items += 1
        digest = (digest * 31 + item["number"]) % 1_000_003
    return {"items": items, "digest": digest}


@plugin.operation("exchange")
def exchange(data, context):
    items = 0
    for item in context.upload:
        items += 1
        yield {"number": 2 * item["number"] + 1}
    return {"items": items}


@plugin.operation("relay-list")
def relay_list(data, context):
    stream = context.stream("target/list", data)
    yield from stream
    return stream.output()


@plugin.operation("take-list")
def take_list(data, context):
    started = time.perf_counter()
    taken = 0
    for _ in context.stream("target/list", {"number": 0, **data}):
        taken += 1
    return {"items": taken, "ms": (time.perf_counter() - started) * 1e3}


serve(plugin)
