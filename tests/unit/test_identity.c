/* Identity across editions: ids, changes, retired ids. */
#include "tree.h"

#include "base/buf.h"
#include "model/change.h"
#include "pair/pair.h"

static const char *const kinds[] = {"edited",  "moved", "added",
				    "removed", "split", "merged"};

static struct publication *read_all(struct tree *tree, const char *content)
{
	struct publication *publication = tree_read(tree, content);

	assert_non_null(publication);
	for (size_t i = 0; i < publication->n_earlier; i++)
		pair_edition(&publication->earlier[i], tree->reader.pool,
			     tree->reader.findings);
	for (size_t i = 0; i < publication->n_editions; i++)
		pair_edition(&publication->editions[i], tree->reader.pool,
			     tree->reader.findings);
	return publication;
}

static void put_pairs(struct buf *buf, const struct pair **pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_put_char(buf, i ? '+' : ' ');
		buf_put(buf, pairs[i]->id);
	}
}

/* A line a change: "edited* one-p1 > one-p1 01": * moved, then which
 * languages differ. */
static void put_changes(struct buf *buf, const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_changes; i++) {
		const struct change *change = &edition->changes[i];

		buf_printf(buf, "%s%s", kinds[change->kind],
			   change->moved ? "*" : "");
		put_pairs(buf, change->before, change->n_before);
		buf_put(buf, STR(" >"));
		put_pairs(buf, change->after, change->n_after);
		buf_put_char(buf, ' ');
		for (size_t j = 0; j < edition->n_languages; j++)
			buf_put_char(buf, change->edited[j] ? '1' : '0');
		buf_put_char(buf, '\n');
	}
	for (size_t i = 0; i < edition->n_retired; i++) {
		buf_put(buf, STR("retired "));
		buf_put(buf, edition->retired[i].id);
		if (edition->retired[i].now) {
			buf_put_char(buf, ' ');
			buf_put(buf, edition->retired[i].now->id);
		}
		buf_put_char(buf, '\n');
	}
}

static void check_changes(struct tree *tree, size_t number, const char *want)
{
	struct buf buf = {0};

	put_changes(&buf, &tree->publication->editions[number]);
	assert_string_equal(arena_str(&tree->arena, buf_str(&buf)).ptr, want);
	buf_free(&buf);
}

#define A "Alpha was the first of all letters in the old alphabet."
#define B "Bread is baked every morning before the sun comes up."
#define C "Carts rolled down the hill and into the river below us."
#define D "Doors were left open all night, and nobody closed them."

/* Two editions of one chapter in one language. */
static void two_editions(struct tree *tree, const char *first,
			 const char *second)
{
	tree_put("p/publication.yaml", "languages: [en, fr]\n");
	tree_put("p/1/en/one.md", first);
	tree_put("p/2/en/one.md", second);
	read_all(tree, "p");
}

static void test_same(void **state)
{
	two_editions(*state, "# One\n\n" A "\n\n- " B "\n- " C "\n",
		     "# One\n\n" A "\n\n- " B "\n- " C "\n");
	check_changes(*state, 1, "");
}

static void test_added(void **state)
{
	two_editions(*state, "# One\n\n" A "\n\n" B "\n",
		     "# One\n\n" C "\n\n" A "\n\n" D "\n\n" B "\n");
	check_changes(*state, 1, "added > one-p3 1\nadded > one-p4 1\n");
}

static void test_removed(void **state)
{
	two_editions(*state, "# One\n\n" A "\n\n" B "\n\n" C "\n",
		     "# One\n\n" B "\n\n" D "\n");
	check_changes(*state, 1,
		      "removed one-p1 > 1\nremoved one-p3 > 1\n"
		      "added > one-p4 1\nretired one-p1\nretired one-p3\n");
}

static void test_edited(void **state)
{
	two_editions(*state,
		     "# One\n\n" A "\n\n" B "\n\n## Work in 2021\n\n" C "\n",
		     "# One\n\n" A "\n\nBread is baked every evening before "
		     "the moon comes up.\n\n## Work in 2022\n\n" C "\n");
	check_changes(*state, 1,
		      "edited one-p2 > one-p2 1\n"
		      "edited work-in-2021 > work-in-2021 1\n");
}

static void test_moved(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", "# Two\n\n" D "\n");
	tree_put("p/2/en/two.md", "# Two\n\n" A "\n\n" D "\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n\n" C "\n",
		     "# One\n\n" C "\n\n" B " Nobody saw it today.\n");
	check_changes(tree, 1,
		      "moved* one-p3 > one-p3 0\n"
		      "edited one-p2 > one-p2 1\n"
		      "moved* one-p1 > one-p1 0\n");
}

