"""busy.py TRUTH SECONDS [THREADS [ROUNDS]]: so many threads at once use so much CPU time each, and end; so many
times."""
import hashlib
import sys
import threading
import time

import accounting

truth, seconds = sys.argv[1], float(sys.argv[2])
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 0
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 1
block = bytes(1 << 18)


def digest():
    # Hashing a long block lets other threads run.
    while time.thread_time() < seconds:
        hashlib.sha256(block)


accounting.begin()
if threads == 0:
    accounting.burn(seconds)
else:
    for _ in range(rounds):
        team = [threading.Thread(target=digest) for _ in range(threads)]
        for thread in team:
            thread.start()
        for thread in team:
            thread.join()
accounting.end(truth)
