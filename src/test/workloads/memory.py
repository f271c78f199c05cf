"""memory.py TRUTH MEBIBYTES WHO [SECONDS]: has so much memory for a moment, itself or in a child, after so much CPU
time; then goes on for as long."""
import mmap
import os
import resource
import sys

import accounting

truth, size, who = sys.argv[1], int(sys.argv[2]) << 20, sys.argv[3]
seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 0


def spike():
    with mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        for page in range(0, size, 4096):
            memory[page] = 1


accounting.begin()
accounting.burn(seconds)
if who == "self":
    spike()
else:
    child = os.fork()
    if child == 0:
        spike()
        accounting.end(truth + "-child")
    os.waitpid(child, 0)
accounting.burn(seconds)
accounting.end(truth)
