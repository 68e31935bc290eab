/*
 * Loaded into a process by LD_PRELOAD: writes down what the process does to the files below one folder, in the order in
 * which it does it, so that the disk can be rebuilt as it was at any point. Can also kill the process at one of those
 * points, and shift its clock.
 *
 *   FAULT_FOLDER  the folder, without links in its path; nothing is recorded without it
 *   FAULT_LOG     where records are appended
 *   FAULT_DIE_AT  kill -9 instead of the operation of this number, counted from 1
 *   FAULT_CLOCK   a file that holds by how many seconds the clock is wrong
 *
 * A record: operation, flag, length of the path (16 bits), length of the data (32), inode (64), offset (64), path, data;
 * little endian. Operations: O opened (flag 1: made, 2: emptied), W written, T cut or lengthened to offset, S synced, D
 * folder synced, U name removed, R renamed (two paths), L linked (two paths), M written to the standard output, X something
 * that this cannot record.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FILES 65536

#define NEXT(name) ({ static __typeof__(&name) next; if (!next) next = (__typeof__(&name)) dlsym(RTLD_NEXT, #name); next; })

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static long die_at, done;
/* 0: not recorded, 1: a file below the folder, 2: the folder or one below it */
static unsigned char tracked[FILES];
static uint64_t inodes[FILES];

__attribute__((constructor)) static void start(void) {
    const char *of = getenv("FAULT_FOLDER");
    const char *to = getenv("FAULT_LOG");
    const char *die = getenv("FAULT_DIE_AT");
    if (of) {
        snprintf(folder, sizeof folder, "%s", of);
        folder_length = strlen(folder);
        die_at = die ? atol(die) : 0;
        log_file = to ? NEXT(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
}

static int below(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length)
        && (path[folder_length] == '/' || path[folder_length] == 0);
}

static void absolute(const char *path, char *to) {
    if (path[0] == '/') {
        snprintf(to, PATH_MAX, "%s", path);
    } else {
        char here[PATH_MAX / 2];
        snprintf(to, PATH_MAX, "%s/%s", getcwd(here, sizeof here) ? here : "", path);
    }
}

static void emit(char op, int flag, uint64_t inode, uint64_t offset, const char *path, size_t path_length,
        const void *data, size_t length) {
    if (log_file < 0) {
        return;
    }
    unsigned char head[24] = { (unsigned char) op, (unsigned char) flag };
    uint16_t p = (uint16_t) path_length;
    uint32_t l = (uint32_t) length;
    memcpy(head + 2, &p, 2);
    memcpy(head + 4, &l, 4);
    memcpy(head + 8, &inode, 8);
    memcpy(head + 16, &offset, 8);
    struct iovec parts[3] = { { head, 24 }, { (void *) path, path_length }, { (void *) data, length } };
    if (NEXT(writev)(log_file, parts, 3) != (ssize_t) (24 + path_length + length)) {
        abort();
    }
}

/* Called with the lock held before anything is done to a file that is recorded. */
static void due(void) {
    if (++done == die_at) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
}

static int is(int fd, int what) {
    return fd >= 0 && fd < FILES && tracked[fd] == what;
}

/* --- opening ----------------------------------------------------------------------------------------------------- */

static int opened(int fd, int existed, int flags) {
    struct stat st;
    if (fd >= 0 && fd < FILES && folder_length && !fstat(fd, &st)) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, path, sizeof path - 1);
        path[n > 0 ? n : 0] = 0;
        tracked[fd] = !below(path) ? 0 : S_ISDIR(st.st_mode) ? 2 : S_ISREG(st.st_mode) ? 1 : 0;
        inodes[fd] = st.st_ino;
        if (tracked[fd] == 1) {
            emit('O', (existed ? 0 : 1) | (existed && (flags & O_TRUNC) ? 2 : 0), st.st_ino, 0, path, strlen(path), 0, 0);
        }
    }
    return fd;
}

static int exists(int at, const char *path) {
    struct stat st;
    return !fstatat(at, path, &st, 0);
}

#define OPEN(at, path, flags, call) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    char full[PATH_MAX]; \
    absolute(path, full); \
    pthread_mutex_lock(&lock); \
    int existed = exists(at, path); \
    if (below(full) && (!existed || ((flags) & O_TRUNC)) && ((flags) & O_CREAT)) due(); \
    int fd = opened(call, existed, flags); \
    pthread_mutex_unlock(&lock); \
    return fd;

