"use strict";

/* The panels: one uPlot each, with the time and the cursor in common. */

const charts = document.getElementById("charts");
const whole = { min: Number(charts.dataset.from), max: Number(charts.dataset.to) };
const shortest = Math.max((whole.max - whole.min) * 1e-7, 1e-5);
/** Several runs share a legend; the panels have their values alone. */
const several = charts.classList.contains("several");
const filled = charts.dataset.area === "true";
const marks = [...document.querySelectorAll(".mark")].map((mark) => ({
    second: Number(mark.dataset.seconds),
    text: mark.textContent,
}));

const clock = charts.dataset.clockStart ? { start: Number(charts.dataset.clockStart), zone: charts.dataset.clockZone } : null;
/** How values and times are shown: the buttons and keys change it. */
const shownAs = {
    fromZero: charts.dataset.fromZero === "true",
    inCpus: charts.dataset.inCpus === "true",
    clock: charts.dataset.showsClock === "true",
};

const AXIS_WIDTH = 58;
/** uPlot wants to know steps; the ticks are our own. */
const ANY_STEP = [1e15];
const MARK_ROW = 16;
const MOST_MARK_ROWS = 4;
/** Lines of words of marks that there is room for. */
let roomForMarks = 0;
const FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif";

const unpacked = new Map();
const numbers = (id) => {
    if (!unpacked.has(id)) {
        unpacked.set(id, unpack(document.getElementById("numbers-" + id)));
    }
    return unpacked.get(id);
};

const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The times shown now. */
let view = { ...whole };
/** The time at the cursor; null where there is no cursor. */
let cursorSecond = null;

const figures = [...document.querySelectorAll(".panel")];
const someAreRight = document.querySelector(".axis.right") !== null;
const panels = figures.map((figure, index) => new PanelOfPage(figure, index === figures.length - 1));

function PanelOfPage(figure, isLast) {
    this.isLast = isLast;
    this.place = figure.querySelector(".plot");
    this.unknown = figure.querySelector(".unknown");
    this.lines = [...figure.querySelectorAll(".line")].map((item) => new Line(item, numbers));
    this.sides = ["left", "right"].filter((side) => figure.querySelector(".axis." + side));
    this.titles = {};
    this.measures = {};
    this.axes = {};
    for (const side of this.sides) {
        const { dataset } = (this.titles[side] = figure.querySelector(".axis." + side));
        this.measures[side] = {
            name: dataset.name,
            unit: dataset.unit,
            cpusOfHundred: Number(dataset.cpusOfHundred),
            whole: dataset.whole === "true",
        };
    }
    this.dots = this.lines.map((line) => {
        const dot = document.createElement("i");
        dot.className = "dot";
        dot.dataset.colour = line.item.dataset.colour;
        return dot;
    });
}

/** Fits the vertical axes of a panel to the lines that are shown, in the times that are shown. */
function fitAxes(panel) {
    for (const side of panel.sides) {
        const all = { least: Infinity, most: -Infinity };
        for (const line of panel.lines.filter((each) => each.scale === side && each.shown())) {
            const { least, most } = line.extent(view.min, view.max);
            all.least = Math.min(all.least, least);
            all.most = Math.max(all.most, most);
        }
        panel.axes[side] = fitAxis(panel.measures[side], all, shownAs);
    }
    if (panel.axes.right) {
        combine(panel.axes.left, panel.axes.right);
    }
    for (const side of panel.sides) {
        const { unit } = panel.axes[side];
        panel.titles[side].textContent = panel.measures[side].name + (unit ? " (" + unit + ")" : "");
    }
    panel.unknown.hidden = panel.sides.some((side) => panel.axes[side].known);
}

/** What a vertical axis shows: a little more than to its end, so that a line there is whole. */
function rangeOf({ min, max }) {
    return [min, max + 0.03 * (max - min)];
}

function timeAxis(panel) {
    const ticks = (plot) =>
        timeTicks(view.min, view.max, Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / 80)), shownAs.clock ? clock.start : null);
    return {
        scale: "x",
        font: FONT,
        stroke: () => colourOf("--muted"),
        size: panel.isLast ? 28 : 8,
        gap: 4,
        space: 1,
        grid: { show: charts.dataset.verticalGrid === "true", stroke: () => colourOf("--grid"), width: 1 },
        ticks: { stroke: () => colourOf("--grid"), width: 1, size: 5 },
        incrs: ANY_STEP,
        splits: (plot) => ticks(plot).values,
        values: (plot) => ticks(plot).labels.map((label) => (panel.isLast ? label : "")),
    };
}