static void test_split(void **state)
{
	two_editions(*state, "# One\n\n" A " " B " " C "\n\n" D "\n",
		     "# One\n\n" A "\n\n" B " " C "\n\n" D "\n");
	check_changes(*state, 1, "split one-p1 > one-p1+one-p3 0\n");
}

static void test_merged(void **state)
{
	two_editions(*state, "# One\n\n" A "\n\n" B "\n\n" C "\n",
		     "# One\n\n" A " " B "\n\n" C "\n");
	check_changes(*state, 1,
		      "merged one-p1+one-p2 > one-p1 0\n"
		      "retired one-p2 one-p1\n");
}

/* An explicit id is the author's word: it wins, and goes before the text. */
static void test_explicit(void **state)
{
	two_editions(*state,
		     "# One\n\n## Bread {#bread}\n\n" A "\n\n## Carts\n\n" B
		     "\n",
		     "# One\n\n## Bread {#loaf}\n\n" A
		     "\n\n## Doors {#carts}\n\n" B "\n");
	check_changes(*state, 1,
		      "edited carts > carts 1\nretired bread loaf\n");
}

/* What has no text of its own follows what is in it. */
static void test_containers(void **state)
{
	two_editions(*state,
		     "# One\n\n::: note\n" A "\n:::\n\n::: note\n" B "\n\n" C
		     "\n:::\n",
		     "# One\n\n::: note\n" D "\n:::\n\n::: note\n" C "\n\n" B
		     "\n:::\n");
	assert_str(((struct tree *)*state)
			   ->publication->editions[1]
			   .chapters[0]
			   ->root.children[2]
			   .id,
		   "one-note2");
}

/* Short texts are known by those around them, wherever they have moved. */
static void test_moved_list(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", "# Two\n\n" D "\n");
	tree_put("p/2/en/two.md", "# Two\n\n" D "\n\n- Rivers\n- Roads\n");
	two_editions(tree, "# One\n\n" A "\n\n- Rivers\n- Roads\n\n" B "\n",
		     "# One\n\n" A "\n\n" B "\n");
	check_changes(tree, 1,
		      "moved* one-i1 > one-i1 0\n"
		      "moved* one-i2 > one-i2 0\n");
}

/* What is repeated stays with its section, though there are fewer of them. */
static void test_repeated(void **state)
{
	const char *one =
		"# One\n\n" A "\n\n" B "\n\nFrom the gazette.\n\n" C
		"\n\nFrom the gazette.\n\n" D "\n\nFrom the gazette.\n";
	struct tree *tree = *state;

	tree_put("p/2/en/two.md", "# Two\n\n" C "\n\nFrom the gazette.\n\n" D
				  "\n\nFrom the gazette.\n");
	two_editions(tree, one, "# One\n\n" A "\n");
	check_changes(tree, 1,
		      "removed one-p2 > 1\nremoved one-p3 > 1\n"
		      "added > two 1\n"
		      "moved* one-p4 > one-p4 0\nmoved* one-p5 > one-p5 0\n"
		      "moved* one-p6 > one-p6 0\nmoved* one-p7 > one-p7 0\n"
		      "retired one-p2\nretired one-p3\n");
}

/* A picture is known by its file. */
static void test_moved_picture(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", "# Two\n\n" D "\n");
	tree_put("p/2/en/two.md", "# Two\n\n" D "\n\n![](a.png)\n");
	two_editions(tree, "# One\n\n" A "\n\n![](a.png)\n\n" B "\n",
		     "# One\n\n" A "\n\n" B "\n");
	check_changes(tree, 1, "moved* one-p2 > one-p2 0\n");
}

/* What was translated anew is known by the other language, also elsewhere. */
static void test_translated_anew(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/fr/one.md", "# Un\n\nLes portes restaient ouvertes.\n\n"
				  "Le pain sort du four tous les matins.\n");
	tree_put("p/2/fr/one.md", "# Un\n\nLes portes restaient ouvertes.\n");
	tree_put("p/1/en/two.md", "# Two\n\n" A "\n\n" C "\n");
	tree_put("p/2/en/two.md",
		 "# Two\n\n" A "\n\n" C "\n\nThey bake at dawn, as ever.\n");
	tree_put("p/1/fr/two.md",
		 "# Deux\n\nAlpha est la première.\n\nLes charrettes.\n");
	tree_put("p/2/fr/two.md",
		 "# Deux\n\nAlpha est la première.\n\nLes charrettes.\n\n"
		 "Le pain sort du four tous les matins.\n");
	two_editions(tree, "# One\n\n" D "\n\n" B "\n", "# One\n\n" D "\n");
	check_changes(tree, 1, "edited* one-p2 > one-p2 10\n");
}

