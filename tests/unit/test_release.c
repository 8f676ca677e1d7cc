/* Releases of an edition: what lies in them, and that what was issued stays. */
#include "tree.h"

#include "base/digest.h"
#include "read/release.h"

#define EDITION "site/r/e1/"
#define TEXT "# A\n\nEight point two.\n"

static void put_edition(const char *status)
{
	char text[256];

	snprintf(text, sizeof(text),
		 "number: 1\ndate: 2021-12-20\nstatus: %s\n", status);
	tree_put("site/site.yaml", "name: S\n");
	tree_put(EDITION "edition.yaml", text);
	tree_put(EDITION "en/a.md", TEXT);
	tree_put(EDITION "zh-Hans/a.md", "# 甲\n\n八点二。\n");
}

/* A release of the printing with files: pairs of a name and a text. */
static void put_release(struct tree *tree, const char *printing,
			const char *const *files)
{
	struct buf sums = {0};
	char path[512];

	for (; files[0]; files += 2) {
		snprintf(path, sizeof(path), EDITION "releases/%s/data/%s",
			 printing, files[0]);
		tree_put(path, files[1]);
		buf_put(&sums, digest_sha256(&tree->arena, str_from(files[1])));
		buf_put(&sums, STR("  "));
		buf_put(&sums, str_from(files[0]));
		buf_put(&sums, STR("\n"));
	}
	snprintf(path, sizeof(path), EDITION "releases/%s/data/SHA256SUMS",
		 printing);
	tree_put_bytes(path, buf_str(&sums).ptr, sums.len);
	buf_free(&sums);
}

static void put_whole(struct tree *tree, const char *printing)
{
	const char *const files[] = {"figures.csv",
				     "id\n",
				     "source/r/e1/en/a.md",
				     TEXT,
				     "source/r/e1/zh-Hans/a.md",
				     "# 甲\n\n八点二。\n",
				     "source/r/e1/edition.yaml",
				     "number: 1\n",
				     NULL};

	put_release(tree, printing, files);
}

static const struct edition *read_edition(struct tree *tree)
{
	struct publication *publication = tree_read(tree, "site");

	assert_non_null(publication);
	return &publication->editions[0];
}

static void releases_are_listed_by_printing(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;
	const struct release_file *file;

	put_edition("released");
	put_whole(tree, "10");
	put_whole(tree, "2");
	tree_put(EDITION "releases/2/data/SHA256SUMS.minisig", "signed\n");
	edition = read_edition(tree);
	assert_int_equal(edition->n_chapters, 1);
	assert_int_equal(edition->n_sources, 2);
	assert_int_equal(edition->n_releases, 2);
	assert_int_equal(edition->releases[0].printing, 2);
	assert_int_equal(edition->releases[0].n_files, 6);
	assert_int_equal(release_newest(edition)->printing, 10);
	assert_null(release_current(edition));
	file = release_file(&edition->releases[0], STR("figures.csv"));
	assert_int_equal(file->size, 3);
	assert_str(file->path, EDITION "releases/2/data/figures.csv");
	assert_null(release_file(&edition->releases[0], STR("figures.json")));
}

static void an_edition_as_it_was_issued_is_clean(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	put_edition("released");
	put_whole(tree, "1");
	edition = read_edition(tree);
	tree_assert_clean(tree);
	assert_ptr_equal(release_current(edition), &edition->releases[0]);
	assert_int_equal(rename("site/r/e1", "site/r/first"), 0);
	read_edition(tree);
	tree_assert_clean(tree);
	assert_int_equal(rename("site/r/first", "site/r/e1"), 0);
	put_edition("withdrawn");
	edition = read_edition(tree);
	assert_non_null(release_newest(edition));
	assert_null(release_current(edition));
}

