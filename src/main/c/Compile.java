import java.nio.file.attribute.PosixFilePermissions;

/// Compiles psrec's C with the headers of the JDK that runs this: `libpsrec.so`, the native methods, and `psrec`, the
/// launcher. The same compiler makes the same bits.
///
/// Usage: `java Compile.java <project folder> <folder of psrec's classes> <folder for the results>`
void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]).resolve("src/main/c");
    Path results = Files.createDirectories(Path.of(arguments[2]));
    try {
        compileLibrary(sources.resolve("libpsrec.c"), results.resolve("libpsrec.so"));
        writeTables(Path.of(arguments[1]), results.resolve("tables.h"));
        compileLauncher(sources.resolve("launcher"), results, results.resolve("psrec"));
    } catch (IOException error) {
        System.err.println(error.getMessage() + "; psrec needs a C compiler: apt install gcc libc6-dev");
        System.exit(1);
    }
}

void compileLibrary(Path source, Path library) throws Exception {
    Path headers = Path.of(System.getProperty("java.home"), "include");
    compile(
            library, "rw-r--r--", "-fPIC", "-shared", "-fvisibility=hidden", "-I", headers.toString(), "-I",
            headers.resolve("linux").toString(), source.toString());
}

/// What the launcher must know of psrec's subcommands and options.
void writeTables(Path classes, Path header) throws Exception {
    run("java", "-cp", classes.toString(), "psrec.cli.LauncherTables", header.toString());
}

/// Without a C library, and so small: see `system.h`.
void compileLauncher(Path sources, Path headers, Path launcher) throws Exception {
    compile(
            launcher, "rwxr-xr-x", "-ffreestanding", "-nostdlib", "-static", "-no-pie", "-fno-pic",
            "-fno-stack-protector", "-fno-asynchronous-unwind-tables", "-fno-tree-loop-distribute-patterns", "-I",
            headers.toString(), sources.resolve("launcher.c").toString(), sources.resolve("commandline.c").toString(),
            sources.resolve("spawnhelper.c").toString(), sources.resolve("system.c").toString());
}

void compile(Path result, String mode, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(
            "cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-s", "-Wl,--build-id=none",
            "-Wl,-z,noseparate-code", "-o", result.toString()));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
    // Whatever the builder's umask says.
    Files.setPosixFilePermissions(result, PosixFilePermissions.fromString(mode));
}

void run(String... command) throws Exception {
    if (command[0].equals("java")) {
        command[0] = System.getProperty("java.home") + "/bin/java";
    }
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + code);
    }
}
