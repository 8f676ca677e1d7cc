/* Preloaded: counts the calls that change the disk, and at one of them ends
 * the process, or lets that call and all behind it fail.
 *
 *   FAULT_AT=n       the call, from 1; without it none
 *   FAULT_ERRNO=e    the number of the error; without it the process ends
 *   FAULT_COUNT=file the number of calls goes here when the process ends
 *
 * Built by tests/release.sh:  cc -shared -fPIC -o fault.so fault.c */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

/* Whether the call may go on. */
static int goes_on(void)
{
	const char *at = getenv("FAULT_AT");
	const char *number = getenv("FAULT_ERRNO");
	long call = ++calls;

	if (!at || call < atol(at))
		return 1;
	if (!number)
		kill(getpid(), SIGKILL);
	errno = number ? atoi(number) : EIO;
	return 0;
}

#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))

int openat(int folder, const char *path, int flags, ...)
{
	int (*real)(int, const char *, int, ...) =
		REAL(int (*)(int, const char *, int, ...), "openat");
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	if ((flags & O_CREAT) && !goes_on())
		return -1;
	return real(folder, path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t n)
{
	ssize_t (*real)(int, const void *, size_t) =
		REAL(ssize_t(*)(int, const void *, size_t), "write");

	if (file > 2 && !goes_on())
		return -1;
	return real(file, bytes, n);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
	int (*real)(int, const char *, mode_t) =
		REAL(int (*)(int, const char *, mode_t), "mkdirat");

	return goes_on() ? real(folder, path, mode) : -1;
}

int syncfs(int file)
{
	int (*real)(int) = REAL(int (*)(int), "syncfs");

	return goes_on() ? real(file) : -1;
}

int renameat2(int from, const char *old, int to, const char *fresh,
	      unsigned flags)
{
	int (*real)(int, const char *, int, const char *, unsigned) =
		REAL(int (*)(int, const char *, int, const char *, unsigned),
		     "renameat2");
	int done = goes_on() ? real(from, old, to, fresh, flags) : -1;

	/* One more moment: the release has its name. */
	if (!done && !getenv("FAULT_ERRNO"))
		goes_on();
	return done;
}

__attribute__((destructor)) static void say(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (!file)
		return;
	fprintf(file, "%ld\n", (long)calls);
	fclose(file);
}
