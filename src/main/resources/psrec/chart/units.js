"use strict";

/* Numbers and times as people read them; the same in every language. */

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

const TIME_UNITS = [
    { name: "s", seconds: 1, upTo: 180, steps: null },
    { name: "min", seconds: 60, upTo: 3 * 3600, steps: [1 / 60, 1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 5, 10, 15, 20, 30] },
    { name: "h", seconds: 3600, upTo: 4 * 86400, steps: [1 / 60, 1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 3, 6, 12, 24] },
    { name: "d", seconds: 86400, upTo: Infinity, steps: [0.25, 0.5, 1, 2, 5, 7, 14, 28, 70, 140, 350, 700, 1400] },
];

/** 1, 2 and 5 times each power of ten. */
const DECIMAL_STEPS = Array.from({ length: 60 }, (_, i) => Number([1, 2, 5][i % 3] + "e" + (Math.floor(i / 3) - 7)));

/** The unit in which a span of time is read. */
function timeUnit(spanSeconds) {
    return TIME_UNITS.find((unit) => spanSeconds <= unit.upTo);
}

/** What may lie between two marks of the time axis, in seconds. */
function timeSteps(spanSeconds) {
    const unit = timeUnit(spanSeconds);
    return (unit.steps ?? DECIMAL_STEPS).map((step) => step * unit.seconds);
}

/** A number without more digits than it has; at most so many. */
function plain(number, figures = 12) {
    return String(Number(number.toPrecision(figures)));
}

/** `12.345 s`, `3 min 12.5 s`, `2 h 03 min 12 s`. */
function timeText(second, decimals) {
    const scale = 10 ** decimals;
    const rounded = Math.round(second * scale) / scale;
    if (rounded < 60) {
        return rounded.toFixed(decimals) + " s";
    }
    const wholeMinutes = Math.floor(rounded / 60);
    const rest = (rounded - wholeMinutes * 60).toFixed(decimals);
    if (wholeMinutes < 60) {
        return wholeMinutes + " min " + rest + " s";
    }
    const two = (text) => (text.indexOf(".") === 1 || text.length === 1 ? "0" + text : text);
    return Math.floor(wholeMinutes / 60) + " h " + two(String(wholeMinutes % 60)) + " min " + two(rest) + " s";
}

/** A value with its unit; `-` where it is not known. */
function valueText(value, unit) {
    if (value === undefined || Number.isNaN(value)) {
        return "-";
    }
    switch (unit) {
        case "PERCENT":
            return value.toFixed(1) + " %";
        case "BYTES": {
            let power = 0;
            for (; value >= 1023.95 && power < BYTE_UNITS.length - 1; power++) {
                value /= 1024;
            }
            return value.toFixed(power === 0 ? 0 : 1) + " " + BYTE_UNITS[power];
        }
        case "SECONDS":
            return value.toFixed(3) + " s";
        default:
            return plain(value, 6);
    }
}
