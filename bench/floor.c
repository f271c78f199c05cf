// The floor: what recording costs in C, done as simply as it can be done. One thread, descriptors that are held, absolute
// deadlines, a timer slack of 1 ns, one row formatted and written a tick.
//
//     floor KIND INTERVAL_US SECONDS FILE PID
//
// KIND is what is read at each tick:
//     clock   one process: its CPU clock, and statm
//     stat    one process: stat
//     tree    every stat of the process and of its descendants, as they were found once at the beginning
//     births  the same, and those that were born since the last tick (found by the last pid in /proc/loadavg)
//
// It ends after SECONDS (0: never), when the process has gone, or on SIGTERM.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { PIDS = 4194304 + 1, LINE = 1024 };

// One line of /proc/PID/stat, as far as a recorder needs it.
struct stat_line {
    int parent;
    long threads, ticks, pages;
};

struct process {
    int pid, fd;
    long ticks, pages, threads;
};

static struct process *held;
static int count, room;
static char known[PIDS];
static long departed_ticks;
static volatile sig_atomic_t stopped;

static void stop(int signal) {
    (void)signal;
    stopped = 1;
}

static void die(const char *what) {
    perror(what);
    exit(1);
}

static long long now_ns(clockid_t clock) {
    struct timespec t;
    return clock_gettime(clock, &t) < 0 ? -1 : t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int open_of(int pid, const char *file) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", pid, file);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static int read_line(int fd, char *line) {
    ssize_t n = pread(fd, line, LINE - 1, 0);
    line[n > 0 ? n : 0] = 0;
    return n > 0;
}

// Fields 4 (parent), 14 and 15 (CPU), 20 (threads), 24 (resident pages); the name in field 2 may hold anything.
static int read_stat(int fd, struct stat_line *into) {
    char line[LINE];
    if (!read_line(fd, line)) return 0;
    char *at = strrchr(line, ')') + 2;
    long field[25] = {0};
    for (int i = 3; i < 25; i++) {
        char *end = i == 3 ? at + 1 : NULL;
        if (i > 3) field[i] = strtol(at, &end, 10);
        at = end + 1;
    }
    *into = (struct stat_line){(int)field[4], field[20], field[14] + field[15], field[24]};
    return 1;
}

// Holds a process where its parent is held already.
static void consider(int pid, int first) {
    struct stat_line line;
    int fd = pid == getpid() || known[pid] ? -1 : open_of(pid, "stat");
    if (fd < 0) return;
    if (!read_stat(fd, &line) || !(first || known[line.parent])) {
        close(fd);
        return;
    }
    if (count == room && !(held = realloc(held, (room = room * 2 + 64) * sizeof *held))) die("memory");
    held[count++] = (struct process){pid, fd, 0, 0, 0};
    known[pid] = 1;
}

// /proc lists pids in order, so that parents mostly come before their children.
static void consider_all(void) {
    DIR *folder = opendir("/proc");
    if (!folder) die("/proc");
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9') consider(atoi(entry->d_name), 0);
    }
    closedir(folder);
}

static int last_pid(int loadavg) {
    char line[LINE];
    read_line(loadavg, line);
    return atoi(strrchr(line, ' ') + 1);
}

static void consider_births(int loadavg, int *last) {
    int pid = last_pid(loadavg);
    if (pid < *last) {
        consider_all();
    } else {
        for (int born = *last + 1; born <= pid; born++) consider(born, 0);
    }
    *last = pid;
}

// Reads every stat that is held; those that have gone leave what they had used.
static struct process sweep(void) {
    struct process sum = {0, 0, departed_ticks, 0, 0};
    struct stat_line line;
    for (int i = 0; i < count; i++) {
        struct process *each = &held[i];
        if (read_stat(each->fd, &line)) {
            each->ticks = line.ticks;
            sum.pages += line.pages;
            sum.threads += line.threads;
        } else {
            departed_ticks += each->ticks;
            known[each->pid] = 0;
            close(each->fd);
            each->fd = -1;
        }
        sum.ticks += each->ticks;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (held[i].fd >= 0) held[kept++] = held[i];
    }
    count = kept;
    return sum;
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fprintf(stderr, "usage: floor clock|stat|tree|births INTERVAL_US SECONDS FILE PID\n");
        return 2;
    }
    const char *kind = argv[1];
    long long interval = atoll(argv[2]) * 1000, duration = atoll(argv[3]) * 1000000000LL;
    int pid = atoi(argv[5]), by_clock = !strcmp(kind, "clock"), births = !strcmp(kind, "births");
    int out = open(argv[4], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out < 0) die(argv[4]);
    struct rlimit descriptors;
    getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = descriptors.rlim_max;
    setrlimit(RLIMIT_NOFILE, &descriptors);
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);

    long page = sysconf(_SC_PAGESIZE), tick_ns = 1000000000L / sysconf(_SC_CLK_TCK);
    clockid_t cpu = (~(clockid_t)pid << 3) | 2;
    int statm = open_of(pid, "statm"), loadavg = open("/proc/loadavg", O_RDONLY | O_CLOEXEC), last = last_pid(loadavg);
    if (!by_clock) consider(pid, 1);
    if (!strcmp(kind, "tree") || births) consider_all();

    char row[256];
    int n = snprintf(row, sizeof row, "elapsed_s,cpu_percent,rss_bytes,threads,processes\n");
    if (write(out, row, n) != n) die(argv[4]);
    long long start = now_ns(CLOCK_MONOTONIC), cpu_before = 0, before = 0;
    for (long long tick = 0; !stopped;) {
        long long due = start + tick * interval;
        struct timespec until = {due / 1000000000, due % 1000000000};
        if (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) continue;
        long long elapsed = now_ns(CLOCK_MONOTONIC) - start, used;
        struct process sum = {0, 0, 0, 0, 1};
        if (by_clock) {
            char line[LINE];
            used = now_ns(cpu);
            if (used < 0 || !read_line(statm, line)) break;
            sum.pages = strtol(strchr(line, ' '), NULL, 10);
        } else {
            if (births) consider_births(loadavg, &last);
            sum = sweep();
            used = sum.ticks * tick_ns;
            if (!known[pid]) break;
        }
        double percent = elapsed > before ? 100.0 * (used - cpu_before) / (elapsed - before) : 0;
        n = snprintf(row, sizeof row, "%.6f,%.3f,%ld,%ld,%d\n", elapsed / 1e9, percent, sum.pages * page, sum.threads,
                by_clock ? 1 : count);
        if (write(out, row, n) != n) die(argv[4]);
        before = elapsed;
        cpu_before = used;
        if (duration && elapsed >= duration) break;
        tick = elapsed / interval + 1;
    }
    return 0;
}
