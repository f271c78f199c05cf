#!/usr/bin/env python3
"""Shows a recording of psrec as a chart: CPU, memory, threads and processes over time. Needs Python 3 and matplotlib."""

import argparse
import datetime
import json
import math
import os
import shlex
import sys

# What the columns of psrec in Rust are called here.
RUST_COLUMNS = {"Time elapsed": "elapsed_s", "CPU Usage": "cpu_percent", "RSS": "rss_bytes", "Thread Count": "threads"}
BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]
# Running totals of other recorders: shown by how fast they grow.
COUNTERS = {"user_cpu_s", "system_cpu_s", "rchar_bytes", "wchar_bytes", "read_bytes", "written_bytes", "rx_bytes", "tx_bytes"}
MINUTE, HOUR, DAY = 60, 3600, 86400
TIME_STEPS = [1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR,
              3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY]
ENDED_WELL = {"", "exited 0", "ended", "duration", "unknown"}
THEMES = {
    "light": {"paper": "#ffffff", "text": "#1c2126", "faint": "#5b6670", "axis": "#b9c0c7", "grid": "#e3e6ea", "lines": [
        "#0072b2", "#d55e00", "#00896b", "#b0568c", "#9a6b00", "#3d93c9", "#5a5a5a", "#8a3ffc"]},
    "dark": {"paper": "#1a1f24", "text": "#e6eaee", "faint": "#9aa5b0", "axis": "#6b7680", "grid": "#2d343b", "lines": [
        "#4db4f0", "#ff8f3f", "#2cc9a0", "#ec9bc8", "#f0c04a", "#9ed4f7", "#b8b8b8", "#b99bff"]},
}
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


def suffix_of(name):
    return next((unit for unit in ("percent", "bytes_per_s", "bytes", "per_s", "s") if name.endswith("_" + unit)), "")


def unit_of(name):
    """The unit of what is shown: that of a counter is what it grows by in a second."""
    suffix = suffix_of(name)
    if name in COUNTERS:
        return {"bytes": "B/s", "s": "CPUs"}.get(suffix, "1/s")
    return {"percent": "%", "bytes": "B", "bytes_per_s": "B/s", "per_s": "1/s"}.get(suffix, suffix)


def label_of(name):
    label = name.removesuffix("_" + suffix_of(name)).replace("_", " ")
    return "resident memory" if name == "rss_bytes" else " ".join("CPU" if word == "cpu" else word for word in label.split(" "))


def bytes_text(value, unit="B"):
    power = 0
    while abs(value) >= 1023.95 and power < len(BYTE_UNITS) - 1:
        value, power = value / 1024, power + 1
    return f"{value:.{1 if power else 0}f} {BYTE_UNITS[power]}{unit[1:]}"


def value_text(value, unit, axis):
    """A value with its unit, as people read it."""
    if axis.unit == "CPUs":
        return f"{value / axis.divisor:.2f} CPUs"
    if unit.startswith("B"):
        return bytes_text(value, unit)
    if unit == "%":
        return f"{value:.{2 if abs(value) < 10 else 1}f} %"
    if unit == "s":
        return f"{value:.3f} s"
    number = str(round(value)) if value == round(value) else f"{value:.2f}"
    return number + unit.removeprefix("1")


def round_up(wanted, rounds=(1, 2, 2.5, 5, 10)):
    """The smallest round number that is not below the wanted one, which is above 0."""
    power = 10 ** math.floor(math.log10(wanted) + 1e-9)
    return next(each * power for each in (*rounds, 100) if each * power >= wanted * (1 - 1e-9))


class Axis:
    """A vertical axis that fits values: its limits in their unit, and how it is shown."""

    def __init__(self, values, unit, whole, per_cpu, from_zero):
        known = [value for value in values if not math.isnan(value)]
        self.known, self.whole, self.divisor, self.unit = bool(known), whole, 1, unit
        if not known:
            self.low, self.high, self.unit = 0, 1, "" if unit.startswith("B") else unit
            return
        least, most = min(known), max(known)
        if from_zero or least == most:
            least, most = min(0, least), max(0, most)
        most = most if most > least else least + 1
        if unit.startswith("B"):
            power = 0
            while power < len(BYTE_UNITS) - 1 and most >= 1024 ** (power + 1) and most - least >= 0.04 * 1024 ** (power + 1):
                power += 1
            self.divisor, self.unit = 1024**power, BYTE_UNITS[power] + unit[1:]
        elif per_cpu:
            self.divisor, self.unit = per_cpu, "CPUs"
        step = round_up((most - least) / self.divisor / 20)
        if whole or self.unit == "B":
            step = max(1, step)
        self.low = math.floor(least / self.divisor / step + 1e-9) * step
        self.high = math.ceil(most / self.divisor / step - 1e-9) * step


