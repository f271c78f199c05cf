package psrec.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A chart as a picture: PNG or SVG.
public final class Pictures {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FAMILY = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

    private Pictures() {}

    /// Writes a PNG; the stream stays open.
    public static void writePng(Chart chart, OutputStream out) throws IOException {
        PictureSize size = PictureSize.ofPng(chart);
        BufferedImage image = new BufferedImage(size.widthPixels(), size.heightPixels(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(size.density(), size.density());
        new Sheet(chart, Fonts.load(), size.width(), size.height(), g2).draw(size.density());
        g2.dispose();
        // Without a temporary file.
        MemoryCacheImageOutputStream whole = new MemoryCacheImageOutputStream(out);
        ImageIO.write(image, "png", whole);
        whole.flush();
    }

    /// Writes an SVG; the stream stays open. Text is text.
    public static void writeSvg(Chart chart, OutputStream out) throws IOException {
        PictureSize size = PictureSize.ofSvg(chart);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(2);
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        new Sheet(chart, Fonts.load(), size.width(), size.height(), g2).draw(1);
        Element root = g2.getRoot();
        root.setAttribute("width", Integer.toString(size.widthPixels()));
        root.setAttribute("height", Integer.toString(size.heightPixels()));
        root.setAttribute("viewBox", "0 0 " + size.widthPixels() + " " + size.heightPixels());
        root.setAttribute("role", "img");
        Element title = root.getOwnerDocument().createElementNS(SVG, "title");
        title.setTextContent(chart.title());
        root.insertBefore(title, root.getFirstChild());
        nameFonts(root);
        write(root, out);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Not by the drawing library's own writer, which names a document type that readers then look for in the network.
    private static void write(Element root, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException trouble) {
            throw new IOException(trouble.getMessage(), trouble);
        }
    }

    // If the font is missing, one that is much like it.
    private static void nameFonts(Element root) {
        root.setAttribute("font-family", FAMILY);
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("font-family")) {
                // Always, since a text would inherit that of the group around it.
                boolean strong = element.getAttribute("font-family").contains("Semi Bold");
                element.setAttribute("font-weight", strong ? "600" : "400");
                element.setAttribute("font-family", FAMILY);
            }
        }
    }
}
