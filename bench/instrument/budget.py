"""The budget: what psrec must reach and what it aims at, judged by the figures of the same run."""
from instrument.results import table
from instrument.sections import length, minute, sample, startup, timing, trees

OURS, ALONE, RUST = "psrec", "psrec --no-children", "psrec (Rust)"
UNKNOWN = "cannot be judged"


class Missing(Exception):
    """A figure that could not be measured, and why."""


class NotAsked(Exception):
    """A figure of a section that is no part of this run."""


class Judge:
    """Looks figures up; what is not there cannot be judged."""

    def __init__(self, results):
        self._results = results

    def median(self, measure, who=OURS):
        if measure.section not in self._results.sections():
            raise NotAsked
        found = self._results.median(measure, who)
        if found is None:
            raise Missing(f"no figure of {who}")
        return found

    def ratio(self, measure, other, who=OURS):
        return self.median(measure, who) / self.median(measure, other)

    def worst(self, measures, other):
        """The highest ratio of psrec, and of psrec for the process alone."""
        return max(self.ratio(measure, other, who) for measure in measures for who in (OURS, ALONE))


def _rows(judge):
    """What, must, aim, the figure as shown, is must met, is aim met: the last three are looked up when asked."""
    def in_unit(measure, unit, must, aim, who=OURS):
        return (lambda: f"{judge.median(measure, who):.1f} {unit}", lambda: judge.median(measure, who) <= must,
                lambda: judge.median(measure, who) <= aim)

    def as_ratio(value, must, aim, base):
        return lambda: f"{value():.2f} x {base}", lambda: value() <= must, lambda: value() <= aim

    steady = [sample.STEADY[ms, "idle"] for ms in (100, 10)]
    first = sample.FIRST[10]
    floor = minute.FLOOR
    missed = timing.ALL[1, "idle machine"]["missed"]

    yield ("launch to the command's first instruction", "80 ms", "50 ms", *in_unit(startup.FIRST, "ms", 80, 50))
    yield ("the same against con-duct", "half", "",
           *as_ratio(lambda: judge.ratio(startup.FIRST, "con-duct"), 0.5, 0.5, "con-duct"))
    yield ("the same against psrecord", "", "level",
           *as_ratio(lambda: judge.ratio(startup.FIRST, "psrecord"), 1, 1, "psrecord"))
    yield ("CPU of recording `true`, all in", "100 ms", "60 ms", *in_unit(startup.CPU, "ms", 100, 60))
    yield ("RSS at its peak, at 1 s", "38 MB", "30 MB", *in_unit(minute.PEAK, "MB", 38, 30))
    yield ("CPU a sample, one process, steady, 100 ms and 10 ms: the worst", "2.5 x the floor", "1.5 x",
           *as_ratio(lambda: judge.worst(steady, floor), 2.5, 1.5, "the floor"))
    yield ("the same against psrec in Rust", "no more", "",
           *as_ratio(lambda: judge.worst(steady, RUST), 1, 1, "Rust"))
    yield ("CPU a sample in the first ten seconds at 10 ms: the worse", "4 x the floor", "2.5 x",
           *as_ratio(lambda: judge.worst([first], floor), 4, 2.5, "the floor"))
    yield ("60 s at 1 s, everything included", "110 ms", "60 ms", *in_unit(minute.CPU, "ms", 110, 60))
    yield ("1000 idle descendants, a sweep", "a third of every `stat`", "a sixth",
           *as_ratio(lambda: judge.ratio(trees.IDLE[1000], trees.EVERY_STAT), 1 / 3, 1 / 6, "the floor"))
    yield ("1000 busy and dying descendants, a sweep", "the floor", "half",
           *as_ratio(lambda: judge.ratio(trees.DYING, trees.WITH_BIRTHS), 1, 0.5, "the floor"))
    for who in (OURS, ALONE):
        yield (f"one process, with 1000 strangers ({who})", "1.2 x without", "1.0 x",
               *as_ratio(lambda who=who: judge.median(sample.WITH, who) / judge.median(sample.WITHOUT, who), 1.2, 1.0499,
                         "without"))
    yield ("1 ms, idle machine: ticks missed", "the floor's, and under 2 %", "none",
           lambda: f"{judge.median(missed):.3f} % (floor {judge.median(missed, floor):.3f} %)",
           lambda: judge.median(missed) <= judge.median(missed, floor) and judge.median(missed) < 2,
           lambda: judge.median(missed) == 0)
    yield ("allocated for a row, one process, steady", "0 bytes", "0 bytes",
           *in_unit(length.ALLOCATED, "bytes", 0.05, 0.05, "psrec, idle target"))
    few, many = (f"psrec, idle target, {when}" for when in (length.FEW, length.MANY))
    yield ("RSS after all rows of a long recording less after 100 000", "0 MB", "",
           lambda: f"{judge.median(length.RSS, many) - judge.median(length.RSS, few):+.2f} MB",
           lambda: judge.median(length.RSS, many) - judge.median(length.RSS, few) < 0.5, lambda: True)


def markdown(results):
    """The budget as a table, as far as this run can say something of it."""
    rows = []
    for what, must, aim, shown, meets_must, meets_aim in _rows(Judge(results)):
        try:
            rows.append([what, must, aim, shown(), _met(must, meets_must), _met(aim, meets_aim)])
        except NotAsked:
            continue
        except Missing as missing:
            rows.append([what, must, aim, f"{UNKNOWN}: {missing}", "?" if must else "", "?" if aim else ""])
    return table(["what", "must", "aim", "measured", "must met", "aim met"], rows, texts=6) if rows else []


def _met(wanted, meets):
    return ("met" if meets() else "NOT MET") if wanted else ""
