package psrec.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psrec.chart.Chart;
import psrec.chart.ChartOptions;
import psrec.process.UserException;

/// The chart that the user asked for.
///
/// @param kind as what; null for the browser where there is one, else the terminal
/// @param path where it is written, one `char` a byte; empty where it is not
/// @param options what it shows
record ChartRequest(@Nullable Kind kind, String path, ChartOptions options) {
    private static final String TERMINAL = "-";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SHORTEST_SIDE_PIXELS = 200;
    private static final int LONGEST_SIDE_PIXELS = 6000;
    private static final int FEWEST_CHARACTERS = 10;
    private static final int MOST_CHARACTERS = 1000;

    /// What a chart can be.
    enum Kind {
        HTML(".html"),
        PNG(".png"),
        SVG(".svg"),
        TERMINAL("");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }
    }

    /// Reads the options, before anything else is done.
    ///
    /// @throws UserException where one cannot be understood
    static ChartRequest of(CommandLine line) {
        String path = line.value(Option.OUTPUT);
        Kind kind = path == null ? null : kind(path);
        double from = seconds(line, Option.FROM, 0);
        double to = seconds(line, Option.TO, Double.POSITIVE_INFINITY);
        if (to <= from) {
            throw usage("--to must be later than --from");
        }
        boolean pixels = kind != null && kind != Kind.TERMINAL;
        String title = line.value(Option.TITLE);
        ChartOptions options = new ChartOptions(
                title == null ? "" : CommandLine.forPeople(title),
                line.has(Option.COMBINED),
                columns(line),
                from,
                to,
                line.has(Option.CLOCK),
                // The time zones take some time to load.
                line.has(Option.CLOCK) ? ZoneId.systemDefault() : ZoneOffset.UTC,
                new Chart.Scales(!fitsBelow(line), line.has(Option.CPUS)),
                new Chart.Style(
                        line.has(Option.AREA),
                        line.has(Option.VERTICAL_GRID),
                        theme(line),
                        size(line, Option.WIDTH, pixels),
                        size(line, Option.HEIGHT, pixels)));
        return new ChartRequest(kind, path == null || kind == Kind.TERMINAL ? "" : path, options);
    }

    private static boolean fitsBelow(CommandLine line) {
        String text = line.value(Option.Y_MIN);
        if (text == null || text.equals("0")) {
            return false;
        }
        if (!text.equals("auto")) {
            throw usage("--y-min '" + CommandLine.forPeople(text) + "' is neither auto nor 0");
        }
        return true;
    }

    private static Chart.Theme theme(CommandLine line) {
        String text = line.value(Option.THEME);
        if (text == null) {
            return Chart.Theme.DEFAULT;
        }
        if (!text.equals("light") && !text.equals("dark")) {
            throw usage("--theme '" + CommandLine.forPeople(text) + "' is neither light nor dark");
        }
        return text.equals("dark") ? Chart.Theme.DARK : Chart.Theme.LIGHT;
    }

    private static Kind kind(String path) {
        if (path.equals(TERMINAL)) {
            return Kind.TERMINAL;
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TERMINAL
                    && path.toLowerCase(Locale.ROOT).endsWith(kind.ending)
                    && path.length() > kind.ending.length()) {
                return kind;
            }
        }
        throw usage("--output " + CommandLine.forPeople(path)
                + ": what it shall be is told by its ending; .html, .png or .svg, or - for the terminal");
    }

    private static double seconds(CommandLine line, Option option, double otherwise) {
        String text = line.value(option);
        return text == null ? otherwise : TimeSpan.parseInstantNanos(option, text) / NANOS_PER_SECOND;
    }

    private static List<String> columns(CommandLine line) {
        String text = line.value(Option.COLUMNS);
        if (text == null) {
            return List.of();
        }
        List<String> names = Arrays.stream(CommandLine.forPeople(text).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw usage("--columns needs names of columns: cpu_percent,rss_bytes");
        }
        return names;
    }

    private static int size(CommandLine line, Option option, boolean pixels) {
        String text = line.value(option);
        if (text == null) {
            return 0;
        }
        int least = pixels ? SHORTEST_SIDE_PIXELS : FEWEST_CHARACTERS;
        int most = pixels ? LONGEST_SIDE_PIXELS : MOST_CHARACTERS;
        boolean digits = text.matches("[0-9]{1,6}");
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw usage(option.dashed() + " '" + CommandLine.forPeople(text) + "' is not a number of "
                    + (pixels ? "pixels" : "characters") + " from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    private static UserException usage(String sentence) {
        return new UserException(UserException.USAGE, sentence);
    }
}
