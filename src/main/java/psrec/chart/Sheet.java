package psrec.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jspecify.annotations.Nullable;

/// A chart on a sheet of paper: the title, a legend where it is needed, the panels with what they show above them, and
/// the marks.
final class Sheet {
    private static final double MARGIN = 14;
    private static final double TITLE_POINTS = 15;
    private static final double TEXT_POINTS = 11;
    private static final double LINE = 16;
    private static final double HEADING = 22;
    private static final double MARK_LINE = 13;
    /// Ends that are too close to be told apart have a line, and no words.
    private static final int MOST_LANES = 4;

    private static final double SWATCH = 16;
    private static final double WIDEST_TICKS = 60;
    /// More letters than any picture has room for.
    private static final int LONGEST_TEXT = 1000;
    private static final String NOT_KNOWN = "not known";
    private final Chart chart;
    private final Fonts fonts;
    private final double width;
    private final double height;
    private final Graphics2D g2;
    private final Ink ink;
    private final List<Rectangle2D> places = new ArrayList<>();

    /// @param width in units of the layout, of about a pixel on a screen of usual density
    Sheet(Chart chart, Fonts fonts, double width, double height, Graphics2D g2) {
        this.chart = chart;
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        this.g2 = g2;
        ink = Ink.of(chart);
    }

    /// @param pixelsPerUnit how many pixels a unit has
    void draw(double pixelsPerUnit) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setPaint(ink.paper());
        g2.fill(new Rectangle2D.Double(0, 0, width, height));

