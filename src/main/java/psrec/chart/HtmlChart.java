package psrec.chart;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import psrec.chart.Chart.Mark;
import psrec.chart.Panel.Axis;
import psrec.recording.Column;

/// A chart as one page that asks for nothing else: `page.html` with style, scripts and numbers in it.
///
/// All words stand in the page as its text, all else that is drawn as attributes; the scripts hold no data, so
/// that the page's policy can name them by their hash and let nothing else run. Numbers are written as they are
/// packed: no text of the whole page exists in memory.
public final class HtmlChart {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String SHOW_OR_HIDE = "show or hide";

    private final Chart chart;
    private final OutputStream out;
    private final Palette palette;
    private final String style;
    private final String theme;
    private final String script;
    /// Arrays that lines share are in the page once.
    private final IdentityHashMap<double[], Integer> numbers = new IdentityHashMap<>();

    private final List<double[]> arrays = new ArrayList<>();

    private HtmlChart(Chart chart, OutputStream out) throws IOException {
        this.chart = chart;
        this.out = out;
        palette = new Palette(chart);
        style = HtmlText.resource("uplot/uPlot.min.css") + HtmlText.resource("page.css") + colours();
        theme = HtmlText.resource("theme.js");
        script = "/* uPlot, for which holds:\n" + HtmlText.resource("uplot/LICENSE") + "*/\n"
                + HtmlText.resource("uplot/uPlot.iife.min.js")
                + HtmlText.resource("packed.js")
                + HtmlText.resource("line.js")
                + HtmlText.resource("axes.js")
                + HtmlText.resource("units.js")
                + HtmlText.resource("page.js")
                + HtmlText.resource("hands.js");
    }

    /// Writes the page; the stream stays open.
    public static void write(Chart chart, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        new HtmlChart(chart, buffered).write();
        buffered.flush();
    }

    private void write() throws IOException {
        String page = HtmlText.resource("page.html");
        Matcher place = PLACE.matcher(page);
        int written = 0;
        while (place.find()) {
            text(page.substring(written, place.start()));
            fill(place.group(1));
            written = place.end();
        }
        text(page.substring(written));
    }

    private void fill(String place) throws IOException {
        switch (place) {
            case "policy" ->
                text("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src "
                        + HtmlText.hash(theme) + " " + HtmlText.hash(script) + "; style-src " + HtmlText.hash(style));
            case "title" -> text(HtmlText.of(chart.title()));
            case "subtitle" -> text(HtmlText.of(chart.subtitle()));
            case "style" -> text(style);
            case "theme" -> text(theme);
            case "wanted" -> wanted();
            case "attributes" -> attributes();
            case "runs" -> runs();
            case "panels" -> panels();
            case "table" -> table();
            case "notes" -> notes();
            case "numbers" -> numbers();
            case "script" -> text(script);
            default -> throw new IllegalStateException(place);
        }
    }

    // The theme, if it is not to be the system's.
    private void wanted() throws IOException {
        if (chart.style().theme() != Chart.Theme.DEFAULT) {
            attribute("wanted", chart.style().theme() == Chart.Theme.DARK ? "dark" : "light");
        }
    }

    private void attributes() throws IOException {
        Chart.Time time = chart.time();
        Chart.Clock clock = time.clock();
        text(chart.hasSeveralRuns() ? " class=\"several\"" : "");
        attribute("from", time.from());
        attribute("to", time.to());
        if (clock != null) {
            attribute("clock-start", clock.startSeconds());
            attribute("clock-zone", clock.zone());
            attribute("shows-clock", time.showsClock());
        }
        attribute("from-zero", chart.scales().fromZero());
        attribute("in-cpus", chart.scales().inCpus());
        attribute("area", chart.style().area());
        attribute("vertical-grid", chart.style().verticalGrid());
        attribute("width", chart.style().widthPixels());
        attribute("height", chart.style().heightPixels());
    }

    // One legend for all panels.
    private void runs() throws IOException {
        if (!chart.hasSeveralRuns()) {
            return;
        }
        text("<ul class=\"runs\">");
        for (int run = 0; run < chart.runs().size(); run++) {
            Chart.Run each = chart.runs().get(run);
            text("<li class=\"run\"");
            attribute("colour", Palette.ofRun(run).onLight());
            attribute("dash", Palette.ofRunDash(run));
            text("><button type=\"button\" aria-pressed=\"true\" title=\""
                    + HtmlText.of(each.detail().isEmpty() ? SHOW_OR_HIDE : each.detail()) + "\"><i></i>"
                    + HtmlText.of(each.name()) + "</button></li>");
        }
        text("</ul>\n");
    }

