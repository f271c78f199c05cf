/*
 * psrec's launcher, bin/psrec of the image: finds the image, chooses the options of the JVM by the command line, and
 * becomes the JVM. What psrec's own JVM must not see of the user's environment it renames; what it changes for good, it
 * notes in the first variable (psrec.linux.LaunchState reads both). For `start` it leaves a spawn helper behind.
 */
#include <asm/errno.h>
#include <linux/auxvec.h>
#include <linux/fcntl.h>
#include <linux/limits.h>
#include <linux/signal.h>
#include <linux/wait.h>

#include "commandline.h"
#include "spawnhelper.h"
#include "system.h"

enum { UNABLE = 125, STANDARD_ERROR = 2, LAST_SIGNAL = 64 };

/* Held back from here on, so that none is lost while the JVM starts (Signals.BLOCKED). */
static const int BLOCKED[] = {SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGTERM, SIGCHLD};

/* Variables that would reach psrec's JVM although they are meant for the command, or for its JVM. */
static const char *const SET_ASIDE[] = {
    "JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS=", "CLASSPATH=", "_JAVA_LAUNCHER_DEBUG=",
    "_JAVA_SR_SIGNUM=",   "LC_ALL=",           "LD_LIBRARY_PATH=", "FONTCONFIG_FILE="};

/* Before a variable that was set aside, and before those of the user that begin so. */
static const char KEPT[] = "PSREC_LAUNCH_KEPT_";
static const char OWN[] = "PSREC_LAUNCH";

/* What the process was before the launcher changed it. */
struct origin {
    uint64_t blocked; /* signals, bit n - 1 for signal n */
    uint64_t ignored;
    bool hasChildren; /* of the program that became psrec by an exec */
};

struct texts {
    char **all;
    size_t count;
};

_Noreturn static void fail(const char *before, const char *path, const char *behind) {
    const char *const parts[] = {"psrec: ", before, path, behind, "\n"};
    char message[3 * PATH_MAX];
    char *end = message;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        end = append(end, parts[i]);
    }
    SYSTEM3(write, STANDARD_ERROR, message, end - message);
    leave(UNABLE);
}

static void *need(void *memory) {
    if (memory == NULL) {
        fail("not enough memory to start", "", "");
    }
    return memory;
}

/* The texts joined, in memory of their own. */
static char *join(const char *one, const char *two, const char *three) {
    char *joined = need(allocate(lengthOf(one) + lengthOf(two) + lengthOf(three) + 1));
    append(append(append(joined, one), two), three);
    return joined;
}

static struct origin readOrigin(void) {
    struct origin origin = {0};
    for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
        struct sigaction action = {.sa_handler = SIG_DFL};
        SYSTEM4(rt_sigaction, signal, NULL, &action, sizeof origin.ignored);
        origin.ignored |= action.sa_handler == SIG_IGN ? bit(signal) : 0;
    }
    uint64_t blocked = 0;
    for (size_t i = 0; i < sizeof BLOCKED / sizeof BLOCKED[0]; i++) {
        blocked |= bit(BLOCKED[i]);
    }
    SYSTEM4(rt_sigprocmask, SIG_BLOCK, &blocked, &origin.blocked, sizeof blocked);
    origin.hasChildren = SYSTEM5(waitid, P_ALL, 0, NULL, WEXITED | WNOHANG | WNOWAIT, NULL) != -ECHILD;
    return origin;
}

/* ---- where the image is ------------------------------------------------------------------------------------------ */

static long readLink(const char *path, char *into) {
    long length = SYSTEM4(readlinkat, AT_FDCWD, path, into, PATH_MAX - 1);
    into[length < 0 ? 0 : length] = 0;
    return length;
}

/* A JVM does not start without the path of the current directory. */
static void readDirectory(char *into) {
    if (SYSTEM2(getcwd, into, PATH_MAX) < 0 || into[0] != '/') {
        fail("the current directory is deleted, or its path is too long; change to another directory", "", "");
    }
}

/* Makes a path absolute, in place; it has room for twice PATH_MAX. */
static void makeAbsolute(char *path) {
    char relative[PATH_MAX];
    if (path[0] == '/') {
        return;
    }
    append(relative, path);
    readDirectory(path);
    append(append(path + lengthOf(path), "/"), relative);
}

