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
import psrec.recording.Column;

/// A chart on a sheet of paper: the title, a legend where it is needed, the panels with what they show above them, and
/// the marks.
final class Sheet {
    private static final double MARGIN = 14;
    private static final double TITLE_POINTS = 15;
    private static final double TEXT_POINTS = 11;
    private static final double LINE = 16;
    private static final double HEADING = 22;
    private static final double MARK_LINE = 13;
    private static final double SWATCH = 16;
    private static final double WIDEST_TICKS = 60;
    /// More letters than any picture has room for.
    private static final int LONGEST_TEXT = 1000;
    private static final Color MARK = new Color(0x6a6a6a);

    private final Chart chart;
    private final Fonts fonts;
    private final double width;
    private final double height;
    private final Graphics2D g2;
    private final List<Rectangle2D> places = new ArrayList<>();

    /// @param width in units of the layout, of about a pixel on a screen of usual density
    Sheet(Chart chart, Fonts fonts, double width, double height, Graphics2D g2) {
        this.chart = chart;
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        this.g2 = g2;
    }

    /// @param pixelsPerUnit how many pixels a unit has
    void draw(double pixelsPerUnit) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(0, 0, width, height));

        List<List<Entry>> legend = legendLines();
        double top = MARGIN + TITLE_POINTS + (chart.subtitle().isEmpty() ? 0 : LINE) + legend.size() * LINE + 6;
        int lanes = lanes(place(chart.marks(), narrowest()));
        drawPanels(top, lanes, pixelsPerUnit);
        double left = places.getFirst().getX();
        text(chart.title(), fonts.strong(TITLE_POINTS), PanelPlots.INK, left, MARGIN + TITLE_POINTS - 2, room(left));
        if (!chart.subtitle().isEmpty()) {
            double baseline = MARGIN + TITLE_POINTS + LINE - 2;
            text(chart.subtitle(), fonts.regular(TEXT_POINTS), PanelPlots.FAINT_INK, left, baseline, room(left));
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
    private record Entry(String text, Look look) {}

    private void heading(Panel panel, Rectangle2D place, int lanes) {
        double baseline = place.getY() - lanes * MARK_LINE - 8;
        boolean alone = Look.runs(chart).size() == 1;
        Color left = alone && panel.right() != null ? colour(panel, false) : PanelPlots.INK;
        double end =
                text(panel.left().title(), fonts.strong(TEXT_POINTS), left, place.getX(), baseline, place.getWidth());
        if (panel.right() != null) {
            Color right = alone ? colour(panel, true) : PanelPlots.INK;
            Font font = fonts.strong(TEXT_POINTS);
            double start = place.getMaxX() - width(panel.right().title(), font);
            text(panel.right().title(), font, right, start, baseline, room(start));
        }
        List<Entry> entries = entries(panel);
        if (entries.size() > 1 && !(alone && panel.right() != null)) {
            entries(entries, end + SWATCH, baseline);
        }
    }

    private Color colour(Panel panel, boolean onRightAxis) {
        return panel.series().stream()
                .filter(series -> series.onRightAxis() == onRightAxis)
                .map(series -> Look.of(chart, series).colour())
                .findFirst()
                .orElse(PanelPlots.INK);
    }

    // One for each column of the panel; with several recordings in no recording's colour.
    private List<Entry> entries(Panel panel) {
        List<Entry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean alone = Look.runs(chart).size() == 1;
        for (Series series : panel.series()) {
            if (!names.contains(series.name())) {
                names.add(series.name());
                Look look = Look.of(chart, series);
                String text = Axes.label(new Column(series.name()));
                entries.add(new Entry(text, alone ? look : new Look(PanelPlots.FAINT_INK, look.dash())));
            }
        }
        return entries;
    }

    // The recordings, where there are several, in as many lines as they take.
    private List<List<Entry>> legendLines() {
        List<List<Entry>> lines = new ArrayList<>();
        List<Integer> runs = Look.runs(chart);
        if (runs.size() == 1) {
            return lines;
        }
        double x = Double.POSITIVE_INFINITY;
        for (int run : runs) {
            Series first = chart.panels().stream()
                    .flatMap(panel -> panel.series().stream())
                    .filter(series -> series.run() == run)
                    .findFirst()
                    .orElseThrow();
            String name = first.label().substring(first.label().indexOf(", ") + 2);
            double needed = 2 * SWATCH + width(name, fonts.regular(TEXT_POINTS));
            if (x + needed > width - 4 * MARGIN) {
                lines.add(new ArrayList<>());
                x = MARGIN;
            }
            lines.getLast().add(new Entry(name, Look.of(chart, first)));
            x += needed;
        }
        return lines;
    }

    private void entries(List<Entry> entries, double from, double baseline) {
        double x = from;
        for (Entry entry : entries) {
            g2.setPaint(entry.look().colour());
            float[] dash = new float[entry.look().dash().size()];
            for (int i = 0; i < dash.length; i++) {
                dash[i] = entry.look().dash().get(i);
            }
            g2.setStroke(
                    dash.length == 0
                            ? new BasicStroke(2)
                            : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
            g2.draw(new Line2D.Double(x, baseline - 4, x + SWATCH, baseline - 4));
            double textX = x + SWATCH + 5;
            x = text(entry.text(), fonts.regular(TEXT_POINTS), PanelPlots.INK, textX, baseline, room(textX)) + SWATCH;
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
            double share = (mark.seconds() - chart.fromSeconds()) / (chart.toSeconds() - chart.fromSeconds());
            double x = panel.getX() + share * panel.getWidth();
            double wide = width(mark.text(), fonts.regular(TEXT_POINTS - 1));
            double textX = Math.max(panel.getX(), Math.min(x - wide / 2, panel.getMaxX() - wide));
            int lane = 0;
            while (lane < freeFrom.size() && freeFrom.get(lane) > textX) {
                lane++;
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
        g2.setPaint(MARK);
        g2.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0));
        double top = places.getFirst().getY() - label.lane() * MARK_LINE;
        g2.draw(new Line2D.Double(
                label.markX(), top - 2, label.markX(), places.getFirst().getMaxY()));
        for (Rectangle2D place : places.subList(1, places.size())) {
            g2.draw(new Line2D.Double(label.markX(), place.getY(), label.markX(), place.getMaxY()));
        }
        text(label.text(), fonts.regular(TEXT_POINTS - 1), MARK, label.textX(), top - 5, room(label.textX()));
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
