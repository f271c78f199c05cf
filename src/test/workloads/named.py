"""named.py TRUTH SECONDS: gives itself and a child a name that /proc files are hard to read with."""
import ctypes
import os
import sys

import accounting

truth, seconds = sys.argv[1], float(sys.argv[2])
PR_SET_NAME = 15
libc = ctypes.CDLL(None)
libc.prctl(PR_SET_NAME, b"a) R 1 (b\n) 2 ", 0, 0, 0)
child = os.fork()
if child == 0:
    libc.prctl(PR_SET_NAME, b") Z 0\n0 ((", 0, 0, 0)
accounting.burn(seconds)
if child == 0:
    os._exit(0)
os.waitpid(child, 0)
accounting.end(truth)
