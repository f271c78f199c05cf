"""The recorders that are compared: how each is called, and what each says of the CPU time that it saw."""
import csv
import json
import re
import shlex
import shutil


class Recorder:
    """A recorder. A peer's own files are read as its documentation has them."""

    #: Its file grows while it records, from the first row on.
    writes_as_it_goes = False
    #: It runs other programs to read processes; what those use is its cost, too.
    has_helpers = False
    #: It can record a process that runs already.
    attaches = True

    def __init__(self, name, program):
        self.name = name
        self.program = program

    def attach(self, interval_s, out, pid):
        """The words that attach it to a process."""
        raise NotImplementedError

    def start(self, interval_s, out, command):
        """The words that start a command and record it; None where it cannot."""
        raise NotImplementedError

    def recorded_cpu_s(self, out, printed):
        """CPU seconds of the target in the recording, from its file and its standard output."""
        raise NotImplementedError

    def own_cost_s(self, ended):
        """CPU seconds of the recorder itself."""
        return ended.cpu_s if self.has_helpers else ended.own_cpu_s


class Psrec(Recorder):
    """This project's."""

    writes_as_it_goes = True

    def __init__(self, name, program, *options):
        super().__init__(name, program)
        self.options = options

    def _words(self, interval_s, out):
        return [self.program, "-i", f"{interval_s:g}", "-e", out, *self.options]

    def attach(self, interval_s, out, pid):
        return [*self._words(interval_s, out), "attach", pid]

    def start(self, interval_s, out, command):
        return [*self._words(interval_s, out), "start", *command]

    def recorded_cpu_s(self, out, printed):
        return float(re.search(r"^#@ cpu_s: (\S+)$", out.read_text(), re.M)[1])


class Floor(Recorder):
    """The floor in C, floor.c. It attaches only."""

    writes_as_it_goes = True

    def __init__(self, name, program, kind):
        super().__init__(name, program)
        self.kind = kind

    def attach(self, interval_s, out, pid):
        return [self.program, self.kind, round(interval_s * 1e6), 0, out, pid]

    def start(self, interval_s, out, command):
        return None


class RustPsrec(Recorder):
    """psrec in Rust: rows of elapsed seconds, percent of one CPU, bytes."""

    def _words(self, interval_s, out):
        return [self.program, "-c", "-i", f"{round(interval_s * 1000)}ms", "-e", out]

    def attach(self, interval_s, out, pid):
        return [*self._words(interval_s, out), "attach", pid]

    def start(self, interval_s, out, command):
        return [*self._words(interval_s, out), "start", *command]

    def recorded_cpu_s(self, out, printed):
        rows = [line.split(",") for line in out.read_text().splitlines() if not line.startswith("#")]
        return _integral([(float(row[0]), float(row[1])) for row in rows])


class Psrecord(Recorder):
    """psrecord: columns of elapsed seconds, percent of one CPU, MB."""

    writes_as_it_goes = True

    def _words(self, interval_s, out, what):
        return [self.program, "--include-children", "--interval", interval_s, "--log", out, what]

    def attach(self, interval_s, out, pid):
        return self._words(interval_s, out, pid)

    def start(self, interval_s, out, command):
        return self._words(interval_s, out, shlex.join(map(str, command)))

    def recorded_cpu_s(self, out, printed):
        rows = [line.split() for line in out.read_text().splitlines() if not line.startswith("#")]
        return _integral([(float(row[0]), float(row[1])) for row in rows])


class Prmon(Recorder):
    """prmon: a table with a header; utime and stime are seconds so far. Its interval is whole seconds."""

    writes_as_it_goes = True

    def _words(self, interval_s, out):
        summary = out.with_suffix(".json")
        return [self.program, "--interval", round(interval_s), "--filename", out, "--json-summary", summary]

    def attach(self, interval_s, out, pid):
        return [*self._words(interval_s, out), "--pid", pid]

    def start(self, interval_s, out, command):
        return [*self._words(interval_s, out), "--", *command]

    def recorded_cpu_s(self, out, printed):
        rows = list(csv.DictReader(out.read_text().splitlines(), delimiter="\t"))
        return max((float(row["utime"]) + float(row["stime"]) for row in rows), default=0.0)


class Pidstat(Recorder):
    """pidstat of sysstat, one process, whole seconds: rows on standard output, %CPU of one CPU."""

    def attach(self, interval_s, out, pid):
        return [self.program, "-u", "-r", "-h", "-p", pid, round(interval_s)]

    def start(self, interval_s, out, command):
        return [self.program, "-u", "-r", "-h", round(interval_s), "-e", *command]

    def recorded_cpu_s(self, out, printed):
        rows = [line.split() for line in printed.splitlines() if re.match(r"\s*\d", line)]
        heads = next((line.split()[1:] for line in printed.splitlines() if "%CPU" in line), [])
        return sum(float(row[heads.index("%CPU")]) / 100 for row in rows)


class Duct(Recorder):
    """con-duct: it starts commands only, and runs ps for each sample; usage.jsonl has the percent of one CPU."""

    has_helpers = True
    attaches = False

    def start(self, interval_s, out, command):
        return [self.program, "--log-level", "NONE", "--clobber", "-p", f"{out}-", "-c", "none", "-o", "none",
                "--sample-interval", interval_s, "--report-interval", interval_s, *command]

    def recorded_cpu_s(self, out, printed):
        lines = out.with_name(f"{out.name}-usage.jsonl").read_text().splitlines()
        return sum(json.loads(line)["totals"]["pcpu"] / 100 for line in lines)


class GnuTime(Recorder):
    """GNU time: the kernel's account of a command and of all that was waited for in it, in hundredths of a second."""

    attaches = False

    def start(self, interval_s, out, command):
        return [self.program, "-f", "%U %S", "-o", out, *command]

    def recorded_cpu_s(self, out, printed):
        return sum(map(float, out.read_text().split()[-2:]))


def _integral(rows):
    """Seconds of CPU of rows of (elapsed seconds, percent since the row before)."""
    return sum(percent / 100 * (at - before) for (before, _), (at, percent) in zip(rows, rows[1:]))


#: Name, class, programs to look for.
PEERS = [
    ("psrecord", Psrecord, ["psrecord"]),
    ("con-duct", Duct, ["duct", "con-duct"]),
    ("prmon", Prmon, ["prmon"]),
    ("pidstat", Pidstat, ["pidstat"]),
    ("GNU time", GnuTime, ["time"]),
]


def peers(rust_psrec):
    """The peers that are there, and the names of those that are not."""
    found, missing = [], []
    for name, kind, programs in PEERS:
        path = next(filter(None, map(shutil.which, programs)), None)
        if path:
            found.append(kind(name, path))
        else:
            missing.append(name)
    if rust_psrec:
        found.append(RustPsrec("psrec (Rust)", rust_psrec))
    else:
        missing.append("psrec (Rust)")
    return found, missing