int open(const char *path, int flags, ...) { OPEN(AT_FDCWD, path, flags, NEXT(open)(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPEN(AT_FDCWD, path, flags, NEXT(open64)(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPEN(at, path, flags, NEXT(openat)(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPEN(at, path, flags, NEXT(openat64)(at, path, flags, mode)) }

int close(int fd) {
    if (fd >= 0 && fd < FILES) {
        tracked[fd] = 0;
    }
    return NEXT(close)(fd);
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

static ssize_t written(int fd, const void *data, ssize_t n, off_t at) {
    if (n > 0) {
        emit('W', 0, inodes[fd], (uint64_t) at, "", 0, data, (size_t) n);
    }
    return n;
}

#define WRITE(fd, data, at, call) \
    if (!is(fd, 1)) return call; \
    pthread_mutex_lock(&lock); \
    due(); \
    off_t from = at; \
    ssize_t n = written(fd, data, call, from); \
    pthread_mutex_unlock(&lock); \
    return n;

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { WRITE(fd, data, at, NEXT(pwrite)(fd, data, length, at)) }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { WRITE(fd, data, at, NEXT(pwrite64)(fd, data, length, at)) }

ssize_t write(int fd, const void *data, size_t length) {
    if (fd == STDOUT_FILENO && log_file >= 0) {
        pthread_mutex_lock(&lock);
        ssize_t n = NEXT(write)(fd, data, length);
        if (n > 0) {
            emit('M', 0, 0, 0, "", 0, data, (size_t) n);
        }
        pthread_mutex_unlock(&lock);
        return n;
    }
    WRITE(fd, data, lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR), NEXT(write)(fd, data, length))
}

/* What is not written from one piece of memory is read back from the file, which may be open for writing alone. */
static void reread(int fd, off_t from, ssize_t n) {
    char piece[65536];
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    int readable = NEXT(open)(name, O_RDONLY | O_CLOEXEC, 0);
    for (ssize_t got = 0; got < n;) {
        ssize_t part = pread(readable, piece, (size_t) (n - got) < sizeof piece ? (size_t) (n - got) : sizeof piece, from + got);
        if (part <= 0) {
            emit('X', 0, inodes[fd], 0, "unreadable", 10, 0, 0);
            break;
        }
        written(fd, piece, part, from + got);
        got += part;
    }
    if (readable >= 0) {
        NEXT(close)(readable);
    }
}

#define COPY(fd, at, call) \
    if (!is(fd, 1)) return call; \
    pthread_mutex_lock(&lock); \
    due(); \
    off_t from = at; \
    ssize_t n = call; \
    reread(fd, from, n); \
    pthread_mutex_unlock(&lock); \
    return n;

ssize_t writev(int fd, const struct iovec *parts, int count) { COPY(fd, lseek(fd, 0, SEEK_CUR), NEXT(writev)(fd, parts, count)) }
ssize_t sendfile(int fd, int in, off_t *at, size_t length) {
    extern ssize_t sendfile(int, int, off_t *, size_t);
    COPY(fd, lseek(fd, 0, SEEK_CUR), NEXT(sendfile)(fd, in, at, length))
}
ssize_t sendfile64(int fd, int in, off64_t *at, size_t length) {
    extern ssize_t sendfile64(int, int, off64_t *, size_t);
    COPY(fd, lseek(fd, 0, SEEK_CUR), NEXT(sendfile64)(fd, in, at, length))
}
ssize_t copy_file_range(int in, off64_t *from_at, int fd, off64_t *to_at, size_t length, unsigned flags) {
    COPY(fd, to_at ? *to_at : lseek(fd, 0, SEEK_CUR), NEXT(copy_file_range)(in, from_at, fd, to_at, length, flags))
}

#define SIZE(fd, to, call) \
    if (!is(fd, 1)) return call; \
    pthread_mutex_lock(&lock); \
    due(); \
    int failed = call; \
    if (!failed) emit('T', 0, inodes[fd], (uint64_t) (to), "", 0, 0, 0); \
    pthread_mutex_unlock(&lock); \
    return failed;

int ftruncate(int fd, off_t size) { SIZE(fd, size, NEXT(ftruncate)(fd, size)) }
int ftruncate64(int fd, off64_t size) { SIZE(fd, size, NEXT(ftruncate64)(fd, size)) }

static off_t longer(int fd, off_t to) {
    struct stat st;
    return !fstat(fd, &st) && st.st_size > to ? st.st_size : to;
}
int posix_fallocate(int fd, off_t at, off_t length) { SIZE(fd, longer(fd, at + length), NEXT(posix_fallocate)(fd, at, length)) }
int posix_fallocate64(int fd, off64_t at, off64_t length) { SIZE(fd, longer(fd, at + length), NEXT(posix_fallocate64)(fd, at, length)) }
int fallocate(int fd, int how, off_t at, off_t length) {
    if (is(fd, 1) && how) emit('X', 0, inodes[fd], 0, "fallocate", 9, 0, 0);
    SIZE(fd, longer(fd, at + length), NEXT(fallocate)(fd, how, at, length))
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t at) {
    if (is(fd, 1) && (flags & MAP_SHARED) && (protection & PROT_WRITE)) {
        emit('X', 0, inodes[fd], 0, "mmap", 4, 0, 0);
    }
    return NEXT(mmap)(address, length, protection, flags, fd, at);
}

/* --- making durable ---------------------------------------------------------------------------------------------- */

#define SYNC(fd, call) \
    if (!is(fd, 1) && !is(fd, 2)) return call; \
    pthread_mutex_lock(&lock); \
    due(); \
    int failed = call; \
    if (!failed) emit(is(fd, 1) ? 'S' : 'D', 0, inodes[fd], 0, "", 0, 0, 0); \
    pthread_mutex_unlock(&lock); \
    return failed;

int fsync(int fd) { SYNC(fd, NEXT(fsync)(fd)) }
int fdatasync(int fd) { SYNC(fd, NEXT(fdatasync)(fd)) }

/* --- names ------------------------------------------------------------------------------------------------------- */

/* Both paths into one text, a 0 between them; its length, 0 where neither is ours. */
static size_t names(const char *from, const char *to, char *both) {
    char path[PATH_MAX];
    absolute(from, path);
    int ours = below(path);
    size_t n = (size_t) sprintf(both, "%s", path);
    if (to) {
        absolute(to, path);
        ours |= below(path);
        n += 1 + (size_t) sprintf(both + n + 1, "%s", path);
    }
    return ours ? n : 0;
}

#define NAMES(op, from, to, call) \
    char both[2 * PATH_MAX]; \
    size_t n = names(from, to, both); \
    if (!n) return call; \
    pthread_mutex_lock(&lock); \
    due(); \
    int failed = call; \
    if (!failed) emit(op, 0, 0, 0, both, n, 0, 0); \
    pthread_mutex_unlock(&lock); \
    return failed;

int unlink(const char *path) { NAMES('U', path, 0, NEXT(unlink)(path)) }
int unlinkat(int at, const char *path, int flags) {
    NAMES('U', path, 0, NEXT(unlinkat)(at, path, flags))
}
int remove(const char *path) { NAMES('U', path, 0, NEXT(remove)(path)) }
int rename(const char *from, const char *to) { NAMES('R', from, to, NEXT(rename)(from, to)) }
int renameat(int f, const char *from, int t, const char *to) { NAMES('R', from, to, NEXT(renameat)(f, from, t, to)) }
int link(const char *from, const char *to) { NAMES('L', from, to, NEXT(link)(from, to)) }

/* --- the clock --------------------------------------------------------------------------------------------------- */

int clock_gettime(clockid_t which, struct timespec *now) {
    static const char *shift = (const char *) -1;
    if (shift == (const char *) -1) {
        shift = getenv("FAULT_CLOCK");
    }
    int failed = NEXT(clock_gettime)(which, now);
    if (!failed && shift && which == CLOCK_REALTIME) {
        char text[32] = { 0 };
        int fd = NEXT(open)(shift, O_RDONLY | O_CLOEXEC, 0);
        if (fd >= 0) {
            if (NEXT(read)(fd, text, sizeof text - 1) > 0) {
                now->tv_sec += atol(text);
            }
            NEXT(close)(fd);
        }
    }
    return failed;
}
