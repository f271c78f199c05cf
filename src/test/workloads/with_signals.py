"""Runs a command with signals as told: with_signals.py IGNORED BLOCKED COMMAND [ARGUMENT...]

Both are lists of names or numbers with commas between, or empty; all other signals are the default and not blocked.
"""
import os
import signal
import sys


def numbers(words):
    return [int(w) if w.isdigit() else signal.Signals["SIG" + w] for w in words.split(",") if w]


# Python itself ignores some, and so may the program that started it.
for each in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(each, signal.SIG_DFL)
for each in numbers(sys.argv[1]):
    signal.signal(each, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_SETMASK, numbers(sys.argv[2]))
os.execvp(sys.argv[3], sys.argv[3:])
