#include "system.h"

#include <linux/mman.h>

/* Of aarch64. */
enum { LARGEST_PAGE = 64 * 1024 };

/* The stack of a new process begins with argc, argv and envp: System V ABI, "Process Initialization". */
#if defined __x86_64__
__asm__(".globl _start\n"
        "_start:\n"
        "    xor %ebp, %ebp\n"
        "    mov %rsp, %rdi\n"
        "    and $-16, %rsp\n"
        "    call startLaunch\n"
        "    hlt\n");
#elif defined __aarch64__
__asm__(".globl _start\n"
        "_start:\n"
        "    mov x29, xzr\n"
        "    mov x30, xzr\n"
        "    mov x0, sp\n"
        "    and sp, x0, #-16\n"
        "    bl startLaunch\n"
        "    brk #0\n");
#endif

__attribute__((used)) _Noreturn static void startLaunch(long *stack) {
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);
    leave(launch(argc, argv, argv + argc + 1));
}

void leave(int code) {
    for (;;) {
        SYSTEM1(exit_group, code);
    }
}

static void *map(size_t bytes, int kind) {
    long at = SYSTEM6(mmap, 0, bytes, PROT_READ | PROT_WRITE, kind | MAP_ANONYMOUS, -1, 0);
    return at < 0 && at >= -4095 ? NULL : (void *)at;
}

void *allocate(size_t bytes) {
    return map(bytes, MAP_PRIVATE);
}

void *allocateShared(size_t bytes) {
    return map(bytes, MAP_SHARED);
}

void release(void *memory, size_t bytes) {
    SYSTEM2(munmap, memory, bytes);
}

void discard(void *from, void *to) {
    uintptr_t start = ((uintptr_t)from + LARGEST_PAGE - 1) & ~(uintptr_t)(LARGEST_PAGE - 1);
    uintptr_t end = (uintptr_t)to & ~(uintptr_t)(LARGEST_PAGE - 1);
    if (start < end) {
        SYSTEM3(madvise, start, end - start, MADV_DONTNEED);
    }
}

/* The compiler calls these two by itself. */
void *memcpy(void *restrict to, const void *restrict from, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ((char *)to)[i] = ((const char *)from)[i];
    }
    return to;
}

void *memset(void *at, int byte, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ((char *)at)[i] = (char)byte;
    }
    return at;
}

size_t lengthOf(const char *text) {
    size_t length = 0;
    while (text[length] != 0) {
        length++;
    }
    return length;
}

bool startsWith(const char *text, const char *prefix) {
    while (*prefix != 0 && *text == *prefix) {
        text++;
        prefix++;
    }
    return *prefix == 0;
}

bool isSame(const char *one, const char *other) {
    return startsWith(one, other) && startsWith(other, one);
}

char *lastOf(char *text, char wanted) {
    char *found = NULL;
    for (; *text != 0; text++) {
        found = *text == wanted ? text : found;
    }
    return found;
}

char *append(char *end, const char *text) {
    while (*text != 0) {
        *end++ = *text++;
    }
    *end = 0;
    return end;
}

char *appendNumber(char *end, uint64_t number) {
    char digits[20];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0) {
        *end++ = digits[--count];
    }
    *end = 0;
    return end;
}
