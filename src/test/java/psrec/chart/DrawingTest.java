package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static psrec.chart.Recordings.NAN;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.stats.SummaryBuilder;
import psrec.stats.Track;

class DrawingTest {
    @Test
    void oneRecordingHasItsPanelsOneBelowTheOther() {
        assertThat(words(Recordings.chart(Recordings.build("a.csv")))).isEqualTo("""
                make -j2
                build-7 · 2026-11-24 04:46:43 UTC · exited 0 after 4.000 s
                0.0 to 4.0
                CPU (% of 4 CPUs) to 100.0: CPU (% of 4 CPUs), peak 100.0 %
                  cpu_percent of 0: CPU, STEP_BEFORE
                resident memory (MiB) to 300.0: resident memory (MiB), peak 300.0 MiB
                  rss_bytes of 0: resident memory, LINEAR
                threads and processes to 8.0: threads and processes | threads, peak 8 | processes, peak 3
                  threads of 0: threads, STEP_AFTER
                  processes of 0: processes, STEP_AFTER
                """);
    }

    @Test
    void combinedHasTwoAxesWithAsManyStepsAndTheThirdPanelStays() {
        Chart chart = Recordings.chart(Recordings.options(true, List.of()), Recordings.build("a.csv"));
        assertThat(words(chart)).contains("""
                CPU (% of 4 CPUs) to 100.0 and resident memory (MiB) to 300.0: \
                CPU (% of 4 CPUs), peak 100.0 % and resident memory (MiB), peak 300.0 MiB
                  cpu_percent of 0: CPU, STEP_BEFORE
                  rss_bytes of 0: resident memory, LINEAR, on the right
                threads and processes to 8.0""");
    }

    @Test
    void severalAreNamedByTheirFilesAndTitledByTheirCommand() {
        Chart chart = Recordings.chart(
                Recordings.track("old/a.csv", "rss_bytes", new double[] {0, 1}, new double[] {2, 3000}),
                Recordings.track(
                        "new/b.csv", 4, 4, "killed by 9", "rss_bytes", new double[] {0, 1}, new double[] {5, 2}));
        assertThat(words(chart)).isEqualTo("""
                make -j2
                build-7 · 2 runs
                0.0 to 5.0
                a.csv
                b.csv
                resident memory (KiB) to 3.0: resident memory (KiB), peak | 2.93 KiB | 0.00 KiB
                  rss_bytes of 0: resident memory, a.csv, LINEAR
                  rss_bytes of 1: resident memory, b.csv, LINEAR
                5.0: b.csv killed by 9
                """);
    }

    // Ten file names were the title, and each end had a label.
    @Test
    void tenRunsHaveTheCommandAsTheirTitleAndNoEndsThatAreGood() {
        Track[] tracks = IntStream.range(0, 10)
                .mapToObj(i -> Recordings.build(i + ".csv"))
                .toArray(Track[]::new);
        Chart chart = Recordings.chart(tracks);
        assertThat(chart.title()).isEqualTo("make -j2");
        assertThat(chart.subtitle()).isEqualTo("build-7 · 10 runs");
        assertThat(chart.marks()).isEmpty();
        assertThat(chart.runs()).hasSize(10);
        assertThat(Heading.of(chart, chart.panels().getFirst()).left()).isEqualTo("CPU (% of 4 CPUs), peak 100.0 %");
    }

    @Test
    void theTitleNamesOtherCommandsToo() {
        Track make = Recordings.build("a.csv");
        assertThat(Recordings.chart(make, Recordings.of(make, "sort", "big")).title())
                .isEqualTo("make -j2 vs. sort big");
        assertThat(Recordings.chart(make, Recordings.of(make, "sort"), Recordings.of(make, "ls"))
                        .title())
                .isEqualTo("make -j2 and 2 other commands");
        assertThat(Recordings.chart(Recordings.of(make)).title()).isEqualTo("a.csv");
    }

    @Test
    void filesOfOneNameAreNamedWithTheirDirectories() {
        Chart chart = Recordings.chart(Recordings.build("old/a.csv"), Recordings.build("new/a.csv"));
        assertThat(chart.runs()).extracting(Chart.Run::name).containsExactly("old/a.csv", "new/a.csv");
    }

    @Test
    void coloursOfAComparisonFollowItsSidesAndTheMedianIsEmphasised() {
        Chart chart = Recordings.comparison(
                List.of(threads("a", 1, 2), threads("b", 3, 4), threads("c", 8, 9)),
                List.of(threads("d", 5, 5), threads("e", 7, 7)));
        assertThat(words(chart)).isEqualTo("""
                make -j2
                build-7
                0.0 to 1.0
                base (3 runs): a, b, c
                new (2 runs): d, e
                threads to 9.0: threads, peak | 9 | 7
                  threads of 0: threads, a, STEP_AFTER, FAINT
                  threads of 0: threads, b, STEP_AFTER, FAINT
                  threads of 0: threads, c, STEP_AFTER, FAINT
                  threads of 1: threads, d, STEP_AFTER
                  threads of 1: threads, e, STEP_AFTER
                  threads of 0: threads, median of base (3 runs), STEP_AFTER, STRONG
                """);
        assertThat(chart.panels().getFirst().series().getLast().values()).containsExactly(3, 4);
    }

