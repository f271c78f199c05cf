"use strict";

/* The panels: one uPlot each, with the time and the cursor in common. */

const charts = document.getElementById("charts");
const whole = { min: Number(charts.dataset.from), max: Number(charts.dataset.to) };
const shortest = Math.max((whole.max - whole.min) * 1e-7, 1e-5);
const filled = charts.dataset.area === "true";
const marks = [...document.querySelectorAll(".mark")].map((mark) => ({
    second: Number(mark.dataset.seconds),
    text: mark.textContent,
}));

const AXIS_WIDTH = 58;
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
    const axisOf = (side) => {
        const element = figure.querySelector(".axis." + side);
        return element && { most: Number(element.dataset.most), divisor: Number(element.dataset.divisor) };
    };
    this.isLast = isLast;
    this.left = axisOf("left");
    this.right = axisOf("right");
    this.place = figure.querySelector(".plot");
    this.lines = [...figure.querySelectorAll(".line")].map(
        (item) => new Line(item, (item.dataset.right === "true" ? this.right : this.left).divisor, numbers),
    );
    this.dots = this.lines.map((line) => {
        const dot = document.createElement("i");
        dot.className = "dot";
        dot.dataset.colour = line.item.dataset.colour;
        return dot;
    });
}

/** Marks of an axis at the multiples of a step. */
function multiples(min, max, step) {
    const all = [];
    for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
        all.push(i * step);
    }
    return all;
}

function timeAxis(panel) {
    return {
        scale: "x",
        font: FONT,
        stroke: () => colourOf("--muted"),
        size: panel.isLast ? 28 : 8,
        gap: 4,
        space: 70,
        grid: { show: charts.dataset.verticalGrid === "true", stroke: () => colourOf("--grid"), width: 1 },
        ticks: { stroke: () => colourOf("--grid"), width: 1, size: 5 },
        incrs: (plot) => timeSteps(plot.scales.x.max - plot.scales.x.min),
        splits: (plot, axis, min, max, step) => multiples(min, max, step),
        values: (plot, seconds) => {
            const unit = timeUnit(plot.scales.x.max - plot.scales.x.min);
            return seconds.map((second) => (panel.isLast ? plain(second / unit.seconds) : ""));
        },
    };
}

function valueAxis(panel, scale) {
    const counts = panel.lines.every((line) => line.scale !== scale || line.unit === "COUNT");
    return {
        scale,
        side: scale === "left" ? 3 : 1,
        font: FONT,
        stroke: () => colourOf("--muted"),
        size: AXIS_WIDTH,
        gap: 6,
        space: 34,
        grid: { show: scale === "left", stroke: () => colourOf("--grid"), width: 1 },
        ticks: { show: false },
        incrs: DECIMAL_STEPS.filter((step) => !counts || step >= 1),
        splits: (plot, axis, min, max, step) => multiples(min, max, step),
        values: (plot, values) => values.map((value) => plain(value)),
    };
}

/** The instants that are marked, with their words in the first panel, one below the other where they are close. */
function drawMarks(plot, panel) {
    const { ctx } = plot;
    const { top, height } = plot.bbox;
    const shown = marks.filter((mark) => mark.second >= view.min && mark.second <= view.max);
    const xOf = (mark) => Math.round(plot.valToPos(mark.second, "x", true));
    ctx.save();
    ctx.strokeStyle = colourOf("--muted");
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    for (const mark of shown) {
        ctx.beginPath();
        ctx.moveTo(xOf(mark), top);
        ctx.lineTo(xOf(mark), top + height);
        ctx.stroke();
    }
    if (panel === panels[0]) {
        const taken = [];
        shown.forEach((mark) => drawWords(plot, mark.text, xOf(mark), taken));
    }
    ctx.restore();
}

