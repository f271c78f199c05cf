/*
 * sharing MODE MIB SECONDS: takes so much memory, and has a child for so long: one that uses the same memory
 * (vfork: until it executes a program; clone: to its end; orphan: while the parent has ended), or a copy of it (fork).
 */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct timespec duration;

static int child(void *unused) {
    (void)unused;
    nanosleep(&duration, NULL);
    _exit(0);
}

int main(int count, char **words) {
    static char stack[64 * 1024];
    if (count != 4) {
        return 2;
    }
    const char *mode = words[1];
    size_t bytes = (size_t)atol(words[2]) << 20;
    duration.tv_sec = atol(words[3]);
    duration.tv_nsec = (long)((atof(words[3]) - (double)duration.tv_sec) * 1e9);
    volatile char *memory = malloc(bytes);
    for (size_t i = 0; i < bytes; i += 4096) {
        memory[i] = 1;
    }
    if (strcmp(mode, "vfork") == 0) {
        if (vfork() == 0) {
            nanosleep(&duration, NULL);
            execl("/bin/true", "true", (char *)NULL);
            _exit(1);
        }
    } else if (strcmp(mode, "fork") == 0) {
        if (fork() == 0) {
            child(NULL);
        }
    } else {
        clone(child, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL);
        if (strcmp(mode, "orphan") == 0) {
            _exit(0);
        }
    }
    wait(NULL);
    return 0;
}