static void releases_hide_in_editions_only(void **state)
{
	struct tree *tree = *state;

	tree_put("docs/a.en.md", "# A\n");
	tree_put("docs/releases/notes/b.en.md", "# B\n");
	assert_int_equal(tree_read(tree, "docs")->editions[0].n_chapters, 2);
	tree_put("docs/edition.yaml", "status: draft\n");
	assert_int_equal(tree_read(tree, "docs")->editions[0].n_chapters, 1);
}

static void a_lost_file_stops(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	assert_int_equal(remove(EDITION "releases/1/data/figures.csv"), 0);
	assert_null(tree_read(tree, "site"));
	assert_int_equal(tree_count(tree, RELEASE_LOST, &finding), 1);
	assert_str(finding->args[1], "figures.csv");
}

static void a_broken_list_stops(void **state)
{
	struct tree *tree = *state;

	put_edition("released");
	tree_put(EDITION "releases/1/data/SHA256SUMS", "nonsense\n");
	assert_null(tree_read(tree, "site"));
	tree_put(EDITION "releases/1/data/SHA256SUMS", "\xFF\n");
	assert_null(tree_read(tree, "site"));
	tree_put(EDITION "releases/1/data/SHA256SUMS",
		 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20"
		 "015ad  ../../../en/a.md\n");
	assert_null(tree_read(tree, "site"));
	assert_int_equal(tree_count(tree, RELEASE_SUMS, NULL), 1);
	assert_int_equal(remove(EDITION "releases/1/data/SHA256SUMS"), 0);
	assert_null(tree_read(tree, "site"));
	assert_int_equal(tree_count(tree, RELEASE_LOST, NULL), 1);
}

static void a_foreign_folder_is_told_of(void **state)
{
	struct tree *tree = *state;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "releases/01/x", "");
	tree_put(EDITION "releases/.2.part/x", "");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_FOLDER, NULL), 1);
}

static void bytes_are_those_of_the_list_or_none(void **state)
{
	struct tree *tree = *state;
	const struct release *release;
	const struct release_file *file;

	put_edition("released");
	put_whole(tree, "1");
	release = read_edition(tree)->releases;
	file = release_file(release, STR("figures.csv"));
	assert_str(release_bytes(tree->reader.findings, &tree->arena, release,
				 file),
		   "id\n");
	tree_put(EDITION "releases/1/data/figures.csv", "ID\n");
	assert_null(release_bytes(tree->reader.findings, &tree->arena, release,
				  file)
			    .ptr);
	assert_int_equal(tree_count(tree, RELEASE_CHANGED, NULL), 1);
}

static void a_changed_text_is_found_where_it_changed(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "en/a.md", "# A\n\nEight point four.\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS, &finding), 1);
	assert_str(finding->place.file, EDITION "en/a.md");
	assert_int_equal(finding->place.line, 3);
	assert_int_equal(finding->place.column, 13);
	assert_int_equal(finding->place.length, 4);
	assert_str(finding->place.excerpt, "Eight point four.");
	assert_str(finding->counterpart.file,
		   EDITION "releases/1/data/source/r/e1/en/a.md");
	assert_str(finding->counterpart.excerpt, "Eight point two.");
	assert_int_equal(finding->counterpart.length, 3);
}

/* Characters are never cut: 八 and 六 share their first bytes. */
static void differences_are_whole_characters(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "zh-Hans/a.md", "# 甲\n\n六点二。\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS, &finding), 1);
	assert_int_equal(finding->place.column, 1);
	assert_int_equal(finding->place.length, 3);
}

static void more_or_less_text_is_found(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "en/a.md", TEXT "\nMore.\n");
	tree_put(EDITION "zh-Hans/a.md", "# 甲\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS, &finding), 2);
	assert_int_equal(finding->place.line, 4);
}

static void spaces_are_called_spaces(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "en/a.md", "# A\r\n\r\nEight point two. \r\n\r\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS, NULL), 0);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS_SPACES, &finding), 1);
	assert_str(finding->args[1],
		   EDITION "releases/1/data/source/r/e1/en/a.md");
}

