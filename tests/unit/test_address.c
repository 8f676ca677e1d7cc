/* Addresses and views. */
#include <string.h>

#include "assert_str.h"
#include "write/address.h"

static void assert_relative(const char *from, const char *to, const char *want)
{
	struct buf out = {0};

	address_relative(&out, str_from(from), str_from(to));
	assert_buf(&out, want);
}

static void links_are_relative(void **state)
{
	(void)state;
	assert_relative("index.html", "index.html", "index.html");
	assert_relative("index.html", "p/index.html", "p/index.html");
	assert_relative("p/index.html", "index.html", "../index.html");
	assert_relative("p/1/en/a.html", "p/1/en/b.html", "b.html");
	assert_relative("p/1/en/a.html", "p/1/zh/a.html", "../zh/a.html");
	assert_relative("p/1/en/a.html", "p/1/en_zh/a.html", "../en_zh/a.html");
	assert_relative("p/1/en/x/a.html", "p/1/en/a.html", "../a.html");
	assert_relative("p/1/en/a.html", "p/1/en/a/b.html", "a/b.html");
	assert_relative("p/1/en/a.html", "assets/s.css",
			"../../../assets/s.css");
	assert_relative("ab/x.html", "abc/x.html", "../abc/x.html");
	assert_relative("a", "b", "b");
}

static void links_are_no_schemes(void **state)
{
	(void)state;
	assert_relative("p/a.html", "p/b:c.html", "./b:c.html");
	assert_relative("p/a.html", "p/b/c:d.html", "b/c:d.html");
	assert_relative("p/1/a.html", "p/b:c.html", "../b:c.html");
	assert_relative("p/a.html", "p/", "./");
}

static void paths_are_escaped(void **state)
{
	struct buf out = {0};

	(void)state;
	address_escape(&out, STR("a b/中?#%&'<\"~.html"));
	assert_buf(&out, "a%20b/%E4%B8%AD%3F%23%25&'%3C%22~.html");
}

/* An edition in three languages; the third has no text of the chapter. */
struct fixture {
	struct publication publication;
	struct edition edition;
	struct edition_language languages[3];
	struct document documents[2];
	struct document *chapter_documents[3];
	struct chapter chapter;
	struct chapter *chapters[1];
	struct arena arena;
};

static void fill(struct fixture *fixture)
{
	static const char *const tags[] = {"zh-Hans", "en", "bo"};

	memset(fixture, 0, sizeof(*fixture));
	fixture->publication.slug = STR("pub");
	fixture->edition = (struct edition){
		.slug = STR("2021-1"),
		.languages = fixture->languages,
		.n_languages = 3,
		.chapters = fixture->chapters,
		.n_chapters = 1,
		.publication = &fixture->publication,
	};
	for (size_t i = 0; i < 3; i++)
		fixture->languages[i].tag = str_from(tags[i]);
	fixture->chapter_documents[0] = &fixture->documents[0];
	fixture->chapter_documents[1] = &fixture->documents[1];
	fixture->chapter.address = STR("part/a");
	fixture->chapter.documents = fixture->chapter_documents;
	fixture->chapter.edition = &fixture->edition;
	fixture->chapters[0] = &fixture->chapter;
}

static void views_are_languages_and_pairs(void **state)
{
	static const char *const slugs[] = {"zh-Hans", "en", "bo", "zh-Hans_en",
					    "zh-Hans_bo"};
	struct fixture fixture;
	struct view *views;
	size_t n;

	(void)state;
	fill(&fixture);
	views = edition_views(&fixture.arena, &fixture.edition, &n);
	assert_int_equal(n, 5);
	for (size_t i = 0; i < n; i++)
		assert_str(views[i].slug, slugs[i]);
	assert_int_equal(views[4].n_sides, 2);
	assert_int_equal(views[4].sides[0], 0);
	assert_int_equal(views[4].sides[1], 2);
	arena_free(&fixture.arena);
}

static void files_have_places(void **state)
{
	struct fixture fixture;
	struct arena *arena = &fixture.arena;
	struct view *views;
	size_t n;

	(void)state;
	fill(&fixture);
	views = edition_views(arena, &fixture.edition, &n);
	assert_str(address_chapter(arena, &views[3], &fixture.chapter),
		   "pub/2021-1/zh-Hans_en/part/a.html");
	assert_str(address_view(arena, &fixture.edition, &views[1],
				STR("all.html")),
		   "pub/2021-1/en/all.html");
	assert_str(address_epub(arena, &fixture.edition, &views[3]),
		   "pub/2021-1/pub-2021-1-zh-Hans_en.epub");
	assert_str(address_publication(arena, STR("pub")), "pub/index.html");
	assert_str(address_latest(arena, STR("pub"), &views[1],
				  STR("part/a.html")),
		   "pub/latest/en/part/a.html");
	arena_free(arena);
}

static void authoritative_text_stands_in(void **state)
{
	struct fixture fixture;
	struct view *views;
	size_t n;

	(void)state;
	fill(&fixture);
	views = edition_views(&fixture.arena, &fixture.edition, &n);
	assert_true(view_has_chapter(&views[1], &fixture.chapter));
	assert_true(view_is_translated(&views[1], &fixture.chapter));
	assert_true(view_has_chapter(&views[2], &fixture.chapter));
	assert_false(view_is_translated(&views[2], &fixture.chapter));
	assert_false(view_is_translated(&views[4], &fixture.chapter));
	fixture.publication.policy = POLICY_STRICT;
	assert_false(view_has_chapter(&views[2], &fixture.chapter));
	assert_false(view_has_pages(&views[2], &fixture.edition));
	assert_true(view_has_chapter(&views[4], &fixture.chapter));
	fixture.publication.policy = POLICY_SOURCE_ONLY;
	fixture.chapter_documents[0] = NULL;
	assert_false(view_has_chapter(&views[2], &fixture.chapter));
	assert_false(view_has_chapter(&views[0], &fixture.chapter));
	assert_true(view_has_chapter(&views[3], &fixture.chapter));
	arena_free(&fixture.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_are_relative),
		cmocka_unit_test(links_are_no_schemes),
		cmocka_unit_test(paths_are_escaped),
		cmocka_unit_test(views_are_languages_and_pairs),
		cmocka_unit_test(files_have_places),
		cmocka_unit_test(authoritative_text_stands_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
