/* write/outset: the commit changes what it must and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/pool.h"
#include "write/outset.h"
#include "write/tree.h"

struct fixture {
	char folder[64];
	struct arena arena;
	struct findings *findings;
	struct str out;
	struct outset_summary summary;
};

static int setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	strcpy(fixture->folder, "/tmp/diglot-outset-XXXXXX");
	if (!mkdtemp(fixture->folder))
		return -1;
	fixture->findings = findings_new();
	fixture->out = path_join(&fixture->arena, str_from(fixture->folder),
				 STR("site"));
	*state = fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;

	tree_remove(AT_FDCWD, fixture->folder);
	findings_free(fixture->findings);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static struct str inside(struct fixture *fixture, const char *name)
{
	return path_join(&fixture->arena, fixture->out, str_from(name));
}

static struct str content(struct fixture *fixture, const char *name)
{
	struct str bytes;

	file_read(&fixture->arena, inside(fixture, name), 1000, &bytes);
	return bytes;
}

static void plant(struct fixture *fixture, const char *name, const char *text)
{
	FILE *file = fopen(inside(fixture, name).ptr, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static struct timespec stamp(struct fixture *fixture, const char *name)
{
	struct stat info;

	assert_int_equal(stat(inside(fixture, name).ptr, &info), 0);
	return info.st_mtim;
}

static struct outset *begin(struct fixture *fixture)
{
	return outset_begin(fixture->out, STR("/nowhere"), fixture->findings);
}

static void put(struct outset *outset, const char *path, const char *bytes)
{
	outset_put(outset, str_from(path), str_from(bytes));
}

/* Commits a site of index.html and a/b/page.html. */
static void build(struct fixture *fixture, const char *page)
{
	struct outset *outset = begin(fixture);

	assert_non_null(outset);
	put(outset, "index.html", "index");
	put(outset, "a/b/page.html", page);
	assert_true(outset_commit(outset, &fixture->summary));
}

/* How many entries the folder around out/ has: 1 when nothing is left over. */
static size_t neighbours(struct fixture *fixture)
{
	struct folder folder;
	size_t n = 0;
	char name[128];
	FILE *pipe;

	folder_list(&fixture->arena, str_from(fixture->folder), &folder);
	snprintf(name, sizeof(name), "ls -A %s | wc -l", fixture->folder);
	pipe = popen(name, "r");
	assert_int_equal(fscanf(pipe, "%zu", &n), 1);
	pclose(pipe);
	return n;
}

static void unchanged_files_keep_their_time(void **state)
{
	struct fixture *fixture = *state;
	struct timespec index, page;

	build(fixture, "one");
	assert_int_equal(fixture->summary.written, 2);
	assert_int_equal(fixture->summary.files, 2);
	index = stamp(fixture, "index.html");
	page = stamp(fixture, "a/b/page.html");
	usleep(20000);
	build(fixture, "one");
	assert_int_equal(fixture->summary.written, 0);
	assert_memory_equal(
		&page, &(struct timespec[]){stamp(fixture, "a/b/page.html")},
		sizeof(page));
	build(fixture, "two");
	assert_int_equal(fixture->summary.written, 1);
	assert_memory_equal(&index,
			    &(struct timespec[]){stamp(fixture, "index.html")},
			    sizeof(index));
	assert_true(str_eq(content(fixture, "a/b/page.html"), STR("two")));
	assert_int_equal(neighbours(fixture), 1);
}

static void stale_files_go_and_foreign_ones_stay(void **state)
{
	struct fixture *fixture = *state;
	struct outset *outset;

	build(fixture, "one");
	plant(fixture, ".gitignore", "*");
	plant(fixture, "a/CNAME", "mine");
	outset = begin(fixture);
	put(outset, "index.html", "index");
	assert_true(outset_commit(outset, &fixture->summary));
	assert_int_equal(fixture->summary.removed, 1);
	assert_false(file_exists(inside(fixture, "a/b/page.html")));
	assert_true(str_eq(content(fixture, ".gitignore"), STR("*")));
	assert_true(str_eq(content(fixture, "a/CNAME"), STR("mine")));
}

static void an_abandoned_run_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct outset *outset;

	build(fixture, "one");
	outset = begin(fixture);
	put(outset, "index.html", "changed");
	outset_abandon(outset);
	assert_true(str_eq(content(fixture, "index.html"), STR("index")));
	assert_true(str_eq(content(fixture, "a/b/page.html"), STR("one")));
	assert_int_equal(neighbours(fixture), 1);
}

