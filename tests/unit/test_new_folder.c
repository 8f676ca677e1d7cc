/* write/new_folder: a folder appears whole or not at all. */
#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

#include "base/file.h"
#include "write/new_folder.h"

static struct str content(struct tree *tree, const char *path)
{
	struct str bytes;

	file_read(&tree->arena, str_from(path), 1000, &bytes);
	return bytes;
}

/* How many entries the current folder has, dot files too. */
static size_t count_entries(void)
{
	FILE *list = popen("ls -A | wc -l", "r");
	size_t n = 0;

	assert_non_null(list);
	assert_int_equal(fscanf(list, "%zu", &n), 1);
	pclose(list);
	return n;
}

static struct new_folder *begun(const char *path)
{
	struct new_folder *folder = new_folder_begin(str_from(path));

	assert_non_null(folder);
	return folder;
}

static void assert_refused(const char *path, int why)
{
	assert_null(new_folder_begin(str_from(path)));
	assert_int_equal(errno, why);
}

static void nothing_is_seen_before_the_commit(void **state)
{
	struct tree *tree = *state;
	struct new_folder *folder = begun("2022 年版/");

	assert_true(new_folder_put(folder, STR("a"), STR("A")));
	assert_true(new_folder_put(folder, STR("b/c/d"), STR("D")));
	assert_false(folder_exists(STR("2022 年版")));
	assert_true(new_folder_commit(folder));
	assert_str(content(tree, "2022 年版/a"), "A");
	assert_str(content(tree, "2022 年版/b/c/d"), "D");
	assert_int_equal(count_entries(), 1);
}

static void folders_above_appear_with_it(void **state)
{
	struct tree *tree = *state;
	struct new_folder *folder = begun("a/b/c");

	assert_true(new_folder_put(folder, STR("d"), STR("D")));
	assert_false(folder_exists(STR("a")));
	assert_true(new_folder_commit(folder));
	assert_str(content(tree, "a/b/c/d"), "D");
	assert_int_equal(count_entries(), 1);
}

static void an_abandoned_one_leaves_nothing(void **state)
{
	struct new_folder *folder = begun("a/b");

	(void)state;
	assert_true(new_folder_put(folder, STR("c"), STR("C")));
	new_folder_abandon(folder);
	assert_int_equal(count_entries(), 0);
}

static void remains_are_removed(void **state)
{
	(void)state;
	tree_put(".a.diglot-1/b/c", "C");
	assert_true(new_folder_commit(begun("a/b")));
	assert_int_equal(count_entries(), 1);
}

static void a_second_run_at_once_is_refused(void **state)
{
	struct new_folder *folder = begun("a");

	(void)state;
	assert_refused("a", EBUSY);
	assert_refused("a/b", EBUSY);
	new_folder_abandon(folder);
}

static void what_is_there_stays(void **state)
{
	struct tree *tree = *state;
	struct new_folder *folder;

	tree_put("a/b", "B");
	assert_refused("a", EEXIST);
	assert_refused("a/b", EEXIST);
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_refused("link", EEXIST);
	folder = begun("c");
	tree_put("c", "late");
	assert_false(new_folder_commit(folder));
	assert_int_equal(errno, EEXIST);
	assert_str(content(tree, "c"), "late");
	assert_str(content(tree, "a/b"), "B");
	assert_int_equal(count_entries(), 3);
}

static void an_empty_folder_gives_way(void **state)
{
	struct tree *tree = *state;
	struct new_folder *folder;
	struct stat info;

	assert_int_equal(mkdir("a", 0700), 0);
	assert_int_equal(symlink("a", "link"), 0);
	folder = begun("link");
	assert_true(new_folder_put(folder, STR("b"), STR("B")));
	assert_true(new_folder_commit(folder));
	assert_str(content(tree, "a/b"), "B");
	assert_int_equal(stat("a", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	assert_int_equal(lstat("link", &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	/* One that only looks empty does not. */
	tree_put("c/.hidden", "");
	assert_false(new_folder_commit(begun("c")));
	assert_true(file_exists(STR("c/.hidden")));
}

static void what_is_no_name_is_refused(void **state)
{
	(void)state;
	assert_refused("", EINVAL);
	assert_refused(".", EINVAL);
	assert_refused("..", EEXIST);
	assert_refused("/", EEXIST);
	assert_refused("../no-such-folder/../..", EINVAL);
}

static bool keeps(void *context, struct str path)
{
	(void)context;
	return !str_eq(path, STR("not/this"));
}

static void trees_are_copied(void **state)
{
	struct tree *tree = *state;
	struct new_folder *folder = begun("new");
	struct stat info;
	char target[8] = "";
	struct str failed;
	mode_t mask = umask(022);

	tree_put("old/a", "A");
	tree_put("old/b/c", "C");
	tree_put("old/not/this", "");
	assert_int_equal(symlink("b/c", "old/link"), 0);
	assert_int_equal(chmod("old/a", 0400), 0);
	assert_true(
		new_folder_copy_all(folder, STR("old"), keeps, NULL, &failed));
	assert_false(new_folder_copy(folder, STR("a"), STR("old/a")));
	assert_int_equal(errno, EEXIST);
	assert_true(new_folder_commit(folder));
	umask(mask);
	assert_str(content(tree, "new/b/c"), "C");
	assert_false(file_exists(STR("new/not/this")));
	assert_int_equal(readlink("new/link", target, sizeof(target)), 3);
	assert_int_equal(stat("new/a", &info), 0);
	assert_int_equal(info.st_mode & 0777, 0644);
}

static void what_cannot_be_copied_is_named(void **state)
{
	struct new_folder *folder = begun("new");
	struct str failed;

	(void)state;
	tree_put("old/a", "A");
	assert_int_equal(mkfifo("old/pipe", 0600), 0);
	assert_false(
		new_folder_copy_all(folder, STR("old"), keeps, NULL, &failed));
	assert_int_equal(errno, EINVAL);
	assert_str(failed, "pipe");
	new_folder_abandon(folder);
	folder = begun("new");
	assert_false(new_folder_copy_all(folder, STR("nothing"), keeps, NULL,
					 &failed));
	assert_int_equal(errno, ENOENT);
	new_folder_abandon(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(nothing_is_seen_before_the_commit),
		TREE_TEST(folders_above_appear_with_it),
		TREE_TEST(an_abandoned_one_leaves_nothing),
		TREE_TEST(remains_are_removed),
		TREE_TEST(a_second_run_at_once_is_refused),
		TREE_TEST(what_is_there_stays),
		TREE_TEST(an_empty_folder_gives_way),
		TREE_TEST(what_is_no_name_is_refused),
		TREE_TEST(trees_are_copied),
		TREE_TEST(what_cannot_be_copied_is_named),
	};

	return cmocka_run_group_tests_name("new_folder", tests, NULL, NULL);
}
