"""How well rows keep to their times, by their own elapsed times."""
import time

from instrument.results import Measure
from instrument.sections.minute import elapsed_s

SECTION = "Timing"
LOADS = ("idle machine", "two hogs")
INTERVALS_MS = (10, 1)


def _measures(interval_ms, load):
    def of(what, unit, decimals):
        return Measure(SECTION, f"{interval_ms} ms, {load}: {what}", unit, decimals)

    return {"missed": of("ticks missed", "%", 3), "p50": of("lateness p50", "us", 0), "p99": of("lateness p99", "us", 0),
            "max": of("lateness max", "us", 0)}


ALL = {(interval_ms, load): _measures(interval_ms, load) for load in LOADS for interval_ms in INTERVALS_MS}


def measure(bench):
    target = bench.target("idle")
    for load in LOADS:
        hogs = [bench.target("busy") for _ in range(2)] if load == "two hogs" else []
        for interval_ms in INTERVALS_MS:
            bench.say(f"  {interval_ms} ms, {load}")
            for _ in range(bench.effort.timings):
                for recorder in [bench.psrec, bench.floor_clock]:
                    _one(bench, recorder, interval_ms, load, target)
        for hog in hogs:
            hog.kill()
    target.kill()
    bench.results.remark(SECTION, "The recorders take turns. A tick that got no row before the next was due is missed; "
                                  "the others' lateness is told.")


def _one(bench, recorder, interval_ms, load, target):
    process, out = bench.attached(recorder, interval_ms / 1e3, target)
    time.sleep(bench.effort.timing_s)
    process.stop()
    # The first row is the beginning; the last is taken when the recording ends, at no tick.
    rows_us = [round(row * 1e6) for row in elapsed_s(out)[1:-1]]
    for key, value in lateness(rows_us, interval_ms * 1000).items():
        bench.results.add(ALL[interval_ms, load][key], recorder.name, value)


def lateness(rows_us, interval_us):
    """Percent of ticks missed up to the last row, and how late the rows of the others were, in microseconds."""
    late = sorted(row % interval_us for row in rows_us)
    ticks = rows_us[-1] // interval_us
    taken = len({row // interval_us for row in rows_us})
    return {
        "missed": 100 * (ticks - taken) / ticks,
        "p50": late[len(late) // 2],
        "p99": late[len(late) * 99 // 100],
        "max": late[-1],
    }
