"""Starting, reading and ending processes. All that is started here is ended here, by pid."""
import contextlib
import ctypes
import os
import resource
import select
import signal
import subprocess
import time

NANOS = 1_000_000_000
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_PR_SET_CHILD_SUBREAPER = 36
_started = {}


class Ended:
    """What is known of a process that has ended.

    wall_s: from just before its start to its end. own_cpu_s: CPU time of the process itself, all its threads, without
    any child. cpu_s: the same with all descendants that were waited for.
    """

    def __init__(self, status, wall_s, own_cpu_s, cpu_s):
        self.status = status
        self.wall_s = wall_s
        self.own_cpu_s = own_cpu_s
        self.cpu_s = cpu_s


class Process:
    """A process that was started here."""

    def __init__(self, words, output=subprocess.DEVNULL, errors=subprocess.DEVNULL, environment=None):
        self.words = [str(word) for word in words]
        self.started_ns = time.monotonic_ns()
        self._popen = subprocess.Popen(
            self.words, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment)
        self.pid = self._popen.pid
        _started[self.pid] = self

    def wait_ready(self):
        """Waits for the first line of its standard output, which must be a pipe."""
        if not self._popen.stdout.readline():
            raise RuntimeError(f"{self.words} did not become ready")
        return self

    def cpu_s(self):
        """CPU time so far of the process itself, all threads, by its CPU clock (clock_getcpuclockid(3))."""
        return time.clock_gettime_ns(_cpu_clock(self.pid)) / NANOS

    def helpers_cpu_s(self):
        """CPU time of the children that it has waited for, in ticks of 10 ms."""
        fields = _stat_fields(self.pid)
        return (int(fields[13]) + int(fields[14])) / _TICKS_PER_SECOND

    def ends_within(self, seconds):
        """Waits for its end, but not longer; false where it goes on."""
        descriptor = os.pidfd_open(self.pid)
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        ended = bool(poll.poll(seconds * 1000))
        os.close(descriptor)
        return ended

    def wait(self):
        """Waits for its end. A zombie still has its CPU clock, and that leaves out what its children used."""
        os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        ended_ns = time.monotonic_ns()
        own = self.cpu_s()
        _, status, usage = os.wait4(self.pid, 0)
        del _started[self.pid]
        self._close(os.waitstatus_to_exitcode(status))
        return Ended(status, (ended_ns - self.started_ns) / NANOS, own, usage.ru_utime + usage.ru_stime)

    def stop(self):
        """Asks it to end, and waits for that."""
        os.kill(self.pid, signal.SIGTERM)
        return self.wait()

    def kill(self):
        """Ends it and what it has started. All are stopped first, so that none is waited for and no pid given anew."""
        os.kill(self.pid, signal.SIGSTOP)
        below = descendants(self.pid)
        for number, pids in [(signal.SIGSTOP, below), (signal.SIGKILL, [*reversed(below), self.pid])]:
            for pid in pids:
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    pass
        ended = self.wait()
        # They have come here as orphans: who is not waited for stands in the way of recorders that look at all of /proc.
        for pid in below:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
        return ended

    def _close(self, code):
        self._popen.returncode = code
        if self._popen.stdout:
            self._popen.stdout.close()


def start_ready(words):
    """Starts a process and waits for its first line."""
    return Process(words, output=subprocess.PIPE).wait_ready()


def become_subreaper():
    """Orphans of what is started here come here, so that they can be ended, too: prctl(2)."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_all():
    """Ends whatever still runs."""
    for process in list(_started.values()):
        process.kill()
    with contextlib.suppress(ChildProcessError):
        while orphans := descendants(os.getpid()):
            for orphan in orphans:
                os.kill(orphan, signal.SIGKILL)
            for _ in orphans:
                os.wait()


def _cpu_clock(pid):
    return ~pid << 3 | 2


def _stat_fields(pid):
    """The fields of /proc/PID/stat from the third on."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()


def descendants(pid):
    """Pids of all descendants, parents first."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            children.setdefault(int(_stat_fields(name)[1]), []).append(int(name))
        except (OSError, IndexError):
            pass
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found[1:]


def words_of(pid, file):
    """The words in /proc/PID/cmdline or /proc/PID/environ."""
    with open(f"/proc/{pid}/{file}", "rb") as content:
        return [os.fsdecode(word) for word in content.read().split(b"\0")[:-1]]


def memory(pid):
    """Bytes of memory: rss and private now, and the peak of rss."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        status = _kilobytes(file)
    with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as file:
        rollup = _kilobytes(file)
    return {
        "peak": status["VmHWM"],
        "rss": status["VmRSS"],
        "private": rollup["Private_Clean"] + rollup["Private_Dirty"],
    }


def _kilobytes(lines):
    words = (line.split() for line in lines)
    return {word[0].rstrip(":"): int(word[1]) * 1024 for word in words if len(word) == 3 and word[2] == "kB"}


def allow_many_files():
    """Recorders hold descriptors of every process: they get what this process may have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
