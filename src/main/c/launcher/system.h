/*
 * What a program without a C library needs of Linux: system calls, memory, and a few functions on strings.
 *
 * The launcher has no C library so that the helper that starts commands is smaller than any command: ru_maxrss of a
 * command begins at the size of the process that it was forked from, see getrusage(2).
 */
#ifndef PSREC_SYSTEM_H
#define PSREC_SYSTEM_H

#include <asm/unistd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A system call; its result, or -errno. */
#define SYSTEM6(name, a, b, c, d, e, f) \
    systemCall(__NR_##name, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define SYSTEM5(name, a, b, c, d, e) SYSTEM6(name, a, b, c, d, e, 0)
#define SYSTEM4(name, a, b, c, d) SYSTEM6(name, a, b, c, d, 0, 0)
#define SYSTEM3(name, a, b, c) SYSTEM6(name, a, b, c, 0, 0, 0)
#define SYSTEM2(name, a, b) SYSTEM6(name, a, b, 0, 0, 0, 0)
#define SYSTEM1(name, a) SYSTEM6(name, a, 0, 0, 0, 0, 0)

static inline long systemCall(long number, long a, long b, long c, long d, long e, long f) {
#if defined __x86_64__
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
#elif defined __aarch64__
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
#else
#error "psrec runs on x86-64 and aarch64"
#endif
}

/* The program, called by system.c. */
int launch(int argc, char **argv, char **envp);

_Noreturn void leave(int code);

/* A signal in a set of signals. */
static inline uint64_t bit(int signal) {
    return (uint64_t)1 << (signal - 1);
}

/* Zeroed memory; NULL if there is none. */
void *allocate(size_t bytes);

/* The same, shared with the processes that this one forks. */
void *allocateShared(size_t bytes);

void release(void *memory, size_t bytes);

/* Gives the whole pages between two addresses back; what was there is lost. */
void discard(void *from, void *to);

size_t lengthOf(const char *text);

bool startsWith(const char *text, const char *prefix);

bool isSame(const char *one, const char *other);

/* The last occurrence of a character; NULL if there is none. */
char *lastOf(char *text, char wanted);

/* Appends a text; the new end. The buffer must have room. */
char *append(char *end, const char *text);

char *appendNumber(char *end, uint64_t number);

#endif