    @Test
    void aMedianLastsAsLongAsHalfOfTheRuns() {
        Series median = MedianLine.of(
                List.of(
                        line(new double[] {0, 1, 2, 3, 4}, new double[] {NAN, 10, 10, 10, 10}),
                        line(new double[] {0, 1, 2}, new double[] {NAN, 20, 20}),
                        line(new double[] {0, 1, 2, 3}, new double[] {NAN, 60, NAN, 60})),
                "median");
        assertThat(median.seconds()).containsExactly(0, 1, 2, 3, 4);
        assertThat(median.values()).containsExactly(NAN, 20, 15, 35, NAN);
    }

    private static Series line(double[] seconds, double[] values) {
        return Charts.line("x", "cpu_percent", 0, Interpolation.STEP_BEFORE, seconds, values);
    }

    private static Track threads(String file, double first, double last) {
        return Recordings.track(file, "threads", new double[] {0, first}, new double[] {1, last});
    }

    @Test
    void percentOfDifferentMachinesAreThoseOfOneCpu() {
        Track small =
                Recordings.track("a.csv", 2, 2, "exited 0", "cpu_percent", new double[] {0, NAN}, new double[] {1, 50});
        Track large = Recordings.track(
                "b.csv", 1, 8, "exited 0", "cpu_percent", new double[] {0, NAN}, new double[] {1, 150});
        Panel panel = Recordings.chart(small, large).panels().getFirst();
        assertThat(axis(panel.left())).isEqualTo("CPU (% of one CPU) to 150.0");
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
        assertThat(axis(Recordings.chart(unknown).panels().getFirst().left())).isEqualTo("CPU (%) to 50.0");
    }

    @Test
    void columnsOfOneUnitShareAPanel() {
        Track track = Recordings.track(
                "a.csv",
                "pss_bytes uss_bytes in_bytes_per_s io_wait_s load",
                new double[] {0, 1 << 20, 1, 5, 1, 0.5},
                new double[] {1, 2 << 20, 1, 5, 2, 0.25});
        assertThat(words(Recordings.chart(track))).contains("""
                pss and uss (MiB) to 2.0: pss and uss (MiB) | pss, peak 2.0 MiB | uss, peak 1 B
                  pss_bytes of 0: pss, LINEAR
                  uss_bytes of 0: uss, LINEAR
                in (B/s) to 5.0: in (B/s), peak 5 B/s
                  in_bytes_per_s of 0: in, STEP_BEFORE
                io wait (s) to 2.0: io wait (s), peak 2.000 s
                  io_wait_s of 0: io wait, LINEAR
                load to 0.5: load, peak 0.50
                  load of 0: load, LINEAR
                """);
    }

    // A running total said no more than that it grows, in one panel with the memory.
    @Test
    void countersAreShownByHowFastTheyGrow() {
        Track track = Recordings.track(
                "prmon.txt",
                "rss_bytes read_bytes user_cpu_s",
                new double[] {0, 5, 0, 1},
                new double[] {2, 6, 4 << 20, 2},
                new double[] {4, 7, 4 << 20, 5},
                new double[] {6, 8, NAN, 4});
        Chart chart = Recordings.chart(Recordings.options(false, List.of("any")), track);
        assertThat(words(chart)).contains("""
                read (MiB/s) to 2.0: read (MiB/s), peak 2.0 MiB/s, total 4.0 MiB
                  read_bytes of 0: read, STEP_BEFORE
                user CPU (CPUs) to 1.5: user CPU (CPUs), peak 1.50 CPUs, total 4.000 s
                """);
        assertThat(chart.panels().get(1).series().getFirst().values()).containsExactly(NAN, 2 << 20, 0, NAN);
        assertThat(chart.panels().get(2).series().getFirst().values()).containsExactly(NAN, 0.5, 1.5, NAN);
    }

