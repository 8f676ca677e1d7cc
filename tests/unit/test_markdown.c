/* The Markdown dialect: the tree of every construct, places, plain text, and
 * input that is meant to hurt.
 *
 * Trees are written as lists: (p "text" (em "more")). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/markdown.h"

/* ---- a parsed text ---- */

struct parsed {
	struct arena arena;
	struct arena scratch;
	struct reader reader;
	struct document document;
	bool good;
};

static void parse_from(struct parsed *parsed, struct str source, size_t start,
		       uint32_t line)
{
	static const struct str languages[] = {STR_INIT("zh-Hans"),
					       STR_INIT("en")};
	struct markdown_context context;

	*parsed = (struct parsed){0};
	parsed->reader.findings = findings_new();
	parsed->document.path = STR("tests/spec/unit.md");
	parsed->document.source = arena_str(&parsed->arena, source);
	context = (struct markdown_context){
		.reader = &parsed->reader,
		.arena = &parsed->arena,
		.scratch = &parsed->scratch,
		.languages = languages,
		.n_languages = 2,
		.side = 1,
		.edition_folder = STR("tests"),
	};
	parsed->good = markdown_parse(&context, &parsed->document, start, line);
}

static void parse(struct parsed *parsed, const char *source)
{
	parse_from(parsed, str_from(source), 0, 1);
}

static void drop(struct parsed *parsed)
{
	findings_free(parsed->reader.findings);
	arena_free(&parsed->arena);
	arena_free(&parsed->scratch);
}

/* ---- trees as lists ---- */

static void put_quoted(struct buf *out, struct str s)
{
	buf_put(out, STR(" \""));
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\n')
			buf_put(out, STR("\\n"));
		else
			buf_put_char(out, s.ptr[i]);
	}
	buf_put_char(out, '"');
}

static void put_word(struct buf *out, struct str s)
{
	if (!s.len)
		return;
	buf_put_char(out, ' ');
	buf_put(out, s);
}

static void put_inlines(struct buf *out, const struct inline_node *node)
{
	static const char *const names[] = {
		[INLINE_CODE] = "code",       [INLINE_EMPHASIS] = "em",
		[INLINE_STRONG] = "strong",   [INLINE_LINK] = "link",
		[INLINE_IMAGE] = "img",       [INLINE_NOTE] = "note",
		[INLINE_REFERENCE] = "ref",   [INLINE_ELEMENT] = "el",
		[INLINE_SOFT_BREAK] = "soft", [INLINE_HARD_BREAK] = "hard",
	};

	for (; node; node = node->next) {
		if (node->kind == INLINE_TEXT) {
			put_quoted(out, node->text);
			continue;
		}
		buf_put(out, STR(" ("));
		buf_put(out, str_from(names[node->kind]));
		put_word(out, node->href);
		if (node->kind == INLINE_NOTE || node->kind == INLINE_ELEMENT)
			put_word(out, node->text);
		else if (node->text.len)
			put_quoted(out, node->text);
		if (node->title.len)
			put_quoted(out, node->title);
		put_inlines(out, node->children);
		buf_put_char(out, ')');
	}
}

static void put_table(struct buf *out, const struct table *table)
{
	static const char letters[] = "-lcr";

	if (!table)
		return;
	buf_put_char(out, ' ');
	for (size_t i = 0; i < table->n_columns; i++)
		buf_put_char(out, letters[table->alignments[i]]);
	for (size_t i = 0; i < table->n_rows; i++) {
		buf_put(out, STR(" (tr"));
		for (size_t j = 0; j < table->n_columns; j++) {
			buf_put(out, STR(" (td"));
			put_inlines(
				out,
				table->cells[i * table->n_columns + j].content);
			buf_put_char(out, ')');
		}
		buf_put_char(out, ')');
	}
}

