import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// Makes the run-time image: what psrec needs of the JDK that runs this, psrec itself, its launcher, and a cache of
/// its classes as a JVM has them after a start; beside it the libraries that only what looks at recordings needs. It is
/// made aside and then renamed.
///
/// Usage: `java Assemble.java <project folder> <psrec.jar> <folder of libraries> <image folder>`
void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]).resolve("src/main/image");
    Path image = Path.of(arguments[3]).toAbsolutePath();
    long pid = ProcessHandle.current().pid();
    Path made = image.resolveSibling(image.getFileName() + ".new-" + pid);
    Path old = image.resolveSibling(image.getFileName() + ".old-" + pid);
    try {
        link(made.resolve("lib/runtime"));
        Files.createDirectories(made.resolve("bin"));
        Files.copy(Path.of(arguments[1]), made.resolve("lib/psrec.jar"));
        Files.copy(sources.resolve("record.options"), made.resolve("lib/record.options"));
        Files.copy(sources.resolve("analysis.options"), made.resolve("lib/analysis.options"));
        addLibraries(Path.of(arguments[2]), made.resolve("lib/analysis"));
        copyFolder(sources.resolveSibling("fonts"), made.resolve("lib/analysis/fonts"));
        Files.copy(Path.of(arguments[0]).resolve("LICENSE"), made.resolve("LICENSE"));
        Path launcher = Files.copy(sources.resolve("psrec"), made.resolve("bin/psrec"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        trainRecording(made);
        trainAnalysis(made);
        if (Files.exists(image)) {
            Files.move(image, old);
        }
        Files.move(made, image);
    } finally {
        delete(made);
        delete(old);
    }
}

void link(Path runtime) throws Exception {
    run(List.of(
            System.getProperty("java.home") + "/bin/jlink", "--add-modules", "java.base,java.desktop,java.logging",
            "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--output", runtime.toString()));
}

/// The libraries, and a jar that stands for all of them and psrec on a class path.
void addLibraries(Path libraries, Path into) throws Exception {
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
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        jar.putNextEntry(entry);
        manifest.write(jar);
    }
}

void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.sorted().toList()) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}

/// A short recording with the very options of the launcher fills the cache.
void trainRecording(Path image) throws Exception {
    Path cache = image.resolve("lib/psrec.aot");
    Path rows = image.resolve("training.csv");
    // As the launcher has it: signals held back, and SIGUSR2 left alone by the JVM.
    run(List.of(
            "env", "--block-signal=HUP,INT,QUIT,USR1,USR2,TERM,CHLD", "_JAVA_SR_SIGNUM=16",
            image + "/lib/runtime/bin/java", "@" + image + "/lib/record.options", "-XX:AOTCacheOutput=" + cache,
            "-cp", image + "/lib/psrec.jar", "psrec.Psrec",
            "--interval", "20ms", "--export", rows.toString(), "start", "sh", "-c", "sleep 0.1; sleep 0.1"));
    need(cache);
}

/// Each way to look at that recording fills the other cache.
void trainAnalysis(Path image) throws Exception {
    Path cache = image.resolve("lib/analysis.aot");
    Path rows = image.resolve("training.csv");
    Path fonts = image.resolve("lib/analysis/fonts");
    List<Path> charts = List.of(
            image.resolve("training.png"), image.resolve("training.svg"), image.resolve("training.html"));
    List<String> command = new ArrayList<>(List.of(
            "env", "FONTCONFIG_FILE=" + fonts.resolve("fonts.conf"),
            image + "/lib/runtime/bin/java", "@" + image + "/lib/analysis.options", "-XX:AOTCacheOutput=" + cache,
            "-Dpsrec.fonts=" + fonts, "-Dsun.awt.fontconfig=" + fonts.resolve("fontconfig.properties"),
            "-cp", image + "/lib/analysis/analysis.jar", "psrec.Rehearsal",
            "plot", "-o", "-", rows.toString()));
    for (Path chart : charts) {
        command.addAll(List.of(";", "plot", "-o", chart.toString(), rows.toString()));
    }
    run(command);
    for (Path chart : charts) {
        Files.delete(chart);
    }
    Files.delete(rows);
    need(cache);
}

void need(Path cache) throws IOException {
    if (!Files.exists(cache)) {
        throw new IOException("the training left no " + cache);
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
