"""Memory and garbage over ten million rows, which no real run of a few minutes has: the image's own recorder without
the sleep between ticks (LongRecording.java)."""
import subprocess

from instrument import processes, tools
from instrument.results import Measure

SECTION = "Ten million rows"
ALLOCATED = Measure(SECTION, "allocated for a row, steady", "bytes", 3)
RSS = Measure(SECTION, "RSS", "MB", 2)
FEW, MANY = "after 100 000 rows", "at the end"
SOURCE = tools.PROJECT / "src/bench/java/psrec/bench/LongRecording.java"


def measure(bench):
    javac = tools.javac()
    if javac is None:
        bench.results.remark(SECTION, "Not measured: this needs a JDK 25, below /usr/lib/jvm or as JAVA_HOME.")
        return
    for kind in ("idle", "busy"):
        target = bench.target(kind)
        words, environment = _long_recording(bench, javac, target)
        _one(bench, [*words, target.pid], environment, kind)
        target.kill()
    bench.results.remark(SECTION, f"{bench.effort.long_rows} rows of a target that is there, taken one after another by the "
                                  "image's own JVM, options and classes; a tenth of that for a busy target, which is read "
                                  "whole for each row.")


def _long_recording(bench, javac, target):
    """The words and the environment of the JVM of a real recording, with LongRecording in place of psrec's main class."""
    recording, _ = bench.attached(bench.psrec, 1, target)
    words = processes.words_of(recording.pid, "cmdline")
    environment = dict(word.split("=", 1) for word in processes.words_of(recording.pid, "environ"))
    recording.kill()
    classes = bench.launcher.parent.parent / "lib/analysis/psrec.jar"
    subprocess.run([javac, "-cp", classes, "-implicit:none", "-proc:none", "-d", bench.folder, SOURCE], check=True)
    jvm = words[:words.index("-m")]
    program = ["--patch-module", f"psrec={bench.folder}", "-m", "psrec/psrec.bench.LongRecording"]
    return ["env", "--block-signal=HUP,INT,QUIT,USR1,USR2,TERM,CHLD", *jvm, *program], environment


def _one(bench, words, environment, kind):
    rows = bench.effort.long_rows if kind == "idle" else bench.effort.long_rows // 10
    printed = bench.file()
    with open(printed, "wb") as file:
        ended = processes.Process([*words, rows], output=file, errors=None, environment=environment).wait()
    if ended.status:
        raise RuntimeError("LongRecording failed")
    few, many = [list(map(int, line.split())) for line in printed.read_text().splitlines()]
    bench.results.add(ALLOCATED, f"psrec, {kind} target", (many[2] - few[2]) / (many[0] - few[0]))
    bench.results.add(RSS, f"psrec, {kind} target, {FEW}", few[1] / 1e6)
    bench.results.add(RSS, f"psrec, {kind} target, {MANY}", many[1] / 1e6)
