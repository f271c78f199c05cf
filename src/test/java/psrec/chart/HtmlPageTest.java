package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static psrec.chart.Charts.MIB;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psrec.chart.Chart.Style;
import psrec.chart.Charts.Run;

/// The page as people have it: in a browser, which is one for all tests. After each test it has said no error and has
/// asked for nothing but the file itself.
class HtmlPageTest {
    /// True where a pixel of a line's own colour is within two pixels of a value.
    private static final String HELPERS = """
            function pixels(image, x, y, size, height = size) {
                const context = new OffscreenCanvas(size, height).getContext("2d", { willReadFrequently: true });
                if (typeof image === "string") {
                    context.fillStyle = image;
                    context.fillRect(0, 0, size, size);
                } else {
                    context.drawImage(image, -x, -y);
                }
                return context.getImageData(0, 0, size, height).data;
            }
            function inkAt(panel, line, second, value) {
                const { plot, lines, axes } = panels[panel];
                const { scale } = lines[line];
                const x = Math.round(plot.valToPos(second, "x", true));
                const y = Math.round(plot.valToPos(value * axes[scale].divisor, scale, true));
                const data = pixels(plot.ctx.canvas, x - 2, y - 2, 5);
                const wanted = pixels(lines[line].colour(), 0, 0, 1);
                for (let i = 0; i < data.length; i += 4) {
                    if (data[i + 3] > 200 && [0, 1, 2].every((c) => Math.abs(data[i + c] - wanted[c]) < 40)) {
                        return true;
                    }
                }
                return false;
            }
            """;

    private static final String LIGHT_BLUE = "#0072b2";
    private static final String DARK_BLUE = "#4db4f0";

    @TempDir
    static Path profile;

    private static Browser browser;

    @TempDir
    Path folder;

    private Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void settings() throws Exception {
        screen(1280, 1000);
        media("screen", "light");
    }

    @AfterEach
    void noErrorAndNoRequest() {
        assertThat(browser.events("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"))
                .isEmpty();
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(event -> Browser.map(event.facts().get("request")).get("url"))
                .containsOnly(page.toUri().toString());
    }

    @Test
    void drawsLinesWhereTheDataIsAndNothingInGaps() throws Exception {
        open(Charts.of(Charts.steady()));
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
        assertThat(inkAt(0, 0, 20, 40)).isFalse();
        assertThat(inkAt(0, 0, 50, 80)).isFalse();
        assertThat(inkAt(0, 0, 80, 80)).isTrue();
        assertThat(inkAt(1, 0, 20, 200)).isTrue();
        assertThat(inkAt(1, 0, 40, 200)).isFalse();
        assertThat(inkAt(1, 0, 80, 200)).isTrue();
    }

    @Test
    void aValueOfARateIsDrawnFromTheSampleBeforeToItsOwn() throws Exception {
        open(Charts.of(
                new Run(new double[] {0, 10, 20, 30}, new double[] {Double.NaN, 20, Double.NaN, 60}, new double[] {
                    MIB, MIB, MIB, MIB
                })));
        assertThat(inkAt(0, 0, 5, 20)).isTrue();
        assertThat(inkAt(0, 0, 15, 20)).isFalse();
        assertThat(inkAt(0, 0, 15, 60)).isFalse();
        assertThat(inkAt(0, 0, 25, 60)).isTrue();
    }

    @Test
    void aSampleBetweenGapsIsADot() throws Exception {
        double unknown = Double.NaN;
        open(Charts.of(new Run(new double[] {0, 10, 20}, new double[] {unknown, unknown, unknown}, new double[] {
            unknown, 100 * MIB, unknown
        })));
        assertThat(inkAt(1, 0, 10, 100)).isTrue();
    }

