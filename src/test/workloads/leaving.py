"""leaving.py FILE: what small.py uses after it wrote its truth, while the kernel takes it down; median, in
seconds."""
import os
import statistics
import sys

import accounting

file = sys.argv[1]
small = os.path.join(os.path.dirname(os.path.abspath(__file__)), "small.py")
seen = []
for _ in range(9):
    words = [sys.executable, "-B", "-E", "-s", "-S", small, file + ".truth"]
    _, _, usage = os.wait4(os.posix_spawn(sys.executable, words, os.environ), 0)
    with open(file + ".truth", encoding="utf-8") as truth:
        seen.append(usage.ru_utime + usage.ru_stime - float(truth.read().split()[0]))
accounting.put(file, f"{statistics.median(seen):.6f}\n")
