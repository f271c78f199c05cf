"use strict";

/* Axes that fit what is shown, and their ticks: the rules of Axes.java, Steps.java and TimeTicks.java. */

const HAIR = 1e-9;
const LIMITS = [1, 2, 2.5, 5, 10];
const BESIDE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const DECIMALS = [1, 2, 5, 10];
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const TIME_STEPS = [
    1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
    HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY,
];
const COMBINED_TICKS = 6;

/** The smallest round number that is not below the wanted one, which is above 0. */
function round(wanted, rounds) {
    const power = 10 ** Math.floor(Math.log10(wanted) + HAIR);
    return power * (rounds.find((each) => each * power >= wanted * (1 - HAIR)) ?? 10);
}

/** A step between ticks: 25 is round, 2.5 is not. */
function tickStep(wanted) {
    const step = round(wanted, LIMITS);
    const half = Math.abs(step / 10 ** Math.floor(Math.log10(step) + HAIR) - 2.5) < 1e-6;
    return half && step < 10 ? 2 * step : step;
}

/** How many multiples of a step are in a range, its ends included. */
function countOf(from, to, step) {
    return Math.floor(to / step + HAIR) - Math.ceil(from / step - HAIR) + 1;
}

/** The multiples of a step in a range. */
function multiples(from, to, step) {
    const first = Math.ceil(from / step - HAIR);
    return Array.from({ length: Math.max(0, countOf(from, to, step)) }, (_, i) => (first + i) * step);
}

/** How many decimals the multiples of a step need. */
function decimalsOf(step) {
    let decimals = 0;
    for (let scaled = step; decimals < 9 && Math.abs(scaled - Math.round(scaled)) > 1e-6 * scaled; scaled *= 10) {
        decimals++;
    }
    return decimals;
}

/**
 * An axis that fits the values from least to most, as { min, max, divisor, unit, step, known, whole }; min and max are in
 * the unit of the values, a step of 0 is as there is room for.
 */
function fitAxis(measure, { least, most }, { fromZero, inCpus }) {
    const cpus = inCpus && measure.cpusOfHundred > 0;
    if (!(least <= most)) {
        return { min: 0, max: 1, divisor: 1, unit: cpus ? "CPUs" : measure.unit.startsWith("B") ? "" : measure.unit, step: 0, known: false, whole: false };
    }
    const zero = fromZero || least === most;
    const min = zero ? Math.min(0, least) : least;
    const top = zero ? Math.max(0, most) : most;
    const max = top > min ? top : min + 1;
    const bytes = measure.unit.startsWith("B");
    let power = 0;
    for (let unit = 1024; bytes && power < BYTE_UNITS.length - 1 && max >= unit && max - min >= 0.04 * unit; unit *= 1024) {
        power++;
    }
    const divisor = bytes ? 1024 ** power : cpus ? 100 / measure.cpusOfHundred : 1;
    const unit = bytes ? BYTE_UNITS[power] + measure.unit.slice(1) : cpus ? "CPUs" : measure.unit;
    const smallest = measure.whole || (bytes && power === 0) ? 1 : 0;
    const limit = Math.max(smallest, round((max - min) / divisor / 20, LIMITS));
    return {
        min: Math.floor(min / divisor / limit + HAIR) * limit * divisor,
        max: Math.ceil(max / divisor / limit - HAIR) * limit * divisor,
        divisor,
        unit,
        step: 0,
        known: true,
        whole: measure.whole,
    };
}

/** Two axes that share the lines of the grid: the right one is changed to have its ticks where the left one has. */
function combine(left, right) {
    if (left.known && right.known && left.min === 0 && right.min === 0) {
        left.step = axisStep(left, COMBINED_TICKS);
        const steps = left.max / left.divisor / left.step;
        right.step = round(right.max / right.divisor / steps, BESIDE);
        right.max = steps * right.step * right.divisor;
    }
}