    @Test
    void draggingZoomsAllPanelsAndDoubleClickingShowsTheWholeTime() throws Exception {
        open(Charts.of(Charts.steady()));
        drag(0, 20, 60, 0);
        assertViews(20, 60);
        assertThat(browser.evaluate("document.querySelector('#zoom-all').disabled"))
                .isEqualTo(false);
        drag(1, 30, 40, 0);
        assertViews(30, 40);
        for (int click = 1; click <= 2; click++) {
            press(1, 35, "mousePressed", click);
            press(1, 35, "mouseReleased", click);
        }
        assertViews(0, 100);
        assertThat(browser.evaluate("document.querySelector('#zoom-all').disabled"))
                .isEqualTo(true);
    }

    @Test
    void theWheelZoomsAroundThePointerAndMovesWithShift() throws Exception {
        open(Charts.of(Charts.steady()));
        wheel(0, 25, -100, 0);
        assertViews(5, 85);
        wheel(1, 25, 100, 8);
        assertViews(13, 93);
        wheel(1, 20, 100, 0);
        assertViews(0, 100);
    }

    @Test
    void draggingWithShiftMoves() throws Exception {
        open(Charts.of(Charts.steady()));
        drag(0, 40, 60, 0);
        drag(0, 45, 55, 8);
        assertViews(30, 50);
        drag(1, 31, 49, 8);
        drag(1, 19, 31, 8);
        assertViews(0, 20);
    }

    @Test
    void valuesAreShownAtTheCursorInAllPanels() throws Exception {
        open(Charts.of(Charts.steady()));
        assertThat(values()).isEqualTo(List.of("max 80.0 %", "max 200.0 MiB"));
        double[] at = place(0, 20, 10);
        browser.mouse("mouseMoved", at[0], at[1], "");
        assertThat(values()).isEqualTo(List.of("80.0 %", "200.0 MiB"));
        at = place(1, 45, 10);
        browser.mouse("mouseMoved", at[0], at[1], "");
        assertThat(values()).isEqualTo(List.of("-", "-"));
        assertThat(browser.evaluate("panels.map(p => Math.round(p.plot.posToVal(p.plot.cursor.left, 'x')))"))
                .isEqualTo(List.of(45.0, 45.0));
        assertThat(browser.evaluate("document.querySelector('.bubble').textContent")
                        .toString())
                .matches("4[45]\\.\\d s");
        browser.mouse("mouseMoved", 5, 5, "");
        assertThat(values()).isEqualTo(List.of("max 80.0 %", "max 200.0 MiB"));
    }

    @Test
    void keysMoveZoomAndReadValues() throws Exception {
        open(Charts.of(Charts.steady()));
        browser.evaluate("charts.focus()");
        browser.key("+", false);
        assertViews(25, 75);
        browser.key("ArrowRight", false);
        assertViews(30, 80);
        browser.key("ArrowLeft", false);
        browser.key("ArrowLeft", false);
        assertViews(20, 70);
        browser.key("ArrowRight", true);
        browser.key("ArrowRight", true);
        assertThat(browser.evaluate("document.querySelector('#reading').textContent"))
                .isEqualTo("21.00 s, cpu 80.0 %, rss 200.0 MiB");
        browser.key("ArrowLeft", true);
        browser.key("ArrowLeft", true);
        assertThat(browser.evaluate("document.querySelector('#reading').textContent"))
                .isEqualTo("19.00 s, cpu 80.0 %, rss 200.0 MiB");
        browser.key("0", false);
        assertViews(0, 100);
    }

    @Test
    void allOfItCanBeReachedByTabAndIsNamed() throws Exception {
        open(Charts.of(Charts.steady()));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            browser.key("Tab", false);
            names.append(browser.evaluate(
                            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))
                    .append('\n');
        }
        assertThat(names).hasToString("""
                Zoom in
                From 0
                CPUs
                Light or dark
                Charts over time
                cpu
                rss
                """);
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void theButtonsDoWhatTheySay() throws Exception {
        open(Charts.of(Charts.steady()));
        browser.evaluate("document.querySelector('#zoom-in').click()");
        assertViews(25, 75);
        browser.evaluate("document.querySelector('#zoom-out').click()");
        assertViews(0, 100);
        browser.evaluate("document.querySelector('.line button').click()");
        assertThat(inkAt(0, 0, 20, 80)).isFalse();
        assertThat(browser.evaluate("document.querySelector('.line button').ariaPressed"))
                .isEqualTo("false");
        browser.evaluate("document.querySelector('.line button').click()");
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
    }

