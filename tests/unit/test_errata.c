/* Errata: what is read of them, and what they make of the text. */
#include "tree.h"

#include "base/buf.h"
#include "model/change.h"
#include "model/erratum.h"
#include "model/statement.h"
#include "pair/pair.h"

static struct publication *read_all(struct tree *tree)
{
	struct publication *publication = tree_read(tree, "p");

	assert_non_null(publication);
	for (size_t i = 0; i < publication->n_editions; i++)
		pair_edition(&publication->editions[i], tree->reader.pool,
			     tree->reader.findings);
	return publication;
}

static const struct edition *edition_of(struct tree *tree)
{
	return &tree->publication->editions[0];
}

/* An erratum of one language. */
#define ERRATUM(id, date, block, was, now)                                     \
	"- {id: " id ", date: " date ", block: " block ", severity: minor, "   \
	"was: '" was "', now: '" now "', reason: r}\n"

/* An edition of one language with the text of its only chapter. */
static void put_edition(const char *text, const char *errata)
{
	tree_put("p/publication.yaml", "title: P\n");
	tree_put("p/1/edition.yaml", "status: released\ndate: 2021-06-01\n");
	tree_put("p/1/en/one.md", text);
	tree_put("p/1/errata.yaml", errata);
}

/* Inlines in letters: *strong*, _emphasis_, [link], `code`, / and // breaks,
 * (image), ^ notes. */
static void put_inlines(struct buf *out, const struct inline_node *node)
{
	static const char *const marks[][2] = {[INLINE_EMPHASIS] = {"_", "_"},
					       [INLINE_STRONG] = {"*", "*"},
					       [INLINE_LINK] = {"[", "]"},
					       [INLINE_CODE] = {"`", "`"},
					       [INLINE_IMAGE] = {"(", ")"},
					       [INLINE_SOFT_BREAK] = {"/", ""},
					       [INLINE_HARD_BREAK] = {"/", "/"},
					       [INLINE_NOTE] = {"^", ""},
					       [INLINE_ELEMENT] = {"<", ">"}};

	for (; node; node = node->next) {
		const char *const *mark = marks[node->kind];
		bool plain = node->kind == INLINE_TEXT;

		buf_put(out, str_from(plain ? "|" : mark[0]));
		if (node->kind != INLINE_NOTE && node->kind != INLINE_ELEMENT)
			buf_put(out, node->text);
		put_inlines(out, node->children);
		buf_put(out, str_from(plain ? "" : mark[1]));
	}
}

static struct block *block_of(struct tree *tree, const char *id)
{
	const struct pair *pair = map_get(&edition_of(tree)->ids, str_from(id));

	assert_non_null(pair);
	return pair->sides[0].first;
}

/* The text is that of its inlines. */
static void check_text(struct tree *tree, const char *id, const char *want)
{
	const struct block *block = block_of(tree, id);
	size_t length = 0;

	assert_str(block->text, want);
	for (const struct inline_node *node = block->content; node;
	     node = node->next)
		length += inline_length(node);
	assert_int_equal(length, block->text.len);
}

static void check_inlines(struct tree *tree, const char *id, const char *want)
{
	struct buf buf = {0};

	put_inlines(&buf, block_of(tree, id)->content);
	assert_str(buf_str(&buf), want);
	buf_free(&buf);
}

static void test_printing(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	put_edition("# One\n\nAlpha and beta.\n",
		    ERRATUM("late", "2021-09-01", "one-p1", "gamma", "delta")
			    ERRATUM("early", "2021-07-01", "one-p1", "beta",
				    "gamma")
				    ERRATUM("also", "2021-07-01", "one-p1",
					    "Alpha", "Aleph"));
	read_all(tree);
	edition = edition_of(tree);
	tree_assert_clean(tree);
	check_text(tree, "one-p1", "Aleph and delta.");
	assert_int_equal(edition->printing, 3);
	assert_str(edition->modified, "2021-09-01");
	assert_int_equal(edition->n_errata, 3);
	assert_str(edition->errata[0].id, "early");
	assert_str(edition->errata[1].id, "also");
	assert_int_equal(edition->errata[1].printing, 2);
	assert_int_equal(edition->errata[2].printing, 3);
	assert_ptr_equal(edition->errata[2].pair->sides[0].first,
			 block_of(tree, "one-p1"));
	assert_str(block_of(tree, "one-p1")->issued->text, "Alpha and beta.");
}

