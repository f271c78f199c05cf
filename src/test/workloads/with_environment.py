"""Executes a program with exactly the environment that is given: python with_environment.py FILE PROGRAM [ARGUMENTS]

The file has the variables as /proc/PID/environ has them, a NUL behind each; they need no names, and one may be there twice.
"""

import ctypes
import sys


def array(texts):
    return (ctypes.c_char_p * (len(texts) + 1))(*texts, None)


with open(sys.argv[1], "rb") as file:
    variables = file.read().split(b"\0")[:-1]
words = [word.encode("utf-8", "surrogateescape") for word in sys.argv[2:]]
ctypes.CDLL(None).execve(words[0], array(words), array(variables))
sys.exit("cannot execute " + sys.argv[2])
