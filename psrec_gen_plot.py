#!/usr/bin/env python3
"""Shows a recording of psrec as a chart: CPU, memory, threads and processes over time. Needs Python 3 and matplotlib."""

import argparse
import json
import math
import os
import shlex
import sys

# What the columns of psrec in Rust are called here.
RUST_COLUMNS = {"Time elapsed": "elapsed_s", "CPU Usage": "cpu_percent", "RSS": "rss_bytes", "Thread Count": "threads"}
TIME_UNITS = [("s", 1, 180), ("min", 60, 3 * 3600), ("h", 3600, 4 * 86400), ("d", 86400, math.inf)]
BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB"]
COLOURS = ["#0072b2", "#d55e00", "#00896b", "#b0568c", "#9a6b00", "#3d93c9", "#5a5a5a", "#8a3ffc"]
NO_WINDOW = ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template")


class Trouble(Exception):
    """What the user must know, in a sentence."""


def read(path):
    """The facts of a recording and its columns, each a list with NaN for what is not known."""
    facts, names, rows = {}, None, []
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    # What ended psrec by force can have torn its last line: half a number is none.
                    if names is not None and not line.endswith("\n") and not line.startswith("{"):
                        continue
                    if line.startswith("{"):
                        names = read_json(json.loads(line), facts, names, rows)
                    elif line.strip():
                        names = read_csv(line.rstrip("\r\n"), facts, names, rows)
                except ValueError as trouble:
                    # A torn object is no JSON.
                    if names is None or line.endswith("\n"):
                        raise Trouble(f"{path}, line {number}: {what_is_wrong(trouble)}") from None
    except OSError as trouble:
        raise Trouble(f"cannot read {path}: {trouble.strerror}") from None
    if not rows:
        raise Trouble(f"{path} has no rows" if names else f"{path} is no recording of psrec: it has no elapsed_s")
    rows = with_gaps(facts, names.index("elapsed_s"), rows)
    columns = {name: list(values) for name, values in zip(names, zip(*rows))}
    if facts.pop("rust", False) and "cpu_percent" in columns:
        columns["cpu_percent"][0] = math.nan  # its first 0.0 says nothing
    return facts, columns


def with_gaps(facts, at, rows):
    """The rows, with one of nothing known where ticks were missed: no line leads over it."""
    interval = float(facts.get("interval_s", 0))
    if not interval or str(facts.get("missed_ticks")) == "0":
        return rows
    whole = rows[:1]
    for row in rows[1:]:
        if row[at] - whole[-1][at] > 1.5 * interval:
            whole.append([row[at] - interval if i == at else math.nan for i in range(len(row))])
        whole.append(row)
    return whole


def what_is_wrong(trouble):
    return "no whole JSON object" if isinstance(trouble, json.JSONDecodeError) else trouble


def read_json(fields, facts, names, rows):
    """An object a line: the facts with the names of the columns, a row, or the facts of the end."""
    if names is None:
        names = fields.pop("columns", None)
        facts.update(fields)
        if not isinstance(names, list) or "elapsed_s" not in names:
            raise ValueError("no recording of psrec: it has no elapsed_s among its columns")
    elif "elapsed_s" in fields:
        add(names, [fields.get(name, math.nan) for name in names], rows)
    else:
        facts.update(fields)
    return names


def read_csv(line, facts, names, rows):
    """A fact, the header, or a row, of psrec or of psrec in Rust."""
    if line.startswith("#@ ") and ": " in line:
        key, value = line[3:].split(": ", 1)
        facts[key] = value
    elif line.startswith("# Time elapsed,"):
        facts["rust"] = True
        return [RUST_COLUMNS.get(name.strip(), name.strip()) for name in line[2:].split(",")]
    elif not line.startswith("#"):
        cells = [cell.strip() for cell in line.split(",")]
        if names is None:
            if "elapsed_s" not in cells:
                raise ValueError("no recording of psrec: its header has no elapsed_s")
            return cells
        if len(cells) != len(names):
            raise ValueError(f"{len(cells)} cells where the header has {len(names)}")
        add(names, [cell or math.nan for cell in cells], rows)
    return names


