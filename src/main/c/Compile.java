import java.nio.file.attribute.PosixFilePermissions;

/// Compiles psrec's C, `libpsrec.c`, with the headers of the JDK that runs this. The same compiler makes the same bits.
///
/// Usage: `java Compile.java <project folder> <folder for the library>`
void main(String[] arguments) throws Exception {
    Path source = Path.of(arguments[0]).resolve("src/main/c/libpsrec.c");
    Path library = Files.createDirectories(Path.of(arguments[1])).resolve("libpsrec.so");
    Path headers = Path.of(System.getProperty("java.home"), "include");
    List<String> command = List.of(
            "cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Wconversion", "-Werror",
            "-fPIC", "-shared", "-fvisibility=hidden", "-s", "-Wl,--build-id=none", "-Wl,-z,noseparate-code",
            "-I", headers.toString(), "-I", headers.resolve("linux").toString(),
            source.toString(), "-o", library.toString());
    try {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + code);
        }
    } catch (IOException trouble) {
        System.err.println(trouble.getMessage() + "; psrec needs a C compiler: apt install gcc libc6-dev");
        System.exit(1);
    }
    // Whatever the builder's umask says.
    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-r--r--"));
}
