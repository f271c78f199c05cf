/* What the launcher must know of the command line: for what psrec is called, and how close samples are. */
#ifndef PSREC_COMMANDLINE_H
#define PSREC_COMMANDLINE_H

#include <stdbool.h>

/* By which class path and options the JVM runs. */
enum purpose { OTHER, START, ATTACH, ANALYSE };

struct commandLine {
    enum purpose purpose;
    bool isShortInterval; /* shorter than a second: what runs at each sample is compiled early */
};

/* Never fails: what psrec cannot understand is said by the JVM. */
struct commandLine parseCommandLine(int argc, char **argv);

#endif