    @Test
    void fingersMoveAndZoom() throws Exception {
        open(Charts.of(Charts.steady()));
        double[] left = place(0, 40, 50);
        double[] right = place(0, 60, 50);
        double[] farLeft = place(0, 20, 50);
        double[] farRight = place(0, 80, 50);
        touch("touchStart", left, right);
        touch("touchMove", farLeft, farRight);
        touch("touchEnd");
        assertViews(33.3, 66.7);
        double[] from = place(0, 50, 50);
        double[] to = place(0, 60, 50);
        touch("touchStart", from);
        touch("touchMove", to);
        touch("touchEnd");
        assertViews(23.3, 56.7);
    }

    @Test
    void whatOnlyAMomentHadIsNoMaximum() throws Exception {
        Chart chart = Charts.of(Charts.steady());
        Panel cpu = chart.panels().getFirst();
        Series high = cpu.series().getFirst();
        Series series = new Series(
                high.label(),
                high.name(),
                high.run(),
                false,
                high.interpolation(),
                high.emphasis(),
                high.seconds(),
                high.values(),
                42);
        open(Charts.of(chart.time().to(), new Panel(cpu.left(), null, List.of(series))));
        assertThat(values()).isEqualTo(List.of("max 42.0 %"));
    }

    @Test
    void wordsOfOthersStayWordsAndRunNothing() throws Exception {
        String evil =
                "</script><script>window.hit = 1</script><img src=x onerror=\"window.hit = 1\"> '\"&lt;\u2028 \uD83D\uDE00";
        Run run = Charts.steady();
        Chart plain = Charts.of(evil, Charts.PLAIN, run);
        Series series = Charts.line(evil, "cpu_percent", 0, Interpolation.STEP_BEFORE, run.seconds(), run.cpuPercent());
        Panel.Measure measure = new Panel.Measure(evil, "", Double.NaN, false);
        open(new Chart(
                evil,
                evil,
                List.of(new Chart.Run(evil, evil), new Chart.Run(evil, evil)),
                List.of(new Panel(new Panel.Axis(measure, "", 0, 100, 1, 0, true), null, List.of(series))),
                List.of(new Chart.Mark(50, evil)),
                plain.time(),
                plain.scales(),
                plain.style(),
                new Chart.Table(
                        List.of(new Chart.Head(evil, evil), new Chart.Head(evil, "")), List.of(List.of(evil, evil))),
                List.of(evil)));
        for (String element :
                List.of("title", "h1", ".subtitle", ".run", ".axis", ".line button", "th", "td", ".notes li")) {
            assertThat(browser.evaluate("document.querySelector('" + element + "').textContent"))
                    .as(element)
                    .isEqualTo(evil);
        }
        assertThat(browser.evaluate("typeof window.hit + document.images.length"))
                .isEqualTo("undefined0");
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
    }