static void test_later_printing(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n\nAlpha.\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "Alpha", "Beta"));
	tree_put("p/1/edition.yaml",
		 "status: released\ndate: 2021-06-01\nprinting: 4\n"
		 "modified: 2022-01-01\n");
	read_all(tree);
	tree_assert_clean(tree);
	assert_int_equal(edition_of(tree)->printing, 5);
	assert_str(edition_of(tree)->modified, "2022-01-01");
}

static void test_markup(void **state)
{
	struct tree *tree = *state;

	put_edition(
		"# One\n\n"
		"The **town of *Ande*** has [812 jobs](#one), not `9`.\n\n"
		"First line\nof two,  \nthen a third[^1].\n\n"
		"All **of it** goes.\n\n![Old chart](x.png) here\n\n"
		"[^1]: A note with a slip.\n",
		ERRATUM("a", "2021-07-01", "one-p1", "of Ande has 812 jobs",
			"of Ande got 821 jobs") ERRATUM("b", "2021-07-01",
							"one-p1", "9", "10")
			ERRATUM("c", "2021-07-01", "one-p2", "line of",
				"line, of") ERRATUM("d", "2021-07-01", "one-p2",
						    "two,", "two")
				ERRATUM("e", "2021-07-01", "one-p2", "third.",
					"fourth.") ERRATUM("f", "2021-07-01",
							   "one-p3",
							   "of it goes",
							   "stays")
					ERRATUM("g", "2021-07-01", "one-fn1",
						"slip", "fact")
						ERRATUM("h", "2021-07-01",
							"one-p4", "Old chart",
							"New chart"));
	read_all(tree);
	assert_int_equal(tree_count(tree, IMAGE_MISSING, NULL), 1);
	check_text(tree, "one-p1", "The town of Ande got 821 jobs, not 10.");
	check_inlines(tree, "one-p1",
		      "|The *|town of _|Ande_*| got 821[| jobs]|, not `10`|.");
	check_text(tree, "one-p2", "First line, of two\nthen a fourth.");
	check_inlines(tree, "one-p2",
		      "|First line,/|of two//|then a fourth^|.");
	check_text(tree, "one-p3", "All stays.");
	check_inlines(tree, "one-p3", "|All *|stays*|.");
	check_text(tree, "one-p4", "New chart here");
	check_inlines(tree, "one-p4", "(New chart)| here");
	check_text(tree, "one-fn1-p1", "A note with a fact.");
}

/* An insertion belongs to what stands before it; a break stays one. */
static void test_insertion(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n\n**Alpha** beta\ngamma\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "Alpha beta",
			    "Alpha and beta")
			    ERRATUM("b", "2021-07-01", "one-p1", "beta gamma",
				    "beta or gamma"));
	read_all(tree);
	tree_assert_clean(tree);
	check_inlines(tree, "one-p1", "*|Alpha*| and beta/|or |gamma");
	check_text(tree, "one-p1", "Alpha and beta or gamma");
}

