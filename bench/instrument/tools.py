"""What the instrument is made of, and the machine that it runs on."""
import glob
import os
import pathlib
import platform
import re
import subprocess

BENCH = pathlib.Path(__file__).resolve().parent.parent
PROJECT = BENCH.parent


class Unusable(Exception):
    """The instrument cannot work here: a sentence with the way out."""


def compile_c(name, folder, *options):
    """Compiles one of the C programs beside this package."""
    words = ["gcc", "-O2", "-Wall", *options, "-o", str(folder / name), str(BENCH / f"{name}.c")]
    try:
        subprocess.run(words, check=True)
    except FileNotFoundError:
        raise Unusable("bench/run needs gcc, for the floor and the programs that are recorded") from None
    except subprocess.CalledProcessError:
        raise Unusable(f"gcc could not make {name}.c; bench/run needs gcc and the headers of libc") from None
    return folder / name


def image(path):
    """The image to be measured: its launcher. Without a path the project's own, made where it is missing."""
    if path is None:
        if subprocess.run([PROJECT / "psrec", "--version"], stdout=subprocess.DEVNULL, check=False).returncode:
            raise Unusable("psrec could not be built; see above")
        return PROJECT / "target/psrec/bin/psrec"
    launcher = pathlib.Path(path).resolve()
    if launcher.is_dir():
        launcher = launcher / "bin/psrec"
    if not os.access(launcher, os.X_OK):
        raise Unusable(f"{path} is no image of psrec; give its folder or its bin/psrec")
    return launcher


def javac():
    """A javac of JDK 25 or newer; None where there is none."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(glob.glob("/usr/lib/jvm/*"), reverse=True)]
    for home in filter(None, homes):
        try:
            release = pathlib.Path(home, "release").read_text(encoding="utf-8")
        except OSError:
            continue
        version = re.search(r'^JAVA_VERSION="(\d+)', release, re.M)
        if version and int(version[1]) >= 25 and pathlib.Path(home, "bin/javac").exists():
            return str(pathlib.Path(home, "bin/javac"))
    return None


def folder_sizes(folder):
    """Bytes of a folder, and of its largest files, largest first."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}
    parts = sorted(((size, path.relative_to(folder)) for path, size in sizes.items()), reverse=True)
    return sum(sizes.values()), parts


def commit():
    """The commit of this clone, and whether it was changed since."""
    words = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty", "--abbrev=10"]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def machine(launcher):
    """What is to be known of the machine and the image, as (name, value)."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.M)
    with open("/proc/meminfo", encoding="utf-8") as file:
        kilobytes = int(file.readline().split()[1])
    version = subprocess.run([launcher, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return [
        ("machine", f"{os.cpu_count()} CPUs ({model[1] if model else platform.machine()}), {kilobytes >> 20} GiB"),
        ("kernel", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("image", version),
        ("commit", commit()),
    ]