    @Test
    void darkWhereTheSystemIsAndByTheButton() throws Exception {
        media("screen", "dark");
        open(Charts.of(Charts.steady()));
        assertThat(browser.evaluate("panels[0].lines[0].colour()")).isEqualTo(DARK_BLUE);
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
        media("screen", "light");
        assertThat(browser.evaluate("panels[0].lines[0].colour()")).isEqualTo(LIGHT_BLUE);
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
        browser.evaluate("document.querySelector('#theme').click()");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 24, 28)");
        assertThat(browser.evaluate("panels[0].lines[0].colour()")).isEqualTo(DARK_BLUE);
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
    }

    @Test
    void onPaperItIsLightAndFitsTheSheet() throws Exception {
        media("screen", "dark");
        open(Charts.of(Charts.steady()));
        media("print", "dark");
        screen(700, 1000);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.tools')).display"))
                .isEqualTo("none");
        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(700.0);
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
        media("screen", "dark");
        assertThat(browser.evaluate("panels[0].lines[0].colour()")).isEqualTo(DARK_BLUE);
    }

    @Test
    void theChartIsAsWideAsTheWindowAlsoOnPhones() throws Exception {
        open(Charts.of(Charts.steady()));
        for (int width : new int[] {1000, 360}) {
            screen(width, 800);
            assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo((double) width);
            assertThat((double) browser.evaluate("panels[1].plot.width")).isBetween(width * 0.9, (double) width);
            assertThat(inkAt(1, 0, 20, 200)).isTrue();
        }
    }

    @Test
    void severalRecordingsEachWithItsOwnTimes() throws Exception {
        Run other = new Run(
                new double[] {0, 25.5, 51}, new double[] {0, 30, 30}, new double[] {50 * MIB, 50 * MIB, 50 * MIB});
        open(Charts.of(Charts.steady(), other));
        assertThat(inkAt(0, 0, 20, 80)).isTrue();
        assertThat(inkAt(0, 1, 20, 30)).isTrue();
        assertThat(inkAt(1, 1, 70, 50)).isFalse();
        assertThat(browser.evaluate("[panels[0].lines[0].colour(), panels[0].lines[1].colour()].join()"))
                .isEqualTo("#0b4f8a,#ee8a1d");
        double[] at = place(0, 20, 10);
        browser.mouse("mouseMoved", at[0], at[1], "");
        assertThat(values()).isEqualTo(List.of("80.0 %", "30.0 %", "200.0 MiB", "50.0 MiB"));
    }

    @Test
    void twoAxesInOnePanelWithTheAreaFilled() throws Exception {
        open(Charts.combined(Charts.steady()));
        assertThat(inkAt(0, 0, 35, 80)).isTrue();
        assertThat(inkAt(0, 1, 55, 200)).isTrue();
        // Translucent, between the grid's lines.
        assertThat((double) browser.evaluate("""
                (() => {
                    const { plot } = panels[0];
                    const x = plot.valToPos(23, "x", true), y = plot.valToPos(65, "left", true);
                    return pixels(plot.ctx.canvas, Math.round(x), Math.round(y), 1)[3];
                })()""")).isBetween(20.0, 120.0);
    }

    @Test
    void aMillionSamplesLoseNoPeakAndCanBeReadOneByOne() throws Exception {
        open(Charts.of(Charts.longRun(1_000_000)));
        assertThat(Files.size(page)).isLessThan(40_000_000);
        assertThat(inkAt(0, 0, 5000, 88)).isTrue();
        assertThat(inkAt(1, 0, 5000, 390)).isTrue();
        assertThat(inkAt(1, 0, 5100, 390)).isFalse();
        assertThat(values()).isEqualTo(List.of("max 90.0 %", "max 400.1 MiB"));
        browser.evaluate("show(4999.9951, 5000.0951)");
        assertThat(browser.evaluate("document.querySelector('.time-axis').textContent"))
                .isEqualTo("time (h:mm)");
        double[] at = place(1, 5000.0001, 10);
        browser.mouse("mouseMoved", at[0], at[1], "");
        assertThat(values()).isEqualTo(List.of("90.00 %", "400.13 MiB"));
    }

    @Test
    void theTimeAxisIsInTheUnitThatItsRangeIsReadIn() throws Exception {
        open(Charts.of(Charts.longRun(1_000_000)));
        StringBuilder axes = new StringBuilder();
        for (String range : List.of("0, 10000", "0, 600", "0, 30", "100, 100.02")) {
            browser.evaluate("show(" + range + ")");
            axes.append(browser.evaluate("""
                    document.querySelector('.time-axis').textContent + ": " + panels[1].plot.axes[0]._values.join(" ")""")).append('\n');
        }
        assertThat(axes).hasToString("""
                time (h:mm): 0:00 0:15 0:30 0:45 1:00 1:15 1:30 1:45 2:00 2:15 2:30 2:45
                time (m:ss): 0:00 1:00 2:00 3:00 4:00 5:00 6:00 7:00 8:00 9:00 10:00
                time (s): 0 5 10 15 20 25 30
                time (s): 100.000 100.002 100.004 100.006 100.008 100.010 100.012 100.014 100.016 100.018 100.020
                """);
    }

    // ---- axes that fit what is shown -----------------------------------------------------------------------------

    /// 0 to 100 s: CPU is 2 % but for 80 % from 60 to 70 s, memory grows from 40 GiB by 4 KiB a second.
    private static Run leak() {
        double[] seconds = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        double[] cpu = Arrays.stream(seconds)
                .map(second -> second > 60 && second <= 70 ? 80 : 2)
                .toArray();
        double[] rss = Arrays.stream(seconds)
                .map(second -> 40960 * MIB + second * 4096)
                .toArray();
        return new Run(seconds, cpu, rss);
    }

    @Test
    void theAxesFitTheTimesThatAreShown() throws Exception {
        open(Charts.of(leak()));
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 80.0, "memory (GiB)", 0.0, 42.5));
        browser.evaluate("show(10, 50)");
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 2.0, "memory (GiB)", 0.0, 42.5));
        assertThat(inkAt(0, 0, 30, 2)).isTrue();
        assertThat(values()).isEqualTo(List.of("max 2.00 %", "max 40.0 GiB"));
    }

    @Test
    void aKeyLetsTheAxesFitBelowToo() throws Exception {
        open(Charts.of(leak()));
        browser.evaluate("charts.focus()");
        browser.key("y", false);
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 80.0, "memory (MiB)", 40960.0, 40960.4));
        assertThat(inkAt(1, 0, 50, 40960.195)).isTrue();
        assertThat(browser.evaluate("document.querySelector('#from-zero').ariaPressed"))
                .isEqualTo("false");
        browser.evaluate("document.querySelector('#from-zero').click()");
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 80.0, "memory (GiB)", 0.0, 42.5));
    }

    @Test
    void aKeyShowsCpus() throws Exception {
        open(Charts.of(leak()));
        browser.evaluate("charts.focus()");
        browser.key("c", false);
        assertThat(axes()).isEqualTo(List.of("CPU (CPUs)", 0.0, 3.2, "memory (GiB)", 0.0, 42.5));
        assertThat(values()).isEqualTo(List.of("max 3.20 CPUs", "max 40.0 GiB"));
        assertThat(inkAt(0, 0, 65, 3.2)).isTrue();
    }

    @Test
    void aKeyShowsTheTimeOfDay() throws Exception {
        Chart chart = Charts.of(leak());
        Chart.Clock clock = TimeTicks.clock(Instant.parse("2026-11-24T04:46:40Z"), ZoneOffset.UTC);
        open(Charts.with(chart, chart.style(), new Chart.Time(0, 100, clock, false)));
        browser.evaluate("charts.focus()");
        browser.key("t", false);
        assertThat(browser.evaluate("""
                document.querySelector('.time-axis').textContent + ": " + panels[1].plot.axes[0]._values.join(" ")"""))
                .isEqualTo("time of day (UTC): 04:46:40 04:46:50 04:47:00 04:47:10 04:47:20 04:47:30 04:47:40 04:47:50"
                        + " 04:48:00 04:48:10 04:48:20");
        browser.key("ArrowRight", true);
        assertThat(browser.evaluate("document.querySelector('.bubble').textContent"))
                .isEqualTo("04:46:40.0");
    }

    @Test
    void theAxisFitsTheLinesThatAreShown() throws Exception {
        Run small = new Run(new double[] {0, 100}, new double[] {5, 5}, new double[] {MIB, MIB});
        open(Charts.of(Charts.steady(), small));
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 80.0, "memory (MiB)", 0.0, 200.0));
        browser.evaluate("document.querySelectorAll('.line button')[0].click()");
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 5.0, "memory (MiB)", 0.0, 200.0));
        assertThat(inkAt(0, 1, 50, 5)).isTrue();
    }

    @Test
    void oneLegendHidesARecordingInAllPanels() throws Exception {
        Run small = new Run(new double[] {0, 100}, new double[] {5, 5}, new double[] {MIB, MIB});
        open(Charts.of(Charts.steady(), small));
        assertThat(browser.evaluate("[...document.querySelectorAll('.run')].map(run => run.textContent)"))
                .isEqualTo(List.of("0.csv", "1.csv"));
        // The panels have values alone.
        assertThat(browser.evaluate("[...document.querySelectorAll('.name')].every(name => name.offsetWidth <= 1)"))
                .isEqualTo(true);
        browser.evaluate("document.querySelector('.run button').click()");
        assertThat(axes()).isEqualTo(List.of("CPU (% of 4 CPUs)", 0.0, 5.0, "memory (MiB)", 0.0, 1.0));
        assertThat(inkAt(1, 0, 20, 200)).isFalse();
        browser.evaluate("document.querySelector('.run button').click()");
        assertThat(inkAt(1, 0, 20, 200)).isTrue();
    }

    @Test
    void theCursorShowsEnoughDigitsToTellNeighboursApart() throws Exception {
        open(Charts.of(leak()));
        browser.evaluate("charts.focus()");
        List<Object> shown = new ArrayList<>();
        browser.evaluate("setCursor(39)");
        for (int i = 0; i < 3; i++) {
            browser.key("ArrowRight", true);
            shown.add(browser.evaluate("document.querySelectorAll('.value')[1].textContent"));
        }
        assertThat(shown).containsExactly("40.000153 GiB", "40.000156 GiB", "40.000160 GiB");
    }

    @Test
    void aPanelWithoutValuesSaysSo() throws Exception {
        double unknown = Double.NaN;
        open(Charts.of(new Run(
                new double[] {0, 10, 20, 30}, new double[] {5, 5, 5, 5}, new double[] {MIB, MIB, unknown, unknown})));
        String hidden = "[...document.querySelectorAll('.unknown')].map(each => each.hidden)";
        assertThat(browser.evaluate(hidden)).isEqualTo(List.of(true, true));
        browser.evaluate("show(15, 30)");
        assertThat(browser.evaluate(hidden)).isEqualTo(List.of(true, false));
    }

    // A label hid the data below it.
    @Test
    void theWordsOfAnEndHideNothing() throws Exception {
        open(Charts.of(Charts.steady()));
        String muted = """
                ((from, to) => {
                    const { ctx, bbox } = panels[0].plot;
                    const wanted = pixels(colourOf("--muted"), 0, 0, 1);
                    const data = pixels(ctx.canvas, bbox.left + 2, from(bbox), bbox.width - 6, to(bbox) - from(bbox));
                    let count = 0;
                    for (let i = 0; i < data.length; i += 4) {
                        count += data[i + 3] > 128 && [0, 1, 2].every((c) => Math.abs(data[i + c] - wanted[c]) < 40);
                    }
                    return count;
                })(%s)""";
        assertThat((double) browser.evaluate(muted.formatted("(box) => 0, (box) => box.top")))
                .isGreaterThan(20);
        assertThat((double) browser.evaluate(muted.formatted("(box) => box.top, (box) => box.top + box.height")))
                .isZero();
    }

    @Test
    void onPaperTheMaximumStays() throws Exception {
        open(Charts.of(Charts.steady()));
        browser.evaluate("setCursor(20)");
        media("print", "light");
        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(values()).isEqualTo(List.of("max 80.0 %", "max 200.0 MiB"));
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.value')).display"))
                .isNotEqualTo("none");
        browser.evaluate("dispatchEvent(new Event('afterprint'))");
    }

    @Test
    void onAPhoneTheHintIsAboutFingers() throws Exception {
        open(Charts.of(Charts.steady()));
        String hints = "['.by-touch', '.by-mouse'].map(hint => getComputedStyle(document.querySelector(hint)).display)";
        assertThat(browser.evaluate(hints)).isEqualTo(List.of("none", "inline"));
        screen(360, 800);
        assertThat(browser.evaluate(hints)).isEqualTo(List.of("inline", "none"));
    }

    @Test
    void aThemeThatIsWantedIsThatOfThePage() throws Exception {
        Chart chart = Charts.of(Charts.steady());
        open(Charts.with(chart, new Style(false, false, Chart.Theme.DARK, 0, 0), chart.time()));
        assertThat(browser.evaluate("panels[0].lines[0].colour()")).isEqualTo(DARK_BLUE);
    }

    @Test
    void thePageHasTheAxesOfThePicture() throws Exception {
        open(Charts.of(Charts.steady()));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            double least = Math.rint(Math.pow(10, 9 * random.nextDouble()));
            double most = Math.rint(least + Math.pow(10, 9 * random.nextDouble()));
            String unit = List.of("%", "B", "B/s", "").get(i % 4);
            Chart.Scales scales = new Chart.Scales(i % 3 > 0, false);
            boolean whole = unit.isEmpty();
            Panel.Axis axis =
                    Axes.fit(new Panel.Measure("x", unit, Double.NaN, whole), new Extent(least, most), scales);
            Object ofPage = browser.evaluate("""
                    (() => {
                        const axis = fitAxis({ unit: "%s", whole: %b }, { least: %s, most: %s }, { fromZero: %b, inCpus: false });
                        return [axis.unit, axis.min, axis.max, axisTicks(axis, 6).labels.join(" ")];
                    })()""".formatted(unit, whole, least, most, scales.fromZero()));
            String labels = Ticks.of(axis, 6).stream().map(Ticks.Tick::label).collect(Collectors.joining(" "));
            assertThat(ofPage).isEqualTo(List.of(axis.unit(), axis.min(), axis.max(), labels));
            double from = 1e5 * random.nextDouble();
            Chart.Time time = new Chart.Time(from, from + Math.pow(10, 7 * random.nextDouble() - 1), null, false);
            assertThat(browser.evaluate("timeTicks(%s, %s, 8, null).labels.join(' ') + timeForm(%s)"
                            .formatted(time.from(), time.to(), time.to())))
                    .isEqualTo(Ticks.ofTime(time, 8).stream()
                                    .map(Ticks.Tick::label)
                                    .collect(Collectors.joining(" "))
                            + TimeTicks.title(time).replaceAll(".*\\(|\\)", ""));
        }
    }

    /// Title, lower and upper end of each panel's axis, in the shown unit.
    private static Object axes() throws Exception {
        return browser.evaluate("""
                panels.flatMap(({ titles, axes: { left } }) =>
                    [titles.left.textContent, left.min / left.divisor, Math.round(1e6 * left.max / left.divisor) / 1e6])""");
    }

    @Test
    void aPictureSizeIsKept() throws Exception {
        open(Charts.of("sized", new Style(false, false, Chart.Theme.DEFAULT, 640, 500), Charts.steady()));
        assertThat((double) browser.evaluate("panels[0].plot.width")).isCloseTo(640, within(4.0));
        assertThat((double) browser.evaluate("panels[0].plot.height + panels[1].plot.height"))
                .isCloseTo(500, within(30.0));
    }

    private void open(Chart chart) throws Exception {
        page = folder.resolve("chart.html");
        try (OutputStream out = Files.newOutputStream(page)) {
            HtmlChart.write(chart, out);
        }
        browser.open(page);
        browser.call("Runtime.evaluate", "{\"expression\": " + Browser.quoted(HELPERS) + "}");
    }

    private boolean inkAt(int panel, int line, double second, double value) throws Exception {
        return (boolean) browser.evaluate("inkAt(" + panel + ", " + line + ", " + second + ", " + value + ")");
    }

    private Object values() throws Exception {
        return browser.evaluate("[...document.querySelectorAll('.value')].map(value => value.textContent)");
    }

    private static void assertViews(double from, double to) throws Exception {
        List<?> views = (List<?>) browser.evaluate("panels.flatMap(p => [p.plot.scales.x.min, p.plot.scales.x.max])");
        for (int i = 0; i < views.size(); i += 2) {
            // A pixel or so.
            assertThat((double) views.get(i)).as("from").isCloseTo(from, within(0.25));
            assertThat((double) views.get(i + 1)).as("to").isCloseTo(to, within(0.25));
        }
    }

    /// Where in the window a time is, at a height of so many pixels below the upper end of a panel.
    private static double[] place(int panel, double second, double below) throws Exception {
        List<?> place = (List<?>) browser.evaluate("""
                (() => {
                    const { plot } = panels[%d];
                    plot.over.scrollIntoView({ block: "nearest" });
                    const box = plot.over.getBoundingClientRect();
                    return [box.left + plot.valToPos(%s, "x"), box.top + %s];
                })()""".formatted(panel, second, below));
        return new double[] {(double) place.get(0), (double) place.get(1)};
    }

    private static void press(int panel, double second, String type, int clicks) throws Exception {
        double[] at = place(panel, second, 50);
        browser.mouse(type, at[0], at[1], "\"button\": \"left\", \"clickCount\": " + clicks);
    }

    /// @param modifiers 8 is Shift
    private static void drag(int panel, double from, double to, int modifiers) throws Exception {
        String held = "\"button\": \"left\", \"buttons\": 1, \"clickCount\": 1, \"modifiers\": " + modifiers;
        double[] start = place(panel, from, 50);
        double[] end = place(panel, to, 60);
        browser.mouse("mouseMoved", start[0], start[1], "\"modifiers\": " + modifiers);
        browser.mouse("mousePressed", start[0], start[1], held);
        browser.mouse("mouseMoved", (start[0] + end[0]) / 2, end[1], held);
        browser.mouse("mouseMoved", end[0], end[1], held);
        browser.mouse("mouseReleased", end[0], end[1], held);
    }

    private static void wheel(int panel, double second, int deltaY, int modifiers) throws Exception {
        double[] at = place(panel, second, 50);
        browser.mouse(
                "mouseWheel", at[0], at[1], "\"deltaX\": 0, \"deltaY\": " + deltaY + ", \"modifiers\": " + modifiers);
    }

    private static void touch(String type, double[]... fingers) throws Exception {
        StringBuilder points = new StringBuilder();
        for (double[] finger : fingers) {
            points.append(points.isEmpty() ? "" : ", ")
                    .append("{\"x\": " + finger[0] + ", \"y\": " + finger[1] + ", \"id\": " + points.length() + "}");
        }
        browser.call("Input.dispatchTouchEvent", "{\"type\": \"" + type + "\", \"touchPoints\": [" + points + "]}");
    }

    private static void screen(int width, int height) throws Exception {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\": " + width + ", \"height\": " + height + ", \"deviceScaleFactor\": 1, \"mobile\": false}");
    }

    private static void media(String media, String scheme) throws Exception {
        browser.call(
                "Emulation.setEmulatedMedia",
                "{\"media\": \"" + media + "\", \"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \""
                        + scheme + "\"}]}");
    }
}
