"""CPU for a sample of one process, at several intervals; and with many strangers on the machine."""
import time

from instrument.bench import Meter, steady, windows
from instrument.results import Measure

SECTION = "A sample of one process"
FLOOR = "C floor (clock, statm)"


def _measure(name):
    return Measure(SECTION, name, "us", reference=FLOOR)


STEADY = {
    (interval_ms, target): _measure(f"{'1 s' if interval_ms == 1000 else f'{interval_ms} ms'}, {target} target, steady")
    for interval_ms, target in [(1000, "busy"), (100, "idle"), (100, "busy"), (10, "idle"), (10, "busy"),
                                (1, "idle"), (1, "busy")]
}
FIRST = {interval_ms: _measure(f"{interval_ms} ms, idle target, the first ten seconds") for interval_ms in (100, 10, 1)}
THREADS = _measure("100 ms, an idle target with 2000 threads")
WITHOUT = _measure("100 ms, idle target, without strangers")
WITH = _measure("100 ms, idle target, 1000 strangers on the machine")
STRANGERS = 1000
SETTLE_S = 1
WARM_S = 10


def measure(bench):
    for interval_ms, target in STEADY:
        bench.say(f"  {interval_ms} ms, {target}")
        _one(bench, interval_ms, target)
    bench.say("  2000 threads")
    many = bench.target("threads", 2000)
    steady(bench, THREADS, [(each, many) for each in _contenders(bench, 100)], 0.1)
    many.kill()
    bench.say("  strangers")
    _strangers(bench)
    bench.results.remark(SECTION, "The recorders of a line run beside each other. 1 s, idle: see the minute.")


def _contenders(bench, interval_ms):
    ours = [bench.psrec, bench.psrec_alone, bench.floor_clock, bench.floor_stat]
    rust = [peer for peer in bench.attaching_peers() if peer.name == "psrec (Rust)"]
    return ours + (rust if interval_ms < 1000 else bench.attaching_peers())


def _one(bench, interval_ms, kind):
    target = bench.target(kind)
    first = FIRST.get(interval_ms) if kind == "idle" else None
    effort = bench.effort
    launches = effort.first_tens if first and interval_ms == 10 else effort.launches
    window_s = effort.window_s if interval_ms < 1000 else 2 * effort.window_s
    contenders = [(each, target) for each in _contenders(bench, interval_ms)]
    steady(bench, STEADY[interval_ms, kind], contenders, interval_ms / 1e3, launches, WARM_S, window_s, first)
    target.kill()


def _strangers(bench):
    target = bench.target("idle")
    contenders = [bench.psrec, bench.psrec_alone, bench.floor_clock]
    meters = [Meter(each, bench.attached(each, 0.1, target)[0], 0.1) for each in contenders]
    time.sleep(WARM_S)
    for _ in range(max(3, bench.effort.timings)):
        windows(bench, WITHOUT, meters, bench.effort.window_s / 2, 1)
        crowd = bench.target("children", STRANGERS)
        time.sleep(SETTLE_S)
        windows(bench, WITH, meters, bench.effort.window_s / 2, 1)
        crowd.kill()
        time.sleep(SETTLE_S)
    for meter in meters:
        meter.process.kill()
    target.kill()
