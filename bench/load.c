// What is recorded: processes that do a known thing. Each ends by itself after half an hour at the latest.
//
//     load stamp FILE               writes the monotonic clock, in nanoseconds, as its first act, and stays for 50 ms
//     load idle                     does nothing
//     load busy                     uses a CPU
//     load children N               N children that do nothing
//     load threads N                N threads that do nothing
//     load births N MS              N children a second are born, each lives for MS milliseconds
//     load dying N S MS US          N children; each lives for S seconds and is replaced, and uses US microseconds of CPU
//                                   every MS milliseconds
//
// Those write `ready` on standard output when they are what they shall be. The next ones use CPU and end; each of their
// processes adds a line to TRUTH when it ends: the nanoseconds of CPU that it used, with the children it waited for.
//
//     load work TRUTH MS            uses MS milliseconds of CPU
//     load storm TRUTH N MS         N children one after another use MS milliseconds each
//     load daemon TRUTH MS          forks twice, and the grandchild uses MS milliseconds as an orphan
//
// And these use memory and end:
//
//     load touch MIB MS             touches MIB mebibytes and ends after MS milliseconds
//     load forked N MIB MS          touches MIB mebibytes and forks N children, which share them for MS milliseconds
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_S = 1800 };

static long long now_ns(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void sleep_until(long long ns) {
    struct timespec t = {ns / 1000000000, ns % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL)) continue;
}

// Reading the clock is a system call: most of the time is to be the program's own.
static void burn(long long ns) {
    long long end = now_ns(CLOCK_PROCESS_CPUTIME_ID) + ns;
    while (now_ns(CLOCK_PROCESS_CPUTIME_ID) < end) {
        for (volatile int i = 0; i < 3000; i++) continue;
    }
}

static void ready(void) {
    if (write(1, "ready\n", 6) != 6) _exit(1);
}

static void rest(void) {
    for (;;) pause();
}

static void *rest_in_thread(void *nothing) {
    rest();
    return nothing;
}

// 0 in the child, which ends with its parent at the latest.
static pid_t born(void) {
    pid_t parent = getpid(), pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(0);
    }
    return pid;
}

static void append(const char *file, long long number) {
    char line[32];
    int n = snprintf(line, sizeof line, "%lld\n", number);
    int out = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (out < 0 || write(out, line, n) != n) _exit(1);
    close(out);
}

static void end_with_truth(const char *file) {
    struct rusage children;
    getrusage(RUSAGE_CHILDREN, &children);
    long long waited = (children.ru_utime.tv_sec + children.ru_stime.tv_sec) * 1000000000LL
            + (children.ru_utime.tv_usec + children.ru_stime.tv_usec) * 1000LL;
    append(file, now_ns(CLOCK_PROCESS_CPUTIME_ID) + waited);
    _exit(0);
}

static void children(int number) {
    for (int i = 0; i < number; i++) {
        if (born() == 0) rest();
    }
    ready();
    rest();
}

static void threads(int number) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 << 10);
    for (int i = 0; i < number; i++) {
        pthread_t thread;
        if (pthread_create(&thread, &small, rest_in_thread, NULL)) exit(1);
    }
    ready();
    rest();
}

static void births(int a_second, long long life_ns) {
    ready();
    long long start = now_ns(CLOCK_MONOTONIC);
    for (long long n = 1;; n++) {
        sleep_until(start + n * 1000000000 / a_second);
        if (born() == 0) {
            sleep_until(now_ns(CLOCK_MONOTONIC) + life_ns);
            _exit(0);
        }
        while (waitpid(-1, NULL, WNOHANG) > 0) continue;
    }
}

static void live(long long until, long long period, long long burst) {
    for (long long at = now_ns(CLOCK_MONOTONIC); at < until; at += period) {
        sleep_until(at);
        burn(burst);
    }
    _exit(0);
}

// The first ones die one after another, as all later ones do.
static void dying(int number, long long life, long long period, long long burst) {
    long long start = now_ns(CLOCK_MONOTONIC);
    for (int i = 0; i < number; i++) {
        if (born() == 0) live(start + life / 2 + life * i / number, period, burst);
    }
    ready();
    for (;;) {
        wait(NULL);
        if (born() == 0) live(now_ns(CLOCK_MONOTONIC) + life, period, burst);
    }
}

static void storm(const char *truth, int number, long long each) {
    for (int i = 0; i < number; i++) {
        if (born() == 0) {
            burn(each);
            _exit(0);
        }
        wait(NULL);
    }
    end_with_truth(truth);
}

// The first stays until the orphan is over, and knows that by a pipe.
static void make_daemon(const char *truth, long long nanos) {
    int over[2];
    char byte;
    if (pipe(over)) exit(1);
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            burn(nanos);
            end_with_truth(truth);
        }
        _exit(0);
    }
    close(over[1]);
    wait(NULL);
    if (read(over[0], &byte, 1) != 0) exit(1);
    end_with_truth(truth);
}

static void touch(long long bytes) {
    if (bytes == 0) return;
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) exit(1);
    for (long long at = 0; at < bytes; at += 4096) memory[at] = 1;
}

static void forked(int number, long long bytes, long long nanos) {
    touch(bytes);
    long long end = now_ns(CLOCK_MONOTONIC) + nanos;
    for (int i = 0; i < number; i++) {
        if (born() == 0) {
            sleep_until(end);
            _exit(0);
        }
    }
    while (wait(NULL) > 0) continue;
}

int main(int argc, char **argv) {
    long long first_act = now_ns(CLOCK_MONOTONIC);
    const char *kind = argc > 1 ? argv[1] : "";
    long long a = argc > 3 ? atoll(argv[3]) : 0, b = argc > 4 ? atoll(argv[4]) : 0, c = argc > 5 ? atoll(argv[5]) : 0;
    alarm(LONGEST_S);
    if (!strcmp(kind, "stamp") && argc == 3) {
        append(argv[2], first_act);
        // Some recorders wait for ever where a command is over before they look.
        sleep_until(first_act + 50000000);
    } else if (!strcmp(kind, "idle") && argc == 2) {
        ready();
        rest();
    } else if (!strcmp(kind, "busy") && argc == 2) {
        ready();
        for (;;) continue;
    } else if (!strcmp(kind, "children") && argc == 3) {
        children(atoi(argv[2]));
    } else if (!strcmp(kind, "threads") && argc == 3) {
        threads(atoi(argv[2]));
    } else if (!strcmp(kind, "births") && argc == 4) {
        births(atoi(argv[2]), a * 1000000);
    } else if (!strcmp(kind, "dying") && argc == 6) {
        dying(atoi(argv[2]), a * 1000000000, b * 1000000, c * 1000);
    } else if (!strcmp(kind, "work") && argc == 4) {
        burn(a * 1000000);
        end_with_truth(argv[2]);
    } else if (!strcmp(kind, "storm") && argc == 5) {
        storm(argv[2], (int)a, b * 1000000);
    } else if (!strcmp(kind, "daemon") && argc == 4) {
        make_daemon(argv[2], a * 1000000);
    } else if (!strcmp(kind, "touch") && argc == 4) {
        touch(atoll(argv[2]) << 20);
        sleep_until(now_ns(CLOCK_MONOTONIC) + a * 1000000);
    } else if (!strcmp(kind, "forked") && argc == 5) {
        forked(atoi(argv[2]), a << 20, b * 1000000);
    } else {
        fprintf(stderr, "load: see the head of load.c\n");
        return 2;
    }
    return 0;
}
