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
    constructor(bottom, after) {
        this.after = after;
        this.stroke = new Path2D();
        this.fill = new Path2D();
        this.bottom = bottom;
        this.down = false;
    }

    /** A known point; from is where its line begins: before it for a step that ends there. */
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
            } else if (this.after) {
                this.lineTo(x, this.last);
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
    constructor(item, numbers) {
        this.item = item;
        this.button = item.querySelector("button");
        this.value = item.querySelector(".value");
        this.label = this.button.textContent;
        this.run = Number(item.dataset.run);
        this.unit = item.dataset.unit;
        this.dash = { WHOLE: undefined, DASHED: [6, 3], DOTTED: [1.5, 2.5] }[item.dataset.dash];
        this.width = { FAINT: 1, NORMAL: 1.5, STRONG: 2.5 }[item.dataset.emphasis];
        this.faint = item.dataset.emphasis === "FAINT";
        this.before = item.dataset.interpolation === "STEP_BEFORE";
        this.after = item.dataset.interpolation === "STEP_AFTER";
        this.scale = item.dataset.right === "true" ? "right" : "left";
        this.seconds = numbers(item.dataset.seconds);
        this.values = numbers(item.dataset.values);
        this.extremes = new Extremes(this.values);
        this.max = Number(item.dataset.max);
    }

    shown() {
        return this.button.getAttribute("aria-pressed") === "true";
    }

    colour() {
        return getComputedStyle(this.item).getPropertyValue("--line").trim() + (this.faint ? "60" : "");
    }

    /** The smallest and the largest value between two times, as drawn; most is below least where nothing is known. */
    extent(min, max) {
        const { seconds, values } = this;
        const first = firstNotBelow(seconds, min);
        let end = firstNotBelow(seconds, max);
        if (end < seconds.length && (this.before || seconds[end] === max)) {
            end++;
        }
        const within = this.extremes.between(first, end);
        const add = (value) => {
            within.least = value < within.least ? value : within.least;
            within.most = value > within.most ? value : within.most;
        };
        if (this.after && first > 0 && seconds[first] > min && !Number.isNaN(values[first])) {
            add(values[first - 1]);
        } else if (!this.before && !this.after) {
            [[first, min], [end, max]].forEach(([index, second]) => add(this.slopeAt(index, second)));
        }
        return within;
    }

    /** The value of a slope at a time, which the point of the index is the first not before. */
    slopeAt(index, second) {
        const { seconds, values } = this;
        const share = (second - seconds[index - 1]) / (seconds[index] - seconds[index - 1]);
        return values[index - 1] + share * (values[index] - values[index - 1]);
    }

    /** For uPlot, which draws them: the paths within the times that are shown. */
    paths(plot, filled) {
        const { seconds } = this;
        const { left, top, width, height } = plot.bbox;
        const { min, max } = plot.scales.x;
        const scale = plot.scales[this.scale];
        const perSecond = width / (max - min);
        const perValue = height / (scale.max - scale.min);
        const bottom = top + height;
        const frame = {
            first: Math.max(0, firstNotBelow(seconds, min) - 1),
            last: Math.min(seconds.length - 1, firstNotBelow(seconds, max) + 1),
            xOf: (second) => left + (second - min) * perSecond,
            secondOf: (x) => min + (x - left) / perSecond,
            yOf: (value) => bottom - (value - scale.min) * perValue,
        };
        const pen = new Pen(bottom, this.after);
        if (frame.last - frame.first > 2 * width) {
            this.drawColumns(pen, frame);
        } else {
            const spots = !this.before && !this.after && !several && (frame.last - frame.first) * 16 < width / devicePixelRatio;
            this.drawPoints(pen, frame, spots ? 1.5 * devicePixelRatio : 0);
        }
        pen.lift();
        return { stroke: pen.stroke, fill: filled && !this.faint ? pen.fill : null, clip: null, flags: 0 };
    }

    /** Each point. */
    drawPoints(pen, { first, last, xOf, yOf }, spot) {
        const { seconds, values, before } = this;
        for (let i = first; i <= last; i++) {
            if (Number.isNaN(values[i])) {
                pen.lift();
                continue;
            }
            const x = xOf(seconds[i]);
            const y = yOf(values[i]);
            pen.point(before && i > 0 ? xOf(seconds[i - 1]) : x, x, y);
            if (spot > 0) {
                pen.dot(x, y, spot);
            }
        }
    }

    /** All points of a column of pixels together; a gap within one cannot be seen. */
    drawColumns(pen, { first, last, xOf, secondOf, yOf }) {
        const { seconds, values, before } = this;
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
            pen.point(before && begin > 0 ? Math.round(xOf(seconds[begin - 1])) : x, x, yOf(values[begin]));
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

    /** The sample that stands for a time: of a step the one that has its value, else the nearest. -1 for none. */
    indexAt(second) {
        const { seconds, values } = this;
        const next = firstNotBelow(seconds, second);
        if (next === seconds.length) {
            return this.before || this.after ? -1 : next - 1;
        }
        if (this.before || seconds[next] === second) {
            return next;
        }
        if (this.after) {
            return Number.isNaN(values[next]) ? -1 : next - 1;
        }
        const previousIsNearer = next > 0 && second - seconds[next - 1] < seconds[next] - second;
        return previousIsNearer ? next - 1 : next;
    }
}
