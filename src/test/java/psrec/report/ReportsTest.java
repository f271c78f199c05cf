package psrec.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import psrec.limit.Checked;
import psrec.limit.Limit;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.stats.Recordings;
import psrec.stats.Summary;

class ReportsTest {
    static Set<String> names() {
        return Examples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aReportIsAsItWasReviewed(String name) throws IOException {
        try (InputStream file = ReportsTest.class.getResourceAsStream(name)) {
            assertThat(Examples.all().get(name)).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void textForPeopleHasNoBlanksAtItsEnds() {
        Examples.all().forEach((name, text) -> {
            assertThat(text).as(name).endsWith("\n");
            if (name.endsWith(".txt")) {
                assertThat(text.lines()).as(name).allMatch(line -> line.equals(line.stripTrailing()));
            }
        });
    }

    @Test
    void junitIsReadAsItWasMeant() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitReport.of(Examples.checked()))));
        Element root = xml.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("21");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(21);
        assertThat(root.getAttribute("failures"))
                .isEqualTo(Integer.toString(xml.getElementsByTagName("failure").getLength()));
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        Element error = (Element) xml.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("<bad>|.csv is no recording\nthat \"psrec\" knows & reads");
    }

    @Test
    void whatXmlCannotSayIsReplaced() throws Exception {
        String name = "a\u0000\u0007\uFFFE\uD800z\uD83D\uDE00\t";
        String report = JunitReport.of(List.of(new Checked(name, null, List.of(), "x")));
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report)));
        assertThat(((Element) xml.getElementsByTagName("testsuite").item(0)).getAttribute("name"))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFDz\uD83D\uDE00\t");
    }

    @Test
    void markdownOfOthersIsText() {
        String markdown = CheckMarkdown.of(List.of(new Checked("a|b", null, List.of(), "<b>_x_</b>\n| y `z` [l](m)")));
        assertThat(markdown.lines().toList().get(4))
                .isEqualTo("| a\\|b |  |  |  | **FAIL** |" + " &lt;b&gt;\\_x\\_&lt;/b&gt; \\| y \\`z\\` \\[l\\](m) |");
    }

    @Test
    void memoryThatMayCountTwiceIsAnUpperBound() {
        RecordingEnd end = new RecordingEnd(true, "exited 0", 1, 1, "", PeakRss.of(2048), 1, 0, List.of());
        Summary summary = Recordings.summary(
                Recordings.head("a.csv", "elapsed_s", "cpu_percent", "rss_bytes"),
                end,
                new double[] {0, Double.NaN, 1024},
                new double[] {1, 50, 2048});
        Checked checked = Checked.of(
                summary,
                Stream.of("peak_rss_bytes=1KiB", "max_rss_bytes=1KiB", "cpu_s=2")
                        .map(limit -> Limit.max(limit, summary.columnNames()))
                        .toList());
        assertThat(CheckLines.of(List.of(checked), false)).isEqualTo("""
                FAIL  peak_rss_bytes  2.0 KiB or less  <= 1.0 KiB
                FAIL  max_rss_bytes   2.0 KiB or less  <= 1.0 KiB
                pass  cpu_s                   1.000 s  <= 2.000 s
                note: rss_bytes is an upper bound in 1 of 2 rows: processes may share one address space, and the system \
                did not permit to compare them (kcmp)
                """);
    }

    @Test
    void verdictsAreInWords() {
        List<Checked> all = Examples.checked();
        Checked passed = Checked.of(
                Examples.whole(), List.of(all.getFirst().checks().get(1).limit()));
        assertThat(Stream.of(List.of(passed), List.of(passed, passed), all.subList(0, 1), all, all.subList(2, 3))
                        .map(CheckLines::verdict))
                .containsExactly(
                        "1 limit passed",
                        "2 limits passed",
                        "3 of 10 limits failed",
                        "6 of 20 limits failed, 1 recording could not be read",
                        "1 recording could not be read");
    }
}
