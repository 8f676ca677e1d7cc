/* Templates: every construct, every mistake with its line, the order of the
 * folders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "template/ops.h"

#define T "xmlns:t=\"urn:diglot:template\""

struct item {
	struct str name;
	bool chosen;
	struct list parts;
};

struct author {
	struct str name;
};

struct page {
	struct str title;
	struct str empty;
	struct str body;
	bool draft;
	const void *author;
	const void *nobody;
	struct list items;
	struct list none;
};

static const struct record_type part_type;

static const struct field author_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct author, name), NULL, "A name."},
};
static const struct record_type author_type = {
	"author", "A person.", author_fields, 1, sizeof(struct author)};

static const struct record_type part_type = {"part", "A part.", author_fields,
					     1, sizeof(struct author)};

static const struct field item_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct item, name), NULL, "A name."},
	{"chosen", FIELD_FLAG, offsetof(struct item, chosen), NULL, "A flag."},
	{"parts", FIELD_LIST, offsetof(struct item, parts), &part_type,
	 "A list."},
};
static const struct record_type item_type = {"item", "An item.", item_fields, 3,
					     sizeof(struct item)};

static const struct field page_fields[] = {
	{"title", FIELD_TEXT, offsetof(struct page, title), NULL, "The title."},
	{"empty", FIELD_TEXT, offsetof(struct page, empty), NULL, "Nothing."},
	{"body", FIELD_MARKUP, offsetof(struct page, body), NULL, "The text."},
	{"draft", FIELD_FLAG, offsetof(struct page, draft), NULL, "A draft."},
	{"author", FIELD_RECORD, offsetof(struct page, author), &author_type,
	 "Who wrote it."},
	{"nobody", FIELD_RECORD, offsetof(struct page, nobody), &author_type,
	 "Who did not."},
	{"items", FIELD_LIST, offsetof(struct page, items), &item_type,
	 "The items."},
	{"none", FIELD_LIST, offsetof(struct page, none), &item_type,
	 "No items."},
};
static const struct record_type page_type = {"page", "A page.", page_fields, 8,
					     sizeof(struct page)};

static const struct author author = {STR_INIT("Li & Co")};
static const struct author parts[] = {{STR_INIT("x")}, {STR_INIT("y")}};
static const struct item items[] = {
	{STR_INIT("one"), true, {parts, 2}},
	{STR_INIT("two"), false, {NULL, 0}},
	{STR_INIT("three"), false, {parts, 1}},
};
static const struct page page = {
	.title = STR_INIT("A < \"B\" & C\xC2\xA0"
			  "D"),
	.body = STR_INIT("<p>text</p>"),
	.draft = true,
	.author = &author,
	.items = {items, 3},
};

/* What a test works with. */
struct state {
	struct arena arena;
	struct findings *findings;
	struct strings tables[2];
	struct string_tables strings;
	struct str folders[2];
	char folder_names[2][32];
};

static void add_word(struct state *state, size_t table, struct str name,
		     struct str text)
{
	struct str *copy = ARENA_NEW(&state->arena, struct str);

	*copy = text;
	map_add(&state->tables[table].texts, &state->arena, name, copy);
}

static int setup(void **data)
{
	struct state *state = calloc(1, sizeof(*state));

	state->findings = findings_new();
	state->tables[0].tag = STR("en");
	state->tables[1].tag = STR("zh-Hans");
	state->strings = (struct string_tables){state->tables, 2};
	add_word(state, 0, STR("next"), STR("Next \"&\""));
	add_word(state, 1, STR("next"), STR("下一章"));
	add_word(state, 0, STR("only"), STR("English only"));
	for (size_t i = 0; i < 2; i++) {
		strcpy(state->folder_names[i], "/tmp/diglot-test-XXXXXX");
		assert_non_null(mkdtemp(state->folder_names[i]));
		state->folders[i] = str_from(state->folder_names[i]);
	}
	*data = state;
	return 0;
}

static int teardown(void **data)
{
	struct state *state = *data;
	char command[128];

	for (size_t i = 0; i < 2; i++) {
		snprintf(command, sizeof(command), "rm -r %s",
			 state->folder_names[i]);
		assert_int_equal(system(command), 0);
	}
	findings_free(state->findings);
	arena_free(&state->arena);
	free(state);
	return 0;
}

