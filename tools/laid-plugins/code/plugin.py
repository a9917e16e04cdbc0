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


serve(plugin)