def add(names, cells, rows):
    try:
        row = [float(cell) for cell in cells]
    except (TypeError, ValueError):
        raise ValueError("what stands in a cell is no number") from None
    at = names.index("elapsed_s")
    if not math.isfinite(row[at]):
        raise ValueError("the time is missing")
    if rows and row[at] < rows[-1][at]:
        raise ValueError(f"the time goes back, from {rows[-1][at]:.6f} to {row[at]:.6f}")
    rows.append(row)


def unit_of(name):
    return next((unit for unit in ("percent", "bytes", "bytes_per_s", "per_s") if name.endswith("_" + unit)), "")


def label_of(name):
    label = name.removesuffix("_" + unit_of(name)).replace("_", " ")
    return {"cpu": "CPU", "rss": "RSS"}.get(label, label)


def most_of(columns, names):
    return max((value for name in names for value in columns[name] if not math.isnan(value)), default=0)


def in_title(text):
    """Text that others chose: one line, not too long, and no formula between dollars."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return (line if len(line) <= 95 else line[:94] + "\u2026").replace("$", r"\$")


class Chart:
    def __init__(self, facts, columns, options):
        self.facts, self.columns, self.options = facts, columns, options
        seconds = columns["elapsed_s"]
        self.time_unit, scale, _ = next(unit for unit in TIME_UNITS if seconds[-1] <= unit[2])
        self.times = [second / scale for second in seconds]
        self.colours = iter(COLOURS * len(columns))

    def draw(self, plt):
        groups = {}
        for name in self.columns:
            if name != "elapsed_s":
                groups.setdefault(unit_of(name), []).append(name)
        both = self.options.combined and "percent" in groups and "bytes" in groups
        panels = [group for group in groups.values() if not both or unit_of(group[0]) != "bytes"]
        figure, axes = plt.subplots(
            len(panels), 1, sharex=True, squeeze=False, figsize=(11, 1.6 + 2.5 * max(len(panels), 2)), layout="constrained"
        )
        figure.get_layout_engine().set(w_pad=0.15, h_pad=0.1)
        for axis, group in zip(axes[:, 0], panels):
            self.panel(axis, group, grid=True)
            if both and unit_of(group[0]) == "percent":
                right = axis.twinx()
                self.panel(right, groups["bytes"], grid=False)
                right.spines[["top", "left"]].set_visible(False)
                axis.legend(handles=axis.get_lines() + right.get_lines(), **LEGEND)
            elif len(group) > 1:
                axis.legend(**LEGEND)
            axis.spines[["top", "right"]].set_visible(False)
            self.mark_end(axis, words=axis is axes[0, 0])
        axes[-1, 0].set_xlabel(f"time ({self.time_unit})")
        figure.align_ylabels(axes[:, 0])
        self.titles(figure)
        return figure

    def panel(self, axis, names, grid):
        unit, most = unit_of(names[0]), most_of(self.columns, names)
        divisor = 1
        if unit.startswith("bytes"):
            power = min(int(math.log(max(most, 1), 1024) + 0.05), len(BYTE_UNITS) - 1)
            divisor = 1024**power
            unit = BYTE_UNITS[power] + ("/s" if unit.endswith("per_s") else "")
        for name in names:
            times, values = self.points(name, divisor)
            known = [not math.isnan(value) for value in values]
            alone = [i for i, k in enumerate(known) if k and not any(known[max(i - 1, 0):i] + known[i + 1:i + 2])]
            colour = next(self.colours)
            axis.plot(times, values, color=colour, label=label_of(name), linewidth=1.3, solid_joinstyle="round",
                      marker="o" if alone else None, markersize=3, markevery=alone)
            if self.options.areaplot:
                axis.fill_between(times, values, color=colour, alpha=0.18, linewidth=0)
        axis.set_ylabel(self.axis_title(names, unit))
        full = unit == "percent" and self.facts.get("cputype") == "normalised"
        axis.set_ylim(0, max(100 if full else 0, most / divisor * (1 if full and most <= 100 else 1.08)) or 1)
        axis.set_xlim(self.times[0], self.times[-1] if self.times[-1] > self.times[0] else self.times[0] + 1)
        if unit == "":
            axis.yaxis.get_major_locator().set_params(integer=True)
        axis.set_axisbelow(True)
        if grid:
            axis.grid(axis="both" if self.options.verticalgrid else "y", color="#e3e6ea", linewidth=0.8)

    def points(self, name, divisor):
        """The corners of a line. What was used between two rows is level between them."""
        values = [value / divisor for value in self.columns[name]]
        if not name.endswith(("_percent", "_per_s")):
            return self.times, values
        return ([time for pair in zip(self.times, self.times[1:]) for time in pair],
                [value for value in values[1:] for _ in range(2)])

    def axis_title(self, names, unit):
        labels = ", ".join(label_of(name) for name in names)
        if unit == "percent":
            cpus = str(self.facts.get("systhreads", ""))
            return labels + {"normalised": f" (% of {cpus} CPUs)" if cpus else " (%)",
                             "absolute": " (% of one CPU)"}.get(self.facts.get("cputype"), " (%)")
        return f"{labels} ({unit})" if unit else labels

    def mark_end(self, axis, words):
        outcome = self.facts.get("outcome")
        if outcome:
            axis.axvline(self.times[-1], color="#5b6670", linewidth=1, linestyle=(0, (4, 4)), clip_on=False)
            if words:
                axis.annotate(in_title(outcome), (self.times[-1], 1), xycoords=("data", "axes fraction"), xytext=(-5, -4),
                              textcoords="offset points", ha="right", va="top", fontsize=9, color="#5b6670",
                              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8})

    def titles(self, figure):
        command = self.facts.get("command", "")
        try:
            words = json.loads(command) if isinstance(command, str) else command
            command = shlex.join(words)
        except (TypeError, ValueError):
            pass
        started = str(self.facts.get("started", "")).replace("T", " ").split(".")[0]
        about = [self.facts.get("host", ""), started and started + " UTC"]
        title = in_title(str(command) or os.path.basename(self.options.file))
        figure.suptitle(title, x=0.014, ha="left", fontsize=13, fontweight="bold")
        figure.axes[0].set_title(in_title(", ".join(str(word) for word in about if word)), loc="left", fontsize=10,
                                 color="#5b6670")


LEGEND = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 4, "frameon": False, "borderaxespad": 0.2}
STYLE = {
    "font.size": 10, "axes.edgecolor": "#b9c0c7", "axes.labelcolor": "#1c2126", "xtick.color": "#5b6670",
    "ytick.color": "#5b6670", "text.color": "#1c2126", "svg.fonttype": "none", "svg.hashsalt": "psrec",
    "agg.path.chunksize": 10000,
}


def show(options):
    facts, columns = read(options.file)
    try:
        import matplotlib
        if options.output:
            matplotlib.use("agg")
        import matplotlib.pyplot as plt
    except ImportError as trouble:
        if (trouble.name or "").startswith("matplotlib"):
            raise Trouble("matplotlib is missing (Debian: apt install python3-matplotlib)") from None
        raise Trouble("there is no display to show the chart on; use --output FILE") from None
    if not options.output and plt.get_backend().lower() in NO_WINDOW:
        raise Trouble("there is no display to show the chart on; use --output FILE")
    plt.rcParams.update(STYLE)
    figure = Chart(facts, columns, options).draw(plt)
    if options.output:
        save(figure, options)
    else:
        plt.show()


def save(figure, options):
    if os.path.exists(options.output) and os.path.samefile(options.file, options.output):
        raise Trouble(f"{options.output} is the recording itself; give another --output")
    kind = os.path.splitext(options.output)[1][1:].lower()
    known = figure.canvas.get_supported_filetypes()
    if kind not in known:
        raise Trouble(f"{options.output}: the name must end in one of .{', .'.join(sorted(known))}")
    try:
        figure.savefig(options.output, dpi=150, metadata={"Date": None} if kind == "svg" else None)
    except OSError as trouble:
        raise Trouble(f"cannot write {options.output}: {trouble.strerror}") from None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="what psrec recorded: results.csv, results.jsonl")
    parser.add_argument("--combined", action="store_true", help="CPU and memory in one chart with two axes")
    parser.add_argument("--areaplot", action="store_true", help="fill the area below the lines")
    parser.add_argument("--verticalgrid", action="store_true", help="lines of the grid also at the times")
    parser.add_argument("--output", metavar="FILE", help="write a picture (.png, .svg, .pdf) instead of a window")
    try:
        show(parser.parse_args())
    except Trouble as trouble:
        sys.exit(f"psrec_gen_plot.py: {trouble}")


if __name__ == "__main__":
    main()
