package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:--export|--output|-o|-e|--junit) ([\\w*-]+\\.\\w+)|convert [\\w.-]+ ([\\w-]+\\.\\w+)");

    @Test
    void whatItsCommandsWriteIsIgnoredByGit() throws IOException {
        TreeSet<String> written = WRITTEN.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(ReadmeTest::file)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(written).contains("results.csv", "chart.png", "run.jsonl", "report.xml");
        List<String> ignored = Files.readAllLines(Path.of(".gitignore"));
        assertThat(written).allMatch(file -> ignored.stream().anyMatch(pattern -> matches(pattern, file)));
    }

    private static String file(MatchResult command) {
        return command.group(1) == null ? command.group(2) : command.group(1);
    }

    private static boolean matches(String pattern, String file) {
        return pattern.startsWith("/")
                && FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern.substring(1))
                        .matches(Path.of(file));
    }
}
