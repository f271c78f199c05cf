"""storm.py TRUTH CHILDREN SECONDS [OWN]: children one after another, each uses so much CPU time; the parent OWN."""
import os
import sys

import accounting

truth, children, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
own = float(sys.argv[4]) if len(sys.argv) > 4 else 0
accounting.begin()
accounting.burn(own)
for _ in range(children):
    pid = os.fork()
    if pid == 0:
        accounting.burn(seconds)
        os._exit(0)
    os.waitpid(pid, 0)
accounting.end(truth)
