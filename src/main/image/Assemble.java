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
        Path module = module(Path.of(arguments[1]), made.resolve("module"));
        link(module, made.resolve("lib/runtime"));
        delete(module);
        Files.createDirectories(made.resolve("bin"));
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

/// psrec as a module of the run-time itself: a class path costs 5 to 10 ms at each start, for opening a jar that the
/// cache makes superfluous.
Path module(Path jar, Path module) throws Exception {
    Files.createDirectories(module);
    run(List.of(tool("jar"), "--extract", "--file", jar.toAbsolutePath().toString(), "--dir", module.toString()));
    Path descriptor = Files.writeString(module.resolve("module-info.java"), "module psrec {}");
    run(List.of(tool("javac"), "-d", module.toString(), descriptor.toString()));
    Files.delete(descriptor);
    return module;
}

void link(Path module, Path runtime) throws Exception {
    run(List.of(
            tool("jlink"), "--module-path", module.toString(), "--add-modules", "psrec",
            "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--output", runtime.toString()));
}

String tool(String name) {
    return System.getProperty("java.home") + "/bin/" + name;
}

/// What psrec is called for, in short: the classes that these need come from the cache, all others from files.
List<List<String>> calls(Path rows, long target) {
    return List.of(
            List.of("--export", rows.toString(), "attach", Long.toString(target)),
            List.of("--version"),
            List.of("--help"),
            List.of("--quiet", "start", "true"),
            List.of("-i", "100ms", "--print-values", "-e", rows.toString(), "start", "sh", "-c", "sleep 0.2; sleep 0.2"));
}

/// Fills the cache with all classes that the calls load, ready as a JVM has them after its start.
void train(Path image) throws Exception {
    Path rows = image.resolve("training.csv");
    Path list = image.resolve("training.classes");
    Set<String> classes = new LinkedHashSet<>();
    // Ends when it is being recorded.
    Process target = new ProcessBuilder("sh", "-c", "until [ -s \"$0\" ]; do sleep 0.1; done", rows.toString()).start();
    try {
        for (List<String> call : calls(rows, target.pid())) {
            run(jvm(image, List.of("-XX:DumpLoadedClassList=" + list), call));
            for (String line : Files.readAllLines(list)) {
                // The number is of this call alone.
                classes.add(line.replaceFirst(" id: \\d+$", ""));
            }
        }
    } finally {
        target.destroy();
    }
    Files.write(list, classes);
    Path cache = image.resolve("lib/psrec.aot");
    List<String> dump = List.of(
            "-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + cache);
    run(jvm(image, dump, List.of()));
    Files.delete(rows);
    Files.delete(list);
    if (!Files.exists(cache)) {
        throw new IOException("the training left no " + cache);
    }
}

/// psrec's JVM as the launcher has it: signals held back, and SIGUSR2 left alone by the JVM.
List<String> jvm(Path image, List<String> options, List<String> words) {
    return Stream.of(
                    List.of("env", "--block-signal=HUP,INT,QUIT,USR1,USR2,TERM,CHLD", "_JAVA_SR_SIGNUM=16"),
                    List.of(image + "/lib/runtime/bin/java", "@" + image + "/lib/jvm.options"),
                    options,
                    List.of("-m", "psrec/psrec.Psrec"),
                    words)
            .flatMap(List::stream)
            .toList();
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
