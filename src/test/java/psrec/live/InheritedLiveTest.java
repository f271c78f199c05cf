package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A command gets from psrec what it would get from a shell: the same script is run with and without psrec, and must
/// find the same.
class InheritedLiveTest {
    @TempDir
    Path folder;

    private Live live;
    private final Leftovers leftovers = new Leftovers();

    @BeforeEach
    void open() {
        live = new Live(folder);
    }

    @AfterEach
    void close() {
        live.close();
        leftovers.close();
    }

    // In the script, `run` runs a command: once by the shell itself, once by psrec.
    private Live.Ended sameWithPsrec(String script) {
        Live.Ended plain = live.shell("run() { \"$@\"; }\n" + script);
        Live.Ended recorded = live.shell("run() { \"$PSREC\" -q start \"$@\"; }\n" + script);
        assertThat(plain.out()).isNotEmpty();
        assertThat(recorded).isEqualTo(plain);
        return recorded;
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(live.file(name), text);
        assertThat(live.file(name).toFile().setExecutable(true)).isTrue();
    }

    // ---- arguments -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", ""})
    void argumentsToTheLetter(String locale) throws IOException {
        script("show", "#!/bin/sh\nfor each do printf '[%s]' \"$each\"; done\n");
        Live.Ended ended = sameWithPsrec("LC_ALL=" + locale + """
                 ; export LC_ALL
                run ./show -h -- --help -q @file @@file -e --export=x -i "it's \\"quoted\\"" '' 'a  b' '*' '$HOME' '\\' \
                    "$(printf 'a\\377\\200b')" "$(printf '\\303\\251\\342\\202\\254')" "$(printf 'two\\nlines\\tand\\001')" \
                    -Dx=y -version -J-version '' -- '' | od -An -c""");
        assertThat(ended.out()).contains("[   -   h   ]", "377 200", "[   ]");
    }

    @Test
    void argumentsManyAndLong() {
        sameWithPsrec("""
                run env printf '%s\\n' $(seq 1 30000) "$(head -c 120000 /dev/zero | tr '\\0' x)" | cksum
                run sh -c 'echo $#' $(seq 1 30000)""");
    }

    // ---- descriptors ---------------------------------------------------------------------------------------------

    @Test
    void descriptors() {
        // Of ls itself is only the one on its own folder of /proc.
        Live.Ended ended = sameWithPsrec("""
                mkfifo fifo 2>/dev/null
                list() { awk '$11 !~ "^/proc/" { print $1, $9, $10, $11 }' "$1" | sed 's/^\\(l[rwx-]*\\)[^ ]*/\\1/'; }
                run ls -l /proc/self/fd >found 2>errors
                list found
                run ls -l /proc/self/fd </dev/zero >found 2>errors 3</dev/null 4>>appended 5<>fifo 6>&1 7<&0 9>nine
                list found""");
        assertThat(ended.out()).contains("/dev/zero", "/appended", "/fifo", "/nine");
    }