/* The path that the kernel executed, which a PATH has been applied to: getauxval(3). */
static const char *executedPath(char **envp) {
    while (*envp != NULL) {
        envp++;
    }
    for (unsigned long *vector = (unsigned long *)(envp + 1); vector[0] != AT_NULL; vector += 2) {
        if (vector[0] == AT_EXECFN) {
            return (const char *)vector[1];
        }
    }
    return "";
}

/* Follows the links of a path: what /proc/self/exe says, for systems without /proc. */
static void resolve(const char *called, char *path) {
    char target[PATH_MAX];
    if (lengthOf(called) >= PATH_MAX) {
        fail("the path of psrec is too long", "", "");
    }
    append(path, called);
    makeAbsolute(path);
    for (int links = 0; links < 40 && readLink(path, target) > 0; links++) {
        char *place = target[0] == '/' ? path : lastOf(path, '/') + 1;
        if ((size_t)(place - path) + lengthOf(target) >= PATH_MAX) {
            fail("the path of psrec is too long", "", "");
        }
        append(place, target);
    }
}

/* Cuts the last name off a path. */
static void cutName(char *path) {
    char *slash = lastOf(path, '/');
    if (slash != NULL) {
        *slash = 0;
    }
}

/* The image's directory: that of bin/psrec's parent. */
static const char *findHome(char **envp) {
    static char path[2 * PATH_MAX + sizeof "/.."];
    if (readLink("/proc/self/exe", path) > 0) {
        cutName(path);
        cutName(path);
    } else {
        /* Here names can be "", "." and "..". */
        resolve(executedPath(envp), path);
        cutName(path);
        append(path + lengthOf(path), "/..");
    }
    return path;
}

/* Bytes of a UTF-8 sequence behind its first one; -1 if that cannot be a first one. */
static int continuationBytes(unsigned char first) {
    if (first < 0x80) {
        return 0;
    }
    if (first >= 0xc2 && first < 0xe0) {
        return 1;
    }
    if (first >= 0xe0 && first < 0xf0) {
        return 2;
    }
    return first >= 0xf0 && first < 0xf5 ? 3 : -1;
}

static bool isUtf8(const char *text) {
    while (*text != 0) {
        int more = continuationBytes((unsigned char)*text++);
        if (more < 0) {
            return false;
        }
        for (; more > 0; more--) {
            if (((unsigned char)*text & 0xc0) != 0x80) {
                return false;
            }
            text++;
        }
    }
    return true;
}

static void refuseHome(const char *home) {
    if (lastOf((char *)home, ':') != NULL) {
        fail("a JVM cannot run in a directory with a colon in its path; move ", home, " elsewhere");
    }
    if (!isUtf8(home)) {
        fail("a JVM cannot run in a directory whose path is not UTF-8; move ", home, " elsewhere");
    }
}

/* ---- what the JVM gets ------------------------------------------------------------------------------------------- */

static void add(struct texts *texts, char *text) {
    texts->all[texts->count++] = text;
}

static struct texts roomFor(size_t count) {
    return (struct texts){.all = need(allocate((count + 1) * sizeof(char *))), .count = 0};
}

static bool isSetAside(const char *variable) {
    bool found = startsWith(variable, OWN);
    for (size_t i = 0; i < sizeof SET_ASIDE / sizeof SET_ASIDE[0]; i++) {
        found |= startsWith(variable, SET_ASIDE[i]);
    }
    return found;
}

/* PSREC_LAUNCH=<own variables> <blocked> <ignored> <has children> <pid and socket of the helper, 0 if there is none> */
static char *describe(size_t own, struct origin origin, struct spawnHelper helper) {
    char *text = need(allocate(256));
    char *end = append(append(text, OWN), "=");
    const uint64_t numbers[] = {
        own, origin.blocked, origin.ignored, origin.hasChildren, (uint64_t)helper.pid, (uint64_t)helper.socket};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        end = appendNumber(append(end, i == 0 ? "" : " "), numbers[i]);
    }
    return text;
}

