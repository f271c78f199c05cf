"""veteran.py TRUTH SECONDS: a child that has used CPU time before the recording uses more in it, and ends there."""
import os
import sys

import accounting

truth, seconds = sys.argv[1], float(sys.argv[2])
ready, working = os.pipe()
go, start = os.pipe()
child = os.fork()
if child == 0:
    accounting.burn(0.3)
    os.write(working, b"1")
    os.read(go, 1)
    accounting.burn(seconds)
    os._exit(0)
os.read(ready, 1)
accounting.begin()
os.write(start, b"1")
os.waitpid(child, 0)
accounting.burn(seconds)
accounting.end(truth)
