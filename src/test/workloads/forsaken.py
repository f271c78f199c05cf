"""forsaken.py TRUTH CHILDREN SECONDS: ignores SIGCHLD, so that nobody waits for its children."""
import os
import signal
import sys

import accounting

truth, children, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
accounting.begin()
for _ in range(children):
    done, working = os.pipe()
    if os.fork() == 0:
        accounting.burn(seconds)
        os._exit(0)
    os.close(working)
    os.read(done, 1)
    os.close(done)
accounting.end(truth)