static struct template_source source_of(struct state *state)
{
	return (struct template_source){&state->arena, state->findings,
					state->folders, 2, &state->strings};
}

static const struct template *compile(struct state *state, const char *name,
				      const char *text)
{
	struct template_source source = source_of(state);

	return template_compile_text(&source, str_from(name), str_from(text),
				     "page", &page_type);
}

static void put_file(struct state *state, size_t folder, const char *name,
		     const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", state->folder_names[folder],
		 name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static const char *run(struct state *state, const struct template *template,
		       size_t table)
{
	struct buf out = {0};
	struct str text;

	assert_non_null(template);
	template_run(template, &page, &state->tables[table], &out);
	text = buf_copy(&out, &state->arena);
	buf_free(&out);
	return text.ptr;
}

/* What the template yields, between the prolog and the last line end. */
static void assert_yields(struct state *state, const char *text,
			  const char *expected)
{
	const struct template *template = compile(state, "a.txt", text);
	struct str got = str_from(run(state, template, 0));
	size_t prolog = str_find_char(got, '\n') + 1;

	assert_true(str_ends(got, STR("\n")));
	got = str_slice(got, prolog, got.len - 1);
	assert_string_equal(arena_str(&state->arena, got).ptr, expected);
}

/* One finding, at this line and column, with this first argument. */
static void assert_fails(struct state *state, const char *text,
			 enum message_id id, uint32_t line, uint32_t column,
			 const char *arg)
{
	size_t n;
	const struct finding *found;

	findings_free(state->findings);
	state->findings = findings_new();
	assert_null(compile(state, "a.html", text));
	found = findings_sorted(state->findings, &n);
	assert_int_equal(n, 1);
	assert_string_equal(messages[found->id].text, messages[id].text);
	assert_int_equal(found->id, id);
	assert_int_equal(found->place.line, line);
	assert_int_equal(found->place.column, column);
	if (arg)
		assert_string_equal(found->args[0].ptr, arg);
}

static void test_fields(void **data)
{
	assert_yields(*data, "<p " T " title=\"{page.title}\">{page.title}</p>",
		      "<p title=\"A &lt; &quot;B&quot; &amp; C&#160;D\">"
		      "A &lt; \"B\" &amp; C&#160;D</p>");
	assert_yields(*data, "<p " T ">by { page.author.name }!</p>",
		      "<p>by Li &amp; Co!</p>");
	assert_yields(*data, "<p>({page.nobody.name}{page.empty})</p>",
		      "<p>()</p>");
	assert_yields(*data, "<p class=\"a {page.empty} b\">{{x} }</p>",
		      "<p class=\"a  b\">{x} }</p>");
}

static void test_attributes(void **data)
{
	assert_yields(*data, "<p lang=\"{page.empty}\" dir=\"ltr\"/>",
		      "<p dir=\"ltr\"></p>");
	assert_yields(*data, "<p lang=\"{page.nobody.name}\">x</p>",
		      "<p>x</p>");
	assert_yields(*data, "<p id=\"{page.author.name}\" class=\"\"/>",
		      "<p id=\"Li &amp; Co\" class=\"\"></p>");
	assert_yields(*data, "<p title='&quot;&lt;&amp;'/>",
		      "<p title=\"&quot;&lt;&amp;\"></p>");
	assert_yields(*data, "<p xml:lang=\"en\">x</p>",
		      "<p xml:lang=\"en\">x</p>");
}

static void test_words(void **data)
{
	struct state *state = *data;
	const struct template *template = compile(
		state, "a.html",
		"<p title=\"{ui.next}\" class=\"{ui.next}!\">{ui.next}</p>");

	assert_string_equal(run(state, template, 0),
			    "<!DOCTYPE html>\n<p title=\"Next &quot;&amp;&quot;"
			    "\" class=\"Next &quot;&amp;&quot;!\">"
			    "Next \"&amp;\"</p>\n");
	assert_string_equal(run(state, template, 1),
			    "<!DOCTYPE html>\n<p title=\"下一章\" "
			    "class=\"下一章!\">下一章</p>\n");
}

static void test_conditions(void **data)
{
	assert_yields(*data,
		      "<p " T "><b t:if=\"page.draft\">1</b>"
		      "<b t:if=\"page.empty\">2</b>"
		      "<b t:if=\"page.author\">3</b>"
		      "<b t:if=\"page.nobody\">4</b>"
		      "<b t:if=\"page.items\">5</b>"
		      "<b t:if=\"page.none\">6</b>"
		      "<b t:if=\"page.body\">7</b></p>",
		      "<p><b>1</b><b>3</b><b>5</b><b>7</b></p>");
	assert_yields(*data,
		      "<p " T "><b t:unless=\"page.draft\">1</b>"
		      "<b t:unless=\"page.nobody.name\">2</b></p>",
		      "<p><b>2</b></p>");
	assert_yields(*data,
		      "<p " T "><b t:if=\"page.draft\" "
		      "t:unless=\"page.empty\">1</b></p>",
		      "<p><b>1</b></p>");
}

static void test_lists(void **data)
{
	assert_yields(*data,
		      "<ul " T "><li t:each=\"i in page.items\">{i.name}"
		      "</li></ul>",
		      "<ul><li>one</li><li>two</li><li>three</li></ul>");
	assert_yields(*data,
		      "<ul " T "><li t:each=\"i in page.none\">{i.name}</li>"
		      "</ul>",
		      "<ul></ul>");
	assert_yields(*data,
		      "<p " T "><t:block t:each=\"i in page.items\">{i.name}:"
		      "<t:block t:each=\"j in i.parts\">{i.name}{j.name}"
		      "{page.author.name};</t:block></t:block></p>",
		      "<p>one:onexLi &amp; Co;oneyLi &amp; Co;two:three:"
		      "threexLi &amp; Co;</p>");
	assert_yields(*data,
		      "<p " T "><b t:each=\"i in page.items\" "
		      "t:if=\"i.chosen\">{i.name}</b></p>",
		      "<p><b>one</b></p>");
}

static void test_insert(void **data)
{
	assert_yields(*data, "<div " T " t:insert=\"page.body\" id=\"x\"/>",
		      "<div id=\"x\"><p>text</p></div>");
	assert_yields(*data,
		      "<div " T "><t:block t:insert=\"page.body\"> </t:block>"
		      "</div>",
		      "<div><p>text</p></div>");
}

static void test_polyglot(void **data)
{
	assert_yields(*data,
		      "<p>a<br></br>b<img alt=\"\"/><i/><b></b>&#160;</p>",
		      "<p>a<br/>b<img alt=\"\"/><i></i><b></b>&#160;</p>");
	assert_yields(*data, "<p>a<!-- no {x} -->b<![CDATA[<&]]></p>",
		      "<p>ab&lt;&amp;</p>");
	assert_yields(*data,
		      "<package xmlns=\"urn:p\"><meta>x</meta></package>",
		      "<package xmlns=\"urn:p\"><meta>x</meta></package>");
}

static void test_name_spaces(void **data)
{
	struct state *state = *data;

	put_file(state, 0, "in.html",
		 "<a xmlns=\"urn:h\" xmlns:e=\"urn:e\" " T
		 " e:type=\"x\"><e:b/></a>");
	assert_yields(state,
		      "<p xmlns=\"urn:h\" " T
		      "><i t:include=\"in.html\"/><b xmlns=\"urn:g\"><c/></b>"
		      "</p>",
		      "<p xmlns=\"urn:h\"><a xmlns:e=\"urn:e\" e:type=\"x\">"
		      "<e:b></e:b></a><b xmlns=\"urn:g\"><c></c></b></p>");
	assert_yields(state,
		      "<t:block xmlns:s=\"urn:s\" " T "><s:a><s:b/></s:a>"
		      "</t:block>",
		      "<s:a xmlns:s=\"urn:s\"><s:b></s:b></s:a>");
}

static void test_white_space(void **data)
{
	assert_yields(*data, "<p>\n    a  b \n\n  c </p>", "<p>\na  b\nc </p>");
	assert_yields(*data,
		      "<ul " T ">\n  <li t:if=\"page.empty\">1</li>\n"
		      "  <!-- x -->\n  <li>2</li>\n</ul>",
		      "<ul>\n<li>2</li>\n</ul>");
	assert_yields(*data, "<pre>\n  a\n\n  b</pre>",
		      "<pre>\n  a\n\n  b</pre>");
	assert_yields(*data,
		      "<p xml:space=\"preserve\">\n  a<b xml:space=\"default\">"
		      "\n  c</b></p>",
		      "<p xml:space=\"preserve\">\n  a"
		      "<b xml:space=\"default\">\nc</b></p>");
}

static void test_prologs(void **data)
{
	struct state *state = *data;

	assert_string_equal(run(state, compile(state, "a.html", "<p/>"), 0),
			    "<!DOCTYPE html>\n<p></p>\n");
	assert_string_equal(run(state, compile(state, "a.xhtml", "<p/>"), 0),
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<!DOCTYPE html>\n<p></p>\n");
	assert_string_equal(run(state, compile(state, "a.svg", "<svg/>"), 0),
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<svg></svg>\n");
}

static void test_with(void **data)
{
	struct state *state = *data;

	put_file(state, 1, "names.html",
		 "<i " T " t:each=\"name in names\">{name.name}</i>");
	assert_yields(state,
		      "<p " T "><t:block t:with=\"names = page.items\" "
		      "t:include=\"names.html\"/></p>",
		      "<p><i>one</i><i>two</i><i>three</i></p>");
	assert_yields(state,
		      "<p " T "><b t:with=\"a = page.author\">{a.name}</b>"
		      "<b t:with=\"a = page.title\" t:if=\"a\">{a}</b></p>",
		      "<p><b>Li &amp; Co</b><b>A &lt; \"B\" &amp; "
		      "C&#160;D</b></p>");
	assert_yields(state,
		      "<p " T "><t:block t:each=\"i in page.items\">"
		      "<b t:with=\"n = i.name\">{n}</b></t:block></p>",
		      "<p><b>one</b><b>two</b><b>three</b></p>");
}

static void test_include(void **data)
{
	struct state *state = *data;

	put_file(state, 1, "in.html",
		 "<b " T " t:if=\"i.chosen\">{i.name}"
		 "<t:block t:include=\"deep.html\"/></b>");
	put_file(state, 1, "deep.html", "<i>{page.author.name}</i>");
	assert_yields(state,
		      "<p " T "><t:block t:each=\"i in page.items\">"
		      "<x t:include=\"in.html\"/></t:block></p>",
		      "<p><b>one<i>Li &amp; Co</i></b></p>");
	put_file(state, 0, "deep.html", "<i>mine</i>");
	assert_yields(state,
		      "<p " T "><x t:each=\"i in page.items\" "
		      "t:include=\"in.html\"/></p>",
		      "<p><b>one<i>mine</i></b></p>");
}

static void test_folders(void **data)
{
	struct state *state = *data;
	struct template_source source = source_of(state);

	put_file(state, 1, "a.html", "<p>installed</p>");
	assert_string_equal(run(state,
				template_compile(&source, STR("a.html"), "page",
						 &page_type),
				0),
			    "<!DOCTYPE html>\n<p>installed</p>\n");
	put_file(state, 0, "a.html", "<p>own</p>");
	assert_string_equal(run(state,
				template_compile(&source, STR("a.html"), "page",
						 &page_type),
				0),
			    "<!DOCTYPE html>\n<p>own</p>\n");
	assert_null(
		template_compile(&source, STR("b.html"), "page", &page_type));
	assert_null(template_compile(&source, STR("../b.html"), "page",
				     &page_type));
}

static void test_unknown_fields(void **data)
{
	assert_fails(*data, "<p>\n\n  {page.titel}</p>", TEMPLATE_FIELD_NEAR, 3,
		     3, "page.titel");
	assert_fails(*data, "<p\n a='1'\n b='{page.qqqqqq}'/>", TEMPLATE_FIELD,
		     3, 5, "page.qqqqqq");
	assert_fails(*data, "<p>{pag.title}</p>", TEMPLATE_FIELD_NEAR, 1, 4,
		     "pag.title");
	assert_fails(*data, "<p>{page}</p>", TEMPLATE_FIELD, 1, 4, "page");
	assert_fails(*data, "<p>{page.title.x}</p>", TEMPLATE_FIELD, 1, 4,
		     "page.title.x");
	assert_fails(*data, "<p>{}</p>", TEMPLATE_FIELD, 1, 4, "");
	assert_fails(*data, "<p " T ">\n<b t:if=\"page.drift\"/></p>",
		     TEMPLATE_FIELD_NEAR, 2, 9, "page.drift");
	assert_fails(*data,
		     "<p " T "><b t:each=\"i in page.items\"/>{i.name}</p>",
		     TEMPLATE_FIELD, 1, 63, "i.name");
}

static void test_nearest_name(void **data)
{
	struct state *state = *data;
	const struct finding *found;
	size_t n;

	assert_null(compile(state, "a.html", "<p>{page.auhtor.name}</p>"));
	found = findings_sorted(state->findings, &n);
	assert_int_equal(n, 1);
	assert_string_equal(found->args[1].ptr, "page.author.name");
}

static void test_kinds(void **data)
{
	assert_fails(*data, "<p>{page.draft}</p>", TEMPLATE_NOT_TEXT, 1, 4,
		     "page.draft");
	assert_fails(*data, "<p a=\"{page.body}\"/>", TEMPLATE_NOT_TEXT, 1, 7,
		     "page.body");
	assert_fails(*data, "<p " T " t:insert=\"page.title\"/>",
		     TEMPLATE_NOT_MARKUP, 1, 43, "page.title");
	assert_fails(*data, "<p " T " t:each=\"i in page.title\"/>",
		     TEMPLATE_NOT_LIST, 1, 41, "page.title");
}

static void test_mistakes(void **data)
{
	assert_fails(*data, "<p>\n{page.title</p>", TEMPLATE_BRACE, 2, 1, NULL);
	assert_fails(*data, "<p " T "\n t:eech=\"x\"/>", TEMPLATE_ATTRIBUTE, 2,
		     2, "t:eech");
	assert_fails(*data, "<p " T ">\n<t:blok/></p>", TEMPLATE_ELEMENT, 2, 1,
		     "blok");
	assert_fails(*data, "<p " T " t:each=\"page.items\"/>", TEMPLATE_EACH,
		     1, 41, "page.items");
	assert_fails(*data, "<p " T " t:with=\"x in page.items\"/>",
		     TEMPLATE_WITH, 1, 41, "x in page.items");
	assert_fails(*data, "<p " T " t:with=\"x = page.title\">{x.y}</p>",
		     TEMPLATE_FIELD, 1, 58, "x.y");
	assert_fails(*data, "<p " T " t:each=\"page in page.items\"/>",
		     TEMPLATE_NAME_TAKEN, 1, 41, "page");
	assert_fails(*data, "<p " T " t:each=\"ui in page.items\"/>",
		     TEMPLATE_NAME_TAKEN, 1, 41, "ui");
	assert_fails(*data, "<p " T " t:insert=\"page.body\">x</p>",
		     TEMPLATE_REPLACED, 1, 1, "p");
	assert_fails(*data, "<p " T "><t:block class=\"x\"/></p>",
		     TEMPLATE_REPLACED, 1, 43, "class");
	assert_fails(*data, "<p><br>x</br></p>", TEMPLATE_VOID, 1, 4, "br");
	assert_fails(*data, "<p><?php x?></p>", TEMPLATE_INSTRUCTION, 1, 4,
		     "php");
}

static void test_inline_code(void **data)
{
	assert_fails(*data, "<p style=\"color:red\">x</p>", TEMPLATE_INLINE, 1,
		     4, "style");
	assert_fails(*data, "<p onclick=\"x()\">x</p>", TEMPLATE_INLINE, 1, 4,
		     "onclick");
	assert_fails(*data, "<head><script>x</script></head>", TEMPLATE_INLINE,
		     1, 7, "script");
	assert_yields(*data, "<head><script src=\"a.js\"/></head>",
		      "<head><script src=\"a.js\"></script></head>");
}

static void test_syntax(void **data)
{
	assert_fails(*data, "<p>\n<b>\n</p>", TEMPLATE_SYNTAX, 3, 5, NULL);
	assert_fails(*data, "", TEMPLATE_SYNTAX, 1, 1, NULL);
	assert_fails(*data, "<p>&nbsp;</p>", TEMPLATE_SYNTAX, 1, 10, NULL);
	assert_fails(*data, "\n<!DOCTYPE html>\n<p/>", TEMPLATE_DOCTYPE, 2, 1,
		     NULL);
	assert_fails(*data,
		     "<!DOCTYPE p [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>"
		     "<p>&c;</p>",
		     TEMPLATE_DOCTYPE, 1, 1, NULL);
}

static void test_missing_word(void **data)
{
	assert_fails(*data, "<p>\n{ui.only}</p>", TEMPLATE_STRING, 2, 1,
		     "only");
}

static void test_cycle(void **data)
{
	struct state *state = *data;
	struct template_source source = source_of(state);
	const struct finding *found;
	size_t n;

	put_file(state, 0, "a.html",
		 "<p " T ">\n<b t:include=\"b.html\"/></p>");
	put_file(state, 0, "b.html",
		 "<p " T ">\n\n<b t:include=\"./a.html\"/>"
		 "</p>");
	assert_null(
		template_compile(&source, STR("a.html"), "page", &page_type));
	found = findings_sorted(state->findings, &n);
	assert_int_equal(n, 1);
	assert_int_equal(found->id, TEMPLATE_CYCLE);
	assert_int_equal(found->place.line, 3);
	assert_true(str_ends(found->place.file, STR("/b.html")));
	assert_string_equal(found->args[1].ptr, "a.html > b.html");
}

static void test_missing_file(void **data)
{
	assert_fails(*data, "<p " T ">\n<b t:include=\"no.html\"/></p>",
		     TEMPLATE_FILE, 2, 14, "no.html");
	assert_fails(*data, "<p " T ">\n<b t:include=\"/etc/passwd\"/></p>",
		     TEMPLATE_FILE, 2, 14, "/etc/passwd");
}

/* Files that include each other twice: bounded, and quick. */
static void test_include_bomb(void **data)
{
	struct state *state = *data;
	struct template_source source = source_of(state);
	const struct finding *found;
	char name[32], text[512];
	size_t n;

	for (int i = 0; i < 15; i++) {
		snprintf(name, sizeof(name), "%d.html", i);
		snprintf(text, sizeof(text),
			 "<t:block " T "><b t:include=\"%d.html\"/>"
			 "<b t:include=\"%d.html\"/><b t:include=\"%d.html\"/>"
			 "<b t:include=\"%d.html\"/></t:block>",
			 i + 1, i + 1, i + 1, i + 1);
		put_file(state, 0, name, text);
	}
	put_file(state, 0, "15.html", "<b/>");
	assert_null(
		template_compile(&source, STR("0.html"), "page", &page_type));
	found = findings_sorted(state->findings, &n);
	assert_true(n > 0);
	assert_int_equal(found->id, TEMPLATE_NESTING);
}

static void test_all_mistakes_are_told(void **data)
{
	struct state *state = *data;
	size_t n;

	assert_null(compile(state, "a.html",
			    "<p>{page.a}{page.b}\n{page.draft}</p>"));
	findings_sorted(state->findings, &n);
	assert_int_equal(n, 3);
}

static void test_describe(void **data)
{
	struct buf out = {0};

	(void)data;
	template_describe("page", &page_type, &out);
	buf_put_char(&out, '\0');
	assert_non_null(strstr(out.ptr, "### page\n\nA page.\n"));
	assert_non_null(strstr(out.ptr, "| `title` | text | The title. |\n"));
	assert_non_null(
		strstr(out.ptr, "| `items` | list of [item](#item) | The"));
	assert_non_null(strstr(out.ptr, "### part\n"));
	buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_fields),       TEST(test_attributes),
		TEST(test_words),        TEST(test_conditions),
		TEST(test_lists),        TEST(test_insert),
		TEST(test_polyglot),     TEST(test_name_spaces),
		TEST(test_white_space),  TEST(test_prologs),
		TEST(test_with),         TEST(test_include),
		TEST(test_folders),      TEST(test_unknown_fields),
		TEST(test_nearest_name), TEST(test_kinds),
		TEST(test_mistakes),     TEST(test_inline_code),
		TEST(test_syntax),       TEST(test_missing_word),
		TEST(test_cycle),        TEST(test_missing_file),
		TEST(test_include_bomb), TEST(test_all_mistakes_are_told),
		TEST(test_describe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