    @Test
    void aDescriptorWithAHighNumber() throws IOException {
        script("high", "exec 200</dev/zero 77>seventy; \"$@\"");
        Live.Ended plain = live.shell("bash high ls /proc/self/fd");
        assertThat(plain.out()).contains("200\n", "77\n");
        assertThat(live.shell("bash high \"$PSREC\" -q start ls /proc/self/fd")).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- 2>&-", "<&- >&- 2>&-", "<&- >&- 2>&- 4<."})
    void standardDescriptorsThatAreClosed(String closed) throws IOException {
        script("look", "ls -l /proc/self/fd >found; exit 3");
        Live.Ended ended = sameWithPsrec(
                "run sh look 2>errors " + closed + "; echo $?; awk '$11 !~ \"^/proc/\" { print $9, $10, $11 }' found");
        assertThat(ended.out()).startsWith("3\n");

        // The rows do not get the number of one of them either, where something else would be written into them.
        Live.Ended exported =
                live.shell("\"$PSREC\" -e rows start sh look 2>errors " + closed + "; echo $?; grep -c psrec: rows");
        assertThat(exported.out()).isEqualTo("3\n1\n");
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("exited 3");
    }

    @ParameterizedTest
    @CsvSource({"1, out", "5, five"})
    void readersSeeTheEndWhenTheCommandLetsGo(int descriptor, String fifo) {
        Live.Ended ended = live.start(List.of("bash", "-c", """
                mkfifo %2$s
                "$PSREC" -q start sh -c 'echo from the command >&%1$d; exec %1$d>&-; until [ -e end ]; do sleep 0.02; done' \
                    %1$d>%2$s &
                cat %2$s
                # cat saw the end. psrec would have ended with the command.
                kill -0 $! && echo still running
                : >end
                wait $!""".formatted(descriptor, fifo)))
                .await();
        assertThat(ended).isEqualTo(new Live.Ended(0, "from the command\nstill running\n", ""));
    }

    @Test
    void writersSeeTheEndWhenTheCommandLetsGo() {
        Live.Ended ended = live.shell("""
                mkfifo in
                "$PSREC" -q start sh -c 'exec <&-; until [ -e end ]; do sleep 0.02; done' <in &
                # SIGPIPE, or its like, ends it.
                yes >in 2>/dev/null
                kill -0 $! && echo still running
                : >end
                wait $!""");
        assertThat(ended).isEqualTo(new Live.Ended(0, "still running\n", ""));
    }

    @Test
    void theJobServerOfMake() throws IOException {
        // Two targets that wait for each other: with one job at a time neither would end well.
        Files.writeString(live.file("Makefile"), """
                all: ; +$(PSREC) -q start $(MAKE) --no-print-directory both
                both: one two
                one two: ; @: >$@; n=0; until [ -e one ] && [ -e two ]; do sleep 0.02; n=$$((n + 1)); [ $$n -lt 1000 ]; done
                """.replace("done\n", "done; echo met\n"));
        Live.Ended ended = live.shell("make -s --no-print-directory -j2 2>&1");
        assertThat(ended.out()).isEqualTo("met\nmet\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aPipeThatBreaks() {
        Live.Ended ended = sameWithPsrec("{ run yes; echo $? >code; } | head -n 1; cat code");
        assertThat(ended.out()).contains("y\n");
    }

    // ---- the process ---------------------------------------------------------------------------------------------

    @Test
    void limitsAndSettings() {
        Live.Ended ended = sameWithPsrec("""
                umask 027
                ulimit -S -n 77; ulimit -H -n 1000; ulimit -s 4096; ulimit -S -c 0; ulimit -f 1000000
                echo 0x13 >/proc/self/coredump_filter
                echo 123456 >/proc/self/timerslack_ns
                echo 300 >/proc/self/oom_score_adj
                mkdir -p below; cd below
                run nice -n 5 nice
                run pwd
                run sh -c 'umask; ulimit -a; ulimit -Ha'
                cd /proc/self
                run cat limits timerslack_ns coredump_filter oom_score_adj oom_score personality
                run grep -E '^(Umask|Groups|Cap|NoNewPrivs|Seccomp|Spec|Cpus_|Mems_|THP|Uid|Gid)' status""");
        assertThat(ended.out()).contains("0027", "123456", "00000013\n", "4096", "Umask:\t0027");
    }

    @Test
    void nice() {
        assertThat(live.shell("nice -n 7 \"$PSREC\" -q start nice").out())
                .isEqualTo(live.shell("nice -n 7 nice").out());
    }

    @Test
    void processGroupAndSession() {
        // Fields 5 and 6 of stat.
        assertThat(live.shell("""
                        mine=$(cut -d' ' -f5,6 /proc/$$/stat)
                        [ "$mine" = "$("$PSREC" -q start cut -d' ' -f5,6 /proc/self/stat)" ] && echo same""").out()).isEqualTo("same\n");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            emptyValue = "",
            value = {
                "'', ''",
                "PIPE, ''",
                "HUP, ''",
                "'INT,QUIT', ''",
                "'HUP,INT,QUIT,USR1,USR2,PIPE,ALRM,TERM,STKFLT,TSTP,TTIN,TTOU,URG,XCPU,XFSZ,WINCH,IO,PWR,34,64', ''",
                "'', USR1",
                "'', 'TERM,CHLD'",
                "'', '34,40,64'",
                "'ILL,FPE,BUS,SEGV,SYS,TRAP,ABRT', ''",
                "'PIPE,XFSZ,40', 'HUP,INT,QUIT,ILL,FPE,USR1,SEGV,USR2,PIPE,TERM,STKFLT,CHLD,35,41'",
            })
    void signalsIgnoredAndBlocked(String ignored, String blocked) {
        Live.Ended plain = signals(ignored, blocked);
        assertThat(plain.out()).contains("SigIgn:");
        assertThat(signals(ignored, blocked, Live.psrecCommand("-q", "start").toArray(new String[0])))
                .isEqualTo(plain);
    }

    @Test
    void signalsAsTheyAreAlsoThroughASymbolicLink() throws IOException {
        Files.createSymbolicLink(live.file("link"), Live.PSREC);
        Live.Ended plain = signals("HUP", "USR1,TERM,40");
        assertThat(signals("HUP", "USR1,TERM,40", "./link", "-q", "start")).isEqualTo(plain);
    }

    @Test
    void anIgnoredChildSignalBecomesTheDefault() {
        // Or the kernel would keep no account of the command for psrec.
        Live.Ended plain = signals("", "");
        assertThat(signals("CHLD", "", Live.psrecCommand("-q", "start").toArray(new String[0])))
                .isEqualTo(plain);
    }

    private Live.Ended signals(String ignored, String blocked, String... before) {
        List<String> words = new ArrayList<>(Live.workload("with_signals", ignored, blocked));
        words.addAll(List.of(before));
        words.addAll(List.of("grep", "^\\(Sig[BIP]\\|Shd\\)", "/proc/self/status"));
        Live.Ended ended = live.start(words).await();
        // 32 and 33 are the C library's own, which no program can use: what a JVM starts, like these tests, has them
        // ignored, and psrec's command the default.
        String ignoring = ended.out()
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("");
        long set = Long.parseUnsignedLong(ignoring.substring(ignoring.indexOf('\t') + 1), 16) & ~0x1_8000_0000L;
        return new Live.Ended(
                ended.code(), ended.out().replace(ignoring, "SigIgn: " + Long.toHexString(set)), ended.err());
    }

    @Test
    void nohup() {
        assertThat(live.shell("nohup \"$PSREC\" -q start sh -c 'kill -HUP $$; echo after it' 2>/dev/null")
                        .out())
                .isEqualTo("after it\n");
    }

    // ---- the environment -----------------------------------------------------------------------------------------

    // The environment of a command that a shell runs, against that of one that psrec runs; `set` sets it up.
    private String sameEnvironment(String set) {
        Live.Ended plain = live.shell(set + "\nenv -0 | sort -z | od -An -c");
        Live.Ended recorded = live.shell(set + "\n\"$PSREC\" -q start env -0 | sort -z | od -An -c");
        assertThat(recorded).isEqualTo(plain);
        return live.shell(set + "\n\"$PSREC\" -q start env").out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "_JAVA_SR_SIGNUM",
                "_JAVA_LAUNCHER_DEBUG",
                "LC_ALL",
                "CLASSPATH",
                "JAVA_HOME"
            })
    void variablesThatMeanSomethingToAJvm(String name) {
        for (String value : List.of("-Dx=y", "-XX:NoSuchOption", "12", "@nofile", "a b\nc", "\\377\\200", "")) {
            String environment = sameEnvironment(name + "=$(printf -- '" + value + "'); export " + name);
            assertThat(environment).contains(name + "=").doesNotContain("PSREC_LAUNCH");
        }
        assertThat(sameEnvironment("unset " + name)).doesNotContain(name).doesNotContain("PSREC_LAUNCH");
    }

    @Test
    void variablesOfAllKinds() {
        assertThat(sameEnvironment("""
                        LONG=$(head -c 100000 /dev/zero | tr '\\0' x); LINES=$(printf 'two\\nlines'); BYTES=$(printf '\\377=\\200')
                        EMPTY=; d=1; PSREC_HOME=mine; PWD=/nowhere; OLDPWD=/; IFS=x; _=y; HOME=; LANG=xx_YY
                        export LONG LINES BYTES EMPTY d PSREC_HOME PWD OLDPWD IFS _ HOME LANG""")).contains("PSREC_HOME=mine", "d=1");
        sameEnvironment("unset HOME LANG LC_ALL USER LOGNAME SHELL TERM");
    }

    /// Names that no shell can say, no name at all, one twice, and names that look like the launcher's own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BASH_FUNC_f%%=() {  echo hi\n}",
                "a.b=1\0c d=2\0=3\0no sign\0",
                "TWICE=1\0TWICE=2\0LC_ALL=C\0LC_ALL=POSIX\0JAVA_TOOL_OPTIONS=-Dx\0JAVA_TOOL_OPTIONS=-Dy",
                "PSREC_LAUNCH=5 0 0 0 0 0\0PSREC_LAUNCH_KEPT_FOO=1\0PSREC_LAUNCH_KEPT_PSREC_LAUNCH=x\0PSREC_LAUNCH_SET=PATH",
                "PSREC_LAUNCHER\0PSREC_LAUNCH",
                "\1=\2\3\0",
                ""
            })
    void theWholeEnvironmentToTheByte(String variables) throws IOException {
        String all = variables.isEmpty() ? "" : "A=first\0" + variables + "\0LAST=\0";
        Files.writeString(live.file("variables"), all);
        List<String> words = new ArrayList<>(Live.workload("with_environment", "variables"));
        words.addAll(Live.psrecCommand("-q", "start", "/bin/cat", "/proc/self/environ"));
        assertThat(live.start(words).await()).isEqualTo(new Live.Ended(0, all, ""));
    }

    @Test
    void functionsThatBashExports() {
        assertThat(live.start(List.of("bash", "-c", "f() { echo hi; }; export -f f; \"$PSREC\" -q start bash -c f"))
                        .await())
                .isEqualTo(new Live.Ended(0, "hi\n", ""));
    }

    /// The JDK's launcher puts its own libraries before those of a path that has a JVM, and executes itself again.
    @Test
    void aLibraryPathWithAJvm() {
        Live.Ended ended = live.shell("""
                for kind in server client; do
                    mkdir -p jvm/lib/$kind; : >jvm/lib/$kind/libjvm.so
                    LD_LIBRARY_PATH=$PWD/jvm/lib/$kind:/nowhere "$PSREC" -q start sh -c 'echo "$LD_LIBRARY_PATH"'
                done""");
        String jvm = live.file("jvm/lib").toString();
        assertThat(ended).isEqualTo(new Live.Ended(0, jvm + "/server:/nowhere\n" + jvm + "/client:/nowhere\n", ""));
    }

    @Test
    void psrecUnderPsrec() {
        Live.Ended ended = sameWithPsrec("""
                JAVA_TOOL_OPTIONS=-Dx=y; _JAVA_OPTIONS=; export JAVA_TOOL_OPTIONS _JAVA_OPTIONS
                run "$PSREC" -q start sh -c 'env | sort; ls /proc/self/fd; echo "$@"; exit 9' -- -h 'a b' ''
                echo $?""");
        assertThat(ended.out()).contains("JAVA_TOOL_OPTIONS=-Dx=y\n", "-h a b").endsWith("9\n");
        assertThat(ended.out()).doesNotContain("PSREC_LAUNCH");
    }
}
