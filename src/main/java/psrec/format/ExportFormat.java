package psrec.format;

import org.jspecify.annotations.Nullable;
import psrec.process.UserException;

/// A format that psrec writes.
public enum ExportFormat {
    /// psrec's own CSV.
    CSV,
    /// psrec's own JSON lines.
    JSON_LINES,
    /// The CSV of the psrec that is written in Rust.
    RUST_CSV;

    private static final String JSON_LINES_NAME = ".jsonl";
    private static final String RUST_STYLE = "psrec";

    /// The format that was asked for.
    ///
    /// @param path of the file; what ends in `.jsonl` is JSON lines
    /// @param csvStyle `psrec` for the layout of the Rust psrec; null for psrec's own
    /// @throws UserException where there is no such style, or where it is none of the file
    public static ExportFormat of(String path, @Nullable String csvStyle) {
        boolean jsonLines = path.endsWith(JSON_LINES_NAME);
        if (csvStyle == null) {
            return jsonLines ? JSON_LINES : CSV;
        }
        if (!csvStyle.equals(RUST_STYLE)) {
            throw new UserException(
                    UserException.USAGE,
                    "there is no --csv-style " + Lines.quoted(csvStyle)
                            + "; psrec is one, the layout of the Rust psrec");
        }
        if (jsonLines) {
            throw new UserException(
                    UserException.USAGE, "--csv-style is for a CSV, and a name that ends in .jsonl is for JSON lines");
        }
        return RUST_CSV;
    }

    /// A new writer of it.
    Layout layout() {
        return switch (this) {
            case CSV -> new CsvLayout();
            case JSON_LINES -> new JsonLayout();
            case RUST_CSV -> new RustLayout();
        };
    }
}