/** Words beside a mark, where they fit; taken is where others stand already. */
function drawWords({ ctx, bbox }, text, x, taken) {
    const pixel = devicePixelRatio;
    ctx.font = FONT.replace("12px", 12 * pixel + "px");
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    const wide = ctx.measureText(text).width + 8 * pixel;
    const from = x - wide - 2 * pixel < bbox.left ? x + 2 * pixel : x - wide - 2 * pixel;
    let row = 0;
    while (taken.some((other) => other.row === row && other.from < from + wide && from < other.from + other.wide)) {
        row++;
    }
    taken.push({ row, from, wide });
    const y = bbox.top + (2 + 18 * row) * pixel;
    ctx.globalAlpha = 0.85;
    ctx.fillStyle = colourOf("--card");
    ctx.fillRect(from, y, wide, 17 * pixel);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colourOf("--muted");
    ctx.fillText(text, from + 4 * pixel, y + 3 * pixel);
}

function heightOf(panel) {
    const wanted = Number(charts.dataset.height);
    const all = wanted > 0 ? wanted : Math.max(innerHeight - 260, 360);
    const each = all / panels.length;
    return Math.round(wanted > 0 ? each : Math.min(Math.max(each, 150), panels.length === 1 ? 460 : 300)) + (panel.isLast ? 20 : 0);
}

function draw(panel) {
    const axes = [timeAxis(panel), valueAxis(panel, "left")];
    const scales = { x: { time: false, min: view.min, max: view.max, auto: false } };
    for (const side of ["left", "right"].filter((each) => panel[each])) {
        const top = panel[side].most / panel[side].divisor;
        scales[side] = { auto: false, min: 0, max: top, range: [0, top] };
    }
    if (panel.right) {
        axes.push(valueAxis(panel, "right"));
    }
    const options = {
        width: charts.clientWidth,
        height: heightOf(panel),
        padding: [10, someAreRight && !panel.right ? AXIS_WIDTH : panel.right ? 0 : 14, 0, 0],
        legend: { show: false },
        scales,
        axes,
        series: [{}, ...panel.lines.map((line) => ({
            scale: line.scale,
            width: 1.5,
            pxAlign: 0,
            points: { show: false },
            dash: line.dash,
            stroke: () => line.colour(),
            fill: () => (filled ? line.colour() + "2e" : null),
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
    panels.forEach((panel) => panel.plot.setScale("x", view));
    viewChanged();
}

function viewChanged() {
    document.getElementById("time-axis").textContent = "time (" + timeUnit(view.max - view.min).name + ")";
    const all = view.max - view.min >= (whole.max - whole.min) * (1 - 1e-9);
    document.getElementById("zoom-all").disabled = all;
    document.getElementById("zoom-out").disabled = all;
}

/** The values at the cursor, or the most of what is shown, in the legends; answers them as one sentence. */
function read() {
    const decimals = Math.min(Math.max(Math.ceil(-Math.log10((view.max - view.min) / 1000)), 0), 6);
    const at = cursorSecond === null ? "" : timeText(cursorSecond, decimals);
    const said = [at];
    for (const panel of panels) {
        panel.lines.forEach((line, i) => {
            const index = cursorSecond === null ? -1 : line.indexAt(cursorSecond);
            const value = line.values[index];
            const text = cursorSecond === null ? "max " + valueText(line.mostBetween(view.min, view.max), line.unit) : valueText(value, line.unit);
            line.value.textContent = text;
            line.value.classList.toggle("most", cursorSecond === null);
            said.push(line.label + " " + text);
            const x = panel.plot.valToPos(line.steps ? cursorSecond : line.seconds[index], "x");
            const known = index >= 0 && !Number.isNaN(value) && panel.plot.series[i + 1].show;
            panel.dots[i].hidden = !known || x < 0 || x > panel.plot.over.clientWidth;
            if (!panel.dots[i].hidden) {
                const y = panel.plot.valToPos(value / line.divisor, line.scale);
                panel.dots[i].style.transform = `translate(${x}px, ${y}px)`;
            }
        });
    }
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
    panels.forEach((panel) => panel.plot.setSize({ width: charts.clientWidth, height: heightOf(panel) }));
}

function start() {
    if (Number(charts.dataset.width) > 0) {
        charts.style.maxWidth = charts.dataset.width + "px";
    }
    panels.forEach(draw);
    panels.at(-1).plot.over.append(bubble);
    viewChanged();
    new ResizeObserver(fit).observe(charts);
    addEventListener("resize", fit);
    theme.listeners.push(() => panels.forEach((panel) => panel.plot.redraw(true, true)));
    useHands();
}
