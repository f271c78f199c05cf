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

/** The least and the most of parts of a long column, quickly: those of blocks are kept. What is not known is left out. */
class Extremes {
    static BLOCK = 32;

    constructor(values) {
        this.values = values;
        const blocks = Math.floor(values.length / Extremes.BLOCK);
        this.leastOf = new Float64Array(blocks);
        this.mostOf = new Float64Array(blocks);
        for (let block = 0; block < blocks; block++) {
            let least = Infinity;
            let most = -Infinity;
            for (let i = block * Extremes.BLOCK; i < (block + 1) * Extremes.BLOCK; i++) {
                const value = values[i];
                if (value < least) {
                    least = value;
                }
                if (value > most) {
                    most = value;
                }
            }
            this.leastOf[block] = least;
            this.mostOf[block] = most;
        }
    }

    /** Of the values from an index up to another; most is below least where none is known. */
    between(from, to) {
        let least = Infinity;
        let most = -Infinity;
        for (let i = from; i < to; ) {
            const block = i / Extremes.BLOCK;
            const whole = Number.isInteger(block) && i + Extremes.BLOCK <= to;
            const low = whole ? this.leastOf[block] : this.values[i];
            const high = whole ? this.mostOf[block] : this.values[i];
            if (low < least) {
                least = low;
            }
            if (high > most) {
                most = high;
            }
            i += whole ? Extremes.BLOCK : 1;
        }
        return { least, most };
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
        this.extremes = new Extremes(this.values);
        this.max = Number(item.dataset.max);
    }

    colour() {
        return getComputedStyle(this.item).getPropertyValue("--line").trim();
    }

    /** The most between two times, but not what only a moment had; NaN where nothing is known. */
    mostBetween(min, max) {
        const { seconds } = this;
        const last = firstNotBelow(seconds, max);
        const end = last < seconds.length && (this.steps || seconds[last] === max) ? last + 1 : last;
        const { most } = this.extremes.between(firstNotBelow(seconds, min), end);
        return most === -Infinity ? NaN : Math.min(most, this.max);
    }

    /** For uPlot, which draws them: the paths within the times that are shown. */
    paths(plot, filled) {
        const { seconds } = this;
        const { left, top, width, height } = plot.bbox;
        const { min, max } = plot.scales.x;
        const perSecond = width / (max - min);
        const perValue = height / plot.scales[this.scale].max / this.divisor;
        const bottom = top + height;
        const frame = {
            first: Math.max(0, firstNotBelow(seconds, min) - 1),
            last: Math.min(seconds.length - 1, firstNotBelow(seconds, max) + 1),
            xOf: (second) => left + (second - min) * perSecond,
            secondOf: (x) => min + (x - left) / perSecond,
            yOf: (value) => bottom - value * perValue,
        };
        const pen = new Pen(bottom);
        if (frame.last - frame.first > 2 * width) {
            this.drawColumns(pen, frame);
        } else {
            const spots = !this.steps && (frame.last - frame.first) * 16 < width / devicePixelRatio;
            this.drawPoints(pen, frame, spots ? 1.5 * devicePixelRatio : 0);
        }
        pen.lift();
        return { stroke: pen.stroke, fill: filled ? pen.fill : null, clip: null, flags: 0 };
    }

    /** Each point. */
    drawPoints(pen, { first, last, xOf, yOf }, spot) {
        const { seconds, values, steps } = this;
        for (let i = first; i <= last; i++) {
            if (Number.isNaN(values[i])) {
                pen.lift();
                continue;
            }
            const x = xOf(seconds[i]);
            const y = yOf(values[i]);
            pen.point(steps && i > 0 ? xOf(seconds[i - 1]) : x, x, y);
            if (spot > 0) {
                pen.dot(x, y, spot);
            }
        }
    }

    /** All points of a column of pixels together; a gap within one cannot be seen. */
    drawColumns(pen, { first, last, xOf, secondOf, yOf }) {
        const { seconds, values, steps } = this;
        for (let from = first, to; from <= last; from = to) {
            const x = Math.round(xOf(seconds[from]));
            to = Math.min(Math.max(firstNotBelow(seconds, secondOf(x + 0.5)), from + 1), last + 1);
            const { least, most } = this.extremes.between(from, to);
            if (Number.isNaN(values[from])) {
                pen.lift();
            }
            if (most < least) {
                continue;
            }
            let begin = from;
            while (Number.isNaN(values[begin])) {
                begin++;
            }
            pen.point(steps && begin > 0 ? Math.round(xOf(seconds[begin - 1])) : x, x, yOf(values[begin]));
            if (least < most) {
                let end = to - 1;
                while (Number.isNaN(values[end])) {
                    end--;
                }
                pen.samePixel(yOf(least));
                pen.samePixel(yOf(most));
                pen.samePixel(yOf(values[end]));
            }
            if (Number.isNaN(values[to - 1])) {
                pen.lift();
            }
        }
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