function valueAxis(panel, side) {
    const ticks = (plot) => axisTicks(panel.axes[side], Math.max(2, Math.floor(plot.bbox.height / devicePixelRatio / 28)));
    return {
        scale: side,
        side: side === "left" ? 3 : 1,
        font: FONT,
        stroke: () => colourOf("--muted"),
        size: AXIS_WIDTH,
        gap: 6,
        space: 1,
        grid: { show: side === "left", stroke: () => colourOf("--grid"), width: 1 },
        ticks: { show: false },
        incrs: ANY_STEP,
        splits: (plot) => ticks(plot).values,
        values: (plot) => ticks(plot).labels,
    };
}

/** Where the words of the marks that are shown stand: above the first panel, in as few lines as they need. */
function placeMarks(xOf, from, to, widthOf) {
    const taken = [];
    return marks
        .filter((mark) => mark.second >= view.min && mark.second <= view.max)
        .sort((one, other) => one.second - other.second)
        .map((mark) => {
            const x = xOf(mark.second);
            const wide = widthOf(mark.text);
            const start = Math.max(from, Math.min(x - wide / 2, to - wide));
            let row = taken.findIndex((end) => end < start);
            row = row < 0 ? taken.length : row;
            taken[row] = start + wide + 12 * devicePixelRatio;
            return { x, start, row, text: mark.text };
        });
}

/** How many lines of words there are at most: room for them is kept. */
function markRows() {
    const context = document.createElement("canvas").getContext("2d");
    context.font = FONT;
    const wide = Math.max(charts.clientWidth - 2 * AXIS_WIDTH, 1);
    const placed = placeMarks((second) => ((second - whole.min) / (whole.max - whole.min)) * wide, 0, wide, (text) => context.measureText(text).width);
    return Math.min(MOST_MARK_ROWS, Math.max(0, ...placed.map(({ row }) => row + 1)));
}

/** The instants that are marked, with their words above the first panel, where they hide nothing. */
function drawMarks(plot, panel) {
    const { ctx, bbox } = plot;
    const pixel = devicePixelRatio;
    ctx.save();
    ctx.font = FONT.replace("12px", 12 * pixel + "px");
    ctx.strokeStyle = ctx.fillStyle = colourOf("--muted");
    ctx.lineWidth = pixel;
    ctx.setLineDash([4 * pixel, 4 * pixel]);
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    const xOf = (second) => Math.round(plot.valToPos(second, "x", true));
    for (const { x, start, row, text } of placeMarks(xOf, bbox.left, bbox.left + bbox.width, (words) => ctx.measureText(words).width)) {
        const above = panel === panels[0] ? row * MARK_ROW * pixel : 0;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top - above);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        if (panel === panels[0] && row < roomForMarks) {
            ctx.fillText(text, start, bbox.top - above - 2 * pixel);
        }
    }
    ctx.restore();
}

function heightOf(panel) {
    const wanted = Number(charts.dataset.height);
    const all = wanted > 0 ? wanted - 20 - roomForMarks * MARK_ROW : Math.max(innerHeight - 260, 360);
    const each = all / panels.length;
    return Math.round(wanted > 0 ? each : Math.min(Math.max(each, 150), panels.length === 1 ? 460 : 300)) + (panel.isLast ? 20 : 0) + (panel === panels[0] ? roomForMarks * MARK_ROW : 0);
}

function draw(panel) {
    const axes = [timeAxis(panel), valueAxis(panel, "left")];
    const scales = { x: { time: false, min: view.min, max: view.max, auto: false } };
    fitAxes(panel);
    for (const side of panel.sides) {
        scales[side] = { auto: false, range: () => rangeOf(panel.axes[side]) };
    }
    if (panel.axes.right) {
        axes.push(valueAxis(panel, "right"));
    }
    const options = {
        width: charts.clientWidth,
        height: heightOf(panel),
        padding: [
            () => 10 + (panel === panels[0] ? roomForMarks * MARK_ROW : 0),
            someAreRight && !panel.axes.right ? AXIS_WIDTH : panel.axes.right ? 0 : 14,
            0,
            0,
        ],
        legend: { show: false },
        scales,
        axes,
        series: [{}, ...panel.lines.map((line) => ({
            scale: line.scale,
            width: line.width,
            pxAlign: 0,
            points: { show: false },
            dash: line.dash,
            stroke: () => line.colour(),
            fill: () => (filled && !line.faint ? line.colour() + "2e" : null),
            paths: (plot) => line.paths(plot, filled),
        }))],
        cursor: handsOn(panel),
        hooks: { draw: [(plot) => drawMarks(plot, panel), () => panel.isLast && read()], setSelect: [select], setCursor: [cursorMoved] },
    };
    // uPlot draws what Line.paths gives; its own data is but the frame.
    const frame = [[whole.min, whole.max], ...panel.lines.map(() => [null, null])];
    panel.plot = new uPlot(options, frame, panel.place);
    panel.plot.over.append(...panel.dots);
}

/** Shows these times, or as much of them as there is, in all panels. */
function show(min, max) {
    const span = Math.min(Math.max(max - min, shortest), whole.max - whole.min);
    const from = Math.min(Math.max((min + max - span) / 2, whole.min), whole.max - span);
    view = { min: from, max: from + span };
    refit();
    viewChanged();
}

