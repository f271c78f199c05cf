package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `mvn package` leaves for others: the tar.gz and the package for Debian.
class PackagesLiveTest {
    private static final String TAR = System.getProperty("psrec.tar", "");
    private static final String DEB = System.getProperty("psrec.deb", "");

    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void open() {
        live = new Live(folder).with("TAR", TAR).with("DEB", DEB);
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void theTarRunsWhereverItIsUnpackedWithItsCache() {
        assertThat(live.shell("""
                mkdir "odd name, it's" && cd "odd name, it's" && tar xf "$TAR" && cd psrec-* || exit 99
                bin/psrec -q start echo runs
                bin/psrec -q -i 10ms -e run.csv start sleep 0.05
                bin/psrec -q plot run.csv -o run.png && head -c 4 run.png | tail -c 3 && echo
                bin/psrec summary run.csv --json | grep -o '"outcome" : "exited 0"'
                bin/psrec compare run.csv run.csv | grep -o '^cpu_s'
                lib/runtime/bin/java @lib/record.options -XX:AOTCache=lib/psrec.aot -Xlog:class+load:stdout \\
                    -m psrec/psrec.Psrec --version | grep -o 'psrec.Psrec source: shared objects file'
                """)).isEqualTo(new Live.Ended(0, """
                        runs
                        PNG
                        "outcome" : "exited 0"
                        cpu_s
                        psrec.Psrec source: shared objects file
                        """, ""));
    }

    @Test
    void theTarIsOneFolderOfRootsFilesOfOneTime() {
        Live.Ended ended = live.shell("""
                tar tf "$TAR" | cut -d / -f 1 | sort -u
                TZ=UTC tar tvf "$TAR" | awk '{print $2, $4, $5}' | sort -u
                tar tvf "$TAR" | grep -v ^l | awk '{print $1}' | sort -u
                """);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("""
                psrec-[^/]*-linux-[a-z0-9_]+
                root/root 20..-..-.. ..:..
                -rw-r--r--
                -rwxr-xr-x
                drwxr-xr-x
                """);
    }

    @Test
    void theTarHasWhatPeopleReadAndTheLicences() {
        assertThat(live.shell("""
                tar xf "$TAR" && cd psrec-* || exit 99
                ls README.md CHANGELOG.md LICENSE psrec_gen_plot.py docs/format.md licenses/THIRD-PARTY.md licenses/jackson-core-*/NOTICE \\
                    lib/runtime/legal/java.desktop/LICENSE share/man/man1/psrec.1.gz \\
                    share/bash-completion/completions/psrec share/zsh/vendor-completions/_psrec \\
                    share/fish/vendor_completions.d/psrec.fish >/dev/null
                find . -xtype l
                """)).isEqualTo(new Live.Ended(0, "", ""));
    }

    @Test
    void theDebianPackageKeepsToItsPlaces() {
        assumeDpkg();
        assertThat(live.shell("""
                dpkg-deb -x "$DEB" x && cd x || exit 99
                find . ! -type d | grep -v '^./usr/lib/psrec/' | grep -v '^./usr/share/doc/psrec/[a-zR]*/' | sort
                usr/lib/psrec/bin/psrec -q start echo runs
                zcat usr/share/doc/psrec/changelog.gz | head -n 1 | cut -d ' ' -f 1
                [ "$(dpkg-deb -f "$DEB" Architecture)" = "$(dpkg --print-architecture)" ] || echo another architecture
                mkdir control && dpkg-deb -e "$DEB" control && md5sum --quiet -c control/md5sums
                kib=$(dpkg-deb -f "$DEB" Installed-Size); real=$(du -sk --apparent-size usr | cut -f 1)
                [ $((kib * 100)) -gt $((real * 95)) ] && [ $((kib * 95)) -lt $((real * 100)) ] || echo $kib is not $real
                """)).isEqualTo(new Live.Ended(0, """
                        ./usr/bin/psrec
                        ./usr/share/bash-completion/completions/psrec
                        ./usr/share/doc/psrec/LICENSE
                        ./usr/share/doc/psrec/README.md
                        ./usr/share/doc/psrec/changelog.gz
                        ./usr/share/doc/psrec/copyright
                        ./usr/share/fish/vendor_completions.d/psrec.fish
                        ./usr/share/man/man1/psrec.1.gz
                        ./usr/share/zsh/vendor-completions/_psrec
                        runs
                        psrec
                        """, ""));
    }

    @Test
    void theDebianPackageInstallsRunsAndGoes() {
        assumeDpkg();
        assumeTrue(
                live.shell("mkdir r; unshare -m mount -t overlay -o lowerdir=r:/usr overlay /usr")
                                .code()
                        == 0,
                "skipped: only root can lay an installed package over /usr");
        assertThat(live.shell("""
                dpkg --root="$PWD/r" --force-depends -i "$DEB" >log 2>&1 || { cat log; exit 99; }
                unshare -m sh -c 'mount -t overlay -o "lowerdir=$PWD/r/usr:/usr" overlay /usr; cd /; psrec -q start echo runs'
                dpkg --root="$PWD/r" --force-depends -r psrec >log 2>&1 || { cat log; exit 99; }
                find r -mindepth 1 ! -path 'r/var*'
                """)).isEqualTo(new Live.Ended(0, "runs\n", ""));
    }

    @Test
    void theDebianPackageAsksForTheNewestLibcThatAnyOfItsFilesNeeds() throws IOException {
        assumeDpkg();
        Path image = Live.PSREC.getParent().getParent();
        try (Stream<Path> files = Files.walk(image)) {
            String newest = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".so")
                            || file.endsWith("bin/java")
                            || file.endsWith("jspawnhelper"))
                    .flatMap(PackagesLiveTest::libcVersions)
                    .max(Comparator.comparing(version -> Integer.valueOf(version.substring("2.".length()))))
                    .orElseThrow();
            assertThat(live.shell("dpkg-deb -f \"$DEB\" Depends").out()).isEqualTo("libc6 (>= " + newest + ")\n");
        }
    }

    // The names of symbol versions stand in a program's table of strings as they are: 2.17.
    private static Stream<String> libcVersions(Path program) {
        return Pattern.compile("GLIBC_(2\\.[0-9]+)")
                .matcher(new String(bytes(program), StandardCharsets.ISO_8859_1))
                .results()
                .map(result -> result.group(1));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Test
    void everyWorkOfOthersIsInTheCopyrightFile() throws IOException {
        List<String> copyright = Files.readAllLines(Path.of("src/main/image/deb/copyright"));
        String list = Files.readString(Path.of("src/main/image/licenses/THIRD-PARTY.md"));
        List<MatchResult> rows = Pattern.compile("(?m)^\\| \\[.*\\| `(.*)` \\| .* \\| `.*` \\|$")
                .matcher(list)
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(5);
        for (MatchResult row : rows) {
            assertThat(copyright).as(row.group()).anyMatch(line -> line.contains("usr/lib/psrec/" + row.group(1)));
        }
    }

    private void assumeDpkg() {
        assumeTrue(live.shell("command -v dpkg-deb").code() == 0, "skipped: no dpkg here");
    }
}
