package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static psrec.chart.Recordings.NAN;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import psrec.stats.Track;

class PicturesTest {
    @Test
    void svgHasTheTextsAsTextAndALineForEachColumn() throws Exception {
        Element svg = svg(Recordings.chart(Recordings.build("a.csv")));
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 800 580");
        assertThat(texts(svg))
                .contains("make -j2", "build-7 · 2026-11-24 04:46:43 UTC · exited 0 after 4.000 s")
                .contains("CPU", " (% of 4 CPUs), peak 100.0 %", "resident memory", " (MiB), peak 300.0 MiB")
                .contains("threads and processes", "threads, peak 8", "processes, peak 3", "time (s)")
                .doesNotContain("exited 0");
        assertThat(strokes(svg)).contains("#0072b2", "#d55e00", "#00896b", "#b0568c");
    }

    @Test
    void geometryOfASvgIsAsItWasReviewed() throws Exception {
        ChartOptions one = sized(List.of("cpu_percent"), new Chart.Style(true, true, Chart.Theme.DEFAULT, 600, 300));
        Track track = Recordings.track(
                "a.csv",
                "cpu_percent",
                new double[] {0, NAN},
                new double[] {1, 25},
                new double[] {2, 100},
                new double[] {3, NAN},
                new double[] {4, 50});
        Element svg = svg(Recordings.chart(one, track));
        assertThat(outline(svg)).isEqualTo(golden("steps-with-a-gap.txt"));
    }

    @Test
    void whatOthersNamedStaysText() throws Exception {
        Track track = Recordings.track("<title><script>alert(1)&\u0001.csv", "threads", new double[] {0, 1});
        Element svg = svg(Recordings.chart(Recordings.of(track)));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<title><script>alert(1)& .csv");
    }