def time_step(low, high, most, form):
    """A step between at most so many ticks: as clocks have them, or decimals of seconds, or many days."""
    least = (high - low) / max(1, most)
    fits = [step for step in TIME_STEPS if step >= least and count(low, high, step) <= most]
    if form != "s" and least > 0.5 and fits:
        return fits[0]
    unit = DAY if least > DAY else 1
    step = round_up(least / unit, (1, 2, 5, 10)) * unit
    while count(low, high, step) > most:
        step = round_up(step / unit * 1.01, (1, 2, 5, 10)) * unit
    return step


def count(low, high, step):
    return math.floor(high / step + 1e-9) - math.ceil(low / step - 1e-9) + 1


def decimals_of(step):
    return next(n for n in range(10) if n == 9 or abs(step * 10**n - round(step * 10**n)) < 1e-6 * step * 10**n)


def time_form(end):
    return "s" if end < 3 * MINUTE else "m:ss" if end < HOUR else "h:mm" if end < 4 * DAY else "days"


def time_label(seconds, step, form):
    decimals = decimals_of(step) if step < 1 else 0
    day = math.floor(seconds / DAY + 1e-9)
    rest = seconds - day * DAY
    if form == "s":
        return f"{seconds:.{decimals_of(step)}f}"
    if form == "m:ss":
        return parts(seconds, decimals)
    if form == "h:mm":
        return hours(seconds, step, decimals)
    if form == "days":
        return f"{day}d" if step >= DAY or rest < step / 2 else hours(rest, step, decimals)
    if step >= DAY or (rest < step / 2 and step >= HOUR):
        date = datetime.datetime(1970, 1, 1) + datetime.timedelta(days=day)
        return f"{date:%b} {date.day}"
    return hours(rest, step, decimals).zfill(5 if step >= MINUTE else 8)


def hours(seconds, step, decimals):
    """1:30, or 1:30:00 if the ticks are closer than minutes."""
    if step >= MINUTE:
        return parts(seconds / MINUTE, 0)
    whole = math.floor(seconds / HOUR + 1e-9)
    minutes, rest = parts(seconds - whole * HOUR, decimals).split(":")
    return f"{whole}:{minutes.zfill(2)}:{rest}"


def parts(value, decimals):
    whole = math.floor(round(value, decimals) / 60 + 1e-12)
    width = 2 + (decimals + 1 if decimals else 0)
    return f"{whole}:{max(0.0, value - whole * 60):0{width}.{decimals}f}"


