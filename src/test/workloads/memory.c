// memory touch MIB             touches so much memory and ends
// memory daemon MIB FILE       leaves an orphan that has touched so much memory, writes its pid into FILE and stays until
//                              it is ended; the first process ends then
// memory account FILE COMMAND  runs a command and writes into FILE the highest resident memory, in bytes, of it and of
//                              all that it waited for, as the kernel tells it: wait4(2). The caller of this program is
//                              small, and so is this program: ru_maxrss of a child starts at the memory of its parent.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int touch(size_t bytes) {
    if (bytes == 0) return 0;
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 1;
    // Huge pages would come and go with what the machine has.
    madvise(memory, bytes, MADV_NOHUGEPAGE);
    for (size_t at = 0; at < bytes; at += 4096) memory[at] = 1;
    return 0;
}

static int make_daemon(size_t bytes, const char *path) {
    int ready[2];
    char byte;
    if (pipe(ready)) return 1;
    pid_t pid = fork();
    if (pid == 0) {
        close(ready[0]);
        FILE *file = touch(bytes) ? NULL : fopen(path, "w");
        if (!file || fprintf(file, "%d\n", (int)getpid()) < 0 || fclose(file)) _exit(1);
        // Half a minute at most, whatever becomes of the one who ends it.
        alarm(30);
        close(ready[1]);
        for (;;) pause();
    }
    close(ready[1]);
    return pid < 0 || read(ready[0], &byte, 1) != 0;
}

static int account(const char *path, char **command) {
    pid_t pid = fork();
    if (pid == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid) return 1;
    FILE *file = fopen(path, "w");
    if (!file || fprintf(file, "%ld\n", usage.ru_maxrss * 1024) < 0 || fclose(file)) return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv) {
    if (argc == 3 && !strcmp(argv[1], "touch")) return touch(strtoul(argv[2], NULL, 10) << 20);
    if (argc == 4 && !strcmp(argv[1], "daemon")) return make_daemon(strtoul(argv[2], NULL, 10) << 20, argv[3]);
    if (argc > 3 && !strcmp(argv[1], "account")) return account(argv[2], argv + 3);
    return 2;
}
