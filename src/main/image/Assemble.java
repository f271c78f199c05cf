import java.nio.file.attribute.PosixFilePermissions;

/// Makes the run-time image: what psrec needs of the JDK that runs this, psrec itself, its launcher, and a cache of
/// its classes as a JVM has them after a start. It is made aside and then renamed.
///
/// Usage: `java Assemble.java <project folder> <psrec.jar> <libpsrec.so> <image folder>`
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
        // Where a JVM looks for libraries first.
        Files.copy(Path.of(arguments[2]), made.resolve("lib/runtime/lib/libpsrec.so"));
        Files.copy(sources.resolve("jvm.options"), made.resolve("lib/jvm.options"));
        Files.copy(Path.of(arguments[0]).resolve("LICENSE"), made.resolve("LICENSE"));
        Path launcher = Files.copy(sources.resolve("psrec"), made.resolve("bin/psrec"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        train(made);
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
            System.getProperty("java.home") + "/bin/jlink", "--add-modules", "java.base",
            "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--output", runtime.toString()));
}

/// A short recording with the very options of the launcher fills the cache.
void train(Path image) throws Exception {
    Path cache = image.resolve("lib/psrec.aot");
    Path rows = image.resolve("training.csv");
    // As the launcher has it: signals held back, and SIGUSR2 left alone by the JVM.
    run(List.of(
            "env", "--block-signal=HUP,INT,QUIT,USR1,USR2,TERM,CHLD", "_JAVA_SR_SIGNUM=16",
            image + "/lib/runtime/bin/java", "@" + image + "/lib/jvm.options", "-XX:AOTCacheOutput=" + cache,
            "-cp", image + "/lib/psrec.jar", "psrec.Psrec",
            "--interval", "20ms", "--export", rows.toString(), "start", "sh", "-c", "sleep 0.1; sleep 0.1"));
    Files.delete(rows);
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
