"""What all workloads share: using CPU, and the kernel's own account of it as the truth of a test.

A truth file holds three numbers: CPU seconds by the process itself, CPU seconds of its children that it waited for,
and the most memory it ever had, in bytes. It appears whole or not at all.

Where READY is set, a workload can be attached to: it uses CPU that is not to count, makes the file READY, and waits
for SIGUSR1; its truth is from there on.
"""
import os
import resource
import signal
import time

SIGNALS = {signal.SIGUSR1}
# Here and not at the gate: a signal that comes early waits for it.
signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)

_before = (0.0, 0.0)


def _seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def burn(seconds, clock=time.process_time):
    """Uses so much CPU time, as the clock tells it."""
    end = clock() + seconds
    while clock() < end:
        pass


def put(path, text):
    """Makes a file that is whole when it is there."""
    aside = path + ".aside"
    with open(aside, "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(aside, path)


def wait_for_signal():
    signal.sigwait(SIGNALS)


def begin():
    """Waits to be attached to, where a test wants that."""
    global _before
    ready = os.environ.get("READY")
    if ready:
        burn(0.25)
        _before = (_seconds(resource.RUSAGE_SELF), _seconds(resource.RUSAGE_CHILDREN))
        put(ready, str(os.getpid()))
        wait_for_signal()


def begin_child():
    """In a child after a fork: its account begins at 0."""
    global _before
    _before = (0.0, 0.0)


def put_truth(truth):
    """Writes the truth so far."""
    own = _seconds(resource.RUSAGE_SELF) - _before[0]
    children = _seconds(resource.RUSAGE_CHILDREN) - _before[1]
    put(truth, f"{own:.6f} {children:.6f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}\n")


def end(truth):
    """Writes the truth and leaves at once: what Python does when it ends would count, too."""
    put_truth(truth)
    os._exit(0)
