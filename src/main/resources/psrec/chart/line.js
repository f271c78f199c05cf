"use strict";

/* One line of a panel: where it goes, and what it says at a time. */

/** The index of the first number that is not below; the length where there is none. */
function firstNotBelow(numbers, wanted) {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (numbers[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/**
 * Draws a line into two paths, one to be stroked and one to be filled. What falls into one column of pixels is drawn from
 * its least to its most, so that no peak is lost and no path is long.
 */
class Pen {
    constructor(bottom) {
        this.stroke = new Path2D();
        this.fill = new Path2D();
        this.bottom = bottom;
        this.down = false;
    }

    /** A known point; from is where its line begins: before it for a step. */
    point(from, x, y) {
        if (!this.down) {
            this.stroke.moveTo(from, y);
            this.fill.moveTo(from, this.bottom);
            this.fill.lineTo(from, y);
            this.alone = from === x;
        } else {
            this.leaveColumn();
            this.alone = false;
            if (from < x) {
                this.lineTo(from, y);
            }
        }
        this.lineTo(x, y);
        this.down = true;
        this.x = x;
        this.least = this.most = this.last = y;
    }

    /** Another point of the same column of pixels. */
    samePixel(y) {
        this.least = Math.min(this.least, y);
        this.most = Math.max(this.most, y);
        this.last = y;
        this.alone = false;
    }

    leaveColumn() {
        if (this.least < this.most) {
            this.lineTo(this.x, this.least);
            this.lineTo(this.x, this.most);
            this.lineTo(this.x, this.last);
        }
    }

    /** A gap begins. */
    lift() {
        if (this.down) {
            this.leaveColumn();
            if (this.alone) {
                this.dot(this.x, this.last, 1);
            }
            this.fill.lineTo(this.x, this.bottom);
            this.fill.closePath();
            this.down = false;
        }
    }

    dot(x, y, radius) {
        this.stroke.moveTo(x + radius, y);
        this.stroke.arc(x, y, radius, 0, 2 * Math.PI);
        this.stroke.moveTo(x, y);
    }

    lineTo(x, y) {
        this.stroke.lineTo(x, y);
        this.fill.lineTo(x, y);
    }
}

/** A line as the page's legend describes it. */
class Line {
    constructor(item, divisor, numbers) {
        this.item = item;
        this.button = item.querySelector("button");
        this.value = item.querySelector(".value");
        this.label = this.button.textContent;
        this.unit = item.dataset.unit;
        this.dash = { WHOLE: undefined, DASHED: [6, 3], DOTTED: [1.5, 2.5] }[item.dataset.dash];
        this.steps = item.dataset.steps === "true";
        this.scale = item.dataset.right === "true" ? "right" : "left";
        this.divisor = divisor;
        this.seconds = numbers(item.dataset.seconds);
        this.values = numbers(item.dataset.values);
        this.most = NaN;
    }

    colour() {
        return getComputedStyle(this.item).getPropertyValue("--line").trim();
    }

    /** For uPlot, which draws them: the paths within the times that are shown; keeps the most within them. */
    paths(plot, filled) {
        const { seconds, values, steps } = this;
        const { left, top, width, height } = plot.bbox;
        const { min, max } = plot.scales.x;
        const perSecond = width / (max - min);
        const perValue = height / plot.scales[this.scale].max / this.divisor;
        const first = Math.max(0, firstNotBelow(seconds, min) - 1);
        const last = Math.min(seconds.length - 1, firstNotBelow(seconds, max) + 1);
        const many = last - first > 2 * width;
        const few = !steps && (last - first) * 16 < width / devicePixelRatio;
        const xOf = (second) => {
            const x = left + (second - min) * perSecond;
            return many ? Math.round(x) : x;
        };
        const bottom = top + height;
        const pen = new Pen(bottom);
        let gap = false;
        this.most = NaN;
        for (let i = first; i <= last; i++) {
            const value = values[i];
            if (Number.isNaN(value)) {
                gap = true;
                continue;
            }
            if (seconds[i] >= min && (seconds[i] <= max || (steps && seconds[i - 1] < max)) && !(value <= this.most)) {
                this.most = value;
            }
            const x = xOf(seconds[i]);
            const y = bottom - value * perValue;
            if (many && pen.down && x === pen.x) {
                // A gap within one column of pixels cannot be seen.
                pen.samePixel(y);
            } else {
                if (gap) {
                    pen.lift();
                }
                pen.point(steps && i > 0 ? xOf(seconds[i - 1]) : x, x, y);
                if (few) {
                    pen.dot(x, y, 1.5 * devicePixelRatio);
                }
            }
            gap = false;
        }
        pen.lift();
        return { stroke: pen.stroke, fill: filled ? pen.fill : null, clip: null, flags: 0 };
    }

    /** The sample that stands for a time: for a step the one that ends it, else the nearest. -1 where there is none. */
    indexAt(second) {
        const { seconds } = this;
        const next = firstNotBelow(seconds, second);
        if (next === seconds.length) {
            return this.steps ? -1 : next - 1;
        }
        const previousIsNearer = next > 0 && second - seconds[next - 1] < seconds[next] - second;
        return !this.steps && previousIsNearer ? next - 1 : next;
    }
}
