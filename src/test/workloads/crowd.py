"""crowd.py TRUTH CROWD NUMBER KIND: so many processes or threads besides itself; CROWD appears when all are there,
and when it goes, they go."""
import os
import sys
import threading
import time

import accounting

truth, crowd, number, kind = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
here, there = os.pipe()
pids = []
if kind == "threads":
    threading.stack_size(64 << 10)
    # What all of them wait for.
    gate = threading.Lock()
    gate.acquire()

    def stay():
        with gate:
            pass

    for _ in range(number):
        threading.Thread(target=stay, daemon=True).start()
else:
    for _ in range(number):
        pid = os.fork()
        if pid == 0:
            os.close(there)
            os.read(here, 1)
            os._exit(0)
        pids.append(pid)
accounting.put(crowd, "")
while os.path.exists(crowd):
    time.sleep(0.01)
os.close(there)
for pid in pids:
    os.waitpid(pid, 0)
accounting.end(truth)