        List<List<Entry>> legend = legendLines();
        double top = MARGIN + TITLE_POINTS + (chart.subtitle().isEmpty() ? 0 : LINE) + legend.size() * LINE + 6;
        int lanes = lanes(place(chart.marks(), narrowest()));
        drawPanels(top, lanes, pixelsPerUnit);
        double left = places.getFirst().getX();
        text(chart.title(), fonts.strong(TITLE_POINTS), ink.text(), left, MARGIN + TITLE_POINTS - 2, room(left));
        if (!chart.subtitle().isEmpty()) {
            double baseline = MARGIN + TITLE_POINTS + LINE - 2;
            text(chart.subtitle(), fonts.regular(TEXT_POINTS), ink.faint(), left, baseline, room(left));
        }
        double baseline = top - 6 - legend.size() * LINE + LINE - 3;
        for (List<Entry> line : legend) {
            entries(line, left, baseline);
            baseline += LINE;
        }
        for (int i = 0; i < places.size(); i++) {
            heading(chart.panels().get(i), places.get(i), i == 0 ? lanes : 0);
        }
        place(chart.marks(), places.getFirst()).forEach(this::mark);
    }

    private double room(double left) {
        return width - left - MARGIN;
    }

    private void drawPanels(double top, int lanes, double pixelsPerUnit) {
        PanelPlots plots = new PanelPlots(chart, fonts, pixelsPerUnit);
        JFreeChart panels =
                new JFreeChart(null, null, plots.all(HEADING + lanes * MARK_LINE, HEADING + 8, MARGIN), false);
        panels.setBackgroundPaint(null);
        panels.setBorderVisible(false);
        panels.setRenderingHints(g2.getRenderingHints());
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        Rectangle2D place = new Rectangle2D.Double(MARGIN, top, width - MARGIN, height - top - MARGIN / 2);
        panels.draw(g2, place, info);
        places.clear();
        PlotRenderingInfo whole = info.getPlotInfo();
        for (int i = 0; i < whole.getSubplotCount(); i++) {
            places.add(whole.getSubplotInfo(i).getDataArea());
        }
    }

    // ---- what a panel shows, above it ----------------------------------------------------------------------------

    /// What a colour or a dash stands for.
    ///
    /// @param look of its swatch; null for none
    private record Entry(String text, @Nullable Look look, Color ink) {}

    private void heading(Panel panel, Rectangle2D place, int lanes) {
        double baseline = place.getY() - lanes * MARK_LINE - 8;
        Heading heading = Heading.of(chart, panel);
        boolean twoAxes = panel.right() != null;
        Color left = twoAxes ? colour(panel, false) : ink.text();
        double end = title(heading.left(), left, place.getX(), baseline, place.getWidth());
        if (twoAxes) {
            Font font = fonts.strong(TEXT_POINTS);
            double wide = width(heading.right(), font);
            double start = Math.max(end + SWATCH, place.getMaxX() - wide);
            // Dotted with several runs, whose colours say nothing about the axis.
            if (chart.hasSeveralRuns() && start - 2 * SWATCH > end) {
                Series first = panel.series().getLast();
                entries(List.of(new Entry("", swatch(first, false), ink.text())), start - SWATCH - 5, baseline);
            }
            title(heading.right(), colour(panel, true), start, baseline, room(start));
        }
        List<Entry> entries = new ArrayList<>();
        for (Heading.Entry entry : heading.entries()) {
            Series line = entry.line();
            entries.add(new Entry(entry.text(), line == null ? null : swatch(line, entry.ofRun()), ink.text()));
        }
        boolean peaks = heading.left().endsWith(", peak");
        entries(entries, peaks ? end + 6 : end + SWATCH, baseline);
        if (panel.isUnknown()) {
            Font font = fonts.regular(TEXT_POINTS);
            double x = place.getCenterX() - width(NOT_KNOWN, font) / 2;
            text(NOT_KNOWN, font, ink.faint(), x, place.getCenterY() + 4, room(x));
        }
    }

    // The name in strong letters, the unit and the peak behind it in usual ones.
    private double title(String title, Color colour, double x, double baseline, double room) {
        int name = title.indexOf(" (") >= 0
                ? title.indexOf(" (")
                : title.contains(", peak") ? title.indexOf(", peak") : title.length();
        double end = text(title.substring(0, name), fonts.strong(TEXT_POINTS), colour, x, baseline, room);
        return text(title.substring(name), fonts.regular(TEXT_POINTS), colour, end, baseline, room - (end - x));
    }

    private Look swatch(Series line, boolean ofRun) {
        Look look = Look.of(chart, line);
        return ofRun ? new Look(Look.solid(look.colour()), look.dash(), 1) : new Look(ink.faint(), look.dash(), 1);
    }

    private Color colour(Panel panel, boolean onRightAxis) {
        return panel.series().stream()
                .filter(series -> series.onRightAxis() == onRightAxis && !chart.hasSeveralRuns())
                .map(series -> Look.of(chart, series).colour())
                .findFirst()
                .orElse(ink.text());
    }

    // The runs, if there are several, in as many lines as they take.
    private List<List<Entry>> legendLines() {
        List<List<Entry>> lines = new ArrayList<>();
        if (!chart.hasSeveralRuns()) {
            return lines;
        }
        double x = Double.POSITIVE_INFINITY;
        for (int run = 0; run < chart.runs().size(); run++) {
            String name = chart.runs().get(run).name();
            double needed = 2 * SWATCH + width(name, fonts.regular(TEXT_POINTS));
            if (x + needed > width - 4 * MARGIN) {
                lines.add(new ArrayList<>());
                x = MARGIN;
            }
            lines.getLast().add(new Entry(name, Look.ofRun(chart, run), ink.text()));
            x += needed;
        }
        return lines;
    }

    private void entries(List<Entry> entries, double from, double baseline) {
        double x = from;
        for (Entry entry : entries) {
            Look look = entry.look();
            double textX = x;
            if (look != null) {
                g2.setPaint(look.colour());
                g2.setStroke(look.stroke(2));
                g2.draw(new Line2D.Double(x, baseline - 4, x + SWATCH, baseline - 4));
                textX += SWATCH + 5;
            }
            x = text(entry.text(), fonts.regular(TEXT_POINTS), entry.ink(), textX, baseline, room(textX)) + SWATCH;
        }
    }

    // ---- marks ---------------------------------------------------------------------------------------------------

    /// The words of a mark, in their place.
    ///
    /// @param lane which line above the first panel, the lowest is 0
    private record Label(String text, double markX, double textX, int lane) {}

    // The room above the panels must be known before they are drawn, and their width is known only then: they are not
    // narrower than this.
    private Rectangle2D narrowest() {
        double left = MARGIN + WIDEST_TICKS;
        return new Rectangle2D.Double(left, 0, width - 2 * left, 0);
    }

    private static int lanes(List<Label> labels) {
        return labels.stream().mapToInt(Label::lane).max().orElse(-1) + 1;
    }

    private List<Label> place(List<Chart.Mark> marks, Rectangle2D panel) {
        List<Double> freeFrom = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Chart.Mark mark : marks.stream()
                .sorted(Comparator.comparingDouble(Chart.Mark::seconds))
                .toList()) {
            Chart.Time time = chart.time();
            double share = (mark.seconds() - time.from()) / (time.to() - time.from());
            double x = panel.getX() + share * panel.getWidth();
            double wide = width(mark.text(), fonts.regular(TEXT_POINTS - 1));
            double textX = Math.max(panel.getX(), Math.min(x - wide / 2, panel.getMaxX() - wide));
            int lane = 0;
            while (lane < freeFrom.size() && freeFrom.get(lane) > textX) {
                lane++;
            }
            if (lane == MOST_LANES) {
                continue;
            }
            if (lane == freeFrom.size()) {
                freeFrom.add(0.0);
            }
            freeFrom.set(lane, textX + wide + MARGIN);
            labels.add(new Label(mark.text(), x, textX, lane));
        }
        return labels;
    }

    private void mark(Label label) {
        g2.setPaint(ink.faint());
        g2.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0));
        double top = places.getFirst().getY() - label.lane() * MARK_LINE;
        g2.draw(new Line2D.Double(
                label.markX(), top - 2, label.markX(), places.getFirst().getMaxY()));
        for (Rectangle2D place : places.subList(1, places.size())) {
            g2.draw(new Line2D.Double(label.markX(), place.getY(), label.markX(), place.getMaxY()));
        }
        text(label.text(), fonts.regular(TEXT_POINTS - 1), ink.faint(), label.textX(), top - 5, room(label.textX()));
    }

    // ---- text ----------------------------------------------------------------------------------------------------

    // Answers where it ends.
    private double text(String text, Font font, Color colour, double x, double baseline, double room) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        String shown = end < text.length() ? cut(text, end) : text;
        while (end > 1 && width(shown, font) > room) {
            shown = cut(text, --end);
        }
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(shown, (float) x, (float) baseline);
        return x + width(shown, font);
    }

    // With three dots for what is left out; never half a character.
    private static String cut(String text, int end) {
        boolean half = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end).stripTrailing() + "…";
    }

    private double width(String text, Font font) {
        return font.getStringBounds(text, g2.getFontRenderContext()).getWidth();
    }
}