static void test_everywhere(void **state)
{
	struct tree *tree = *state;
	const struct table *table;

	put_edition(
		"# One\n\n## Hed two\n\n- first item\n- second item\n\n"
		"::: table\n| Year | Jobs |\n|---|---|\n| 2020 | 10 |\n\n"
		"Jobs by yaer\n:::\n\n::: note {title=\"A tile\"}\nText\n"
		":::\n\n```\ncode of 1\n```\n",
		ERRATUM("a", "2021-07-01", "hed-two", "Hed", "Head") ERRATUM(
			"b", "2021-07-01", "hed-two-l1", "second", "last")
			ERRATUM("c", "2021-07-01", "hed-two-t1", "10", "11")
				ERRATUM("d", "2021-07-01", "hed-two-t1", "yaer",
					"year") ERRATUM("e", "2021-07-01",
							"hed-two-note1", "tile",
							"title")
					ERRATUM("f", "2021-07-01", "hed-two-c1",
						"of 1", "of 2")
						ERRATUM("g", "2021-07-01",
							"one", "One", "Two"));
	read_all(tree);
	tree_assert_clean(tree);
	check_text(tree, "hed-two", "Head two");
	check_text(tree, "hed-two-i2", "last item");
	table = block_of(tree, "hed-two-t1")->table;
	assert_str(table->cells[3].text, "11");
	assert_str(table->cells[3].content->text, "11");
	assert_str(block_of(tree, "hed-two-t1")->children[0].text,
		   "Jobs by year");
	assert_str(block_of(tree, "hed-two-note1")->title, "A title");
	assert_str(block_of(tree, "hed-two-c1")->literal, "code of 2\n");
	assert_str(edition_of(tree)->chapters[0]->documents[0]->title, "Two");
}

/* A cell of a file is corrected wherever the file is shown, and in the file as
 * it is published; each language has its part of a heading. */
static void test_data(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;
	struct str number = STR("1,200");

	tree_put("p/publication.yaml", "title: P\nlanguages: [en, fr]\n");
	tree_put("p/1/edition.yaml", "status: released\ndate: 2021-06-01\n");
	tree_put("p/1/data/a.csv", "\xEF\xBB\xBF"
				   "en:Yaer;fr:Anne,en:Jobs;fr:Emplois\r\n"
				   "2020,\"1,100\"\r\n\"2021\",5\r\n");
	tree_put("p/1/en/one.md", "# One\n\n::: table {src=data/a.csv}\n:::\n\n"
				  "::: chart {src=data/a.csv}\n:::\n");
	tree_put("p/1/fr/one.md", "# Un\n\n::: table {src=data/a.csv}\n:::\n\n"
				  "::: chart {src=data/a.csv}\n:::\n");
	tree_put("p/1/errata.yaml",
		 "- {id: a, date: 2021-07-01, block: one-t1, severity: major, "
		 "was: {en: '1,100', fr: '1,100'}, "
		 "now: {en: '1,200', fr: '1,200'}, reason: {en: r, fr: r}}\n"
		 "- {id: b, date: 2021-07-01, block: one-t1, severity: minor, "
		 "was: {en: Yaer, fr: Anne}, now: {en: Year, fr: Annee}, "
		 "reason: {en: r, fr: r}}\n");
	read_all(tree);
	tree_assert_clean(tree);
	edition = edition_of(tree);
	for (size_t i = 0; i < 2; i++) {
		const char *const ids[] = {"one-t1", "one-chart1"};
		const struct pair *pair =
			map_get(&edition->ids, str_from(ids[i]));

		for (size_t j = 0; j < 2; j++)
			assert_true(str_eq(
				pair->sides[j].first->table->cells[3].text,
				number));
		assert_str(pair->sides[0].first->table->cells[0].text, "Year");
	}
	assert_str(edition->data[0]->bytes,
		   "\xEF\xBB\xBF"
		   "en:Year;fr:Annee,en:Jobs;fr:Emplois\r\n"
		   "2020,\"1,200\"\r\n\"2021\",5\r\n");
}

