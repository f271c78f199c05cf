"""orphan.py TRUTH SECONDS ORPHANS_TRUTH: becomes a daemon by a double fork; the first process stays till it is
done."""
import os
import sys

import accounting

truth, seconds, orphans_truth = sys.argv[1], float(sys.argv[2]), sys.argv[3]
accounting.begin()
done, working = os.pipe()
middle = os.fork()
if middle == 0:
    os.setsid()
    if os.fork() == 0:
        accounting.begin_child()
        accounting.burn(seconds)
        accounting.end(orphans_truth)
    os._exit(0)
os.waitpid(middle, 0)
os.close(working)
# Until nobody has the other end: the orphan is over.
os.read(done, 1)
accounting.end(truth)
