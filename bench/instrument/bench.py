"""What all sections share: the recorders, the programs to be recorded, how much effort is made."""
import dataclasses
import sys
import time

from instrument import processes, recorders


@dataclasses.dataclass(frozen=True)
class Effort:
    """How often and how long things are measured."""

    starts: int
    minute_s: int
    minutes: int
    launches: int
    windows: int
    window_s: float
    first_tens: int
    timings: int
    timing_s: float
    truths: int
    long_rows: int


FULL = Effort(starts=21, minute_s=60, minutes=5, launches=2, windows=3, window_s=5, first_tens=5, timings=5,
              timing_s=5, truths=5, long_rows=10_000_000)
QUICK = Effort(starts=5, minute_s=15, minutes=1, launches=1, windows=3, window_s=2, first_tens=1, timings=1,
               timing_s=4, truths=1, long_rows=2_000_000)


class Bench:
    """The instrument, ready to measure."""

    def __init__(self, effort, folder, launcher, load, floor, rust_psrec, results):
        self.effort = effort
        self.folder = folder
        self.launcher = launcher
        self.load = load
        self.results = results
        self.psrec = recorders.Psrec("psrec", launcher)
        self.psrec_alone = recorders.Psrec("psrec --no-children", launcher, "--no-children")
        self.floor_clock = recorders.Floor("C floor (clock, statm)", floor, "clock")
        self.floor_stat = recorders.Floor("C floor (stat)", floor, "stat")
        self.floor_tree = recorders.Floor("C floor (every stat)", floor, "tree")
        self.floor_births = recorders.Floor("C floor (every stat, births)", floor, "births")
        self.peers, self.missing = recorders.peers(rust_psrec)
        self._files = 0

    def file(self):
        """A new name for a file."""
        self._files += 1
        return self.folder / f"out-{self._files}.csv"

    def target(self, *words):
        """Starts a program to be recorded, and waits until it is what it shall be."""
        return processes.start_ready([self.load, *words])

    def attaching_peers(self):
        """The peers that can record what runs already."""
        return [peer for peer in self.peers if peer.attaches]

    def say(self, text):
        """Tells people what is going on."""
        print(f"bench: {text}", file=sys.stderr, flush=True)

    def attached(self, recorder, interval_s, target):
        """Lets a recorder record a target, and waits until it does, as far as that can be seen. One that cannot attach
        starts a target of its own."""
        out = self.file()
        if recorder.attaches:
            words = recorder.attach(interval_s, out, target.pid)
        else:
            words = recorder.start(interval_s, out, target.words)
        process = processes.Process(words)
        self._await_begin(recorder, out)
        return process, out

    def _await_begin(self, recorder, out):
        if not recorder.writes_as_it_goes:
            time.sleep(0.3)
            return
        deadline = time.monotonic() + 20
        while not (out.exists() and out.stat().st_size):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{recorder.name} wrote nothing to {out}")
            time.sleep(0.001)


class Meter:
    """The CPU that a recorder uses from one instant to another, for each of its ticks."""

    def __init__(self, recorder, process, interval_s):
        self.recorder = recorder
        self.process = process
        self._interval_s = interval_s
        self.restart()

    def _used_s(self):
        return self.process.cpu_s() + (self.process.helpers_cpu_s() if self.recorder.has_helpers else 0)

    def restart(self):
        """Begins anew."""
        self.since = time.monotonic()
        self._before = self._used_s()

    def micros_a_tick(self):
        """Microseconds of CPU for each tick since the beginning."""
        used, elapsed = self._used_s() - self._before, time.monotonic() - self.since
        return used * 1e6 * self._interval_s / elapsed


def sleep_until(monotonic_s):
    """Sleeps until an instant of the monotonic clock."""
    time.sleep(max(0.0, monotonic_s - time.monotonic()))


def steady(bench, measure, contenders, interval_s, launches=None, warm_s=10, window_s=None, first=None):
    """CPU a tick of recorders that run beside each other, launched anew so often: over windows after a warm-up and,
    where a measure is given for that, over their first ten seconds.

    contenders: (recorder, target) each.
    """
    effort = bench.effort
    for _ in range(launches or effort.launches):
        meters = []
        for recorder, target in contenders:
            process, _ = bench.attached(recorder, interval_s, target)
            meters.append(Meter(recorder, process, interval_s))
        if first:
            for meter in meters:
                sleep_until(meter.since + 10)
                bench.results.add(first, meter.recorder.name, meter.micros_a_tick())
        sleep_until(meters[-1].since + warm_s)
        windows(bench, measure, meters, window_s or effort.window_s, effort.windows)
        for meter in meters:
            meter.process.kill()


def windows(bench, measure, meters, window_s, number):
    """Some windows, one after another."""
    for _ in range(number):
        for meter in meters:
            meter.restart()
        time.sleep(window_s)
        for meter in meters:
            bench.results.add(measure, meter.recorder.name, meter.micros_a_tick())