    @Test
    void aMillionRowsAreASmallSvg() throws IOException {
        Random random = new Random(1);
        int rows = 200_000;
        double[][] all = new double[rows][];
        for (int i = 0; i < rows; i++) {
            all[i] = new double[] {
                i / 10.0, 100 * random.nextDouble(), 1e9 * random.nextDouble(), random.nextInt(90), random.nextInt(9)
            };
        }
        Track one = Recordings.track("a.csv", "cpu_percent rss_bytes threads processes", all);
        Track two = Recordings.track("b.csv", "cpu_percent rss_bytes threads processes", all);
        assertThat(svgBytes(Recordings.chart(one)).length).isLessThan(300_000);
        assertThat(svgBytes(Recordings.chart(one, two)).length).isLessThan(500_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1600, 1160", "1000, 500, 1000, 500", "300, 200, 300, 200", "2400, 1600, 2400, 1600"})
    void pngIsAsLargeAsItShallBe(int width, int height, int wide, int high) throws IOException {
        BufferedImage picture = png(with(width, height));
        assertThat(picture.getWidth()).isEqualTo(wide);
        assertThat(picture.getHeight()).isEqualTo(high);
        assertThat(new Color(picture.getRGB(1, 1))).isEqualTo(Color.WHITE);
    }

    @Test
    void recordingsLaidOverEachOtherDifferInLightness() {
        Chart chart = Recordings.chart(Recordings.build("a.csv"), Recordings.build("b.csv"));
        double[] lightness = new double[2];
        for (int run = 0; run < 2; run++) {
            Color colour = Look.ofRun(chart, run).colour();
            lightness[run] = (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue()) / 255;
        }
        assertThat(lightness[1] - lightness[0]).isGreaterThan(0.3);
    }

    @Test
    void severalRecordingsHaveALegendAndTheirEndsDoNotOverlap() throws Exception {
        Track one =
                Recordings.track("one.csv", 1, 1, "exited 1", "threads", new double[] {0, 1}, new double[] {9.9, 2});
        Track two = Recordings.track("two.csv", 1, 1, "exited 2", "threads", new double[] {0, 1}, new double[] {10, 2});
        Element svg = svg(Recordings.chart(one, two));
        assertThat(texts(svg)).contains("one.csv", "two.csv", "one.csv exited 1", "two.csv exited 2");
        assertThat(baseline(svg, "one.csv exited 1")).isNotEqualTo(baseline(svg, "two.csv exited 2"));
    }

    // The word "threads" of the legend was bold: a text inherits from the group around it.
    @Test
    void onlyTitlesAreBold() throws Exception {
        Element svg = svg(Recordings.chart(Recordings.build("a.csv")));
        assertThat(elements(svg, "text").stream()
                        .filter(text -> weight(text).equals("600"))
                        .map(Node::getTextContent))
                .containsExactlyInAnyOrder("make -j2", "CPU", "resident memory", "threads and processes");
    }

    private static String weight(Element element) {
        for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
            if (each.hasAttribute("font-weight")) {
                return each.getAttribute("font-weight");
            }
        }
        return "";
    }

    @Test
    void aPanelWithoutValuesSaysSo() throws Exception {
        Track track = Recordings.track(
                "a.csv", "cpu_percent rss_bytes", new double[] {0, NAN, NAN}, new double[] {1, 50, NAN});
        assertThat(texts(svg(Recordings.chart(track))))
                .containsOnlyOnce("not known")
                .contains("resident memory")
                .doesNotContain("0.00");
    }

    @Test
    void theDarkThemeIsDark() throws Exception {
        Chart.Style dark = new Chart.Style(false, false, Chart.Theme.DARK, 0, 0);
        Chart chart = Recordings.chart(sized(List.of(), dark), Recordings.build("a.csv"));
        assertThat(new Color(png(chart).getRGB(1, 1))).isEqualTo(new Color(0x1a1f24));
        assertThat(strokes(svg(chart))).contains("#4db4f0", "#ff8f3f").doesNotContain("#0072b2");
    }

    @Test
    void theMedianOfAGroupIsTheThickestLine() {
        List<Track> base = List.of(Recordings.build("a"), Recordings.build("b"), Recordings.build("c"));
        Chart chart = Recordings.comparison(base, List.of(Recordings.build("d")));
        List<Look> looks = chart.panels().getFirst().series().stream()
                .map(series -> Look.of(chart, series))
                .toList();
        assertThat(looks).extracting(Look::weight).containsExactly(0.7f, 0.7f, 0.7f, 1f, 1.6f);
        assertThat(looks.get(0).colour().getAlpha()).isLessThan(128);
        assertThat(Look.solid(looks.get(0).colour())).isEqualTo(looks.get(4).colour());
        assertThat(looks.get(3).colour()).isNotEqualTo(looks.get(4).colour());
    }

    // ---- --------------------------------------------------------------------------------------------------------

    private static Chart with(int width, int height) {
        Chart.Style style = new Chart.Style(false, false, Chart.Theme.DEFAULT, width, height);
        return Recordings.chart(sized(List.of(), style), Recordings.build("a.csv"));
    }

    private static ChartOptions sized(List<String> columns, Chart.Style style) {
        return Recordings.options("", false, columns, 0, Double.POSITIVE_INFINITY, Chart.Scales.USUAL, style);
    }

    private static BufferedImage png(Chart chart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pictures.writePng(chart, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static byte[] svgBytes(Chart chart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pictures.writeSvg(chart, out);
        return out.toByteArray();
    }

    private static Element svg(Chart chart) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svgBytes(chart)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Element svg) {
        return elements(svg, "text").stream().map(Node::getTextContent).toList();
    }

    private static List<String> strokes(Element svg) {
        return elements(svg, "g").stream()
                .map(group -> group.getAttribute("stroke"))
                .filter(stroke -> stroke.startsWith("rgb"))
                .map(PicturesTest::hex)
                .toList();
    }

    // rgb(0,114,178)
    private static String hex(String rgb) {
        String[] parts = rgb.substring(4, rgb.length() - 1).split(",", -1);
        return String.format(
                "#%02x%02x%02x", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static String baseline(Element svg, String text) {
        return elements(svg, "text").stream()
                .filter(element -> element.getTextContent().equals(text))
                .map(element -> element.getAttribute("y"))
                .findFirst()
                .orElseThrow();
    }

    // Paths and texts with their places, in the order in which they are drawn.
    private static String outline(Element svg) {
        StringBuilder text = new StringBuilder();
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            switch (element.getTagName()) {
                case "path" ->
                    text.append("path ").append(element.getAttribute("d")).append('\n');
                case "line" ->
                    text.append("line ")
                            .append(String.join(
                                    " ",
                                    element.getAttribute("x1"),
                                    element.getAttribute("y1"),
                                    element.getAttribute("x2"),
                                    element.getAttribute("y2")))
                            .append('\n');
                case "text" ->
                    text.append("text ")
                            .append(String.join(
                                    " ",
                                    element.getAttribute("x"),
                                    element.getAttribute("y"),
                                    element.getTextContent()))
                            .append('\n');
                default -> {
                    // Groups and definitions.
                }
            }
        }
        return text.toString();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = PicturesTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