    @Test
    void axesFitThePartThatIsShown() {
        Track track = Recordings.track(
                "a.csv",
                "cpu_percent rss_bytes threads",
                new double[] {0, NAN, 1000, 900},
                new double[] {10, 90, 100, 3},
                new double[] {20, 20, 200, 5},
                new double[] {30, 30, 400, 7});
        ChartOptions part = Recordings.options("", false, List.of(), 12, 25, Chart.Scales.USUAL, Chart.Style.PLAIN);
        assertThat(Recordings.chart(part, track).panels())
                .extracting(panel -> axis(panel.left()))
                // The level up to 30 s begins at 20 s, the slope there is halfway at 25 s, three threads last until 20
                // s.
                .containsExactly("CPU (% of 4 CPUs) to 30.0", "resident memory (B) to 300.0", "threads to 5.0");
        ChartOptions fitted =
                Recordings.options("", false, List.of(), 12, 25, new Chart.Scales(false, false), Chart.Style.PLAIN);
        assertThat(Recordings.chart(fitted, track).panels())
                .extracting(panel -> panel.left().min())
                .containsExactly(20.0, 120.0, 3.0);
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

    @ParameterizedTest
    @CsvSource({
        "'', cut off",
        "killed by 9, killed by 9",
        "exited 3, exited 3",
        "stopped by SIGTERM, stopped by SIGTERM",
        "exited 0, ",
        "ended, ",
        "duration, ",
        "unknown, "
    })
    void onlyAnEndThatIsNotGoodIsMarked(String outcome, @Nullable String mark) {
        Chart chart = Recordings.chart(
                Recordings.track("a", 1, 1, outcome, "threads", new double[] {0, 1}, new double[] {3, 1}));
        assertThat(chart.marks()).isEqualTo(mark == null ? List.of() : List.of(new Chart.Mark(3, mark)));
    }

    @Test
    void aPartOfTheTimeHasOnlyTheMarksInIt() {
        ChartOptions part = Recordings.options("Mine", false, List.of(), 1, 2, Chart.Scales.USUAL, Chart.Style.PLAIN);
        Track track = Recordings.track("a", 1, 1, "exited 1", "threads", new double[] {0, 1}, new double[] {3, 1});
        Chart chart = Recordings.chart(part, track);
        assertThat(chart.title()).isEqualTo("Mine");
        assertThat(chart.marks()).isEmpty();
        assertThat(chart.time().from()).isEqualTo(1);
        assertThat(chart.time().to()).isEqualTo(2);
    }

    @Test
    void aSingleRowHasASecond() {
        Chart chart = Recordings.chart(Recordings.track("a.csv", "threads", new double[] {0, 1}));
        assertThat(chart.time().to()).isEqualTo(1);
    }

    @Test
    void theTimeOfDayIsThatOfTheZone() {
        Chart chart = Recordings.chart(Recordings.byClock(ZoneId.of("Africa/Cairo")), Recordings.build("a.csv"));
        assertThat(chart.subtitle()).isEqualTo("build-7 · 2026-11-24 06:46:43 UTC+02:00 · exited 0 after 4.000 s");
        assertThat(chart.time().labels()).isNotNull();
    }

    @Test
    void thePageHasItsHeadingsInWordsAndUnitsThatSaySomething() {
        assertThat(SummaryRows.memoryOverTime(0.00000064)).isEqualTo("2.36 MiB s");
        assertThat(SummaryRows.memoryOverTime(0.001)).isEqualTo("3.6 GiB s");
        assertThat(SummaryRows.memoryOverTime(2.5)).isEqualTo("2.5 GiB h");
        assertThat(SummaryRows.memoryOverTime(NAN)).isEqualTo("-");
        SummaryBuilder builder = new SummaryBuilder();
        Track track = Recordings.build("a.csv");
        builder.begin(track.head());
        builder.row(new double[] {0, NAN, 1 << 20, 1, 1});
        builder.row(new double[] {2, 25, 1 << 20, 1, 1});
        builder.end(track.end());
        Chart.Table table = SummaryRows.of(List.of(builder.summary()));
        assertThat(table.head())
                .extracting(Chart.Head::text)
                .startsWith(
                        "file",
                        "outcome",
                        "time",
                        "CPU time",
                        "CPU used",
                        "peak memory",
                        "peak of one process",
                        "memory over time")
                .noneMatch(text -> text.contains("_"));
        assertThat(table.head())
                .extracting(Chart.Head::name)
                .contains("peak_process_rss_bytes: the highest resident memory that a single process ever had");
        assertThat(table.rows().getFirst()).startsWith("a.csv", "exited 0").contains("2.00 MiB s");
    }

    // All that is shown, a line each.
    private static String words(Chart chart) {
        StringBuilder text = new StringBuilder();
        text.append(chart.title()).append('\n').append(chart.subtitle()).append('\n');
        text.append(chart.time().from() + " to " + chart.time().to() + "\n");
        if (chart.hasSeveralRuns()) {
            chart.runs()
                    .forEach(run ->
                            text.append(run.name() + (run.detail().isEmpty() ? "" : ": " + run.detail()) + "\n"));
        }
        for (Panel panel : chart.panels()) {
            Panel.Axis right = panel.right();
            text.append(axis(panel.left()))
                    .append(right == null ? "" : " and " + axis(right))
                    .append(": ")
                    .append(words(Heading.of(chart, panel)))
                    .append('\n');
            text.append(panel.series().stream().map(DrawingTest::words).collect(Collectors.joining()));
        }
        chart.marks().forEach(mark -> text.append(mark.seconds() + ": " + mark.text() + "\n"));
        return text.toString();
    }

    private static String words(Heading heading) {
        return heading.left()
                + (heading.right().isEmpty() ? "" : " and " + heading.right())
                + heading.entries().stream().map(entry -> " | " + entry.text()).collect(Collectors.joining());
    }

    private static String axis(Panel.Axis axis) {
        return axis.title() + " to " + axis.max() / axis.divisor();
    }

    private static String words(Series series) {
        return "  " + series.name() + " of " + series.run() + ": " + series.label() + ", " + series.interpolation()
                + (series.emphasis() == Emphasis.NORMAL ? "" : ", " + series.emphasis())
                + (series.onRightAxis() ? ", on the right" : "") + "\n";
    }
}