/** Fits the axes to what is shown now. */
function refit() {
    for (const panel of panels) {
        fitAxes(panel);
        panel.plot.batch(() => {
            panel.plot.setScale("x", view);
            for (const side of panel.sides) {
                const [min, max] = rangeOf(panel.axes[side]);
                panel.plot.setScale(side, { min, max });
            }
        });
    }
}

function viewChanged() {
    document.getElementById("time-axis").textContent = shownAs.clock ? "time of day (" + clock.zone + ")" : "time (" + timeForm(view.max) + ")";
    const all = view.max - view.min >= (whole.max - whole.min) * (1 - 1e-9);
    document.getElementById("zoom-all").disabled = all;
    document.getElementById("zoom-out").disabled = all;
}

/** What values around an index usually differ by, where they do; Infinity where they do not. */
function usualDifference(values, index) {
    const differences = [];
    for (let i = Math.max(1, index - 25); i < Math.min(values.length, index + 25); i++) {
        const difference = Math.abs(values[i] - values[i - 1]);
        if (difference > 0) {
            differences.push(difference);
        }
    }
    return differences.sort((one, other) => one - other)[differences.length >> 1] ?? Infinity;
}

/** A value of a line with digits that tell it from its neighbours, and from what is a pixel away. */
function textOf(panel, line, value, index) {
    const axis = panel.axes[line.scale];
    const pixel = axis.known ? (axis.max - axis.min) / 200 : 0;
    const neighbours = index < 0 ? [] : [line.values[index - 1], line.values[index + 1]].filter((each) => each === each && each !== undefined);
    const resolution = index < 0 ? pixel : Math.min(pixel, usualDifference(line.values, index));
    return distinctText(value, neighbours, line.unit, resolution, axis, several);
}

/** The values at the cursor, or the maximum of what is shown, in the legends; answers them as one sentence. */
function read() {
    const decimals = Math.min(Math.max(Math.ceil(-Math.log10((view.max - view.min) / 1000)), 0), 6);
    const at = cursorSecond === null ? ""
        : shownAs.clock ? clockText(cursorSecond + clock.start, decimals, whole.max > DAY)
        : timeText(cursorSecond, decimals);
    const said = [at];
    for (const panel of panels) {
        panel.lines.forEach((line, i) => {
            const index = cursorSecond === null ? -1 : line.indexAt(cursorSecond);
            const value = line.values[index];
            if (!line.faint) {
                const { least, most } = cursorSecond === null ? line.extent(view.min, view.max) : {};
                const max = least <= most ? (several ? "" : "max ") + textOf(panel, line, Math.min(most, line.max), -1) : "";
                const text = cursorSecond === null ? max : textOf(panel, line, value, index);
                line.value.textContent = text;
                line.value.classList.toggle("most", cursorSecond === null);
                said.push(line.label + " " + text);
            }
            const held = line.before || line.after;
            const x = panel.plot.valToPos(held ? cursorSecond : line.seconds[index], "x");
            const known = index >= 0 && !Number.isNaN(value) && !line.faint && line.shown();
            panel.dots[i].hidden = !known || x < 0 || x > panel.plot.over.clientWidth;
            if (!panel.dots[i].hidden) {
                const y = panel.plot.valToPos(value, line.scale);
                panel.dots[i].style.transform = `translate(${x}px, ${y}px)`;
            }
        });
    }
    document.querySelectorAll(".what").forEach((what) => (what.style.visibility = cursorSecond === null ? "visible" : "hidden"));
    bubble.hidden = cursorSecond === null;
    bubble.textContent = at;
    if (cursorSecond !== null) {
        const { over } = panels.at(-1).plot;
        const x = panels[0].plot.valToPos(cursorSecond, "x");
        const half = bubble.offsetWidth / 2;
        bubble.style.transform = `translate(${Math.min(Math.max(x - half, -half), over.clientWidth - half)}px, 0)`;
    }
    return said.join(", ");
}

const bubble = document.createElement("span");
bubble.className = "bubble";

function fit() {
    roomForMarks = markRows();
    panels.forEach((panel) => panel.plot.setSize({ width: charts.clientWidth, height: heightOf(panel) }));
}

function start() {
    if (Number(charts.dataset.width) > 0) {
        charts.style.maxWidth = charts.dataset.width + "px";
    }
    roomForMarks = markRows();
    panels.forEach(draw);
    panels.at(-1).plot.over.append(bubble);
    viewChanged();
    new ResizeObserver(fit).observe(charts);
    addEventListener("resize", fit);
    addEventListener("beforeprint", () => setCursor(null));
    theme.listeners.push(() => panels.forEach((panel) => panel.plot.redraw(true, true)));
    useHands();
}
