package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import psrec.chart.Palette.Colour;
import psrec.chart.Panel.Axis;
import psrec.chart.Panel.Measure;

class PaletteTest {
    private static final Axis AXIS = new Axis(new Measure("", "", Double.NaN, false), "", 0, 1, 1, 0, true);

    @Test
    void ofOneRecordingEachColumnHasAColour() {
        assertThat(looks(
                        panel(line("cpu_percent", 0, false)),
                        panel(line("threads", 0, false), line("processes", 0, false))))
                .containsExactly("#0072b2 WHOLE", "#d55e00 WHOLE", "#00896b DASHED");
        assertThat(looks(panel(line("cpu_percent", 0, false), line("rss_bytes", 0, true))))
                .containsExactly("#0072b2 WHOLE", "#d55e00 WHOLE");
    }

    @Test
    void ofSeveralEachRecordingHas() {
        assertThat(looks(
                        panel(line("threads", 0, false), line("threads", 1, false), line("threads", 2, false)),
                        panel(line("threads", 0, false), line("processes", 0, false))))
                .containsExactly("#0b4f8a WHOLE", "#ee8a1d WHOLE", "#00896b WHOLE", "#0b4f8a WHOLE", "#0b4f8a DOTTED");
    }

    // Of ten runs several were drawn alike.
    @Test
    void sixteenRunsAreToldApart() {
        Set<String> looks = new HashSet<>();
        for (int run = 0; run < 16; run++) {
            looks.add(Palette.ofRun(run).onLight() + Palette.ofRunDash(run));
        }
        assertThat(looks).hasSize(16);
    }

    static Stream<Colour> colours() {
        return Stream.concat(Palette.COLUMNS.stream(), Palette.RUNS.stream());
    }

    /// Three to one is what the WCAG ask of graphics; a light orange on white has less, but stands beside a dark blue.
    @ParameterizedTest
    @MethodSource("colours")
    void linesStandOutFromThePaperAndFromADarkScreen(Colour colour) {
        assertThat(contrast(colour.onLight(), "#ffffff")).isGreaterThan(2.3);
        assertThat(contrast(colour.onDark(), "#1a1f24")).isGreaterThan(4.5);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a / b, b / a);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Series line(String name, int run, boolean right) {
        return new Series(
                name,
                name,
                run,
                right,
                Interpolation.LINEAR,
                Emphasis.NORMAL,
                new double[0],
                new double[0],
                Double.NaN);
    }

    private static Panel panel(Series... lines) {
        return new Panel(AXIS, null, List.of(lines));
    }

    private static List<String> looks(Panel... panels) {
        int runs = 1
                + Stream.of(panels)
                        .flatMap(panel -> panel.series().stream())
                        .mapToInt(Series::run)
                        .max()
                        .orElse(0);
        Chart one = Charts.of(1, panels);
        Chart chart = new Chart(
                "",
                "",
                Collections.nCopies(runs, new Chart.Run("", "")),
                one.panels(),
                List.of(),
                one.time(),
                one.scales(),
                one.style(),
                Chart.Table.NONE,
                List.of());
        Palette palette = new Palette(chart);
        List<String> looks = new ArrayList<>();
        for (Panel panel : panels) {
            for (Series series : panel.series()) {
                looks.add(palette.colour(series).onLight() + " " + palette.dash(panel, series));
            }
        }
        return looks;
    }
}
