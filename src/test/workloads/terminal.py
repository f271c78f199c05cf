"""A terminal with an interactive shell in it: terminal.py KEYS

What is written to the FIFO KEYS is typed; what the terminal shows goes to standard output. When the last writer of
KEYS is gone, the terminal hangs up.
"""
import os
import pty
import select
import sys

keys = os.open(sys.argv[1], os.O_RDONLY)
shell, terminal = pty.fork()
if shell == 0:
    os.environ["PS1"] = "ready> "
    os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
while True:
    ready, _, _ = select.select([keys, terminal], [], [])
    if terminal in ready:
        try:
            shown = os.read(terminal, 4096)
        except OSError:
            shown = b""
        if not shown:
            break
        os.write(1, shown)
    elif keys in ready:
        typed = os.read(keys, 4096)
        if not typed:
            break
        os.write(terminal, typed)
os.close(terminal)
os.waitpid(shell, 0)
