/* Templates from any bytes: compiled and, if they are well-formed, run. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "template/ops.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct item {
	struct str name;
	struct list items;
};

struct page {
	struct str title;
	struct str body;
	bool draft;
	const void *item;
	struct list items;
};

static const struct record_type item_type;

static const struct field item_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct item, name), NULL, ""},
	{"items", FIELD_LIST, offsetof(struct item, items), &item_type, ""},
};
static const struct record_type item_type = {"item", "", item_fields, 2,
					     sizeof(struct item)};

static const struct field page_fields[] = {
	{"title", FIELD_TEXT, offsetof(struct page, title), NULL, ""},
	{"body", FIELD_MARKUP, offsetof(struct page, body), NULL, ""},
	{"draft", FIELD_FLAG, offsetof(struct page, draft), NULL, ""},
	{"item", FIELD_RECORD, offsetof(struct page, item), &item_type, ""},
	{"items", FIELD_LIST, offsetof(struct page, items), &item_type, ""},
};
static const struct record_type page_type = {"page", "", page_fields, 5,
					     sizeof(struct page)};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct item leaves[] = {{STR_INIT("<&\">"), {NULL, 0}}};
	static const struct item items[] = {{STR_INIT("one"), {leaves, 1}},
					    {STR_INIT(""), {NULL, 0}}};
	static const struct page page = {STR_INIT("A & B"),
					 STR_INIT("<p/>"),
					 true,
					 &items[0],
					 {items, 2}};
	struct arena arena = {0};
	struct strings table = {.tag = STR("en")};
	struct string_tables strings = {&table, 1};
	struct str word = STR("Next"), folder = STR("/nonexistent");
	struct template_source source = {&arena, findings_new(), &folder, 1,
					 &strings};
	const struct template *template;
	struct buf out = {0};

	map_add(&table.texts, &arena, STR("next"), &word);
	template = template_compile_text(&source, STR("a.html"),
					 (struct str){(const char *)data, size},
					 "page", &page_type);
	if (template)
		template_run(template, &page, &table, &out);
	buf_free(&out);
	findings_free(source.findings);
	arena_free(&arena);
	return 0;
}
