/*
 * The C library for psrec.linux.Libc: a function here is a `native` method there, and calls one C function. Its result
 * is the function's, or -errno where that failed. No logic, no memory that outlives a call, no thread but psrec's one.
 *
 * Only what glibc 2.28 has: what later ones have moved or added (stat, pthread_sigmask, pidfd_open) goes another way.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <linux/kcmp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_psrec_linux_Libc_##name
#define UNUSED __attribute__((unused))
#define CALL JNIEnv *env UNUSED, jclass libc UNUSED

extern char **environ;

/* What is read and written goes through here: a Java array may move. */
static char buffer[64 * 1024];

static jlong result(long value) {
    return value == -1 ? -errno : value;
}

static jint intResult(int value) {
    return value == -1 ? -errno : value;
}

static size_t atMost(jint wanted) {
    return (size_t)wanted < sizeof buffer ? (size_t)wanted : sizeof buffer;
}

/* Gives what stands in the buffer to Java. */
static jint give(JNIEnv *env, jbyteArray into, ssize_t count) {
    if (count > 0) {
        (*env)->SetByteArrayRegion(env, into, 0, (jsize)count, (const jbyte *)buffer);
    }
    return (jint)result(count);
}

/* The bytes of a text; null where it is null. */
static jbyteArray bytes(JNIEnv *env, const char *text) {
    if (text == NULL) {
        return NULL;
    }
    jsize length = (jsize)strlen(text);
    jbyteArray array = (*env)->NewByteArray(env, length);
    if (array != NULL) {
        (*env)->SetByteArrayRegion(env, array, 0, length, (const jbyte *)text);
    }
    return array;
}

/* A C string, to be freed; NULL without memory. */
static char *text(JNIEnv *env, jbyteArray array) {
    jsize length = (*env)->GetArrayLength(env, array);
    char *copy = malloc((size_t)length + 1);
    if (copy != NULL) {
        (*env)->GetByteArrayRegion(env, array, 0, length, (jbyte *)copy);
        copy[length] = 0;
    }
    return copy;
}

static void freeTexts(char **texts) {
    for (char **each = texts; each != NULL && *each != NULL; each++) {
        free(*each);
    }
    free(texts);
}

/* C strings with NULL at the end, to be freed; NULL without memory. */
static char **texts(JNIEnv *env, jobjectArray arrays) {
    jsize count = (*env)->GetArrayLength(env, arrays);
    char **all = calloc((size_t)count + 1, sizeof *all);
    for (jsize i = 0; all != NULL && i < count; i++) {
        jbyteArray array = (*env)->GetObjectArrayElement(env, arrays, i);
        all[i] = text(env, array);
        (*env)->DeleteLocalRef(env, array);
        if (all[i] == NULL) {
            freeTexts(all);
            all = NULL;
        }
    }
    return all;
}

/* The signals of a set whose bit n - 1 is signal n. */
static sigset_t signals(jlong bits) {
    sigset_t set;
    sigemptyset(&set);
    memcpy(&set, &bits, sizeof bits);
    return set;
}

