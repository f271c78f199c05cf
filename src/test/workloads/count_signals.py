"""Writes a line for each signal that it gets: count_signals.py REPORT

The first line is `ready` and its pid. SIGALRM ends it with exit code 7, and comes by itself in the end.
"""
import os
import signal
import sys

COUNTED = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGUSR2, signal.SIGTERM}

report = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
signal.pthread_sigmask(signal.SIG_BLOCK, COUNTED | {signal.SIGALRM})
# Nobody may be left to end it when a test has failed.
signal.alarm(150)
os.write(report, b"ready %d\n" % os.getpid())
while True:
    number = signal.sigwait(COUNTED | {signal.SIGALRM})
    if number == signal.SIGALRM:
        sys.exit(7)
    os.write(report, b"%s\n" % signal.Signals(number).name.encode())
