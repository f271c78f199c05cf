"""lineage.py PIDS TRUTH SECONDS: three generations; their pids, eldest first.

The first waits for the second to end, then for SIGUSR1 to end. The third uses CPU time on SIGUSR1, tells its truth
to others while it lives, and ends on the next."""
import os
import resource
import signal
import sys

import accounting

pids, truth, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
first = os.getpid()
second = os.fork()
if second == 0:
    third = os.fork()
    if third == 0:
        accounting.wait_for_signal()
        accounting.burn(seconds)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        accounting.put(truth, f"{usage.ru_utime + usage.ru_stime:.6f} 0 0\n")
        accounting.wait_for_signal()
        os._exit(0)
    accounting.put(pids, f"{first} {os.getpid()} {third}\n")
    os.waitpid(third, 0)
    os._exit(0)
os.waitpid(second, 0)
accounting.wait_for_signal()
# At once: what Python does when it ends would count, too.
os._exit(0)
