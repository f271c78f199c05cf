"""CPU for a sweep of a tree."""
from instrument.bench import steady
from instrument.results import Measure

SECTION = "A sweep of a tree"
EVERY_STAT = "C floor (every stat)"
WITH_BIRTHS = "C floor (every stat, births)"
IDLE = {
    number: Measure(SECTION, f"{number} idle descendants, at 200 ms", "us", 0, EVERY_STAT)
    for number in (100, 1000, 5000)
}
IDLE_SLOW = Measure(SECTION, "1000 idle descendants, at 1 s", "us", 0, EVERY_STAT)
BIRTHS = Measure(SECTION, "200 born and dying a second, 20 ms each, at 100 ms", "us", 0, WITH_BIRTHS)
DYING = Measure(SECTION, "1000 busy and dying descendants, at 1 s", "us", 0, WITH_BIRTHS)

WARM_S = 5
#: Number, seconds that each lives, milliseconds between its bursts, microseconds of each.
BUSY_AND_DYING = (1000, 5, 250, 50)


def measure(bench):
    for number, of in IDLE.items():
        bench.say(f"  {number} idle")
        _idle(bench, of, number, 0.2, [])
    bench.say("  1000 idle, at 1 s")
    _idle(bench, IDLE_SLOW, 1000, 1, [peer for peer in bench.peers if peer.name not in ("pidstat", "GNU time")])
    bench.say("  births")
    _restless(bench, BIRTHS, ["births", 200, 20], 0.1, bench.effort.window_s)
    bench.say("  busy and dying")
    _restless(bench, DYING, ["dying", *BUSY_AND_DYING], 1, 2 * bench.effort.window_s)
    number, life, pause, burst = BUSY_AND_DYING
    bench.results.remark(SECTION, f"Busy and dying: each of {number} processes uses {burst} us every {pause} ms, lives for "
                                  f"{life} s and is replaced, so that {number // life} a second are born and die.")


def _idle(bench, of, number, interval_s, peers):
    crowd = bench.target("children", number)
    contenders = [(each, crowd) for each in [bench.psrec, bench.floor_tree, *peers]]
    steady(bench, of, contenders, interval_s, warm_s=WARM_S, window_s=max(bench.effort.window_s, 4 * interval_s))
    crowd.kill()


def _restless(bench, of, words, interval_s, window_s):
    target = bench.target(*words)
    contenders = [(bench.psrec, target), (bench.floor_births, target)]
    steady(bench, of, contenders, interval_s, warm_s=WARM_S, window_s=window_s)
    target.kill()