static void remains_of_a_stopped_run_are_removed(void **state)
{
	struct fixture *fixture = *state;
	struct str remains =
		path_join(&fixture->arena, str_from(fixture->folder),
			  STR(".site.diglot-1"));

	assert_int_equal(mkdir(remains.ptr, 0777), 0);
	build(fixture, "one");
	assert_int_equal(neighbours(fixture), 1);
}

static void a_second_run_at_once_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct str other = path_join(&fixture->arena, str_from(fixture->folder),
				     STR(".site.diglot-1"));
	int lock;

	assert_int_equal(mkdir(other.ptr, 0777), 0);
	lock = open(other.ptr, O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(lock, LOCK_EX), 0);
	assert_null(begin(fixture));
	close(lock);
	assert_int_equal(findings_count(fixture->findings, FAILURE), 1);
}

static void a_foreign_folder_is_refused(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkdir(fixture->out.ptr, 0777), 0);
	plant(fixture, "thesis.txt", "precious");
	assert_null(begin(fixture));
	assert_int_equal(findings_count(fixture->findings, FAILURE), 1);
	assert_true(str_eq(content(fixture, "thesis.txt"), STR("precious")));
	assert_int_equal(neighbours(fixture), 1);
}

static void content_inside_out_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct str below;

	assert_int_equal(mkdir(fixture->out.ptr, 0777), 0);
	below = inside(fixture, "content");
	assert_int_equal(mkdir(below.ptr, 0777), 0);
	assert_null(outset_begin(fixture->out, below, fixture->findings));
	assert_null(
		outset_begin(fixture->out, fixture->out, fixture->findings));
}

static void a_path_put_twice_is_a_finding(void **state)
{
	struct fixture *fixture = *state;
	struct outset *outset = begin(fixture);

	put(outset, "same.html", "1");
	put(outset, "same.html", "2");
	assert_int_equal(findings_count(fixture->findings, FATAL), 1);
	outset_abandon(outset);
}

static void a_file_in_the_place_of_a_folder_is_replaced(void **state)
{
	struct fixture *fixture = *state;
	struct outset *outset = begin(fixture);

	put(outset, "a", "a file");
	assert_true(outset_commit(outset, &fixture->summary));
	build(fixture, "one");
	assert_true(str_eq(content(fixture, "a/b/page.html"), STR("one")));
}

static void a_link_to_the_site_stays_a_link(void **state)
{
	struct fixture *fixture = *state;
	struct str name = path_join(&fixture->arena, str_from(fixture->folder),
				    STR("link"));
	struct str target = fixture->out;
	struct stat info;

	build(fixture, "one");
	assert_int_equal(symlink("site", name.ptr), 0);
	fixture->out = name;
	build(fixture, "two");
	assert_int_equal(lstat(name.ptr, &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	fixture->out = target;
	assert_true(str_eq(content(fixture, "a/b/page.html"), STR("two")));
}

static void put_one(void *context, size_t item, struct arena *scratch)
{
	struct str path = arena_printf(scratch, "%zu/%zu.html", item % 7, item);

	outset_put(context, path, path);
}

static void many_threads_may_put(void **state)
{
	struct fixture *fixture = *state;
	struct pool *pool = pool_new(8);

	for (int round = 0; round < 2; round++) {
		struct outset *outset = begin(fixture);

		pool_each(pool, 500, put_one, outset);
		assert_true(outset_commit(outset, &fixture->summary));
		assert_int_equal(fixture->summary.files, 500);
		assert_int_equal(fixture->summary.written, round ? 0 : 500);
	}
	assert_true(str_eq(content(fixture, "3/10.html"), STR("3/10.html")));
	pool_free(pool);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(unchanged_files_keep_their_time),
		TEST(stale_files_go_and_foreign_ones_stay),
		TEST(an_abandoned_run_changes_nothing),
		TEST(remains_of_a_stopped_run_are_removed),
		TEST(a_second_run_at_once_is_refused),
		TEST(a_foreign_folder_is_refused),
		TEST(content_inside_out_is_refused),
		TEST(a_path_put_twice_is_a_finding),
		TEST(a_file_in_the_place_of_a_folder_is_replaced),
		TEST(a_link_to_the_site_stays_a_link),
		TEST(many_threads_may_put),
	};

	return cmocka_run_group_tests_name("outset", tests, NULL, NULL);
}
