import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// Makes the run-time image: what psrec needs of the JDK that runs this, psrec itself, its launcher, and a cache of
/// its classes as a JVM has them after a start; beside it the libraries that only what looks at recordings needs. It is
/// made aside and then renamed. All its files get one time, since the cache remembers that of the jar.
///
/// Usage: `java Assemble.java <project folder> <psrec.jar> <folder of libraries> <image folder> <version> <time>`
void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]).resolve("src/main/image");
    Path image = Path.of(arguments[3]).toAbsolutePath();
    Instant time = Instant.parse(arguments[5]);
    long pid = ProcessHandle.current().pid();
    Path made = image.resolveSibling(image.getFileName() + ".new-" + pid);
    Path old = image.resolveSibling(image.getFileName() + ".old-" + pid);
    try {
        link(made.resolve("lib/runtime"));
        Files.createDirectories(made.resolve("bin"));
        Files.copy(Path.of(arguments[1]), made.resolve("lib/psrec.jar"));
        Files.copy(sources.resolve("record.options"), made.resolve("lib/record.options"));
        Files.copy(sources.resolve("analysis.options"), made.resolve("lib/analysis.options"));
        addLibraries(Path.of(arguments[2]), made.resolve("lib/analysis"), time);
        Files.copy(Path.of(arguments[0]).resolve("LICENSE"), made.resolve("LICENSE"));
        Path launcher = Files.copy(sources.resolve("psrec"), made.resolve("bin/psrec"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        // The manual page and the completions are made from psrec's own tables.
        run(List.of(
                System.getProperty("java.home") + "/bin/java", "-cp", arguments[1], "psrec.cli.ShellFiles",
                made.resolve("share").toString(), arguments[4], time.toString().substring(0, 10)));
        Licenses.add(sources.resolve("licenses"), made);
        setTimes(made, time);
        train(made);
        setTimes(made, time);
        if (Files.exists(image)) {
            Files.move(image, old);
        }
        Files.move(made, image);
    } finally {
        delete(made);
        delete(old);
    }
}

/// Left out: files for windows, sound, printers, keys and certificates, other JDKs, and dumping of archives, none of which
/// psrec can come to. Jlink's compression would double the size of the packages (docs/packaging.md).
void link(Path runtime) throws Exception {
    run(List.of(
            System.getProperty("java.home") + "/bin/jlink", "--add-modules", "java.base,java.desktop,java.logging",
            "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--exclude-files",
            "**/libawt_xawt.so,**/libjawt.so,**/libsplashscreen.so,**/libjsound.so,**/psfont*,**/keytool,**/cacerts,"
                    + "**/blocked.certs,**/public_suffix_list.dat,**/jrt-fs.jar,**/jexec,**/libjsig.so,**/classlist",
            "--output", runtime.toString()));
}

/// The libraries, and a jar that stands for all of them and psrec on a class path.
void addLibraries(Path libraries, Path into, Instant time) throws Exception {
    Files.createDirectories(into);
    StringBuilder classPath = new StringBuilder("../psrec.jar");
    try (Stream<Path> jars = Files.list(libraries)) {
        for (Path jar : jars.sorted().toList()) {
            Files.copy(jar, into.resolve(jar.getFileName()));
            classPath.append(' ').append(jar.getFileName());
        }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.toString());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(into.resolve("analysis.jar")))) {
        ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        jar.putNextEntry(entry);
        manifest.write(jar);
    }
}

/// A short recording with the very options of the launcher fills the cache.
void train(Path image) throws Exception {
    Path cache = image.resolve("lib/psrec.aot");
    Path rows = image.resolve("training.csv");
    // As the launcher has it: signals held back, and SIGUSR2 left alone by the JVM.
    run(List.of(
            "env", "--block-signal=HUP,INT,QUIT,USR1,USR2,TERM,CHLD", "_JAVA_SR_SIGNUM=16",
            image + "/lib/runtime/bin/java", "@" + image + "/lib/record.options", "-XX:AOTCacheOutput=" + cache,
            "-cp", image + "/lib/psrec.jar", "psrec.Psrec",
            "--interval", "20ms", "--export", rows.toString(), "start", "sh", "-c", "sleep 0.1; sleep 0.1"));
    Files.delete(rows);
    if (!Files.exists(cache)) {
        throw new IOException("the training left no " + cache);
    }
}

void setTimes(Path folder, Instant time) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
        // What a link leads to has its own turn.
        for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }
}

void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed:\n" + output);
    }
}

void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
