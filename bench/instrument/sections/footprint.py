"""The image. (The recorder's memory is measured in the minute.)"""
from instrument import tools
from instrument.results import Measure

SECTION = "Image"
SIZE = Measure(SECTION, "size", "MB")
LARGEST = 6


def measure(bench):
    total, parts = tools.folder_sizes(bench.launcher.parent.parent)
    bench.results.add(SIZE, "all", total / 1e6)
    for size, path in parts[:LARGEST]:
        bench.results.add(SIZE, str(path), size / 1e6)
