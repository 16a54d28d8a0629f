/* Makes one write-side system call fail, or ends the process there. Loaded before the C library by tests/faults.py.
 *
 * Only calls about files under one folder count. A call that fails has no effect, except that of a write one half may
 * be on the disk, as on a disk that is full or broken.
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
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define KILL (-1)

enum { OPEN, WRITE, SYNC, TRUNCATE, RENAME, LINK, UNLINK, MKDIR, RMDIR, KINDS };

static char under[PATH_MAX];
static long fail_at; /* the number of the call that fails, from 1; 0 for none */
static int failure;
static atomic_long calls, kinds[KINDS];

/* For the script: count the calls under *folder* from now on, and let number *at* fail with *error*. */
void faults_arm(const char *folder, long at, int error) {
    snprintf(under, sizeof under, "%s", folder);
    fail_at = at;
    failure = error;
    atomic_store(&calls, 0);
    for (int kind = 0; kind < KINDS; kind++) atomic_store(&kinds[kind], 0);
}

/* How many calls there have been since; of one kind, or with -1 of all. */
long faults_count(int kind) { return kind < 0 ? atomic_load(&calls) : atomic_load(&kinds[kind]); }

/* Whether this call, about *path* or else the open file *fd*, is the one to fail; errno says how. */
static int fails(int kind, int fd, const char *path) {
    char link[64], name[PATH_MAX];
    if (!under[0]) return 0;
    if (!path || (path[0] != '/' && fd >= 0)) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, name, sizeof name - 1);
        if (length < 0) return 0;
        name[length] = 0;
        path = name;
    }
    if (strncmp(path, under, strlen(under))) return 0;
    atomic_fetch_add(&kinds[kind], 1);
    if (atomic_fetch_add(&calls, 1) + 1 != fail_at) return 0;
    if (failure == KILL) raise(SIGKILL);
    errno = failure;
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest); \
        if (flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR) && fails(OPEN, -1, path)) return -1; \
        return real(path, flags, mode); \
    }
#define OPENS_AT(name) \
    int name(int fd, const char *path, int flags, ...) { \
        REAL(int, #name, int, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest); \
        if (flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR) && fails(OPEN, fd, path)) return -1; \
        return real(fd, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!fails(WRITE, fd, NULL)) return real(fd, bytes, size);
    int error = errno;
    real(fd, bytes, size / 2);
    errno = error;
    return -1;
}

#define WRITES_AT(name, offset_type) \
    ssize_t name(int fd, const void *bytes, size_t size, offset_type offset) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset_type); \
        if (!fails(WRITE, fd, NULL)) return real(fd, bytes, size, offset); \
        int error = errno; \
        real(fd, bytes, size / 2, offset); \
        errno = error; \
        return -1; \
    }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

#define ABOUT_FILE(kind, name) \
    int name(int fd) { REAL(int, #name, int); return fails(kind, fd, NULL) ? -1 : real(fd); }
ABOUT_FILE(SYNC, fsync)
ABOUT_FILE(SYNC, fdatasync)
ABOUT_FILE(SYNC, syncfs)

#define TRUNCATES(name, offset_type) \
    int name(int fd, offset_type size) { \
        REAL(int, #name, int, offset_type); return fails(TRUNCATE, fd, NULL) ? -1 : real(fd, size); \
    }
TRUNCATES(ftruncate, off_t)
TRUNCATES(ftruncate64, off64_t)

#define ABOUT_PATH(kind, name) \
    int name(const char *path) { REAL(int, #name, const char *); return fails(kind, -1, path) ? -1 : real(path); }
ABOUT_PATH(UNLINK, unlink)
ABOUT_PATH(RMDIR, rmdir)

int unlinkat(int fd, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    return fails(flags & AT_REMOVEDIR ? RMDIR : UNLINK, fd, path) ? -1 : real(fd, path, flags);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return fails(MKDIR, -1, path) ? -1 : real(path, mode);
}
int rename(const char *old, const char *new) {
    REAL(int, "rename", const char *, const char *);
    return fails(RENAME, -1, new) ? -1 : real(old, new);
}
int link(const char *old, const char *new) {
    REAL(int, "link", const char *, const char *);
    return fails(LINK, -1, new) ? -1 : real(old, new);
}