/* A cell of several lines is the same whatever ends them. */
static void test_data_lines(void **state)
{
	struct tree *tree = *state;
	const struct cell *cell;
	struct buf buf = {0};

	tree_put("p/1/data/a.csv",
		 "a,b\r\n\"old\r\nland\",\"x\r\ny\"\r\nnew\rarea,end\r");
	put_edition("# One\n\n::: table {src=data/a.csv}\n:::\n",
		    ERRATUM("a", "2021-07-01", "one-t1", "land", "town")
			    ERRATUM("b", "2021-07-01", "one-t1", "b", "c")
				    ERRATUM("c", "2021-07-01", "one-t1", "area",
					    "hill")
					    ERRATUM("d", "2021-07-01", "one-t1",
						    "end", "END"));
	read_all(tree);
	tree_assert_clean(tree);
	cell = &block_of(tree, "one-t1")->table->cells[2];
	assert_str(cell->text, "old\ntown");
	put_inlines(&buf, cell->content);
	assert_str(buf_str(&buf), "|old//|town");
	buf_free(&buf);
	assert_str(edition_of(tree)->data[0]->bytes,
		   "a,c\r\n\"old\ntown\",\"x\r\ny\"\r\n"
		   "\"new\rhill\",END\r");
}

/* What is said of a text is said of the corrected one. */
static void test_statements(void **state)
{
	struct tree *tree = *state;
	const struct chapter *chapter;

	put_edition("# One\n\nWe built 12 houses. They are new.\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "12 houses",
			    "1,200 houses"));
	read_all(tree);
	tree_assert_clean(tree);
	chapter = edition_of(tree)->chapters[0];
	assert_int_equal(chapter->n_statements, 2);
	assert_str(chapter->statements[1].wordings[0].text,
		   "We built 1,200 houses. They are new.");
	assert_int_equal(
		chapter->statements[1].wordings[0].quantities[0].span.end, 14);
}

static void test_segments(void **state)
{
	struct tree *tree = *state;
	const struct pair *pair;

	tree_put("p/publication.yaml", "title: P\nlanguages: [en, fr]\n");
	tree_put("p/1/edition.yaml", "status: released\ndate: 2021-06-01\n");
	tree_put("p/1/en/one.md", "# One\n\nIt rains. We go.\n");
	tree_put("p/1/fr/one.md", "# Un\n\nIl pleut. On va.\n");
	tree_put(
		"p/1/errata.yaml",
		"- {id: a, date: 2021-07-01, block: one-p1, severity: minor, "
		"was: {en: rains, fr: On va}, now: {en: rains hard, fr: On va},"
		" reason: {en: r, fr: r}}\n");
	read_all(tree);
	tree_assert_clean(tree);
	pair = map_get(&edition_of(tree)->ids, STR("one-p1"));
	assert_int_equal(pair->n_segments, 2);
	assert_int_equal(pair->segments[0].spans[0].end, 15);
	assert_int_equal(pair->segments[1].spans[0].end, 21);
	assert_int_equal(pair->segments[1].spans[1].end, 16);
}

/* A correction moves no id; what changed is told of the corrected texts. */
static void test_identity(void **state)
{
	struct tree *tree = *state;
	const struct edition *second;

	put_edition("# One\n\nRain 12.\n\nSnow 15.\n\nWind 7.\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "Rain 12", "Hail 99")
			    ERRATUM("b", "2021-07-01", "one-p2", "Snow 15",
				    "Fog 40"));
	tree_put("p/2/edition.yaml", "status: released\ndate: 2022-06-01\n");
	tree_put("p/2/en/one.md", "# One\n\nRain 12.\n\nFog 40.\n\nWind 8.\n");
	tree_put("p/2/errata.yaml",
		 ERRATUM("c", "2022-07-01", "one-p3", "Wind 8", "Wind 7"));
	read_all(tree);
	tree_assert_clean(tree);
	second = &tree->publication->editions[1];
	assert_int_equal(second->n_retired, 0);
	assert_int_equal(second->n_changes, 1);
	assert_int_equal(second->changes[0].kind, CHANGE_EDITED);
	assert_str(second->changes[0].after[0]->id, "one-p1");
}

static void check_finding(struct tree *tree, const char *errata,
			  enum message_id id)
{
	const struct finding *finding;