/** The step between at most so many ticks, in the shown unit. */
function axisStep(axis, most) {
    if (axis.step > 0) {
        return axis.step;
    }
    const from = axis.min / axis.divisor;
    const to = axis.max / axis.divisor;
    let step = tickStep((to - from) / most);
    while (countOf(from, to, step) > most) {
        step = tickStep(step * 1.01);
    }
    return Math.max(axis.whole ? 1 : 0, step);
}

/** At most so many ticks of an axis as { values, labels }. */
function axisTicks(axis, most) {
    if (!axis.known) {
        return { values: [], labels: [] };
    }
    const step = axisStep(axis, most);
    const shown = multiples(axis.min / axis.divisor, axis.max / axis.divisor, step);
    const decimals = decimalsOf(step);
    return { values: shown.map((each) => each * axis.divisor), labels: shown.map((each) => each.toFixed(decimals)) };
}

/** How times up to one are written: s, m:ss, h:mm or days. */
function timeForm(to) {
    return to < 3 * MINUTE ? "s" : to < HOUR ? "m:ss" : to < 4 * DAY ? "h:mm" : "days";
}

/** At most so many ticks of the time axis as { values, labels }; clock is the time of day at 0, or null. */
function timeTicks(from, to, most, clock) {
    const form = clock === null ? timeForm(to) : "clock";
    const offset = clock ?? 0;
    const step = timeStep(form, from + offset, to + offset, most);
    const shown = multiples(from + offset, to + offset, step);
    return { values: shown.map((each) => each - offset), labels: shown.map((each) => timeLabel(form, each, step)) };
}

function timeStep(form, from, to, most) {
    const least = (to - from) / Math.max(1, most);
    const asOnClocks = TIME_STEPS.find((step) => least <= step && countOf(from, to, step) <= most);
    if (form !== "s" && least > 0.5 && asOnClocks) {
        return asOnClocks;
    }
    const unit = least > DAY ? DAY : 1;
    let step = round(least / unit, DECIMALS) * unit;
    while (countOf(from, to, step) > most) {
        step = round((step / unit) * 1.01, DECIMALS) * unit;
    }
    return step;
}

function timeLabel(form, seconds, step) {
    const decimals = step < 1 ? decimalsOf(step) : 0;
    switch (form) {
        case "s":
            return seconds.toFixed(decimalsOf(step));
        case "m:ss":
            return parts(seconds, MINUTE, decimals);
        case "h:mm":
            return hoursLabel(seconds, step, decimals);
        case "days": {
            const day = Math.floor(seconds / DAY + HAIR);
            const rest = seconds - day * DAY;
            return step >= DAY || rest < step / 2 ? day + "d" : hoursLabel(rest, step, decimals);
        }
        default: {
            const day = Math.floor(seconds / DAY + HAIR);
            const rest = seconds - day * DAY;
            if ((rest < step / 2 && step >= HOUR) || step >= DAY) {
                return new Date(day * DAY * 1e3).toLocaleDateString("en", { month: "short", day: "numeric", timeZone: "UTC" });
            }
            return twoDigits(hoursLabel(rest, step, decimals), ":");
        }
    }
}

/** 1:30, or 1:30:00 where ticks are closer than minutes. */
function hoursLabel(seconds, step, decimals) {
    if (step >= MINUTE) {
        return parts(seconds / MINUTE, MINUTE, 0);
    }
    const hours = Math.floor(seconds / HOUR + HAIR);
    return hours + ":" + twoDigits(parts(seconds - hours * HOUR, MINUTE, decimals), ":");
}

/** Whole parts and the rest in two digits: 12:05.5. */
function parts(value, partsOfOne, decimals) {
    const rounded = Math.round(value * 10 ** decimals) / 10 ** decimals;
    const whole = Math.floor(rounded / partsOfOne + 1e-12);
    return whole + ":" + twoDigits(Math.max(0, rounded - whole * partsOfOne).toFixed(decimals), ".");
}

/** With a 0 before a single digit; what follows the first number begins with a mark. */
function twoDigits(text, mark) {
    return text.length === 1 || text.indexOf(mark) === 1 ? "0" + text : text;
}
