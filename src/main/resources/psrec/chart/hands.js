"use strict";

/* Mouse, wheel, fingers and keys. */

/** Moves the cursor of all panels to a time; null takes it away. */
function setCursor(second) {
    cursorSecond = second;
    for (const { plot } of panels) {
        plot.setCursor({ left: second === null ? -10 : plot.valToPos(second, "x"), top: 0 }, false);
    }
    return read();
}

/** uPlot's cursor was moved by the mouse. */
function cursorMoved(plot) {
    setCursor(plot.cursor.left < 0 ? null : plot.posToVal(plot.cursor.left, "x"));
}

/** uPlot's selection was drawn by the mouse: it is what is shown next. */
function select(plot) {
    const { left, width } = plot.select;
    if (width > 0) {
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        show(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
    }
}

/** Zooms by a factor, around a time that stays where it is. */
function zoom(factor, around = cursorSecond ?? (view.min + view.max) / 2) {
    const span = Math.max((view.max - view.min) * factor, shortest);
    const share = (around - view.min) / (view.max - view.min);
    show(around - share * span, around + (1 - share) * span);
}

/** Moves on by a share of what is shown. */
function move(share) {
    const by = share * (view.max - view.min);
    show(view.min + by, view.max + by);
}

function showAll() {
    show(whole.min, whole.max);
}

/** Moves the cursor to the next point, or by a pixel where those are nearer. */
function step(direction) {
    const { plot, lines } = panels[0];
    const pixel = (view.max - view.min) / plot.over.clientWidth;
    const from = cursorSecond ?? (direction > 0 ? view.min - pixel : view.max + pixel);
    const { seconds } = lines.find((line) => !line.faint) ?? lines[0];
    const wanted = from + direction * pixel;
    const index = direction > 0 ? firstNotBelow(seconds, wanted) : firstNotBelow(seconds, wanted + pixel / 1e3) - 1;
    const point = seconds[Math.min(Math.max(index, 0), seconds.length - 1)];
    const to = Math.min(Math.max(point, whole.min), whole.max);
    if (to < view.min || to > view.max) {
        move((to - cursorSecond) / (view.max - view.min));
    }
    document.getElementById("reading").textContent = setCursor(to);
}

/** Drags the times along with the mouse. */
function drag(plot, event) {
    const { left } = plot.over.getBoundingClientRect();
    const held = plot.posToVal(event.clientX - left, "x");
    const onMove = (moved) => {
        const by = held - plot.posToVal(moved.clientX - left, "x");
        show(view.min + by, view.max + by);
    };
    addEventListener("mousemove", onMove);
    addEventListener("mouseup", () => removeEventListener("mousemove", onMove), { once: true });
}

/** uPlot's cursor: mouse without Shift zooms, with Shift moves. */
function handsOn() {
    return {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, dist: 4 },
        bind: {
            mousedown: (plot, target, zooms) => (event) => (event.shiftKey ? drag(plot, event) : zooms(event)),
            dblclick: () => showAll,
        },
    };
}

function onWheel(event) {
    const over = event.target.closest?.(".u-over");
    const { plot } = panels.find((panel) => panel.plot.over === over) ?? {};
    const by = event.deltaY || event.deltaX;
    const zoomsOutOfAll = by > 0 && document.getElementById("zoom-out").disabled;
    if (!plot || by === 0 || event.ctrlKey || (zoomsOutOfAll && !event.shiftKey)) {
        return; // the page's own
    }
    event.preventDefault();
    if (event.shiftKey || event.deltaY === 0) {
        move(0.1 * Math.sign(by));
    } else {
        const { left } = over.getBoundingClientRect();
        zoom(by > 0 ? 1.25 : 0.8, plot.posToVal(event.clientX - left, "x"));
    }
}

/** A finger moves the times that are shown, or the cursor where all are; two fingers zoom. */
function onTouch(plot) {
    const secondAt = (touch) => plot.posToVal(touch.clientX - plot.over.getBoundingClientRect().left, "x");
    let held = [];
    plot.over.addEventListener("touchstart", (event) => (held = [...event.touches].map(secondAt)), { passive: true });
    plot.over.addEventListener("touchmove", (event) => {
        const now = [...event.touches].map(secondAt);
        if (now.length >= 2 && held.length >= 2 && now[0] !== now[1]) {
            const perSecond = (held[0] - held[1]) / (now[0] - now[1]);
            const min = held[0] - (now[0] - view.min) * perSecond;
            show(min, min + (view.max - view.min) * perSecond);
            event.preventDefault();
        } else if (view.max - view.min < whole.max - whole.min) {
            show(view.min + held[0] - now[0], view.max + held[0] - now[0]);
        } else {
            setCursor(Math.min(Math.max(now[0], view.min), view.max));
        }
    }, { passive: false });
}

function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
        return;
    }
    const actions = {
        ArrowLeft: () => (event.shiftKey ? step(-1) : move(-0.1)),
        ArrowRight: () => (event.shiftKey ? step(1) : move(0.1)),
        "+": () => zoom(0.5),
        "=": () => zoom(0.5),
        "-": () => zoom(2),
        0: showAll,
        Escape: () => setCursor(null),
        y: () => change("fromZero"),
        c: () => change("inCpus"),
        t: () => change("clock"),
    };
    const action = actions[event.key];
    if (action) {
        event.preventDefault();
        action();
    }
}

/** Shows or hides a line; the axis then fits the others. */
function setShown(panel, index, shown) {
    panel.lines[index].button.setAttribute("aria-pressed", shown);
    panel.plot.setSeries(index + 1, { show: shown });
}

function toggle(panel, index) {
    setShown(panel, index, !panel.lines[index].shown());
    refit();
    read();
}

/** Shows or hides all lines of a run. */
function toggleRun(button, run) {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", shown);
    for (const panel of panels) {
        panel.lines.forEach((line, index) => line.run === run && setShown(panel, index, shown));
    }
    refit();
    read();
}

/** The buttons of how values and times are shown; those that have no meaning here are not there. */
const modes = { fromZero: "from-zero", inCpus: "in-cpus", clock: "clock" };

function change(mode) {
    const button = document.getElementById(modes[mode]);
    if (!button.hidden) {
        shownAs[mode] = !shownAs[mode];
        button.setAttribute("aria-pressed", shownAs[mode]);
        refit();
        viewChanged();
        panels.forEach((panel) => panel.plot.redraw(true, true));
    }
}

function useHands() {
    charts.addEventListener("wheel", onWheel, { passive: false });
    charts.addEventListener("keydown", onKey);
    panels.forEach((panel) => {
        onTouch(panel.plot);
        panel.lines.forEach((line, index) => line.button.addEventListener("click", () => toggle(panel, index)));
    });
    document.querySelectorAll(".run button").forEach((button, run) => button.addEventListener("click", () => toggleRun(button, run)));
    document.getElementById("zoom-in").addEventListener("click", () => zoom(0.5));
    document.getElementById("zoom-out").addEventListener("click", () => zoom(2));
    document.getElementById("zoom-all").addEventListener("click", showAll);
    document.getElementById("theme").addEventListener("click", theme.toggle);
    document.getElementById("in-cpus").hidden = !panels.some((panel) => panel.measures.left.cpusOfHundred > 0);
    document.getElementById("clock").hidden = clock === null;
    for (const [mode, id] of Object.entries(modes)) {
        document.getElementById(id).setAttribute("aria-pressed", shownAs[mode]);
        document.getElementById(id).addEventListener("click", () => change(mode));
    }
}

start();