static jlong nanos(struct timespec time) {
    return (jlong)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* ---- files ------------------------------------------------------------------------------------------------------ */

NATIVE(jint, open)(CALL, jbyteArray path, jint flags, jint mode) {
    char *name = text(env, path);
    jint fd = name == NULL ? -ENOMEM : intResult(open(name, flags, (mode_t)mode));
    free(name);
    return fd;
}

NATIVE(jint, exists)(CALL, jbyteArray path) {
    char *name = text(env, path);
    jint found = name == NULL ? -ENOMEM : intResult(access(name, F_OK));
    free(name);
    return found;
}

NATIVE(jint, close)(CALL, jint fd) {
    return intResult(close(fd));
}

NATIVE(jint, dup2)(CALL, jint from, jint to) {
    return intResult(dup2(from, to));
}

NATIVE(jint, readFromStart)(CALL, jint fd, jbyteArray into) {
    return give(env, into, pread(fd, buffer, atMost((*env)->GetArrayLength(env, into)), 0));
}

NATIVE(jint, read)(CALL, jint fd, jbyteArray into) {
    return give(env, into, read(fd, buffer, atMost((*env)->GetArrayLength(env, into))));
}

NATIVE(jint, write)(CALL, jint fd, jbyteArray from, jint at, jint length) {
    size_t count = atMost(length);
    (*env)->GetByteArrayRegion(env, from, at, (jsize)count, (jbyte *)buffer);
    return (jint)result(write(fd, buffer, count));
}

NATIVE(jint, truncate)(CALL, jint fd, jlong length) {
    return intResult(ftruncate(fd, length));
}

NATIVE(jlong, seek)(CALL, jint fd, jlong position) {
    return result(lseek(fd, position, SEEK_SET));
}

NATIVE(jboolean, closesOnExec)(CALL, jint fd) {
    return (fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0;
}

NATIVE(void, closeOnExec)(CALL, jint fd) {
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

NATIVE(void, blocking)(CALL, jint fd) {
    fcntl(fd, F_SETFL, 0);
}

NATIVE(jint, readLink)(CALL, jbyteArray path, jbyteArray into) {
    char *name = text(env, path);
    size_t room = atMost((*env)->GetArrayLength(env, into));
    jint count = name == NULL ? -ENOMEM : give(env, into, readlink(name, buffer, room));
    free(name);
    return count;
}

NATIVE(jint, mode)(CALL, jint fd, jbyteArray path) {
    char *name = text(env, path);
    struct statx file;
    jint found = name == NULL ? -ENOMEM : intResult(statx(fd, name, AT_EMPTY_PATH, STATX_TYPE, &file));
    free(name);
    return found < 0 ? found : file.stx_mode;
}

NATIVE(jint, identify)(CALL, jbyteArray path, jlongArray deviceAndInode) {
    char *name = text(env, path);
    struct statx file;
    jint found = name == NULL ? -ENOMEM : intResult(statx(AT_FDCWD, name, 0, STATX_INO, &file));
    free(name);
    if (found == 0) {
        jlong both[] = {(jlong)makedev(file.stx_dev_major, file.stx_dev_minor), (jlong)file.stx_ino};
        (*env)->SetLongArrayRegion(env, deviceAndInode, 0, 2, both);
    }
    return found;
}

NATIVE(jlong, size)(CALL, jint fd) {
    struct statx file;
    int found = intResult(statx(fd, "", AT_EMPTY_PATH, STATX_SIZE, &file));
    return found < 0 ? found : (jlong)file.stx_size;
}

NATIVE(jlong, fileSystemType)(CALL, jint fd) {
    struct statfs system;
    jint found = intResult(fstatfs(fd, &system));
    return found < 0 ? found : (jlong)system.f_type;
}

NATIVE(jboolean, isTerminal)(CALL, jint fd) {
    return isatty(fd) == 1;
}

NATIVE(jint, terminalColumns)(CALL, jint fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

NATIVE(jint, terminalLines)(CALL, jint fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

/* ---- time and limits -------------------------------------------------------------------------------------------- */

NATIVE(jlong, clockNanos)(CALL, jint clock) {
    struct timespec time;
    return clock_gettime(clock, &time) == 0 ? nanos(time) : -errno;
}

NATIVE(jlong, descriptorLimit)(CALL) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? (jlong)limit.rlim_cur : 0;
}

NATIVE(jlong, hardDescriptorLimit)(CALL) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? (jlong)limit.rlim_max : 0;
}

NATIVE(jint, setDescriptorLimit)(CALL, jlong soft, jlong hard) {
    struct rlimit limit = {(rlim_t)soft, (rlim_t)hard};
    return intResult(setrlimit(RLIMIT_NOFILE, &limit));
}

NATIVE(jlong, pageBytes)(CALL) {
    return sysconf(_SC_PAGESIZE);
}

NATIVE(jint, onlineCpus)(CALL) {
    return (jint)sysconf(_SC_NPROCESSORS_ONLN);
}

NATIVE(jbyteArray, hostName)(CALL) {
    struct utsname system;
    return bytes(env, uname(&system) == 0 ? system.nodename : "");
}

NATIVE(jbyteArray, release)(CALL) {
    struct utsname system;
    return bytes(env, uname(&system) == 0 ? system.release : "");
}

NATIVE(jbyteArray, machine)(CALL) {
    struct utsname system;
    return bytes(env, uname(&system) == 0 ? system.machine : "");
}

/* ---- processes -------------------------------------------------------------------------------------------------- */

NATIVE(jint, pid)(CALL) {
    return getpid();
}

NATIVE(jint, pidfdOpen)(CALL, jint pid) {
    /* By its number, which is the same on all machines: glibc has it from 2.36 only. */
    return intResult((int)syscall(434, pid, 0));
}

NATIVE(jint, compareAddressSpaces)(CALL, jint pid, jint other) {
    return intResult((int)syscall(SYS_kcmp, pid, other, KCMP_VM, 0UL, 0UL));
}

/* The first version of struct perf_event_attr, whose flags have got new bits since; the headers may be older. */
struct counter {
    uint32_t type;
    uint32_t size;
    uint64_t config;
    uint64_t sample_period;
    uint64_t sample_type;
    uint64_t read_format;
    uint64_t flags;
    uint32_t wakeup_events;
    uint32_t bp_type;
    uint64_t config1;
};

#define SOFTWARE 1
#define TASK_CLOCK 1
#define INHERIT (1ULL << 1)
#define EXCLUDE_KERNEL (1ULL << 5)
#define EXCLUDE_HYPERVISOR (1ULL << 6)
#define INHERIT_THREAD (1ULL << 35)
#define CLOSE_ON_EXEC 8UL

NATIVE(jint, openCpuCounter)(CALL, jint thread, jboolean children) {
    struct counter attributes = {.type = SOFTWARE, .size = sizeof attributes, .config = TASK_CLOCK};
    attributes.flags = INHERIT | EXCLUDE_KERNEL | EXCLUDE_HYPERVISOR | (children ? 0 : INHERIT_THREAD);
    return intResult((int)syscall(SYS_perf_event_open, &attributes, thread, -1, -1, CLOSE_ON_EXEC));
}

NATIVE(jlong, readCounter)(CALL, jint fd) {
    int64_t nanos;
    ssize_t count = read(fd, &nanos, sizeof nanos);
    return count == sizeof nanos ? nanos : count < 0 ? -errno : -EIO;
}

NATIVE(jint, kill)(CALL, jint pid, jint signal) {
    return intResult(kill(pid, signal));
}

NATIVE(void, exactTimers)(CALL) {
    prctl(PR_SET_TIMERSLACK, 1UL);
}

NATIVE(jint, becomeSubreaper)(CALL) {
    return intResult(prctl(PR_SET_CHILD_SUBREAPER, 1UL));
}

NATIVE(jint, peekEnded)(CALL) {
    siginfo_t child = {.si_pid = 0};
    jint found = intResult(waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT));
    return found < 0 ? found : child.si_pid;
}

NATIVE(jint, wait4)(CALL, jint pid, jlongArray statusAndCpuMicrosAndMaxRssKilobytes) {
    int status;
    struct rusage usage;
    jint waited = intResult(wait4(pid, &status, 0, &usage));
    if (waited >= 0) {
        jlong seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
        jlong told[] = {
            status, seconds * 1000000 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec, usage.ru_maxrss};
        (*env)->SetLongArrayRegion(env, statusAndCpuMicrosAndMaxRssKilobytes, 0, 3, told);
    }
    return waited;
}

NATIVE(jint, spawn)(CALL, jbyteArray path, jobjectArray words, jobjectArray environment, jlong mask, jlong defaults) {
    char *program = text(env, path);
    char **arguments = texts(env, words);
    char **variables = texts(env, environment);
    pid_t pid = 0;
    int error = ENOMEM;
    if (program != NULL && arguments != NULL && variables != NULL) {
        sigset_t blocked = signals(mask);
        sigset_t reset = signals(defaults);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setsigmask(&attributes, &blocked);
        posix_spawnattr_setsigdefault(&attributes, &reset);
        error = posix_spawn(&pid, program, NULL, &attributes, arguments, variables);
        posix_spawnattr_destroy(&attributes);
    }
    freeTexts(variables);
    freeTexts(arguments);
    free(program);
    return error == 0 ? pid : -error;
}

NATIVE(jobjectArray, environment)(CALL) {
    jsize count = 0;
    while (environ != NULL && environ[count] != NULL) {
        count++;
    }
    jobjectArray all = (*env)->NewObjectArray(env, count, (*env)->FindClass(env, "[B"), NULL);
    for (jsize i = 0; all != NULL && i < count; i++) {
        jbyteArray each = bytes(env, environ[i]);
        if (each == NULL) {
            return NULL;
        }
        (*env)->SetObjectArrayElement(env, all, i, each);
        (*env)->DeleteLocalRef(env, each);
    }
    return all;
}

/* ---- signals ---------------------------------------------------------------------------------------------------- */

NATIVE(jlong, blockedSignals)(CALL) {
    sigset_t set;
    jlong bits = 0;
    sigemptyset(&set);
    sigprocmask(SIG_BLOCK, NULL, &set);
    memcpy(&bits, &set, sizeof bits);
    return bits;
}

NATIVE(void, defaultSignal)(CALL, jint number) {
    signal(number, SIG_DFL);
}

NATIVE(jint, signalDescriptor)(CALL, jlong bits) {
    sigset_t set = signals(bits);
    return intResult(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

NATIVE(jint, poll)(CALL, jint first, jint second, jlong timeoutNanos) {
    struct pollfd descriptors[] = {{.fd = first, .events = POLLIN}, {.fd = second, .events = POLLIN}};
    jlong wait = timeoutNanos < 0 ? 0 : timeoutNanos;
    struct timespec timeout = {wait / 1000000000, wait % 1000000000};
    if (ppoll(descriptors, 2, &timeout, NULL) <= 0) {
        return 0;
    }
    return (descriptors[0].revents != 0 ? 1 : 0) | (descriptors[1].revents != 0 ? 2 : 0);
}

NATIVE(jbyteArray, errorText)(CALL, jint number) {
    return bytes(env, strerror(number));
}
