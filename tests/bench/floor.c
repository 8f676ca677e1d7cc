/*
 * The floor to measure against: read Markdown, let cmark parse and render
 * it, write a page.  No program that does more can be faster.
 *
 *   floor FOLDER OUT [THREADS]
 *
 * Every .md below FOLDER becomes an .html at the same path below OUT, which
 * must not exist.  THREADS is the number of processors if left out.
 */
#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <errno.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 32, MAX_THREADS = 256 };

static const char page_head[] =
	"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n"
	"<head><meta charset=\"utf-8\"/><title>page</title></head>\n<body>\n";
static const char page_foot[] = "</body>\n</html>\n";

/* nftw() hands no pointer on to its callback: so these are of the file. */
static const char *root;
static const char *out;
static char **files;
static size_t n_files;
static size_t max_files;
static atomic_size_t next_file;

static void die(const char *path)
{
	fprintf(stderr, "floor: %s: %s\n", path, strerror(errno));
	exit(2);
}

/* The path below OUT of a path below FOLDER; the caller frees it. */
static char *out_path(const char *path)
{
	size_t size = strlen(out) + strlen(path) + sizeof "html";
	char *result = malloc(size);

	if (result == NULL)
		die(path);
	snprintf(result, size, "%s%s", out, path + strlen(root));
	return result;
}

static int is_markdown(const char *path)
{
	size_t len = strlen(path);

	return len > 3 && strcmp(path + len - 3, ".md") == 0;
}

static int visit(const char *path, const struct stat *stat, int type,
		 struct FTW *ftw)
{
	(void)stat;
	(void)ftw;
	if (type == FTW_D) {
		char *folder = out_path(path);

		if (mkdir(folder, 0777) != 0)
			die(folder);
		free(folder);
	} else if (type == FTW_F && is_markdown(path)) {
		if (n_files == max_files) {
			max_files = max_files * 2 + 1024;
			files = realloc(files, max_files * sizeof *files);
			if (files == NULL)
				die(path);
		}
		files[n_files] = strdup(path);
		if (files[n_files++] == NULL)
			die(path);
	}
	return 0;
}

static char *read_file(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	struct stat stat;
	char *bytes;

	if (file == NULL || fstat(fileno(file), &stat) != 0)
		die(path);
	*len = (size_t)stat.st_size;
	bytes = malloc(*len + 1);
	if (bytes == NULL || fread(bytes, 1, *len, file) != *len)
		die(path);
	fclose(file);
	return bytes;
}

static void write_page(const char *source, const char *html)
{
	char *path = out_path(source);
	FILE *file;

	strcpy(path + strlen(path) - strlen("md"), "html");
	file = fopen(path, "wb");
	if (file == NULL)
		die(path);
	fputs(page_head, file);
	fputs(html, file);
	fputs(page_foot, file);
	if (ferror(file) || fclose(file) != 0)
		die(path);
	free(path);
}

static void *work(void *unused)
{
	size_t i;

	while ((i = atomic_fetch_add(&next_file, 1)) < n_files) {
		size_t len;
		char *bytes = read_file(files[i], &len);
		char *html =
			cmark_markdown_to_html(bytes, len, CMARK_OPT_DEFAULT);

		write_page(files[i], html);
		free(html);
		free(bytes);
		free(files[i]);
	}
	return unused;
}

int main(int argc, char **argv)
{
	pthread_t threads[MAX_THREADS];
	long n_threads =
		argc == 4 ? atol(argv[3]) : sysconf(_SC_NPROCESSORS_ONLN);

	if (argc < 3 || argc > 4 || n_threads < 1 || n_threads > MAX_THREADS) {
		fputs("usage: floor FOLDER OUT [THREADS]\n", stderr);
		return 2;
	}
	root = argv[1];
	out = argv[2];
	if (nftw(root, visit, OPEN_FOLDERS, FTW_PHYS) != 0)
		die(root);
	for (long i = 0; i < n_threads; i++)
		if (pthread_create(&threads[i], NULL, work, NULL) != 0)
			die("thread");
	for (long i = 0; i < n_threads; i++)
		pthread_join(threads[i], NULL);
	free(files);
	return 0;
}
