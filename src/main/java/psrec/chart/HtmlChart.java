package psrec.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A chart as a page.
public final class HtmlChart {
    private HtmlChart() {}

    /// Writes the page.
    public static void write(Chart chart, OutputStream out) throws IOException {
        String title = chart.title().replace("&", "&amp;").replace("<", "&lt;");
        out.write(("<!DOCTYPE html>\n<title>" + title + "</title>\n").getBytes(StandardCharsets.UTF_8));
    }
}
