import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Writes CHANGELOG.md in Debian's form, packed: `## 0.1.0` begins a version, `-` an entry.
///
/// Usage: `java Changelog.java <CHANGELOG.md> <changelog.gz> <time of the build>`
void main(String[] arguments) throws IOException {
    // Java's gzip notes no time: the same bits from the same text.
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
        String text = debian(Files.readString(Path.of(arguments[0])), Instant.parse(arguments[2]));
        packed.write(text.getBytes());
    }
}

static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

String debian(String markdown, Instant time) {
    String end = "\n -- the psrec project <>  " + DATE.format(time.atOffset(ZoneOffset.UTC)) + "\n";
    StringBuilder text = new StringBuilder();
    for (String line : markdown.lines().toList()) {
        Matcher version = Pattern.compile("## ([0-9][^ ]*).*").matcher(line);
        if (version.matches()) {
            text.append(text.isEmpty() ? "" : end + "\n");
            text.append("psrec (").append(version.group(1)).append(") unstable; urgency=medium\n\n");
        } else if (!line.isBlank() && !line.startsWith("#")) {
            text.append("  ").append(line.startsWith("-") ? "*" + line.substring(1) : line).append('\n');
        }
    }
    return text + end;
}