/* A table is what it is about, whatever its figures. */
static void test_renewed_table(void **state)
{
	two_editions(
		*state,
		"# One\n\n" A "\n\n| Town | 2020 |\n|---|---|\n| Ford | 1 |\n"
		"| Mill | 2 |\n\n" B "\n",
		"# One\n\n" A "\n\n| Town | 2021 |\n|---|---|\n| Ford | 3 |\n"
		"| Mill | 4 |\n| Weir | 5 |\n\n" B "\n");
	check_changes(*state, 1, "edited one-t1 > one-t1 1\n");
}

/* A text is known by the language in which more of it stays. */
static void test_similar_translation(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/fr/one.md", "# Un\n\nAlpha.\n\nLe pain se fait la nuit, "
				  "comme avant.\n\nFin.\n");
	tree_put("p/2/fr/one.md", "# Un\n\nAlpha.\n\nLe pain se fait la nuit, "
				  "comme hier.\n\nFin.\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n\n" C "\n",
		     "# One\n\n" A "\n\nThey bake at night as ever.\n\n" C
		     "\n");
	check_changes(tree, 1, "edited one-p2 > one-p2 11\n");
}

/* A heading without a word in common stands over the same section. */
static void test_headings(void **state)
{
	two_editions(
		*state,
		"# One\n\n## Risks\n\n" A "\n\n" B "\n\n## Carts\n\n" C "\n",
		"# Uno\n\n## Dangers\n\n" A "\n\n" B "\n\n## Carts\n\n" C "\n");
	check_changes(*state, 1,
		      "edited one > one 1\nedited risks > risks 1\n");
}

/* A chapter of another address and order is the same chapter. */
static void test_chapters(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", "# Two\n\n" C "\n\n" D "\n");
	tree_put("p/2/en/also.md", "# Two\n\n" C "\n\n" D "\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n",
		     "# One\n\n" A "\n\n" B "\n");
	check_changes(tree, 1, "");
}

/* One language changed and the other did not. */
static void test_languages(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/fr/one.md", "# Un\n\nLe pain.\n\nLa porte.\n");
	tree_put("p/2/fr/one.md", "# Un\n\nLe pain.\n\nLa fenêtre.\n");
	two_editions(tree, "# One\n\n" A "\n\n" D "\n",
		     "# One\n\nNothing of it was left at all.\n\n" D "\n");
	check_changes(tree, 1,
		      "edited one-p1 > one-p1 10\nedited one-p2 > one-p2 01\n");
}

/* An id that is retired goes to no other text, but back to its own. */
static void test_retired(void **state)
{
	struct tree *tree = *state;

	tree_put("p/3/en/one.md", "# One\n\n" A "\n\n" D "\n");
	tree_put("p/4/en/one.md", "# One\n\n" A "\n\n" D "\n\n" B "\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n", "# One\n\n" A "\n");
	check_changes(tree, 2, "added > one-p3 1\nretired one-p2\n");
	check_changes(tree, 3, "added > one-p2 1\n");
}

static void put_former(struct buf *buf, const struct former_place *places,
		       size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(buf, " %zu:", places[i].n_above);
		buf_put(buf, places[i].id);
		if (places[i].now) {
			buf_put_char(buf, places[i].retired ? '>' : '=');
			buf_put(buf, places[i].now->id);
		}
	}
	buf_put_char(buf, '\n');
}

/* A line a page: "one 2:one-p1>one-p2": behind two blocks stood what is part
 * of one-p2 now; = for what stands elsewhere. */
static void check_former(struct tree *tree, size_t number, const char *want)
{
	const struct edition *edition = &tree->publication->editions[number];
	struct buf buf = {0};

	for (size_t i = 0; i < edition->n_chapters; i++) {
		buf_put(&buf, edition->chapters[i]->address);
		put_former(&buf, edition->chapters[i]->former,
			   edition->chapters[i]->n_former);
	}
	for (size_t i = 0; i < edition->n_gone; i++) {
		const struct gone_chapter *gone = &edition->gone[i];

		buf_put(&buf, STR("gone "));
		buf_put(&buf, gone->address);
		if (gone->now) {
			buf_put_char(&buf, '>');
			buf_put(&buf, gone->now->address);
		}
		put_former(&buf, gone->former, gone->n_former);
	}
	assert_string_equal(arena_str(&tree->arena, buf_str(&buf)).ptr, want);
	buf_free(&buf);
}

/* What was removed is told of where it stood, from edition to edition; what
 * was merged and renamed, before what it is now. */