	put_edition("# One\n\nThe rate is 18.2 in Ande, 5 and 5.\n", errata);
	findings_free(tree->reader.findings);
	tree->reader.findings = findings_new();
	read_all(tree);
	if (tree_count(tree, id, &finding) != 1)
		tree_assert_clean(tree);
	assert_int_equal(tree_count(tree, id, &finding), 1);
	assert_str(finding->place.file, "p/1/errata.yaml");
	assert_true(finding->place.line > 0 && finding->place.column > 0);
	check_text(tree, "one-p1", "The rate is 18.2 in Ande, 5 and 5.");
}

static void test_findings(void **state)
{
	struct tree *tree = *state;

#define ONE(block, was, now) ERRATUM("a", "2021-07-01", block, was, now)
	check_finding(tree, ONE("one-p2", "x", "y"), ERRATUM_BLOCK_NEAR);
	check_finding(tree, ONE("elsewhere-99", "x", "y"), ERRATUM_BLOCK);
	check_finding(tree, ONE("one-p1", "rat is", "y"), ERRATUM_WAS);
	check_finding(tree, ONE("one-p1", "rats", "rate"), ERRATUM_EDITED);
	check_finding(tree, ONE("one-p1", "5", "6"), ERRATUM_OFTEN);
	check_finding(tree, ONE("one-p1", "8.2", "9.2"), ERRATUM_WITHIN);
	check_finding(tree, ONE("one-p1", "18", "19"), ERRATUM_WITHIN);
	check_finding(tree, ONE("one-p1", "And", "Or"), ERRATUM_WITHIN);
	check_finding(tree, ONE("one-p1", "rate", "rate"), ERRATUM_EMPTY);
	check_finding(tree, ERRATUM("a b", "2021-07-01", "one-p1", "is", "x"),
		      ERRATUM_ID);
	check_finding(tree, ERRATUM("a", "2021-05-31", "one-p1", "is", "x"),
		      ERRATUM_DATE);
	check_finding(tree, "- one\n", ERRATUM_KIND);
	check_finding(tree, "- {id: a, date: 2021-07-01}\n",
		      ERRATUM_INCOMPLETE);
#undef ONE
}

/* What an earlier correction took out is not there for a later one. */
static void test_corrected(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	put_edition("# One\n\nAlpha and beta.\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "Alpha and", "An")
			    ERRATUM("b", "2021-07-02", "one-p1", "Alpha", "A")
				    ERRATUM("c", "2021-07-02", "one-p1", "Alfa",
					    "A"));
	read_all(tree);
	assert_int_equal(tree_count(tree, ERRATUM_CORRECTED, &finding), 1);
	assert_str(finding->args[0], "Alpha");
	assert_int_equal(tree_count(tree, ERRATUM_WAS, NULL), 1);
	check_text(tree, "one-p1", "An beta.");
}

/* Languages that share a file share its corrections. */
static void test_shared(void **state)
{
	struct tree *tree = *state;

	tree_put("p/publication.yaml", "title: P\nlanguages: [en, fr]\n");
	tree_put("p/1/edition.yaml", "status: released\ndate: 2021-06-01\n");
	tree_put("p/1/data/a.csv", "a,b\n1,2.5\n");
	tree_put("p/1/en/one.md", "# One\n\n::: table {src=data/a.csv}\n:::\n");
	tree_put("p/1/fr/one.md", "# Un\n\n::: table {src=data/a.csv}\n:::\n");
	tree_put("p/1/errata.yaml",
		 "- {id: a, date: 2021-07-01, block: one-t1, severity: minor, "
		 "was: {en: '2.5', fr: '2.5'}, now: {en: '2.6', fr: '2.5'}, "
		 "reason: {en: r, fr: r}}\n");
	read_all(tree);
	assert_int_equal(tree_count(tree, ERRATUM_SHARED, NULL), 1);
}

