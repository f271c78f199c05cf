"use strict";

/* Numbers and times as people read them; the same in every language. */

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

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
    const two = (text) => twoDigits(text, ".");
    return Math.floor(wholeMinutes / 60) + " h " + two(String(wholeMinutes % 60)) + " min " + two(rest) + " s";
}

/** The time of day, with the date where there is more than one. */
function clockText(second, decimals, withDate) {
    const scale = 10 ** decimals;
    const rounded = Math.round(second * scale) / scale;
    const day = Math.floor(rounded / DAY);
    const time = twoDigits(hoursLabel(rounded - day * DAY, 1e-9, decimals), ":");
    return (withDate ? timeLabel("clock", day * DAY, DAY) + " " : "") + time;
}

/** So many decimals that differences of a resolution can be seen; within limits. */
function decimalsFor(resolution, least, most) {
    const needed = resolution > 0 ? Math.ceil(-Math.log10(resolution) - HAIR) : least;
    return Math.min(Math.max(needed, least), most);
}

/**
 * A value with its unit; `-` for what is not known.
 *
 * @param unit `%`, `B`, `B/s`, `1/s`, `s`, `GiB h`, or empty for a plain number
 * @param resolution the difference that the reader should see
 * @param axis where it belongs: CPU is shown in its unit; null for none
 * @param common true if bytes are in the unit of the axis, too, so that several can be compared
 */
function valueText(value, unit, resolution = 0, axis = null, common = false) {
    if (value === undefined || Number.isNaN(value)) {
        return "-";
    }
    switch (unit) {
        case "%":
            return axis?.unit === "CPUs"
                ? (value / axis.divisor).toFixed(decimalsFor(resolution / axis.divisor, 2, 5)) + " CPUs"
                : value.toFixed(decimalsFor(resolution, 1, 3)) + " %";
        case "B":
        case "B/s": {
            let power = 0;
            const divisor = common && axis?.known ? axis.divisor : 1;
            for (; (divisor > 1 ? 1024 ** power < divisor : Math.abs(value) >= 1023.95) && power < BYTE_UNITS.length - 1; power++) {
                value /= 1024;
                resolution /= 1024;
            }
            return value.toFixed(power === 0 ? 0 : decimalsFor(resolution, 1, 3 * power)) + " " + BYTE_UNITS[power] + unit.slice(1);
        }
        case "CPUs":
            return value.toFixed(decimalsFor(resolution, 2, 5)) + " CPUs";
        case "s":
            return value.toFixed(decimalsFor(resolution, 3, 9)) + " s";
        default: {
            const text = Number.isInteger(value) ? String(value) : value.toFixed(decimalsFor(resolution, 2, 9));
            return text + (unit.startsWith("1") ? unit.slice(1) : unit && " " + unit);
        }
    }
}

/** The same with as many digits as tell it from others that are not the same. */
function distinctText(value, others, unit, resolution, axis, common) {
    const shown = (each, finest) => valueText(each, unit, finest, axis, common);
    let finest = resolution;
    for (let more = 0; more < 6 && others.some((each) => each !== value && shown(each, finest) === shown(value, finest)); more++) {
        finest = (finest || 1) / 10;
    }
    return shown(value, finest);
}
