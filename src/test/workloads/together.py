"""together.py TRUTH CHILDREN SECONDS DAEMONS_TRUTH: a daemon runs short children, one after another, each uses so much
CPU time; then the first process terminates the daemon and exits at once, while the kernel still frees its memory."""
import os
import signal
import sys

import accounting

truth, children, seconds, daemons_truth = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
done, working = os.pipe()
middle = os.fork()
if middle == 0:
    os.setsid()
    if os.fork() == 0:
        memory = b"x" * (50 << 20)
        for _ in range(children):
            pid = os.fork()
            if pid == 0:
                accounting.burn(seconds)
                os._exit(0)
            os.waitpid(pid, 0)
        accounting.put_truth(daemons_truth)
        os.write(working, str(os.getpid()).encode())
        while True:
            signal.pause()
    os._exit(0)
os.waitpid(middle, 0)
os.close(working)
daemon = int(os.read(done, 20))
os.kill(daemon, signal.SIGTERM)
accounting.end(truth)