/* Every language that says something has to be told of. */
static void test_languages(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	tree_put("p/publication.yaml", "title: P\nlanguages: [en, fr]\n");
	tree_put("p/1/edition.yaml", "status: released\ndate: 2021-06-01\n");
	tree_put("p/1/en/one.md", "# One\n\nIt rains.\n\nAlone.\n");
	tree_put("p/1/fr/one.md", "# Un\n\nIl pleut.\n");
	tree_put("p/1/errata.yaml",
		 "- {id: a, date: 2021-07-01, block: one-p1, severity: minor, "
		 "was: {en: rains}, now: {en: snows}, reason: {en: r, fr: r}}\n"
		 "- {id: b, date: 2021-07-01, block: one-p2, severity: minor, "
		 "was: {en: Alone}, now: {en: Lonely}, reason: {en: r}}\n");
	read_all(tree);
	assert_int_equal(tree_count(tree, ERRATUM_LANGUAGE, &finding), 2);
	assert_str(finding->args[1], "fr");
	assert_int_equal(tree_count(tree, BLOCK_MISSING, NULL), 1);
	check_text(tree, "one-p1", "It rains.");
	check_text(tree, "one-p2", "Lonely.");
}

static void test_fatal(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n", ERRATUM("a", "2021-02-30", "one", "x", "y"));
	assert_null(tree_read(tree, "p"));
	tree_put("p/1/errata.yaml", "a: b\n");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, VALUE_INVALID, NULL), 1);
	assert_int_equal(tree_count(tree, YAML_SYNTAX, NULL), 1);
}

static void test_draft(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n\nText.\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "Text", "Texts"));
	tree_put("p/1/edition.yaml", "date: 2021-06-01\n");
	read_all(tree);
	assert_int_equal(tree_count(tree, ERRATA_DRAFT, NULL), 1);
	assert_int_equal(edition_of(tree)->n_errata, 0);
	tree_put("p/1/errata.yaml", "");
	findings_free(tree->reader.findings);
	tree->reader.findings = findings_new();
	read_all(tree);
	tree_assert_clean(tree);
}

/* Each difference is put in by itself, so that what is equal between them keeps
 * its markup. */
static void test_differences(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n\nIt has 812 new jobs, **112 more** than before.\n",
		    ERRATUM("a", "2021-07-01", "one-p1",
			    "812 new jobs, 112 more",
			    "821 new jobs, 121 more"));
	read_all(tree);
	tree_assert_clean(tree);
	check_text(tree, "one-p1",
		   "It has 821 new jobs, 121 more than before.");
	check_inlines(tree, "one-p1",
		      "|It has 821 new jobs, *|121 more*| than before.");
}

/* Chinese, where bytes of characters begin alike. */
static void test_characters(void **state)
{
	struct tree *tree = *state;

	put_edition("# One\n\n全县**有8.2亿元**收入，覆盖三成。\n",
		    ERRATUM("a", "2021-07-01", "one-p1", "有8.2亿元收",
			    "为8.4亿元的收") ERRATUM("b", "2021-07-01",
						     "one-p1", "三成", "三戒"));
	read_all(tree);
	assert_int_equal(tree_count(tree, ERRATUM_WAS, NULL), 0);
	check_text(tree, "one-p1", "全县为8.4亿元的收入，覆盖三戒。");
	check_inlines(tree, "one-p1", "|全县*|为8.4亿元的*|收入，覆盖三戒。");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(test_printing),   TREE_TEST(test_later_printing),
		TREE_TEST(test_markup),     TREE_TEST(test_insertion),
		TREE_TEST(test_everywhere), TREE_TEST(test_data),
		TREE_TEST(test_data_lines), TREE_TEST(test_statements),
		TREE_TEST(test_segments),   TREE_TEST(test_identity),
		TREE_TEST(test_findings),   TREE_TEST(test_corrected),
		TREE_TEST(test_shared),     TREE_TEST(test_languages),
		TREE_TEST(test_fatal),      TREE_TEST(test_draft),
		TREE_TEST(test_characters), TREE_TEST(test_differences),
	};

	return cmocka_run_group_tests_name("errata", tests, NULL, NULL);
}
