#include "spawnhelper.h"

#include <asm/errno.h>
#include <linux/fcntl.h>
#include <linux/sched.h>
#include <linux/signal.h>

#include "system.h"

enum { AF_UNIX = 1, SOCK_STREAM = 1, FIRST_BEHIND_STANDARD = 3, NOT_EXECUTED = 127 };

/* From the JVM (psrec.linux.SpawnHelper): the path and the arguments follow, each with its NUL. */
struct request {
    uint32_t bytes;
    uint32_t texts;
};

/* To the JVM. */
struct reply {
    int32_t pid;   /* of the child, also of one that could not become the command; -errno if there is none */
    int32_t error; /* of execve; 0 if the child became the command */
};

/* False at the end of the stream, and if it fails. */
static bool receive(long socket, void *into, size_t bytes) {
    for (size_t done = 0; done < bytes;) {
        long count = SYSTEM3(read, socket, (char *)into + done, bytes - done);
        if (count <= 0) {
            return false;
        }
        done += (size_t)count;
    }
    return true;
}

/* The keys of the terminal that were pressed since the last call, as signals. */
static uint64_t takeKeys(void) {
    const uint64_t keys = bit(SIGINT) | bit(SIGQUIT);
    const long now[2] = {0}; /* struct timespec */
    uint64_t pressed = 0;
    siginfo_t info;
    for (;;) {
        long signal = SYSTEM4(rt_sigtimedwait, &keys, &info, now, sizeof keys);
        if (signal < 0) {
            return pressed;
        }
        pressed |= info.si_code == SI_KERNEL ? bit((int)signal) : 0;
    }
}

static void raise(uint64_t signals) {
    for (int signal = SIGINT; signal <= SIGQUIT; signal++) {
        if ((signals & bit(signal)) != 0) {
            SYSTEM2(kill, SYSTEM1(getpid, 0), signal);
        }
    }
}

/* In the child: becomes the command, or answers errno. */
static int32_t execute(char **texts, char **environment, uint64_t signalMask) {
    /* An ignored SIGCHLD would leave psrec without the command's account of its children. */
    struct sigaction standard = {.sa_handler = SIG_DFL};
    SYSTEM4(rt_sigaction, SIGCHLD, &standard, NULL, sizeof signalMask);
    SYSTEM4(rt_sigprocmask, SIG_SETMASK, &signalMask, NULL, sizeof signalMask);
    return (int32_t)-SYSTEM3(execve, texts[0], texts + 1, environment);
}

/* The child has a copy of the helper's memory, but for `error`; the helper waits until it has become the command. */
static struct reply spawn(char **texts, char **environment, uint64_t signalMask, volatile int32_t *error) {
    *error = 0;
    /* The terminal sends them to all of its foreground: had the command been there, it would have got them. */
    uint64_t keys = takeKeys();
    long pid = SYSTEM2(clone, CLONE_PARENT | CLONE_VFORK | SIGCHLD, 0);
    if (pid == 0) {
        raise(keys);
        *error = execute(texts, environment, signalMask);
        leave(NOT_EXECUTED);
    }
    return (struct reply){.pid = (int32_t)pid, .error = *error};
}

static size_t pointerBytes(struct request request) {
    return ((size_t)request.texts + 1) * sizeof(char *);
}

/* The texts of a request with NULL at their end, and their bytes behind that; NULL if the stream has ended. */
static char **receiveTexts(long socket, struct request request) {
    char **texts = allocate(pointerBytes(request) + request.bytes);
    if (texts == NULL) {
        return NULL;
    }
    char *bytes = (char *)texts + pointerBytes(request);
    if (!receive(socket, bytes, request.bytes)) {
        return NULL;
    }
    for (uint32_t i = 0; i < request.texts; i++) {
        texts[i] = bytes;
        bytes += lengthOf(bytes) + 1;
    }
    return texts;
}

/* Until the other end of the socket is closed: so the helper ends with psrec, however psrec ends. */
_Noreturn static void serve(long socket, char **environment, uint64_t signalMask) {
    volatile int32_t *error = allocateShared(sizeof *error);
    struct request request;
    while (error != NULL && receive(socket, &request, sizeof request)) {
        char **texts = receiveTexts(socket, request);
        if (texts == NULL) {
            break;
        }
        struct reply reply = spawn(texts, environment, signalMask, error);
        SYSTEM3(write, socket, &reply, sizeof reply);
        release(texts, pointerBytes(request) + request.bytes);
    }
    leave(0);
}

struct spawnHelper forkSpawnHelper(int argc, char **argv, char **environment, uint64_t signalMask) {
    int ends[2];
    long failed = SYSTEM4(socketpair, AF_UNIX, SOCK_STREAM | O_CLOEXEC, 0, ends);
    if (failed < 0) {
        return (struct spawnHelper){.pid = failed, .socket = failed};
    }
    long pid = SYSTEM2(clone, SIGCHLD, 0);
    if (pid == 0) {
        SYSTEM1(close, ends[0]);
        /* Keys of the terminal reach it, too. */
        uint64_t all = ~(uint64_t)0;
        SYSTEM4(rt_sigprocmask, SIG_SETMASK, &all, NULL, sizeof all);
        /* The command's arguments come with a request: with both, the helper could be larger than the command. */
        discard(argv[0], argv[argc - 1]);
        discard(argv, argv + argc);
        serve(ends[1], environment, signalMask);
    }
    /* The JVM's end outlives the exec, and is none of the standard descriptors even if those are closed. */
    long socket = SYSTEM3(fcntl, ends[0], F_DUPFD, FIRST_BEHIND_STANDARD);
    SYSTEM1(close, ends[0]);
    SYSTEM1(close, ends[1]);
    return (struct spawnHelper){.pid = pid, .socket = socket};
}
