package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static psrec.chart.Recordings.NAN;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import psrec.stats.Track;

class DrawingTest {
    @Test
    void oneRecordingHasItsPanelsOneBelowTheOther() {
        assertThat(words(Recordings.chart(Recordings.build("a.csv")))).isEqualTo("""
                make -j2
                build-7 · 2026-11-24 04:46:43 UTC · exited 0 after 4.000 s
                0.0 to 4.0
                CPU (% of 4 CPUs) to 100.0
                  cpu_percent of 0: CPU, in steps
                resident memory (MiB) to 300.0
                  rss_bytes of 0: resident memory
                threads and processes to 8.0
                  threads of 0: threads
                  processes of 0: processes
                4.0: exited 0
                """);
    }

    @Test
    void combinedHasTwoAxesWithAsManyStepsAndTheThirdPanelStays() {
        Chart chart = Drawing.of(List.of(Recordings.build("a.csv")), Recordings.options(true, List.of()), List.of());
        assertThat(words(chart)).contains("""
                CPU (% of 4 CPUs) to 100.0 | resident memory (MiB) to 400.0
                  cpu_percent of 0: CPU, in steps
                  rss_bytes of 0: resident memory, on the right
                threads and processes to 8.0
                """);
    }

    @Test
    void severalAreNamedByTheirFiles() {
        Chart chart = Recordings.chart(
                Recordings.track("old/a.csv", "rss_bytes", new double[] {0, 1}, new double[] {2, 3000}),
                Recordings.track(
                        "new/b.csv", 4, 4, "killed by 9", "rss_bytes", new double[] {0, 1}, new double[] {5, 2}));
        assertThat(words(chart)).isEqualTo("""
                a.csv, b.csv
                make -j2
                0.0 to 5.0
                resident memory (KiB) to 3.0
                  rss_bytes of 0: resident memory, a.csv
                  rss_bytes of 1: resident memory, b.csv
                2.0: a.csv exited 0
                5.0: b.csv killed by 9
                """);
    }

    @Test
    void filesOfOneNameAreNamedWithTheirFolders() {
        Chart chart = Recordings.chart(Recordings.build("old/a.csv"), Recordings.build("new/a.csv"));
        assertThat(chart.title()).isEqualTo("old/a.csv, new/a.csv");
    }

    @Test
    void percentOfDifferentMachinesAreThoseOfOneCpu() {
        Track small =
                Recordings.track("a.csv", 2, 2, "exited 0", "cpu_percent", new double[] {0, NAN}, new double[] {1, 50});
        Track large = Recordings.track(
                "b.csv", 1, 8, "exited 0", "cpu_percent", new double[] {0, NAN}, new double[] {1, 150});
        Panel panel = Recordings.chart(small, large).panels().getFirst();
        assertThat(panel.left()).isEqualTo(new Panel.Axis("CPU (% of one CPU)", 150, 1));
        assertThat(panel.series())
                .allSatisfy(series -> assertThat(series.max())
                        .isEqualTo(Arrays.stream(series.values())
                                .filter(value -> value >= 0)
                                .max()
                                .orElseThrow()));
        assertThat(panel.series().get(0).values()).containsExactly(NAN, 100);
        assertThat(panel.series().get(1).values()).containsExactly(NAN, 150);
    }

    @Test
    void whatAHundredIsMayBeUnknown() {
        Track unknown =
                Recordings.track("a.txt", NAN, 0, "ended", "cpu_percent", new double[] {0, 3}, new double[] {1, 50});
        assertThat(Recordings.chart(unknown).panels().getFirst().left()).isEqualTo(new Panel.Axis("CPU (%)", 60, 1));
    }

    @Test
    void columnsOfOneUnitShareAPanel() {
        Track track = Recordings.track(
                "a.csv",
                "pss_bytes uss_bytes read_bytes_per_s io_wait_s",
                new double[] {0, 1 << 20, 1, 5, 1},
                new double[] {1, 2 << 20, 1, 5, 2});
        assertThat(words(Recordings.chart(track))).contains("""
                pss and uss (MiB) to 2.0
                  pss_bytes of 0: pss
                  uss_bytes of 0: uss
                read (B/s) to 6.0
                  read_bytes_per_s of 0: read, in steps
                io wait (s) to 2.0
                  io_wait_s of 0: io wait
                """);
    }

    @Test
    void withoutNamesTheUsualColumnsAreShownOrAll() {
        Track track = Recordings.track("a.csv", "pss_bytes rss_bytes", new double[] {0, 1, 2});
        assertThat(Choice.of(track.head(), List.of())).extracting("name").containsExactly("rss_bytes");
        assertThat(Choice.of(track.head(), List.of("pss_bytes", "nothing")))
                .extracting("name")
                .containsExactly("pss_bytes");
        assertThat(Choice.missing(track.head(), List.of("pss_bytes", "nothing", "elapsed_s")))
                .containsExactly("nothing", "elapsed_s");
        Track other = Recordings.track("a.csv", "pss_bytes", new double[] {0, 1});
        assertThat(Choice.of(other.head(), List.of())).extracting("name").containsExactly("pss_bytes");
    }

    @Test
    void theEndIsMarkedAsFarAsItIsKnown() {
        double[][] rows = {{0, 1}, {3, 1}};
        assertThat(Recordings.chart(Recordings.track("a", 1, 1, "", "threads", rows))
                        .marks())
                .containsExactly(new Chart.Mark(3, "cut off"));
        assertThat(Recordings.chart(Recordings.track("a", 1, 1, "duration", "threads", rows))
                        .marks())
                .containsExactly(new Chart.Mark(3, "recording stopped"));
    }

    @Test
    void aPartOfTheTimeHasOnlyTheMarksInIt() {
        ChartOptions part = new ChartOptions("Mine", false, List.of(), 1, 2, new Chart.Style(false, false, 0, 0));
        Chart chart = Drawing.of(List.of(Recordings.build("a.csv")), part, List.of());
        assertThat(chart.title()).isEqualTo("Mine");
        assertThat(chart.marks()).isEmpty();
        assertThat(chart.fromSeconds()).isEqualTo(1);
        assertThat(chart.toSeconds()).isEqualTo(2);
    }

    @Test
    void aSingleRowHasASecond() {
        Chart chart = Recordings.chart(Recordings.track("a.csv", "threads", new double[] {0, 1}));
        assertThat(chart.toSeconds()).isEqualTo(1);
    }

    // All that is shown, a line each.
    private static String words(Chart chart) {
        StringBuilder text = new StringBuilder();
        text.append(chart.title()).append('\n').append(chart.subtitle()).append('\n');
        text.append(chart.fromSeconds() + " to " + chart.toSeconds() + "\n");
        for (Panel panel : chart.panels()) {
            Panel.Axis right = panel.right();
            text.append(axis(panel.left()))
                    .append(right == null ? "" : " | " + axis(right))
                    .append('\n');
            text.append(panel.series().stream().map(DrawingTest::words).collect(Collectors.joining()));
        }
        chart.marks().forEach(mark -> text.append(mark.seconds() + ": " + mark.text() + "\n"));
        return text.toString();
    }

    private static String axis(Panel.Axis axis) {
        return axis.title() + " to " + axis.most() / axis.divisor();
    }

    private static String words(Series series) {
        return "  " + series.name() + " of " + series.run() + ": " + series.label()
                + (series.steps() ? ", in steps" : "") + (series.onRightAxis() ? ", on the right" : "") + "\n";
    }
}
