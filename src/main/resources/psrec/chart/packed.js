"use strict";

/* Numbers as PackedNumbers.java wrote them. */

/** The bytes of base64. */
function bytesOf(base64) {
    if (Uint8Array.fromBase64) {
        return Uint8Array.fromBase64(base64);
    }
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) {
        bytes[i] = text.charCodeAt(i);
    }
    return bytes;
}

/** The numbers of an element, which goes; NaN for what is not known. */
function unpack(element) {
    const bytes = bytesOf(element.textContent);
    const scale = 10 ** element.dataset.decimals;
    const numbers = new Float64Array(Number(element.dataset.count));
    element.remove();
    let at = 0;
    let whole = 0;
    for (let i = 0; i < numbers.length; i++) {
        let byte = bytes[at++];
        let count = byte & 127;
        for (let weight = 128; byte > 127; weight *= 128) {
            byte = bytes[at++];
            count += (byte & 127) * weight;
        }
        if (count === 0) {
            numbers[i] = NaN;
        } else {
            const half = Math.floor((count - 1) / 2);
            whole += half * 2 === count - 1 ? half : -half - 1;
            numbers[i] = whole / scale;
        }
    }
    return numbers;
}
