package psrec.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Host;
import psrec.process.UserException;

/// The user's browser.
///
/// @param host that starts it
/// @param words that it is started with, `%s` where the page stands; one `char` a byte
record Browser(Host host, List<String> words) {
    private static final String PAGE = "%s";
    private static final String PREFIX = "psrec-";
    private static final String SUFFIX = ".html";
    /// For how long a page can be loaded again.
    private static final Duration KEPT = Duration.ofDays(1);

    private static final List<String> USUAL = List.of(
            "xdg-open",
            "sensible-browser",
            "x-www-browser",
            "firefox",
            "chromium",
            "chromium-browser",
            "google-chrome");

    Browser {
        words = List.copyOf(words);
    }

    /// The browser, where there is a display to show it on; null where not.
    static @Nullable Browser find(Host host) {
        if (variable(host, "DISPLAY").isEmpty()
                && variable(host, "WAYLAND_DISPLAY").isEmpty()) {
            return null;
        }
        List<String> candidates =
                new ArrayList<>(Arrays.asList(variable(host, "BROWSER").split(":", -1)));
        candidates.addAll(USUAL);
        for (String candidate : candidates) {
            List<String> words = new ArrayList<>(List.of(candidate.strip().split("\\s+")));
            if (isProgram(host, words.getFirst())) {
                if (words.stream().noneMatch(word -> word.contains(PAGE))) {
                    words.add(PAGE);
                }
                return new Browser(host, words);
            }
        }
        return null;
    }

    private static boolean isProgram(Host host, String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (name.contains("/")) {
            return isExecutable(name);
        }
        return Arrays.stream(variable(host, "PATH").split(":", -1))
                .anyMatch(folder -> isExecutable(folder + "/" + name));
    }

    private static boolean isExecutable(String latin1Path) {
        Path path = Path.of(CommandLine.forPeople(latin1Path));
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    /// Writes a page that only the user can read and opens it.
    ///
    /// @return the path of the page
    String show(ChartOutput.Writing page) {
        Path path;
        try {
            path = Files.createTempFile(folder(), PREFIX, SUFFIX);
            removeOldPages(path);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                page.to(out);
            }
        } catch (IOException trouble) {
            throw new UserException(
                    UserException.TROUBLE,
                    "no page can be written to " + folder() + " (" + trouble.getMessage()
                            + "); name one with -o chart.html, or draw it here with -o -");
        }
        List<byte[]> command = new ArrayList<>();
        // What a browser says is not for this terminal, and its input is not from here.
        for (String word : List.of("sh", "-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh")) {
            command.add(CommandLine.bytes(word));
        }
        for (String word : words) {
            command.add(CommandLine.bytes(word.replace(PAGE, path.toString())));
        }
        host.launcher().start(command);
        return path.toString();
    }

    // The browser needs its page for as long as people look at it, which nobody knows: so those of yesterday go.
    private static void removeOldPages(Path page) throws IOException {
        UserPrincipal user = Files.getOwner(page);
        FileTime old = FileTime.from(Instant.now().minus(KEPT));
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(page.getParent(), PREFIX + "*" + SUFFIX)) {
            for (Path each : pages) {
                try {
                    boolean isPage = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                            && each.getFileName().toString().matches(PREFIX + "[0-9]+" + SUFFIX);
                    if (isPage
                            && Files.getOwner(each).equals(user)
                            && Files.getLastModifiedTime(each).compareTo(old) < 0) {
                        Files.deleteIfExists(each);
                    }
                } catch (IOException notOurs) {
                    // Somebody else removed it, or may.
                }
            }
        }
    }

    private Path folder() {
        String folder = variable(host, "TMPDIR");
        return Path.of(folder.isEmpty() ? "/tmp" : CommandLine.forPeople(folder));
    }

    private static String variable(Host host, String name) {
        String value = host.variable(name);
        return value == null ? "" : value;
    }
}
