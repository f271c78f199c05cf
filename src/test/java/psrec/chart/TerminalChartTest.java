package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import psrec.chart.TerminalChart.Screen;
import psrec.stats.Track;

class TerminalChartTest {
    private static final boolean UNICODE = true;
    private static final boolean COLOUR = true;

    @Test
    void brailleWhereTheLocaleHasIt() {
        assertThat(TerminalChart.draw(Recordings.chart(Recordings.build("a.csv")), new Screen(60, 0, UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 · 2026-11-24 04:46:43 UTC · exited 0 after 4.000 s
                    CPU (% of 4 CPUs), peak 100.0 %
                100┤              ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡇
                   │              ⡇             ⡇
                 75┤              ⡇             ⡇            ⢠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                   │              ⡇             ⡇            ⢸
                 50┤              ⡇             ⣇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸
                   │              ⡇
                   │              ⡇
                 25┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠃
                   │
                  0┤
                    resident memory (MiB), peak 300.0 MiB
                300┤                        ⢀⡠⠔⠊⠑⢄
                   │                    ⣀⠤⠔⠊⠁     ⠑⢄
                   │                ⣀⠤⠒⠉            ⠑⢄
                200┤             ⡠⠒⠉                  ⠑⠢⡀
                   │          ⢀⡠⠊                       ⠈⠢⡀
                   │        ⢀⠔⠁                           ⠈⠢⡀
                100┤      ⢀⠔⠁                               ⠈⠢
                   │    ⢀⠔⠁
                   │  ⡠⠊⠁
                  0┤⡠⠊
                    • threads, peak 8   × processes, peak 3
                  8┤                            ••••••••••••••
                   │                            •
                  6┤                            •
                   │                            •
                  4┤              •••••••••••••••
                   │              •
                   │              •             ××××××××××××××
                  2┤              ×××××××××××××××
                   │×××××××××××××××
                  0┤
                   └┬───────────────────────────┬──────────────────────────┬
                   0 s                         2 s                       4 s
                """);
    }

    @Test
    void asciiWhereItHasNot() {
        Chart chart = Recordings.chart(Recordings.build("a.csv"), Recordings.build("b.csv"));
        assertThat(TerminalChart.draw(chart, new Screen(60, 24, !UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 - 2 runs
                * a.csv   + b.csv
                    CPU (% of 4 CPUs), peak   * 100.0 %   + 100.0 %
                100+              +++++++++++++++
                   |              +             +            +++++++++++++++
                 50+              +             ++++++++++++++
                   |+++++++++++++++
                  0+
                    resident memory (MiB), peak   * 300.0 MiB   + 300.0 MiB
                   |                     ++++++++++
                200+            +++++++++          ++++
                   |       +++++                       ++++
                   |   ++++                                +++
                  0++++
                    threads, peak 8   processes, peak 3
                   |                            ++++++++++++++
                  5+                            +
                   |              ++++++++++++++++++++++++++++
                   |+++++++++++++++++++++++++++++
                  0+
                   ++---------------------------+--------------------------+
                   0 s                         2 s                       4 s
                """);
    }

    @Test
    void combinedHasAnAxisOnEachSide() {
        Chart chart = Recordings.chart(Recordings.options(true, List.of("x")), Recordings.build("a.csv"));
        assertThat(TerminalChart.draw(chart, new Screen(60, 16, !UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 - 2026-11-24 04:46:43 UTC - exited 0 after 4.000 s
                  * CPU (% of 4 CPUs), peak 100.0 %
                  + resident memory (MiB), peak 300.0 MiB
                100+             *******++++++++++                       300
                 60+          ++++++++++      ****++++++**************** 180
                   |****++++++****                      +++
                  0+++++                                                 0
                    * threads, peak 8   + processes, peak 3
                   |                          *************
                  5+             **************
                   |             ++++++++++++++++++++++++++
                  0+++++++++++++++
                   ++-------------------------+------------------------+
                   0 s                       2 s                      4 s
                """);
    }

    @Test
    void itIsNeverWiderThanTheScreen() {
        for (int columns : new int[] {1, 30, 41, 80, 200, 500}) {
            for (boolean unicode : new boolean[] {true, false}) {
                String text = TerminalChart.draw(
                        Recordings.chart(Recordings.build("a.csv"), Recordings.build("b.csv")),
                        new Screen(columns, 0, unicode, false));
                assertThat(text.lines()).allMatch(line -> line.length() <= Math.max(30, columns));
                assertThat(unicode || text.chars().allMatch(c -> c < 127)).isTrue();
            }
        }
    }

    @Test
    void itIsAsHighAsItShallBe() {
        for (int lines : new int[] {20, 24, 40, 80}) {
            for (int columns : new int[] {45, 80, 200}) {
                String text = TerminalChart.draw(
                        Recordings.chart(Recordings.build("a.csv")), new Screen(columns, lines, UNICODE, COLOUR));
                assertThat(text.lines().count()).isBetween(lines - 3L, (long) lines);
            }
        }
    }

    // Ten runs have a legend of several lines.
    @Test
    void itFitsALowTerminalWithAllThatItHasToSay() {
        Track[] ten = IntStream.range(0, 10)
                .mapToObj(i -> Recordings.track(
                        "run-" + i + ".csv",
                        4,
                        4,
                        "exited " + i,
                        "cpu_percent rss_bytes",
                        new double[] {0, 1, 2},
                        new double[] {1 + i, 3, 4}))
                .toArray(Track[]::new);
        String text = TerminalChart.draw(Recordings.chart(ten), new Screen(80, 23, UNICODE, COLOUR));
        assertThat(text.lines().count()).isLessThanOrEqualTo(23);
    }

    @Test
    void aPanelWithoutValuesSaysSo() {
        Track track = Recordings.track("a", "rss_bytes", new double[] {0, Double.NaN}, new double[] {1, Double.NaN});
        assertThat(TerminalChart.draw(Recordings.chart(track), new Screen(40, 9, !UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 - 2026-11-24 04:46:43 UTC - e...
                 resident memory
                |
                |
                |               not known
                |
                ++------------------+------------------+
                0.0 s             0.5 s            1.0 s
                """);
    }

    @Test
    void theMembersOfAGroupAreFainterThanItsMedian() {
        List<Track> base = List.of(Recordings.build("a"), Recordings.build("b"), Recordings.build("c"));
        String text = TerminalChart.draw(
                Recordings.comparison(base, List.of(Recordings.build("d"))), new Screen(80, 23, UNICODE, COLOUR));
        assertThat(text).contains("base (3 runs)", "new: d", "\033[36m", "\033[33m");
        String plain = TerminalChart.draw(
                Recordings.comparison(base, List.of(Recordings.build("d"))), new Screen(80, 23, !UNICODE, false));
        assertThat(plain).contains("* base (3 runs)   + new: d");
    }

    @Test
    void coloursAreNamedOnceForEachStretch() {
        String text =
                TerminalChart.draw(Recordings.chart(Recordings.build("a.csv")), new Screen(80, 0, UNICODE, COLOUR));
        assertThat(text.chars().filter(c -> c == '\033').count())
                .isLessThan(6 * text.lines().count());
        assertThat(text.replaceAll("\033\\[[0-9]*m", "")).doesNotContain("\033");
        assertThat(text.lines())
                .allMatch(line ->
                        !line.contains("\033") || line.endsWith("\033[0m") || line.matches(".*\033\\[0m[^\033]*"));
    }

    @Test
    void whatOthersNamedCannotSteerTheTerminal() {
        ChartOptions options =
                Recordings.options("a\033[31mb\u009bc", false, List.of(), 0, 9, Chart.Scales.USUAL, Chart.Style.PLAIN);
        Chart chart = Recordings.chart(options, Recordings.build("a.csv"));
        assertThat(TerminalChart.draw(chart, new Screen(80, 0, UNICODE, false)))
                .startsWith("a [31mb c\n")
                .doesNotContain("\033");
    }
}
