/* Small trees of files in a temporary folder, for tests of readers. */
#ifndef DIGLOT_TESTS_TREE_H
#define DIGLOT_TESTS_TREE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assert_str.h"
#include "read/read.h"

struct tree {
	char folder[32]; /* the current folder while the test runs */
	char before[1024];
	struct reader reader;
	struct arena arena;
	struct site *site;
	struct publication *publication;
};

static inline int tree_set_up(void **state)
{
	struct tree *tree = calloc(1, sizeof(*tree));

	strcpy(tree->folder, "/tmp/test_tree.XXXXXX");
	assert_non_null(getcwd(tree->before, sizeof(tree->before)));
	assert_non_null(mkdtemp(tree->folder));
	assert_int_equal(chdir(tree->folder), 0);
	tree->reader.findings = findings_new();
	tree->reader.pool = pool_new(2);
	*state = tree;
	return 0;
}

static inline int tree_remove(const char *path, const struct stat *info,
			      int kind, struct FTW *ftw)
{
	(void)info;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static inline int tree_tear_down(void **state)
{
	struct tree *tree = *state;

	if (tree->publication)
		publication_free(tree->publication);
	pool_free(tree->reader.pool);
	findings_free(tree->reader.findings);
	arena_free(&tree->arena);
	assert_int_equal(chdir(tree->before), 0);
	nftw(tree->folder, tree_remove, 16, FTW_DEPTH | FTW_PHYS);
	free(tree);
	return 0;
}

/* Makes the folders on the way to the path. */
static inline void tree_folders(const char *path)
{
	char copy[512];

	snprintf(copy, sizeof(copy), "%s", path);
	for (char *at = strchr(copy, '/'); at; at = strchr(at + 1, '/')) {
		*at = '\0';
		mkdir(copy, 0777);
		*at = '/';
	}
}

static inline void tree_put_bytes(const char *path, const char *bytes,
				  size_t len)
{
	FILE *file;

	tree_folders(path);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	fclose(file);
}

static inline void tree_put(const char *path, const char *text)
{
	tree_put_bytes(path, text, strlen(text));
}

/* Reads CONTENT and its first publication, if there is one. */
static inline struct publication *tree_read(struct tree *tree,
					    const char *content)
{
	if (tree->publication)
		publication_free(tree->publication);
	tree->publication = NULL;
	tree->site = read_site(&tree->reader, &tree->arena, str_from(content));
	if (tree->site)
		tree->publication = read_publication(&tree->reader, tree->site,
						     &tree->site->sources[0]);
	return tree->publication;
}

/* How many findings there are of this message; *first is the first. */
static inline size_t tree_count(struct tree *tree, enum message_id id,
				const struct finding **first)
{
	size_t n, count = 0;
	const struct finding *all = findings_sorted(tree->reader.findings, &n);

	for (size_t i = 0; i < n; i++) {
		if (all[i].id != id)
			continue;
		if (first && !count)
			*first = &all[i];
		count++;
	}
	return count;
}

/* Nothing was found at all; says what was, if so. */
static inline void tree_assert_clean(struct tree *tree)
{
	size_t n;
	const struct finding *all = findings_sorted(tree->reader.findings, &n);

	for (size_t i = 0; i < n; i++)
		print_error("%.*s:%u: %s {%.*s} {%.*s}\n",
			    STR_ARG(all[i].place.file), all[i].place.line,
			    messages[all[i].id].name, STR_ARG(all[i].args[0]),
			    STR_ARG(all[i].args[1]));
	assert_int_equal(n, 0);
}

#define TREE_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, tree_set_up, tree_tear_down)

#endif
