package psrec.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;

/// The letters of pictures: psrec's own, so that it needs none of the machine's and a picture looks the same
/// everywhere.
///
/// @param regular for most
/// @param strong for titles
record Fonts(Font regular, Font strong) {
    /// Where the font's files are; `fontconfig.properties` and `fonts.conf` there are for the JDK, which looks
    /// for fonts of the machine before it draws, and fails where it finds none.
    private static final String FOLDER = "psrec.fonts";

    static Fonts load() throws IOException {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new IOException("the folder of fonts is not known (" + FOLDER + ")");
        }
        return new Fonts(font(folder, "Inter-Regular.otf"), font(folder, "Inter-SemiBold.otf"));
    }

    // From the file itself: from a stream, the JDK would make a temporary one.
    private static Font font(String folder, String name) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new File(folder, name));
        } catch (FontFormatException spoiled) {
            throw new IOException(name + ": " + spoiled.getMessage(), spoiled);
        }
    }

    Font regular(double points) {
        return regular.deriveFont((float) points);
    }

    Font strong(double points) {
        return strong.deriveFont((float) points);
    }
}