static void chapters_neither_come_nor_go(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;

	put_edition("released");
	put_whole(tree, "1");
	tree_put(EDITION "en/b.md", "# B\n");
	assert_int_equal(remove(EDITION "zh-Hans/a.md"), 0);
	tree_put(EDITION "zh-Hans/b.md", "# 乙\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_ADDED, NULL), 2);
	assert_int_equal(tree_count(tree, RELEASE_LACKS, &finding), 1);
	assert_str(finding->place.file, EDITION "zh-Hans/a.md");
}

/* Pictures and data: from inside of the edition's folder, and from outside. */
static void put_pictures(struct tree *tree, const char *text)
{
	const char *picture = "<svg xmlns='http://www.w3.org/2000/svg'/>";
	const char *const files[] = {"source/r/e1/edition.yaml",
				     "",
				     "source/r/e1/en/a.md",
				     text,
				     "source/r/e1/m.svg",
				     picture,
				     "source/r/logo.svg",
				     picture,
				     NULL};

	put_edition("released");
	assert_int_equal(remove(EDITION "zh-Hans/a.md"), 0);
	assert_int_equal(remove(EDITION "zh-Hans"), 0);
	tree_put(EDITION "en/a.md", text);
	tree_put(EDITION "m.svg", picture);
	tree_put("site/r/logo.svg", picture);
	put_release(tree, "1", files);
}

static void pictures_stay(void **state)
{
	struct tree *tree = *state;
	const char *text = "# A\n\n![x](../m.svg)\n\n![y](../../logo.svg)\n";

	put_pictures(tree, text);
	read_edition(tree);
	tree_assert_clean(tree);
	tree_put(EDITION "m.svg",
		 "<svg xmlns='http://www.w3.org/2000/svg' id='n'/>");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DIFFERS_FILE, NULL), 1);
}

static void a_draft_it_is_no_more(void **state)
{
	struct tree *tree = *state;

	put_edition("draft");
	put_whole(tree, "1");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_DRAFT, NULL), 1);
	put_edition("released");
	put_whole(tree, "2");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_PRINTING, NULL), 1);
}

/* errata.yaml */

#define ERRATUM(id, date, now)                                                 \
	"- id: " id "\n  date: " date "\n  block: a-p1\n  was: {en: two}\n"    \
	"  now: {en: " now "}\n"

static void put_with_errata(struct tree *tree, const char *then,
			    const char *now)
{
	const char *const files[] = {"source/r/e1/edition.yaml",
				     "",
				     "source/r/e1/en/a.md",
				     TEXT,
				     "source/r/e1/zh-Hans/a.md",
				     "# 甲\n\n八点二。\n",
				     "source/r/e1/errata.yaml",
				     then,
				     NULL};

	put_edition("released");
	put_release(tree, "1", files);
	tree_put(EDITION "errata.yaml", now);
	read_edition(tree);
}

static void errata_only_grow(void **state)
{
	struct tree *tree = *state;
	const char *issued = ERRATUM("e1", "2022-01-01", "three");

	put_with_errata(
		tree, issued,
		ERRATUM("e0", "2022-02-01",
			"x") "- id: e1\n"
			     "  block: a-p1\n  date: '2022-01-01'\n"
			     "  now: {en: three}\n  was:\n    en: two\n");
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_GONE, NULL), 0);
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_CHANGED, NULL), 0);
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_LATE, NULL), 0);
}

static void errata_stay(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;
	const char *issued = ERRATUM("e1", "2022-01-01", "three")
		ERRATUM("e2", "2022-01-02", "four");

	put_with_errata(tree, issued, ERRATUM("e2", "2022-01-02", "five"));
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_GONE, &finding), 1);
	assert_str(finding->args[0], "e1");
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_CHANGED, &finding),
			 1);
	assert_str(finding->place.file, EDITION "errata.yaml");
}

