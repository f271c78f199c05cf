package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import psrec.chart.Charts.Run;

/// The page as text; what it does in a browser is `HtmlPageTest`'s.
class HtmlChartTest {
    @Test
    void aPanelIsItsAxesAndItsLegendOfLines() throws IOException {
        String page =
                page(Charts.combined(new Run(new double[] {0, 1}, new double[] {0, 50}, new double[] {4096, 8192})));
        assertThat(between(page, "<div id=\"charts\"", "<p class=\"time-axis\""))
                .isEqualTo("""
                 tabindex="0" role="group" aria-label="Charts over time" aria-describedby="keys" data-from="0.0" data-to="1.0" \
                data-from-zero="true" data-in-cpus="false" data-area="true" data-vertical-grid="true" data-width="0" data-height="0">
                <figure class="panel"><figcaption><span class="axis left" data-name="CPU" data-unit="% of 4 CPUs" \
                data-cpus-of-hundred="4.0" data-whole="false">CPU (% of 4 CPUs)</span>\
                <ul class="legend"><li class="line" data-colour="#0072b2" data-dash="WHOLE" data-run="0" data-emphasis="NORMAL" \
                data-unit="%" data-right="false" data-interpolation="STEP_BEFORE" data-max="50.0" data-seconds="0" data-values="1">\
                <button type="button" aria-pressed="true" title="show or hide"><i></i><span class="name">cpu</span></button> \
                <span class="value"></span></li>\
                <li class="line" data-colour="#d55e00" data-dash="WHOLE" data-run="0" data-emphasis="NORMAL" \
                data-unit="B" data-right="true" data-interpolation="LINEAR" data-max="8192.0" data-seconds="0" data-values="2">\
                <button type="button" aria-pressed="true" title="show or hide"><i></i><span class="name">rss</span></button> \
                <span class="value"></span></li></ul>\
                <span class="axis right" data-name="memory" data-unit="B" data-cpus-of-hundred="NaN" data-whole="false">\
                memory (KiB)</span></figcaption><div class="plot"><p class="unknown" hidden>not known</p></div></figure>
                <span class="mark" hidden data-seconds="1.0">exited 3</span>

                """);
        assertThat(between(page, "</main>\n", "<script>")).isEqualTo("""
                <script type="text/plain" id="numbers-0" data-count="2" data-decimals="0">AQM=</script>
                <script type="text/plain" id="numbers-1" data-count="2" data-decimals="0">AWU=</script>
                <script type="text/plain" id="numbers-2" data-count="2" data-decimals="0">gUCBQA==</script>
                """);
    }

    @Test
    void whereTheSummaryAndTheNotesAreEmptyTheirHeadsAreNotThere() throws IOException {
        assertThat(page(Charts.combined(Charts.steady()))).doesNotContain("Summary", "Notes</h2>");
        assertThat(page(Charts.of(Charts.steady()))).contains("Summary", "Notes</h2>");
    }

    @Test
    void headingsAreWordsAndTheNamesOfMetricsAreToolTips() throws IOException {
        assertThat(page(Charts.of(Charts.steady())))
                .contains("<th scope=\"col\" title=\"peak_rss_bytes: the highest\">peak memory</th>");
    }

    @Test
    void severalRecordingsHaveOneLegend() throws IOException {
        String page = page(Charts.of(Charts.steady(), Charts.steady()));
        assertThat(between(page, "<ul class=\"runs\">", "</ul>")).isEqualTo("""
                <li class="run" data-colour="#0b4f8a" data-dash="WHOLE"><button type="button" aria-pressed="true" \
                title="show or hide"><i></i>0.csv</button></li>\
                <li class="run" data-colour="#ee8a1d" data-dash="WHOLE"><button type="button" aria-pressed="true" \
                title="show or hide"><i></i>1.csv</button></li>""");
        assertThat(page).containsOnlyOnce("class=\"runs\"").contains("<div id=\"charts\"", " class=\"several\"");
        assertThat(page(Charts.of(Charts.steady()))).doesNotContain("class=\"runs\"", " class=\"several\"");
    }

    @Test
    void aThemeThatIsWantedIsThatOfThePage() throws IOException {
        Chart chart = Charts.of(Charts.steady());
        Chart.Style dark = new Chart.Style(false, false, Chart.Theme.DARK, 0, 0);
        assertThat(page(Charts.with(chart, dark, chart.time()))).contains("<html lang=\"en\" data-wanted=\"dark\">");
        assertThat(page(chart)).contains("<html lang=\"en\">");
    }

    @Test
    void whatOthersChoseIsEscapedWhereverItStands() throws IOException {
        String evil = "</script><img src=x onerror=\"alert('1')\">&amp;\u0007";
        String page = page(Charts.of(evil, Charts.PLAIN, Charts.steady()));
        assertThat(page).doesNotContain("<img", "\u0007");
        assertThat(between(page, "<h1>", "</h1>"))
                .isEqualTo("&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp; ");
    }

    @Test
    void thePolicyLetsNothingInButTheStyleAndTheScriptsOfThePage() throws IOException {
        String page = page(Charts.of(Charts.steady()));
        assertThat(between(page, "Content-Security-Policy\" content=\"", "\">"))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src "
                        + HtmlText.hash(between(page, "<script>", "</script>")) + " "
                        + HtmlText.hash(between(page, "</main>", "</body>")
                                .replaceFirst("(?s).*<script>(.*)</script>\\s*", "$1"))
                        + "; style-src " + HtmlText.hash(between(page, "<style>", "</style>")));
    }

    @Test
    void thePageNamesWhatItContainsOfOthersAndItsLicence() throws IOException {
        assertThat(page(Charts.of(Charts.steady()))).contains("The MIT License", "Copyright (c) 2022 Leon Sorokin");
    }

    @Test
    void aMillionSamplesOfFourColumnsStayFarBelow40Megabytes() throws IOException {
        Run run = Charts.longRun(1_000_000);
        Chart chart = Charts.of(
                run,
                new Run(run.seconds(), run.cpuPercent().clone(), run.rssBytes().clone()));
        long[] bytes = {0};
        HtmlChart.write(chart, new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] b, int from, int length) {
                bytes[0] += length;
            }
        });
        assertThat(bytes[0]).isBetween(5_000_000L, 25_000_000L);
    }

    private static String page(Chart chart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlChart.write(chart, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