static char **environmentOfJvm(
    char **envp, const char *home, enum purpose purpose, struct origin origin, struct spawnHelper helper) {
    size_t count = 0;
    while (envp[count] != NULL) {
        count++;
    }
    struct texts variables = roomFor(count + 5);
    add(&variables, NULL);
    /* The JVM's own signal would be SIGUSR2; 16 (SIGSTKFLT) is used by nothing. */
    add(&variables, "_JAVA_SR_SIGNUM=16");
    /* A JVM finds itself in a directory of any name only if the locale has its characters. */
    add(&variables, "LC_ALL=C.UTF-8");
    if (SYSTEM4(faccessat, AT_FDCWD, "/proc/self/exe", 0, 0) < 0) {
        /* Without /proc a program does not find the libraries beside it. */
        add(&variables, join("LD_LIBRARY_PATH=", home, "/lib/runtime/lib"));
    }
    if (purpose == ANALYSE) {
        /* Pictures have psrec's own fonts; those of the machine are not even looked for. */
        add(&variables, join("FONTCONFIG_FILE=", home, "/lib/analysis/fonts/fonts.conf"));
    }
    variables.all[0] = describe(variables.count, origin, helper);
    for (size_t i = 0; i < count; i++) {
        add(&variables, isSetAside(envp[i]) ? join(KEPT, envp[i], "") : envp[i]);
    }
    return variables.all;
}

/* The classes as a JVM has them after its start; while the build makes that file, there is none. */
static void addCache(struct texts *words, char *cache) {
    if (SYSTEM4(faccessat, AT_FDCWD, cache, 0, 0) == 0) {
        add(words, join("-XX:AOTCache=", cache, ""));
    }
}

static void addAnalysis(struct texts *words, const char *home) {
    add(words, join("@", home, "/lib/analysis.options"));
    addCache(words, join(home, "/lib/analysis.aot", ""));
    add(words, join("-Dpsrec.fonts=", home, "/lib/analysis/fonts"));
    add(words, join("-Dsun.awt.fontconfig=", home, "/lib/analysis/fonts/fontconfig.properties"));
    add(words, "-cp");
    add(words, join(home, "/lib/analysis/analysis.jar", ""));
    add(words, "psrec.Psrec");
}

static void addRecording(struct texts *words, const char *home, bool isShortInterval) {
    add(words, join("@", home, "/lib/record.options"));
    if (isShortInterval) {
        add(words, join("@", home, "/lib/often.options"));
    }
    addCache(words, join(home, "/lib/psrec.aot", ""));
    add(words, "-m");
    add(words, "psrec/psrec.Psrec");
}

static char **argumentsOfJvm(int argc, char **argv, const char *home, char *java, struct commandLine line) {
    struct texts words = roomFor((size_t)argc + 8);
    add(&words, java);
    if (line.purpose == ANALYSE) {
        addAnalysis(&words, home);
    } else {
        addRecording(&words, home, line.isShortInterval);
    }
    for (int i = 1; i < argc; i++) {
        add(&words, argv[i]);
    }
    return words.all;
}

int launch(int argc, char **argv, char **envp) {
    struct origin origin = readOrigin();
    char directory[PATH_MAX];
    readDirectory(directory);
    const char *home = findHome(envp);
    refuseHome(home);
    struct commandLine line = parseCommandLine(argc, argv);
    /* Before anything is allocated: the helper is to stay small. */
    struct spawnHelper helper = {0};
    if (line.purpose == START) {
        helper = forkSpawnHelper(argc, argv, envp, origin.blocked);
        if (helper.pid < 0 || helper.socket < 0) {
            bool full = helper.socket == -EMFILE || helper.socket == -ENFILE;
            fail(full ? "too few file descriptors (ulimit -n)" : "cannot create a process (ulimit -u)", "",
                 "; the command was not started");
        }
    }
    char *java = join(home, "/lib/runtime/bin/java", "");
    long error = SYSTEM3(execve, java, argumentsOfJvm(argc, argv, home, java, line),
                         environmentOfJvm(envp, home, line.purpose, origin, helper));
    if (error == -E2BIG) {
        fail("the arguments and the environment are too long for this system", "", "; the command was not started");
    }
    fail("", home, " is not complete, or you may not read all of it; install psrec again");
}
