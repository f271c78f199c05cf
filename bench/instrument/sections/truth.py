"""Recorded CPU time against the kernel's account of the same run."""
import shlex

from instrument import processes
from instrument.results import Measure

SECTION = "Truth"
INTERVAL_S = 1


def _measure(name):
    return Measure(SECTION, f"{name}: recorded CPU less the truth", "%", 2)


BUSY = _measure("one busy process")
STORM = _measure("2000 children of 2 ms each")
SHELL = _measure("a shell with 4 workers")
DAEMON = _measure("a daemon that double-forks")


def measure(bench):
    for _ in range(bench.effort.truths):
        for of, command in _workloads(bench.load):
            bench.say(f"  {of.name.partition(':')[0]}")
            for recorder in [bench.psrec, *bench.peers]:
                _one(bench, recorder, of, command)
    bench.results.remark(SECTION, "The truth is what the workload's processes say of themselves and of the children that "
                                  "they waited for, when they end (getrusage(2), CPU clocks); of the shell itself, "
                                  "nothing (under 2 ms). Interval 1 s.")


def _workloads(load):
    def workers(truth):
        work = shlex.join([str(load), "work", str(truth), "700"])
        return ["sh", "-c", f"for i in 1 2 3 4; do {work} & done; wait"]

    return [
        (BUSY, lambda truth: [load, "work", truth, 2600]),
        (STORM, lambda truth: [load, "storm", truth, 2000, 2]),
        (SHELL, workers),
        (DAEMON, lambda truth: [load, "daemon", truth, 2600]),
    ]


def _one(bench, recorder, of, command):
    truth, out, printed = bench.file(), bench.file(), bench.file()
    with open(printed, "wb") as file:
        processes.Process(recorder.start(INTERVAL_S, out, command(truth)), output=file).wait()
    used_s = sum(map(int, truth.read_text().split())) / 1e9
    recorded_s = recorder.recorded_cpu_s(out, printed.read_text())
    bench.results.add(of, recorder.name, 100 * (recorded_s / used_s - 1))