static void late_errata_make_a_printing(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding = NULL;
	const char *issued = ERRATUM("e1", "2022-01-02", "three");

	put_with_errata(tree, issued,
			ERRATUM("e1", "2022-01-02", "three")
				ERRATUM("e2", "2022-01-02", "x")
					ERRATUM("e3", "2022-01-01", "y"));
	assert_int_equal(tree_count(tree, RELEASE_ERRATUM_LATE, &finding), 2);
	assert_str(finding->args[2], "2022-01-02");
}

/* Without one of its own an edition has the identifier that it was issued
 * with, whatever the site's address is now. */
static void the_issued_identifier_stays(void **state)
{
	struct tree *tree = *state;

	put_edition("released");
	put_whole(tree, "1");
	put_whole(tree, "2");
	tree_put(EDITION "releases/1/bag-info.txt",
		 "External-Identifier: urn:example:old\n");
	tree_put(
		EDITION "releases/2/bag-info.txt",
		"Source-Organization: S\nExternal-Identifier: urn:example:e\n");
	tree_put(EDITION "edition.yaml", "number: 1\ndate: 2021-12-20\n"
					 "status: released\nprinting: 2\n");
	assert_str(read_edition(tree)->identifier, "urn:example:e");
	tree_assert_clean(tree);
	tree_put(EDITION "edition.yaml", "number: 1\ndate: 2021-12-20\n"
					 "status: released\nprinting: 2\n"
					 "identifier: urn:example:f\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, RELEASE_IDENTIFIER, NULL), 1);
}

/* Withdrawal */

static void put_status(const char *lines)
{
	put_edition("released");
	tree_put(EDITION "edition.yaml", lines);
}

static void a_withdrawal_has_a_day_and_a_reason(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	put_status("number: 1\ndate: 2021-12-20\nstatus: withdrawn\n"
		   "withdrawn: {date: 2022-03-01, reason: {en: Wrong.}}\n");
	edition = read_edition(tree);
	tree_assert_clean(tree);
	assert_str(edition->withdrawal.date, "2022-03-01");
	assert_str(edition_changed(edition), "2022-03-01");
	assert_str(localized_for(&edition->withdrawal.reason, STR("en"), NULL),
		   "Wrong.");
	put_status("number: 1\nstatus: withdrawn\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, METADATA_MISSING, NULL), 2);
	put_status("number: 1\nstatus: withdrawn\nwithdrawn: 2022-03-01\n");
	assert_null(tree_read(tree, "site"));
}

static void a_withdrawal_fits_the_edition(void **state)
{
	struct tree *tree = *state;

	put_status("number: 1\ndate: 2021-12-20\nstatus: withdrawn\n"
		   "withdrawn: {date: 2021-12-19, reason: x}\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, WITHDRAWAL_DATE, NULL), 1);
	put_status("number: 1\ndate: 2021-12-20\nstatus: released\n"
		   "withdrawn: {date: 2022-03-01, reason: x}\n");
	read_edition(tree);
	assert_int_equal(tree_count(tree, WITHDRAWAL_STATUS, NULL), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(releases_are_listed_by_printing),
		TREE_TEST(an_edition_as_it_was_issued_is_clean),
		TREE_TEST(releases_hide_in_editions_only),
		TREE_TEST(a_lost_file_stops),
		TREE_TEST(a_broken_list_stops),
		TREE_TEST(a_foreign_folder_is_told_of),
		TREE_TEST(bytes_are_those_of_the_list_or_none),
		TREE_TEST(a_changed_text_is_found_where_it_changed),
		TREE_TEST(differences_are_whole_characters),
		TREE_TEST(more_or_less_text_is_found),
		TREE_TEST(spaces_are_called_spaces),
		TREE_TEST(chapters_neither_come_nor_go),
		TREE_TEST(pictures_stay),
		TREE_TEST(a_draft_it_is_no_more),
		TREE_TEST(errata_only_grow),
		TREE_TEST(errata_stay),
		TREE_TEST(late_errata_make_a_printing),
		TREE_TEST(the_issued_identifier_stays),
		TREE_TEST(a_withdrawal_has_a_day_and_a_reason),
		TREE_TEST(a_withdrawal_fits_the_edition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
