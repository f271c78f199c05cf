package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import psrec.chart.TerminalChart.Screen;

class TerminalChartTest {
    private static final boolean UNICODE = true;
    private static final boolean COLOUR = true;

    @Test
    void brailleWhereTheLocaleHasIt() {
        assertThat(TerminalChart.draw(Recordings.chart(Recordings.build("a.csv")), new Screen(60, 0, UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 · 2026-11-24 04:46:43 UTC · exited 0 after 4.000 s
                    CPU (% of 4 CPUs)                               exited 0
                100┤              ⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡇                          ┊
                   │              ⡇             ⡇                          ┊
                   │              ⡇             ⡇            ⢠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                   │              ⡇             ⡇            ⢸             ┊
                 50┤              ⡇             ⣇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸             ┊
                   │              ⡇                                        ┊
                   │              ⡇                                        ┊
                   │⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠃                                        ┊
                   │                                                       ┊
                  0┤                                                       ┊
                    resident memory (MiB)
                300┤                        ⢀⡠⠔⠊⠑⢄                         ┊
                   │                    ⣀⠤⠔⠊⠁     ⠑⢄                       ┊
                   │                ⣀⠤⠒⠉            ⠑⢄                     ┊
                200┤             ⡠⠒⠉                  ⠑⠢⡀                  ┊
                   │          ⢀⡠⠊                       ⠈⠢⡀                ┊
                   │        ⢀⠔⠁                           ⠈⠢⡀              ┊
                100┤      ⢀⠔⠁                               ⠈⠢             ┊
                   │    ⢀⠔⠁                                                ┊
                   │  ⡠⠊⠁                                                  ┊
                  0┤⡠⠊                                                     ┊
                    threads and processes   • threads   × processes
                  8┤                           •••••••••••••••             ┊
                   │                       ••••                            ┊
                   │                    •••                                ┊
                   │                ••••                                   ┊
                  4┤             •••                                       ┊
                   │         ••••                                          ┊
                   │      •••            ×××××××××××××××××××××             ┊
                   │  •••• ××××××××××××××                                  ┊
                   │×××××××                                                ┊
                  0┤                                                       ┊
                   └┬───────────────────────────┬──────────────────────────┬
                   0 s                         2 s                       4 s
                """);
    }

    @Test
    void asciiWhereItHasNot() {
        Chart chart = Recordings.chart(Recordings.build("a.csv"), Recordings.build("b.csv"));
        assertThat(TerminalChart.draw(chart, new Screen(60, 24, !UNICODE, false)))
                .isEqualTo("""
                a.csv, b.csv
                make -j2
                * a.csv   + b.csv
                    CPU (% of 4 CPUs)                         a.csv exited 0
                                                              b.csv exited 0
                100+              +++++++++++++++                          :
                   |              +             +            +++++++++++++++
                   |              +             ++++++++++++++             :
                   |+++++++++++++++                                        :
                  0+                                                       :
                    resident memory (MiB)
                300+                     ++++++++++                        :
                   |            +++++++++          ++++                    :
                   |       +++++                       ++++                :
                   |   ++++                                +++             :
                  0++++                                                    :
                    threads and processes
                  8+                         +++++++++++++++++             :
                   |                  +++++++                              :
                   |       +++++++++++   +++++++++++++++++++++             :
                   |+++++++++++++++++++++                                  :
                  0+                                                       :
                   ++---------------------------+--------------------------+
                   0 s                         2 s                       4 s
                """);
    }

    @Test
    void combinedHasAnAxisOnEachSide() {
        Chart chart = Drawing.of(List.of(Recordings.build("a.csv")), Recordings.options(true, List.of("x")), List.of());
        assertThat(TerminalChart.draw(chart, new Screen(60, 16, !UNICODE, false)))
                .isEqualTo("""
                make -j2
                build-7 - 2026-11-24 04:46:43 UTC - exited 0 after 4.000 s
                  * CPU (% of 4 CPUs)            + resident memory (MiB)
                                                                exited 0
                100+             **************                        : 400
                   |             *      ++++++++++        **************
                   |          ++++++++++      ****++++++***            :
                   |****++++++****                      +++            :
                  0+++++                                               : 0
                    threads and processes   * threads   + processes
                  8+                       ****************            :
                   |                 ******                            :
                   |       **********   +++++++++++++++++++            :
                   |++++++++++++++++++++                               :
                  0+                                                   :
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
            String text = TerminalChart.draw(
                    Recordings.chart(Recordings.build("a.csv")), new Screen(80, lines, UNICODE, COLOUR));
            assertThat(text.lines().count()).isBetween(lines - 3L, (long) lines);
        }
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
                new ChartOptions("a\033[31mb\u009bc", false, List.of(), 0, 9, new Chart.Style(false, false, 0, 0));
        Chart chart = Drawing.of(List.of(Recordings.build("a.csv")), options, List.of());
        assertThat(TerminalChart.draw(chart, new Screen(80, 0, UNICODE, false)))
                .startsWith("a [31mb c\n")
                .doesNotContain("\033");
    }
}
