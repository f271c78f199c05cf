"""A minute at 1 s, as a user has it: all recorders beside each other, each with a command of its own."""
import dataclasses
import pathlib
import re
import statistics
import time

from instrument import processes
from instrument.bench import Meter, sleep_until
from instrument.results import Measure

SECTION = "A minute at 1 s"
FLOOR = "C floor (clock, statm)"
CPU = Measure(SECTION, "60 s, everything included: CPU", "ms", reference=FLOOR)
SAID = Measure(SECTION, "the same by the recorder's own word", "ms")
SAMPLE = Measure(SECTION, "a sample, steady", "us", reference=FLOOR)
DAY = Measure(SECTION, "a day at 1 s, extrapolated: CPU", "s", 2, reference=FLOOR)
PEAK = Measure(SECTION, "RSS at its peak (VmHWM)", "MB")
RSS = Measure(SECTION, "RSS, parked", "MB")
PRIVATE = Measure(SECTION, "private memory, parked", "MB")
DRIFT = Measure(SECTION, "drift: lateness of the last rows less that of the first", "us", 0)

INTERVAL_S = 1
APART_S = 0.057
DAY_S = 86_400
WARM_S = 10
REST_S = 2
DRIFT_ROWS = 5


@dataclasses.dataclass(frozen=True)
class Run:
    """A recorder that runs. target: what was started for one that only attaches, else None."""

    recorder: object
    meter: Meter
    out: pathlib.Path
    errors: pathlib.Path
    target: processes.Process


def measure(bench):
    seconds = bench.effort.minute_s
    for _ in range(bench.effort.minutes):
        _minute(bench, seconds)
    bench.results.remark(SECTION, "The recorders run beside each other, their ticks 57 ms apart or more.")
    if seconds != 60:
        bench.results.remark(SECTION, f"This run took {seconds} s; the rest of the minute is extrapolated.")


def _minute(bench, seconds):
    runs = []
    for recorder in [bench.psrec, bench.psrec_alone, bench.floor_clock, *bench.peers]:
        if recorder.name != "GNU time":
            runs.append(_launch(bench, recorder, seconds))
            time.sleep(APART_S)
    begun = time.monotonic()
    sleep_until(begun + min(WARM_S, seconds / 3))
    for run in runs:
        run.meter.restart()
    sleep_until(begun + seconds - REST_S)
    samples = [run.meter.micros_a_tick() for run in runs]
    for run in runs:
        _memory(bench, run)
    for run, micros in zip(runs, samples):
        bench.results.add(SAMPLE, run.recorder.name, micros)
        _end(bench, run, micros, seconds)


def _launch(bench, recorder, seconds):
    out, errors = bench.file(), bench.file()
    words, target = recorder.start(INTERVAL_S, out, ["sleep", seconds]), None
    if words is None:
        target = processes.Process(["sleep", seconds])
        words = recorder.attach(INTERVAL_S, out, target.pid)
    with open(errors, "wb") as file:
        meter = Meter(recorder, processes.Process(words, errors=file), INTERVAL_S)
    return Run(recorder, meter, out, errors, target)


def _memory(bench, run):
    memory = processes.memory(run.meter.process.pid)
    for measure_of, key in [(PEAK, "peak"), (RSS, "rss"), (PRIVATE, "private")]:
        bench.results.add(measure_of, run.recorder.name, memory[key] / 1e6)


def _end(bench, run, micros, seconds):
    name = run.recorder.name
    if run.target:
        run.target.wait()
    cost_s = run.recorder.own_cost_s(run.meter.process.wait())
    once_s = cost_s - seconds * micros / 1e6
    bench.results.add(CPU, name, (once_s + 60 * micros / 1e6) * 1e3)
    bench.results.add(DAY, name, once_s + DAY_S * micros / 1e6)
    said = re.search(r"psrec itself used ([\d.]+) s of CPU", run.errors.read_text(errors="replace"))
    if said:
        bench.results.add(SAID, name, float(said[1]) * 1e3 + (60 - seconds) * micros / 1e3)
    if run.recorder in (bench.psrec, bench.psrec_alone, bench.floor_clock):
        bench.results.add(DRIFT, name, _drift_s(elapsed_s(run.out)[1:seconds]) * 1e6)


def _drift_s(rows_s):
    late = [row % INTERVAL_S for row in rows_s]
    return statistics.median(late[-DRIFT_ROWS:]) - statistics.median(late[:DRIFT_ROWS])


def elapsed_s(out):
    """The times of all rows of a file of psrec or of the floor."""
    lines = out.read_text().splitlines()
    return [float(line.partition(",")[0]) for line in lines if line and line[0].isdigit()]
