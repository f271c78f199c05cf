package psrec.cli;

import java.util.Locale;
import psrec.metric.Metric;

/// The manual page psrec(1), in the language of man(7), made from the tables that the help is made from.
final class ManualPage {
    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /// @param version of psrec
    /// @param date of the build, `2026-11-24`
    static String of(String version, String date) {
        ManualPage manual = new ManualPage();
        manual.begin(version, date);
        manual.modes();
        manual.options();
        manual.columns();
        manual.end();
        return manual.page.toString();
    }

    private void begin(String version, String date) {
        page.append(".\\\" Made by the build from psrec's table of options.\n");
        page.append(".TH PSREC 1 ")
                .append(date)
                .append(" \"psrec ")
                .append(version)
                .append("\" \"User Commands\"\n");
        // Words are not taken apart: they may be typed.
        page.append(".nh\n.ad l\n");
        section("NAME");
        line("psrec \\- record CPU and memory of a command and all its descendants");
        section("SYNOPSIS");
        for (Mode mode : Mode.values()) {
            page.append(mode.ordinal() == 0 ? "" : ".br\n");
            line(bold("psrec") + " [options] " + bold(mode.word()) + " " + placeholders(mode.operands()));
        }
        section("DESCRIPTION");
        line(bold("psrec") + " records what a program uses while it runs, CPU time, memory, threads and processes,");
        line("of the program and all its descendants, into a file that is written as it goes, and shows it.");
        line("The numbers are the kernel's own account: children that lived for two milliseconds, orphans,");
        line("daemons and threads that ended are in it.");
        line("What could not be seen is an empty cell, never a 0.");
        page.append(".PP\n");
        line("Options stand before the mode or behind it.");
        line("All that follows the name of the command of " + bold("start") + " is the command's own;");
        line(bold("\\-\\-") + " before the command ends the options.");
    }

    private void modes() {
        section("MODES");
        for (Mode mode : Mode.values()) {
            item(bold(mode.word()) + " " + placeholders(mode.operands()));
            prose(Help.about(mode));
        }
    }

    private void options() {
        section("OPTIONS");
        for (Option option : Option.values()) {
            String letter = option.letter().isEmpty() ? "" : bold("\\-" + option.letter()) + ", ";
            String value = option.value();
            String between = option.takesOptional() ? "" : " ";
            item(letter
                    + bold(option.dashed().replace("-", "\\-"))
                    + (value == null ? "" : between + placeholders(value)));
            prose(sentence(option.meaning()));
            if (option.modes().size() < Mode.values().length) {
                line("For "
                        + String.join(
                                ", ", option.modes().stream().map(Mode::word).toList()) + ".");
            }
        }
    }

    private void columns() {
        section("COLUMNS");
        line("An empty cell is a value that is not known.");
        for (Metric metric : Metric.all()) {
            item(bold(metric.column()));
            prose(sentence(metric.meaning()));
        }
    }

    private void end() {
        section("EXIT STATUS");
        for (Mode mode : Mode.values()) {
            item(bold(mode.word()));
            prose(sentence(Help.exitCodes(mode).substring("Exit code: ".length())));
        }
        section("EXAMPLES");
        page.append(".nf\n");
        for (Mode mode : Mode.values()) {
            Help.examples(mode).lines().forEach(example -> line(escaped(example).replace("-", "\\-")));
        }
        page.append(".fi\n");
        section("SEE ALSO");
        line(bold("time") + "(1), " + bold("pidstat") + "(1), " + bold("proc") + "(5)");
    }

    private void section(String name) {
        page.append(".SH ").append(name).append('\n');
    }

    private void item(String heading) {
        page.append(".TP\n").append(heading).append('\n');
    }

    private void line(String roff) {
        page.append(roff.stripTrailing()).append('\n');
    }

    private void prose(String text) {
        text.lines().forEach(each -> line(escaped(each.strip()).replace("--", "\\-\\-")));
    }

    private static String sentence(String text) {
        String whole = text.strip();
        String first = whole.startsWith("psrec") ? "p" : whole.substring(0, 1).toUpperCase(Locale.ROOT);
        return first + whole.substring(1) + (whole.endsWith(".") ? "" : ".");
    }

    private static String bold(String roff) {
        return "\\fB" + roff + "\\fR";
    }

    // <file>... as an italic word.
    private static String placeholders(String text) {
        return escaped(text).replace("<", "\\fI").replace(">", "\\fR");
    }

    // A line that begins with a dot or an apostrophe would be a request.
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
