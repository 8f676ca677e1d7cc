/*
 * Run a command and write what it took as one line to a file:
 *
 *   measure FILE COMMAND [ARGUMENT ...]
 *
 * wall, user and system time in seconds, peak memory in KiB, with tabs
 * between.  The exit status is the command's, or 128 and its signal.
 */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int fail(const char *what)
{
	fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
	return 127;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double start, wall;
	FILE *report;
	int status;
	pid_t child;

	if (argc < 3) {
		fputs("usage: measure FILE COMMAND [ARGUMENT ...]\n", stderr);
		return 127;
	}
	start = now();
	child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(fail(argv[2]));
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		return fail(argv[2]);
	wall = now() - start;
	report = fopen(argv[1], "w");
	if (report == NULL)
		return fail(argv[1]);
	fprintf(report, "%.4f\t%.4f\t%.4f\t%ld\n", wall,
		seconds(usage.ru_utime), seconds(usage.ru_stime),
		usage.ru_maxrss);
	if (fclose(report) != 0)
		return fail(argv[1]);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}