static void test_former(void **state)
{
	struct tree *tree = *state;

	tree_put("p/3/en/one.md",
		 "# One\n\n" D "\n\nNothing of it was left at all.\n");
	two_editions(tree,
		     "# One\n\n" A "\n\n" B "\n\n" C "\n\n## Bread\n\n" D "\n",
		     "# One\n\n" A "\n\n" C "\n\n## Bread {#loaf}\n\n" D "\n");
	check_former(tree, 1, "one 2:one-p2 3:bread>loaf\n");
	check_former(tree, 2,
		     "one 1:one-p1 1:one-p3 1:loaf 1:one-p2 1:bread\n");
}

/* A chapter may be gone, have another name, or give texts away. */
static void test_former_chapters(void **state)
{
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", "# Two\n\n" C "\n");
	tree_put("p/1/en/three.md", "# Three\n\n" D "\n");
	tree_put("p/2/en/third.md", "# Three\n\n" D "\n");
	tree_put("p/3/en/one.md", "# One\n\n" A "\n");
	tree_put("p/3/en/three.md", "# Three\n\nNothing like that.\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n",
		     "# One\n\n" A "\n\n" C "\n");
	check_former(tree, 1,
		     "one 2:one-p2\nthird\n"
		     "gone three>third\n"
		     "gone two 0:two 0:two-p1=two-p1\n");
	check_former(tree, 2,
		     "one 2:two-p1 2:one-p2\n"
		     "three 2:three 2:three-p1\n"
		     "gone third 0:three 0:three-p1\n"
		     "gone two 0:two 0:two-p1\n");
}

/* Two became one, and that two again: the address of the second leads to where
 * most of it is, and from there to what is elsewhere. */
static void test_former_after_merging(void **state)
{
	const char *two =
		"# Two\n\nNobody saw it today.\n\n" B "\n\n" C "\n\n" D "\n";
	struct tree *tree = *state;

	tree_put("p/1/en/two.md", two);
	tree_put("p/3/en/one.md", "# One\n\nNobody saw it today.\n");
	tree_put("p/3/en/new.md", "# Two\n\n" B "\n\n" C "\n\n" D "\n");
	two_editions(tree, "# One\n\n" A "\n", two);
	check_former(tree, 1, "one 5:one 5:one-p1\ngone two>one\n");
	check_former(tree, 2,
		     "new 4:two-p1=two-p1 4:one 4:one-p1\n"
		     "one 2:two=two 2:two-p2=two-p2 2:two-p3=two-p3 "
		     "2:two-p4=two-p4 2:one 2:one-p1\n"
		     "gone two>new\n");
}

/* An edition by itself reads those before it. */
static void test_alone(void **state)
{
	struct tree *tree = *state;

	tree_put("p/3/en/one.md", "# One\n\n" C "\n\n" B "\n\n" D "\n");
	two_editions(tree, "# One\n\n" A "\n\n" B "\n",
		     "# One\n\n" C "\n\n" B "\n");
	read_all(tree, "p/2");
	assert_int_equal(tree->publication->n_editions, 1);
	assert_int_equal(tree->publication->n_earlier, 1);
	check_changes(tree, 0,
		      "removed one-p1 > 1\nadded > one-p3 1\n"
		      "retired one-p1\n");
	read_all(tree, "p/3");
	check_changes(tree, 0, "added > one-p4 1\nretired one-p1\n");
}

/* Without the edition before there are no ids; what comes later is nothing. */
static void test_alone_broken(void **state)
{
	struct tree *tree = *state;

	two_editions(tree, "# One\n\n" A "\n", "# One\n\n" A "\n");
	tree_put("p/3/en/one.md", "\xff");
	read_all(tree, "p/2");
	tree_put("p/1/en/one.md", "\xff");
	assert_null(tree_read(tree, "p/2"));
	assert_int_equal(tree_count(tree, UTF8_INVALID, NULL), 1);
}

int main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, tree_set_up, tree_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_same),
		TEST(test_added),
		TEST(test_removed),
		TEST(test_edited),
		TEST(test_moved),
		TEST(test_split),
		TEST(test_merged),
		TEST(test_explicit),
		TEST(test_containers),
		TEST(test_moved_list),
		TEST(test_repeated),
		TEST(test_moved_picture),
		TEST(test_translated_anew),
		TEST(test_renewed_table),
		TEST(test_similar_translation),
		TEST(test_headings),
		TEST(test_chapters),
		TEST(test_languages),
		TEST(test_retired),
		TEST(test_alone),
		TEST(test_alone_broken),
		TEST(test_former),
		TEST(test_former_chapters),
		TEST(test_former_after_merging),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
