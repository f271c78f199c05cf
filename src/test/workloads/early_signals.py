"""Sends psrec a signal soon after its start, sooner and later: early_signals.py PSREC

Each time one of three things is right: psrec was ended by the signal and had done nothing yet; the command was ended
by it, and psrec says so; or the command got it, once. A line each: `fine` or `wrong`, and what happened.
"""
import os
import pathlib
import signal
import sys
import time

STEP_S = 0.005
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGUSR1, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR2]
RUNS = 42
HANG_S = 60

COUNTER = str(pathlib.Path(__file__).with_name("count_signals.py"))


def words(path):
    return path.read_text().split("\n")[:-1] if path.exists() else []


def run(number, sent):
    report, rows = pathlib.Path("report-%d" % number), pathlib.Path("rows-%d" % number)
    # A Python that is interrupted while it still starts says so itself, on standard error.
    counter = ["sh", "-c", 'exec "$@" 2>/dev/null', "sh", sys.executable, "-S", COUNTER, str(report)]
    command = [sys.argv[1], "-q", "-e", str(rows), "start", *counter]
    psrec = os.posix_spawn(command[0], command, os.environ, setsigdef=SIGNALS, setsigmask=[])
    time.sleep(number * STEP_S)
    os.kill(psrec, sent)
    status, ended, deadline = 0, 0, time.monotonic() + HANG_S
    while not ended:
        ended, status = os.waitpid(psrec, os.WNOHANG)
        got = words(report)
        if not ended and (len(got) > 1 or time.monotonic() > deadline):
            if got:
                os.kill(int(got[0].split()[1]), signal.SIGALRM)
            else:
                os.kill(psrec, signal.SIGKILL)
            ended, status = os.waitpid(psrec, 0)
        time.sleep(0.002)
    return status, words(report)[1:], [w for w in words(rows) if w.startswith("#@ outcome")]


for n in range(RUNS):
    signal_sent = SIGNALS[n % len(SIGNALS)]
    end, got, outcome = run(n, signal_sent)
    if os.WIFSIGNALED(end):
        fine = os.WTERMSIG(end) == signal_sent and not got and not outcome
    elif os.WEXITSTATUS(end) == 128 + signal_sent:
        fine = not got and outcome == ["#@ outcome: killed by %d" % signal_sent]
    else:
        fine = os.WEXITSTATUS(end) == 7 and got == [signal_sent.name] and outcome == ["#@ outcome: exited 7"]
    print("fine" if fine else "wrong", n, signal_sent.name, "status %x" % end, got, outcome, flush=True)
