"""A JVM that does nothing: what is left of a start of psrec if psrec itself costs nothing."""
import pathlib
import re
import subprocess

from instrument import tools

NAME = "JVM with an empty main"
SOURCE = "public class Empty { public static void main(String[] arguments) {} }"


def words(bench):
    """The image's own JVM and options, a cache of its own, and an empty main; None without a JDK 25."""
    javac = tools.javac()
    if javac is None:
        return None
    directory = bench.folder / "empty"
    directory.mkdir()
    source = directory / "Empty.java"
    source.write_text(SOURCE, encoding="utf-8")
    jar, classes, cache = directory / "empty.jar", directory / "classes", directory / "empty.aot"
    subprocess.run([javac, "-d", directory, source], check=True)
    subprocess.run([pathlib.Path(javac).with_name("jar"), "--create", "--file", jar, "-C", directory, "Empty.class"], check=True)
    image = bench.launcher.parent.parent
    java = [image / "lib/runtime/bin/java", f"@{image}/lib/record.options"]
    program = ["-cp", jar, "Empty"]
    # It warns that psrec's own module is missing.
    subprocess.run([*java, f"-XX:DumpLoadedClassList={classes}", *program], check=True, stderr=subprocess.DEVNULL)
    # The number of a class is of that run alone.
    classes.write_text(re.sub(r" id: \d+$", "", classes.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    subprocess.run([*java, "-Xshare:dump", "-XX:+AOTClassLinking", f"-XX:SharedClassListFile={classes}",
                    f"-XX:SharedArchiveFile={cache}", *program], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [*java, f"-XX:AOTCache={cache}", *program]