def in_title(text):
    """Text that others chose: one line, not too long, and no formula between dollars."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return (line if len(line) <= 95 else line[:94] + "\u2026").replace("$", r"\$")


class Chart:
    def __init__(self, facts, columns, options):
        self.facts, self.columns, self.options = facts, columns, options
        self.times = columns["elapsed_s"]
        self.theme = THEMES[options.theme]
        self.colours = iter(self.theme["lines"] * len(columns))
        self.started = self.start()
        self.offset = 0
        if options.clock:
            if not self.started:
                raise Trouble(f"{options.file} does not say when it began; leave out --clock")
            local = self.started.replace(tzinfo=None) - datetime.datetime(1970, 1, 1)
            self.offset = local.total_seconds()
        if options.cpus and "cpu_percent" in columns and not self.cpus_of_hundred():
            raise Trouble(f"{options.file} does not say how many CPUs 100 % are; leave out --cpus")
        for name in COUNTERS & columns.keys():
            columns[name] = self.rates(columns[name])

    def start(self):
        """When it began, in UTC, or with --clock in the zone of this machine; None if the file does not say."""
        try:
            started = datetime.datetime.fromisoformat(str(self.facts["started"]).replace("Z", "+00:00"))
        except (KeyError, ValueError):
            return None
        return started.astimezone(None if self.options.clock else datetime.timezone.utc)

    def cpus_of_hundred(self):
        if self.facts.get("cputype") == "absolute":
            return 1
        return int(self.facts.get("systhreads") or 0) if self.facts.get("cputype") == "normalised" else 0

    def rates(self, totals):
        """How fast a total grew before each point; NaN if that is unknown, or if it was set back."""
        rates = [math.nan]
        for i in range(1, len(totals)):
            growth, time = totals[i] - totals[i - 1], self.times[i] - self.times[i - 1]
            rates.append(growth / time if growth >= 0 and time > 0 else math.nan)
        return rates

    def draw(self, plt):
        groups = {}
        for name in self.columns:
            if name != "elapsed_s":
                groups.setdefault(unit_of(name), []).append(name)
        both = self.options.combined and "%" in groups and "B" in groups
        panels = [group for group in groups.values() if not both or unit_of(group[0]) != "B"]
        figure, axes = plt.subplots(
            len(panels), 1, sharex=True, squeeze=False, figsize=(11, 1.6 + 2.5 * max(len(panels), 2)), layout="constrained"
        )
        figure.get_layout_engine().set(w_pad=0.15, h_pad=0.1)
        for axis, group in zip(axes[:, 0], panels):
            self.panel(axis, group, grid=True)
            if both and unit_of(group[0]) == "%":
                right = axis.twinx()
                self.panel(right, groups["B"], grid=False)
                right.spines[["top", "left"]].set_visible(False)
                axis.set_title(axis.get_title(loc="left"), loc="left", fontsize=10, color=axis.get_lines()[0].get_color())
            axis.spines[["top", "right"]].set_visible(False)
            self.mark_end(axis)
        self.time_axis(axes[-1, 0])
        self.titles(figure)
        return figure

    def panel(self, axis, names, grid):
        unit = unit_of(names[0])
        values = [value for name in names for value in self.columns[name]]
        whole = unit == "" and all(value == round(value) for value in values if not math.isnan(value))
        per_cpu = 100 / self.cpus_of_hundred() if self.options.cpus and names == ["cpu_percent"] else 0
        shown = Axis(values, unit, whole, per_cpu, self.options.y_min != "auto")
        colours = [next(self.colours) for _ in names]
        for name, colour in zip(names, colours):
            times, points = self.points(name, shown.divisor, whole)
            known = [not math.isnan(value) for value in points]
            alone = [i for i, k in enumerate(known) if k and not any(known[max(i - 1, 0):i] + known[i + 1:i + 2])]
            dash = "-" if name == names[0] else (0, (6, 3))
            axis.plot(times, points, color=colour, linestyle=dash, label=label_of(name) + self.peak([name], shown),
                      linewidth=1.3, solid_joinstyle="round", marker="o" if alone else None, markersize=3, markevery=alone)
            if self.options.areaplot:
                axis.fill_between(times, points, shown.low, color=colour, alpha=0.18, linewidth=0)
        title = self.axis_title(names, shown) + (self.peak(names, shown) if len(names) == 1 else "")
        axis.set_title(title, loc="left" if grid else "right", fontsize=10, color=self.theme["text"] if grid else colours[0])
        if len(names) > 1:
            axis.legend(**LEGEND)
        axis.set_ylim(shown.low, shown.high + 0.03 * (shown.high - shown.low))
        axis.set_xlim(self.times[0], self.times[-1] if self.times[-1] > self.times[0] else self.times[0] + 1)
        axis.yaxis.get_major_locator().set_params(integer=whole, steps=[1, 2, 5, 10])
        if not shown.known:
            axis.set_yticks([])
            axis.text(0.5, 0.5, "not known", transform=axis.transAxes, ha="center", va="center", color=self.theme["faint"])
        axis.set_axisbelow(True)
        if grid:
            axis.grid(axis="both" if self.options.verticalgrid else "y", color=self.theme["grid"], linewidth=0.8)

    def points(self, name, divisor, whole):
        """The corners of a line: what was used between two rows is level between them, a count until it changes."""
        values = [value / divisor for value in self.columns[name]]
        before = name in COUNTERS or name.endswith(("_percent", "_per_s"))
        if not before and not whole:
            return self.times, values
        if before:
            return ([time for pair in zip(self.times, self.times[1:]) for time in pair],
                    [value for value in values[1:] for _ in range(2)])
        # Nothing is known on the way to a row of nothing known.
        held = [(value, math.nan if math.isnan(after) else value) for value, after in zip(values, values[1:])]
        return ([time for pair in zip(self.times, self.times[1:]) for time in pair] + self.times[-1:],
                [value for pair in held for value in pair] + values[-1:])

    def peak(self, names, axis):
        known = [value for name in names for value in self.columns[name] if not math.isnan(value)]
        if not known:
            return ""
        text = ", peak " + value_text(max(known), unit_of(names[0]), axis)
        if len(names) == 1 and names[0] in COUNTERS:
            spans = zip(self.times, self.times[1:], self.columns[names[0]][1:])
            total = sum((end - start) * rate for start, end, rate in spans if not math.isnan(rate))
            text += ", total " + (bytes_text(total) if suffix_of(names[0]) == "bytes" else f"{total:.3f} s")
        return text

    def axis_title(self, names, axis):
        labels = [label_of(name) for name in names]
        title = labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " and " + labels[-1]
        unit = axis.unit
        if unit == "%":
            cpus = self.cpus_of_hundred()
            unit = "%" if not cpus else "% of one CPU" if cpus == 1 else f"% of {cpus} CPUs"
        return f"{title} ({unit})" if unit else title

    def time_axis(self, axis):
        """Ticks as clocks have them, also when the window is zoomed."""
        from matplotlib import ticker
        offset = self.offset

        def ticks(low, high):
            form = "clock" if offset else time_form(high)
            step = time_step(low + offset, high + offset, 10, form)
            first = math.ceil((low + offset) / step - 1e-9)
            return [(first + i) * step for i in range(count(low + offset, high + offset, step))], step, form

        class TimeLocator(ticker.Locator):
            def __call__(self):
                return self.tick_values(*sorted(self.axis.get_view_interval()))

            def tick_values(self, vmin, vmax):
                return [tick - offset for tick in ticks(vmin, vmax)[0]]

        def label(second, _):
            _, step, form = ticks(*sorted(axis.get_xlim()))
            return time_label(second + offset, step, form)

        axis.xaxis.set_major_locator(TimeLocator())
        axis.xaxis.set_major_formatter(ticker.FuncFormatter(label))
        axis.set_xlabel(f"time of day ({self.zone()})" if offset else f"time ({time_form(self.times[-1])})")

    def zone(self):
        text = f"{self.started:%z}"
        return "UTC" if text == "+0000" else f"UTC{text[:3]}:{text[3:]}"

    def mark_end(self, axis):
        if self.facts.get("outcome", "") not in ENDED_WELL:
            axis.axvline(self.times[-1], color=self.theme["faint"], linewidth=1, linestyle=(0, (4, 4)), clip_on=False)

    def titles(self, figure):
        command = self.facts.get("command", "")
        try:
            words = json.loads(command) if isinstance(command, str) else command
            command = shlex.join(words)
        except (TypeError, ValueError):
            pass
        started = self.started and f"{self.started:%Y-%m-%d %H:%M:%S} {self.zone()}"
        about = [self.facts.get("host", ""), started, self.facts.get("outcome", "")]
        title = in_title(str(command) or os.path.basename(self.options.file))
        # An empty line for what is below the title, in another style.
        figure.suptitle(title + "\n", x=0.014, ha="left", fontsize=13, fontweight="bold")
        below = 0.98 - 1.25 * 13 / 72 / figure.get_figheight()
        figure.text(0.014, below, in_title(", ".join(str(word) for word in about if word)), ha="left", va="top", fontsize=10,
                    color=self.theme["faint"])


LEGEND = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 4, "frameon": False, "borderaxespad": 0.2}


def style(theme):
    return {
        "font.size": 10, "axes.edgecolor": theme["axis"], "axes.labelcolor": theme["faint"], "xtick.color": theme["faint"],
        "ytick.color": theme["faint"], "text.color": theme["text"], "figure.facecolor": theme["paper"],
        "axes.facecolor": theme["paper"], "savefig.facecolor": theme["paper"], "svg.fonttype": "none",
        "svg.hashsalt": "psrec", "agg.path.chunksize": 10000,
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
    plt.rcParams.update(style(THEMES[options.theme]))
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
    parser.add_argument("--y-min", choices=("0", "auto"), default="0", help="auto: axes fit the data instead of beginning at 0")
    parser.add_argument("--cpus", action="store_true", help="CPU as a number of CPUs instead of percent")
    parser.add_argument("--clock", action="store_true", help="the time of day instead of the time since the beginning")
    parser.add_argument("--theme", choices=tuple(THEMES), default="light", help="colours for white or for dark paper")
    parser.add_argument("--output", metavar="FILE", help="write a picture (.png, .svg, .pdf) instead of a window")
    try:
        show(parser.parse_args())
    except Trouble as trouble:
        sys.exit(f"psrec_gen_plot.py: {trouble}")


if __name__ == "__main__":
    main()
