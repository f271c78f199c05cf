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
                data-area="true" data-vertical-grid="true" data-width="0" data-height="0">
                <figure class="panel"><figcaption><span class="axis left" data-most="100.0" data-divisor="1.0">CPU (%)</span>\
                <ul class="legend"><li class="line" data-colour="#0072b2" data-dash="WHOLE" data-unit="PERCENT" data-right="false" \
                data-steps="true" data-max="50.0" data-seconds="0" data-values="1"><button type="button" aria-pressed="true" \
                title="show or hide"><i></i>cpu</button> <span class="value"></span></li>\
                <li class="line" data-colour="#d55e00" data-dash="WHOLE" data-unit="BYTES" data-right="true" \
                data-steps="false" data-max="8192.0" data-seconds="0" data-values="2"><button type="button" aria-pressed="true" \
                title="show or hide"><i></i>rss</button> <span class="value"></span></li></ul>\
                <span class="axis right" data-most="5.24288E8" data-divisor="1048576.0">memory (MiB)</span>\
                </figcaption><div class="plot"></div></figure>
                <span class="mark" hidden data-seconds="1.0">exited 0</span>

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
