"""The highest memory in a recording beside the kernel's account of the same program, by GNU time."""
import re

from instrument import processes
from instrument.results import Measure

SECTION = "Peak memory"
GNU_TIME = "GNU time, %M"
KEYS = ["peak_process_rss_bytes", "peak_rss_bytes"]
MIB = 1 << 20

SPAWN = """import subprocess
x = bytearray(400 << 20)
for i in range(0, len(x), 4096): x[i] = 1
for i in range(300): subprocess.run(["/bin/true"])"""


def _measure(name):
    return Measure(SECTION, name, "MiB", 2, GNU_TIME)


SHORT = _measure("short: Python touches 40 MiB and ends after 0.16 s")
TRUE = _measure("small: true")
STATIC = _measure("small: a static C program")
LATE = _measure("late: 1 s of sleep, then 40 MiB for 200 ms")
SHARED = _measure("shared: a parent of 400 MiB starts 300 times true by vfork, at 100 ms")
FORKED = _measure("forked: 8 children share 64 MiB after a fork, at 100 ms")


def measure(bench):
    for _ in range(1 + 2 * bench.effort.truths):
        for of, interval_s, command in _workloads(bench.load):
            bench.say(f"  {of.name.partition(':')[0]}")
            _psrec(bench, of, interval_s, command)
            _gnu_time(bench, of, command)
    bench.results.remark(SECTION, "GNU time tells ru_maxrss: the most that one process had. peak_rss_bytes is at least that, and "
                                  "of several processes at once their sum as it was sampled, in which pages that they share "
                                  "after a fork count once for each. Interval 1 s where nothing else stands.")


def _workloads(load):
    short = "import time; x = bytearray(40 << 20)\nfor i in range(0, len(x), 4096): x[i] = 1\ntime.sleep(0.12)"
    return [
        (SHORT, 1, ["python3", "-c", short]),
        (TRUE, 1, ["true"]),
        (STATIC, 1, [load, "touch", 0, 0]),
        (LATE, 1, ["sh", "-c", f"sleep 1; '{load}' touch 40 200"]),
        (SHARED, 0.1, ["python3", "-c", SPAWN]),
        (FORKED, 0.1, [load, "forked", 8, 64, 500]),
    ]


def _psrec(bench, of, interval_s, command):
    out = bench.file()
    processes.Process(bench.psrec.start(interval_s, out, command)).wait()
    for key in KEYS:
        found = re.search(rf"^#@ {key}: (\d+)$", out.read_text(), re.M)
        if found:
            bench.results.add(of, f"psrec, {key}", int(found[1]) / MIB)
        else:
            bench.results.remark(SECTION, f"{of.name}: at times {key} was not known.")


def _gnu_time(bench, of, command):
    for peer in bench.peers:
        if peer.name == "GNU time":
            out = bench.file()
            processes.Process([peer.program, "-f", "%M", "-o", out, *command]).wait()
            bench.results.add(of, GNU_TIME, int(out.read_text().split()[-1]) * 1024 / MIB)
