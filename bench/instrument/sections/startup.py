"""From launch to the command's first instruction, and what it costs to record a command that does nothing."""
from instrument import emptyjvm, processes
from instrument.results import Measure

SECTION = "Start-up"
NOBODY = "no recorder"
FIRST = Measure(SECTION, "launch to the command's first instruction", "ms", reference=NOBODY)
WALL = Measure(SECTION, "recording `true`, wall", "ms", reference=emptyjvm.NAME)
CPU = Measure(SECTION, "recording `true`, CPU", "ms", reference=emptyjvm.NAME)
INTERVAL_S = 1
PATIENCE_S = 10


def measure(bench):
    starters = [bench.psrec, *bench.peers]
    stuck = set()
    empty_jvm = emptyjvm.words(bench)
    for _ in range(bench.effort.starts):
        _first_instruction(bench, NOBODY, None)
        if empty_jvm:
            _empty_jvm(bench, empty_jvm)
        for recorder in starters:
            _first_instruction(bench, recorder.name, recorder)
            if recorder not in stuck and not _record_true(bench, recorder):
                stuck.add(recorder)
    bench.results.remark(
        SECTION, f"{emptyjvm.NAME}: psrec's own JVM and options, with a cache of its own; the ratios are to it."
        if empty_jvm else f"{emptyjvm.NAME}: not measured, since this needs a JDK 25, below /usr/lib/jvm or as JAVA_HOME.")
    bench.results.remark(SECTION, "The first instruction is seen by a static C program, which tells the monotonic clock.")
    bench.results.remark(
        SECTION, "CPU is that of the recorder alone, but for con-duct, whose helpers cannot be told from the command.")


def _first_instruction(bench, name, recorder):
    stamp = bench.file()
    command = [bench.load, "stamp", stamp]
    words = recorder.start(INTERVAL_S, bench.file(), command) if recorder else command
    process = processes.Process(words)
    process.wait()
    bench.results.add(FIRST, name, (int(stamp.read_text()) - process.started_ns) / 1e6)


def _empty_jvm(bench, words):
    ended = processes.Process(words).wait()
    bench.results.add(WALL, emptyjvm.NAME, ended.wall_s * 1e3)
    bench.results.add(CPU, emptyjvm.NAME, ended.own_cpu_s * 1e3)


def _record_true(bench, recorder):
    process = processes.Process(recorder.start(INTERVAL_S, bench.file(), ["true"]))
    if not process.ends_within(PATIENCE_S):
        process.kill()
        bench.results.remark(
            SECTION, f"{recorder.name} did not end within {PATIENCE_S} s of recording `true`, once at least.")
        return False
    ended = process.wait()
    bench.results.add(WALL, recorder.name, ended.wall_s * 1e3)
    bench.results.add(CPU, recorder.name, recorder.own_cost_s(ended) * 1e3)
    return True
