"""forsaken.py TRUTH CHILDREN SECONDS [nocldwait]: ignores SIGCHLD, or sets SA_NOCLDWAIT, so that nobody waits for its
children."""
import ctypes
import os
import signal
import sys

import accounting

truth, children, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
if len(sys.argv) > 4:
    # struct sigaction of glibc: handler (SIG_DFL), mask, flags.
    action = ctypes.create_string_buffer(152)
    ctypes.c_int.from_buffer(action, 136).value = 2
    ctypes.CDLL(None).sigaction(signal.SIGCHLD, action, None)
else:
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