    private void panels() throws IOException {
        for (Panel panel : chart.panels()) {
            // A line alone has the name of its axis.
            text("<figure class=\"panel" + (panel.series().size() == 1 ? " alone" : "") + "\"><figcaption>");
            axis("left", panel.left());
            text("<ul class=\"legend\">");
            boolean named = chart.hasSeveralRuns()
                    && panel.series().stream().map(Series::name).distinct().count() > 1;
            text(chart.hasSeveralRuns() ? "<li class=\"what\">max</li>" : "");
            String column = "";
            for (Series series : panel.series()) {
                if (named && !series.name().equals(column)) {
                    column = series.name();
                    text("<li class=\"column\">" + HtmlText.of(Axes.label(new Column(column))) + "</li>");
                }
                legend(panel, series);
            }
            text("</ul>");
            if (panel.right() != null) {
                axis("right", panel.right());
            }
            text("</figcaption><div class=\"plot\"><p class=\"unknown\" hidden>not known</p></div></figure>\n");
        }
        for (Mark mark : chart.marks()) {
            text("<span class=\"mark\" hidden");
            attribute("seconds", mark.seconds());
            text(">" + HtmlText.of(mark.text()) + "</span>\n");
        }
    }

    private void axis(String side, Axis axis) throws IOException {
        text("<span class=\"axis " + side + "\"");
        attribute("name", axis.measure().name());
        attribute("unit", axis.measure().unit());
        attribute("cpus-of-hundred", axis.measure().cpusOfHundred());
        attribute("whole", axis.measure().whole());
        text(">" + HtmlText.of(axis.title()) + "</span>");
    }

    private void legend(Panel panel, Series series) throws IOException {
        text("<li class=\"line\"");
        attribute("colour", palette.colour(series).onLight());
        attribute("dash", palette.dash(panel, series));
        attribute("run", series.run());
        attribute("emphasis", series.emphasis());
        attribute("unit", Axes.unit(new Column(series.name())));
        attribute("right", series.onRightAxis());
        attribute("interpolation", series.interpolation());
        attribute("max", series.max());
        attribute("seconds", number(series.seconds()));
        attribute("values", number(series.values()));
        text("><button type=\"button\" aria-pressed=\"true\" title=\""
                + (chart.hasSeveralRuns() ? HtmlText.of(series.label()) + ": " : "") + SHOW_OR_HIDE
                + "\"><i></i><span class=\"name\">" + HtmlText.of(series.label())
                + "</span></button> <span class=\"value\"></span></li>");
    }

    private int number(double[] array) {
        return numbers.computeIfAbsent(array, added -> {
            arrays.add(added);
            return arrays.size() - 1;
        });
    }

    private void table() throws IOException {
        if (chart.table().rows().isEmpty()) {
            return;
        }
        text("<section class=\"summary\"><h2>Summary of the whole recording</h2><div class=\"scroll\"><table>\n"
                + "<thead><tr>");
        for (Chart.Head head : chart.table().head()) {
            text("<th scope=\"col\"" + (head.name().isEmpty() ? "" : " title=\"" + HtmlText.of(head.name()) + "\"")
                    + ">" + HtmlText.of(head.text()) + "</th>");
        }
        text("</tr></thead>\n<tbody>\n");
        for (List<String> cells : chart.table().rows()) {
            text("<tr><th scope=\"row\">" + HtmlText.of(cells.getFirst()) + "</th>");
            for (String cell : cells.subList(1, cells.size())) {
                text("<td>" + HtmlText.of(cell) + "</td>");
            }
            text("</tr>\n");
        }
        text("</tbody></table></div></section>\n");
    }

    private void notes() throws IOException {
        if (chart.notes().isEmpty()) {
            return;
        }
        text("<section class=\"notes\"><h2>Notes</h2><ul>\n");
        for (String note : chart.notes()) {
            text("<li>" + HtmlText.of(note) + "</li>\n");
        }
        text("</ul></section>\n");
    }

    private void numbers() throws IOException {
        for (double[] array : arrays) {
            int decimals = PackedNumbers.decimals(array);
            text("<script type=\"text/plain\" id=\"numbers-" + numbers.get(array) + "\"");
            attribute("count", array.length);
            attribute("decimals", decimals);
            text(">");
            try (OutputStream packed = new BufferedOutputStream(base64(), BUFFER_BYTES)) {
                PackedNumbers.write(array, decimals, packed);
            }
            text("</script>\n");
        }
    }

    /// To end it leaves the page open.
    private OutputStream base64() {
        return Base64.getEncoder().wrap(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                // The page goes on.
            }
        });
    }

    /// The colours that lines have, for what has the attribute `data-colour`.
    private String colours() {
        StringBuilder css = new StringBuilder();
        Stream<Palette.Colour> ofLines = chart.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .map(palette::colour);
        Stream<Palette.Colour> ofRuns = IntStream.range(
                        0, chart.hasSeveralRuns() ? chart.runs().size() : 0)
                .mapToObj(Palette::ofRun);
        Stream.concat(ofLines, ofRuns).distinct().forEach(colour -> {
            String rule = "[data-colour=\"" + colour.onLight() + "\"] { --line: ";
            css.append(rule).append(colour.onLight()).append("; }\n:root[data-theme=dark] ");
            css.append(rule).append(colour.onDark()).append("; }\n");
        });
        return css.toString();
    }

    private void attribute(String name, Object value) throws IOException {
        text(" data-" + name + "=\"" + HtmlText.of(value.toString()) + "\"");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
