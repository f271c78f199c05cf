/*
 * The spawn helper: a process that the launcher leaves behind when it becomes the JVM. It starts commands as children
 * of the JVM and gives them exactly what the launcher was given: environment, descriptors, limits, signal mask and
 * dispositions. Because it is small, ru_maxrss of a command is the command's own.
 */
#ifndef PSREC_SPAWNHELPER_H
#define PSREC_SPAWNHELPER_H

#include <stdint.h>

/* Forks the helper; in the caller: the helper's pid, and the descriptor to talk to it (below 0: -errno of either). */
struct spawnHelper {
    long pid;
    long socket;
};

/*
 * @param argv        psrec's own arguments
 * @param environment what commands get
 * @param signalMask  the signals that are blocked in commands, bit n - 1 for signal n
 */
struct spawnHelper forkSpawnHelper(int argc, char **argv, char **environment, uint64_t signalMask);

#endif
