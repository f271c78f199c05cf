package psrec.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes the manual page and the completions to where systems look for them, below a folder like `/usr/share`.
/// Only the build runs it.
final class ShellFiles {
    private final Path share;

    private ShellFiles(Path share) {
        this.share = share;
    }

    /// Arguments: the folder, psrec's version, the date of the build.
    public static void main(String[] arguments) throws IOException {
        ShellFiles files = new ShellFiles(Path.of(arguments[0]));
        files.writeManual(ManualPage.of(arguments[1], arguments[2]));
        files.write("bash-completion/completions/psrec", BashCompletion.script());
        files.write("zsh/vendor-completions/_psrec", ZshCompletion.script());
        files.write("fish/vendor_completions.d/psrec.fish", FishCompletion.script());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(place(name), text);
    }

    // Java's gzip notes no time and no name: the same bits from the same page.
    private void writeManual(String page) throws IOException {
        try (OutputStream file = Files.newOutputStream(place("man/man1/psrec.1.gz"));
                OutputStream packed = new Best(file)) {
            packed.write(page.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path place(String name) throws IOException {
        Path file = share.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static final class Best extends GZIPOutputStream {
        Best(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