static const char *const kinds[BLOCK_KIND_COUNT] = {
	[BLOCK_DOCUMENT] = "doc",   [BLOCK_HEADING] = "h",
	[BLOCK_PARAGRAPH] = "p",    [BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "li",        [BLOCK_QUOTE] = "quote",
	[BLOCK_CODE] = "pre",       [BLOCK_RULE] = "hr",
	[BLOCK_TABLE] = "table",    [BLOCK_DEFINITIONS] = "dl",
	[BLOCK_TERM] = "dt",        [BLOCK_DETAIL] = "dd",
	[BLOCK_FOOTNOTE] = "fn",    [BLOCK_SUMMARY] = "summary",
	[BLOCK_ASIDE] = "aside",    [BLOCK_NOTE] = "note",
	[BLOCK_TIP] = "tip",        [BLOCK_WARNING] = "warning",
	[BLOCK_KEYFIGURES] = "key", [BLOCK_FIGURE] = "figure",
	[BLOCK_CHART] = "chart",    [BLOCK_DIVISION] = "div",
};

static void put_block(struct buf *out, const struct block *block)
{
	buf_put_char(out, '(');
	buf_put(out, str_from(kinds[block->kind]));
	if (block->level)
		buf_put_number(out, block->level);
	if (block->ordered)
		buf_printf(out, " %u", (unsigned)block->start);
	if (block->tight && block->kind != BLOCK_ITEM)
		buf_put(out, STR(" tight"));
	if (block->id.len)
		buf_printf(out, " #%.*s", STR_ARG(block->id));
	if (block->classes.len)
		buf_printf(out, " .%.*s", STR_ARG(block->classes));
	put_word(out, block->info);
	if (block->title.len)
		put_quoted(out, block->title);
	if (block->literal.len)
		put_quoted(out, block->literal);
	put_inlines(out, block->content);
	put_table(out, block->table);
	for (size_t i = 0; i < block->n_children; i++) {
		buf_put_char(out, ' ');
		put_block(out, &block->children[i]);
	}
	buf_put_char(out, ')');
}

/* The document's blocks and then its notes, parted by spaces. */
static void put_document(struct buf *out, const struct document *document)
{
	for (size_t i = 0; i < document->root->n_children; i++) {
		if (i)
			buf_put_char(out, ' ');
		put_block(out, &document->root->children[i]);
	}
	for (size_t i = 0; i < document->n_notes; i++) {
		buf_put_char(out, ' ');
		put_block(out, &document->notes[i]);
	}
}

static void check(const char *what, struct buf *got, const char *want)
{
	buf_put_char(got, '\0');
	if (strcmp(got->ptr, want))
		print_error("in: %s\n", what);
	assert_string_equal(got->ptr, want);
	buf_free(got);
}

static void expect(const char *source, const char *tree)
{
	struct parsed parsed;
	struct buf got = {0};

	parse(&parsed, source);
	assert_true(parsed.good);
	put_document(&got, &parsed.document);
	check(source, &got, tree);
	drop(&parsed);
}

/* What was said: "line:column+length name arg arg", one a line. */
static void put_findings(struct buf *out, struct parsed *parsed)
{
	size_t n;
	const struct finding *all =
		findings_sorted(parsed->reader.findings, &n);

	for (size_t i = 0; i < n; i++) {
		const struct finding *finding = &all[i];

		if (i)
			buf_put_char(out, '\n');
		buf_printf(out, "%u:%u+%u %s", (unsigned)finding->place.line,
			   (unsigned)finding->place.column,
			   (unsigned)finding->place.length,
			   messages[finding->id].name);
		put_word(out, finding->args[0]);
	}
}

static void expect_findings(const char *source, const char *findings)
{
	struct parsed parsed;
	struct buf got = {0};

	parse(&parsed, source);
	put_findings(&got, &parsed);
	check(source, &got, findings);
	drop(&parsed);
}

static void put_places(struct buf *out, const struct block *block)
{
	buf_printf(out, "%s%s %u:%u-%u", out->len ? ", " : "",
		   kinds[block->kind], (unsigned)block->line,
		   (unsigned)block->column, (unsigned)block->end_line);
	for (size_t i = 0; i < block->n_children; i++)
		put_places(out, &block->children[i]);
}

static void expect_places(const char *source, const char *places)
{
	struct parsed parsed;
	struct buf got = {0};

	parse(&parsed, source);
	assert_true(parsed.good);
	for (size_t i = 0; i < parsed.document.root->n_children; i++)
		put_places(&got, &parsed.document.root->children[i]);
	for (size_t i = 0; i < parsed.document.n_notes; i++)
		put_places(&got, &parsed.document.notes[i]);
	check(source, &got, places);
	drop(&parsed);
}

/* ---- CommonMark ---- */

static void test_commonmark(void **state)
{
	(void)state;
	expect("# a\n\nb *c* **d** `e`\nf\\\ng\n",
	       "(h1 \"a\") (p \"b \" (em \"c\") \" \" (strong \"d\") \" \" "
	       "(code \"e\") (soft) \"f\" (hard) \"g\")");
	expect("3. a\n4. b\n\n- c\n\n- d\n",
	       "(list 3 tight (li (p \"a\")) (li (p \"b\"))) "
	       "(list (li (p \"c\")) (li (p \"d\")))");
	expect("> a\nb\n\n---\n```c x\n  d\n```\n",
	       "(quote (p \"a\" (soft) \"b\")) (hr) (pre c x \"  d\\n\")");
	expect("[a](b?c=%20&amp;d \"t\") ![e *f*](g)",
	       "(p (link b?c=%20&d \"t\" \"a\") \" \" (img g \"e f\"))");
	expect("", "");
	expect("\n\n", "");
}

static void test_plain_text(void **state)
{
	struct parsed parsed;
	const struct block *block;

	(void)state;
	parse(&parsed, "a *b*\n`c`\\\n![d](e)<sub>f</sub>[^1][](#x)[g](h)<br>i"
		       "\n\n[^1]: j\n");
	block = parsed.document.root->children;
	assert_int_equal(block->text.len, strlen("a b c\ndfg\ni"));
	assert_memory_equal(block->text.ptr, "a b c\ndfg\ni", block->text.len);
	drop(&parsed);
	parse(&parsed, "alone\n");
	block = parsed.document.root->children;
	assert_ptr_equal(block->text.ptr, block->content->text.ptr);
	assert_ptr_equal(block->document, &parsed.document);
	drop(&parsed);
}

static void test_title(void **state)
{
	struct parsed parsed;

	(void)state;
	parse(&parsed, "text\n\n## The *title* {#x}\n\n# Other\n");
	assert_int_equal(parsed.document.title.len, strlen("The title"));
	assert_memory_equal(parsed.document.title.ptr, "The title", 9);
	drop(&parsed);
}

/* ---- the dialect ---- */

static void test_headings(void **state)
{
	(void)state;
	expect("## a {#b .c .d}\n", "(h2 #b .c d \"a\")");
	expect("## a {#b} ##\n", "(h2 #b \"a\")");
	expect("a *b* {#c_d_e}\nf {#g}\n===\n",
	       "(h1 #g \"a \" (em \"b\") \" {#c_d_e}\" (soft) \"f\")");
	expect("> a {#b}\n> ---\n\n---\n", "(quote (h2 #b \"a\")) (hr)");
	expect("# a \\{#b}\n# {b}\n# c {\n",
	       "(h1 \"a {#b}\") (h1 \"{b}\") (h1 \"c {\")");
	expect("# {#a}\n", "(h1 #a)");
	expect_findings("# {#a}\n", "1:1+6 heading-empty");
	expect_findings("# a {#1}\n# b {.c=}\n# d {#e f=g}\n# h {#i #j}",
			"1:6+2 id-invalid #1\n"
			"2:6+3 attribute-invalid .c=\n"
			"3:9+3 attribute-invalid f=g\n"
			"4:9+2 attribute-invalid #j");
}

static void test_tables(void **state)
{
	(void)state;
	expect("|a|b|c|d|\n|-|:-|:-:|-:|\n|*e*|f|||\n",
	       "(table -lcr (tr (td \"a\") (td \"b\") (td \"c\") (td \"d\")) "
	       "(tr (td (em \"e\")) (td \"f\") (td) (td)))");
	expect("a | b\n--|--\n`c\\|d` | e\\|f\n\ng\n",
	       "(table -- (tr (td \"a\") (td \"b\")) "
	       "(tr (td (code \"c|d\")) (td \"e|f\"))) (p \"g\")");
	expect("x\n|a|\n|-|\n|b|\ny\n",
	       "(p \"x\") (table - (tr (td \"a\")) (tr (td \"b\"))) "
	       "(p \"y\")");
	expect("- |a|\n  |-|\n  |**b**|\n\n  c\n",
	       "(list (li (table - (tr (td \"a\")) (tr (td (strong \"b\")))) "
	       "(p \"c\")))");
	expect(">\t|a|\n>\t|-|\n> |[b]|\n\n[b]: c\n",
	       "(quote (table - (tr (td \"a\")) (tr (td (link c \"b\")))))");
	expect("|a|\n|-|\n# b\n", "(table - (tr (td \"a\"))) (h1 \"b\")");
	expect("|a|b|\n\n|-|-|\n", "(p \"|a|b|\") (p \"|-|-|\")");
	expect("```\n|a|\n|-|\n```\n", "(pre \"|a|\\n|-|\\n\")");
	expect_findings("|a|b|\n|-|-|\n|c|\n |d|e|f|\n",
			"3:1+3 table-ragged 1\n4:2+7 table-ragged 3");
}

static void test_footnotes(void **state)
{
	(void)state;
	expect("a[^1]\n\n[^1]: b\nc\n\n    d\n\n    - e\n      f\n\ng\n",
	       "(p \"a\" (note 1)) (p \"g\") (fn 1 (p \"b\" (soft) \"c\") "
	       "(p \"d\") (list tight (li (p \"e\" (soft) \"f\"))))");
	expect("[^a]: b\n[^c]: d\n> e\n\n[^a][^c]\n",
	       "(quote (p \"e\")) (p (note a) (note c)) (fn a (p \"b\")) "
	       "(fn c (p \"d\"))");
	expect("[^a]: b\n> c\n\n[^a]\n",
	       "(quote (p \"c\")) (p (note a)) (fn a (p \"b\"))");
	expect("[^a]:\n    b\n\n        c\n\n[^a]\n",
	       "(p (note a)) (fn a (p \"b\") (pre \"c\\n\"))");
	expect("[^a]: |b|\n    |-|\n    |*c*|\n\n[^a]\n",
	       "(p (note a)) (fn a (table - (tr (td \"b\")) "
	       "(tr (td (em \"c\")))))");
	expect("[^中文]![^x](y) [^中文](z) [a[^中文]](b)\n\n[^中文]: c\n",
	       "(p (note 中文) (img y \"^x\") \" \" (note 中文) \"(z) \" "
	       "(link b \"a\") (note 中文)) (fn 中文 (p \"c\"))");
	expect("`[^a]` \\[^a] <!-- [^a] -->\n",
	       "(p (code \"[^a]\") \" [^a] \")");
	expect("\\![^a](b) \\[^a](b)\n\n[^a]: c\n",
	       "(p \"!\" (note a) \"(b) [^a](b)\") (fn a (p \"c\"))");
	expect("[^ a] [^] [^a^b] [^a\n", "(p \"[^ a] [^] [^a^b] [^a\")");
	expect_findings("a[^b][^b]\n\n[^c]: d\n\n[^c]: e[^b]\n",
			"1:2+4 note-undefined b\n1:6+4 note-undefined b\n"
			"3:1+4 note-unused c\n5:1+4 note-duplicate c\n"
			"5:8+4 note-undefined b");
}

static void test_definitions(void **state)
{
	(void)state;
	expect("a\n: b\n: c\n\n  d\n\ne\n: f\n\ng\n",
	       "(dl (dt \"a\") (dd tight (p \"b\")) (dd (p \"c\") (p \"d\")) "
	       "(dt \"e\") (dd tight (p \"f\"))) (p \"g\")");
	expect("a\n: b\nc\n: d\n",
	       "(dl (dt \"a\") (dd tight (p \"b\")) (dt \"c\") "
	       "(dd tight (p \"d\")))");
	expect("- *a*\n  : - b\n    > c\n",
	       "(list tight (li (dl (dt (em \"a\")) (dd tight "
	       "(list tight (li (p \"b\"))) (quote (p \"c\"))))))");
	expect("a\nb\n: c\n", "(p \"a\" (soft) \"b\" (soft) \": c\")");
	expect(": a\n", "(p \": a\")");
	expect("a\n:b\n", "(p \"a\" (soft) \":b\")");
	expect("# a\n: b\n", "(h1 \"a\") (p \": b\")");
	expect("[a]: b\n: c\n", "(p \": c\")");
}

static void test_containers(void **state)
{
	(void)state;
	expect("a\n::: note {#b .c title=\"d e\"}\nf\n:::\ng\n",
	       "(p \"a\") (note #b .c \"d e\" (p \"f\")) (p \"g\")");
	expect("::: aside\n:::tip\na\n:::\n::: summary\n:::\n:::\n",
	       "(aside (tip (p \"a\")) (summary))");
	expect("- a\n  ::: warning\n  b\n  :::\n- c\n",
	       "(list tight (li (p \"a\") (warning (p \"b\"))) "
	       "(li (p \"c\")))");
	expect("::: figure\n![a](b)\n\nc\n\nd\n:::\n",
	       "(figure (img b \"a\") (p \"c\") (p \"d\"))");
	expect("::: keyfigures\n- **a** b\n:::\n",
	       "(key (list tight (li (p (strong \"a\") \" b\"))))");
	expect("::: table {#a}\nb\n\n|c|\n|-|\n:::\n",
	       "(table #a - (tr (td \"c\")) (p \"b\"))");
	expect("::: nope {.a}\nb\n:::\n", "(div .a nope (p \"b\"))");
	expect("::: figure\na\n:::\n", "(div figure (p \"a\"))");
	expect("::: table\n|a|\n|-|\n- b\n:::\n",
	       "(div table (table - (tr (td \"a\"))) "
	       "(list tight (li (p \"b\"))))");
	expect("    ::: note\n", "(pre \"::: note\\n\")");
	expect("a\n    ::: note\n", "(p \"a\" (soft) \"::: note\")");
}

static void test_container_findings(void **state)
{
	(void)state;
	expect_findings("::: nte\n:::\n\n> ::: note {a=b #c#}\n\n:::\n",
			"1:5+3 container-unknown nte\n"
			"4:3+18 container-open note\n"
			"4:13+3 attribute-invalid a=b\n"
			"4:17+3 id-invalid #c#\n"
			"6:1+3 container-stray");
	expect_findings("::: chart\n:::\n::: chart {src=x.csv type=y}\n:::\n",
			"1:1+9 container-content chart\n"
			"3:12+9 data-missing x.csv\n"
			"3:22+6 attribute-invalid type=y");
	expect_findings("::: chart {src=spec/land.csv mark=house}\n:::\n",
			"1:30+10 attribute-invalid mark=house");
	expect_findings("::: keyfigures\n1. a\n:::\n",
			"1:1+14 container-content keyfigures");
}

static void test_data(void **state)
{
	struct parsed parsed;
	const struct block *block;

	(void)state;
	parse(&parsed, "::: chart {src=land.csv type=line}\ncaption\n:::\n"
		       "::: table {src=spec/land.csv}\n:::\n");
	block = parsed.document.root->children;
	assert_int_equal(block[0].kind, BLOCK_CHART);
	assert_int_equal(block[0].n_children, 1);
	assert_int_equal(block[0].table->type, CHART_LINE);
	assert_int_equal(block[1].kind, BLOCK_TABLE);
	assert_int_equal(block[1].table->n_rows, 3);
	assert_memory_equal(block[1].table->source.ptr, "tests/spec/land.csv",
			    block[1].table->source.len);
	drop(&parsed);
}

static void test_references(void **state)
{
	(void)state;
	expect("[](#a) [b](#c) [](d)\n",
	       "(p (ref #a) \" \" (link #c \"b\") \" \" (link d))");
}

/* ---- Chinese ---- */

static void test_emphasis(void **state)
{
	(void)state;
	expect("**真。**她", "(p (strong \"真。\") \"她\")");
	expect("他**“好。”**说*（笑）*。",
	       "(p \"他\" (strong \"“好。”\") \"说\" (em \"（笑）\") \"。\")");
	expect("**_中_**后 **数**～", "(p (strong (em \"中\")) \"后 \" "
				      "(strong \"数\") \"～\")");
	expect("# **一。**二\n\n- **三。**四\n\n|**五。**六|\n|-|\n",
	       "(h1 (strong \"一。\") \"二\") "
	       "(list tight (li (p (strong \"三。\") \"四\"))) "
	       "(table - (tr (td (strong \"五。\") \"六\")))");
	expect("`**。**她` <http://a/**。**b>",
	       "(p (code \"**。**她\") \" \" (link http://a/**。**b "
	       "\"http://a/**。**b\"))");
	expect("**a.**b", "(p \"**a.**b\")");
	expect("    **真。**她\n", "(pre \"**真。**她\\n\")");
}

static void test_breaks(void **state)
{
	(void)state;
	expect("中\n文 **中\n文**\n（中）\n`文`",
	       "(p \"中文 \" (strong \"中文\") \"（中）\" (code \"文\"))");
	expect("中：\n“文”\n——文…\n中", "(p \"中：“文”——文…中\")");
	expect("中\na\n文", "(p \"中\" (soft) \"a\" (soft) \"文\")");
	expect("中\n“a”\n文", "(p \"中\" (soft) \"“a”\" (soft) \"文\")");
	expect("한\n국", "(p \"한\" (soft) \"국\")");
	expect("中\\\n文", "(p \"中\" (hard) \"文\")");
	expect("中[^1]\n[^1]文\n\n[^1]: a\n",
	       "(p \"中\" (note 1) (note 1) \"文\") (fn 1 (p \"a\"))");
}

/* Private-use characters, plain and as entities, stay what they are. */
static void test_private(void **state)
{
	(void)state;
	expect("\xEE\x80\x80 &#xE001; &#57346; **真。**她[^1]\n\n[^1]: a\n",
	       "(p \"\xEE\x80\x80 \xEE\x80\x81 \xEE\x80\x82 \" "
	       "(strong \"真。\") \"她\" (note 1)) (fn 1 (p \"a\"))");
}

/* A file that uses them all leaves no room for us. */
static void test_all_private(void **state)
{
	struct buf source = {0};
	struct parsed parsed;

	(void)state;
	for (uint32_t c = 0xE000; c < 0xF000; c++)
		buf_put_code_point(&source, c);
	buf_put(&source, STR("\n\n::: note\n\n**真。**她[^1]\n"));
	parse_from(&parsed, buf_str(&source), 0, 1);
	assert_true(parsed.good);
	assert_int_equal(parsed.document.root->n_children, 3);
	assert_int_equal(parsed.document.root->children[0].text.len,
			 0x1000 * 3);
	drop(&parsed);
	buf_free(&source);
}

/* ---- raw HTML ---- */

static void test_html(void **state)
{
	(void)state;
	expect("H<sub>2</sub>O<wbr/><BR>x",
	       "(p \"H\" (el sub \"2\") \"O\" (el wbr) (hard) \"x\")");
	expect("<u>a *b</u>*", "(p \"a \" (em \"b\"))");
	expect("a <u>b <s>c</u> d</s>",
	       "(p \"a \" (el u \"b \" \"c\") \" d\")");
	expect("a <ruby>漢<rp>(</rp><rt>hàn</rt></ruby>",
	       "(p \"a \" (el ruby \"漢\" (el rp \"(\") (el rt \"hàn\")))");
	expect("a <script>b *c*</script> d", "(p \"a  d\")");
	expect("a <b>c</b> <i x='>'>d</i>", "(p \"a c d\")");
	expect("<div>\na &lt; &copy; *b*\n<p>c<sub>2</sub></p>\n\nd\n</div>",
	       "(p \"a < © *b*\") (p \"c\" (el sub \"2\")) (p \"d\")");
	expect("<pre>\n中\n文\n\n<script>x</script>e</pre>\n",
	       "(p \"中文\") (p \"e\")");
	expect("<!-- a -->\n\nb <!-- c --> d\n", "(p \"b  d\")");
	expect("<b></b>\n\n<div></div>\n", "");
}

static void test_html_findings(void **state)
{
	(void)state;
	expect_findings("a <b>c</b> <b>d</b>\n</i> <u>\n",
			"1:3+3 raw-html <b>\n1:12+3 raw-html <b>\n"
			"2:1+4 raw-html </i>\n2:6+3 raw-html <u>");
	expect_findings("> <div\n> a>\n> <hr>\n",
			"1:3+4 raw-html <div>\n3:3+4 raw-html <hr>");
	expect_findings("a <mark class=b>c</mark> <?d?>\n",
			"1:3+14 raw-html <mark>\n1:26+5 raw-html <?d?");
}

/* ---- places ---- */

static void test_places(void **state)
{
	(void)state;
	expect_places("# a\n\nb\nc\n\n- d\n  - e\n\n> f\n",
		      "h 1:1-1, p 3:1-4, list 6:1-7, li 6:1-7, p 6:3-6, "
		      "list 7:3-7, li 7:3-7, p 7:5-7, quote 9:1-9, p 9:3-9");
	expect_places("a\n===\n\n```\nb\n```\n\n> ```\n> c\nd\n",
		      "h 1:1-2, pre 4:1-6, quote 8:1-9, pre 8:3-9, p 10:1-10");
	expect_places("    a\n\n    b\n\nc\n- ```\n  d\n",
		      "pre 1:5-3, p 5:1-5, "
		      "list 6:1-7, li 6:1-7, pre 6:3-7");
	expect_places("a **中。**b\n\n|c|*d*|\n|-|-|\n|e|f|\n\n**。**g\n",
		      "p 1:1-1, table 3:1-5, p 7:1-7");
	expect_places("::: note\na\n::: tip\nb\n:::\n:::\nc\n",
		      "note 1:1-6, p 2:1-2, tip 3:1-5, p 4:1-4, p 7:1-7");
	expect_places("a\n: b\n  c\n\n  d\n[^x]: e\n\n    - f\n\ng[^x]\n",
		      "dl 1:1-5, dt 1:1-1, dd 2:1-5, p 2:3-3, p 5:3-5, "
		      "p 10:1-10, fn 6:1-8, p 6:7-6, list 8:5-8, li 8:5-8, "
		      "p 8:7-8");
	expect_places("<div>\n a\n b\n</div>\n", "p 2:1-3");
}

/* The body of a file begins below its front matter. */
static void test_body(void **state)
{
	struct parsed parsed;
	struct buf got = {0};
	static const char source[] = "---\norder: 1\n---\n# a {#1}\n\n<b>c\n";

	(void)state;
	parse_from(&parsed, str_from(source), 17, 4);
	put_places(&got, parsed.document.root);
	check(source, &got, "doc 4:1-6, h 4:1-4, p 6:1-6");
	got = (struct buf){0};
	put_findings(&got, &parsed);
	check(source, &got, "4:6+2 id-invalid #1\n6:1+3 raw-html <b>");
	drop(&parsed);
}

static void test_line_ends(void **state)
{
	(void)state;
	expect("a\r\nb\rc\r\n\r\n```\r\nd\r\n```\r\n::: tip\r\ne\r\n:::\r\n",
	       "(p \"a\" (soft) \"b\" (soft) \"c\") (pre \"d\\n\") "
	       "(tip (p \"e\"))");
	expect_places("a\r\n\r\nb[^1]\r\n\r\n[^1]: c\r\n",
		      "p 1:1-1, p 3:1-3, fn 5:1-5, p 5:7-5");
}

/* ---- what is meant to hurt ---- */

static void repeat(struct buf *out, const char *piece, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_put(out, str_from(piece));
}

static void expect_too_deep(const char *piece, size_t n)
{
	struct parsed parsed;
	struct buf source = {0};

	repeat(&source, piece, n);
	parse_from(&parsed, buf_str(&source), 0, 1);
	assert_false(parsed.good);
	assert_int_equal(findings_count(parsed.reader.findings, FATAL), 1);
	drop(&parsed);
	buf_free(&source);
}

static void expect_good(const char *piece, size_t n)
{
	struct parsed parsed;
	struct buf source = {0};

	repeat(&source, piece, n);
	parse_from(&parsed, buf_str(&source), 0, 1);
	assert_true(parsed.good);
	drop(&parsed);
	buf_free(&source);
}

static void test_depth(void **state)
{
	(void)state;
	expect_too_deep(">", 100000);
	expect_too_deep("+ ", 50000);
	expect_too_deep("[^a]: ", 101);
	expect_too_deep("::: note\n", 101);
	expect_too_deep("![[]()", 150000);
	expect_good("> ", 100);
	expect_good("+ ", 100);
	expect_good("::: note\n", 100);
	expect_good("*a ", 20000);
	expect_good("[", 20000);
	expect_good("<u>", 100);
	expect_too_deep("<u>", 101);
}

/* Each would take minutes where time grew with the square of the size. */
static void test_size(void **state)
{
	(void)state;
	expect_good("<div>&amp;<b>\n\n", 5000);
	expect_good("a\r", 100000);
	expect_good("[^a] ", 20000);
	expect_good("[^a]: b\n", 20000);
	expect_good("|", 100000);
	expect_good("|a|\n|-|\n", 10000);
	expect_good("<a\nb>\n", 10000);
	expect_good("中\n“\n", 20000);
	expect_good("a\n: b\n", 10000);
	expect_good("[a]: b\n===\n", 10000);
}

/* A table of many columns with short rows must not fill the memory. */
static void test_wide_table(void **state)
{
	struct parsed parsed;
	struct buf source = {0};

	(void)state;
	repeat(&source, "|a", 20000);
	buf_put_char(&source, '\n');
	repeat(&source, "|-", 20000);
	buf_put_char(&source, '\n');
	repeat(&source, "|a|\n", 20000);
	parse_from(&parsed, buf_str(&source), 0, 1);
	assert_true(parsed.good);
	assert_int_equal(parsed.document.root->children[0].table->n_rows, 1);
	drop(&parsed);
	buf_free(&source);
}

/* However much there is to say, a file says it only so often. */
static void test_many_findings(void **state)
{
	struct parsed parsed;
	struct buf source = {0};
	size_t n;

	(void)state;
	repeat(&source, "<b>", 5000);
	parse_from(&parsed, buf_str(&source), 0, 1);
	findings_sorted(parsed.reader.findings, &n);
	assert_int_equal(n, 1000);
	drop(&parsed);
	buf_free(&source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_commonmark),
		cmocka_unit_test(test_plain_text),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_footnotes),
		cmocka_unit_test(test_definitions),
		cmocka_unit_test(test_containers),
		cmocka_unit_test(test_container_findings),
		cmocka_unit_test(test_data),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_emphasis),
		cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_private),
		cmocka_unit_test(test_all_private),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_html_findings),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_body),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_wide_table),
		cmocka_unit_test(test_many_findings),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
