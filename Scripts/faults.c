/*
 * Makes a process fail at a chosen step of its work on files: preloaded (LD_PRELOAD), it counts the calls that change files
 * below a folder and does harm at one of them.
 *
 *     cc -shared -fPIC -o faults.so Scripts/faults.c -ldl
 *     LD_PRELOAD=./faults.so FAULTS_BELOW=/data FAULTS=kill:17 yare upgrade …
 *
 * FAULTS is a word and the number of a step, from 1:
 *     count:0    nothing happens; the number of steps is written to the file FAULTS_COUNT
 *     kill:N     SIGKILL in front of step N
 *     torn:N     half of the bytes of step N are written, then SIGKILL; steps that write nothing are as with kill
 *     full:N     from step N on there is no space left: what needs some fails with ENOSPC
 *     broken:N   from step N on every step fails with EIO, as on a disk that has died
 *     denied:1   no file can be opened for writing, made or removed: EACCES, as for a user without the right to
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum harm { NONE, COUNT, KILL, TORN, FULL, BROKEN, DENIED };

static enum harm harm;
static long fatal_step;
static const char *below;
static size_t below_length;
static atomic_long steps;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    static const char *words[] = {"", "count", "kill", "torn", "full", "broken", "denied"};
    const char *faults = getenv("FAULTS");
    const char *colon = faults ? strchr(faults, ':') : NULL;
    below = getenv("FAULTS_BELOW");
    if (!colon || !below) return;
    below_length = strlen(below);
    fatal_step = atol(colon + 1);
    for (int word = COUNT; word <= DENIED; word++)
        if (strlen(words[word]) == (size_t)(colon - faults) && !strncmp(words[word], faults, colon - faults)) harm = word;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULTS_COUNT");
    FILE *file = harm == COUNT && path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&steps));
    fclose(file);
}

static int is_path_below(const char *path) {
    return harm != NONE && path && !strncmp(path, below, below_length) && (!path[below_length] || path[below_length] == '/');
}

static int is_file_below(int file) {
    char link[64], path[PATH_MAX + 1];
    if (harm == NONE) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length < 0) return 0;
    path[length] = 0;
    return is_path_below(path);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a step. Returns whether the call is to fail, with errno set; does not return when the process is to die, unless
   half of the bytes can be written first: then *is_torn is set. */
static int step(int needs_space, int *is_torn) {
    long number = atomic_fetch_add(&steps, 1) + 1;
    if (is_torn) *is_torn = 0;
    switch (harm) {
    case KILL:
        if (number == fatal_step) die();
        return 0;
    case TORN:
        if (number != fatal_step) return 0;
        if (!is_torn) die();
        *is_torn = 1;
        return 0;
    case FULL:
        errno = ENOSPC;
        return number >= fatal_step && needs_space;
    case BROKEN:
        errno = EIO;
        return number >= fatal_step;
    case DENIED:
        errno = EACCES;
        return 1;
    default: return 0;
    }
}

#define WRITING(name, offset_type)                                                           \
    ssize_t name(int file, const void *bytes, size_t count, offset_type offset) {            \
        static ssize_t (*real)(int, const void *, size_t, offset_type);                      \
        int is_torn;                                                                         \
        if (!real) real = next(#name);                                                       \
        if (!is_file_below(file)) return real(file, bytes, count, offset);                   \
        if (step(1, &is_torn)) return -1;                                                    \
        if (is_torn) {                                                                       \
            real(file, bytes, count / 2, offset);                                            \
            die();                                                                           \
        }                                                                                    \
        return real(file, bytes, count, offset);                                             \
    }
WRITING(pwrite, off_t)
WRITING(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    int is_torn;
    if (!real) real = next("write");
    if (!is_file_below(file)) return real(file, bytes, count);
    if (step(1, &is_torn)) return -1;
    if (is_torn) {
        real(file, bytes, count / 2);
        die();
    }
    return real(file, bytes, count);
}

#define ON_FILE(name, parameters, arguments, needs_space)                                    \
    int name parameters {                                                                    \
        static int(*real) parameters;                                                        \
        if (!real) real = next(#name);                                                       \
        if (is_file_below(file) && step(needs_space, NULL)) return -1;                       \
        return real arguments;                                                               \
    }
ON_FILE(fsync, (int file), (file), 0)
ON_FILE(fdatasync, (int file), (file), 0)
ON_FILE(ftruncate, (int file, off_t size), (file, size), 1)
ON_FILE(ftruncate64, (int file, off64_t size), (file, size), 1)
ON_FILE(fallocate, (int file, int mode, off_t offset, off_t size), (file, mode, offset, size), 1)
ON_FILE(fallocate64, (int file, int mode, off64_t offset, off64_t size), (file, mode, offset, size), 1)

#define ON_PATH(name, parameters, arguments, needs_space)                                    \
    int name parameters {                                                                    \
        static int(*real) parameters;                                                        \
        if (!real) real = next(#name);                                                       \
        if (is_path_below(path) && step(needs_space, NULL)) return -1;                       \
        return real arguments;                                                               \
    }
ON_PATH(unlink, (const char *path), (path), 0)
ON_PATH(rename, (const char *path, const char *new_path), (path, new_path), 0)
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode), 1)
ON_PATH(link, (const char *path, const char *new_path), (path, new_path), 1)

/* Opening is a step where it makes a file, or is denied. */
static int opens(const char *path, int flags) {
    if (!is_path_below(path)) return 0;
    if (harm == DENIED) return (flags & O_ACCMODE) != O_RDONLY && step(0, NULL);
    return (flags & O_CREAT) && access(path, F_OK) != 0 && step(1, NULL);
}

#define OPENING(name)                                                                        \
    int name(const char *path, int flags, ...) {                                             \
        static int (*real)(const char *, int, ...);                                          \
        va_list rest;                                                                        \
        va_start(rest, flags);                                                               \
        mode_t mode = va_arg(rest, mode_t);                                                  \
        va_end(rest);                                                                        \
        if (!real) real = next(#name);                                                       \
        if (opens(path, flags)) return -1;                                                   \
        return real(path, flags, mode);                                                      \
    }
OPENING(open)
OPENING(open64)
