package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as a folder: wherever it is, however it is called, and in surroundings that a JVM minds.
class ImageLiveTest {
    private static final String LIST = "start ls /proc/self/fd";

    /// A copy of the image that the tests may spoil, in `psrec`.
    @TempDir
    static Path copies;

    @TempDir
    Path folder;

    private Live live;

    @BeforeAll
    static void copy() throws IOException, InterruptedException {
        Path image = Live.PSREC.getParent().getParent();
        Process copy = new ProcessBuilder(
                        "cp", "-a", image.toString(), copies.resolve("psrec").toString())
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    @BeforeEach
    void open() {
        live = new Live(folder).with("COPY", copies.resolve("psrec").toString());
    }

    @AfterEach
    void close() {
        live.close();
    }

    // ---- from a clone --------------------------------------------------------------------------------------------

    @Test
    void aCloneThatCannotBeWrittenNamesTheWayOut() throws IOException {
        Path image = Files.createDirectories(folder.resolve("clone/src/main/image"));
        Files.copy(Path.of("psrec"), folder.resolve("clone/psrec"));
        Files.copy(Path.of("src/main/image/first-build"), image.resolve("first-build"));
        // What holds for every user, also for root: a file is in the place of the folder.
        Files.writeString(folder.resolve("clone/target-first-build"), "");
        Live.Ended psrec = live.shell("sh clone/psrec start true");
        assertThat(psrec.code()).isEqualTo(125);
        assertThat(psrec.err())
                .isEqualTo(
                        "psrec: cannot write to %1$s, where the first call builds the program; copy it (cp -R '%1$s' ~/psrec)"
                                        .formatted(folder.resolve("clone"))
                                + " and call ~/psrec/psrec, or install a package (README.md)\n");
        Files.delete(folder.resolve("clone/target-first-build"));
        Files.createDirectories(folder.resolve("clone/target-first-build/lock"));
        assertThat(live.shell("sh clone/psrec start true").err())
                .startsWith("psrec: cannot write to ")
                .hasLineCount(1);
    }

    // ---- with which options --------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "-i 250ms start, true",
        "-i0.5 start, true",
        "-qi .1 start, true",
        "-qi0.1 start, true",
        "-qqi .1 start, true",
        "--interval 0.02 start, true",
        "--interval=100ms start, true",
        "start --interval=100ms, true",
        "start -d 5 -i 0.1 --, true",
        "-i 1 -i 0.1 start, true",
        "--wait-all -i 0.1 start, true",
        "start --wait-all=5s -i 0.1, true",
        "start --wait-all env -i 0.1=x, false",
        "start, false",
        "-i 1 start, false",
        "-i 1500ms start, false",
        "-i 0.5m start, false",
        "-i 0.1 -i 2s start, false",
        "-d 0.5 -e 0.csv start --, false",
        "start env -i 0.1=x, false",
        "start -- env -i 0.1=x, false"
    })
    void closeSamplesAreCompiledSoon(String options, boolean soon) {
        String shown = live.shell("\"$PSREC\" -q " + options + " sh -c 'tr \"\\0\" \" \" </proc/$PPID/cmdline'")
                .out();
        assertThat(shown).contains("record.options");
        assertThat(shown.contains("often.options")).as(shown).isEqualTo(soon);
    }

    @Test
    void closeSamplesOfARunningProcessAreCompiledSoon() {
        String shown = live.shell("""
                        "$PSREC" -q -e rows.csv attach $$ -i 0.1 &
                        until [ -s rows.csv ]; do :; done
                        tr '\\0' ' ' </proc/$!/cmdline; kill $!; wait $!""").out();
        assertThat(shown).contains("often.options");
    }

    // ---- where it is ---------------------------------------------------------------------------------------------

    @Test
    void itIsCalledFromAnywhereByAnyName() {
        Live.Ended plain = live.shell("ls /proc/self/fd");
        assertThat(plain.out()).isNotEmpty();
        for (String call : new String[] {
            "\"$PSREC\"",
            "ln -s \"$PSREC\" link; ./link",
            "mkdir -p a/b; ln -s \"$PSREC\" a/b/one; ln -s b/one a/two; a/two",
            "ln -s \"${PSREC%/bin/psrec}\" folder; folder/bin/psrec",
            "PATH=\"${PSREC%/psrec}:$PATH\" psrec",
            "mkdir -p bin; ln -s \"$PSREC\" bin/rec; PATH=\"bin:$PATH\" rec",
            "cd \"${PSREC%/psrec}\"; ./psrec",
            "cd \"${PSREC%/bin/psrec}/lib\"; ../bin/psrec",
            "cd /; env -i \"$PSREC\"",
            "unset HOME PATH USER; \"$PSREC\"",
        }) {
            assertThat(live.shell(call + " -q " + LIST)).as(call).isEqualTo(plain);
        }
    }

    /// There the launcher finds itself by the path that it was called by.
    @Test
    void itIsCalledFromAnywhereWithoutProc() {
        for (String call : new String[] {
            "\"$PSREC\"",
            "ln -s \"$PSREC\" link; ./link",
            "mkdir -p a/b; ln -s \"$PSREC\" a/b/one; ln -s b/one a/two; a/two",
            "PATH=\"${PSREC%/psrec}:$PATH\" psrec",
            "cd \"${PSREC%/psrec}\"; ./psrec",
            "cd \"${PSREC%/psrec}\"; ../bin//psrec",
            "cd \"${PSREC%/psrec}\"; ../lib/../bin/.//psrec",
            "\"${PSREC%/psrec}/../lib/runtime/../../bin/psrec\"",
        }) {
            Live.Ended ended =
                    live.shell("unshare -m sh -c 'umount -l /proc || exit 99; " + call + " -q start echo runs'");
            assumeTrue(ended.code() != 99 && !ended.err().startsWith("unshare:"), "no mounts here");
            assertThat(ended).as(call).isEqualTo(new Live.Ended(0, "runs\n", ""));
        }
    }

    @Test
    void itNeedsNoOtherProgram() {
        assertThat(live.shell("ln -s \"$PSREC\" link; PATH=/nowhere ./link -q start /bin/echo runs"))
                .isEqualTo(new Live.Ended(0, "runs\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks in it", "a=b", "-dash", "it's \"quoted\" $x * \\ %s", "caf\\303\\251", "@at"})
    void itWorksInAFolderOfAnyName(String name) {
        Live.Ended plain = live.shell("ls /proc/self/fd");
        for (String locale : new String[] {"C", "C.UTF-8", "xx_YY.nothing", ""}) {
            Live.Ended ended = moved(name, "LC_ALL=" + locale + " \"./$name/bin/psrec\" -q " + LIST);
            // No descriptor of psrec's own either.
            assertThat(ended).as("LC_ALL=" + locale).isEqualTo(plain);
        }
        assertThat(moved(name, "ln -s \"$PWD/$name/bin/psrec\" link; ./link -q " + LIST + "; rm link"))
                .isEqualTo(plain);
    }

    // Runs a script in the folder of the copy, which has that name meanwhile.
    private Live.Ended moved(String name, String script) {
        return live.with("NAME", name).shell("""
                cd "${COPY%/psrec}" || exit 99
                case $NAME in *303*) name=$(printf "$NAME") ;; *) name=$NAME ;; esac
                mv psrec "./$name"
                """ + script + "\ncode=$?; mv \"./$name\" psrec; exit $code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "\\303\\050"})
    void whereNoJvmCanRunThatIsSaid(String name) {
        Live.Ended ended = moved(name, "\"./$name/bin/psrec\" start true");
        assertThat(ended.code()).isEqualTo(125);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).singleElement().asString().startsWith("psrec: ");
    }

    @Test
    void itNeedsNothingWrittenWhereItIs() {
        Live.Ended ended = live.shell("""
                chmod -R a-w "$COPY"; before=$(cd "$COPY"; find . | sort | cksum)
                "$COPY/bin/psrec" -q start echo runs
                [ "$before" = "$(cd "$COPY"; find . | sort | cksum)" ] && echo unchanged
                chmod -R u+w "$COPY\"""");
        assertThat(ended).isEqualTo(new Live.Ended(0, "runs\nunchanged\n", ""));
    }

    /// Surroundings in which nothing can be written, as root can make them.
    @ParameterizedTest
    @CsvSource({
        "'mount -t tmpfs -o ro none /tmp', no /tmp to write to",
        "'mount -t tmpfs -o size=4k none /tmp && ! head -c 100000 /dev/zero >/tmp/full', a full /tmp",
        "'mount --bind / / && mount -o remount,bind,ro /', a system that is read only",
    })
    void itNeedsNothingWrittenAnywhere(String mounts, String where) {
        Live.Ended ended = live.with("HOME", "/nowhere")
                .start(List.of("unshare", "-m", "sh", "-c", """
                # The image itself may be below /tmp.
                mount --bind "${PSREC%%/bin/psrec}" /mnt 2>/dev/null || exit 99
                PSREC=/mnt/bin/psrec
                { %s; } 2>/dev/null || exit 99
                cd /; "$PSREC" -q start echo runs; unset HOME; exec "$PSREC" -q start echo runs
                """.formatted(mounts)))
                .await();
        assumeTrue(ended.code() != 99 && !ended.err().startsWith("unshare:"), "no mounts here");
        assertThat(ended).as(where).isEqualTo(new Live.Ended(0, "runs\nruns\n", ""));
    }

    @Test
    void aUserWithoutRightsOnTheFolderIsTold() {
        Live.Ended ended = live.shell("""
                mv "$COPY/lib/runtime/bin/java" "$COPY/java"; "$COPY/bin/psrec" start echo runs
                code=$?; mv "$COPY/java" "$COPY/lib/runtime/bin/java"; exit $code""");
        assertThat(ended.code()).isEqualTo(125);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("psrec: ")
                .contains("may not read");
    }

    @ParameterizedTest
    @CsvSource({"': >', empty", "'echo no cache >', text", "'head -c 2000000 \"$PSREC_AOT\" >', cut", "'rm -f', missing"
    })
    void aSpoiledCacheCostsTimeAlone(String spoil, String how) {
        Live.Ended ended = live.with(
                        "PSREC_AOT",
                        Live.PSREC.resolve("../../lib/psrec.aot").normalize().toString())
                .shell("cd \"$COPY/lib\"; rm -f psrec.aot; " + spoil + " psrec.aot; ../bin/psrec -q start echo runs; "
                        + "cp \"$PSREC_AOT\" psrec.aot");
        assertThat(ended).as(how).isEqualTo(new Live.Ended(0, "runs\n", ""));
    }

    /// What nobody checks can make the JVM crash; its report must not get among the command's output.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aCacheThatIsDamagedInItsMiddlePrintsNothing(int tenths) throws IOException {
        // ls: it leaves no file either.
        assertThat(damaged("psrec.aot", tenths, "-q start echo runs; ls")).isIn("", "runs\n");
    }

    /// The same for the cache of what looks at recordings.
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8})
    void aCacheOfChartsThatIsDamagedPrintsNothing(int tenths) throws IOException {
        live.psrec("-q", "-e", "run.csv", "start", "true");
        assertThat(damaged("analysis.aot", tenths, "summary run.csv --json | head -c 1; ls"))
                .isIn("run.csv\n", "{run.csv\n");
    }

    // What psrec prints with a page of a cache overwritten, so many tenths from its beginning.
    private String damaged(String name, int tenths, String words) throws IOException {
        Path cache = copies.resolve("psrec/lib").resolve(name);
        byte[] whole = Files.readAllBytes(cache);
        byte[] damaged = whole.clone();
        int from = whole.length / 10 * tenths;
        Arrays.fill(damaged, from, from + 4096, (byte) 0x5a);
        Files.write(cache, damaged);
        Live.Ended ended = live.shell("\"$COPY/bin/psrec\" " + words);
        Files.write(cache, whole);
        return ended.out();
    }

    // ---- what a JVM minds ----------------------------------------------------------------------------------------

    @Test
    void filesForAJvmInTheWorkingDirectoryAreNotIts() throws IOException {
        Files.writeString(live.file(".hotspotrc"), "+NoSuchOption\n");
        Files.writeString(live.file(".hotspot_compiler"), "nonsense\n");
        assertThat(live.psrec("-q", "start", "echo", "runs")).isEqualTo(new Live.Ended(0, "runs\n", ""));
    }

    @Test
    void variablesForAJvmAreNotIts() {
        live.with("_JAVA_LAUNCHER_DEBUG", "1")
                .with("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption")
                .with("JDK_JAVA_OPTIONS", "-Dx")
                .with("_JAVA_OPTIONS", "-Xmx1")
                .with("_JAVA_SR_SIGNUM", "99")
                .with("JAVA_HOME", "/nowhere")
                .with("CLASSPATH", "/nowhere");
        assertThat(live.psrec("-q", "start", "echo", "runs")).isEqualTo(new Live.Ended(0, "runs\n", ""));
    }

    @Test
    void inADirectoryThatIsDeletedThatIsSaid() {
        Live.Ended ended = live.shell("mkdir below; cd below; rmdir ../below; \"$PSREC\" start echo runs");
        assertThat(ended.code()).isEqualTo(125);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("psrec: the current directory is deleted");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "QUIT, 131"})
    void aKeyThatIsPressedWhileTheJvmStartsEndsTheCommand(String key, int code) throws IOException {
        Path options = copies.resolve("psrec/lib/record.options");
        String usual = Files.readString(options);
        // The JVM makes that file, and goes on when it is removed.
        Files.writeString(
                options,
                usual + "-XX:+UnlockDiagnosticVMOptions\n-XX:+PauseAtStartup\n-XX:PauseAtStartupFile=paused\n");
        try (Terminal terminal = new Terminal(live)) {
            terminal.line("\"$COPY/bin/psrec\" -e rows start echo runs");
            Live.until("the JVM's file", () -> Files.exists(live.file("paused")));
            terminal.type(key.equals("INT") ? Terminal.CTRL_C : Terminal.CTRL_BACKSLASH);
            // Shown behind the signal.
            terminal.await(key.equals("INT") ? "^C" : "^\\");
            Files.delete(live.file("paused"));
            assertThat(terminal.awaitPrompt()).isEqualTo(code);
        } finally {
            Files.writeString(options, usual);
        }
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("killed by " + (code - 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ulimit -v 600000", "ulimit -s 512", "ulimit -s unlimited", "ulimit -n 12", "ulimit -c 0"})
    void itStartsWithinNarrowLimits(String limit) {
        // Standard error is still the command's.
        assertThat(live.shell(limit + " && \"$PSREC\" -q start sh -c 'echo runs; echo and says so >&2'"))
                .isEqualTo(new Live.Ended(0, "runs\n", "and says so\n"));
    }
}
