import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The licences of all that the image holds: the texts that its jars carry, those that they lack, and the list of works.
/// Fails where something has no row in the list, a row has nothing, or a text is missing.
final class Licenses {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[.*\\| `(.*)` \\| .* \\| `(.*)` \\|$");
    private static final Pattern TEXT = Pattern.compile("META-INF/[^/]*(LICENSE|NOTICE)[^/]*");

    private static final List<String> OURS = List.of("lib/analysis/analysis.jar", "lib/analysis/psrec.jar");

    private final Path image;
    private final Path licenses;
    private final Path ownResources;

    private Licenses(Path image, Path ownResources) {
        this.image = image;
        this.ownResources = ownResources;
        this.licenses = image.resolve("licenses");
    }

    /// @param texts the folder of the list and of the texts that no jar has
    /// @param image all but the licences
    static void add(Path texts, Path image) throws IOException {
        new Licenses(image, texts.resolve("../../resources")).add(texts);
    }

    private void add(Path texts) throws IOException {
        Files.createDirectories(licenses);
        for (Path text : list(texts)) {
            Files.copy(text, licenses.resolve(text.getFileName()));
        }
        for (Path file : list(image.resolve("lib/analysis"))) {
            if (file.toString().endsWith(".jar")) {
                extractTexts(file);
            }
        }
        check(ROW.matcher(Files.readString(licenses.resolve("THIRD-PARTY.md"))).results().toList());
    }

    private void extractTexts(Path jar) throws IOException {
        Path folder = licenses.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (TEXT.matcher(entry.getName()).matches()) {
                    Files.createDirectories(folder);
                    try (InputStream text = file.getInputStream(entry)) {
                        Files.copy(text, folder.resolve(Path.of(entry.getName()).getFileName()));
                    }
                }
            }
        }
    }

    private void check(List<MatchResult> rows) throws IOException {
        List<String> works = works();
        for (String work : works) {
            if (rows.stream().filter(row -> matches(row.group(1), work)).count() != 1) {
                throw new IOException("src/main/image/licenses/THIRD-PARTY.md needs one row for " + work);
            }
        }
        List<String> texts = list(licenses).stream().map(this::name).toList();
        for (MatchResult row : rows) {
            boolean itsOwn = Files.isDirectory(image.resolve(row.group(2)));
            if (works.stream().noneMatch(work -> matches(row.group(1), work))) {
                throw new IOException("nothing in the image is " + row.group(1) + ", of which THIRD-PARTY.md has a row");
            }
            if (!itsOwn && texts.stream().noneMatch(text -> matches(row.group(2), text))) {
                throw new IOException("no text of a licence is " + row.group(2) + ", as THIRD-PARTY.md says; put it into"
                        + " src/main/image/licenses");
            }
        }
    }

    // Whatever can be a work of others: the run-time, the libraries, and files in psrec's jar that are neither classes nor
    // among its own sources.
    private List<String> works() throws IOException {
        Stream<String> libraries = list(image.resolve("lib/analysis")).stream()
                .map(this::name)
                .filter(name -> !OURS.contains(name));
        try (JarFile jar = new JarFile(image.resolve("lib/analysis/psrec.jar").toFile())) {
            List<String> resources = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> !name.endsWith("/") && !name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !Files.exists(ownResources.resolve(name)))
                    .map(name -> "lib/analysis/psrec.jar/" + name)
                    .toList();
            return Stream.concat(Stream.of("lib/runtime"), Stream.concat(libraries, resources.stream())).toList();
        }
    }

    private String name(Path file) {
        return image.relativize(file).toString();
    }

    private static boolean matches(String glob, String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
