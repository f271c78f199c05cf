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
/// Usage: `java Assemble.java <project folder> <psrec.jar> <folder of compiled C> <folder of libraries> <image folder>
/// <version> <time>`
void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]).resolve("src/main/image");
    Path image = Path.of(arguments[4]).toAbsolutePath();
    Instant time = Instant.parse(arguments[6]);
    long pid = ProcessHandle.current().pid();
    Path made = image.resolveSibling(image.getFileName() + ".new-" + pid);
    Path old = image.resolveSibling(image.getFileName() + ".old-" + pid);
    try {
        Path module = module(Path.of(arguments[1]), made.resolve("module"));
        link(module, made.resolve("lib/runtime"));
        delete(module);
        Files.createDirectories(made.resolve("bin"));
        // Where a JVM looks for libraries first.
        Path compiledC = Path.of(arguments[2]);
        Files.copy(compiledC.resolve("libpsrec.so"), made.resolve("lib/runtime/lib/libpsrec.so"));
        Files.copy(sources.resolve("record.options"), made.resolve("lib/record.options"));
        Files.copy(sources.resolve("often.options"), made.resolve("lib/often.options"));
        Files.copy(sources.resolve("analysis.options"), made.resolve("lib/analysis.options"));
        addLibraries(Path.of(arguments[1]), Path.of(arguments[3]), made.resolve("lib/analysis"), time);
        copyFolder(sources.resolveSibling("fonts"), made.resolve("lib/analysis/fonts"));
        Files.copy(Path.of(arguments[0]).resolve("LICENSE"), made.resolve("LICENSE"));
        Path launcher = Files.copy(compiledC.resolve("psrec"), made.resolve("bin/psrec"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        // The manual page and the completions are made from psrec's own tables.
        run(List.of(
                tool("java"), "-cp", arguments[1], "psrec.cli.ShellFiles",
                made.resolve("share").toString(), arguments[5], time.toString().substring(0, 10)));
        Licenses.add(sources.resolve("licenses"), made);
        setTimes(made, time);
        trainRecording(made);
        trainAnalysis(made);
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

/// Left out: files for windows, sound, printers, keys and certificates, other JDKs, and dumping of archives, none of which
/// psrec can come to. Jlink's compression would double the size of the packages (docs/packaging.md).
void link(Path module, Path runtime) throws Exception {
    run(List.of(
            tool("jlink"), "--module-path", module.toString(), "--add-modules", "psrec,java.desktop,java.logging",
            "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--exclude-files",
            "**/libawt_xawt.so,**/libjawt.so,**/libsplashscreen.so,**/libjsound.so,**/psfont*,**/keytool,**/cacerts,"
                    + "**/blocked.certs,**/public_suffix_list.dat,**/jrt-fs.jar,**/jexec,**/libjsig.so,**/classlist",
            "--output", runtime.toString()));
}

/// The libraries, psrec, which cannot see them as a module, and a jar that stands for all of them on a class path.
void addLibraries(Path psrec, Path libraries, Path into, Instant time) throws Exception {
    Files.createDirectories(into);
    Files.copy(psrec, into.resolve("psrec.jar"));
    StringBuilder classPath = new StringBuilder("psrec.jar");
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

void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.sorted().toList()) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}

String tool(String name) {
    return System.getProperty("java.home") + "/bin/" + name;
}

/// By the launcher, as users do it: the classes that these calls need come from the cache, all others from files.
void trainRecording(Path image) throws Exception {
    Path rows = image.resolve("training.csv");
    // Ends when it is being recorded.
    Process target = new ProcessBuilder("sh", "-c", "until [ -s \"$0\" ]; do sleep 0.1; done", rows.toString()).start();
    try {
        train(
                image, "psrec.aot", "record.options",
                List.of(image + "/lib/runtime/bin/java", "@" + image + "/lib/record.options"),
                List.of("-m", "psrec/psrec.Psrec"),
                List.of(
                        List.of("--export", rows.toString(), "attach", Long.toString(target.pid())),
                        List.of("--version"),
                        List.of("--help"),
                        List.of("--quiet", "start", "true"),
                        List.of(
                                "-i", "100ms", "--print-values", "-e", rows.toString(), "start", "sh", "-c",
                                "sleep 0.2; sleep 0.2")));
    } finally {
        target.destroy();
    }
}

/// Each way to look at that recording fills the other cache.
void trainAnalysis(Path image) throws Exception {
    String rows = image.resolve("training.csv").toString();
    Path fonts = image.resolve("lib/analysis/fonts");
    List<String> made = Stream.of("png", "svg", "html", "jsonl").map(end -> image + "/training." + end).toList();
    train(
            image, "analysis.aot", "analysis.options",
            List.of(
                    "env", "FONTCONFIG_FILE=" + fonts.resolve("fonts.conf"),
                    image + "/lib/runtime/bin/java", "@" + image + "/lib/analysis.options", "-Dpsrec.fonts=" + fonts,
                    "-Dsun.awt.fontconfig=" + fonts.resolve("fontconfig.properties")),
            List.of("-cp", image + "/lib/analysis/analysis.jar", "psrec.Psrec"),
            List.of(
                    List.of("plot", "-o", "-", rows),
                    List.of("plot", "-o", made.get(0), rows),
                    List.of("plot", "-o", made.get(1), rows),
                    List.of("plot", "-o", made.get(2), rows),
                    List.of("summary", rows),
                    List.of("summary", "--json", rows),
                    List.of("compare", rows, rows),
                    List.of("check", rows, "--max", "cpu_s=1h"),
                    List.of("convert", rows, made.get(3))));
    for (String file : made) {
        Files.delete(Path.of(file));
    }
    Files.delete(Path.of(rows));
}

/// Fills a cache with all classes that some calls of the launcher load, ready as a JVM has them after its start.
void train(
        Path image, String cacheName, String optionsName, List<String> java, List<String> program,
        List<List<String>> calls) throws Exception {
    Path cache = image.resolve("lib").resolve(cacheName);
    Path options = image.resolve("lib").resolve(optionsName);
    String usual = Files.readString(options);
    Path list = cache.resolveSibling("training.classes");
    Set<String> classes = new LinkedHashSet<>();
    for (List<String> call : calls) {
        Files.writeString(options, usual + "\"-XX:DumpLoadedClassList=" + list + "\"\n");
        run(join(List.of(image + "/bin/psrec"), call));
        for (String line : Files.readAllLines(list)) {
            // The number is of this call alone.
            classes.add(line.replaceFirst(" id: \\d+$", ""));
        }
    }
    Files.writeString(options, usual);
    Files.write(list, classes);
    List<String> dump = List.of(
            "-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + cache);
    run(join(java, dump, program));
    Files.delete(list);
    if (!Files.exists(cache)) {
        throw new IOException("the training left no " + cache);
    }
}

@SafeVarargs
final List<String> join(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
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
