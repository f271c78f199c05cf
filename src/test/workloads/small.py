"""small.py TRUTH: over after 40 ms of CPU time in all, its own start with it."""
import sys
import time

import accounting

while time.process_time() < 0.04:
    pass
accounting.end(sys.argv[1])
