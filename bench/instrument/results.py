"""Figures: kept one by one, shown as medians with their spread and as ratios."""
import statistics


class Measure:
    """One thing that is measured of several recorders.

    unit: as shown. decimals: as shown. reference: the recorder that the others are compared with, or None.
    """

    def __init__(self, section, name, unit, decimals=1, reference=None):
        self.section = section
        self.name = name
        self.unit = unit
        self.decimals = decimals
        self.reference = reference

    @property
    def key(self):
        return self.section, self.name

    def shown(self, value):
        return f"{value:.{self.decimals}f}"


class Results:
    """All figures of a run, in the order in which they came."""

    def __init__(self):
        self._measures = {}
        self._figures = {}
        self._remarks = {}

    def add(self, measure, who, value):
        self._measures.setdefault(measure.key, measure)
        self._figures.setdefault(measure.key, {}).setdefault(who, []).append(value)

    def remark(self, section, sentence):
        """A sentence below a section's table, once."""
        remarks = self._remarks.setdefault(section, [])
        if sentence not in remarks:
            remarks.append(sentence)

    def figures(self, measure, who):
        return self._figures.get(measure.key, {}).get(who, [])

    def median(self, measure, who):
        """None where it was not measured."""
        figures = self.figures(measure, who)
        return statistics.median(figures) if figures else None

    def sections(self):
        named = [measure.section for measure in self._measures.values()] + list(self._remarks)
        return list(dict.fromkeys(named))

    def markdown(self, section):
        """A section as a table and the remarks on it."""
        rows = [row for measure in self._measures.values() if measure.section == section for row in self._rows(measure)]
        lines = table(["what", "who", "median", "min", "max", "n", "ratio"], rows) if rows else []
        remarks = [f"- {sentence}" for sentence in self._remarks.get(section, [])]
        return [*lines, "", *remarks] if lines and remarks else lines + remarks

    def _rows(self, measure):
        by_who = self._figures[measure.key]
        base = self.median(measure, measure.reference)
        name = f"{measure.name}, {measure.unit}"
        for who, figures in by_who.items():
            median = statistics.median(figures)
            ratio = "" if base is None or who == measure.reference or base == 0 else f"{median / base:.2f} x"
            shown = [measure.shown(value) for value in (median, min(figures), max(figures))]
            yield [name, who, *shown, str(len(figures)), ratio]
            name = ""


def table(heads, rows, texts=2):
    """A Markdown table whose columns also line up for people; all but the first few are numbers."""
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]

    def line(cells):
        padded = [c.ljust(w) if i < texts else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths))]
        return "| " + " | ".join(padded) + " |"

    rule = "|" + "|".join("-" * (w + 2) if i < texts else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return [line(heads), rule, *map(line, rows)]
