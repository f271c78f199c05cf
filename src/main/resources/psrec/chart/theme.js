"use strict";

/* Light or dark: as --theme says, else as the system has it, until the button is used; light on paper. */

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const onPaper = matchMedia("print");
const theme = {
    chosen: document.documentElement.dataset.wanted ?? null,
    listeners: [],
    apply() {
        const wanted = onPaper.matches || theme.printing ? "light" : theme.chosen ?? (systemIsDark.matches ? "dark" : "light");
        if (document.documentElement.dataset.theme !== wanted) {
            document.documentElement.dataset.theme = wanted;
            theme.listeners.forEach((changed) => changed());
        }
    },
    toggle() {
        theme.chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
        theme.apply();
    },
    print(printing) {
        theme.printing = printing;
        theme.apply();
    },
};
systemIsDark.addEventListener("change", theme.apply);
onPaper.addEventListener("change", theme.apply);
addEventListener("beforeprint", () => theme.print(true));
addEventListener("afterprint", () => theme.print(false));
theme.apply();
