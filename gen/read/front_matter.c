/* Front matter. Keys that other generators of websites use are left alone, so
 * that their sources build as they are. */
#include "read/front_matter.h"

#include "read/field.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

struct front_matter {
	struct str title;
	struct str key;
	struct str translation_key;
	uint32_t order;
};

static const struct field fields[] = {
	{.key = STR_INIT("title"),
	 FIELD_TEXT,
	 .offset = offsetof(struct front_matter, title)},
	{.key = STR_INIT("key"),
	 FIELD_TEXT,
	 .offset = offsetof(struct front_matter, key)},
	{.key = STR_INIT("translationKey"),
	 FIELD_TEXT,
	 .offset = offsetof(struct front_matter, translation_key)},
	{.key = STR_INIT("order"),
	 FIELD_NUMBER,
	 .offset = offsetof(struct front_matter, order),
	 .max = UINT32_MAX - 1,
	 .hint = MSGID_INIT("write a whole number")},
};

/* What Docusaurus, Eleventy, GitBook, Hexo, Hugo, Jekyll, MkDocs, VitePress
 * and VuePress understand. */
static const struct str foreign[] = {
	STR_INIT("actions"),
	STR_INIT("aliases"),
	STR_INIT("archived"),
	STR_INIT("article"),
	STR_INIT("aside"),
	STR_INIT("author"),
	STR_INIT("authors"),
	STR_INIT("banner"),
	STR_INIT("breadcrumb"),
	STR_INIT("cascade"),
	STR_INIT("categories"),
	STR_INIT("category"),
	STR_INIT("comment"),
	STR_INIT("comments"),
	STR_INIT("contributors"),
	STR_INIT("copyright"),
	STR_INIT("cover"),
	STR_INIT("created"),
	STR_INIT("custom_edit_url"),
	STR_INIT("date"),
	STR_INIT("description"),
	STR_INIT("dir"),
	STR_INIT("displayed_sidebar"),
	STR_INIT("draft"),
	STR_INIT("editLink"),
	STR_INIT("excerpt"),
	STR_INIT("expiryDate"),
	STR_INIT("features"),
	STR_INIT("feed"),
	STR_INIT("footer"),
	STR_INIT("grand_parent"),
	STR_INIT("has_children"),
	STR_INIT("has_toc"),
	STR_INIT("head"),
	STR_INIT("header"),
	STR_INIT("hero"),
	STR_INIT("hide"),
	STR_INIT("hide_table_of_contents"),
	STR_INIT("hide_title"),
	STR_INIT("home"),
	STR_INIT("icon"),
	STR_INIT("id"),
	STR_INIT("image"),
	STR_INIT("images"),
	STR_INIT("index"),
	STR_INIT("isOriginal"),
	STR_INIT("keywords"),
	STR_INIT("lang"),
	STR_INIT("language"),
	STR_INIT("lastUpdated"),
	STR_INIT("last_modified_at"),
	STR_INIT("last_update"),
	STR_INIT("lastmod"),
	STR_INIT("layout"),
	STR_INIT("license"),
	STR_INIT("linkTitle"),
	STR_INIT("locale"),
	STR_INIT("markup"),
	STR_INIT("math"),
	STR_INIT("mathjax"),
	STR_INIT("menu"),
	STR_INIT("mermaid"),
	STR_INIT("meta"),
	STR_INIT("modified"),
	STR_INIT("nav"),
	STR_INIT("nav_order"),
	STR_INIT("navbar"),
	STR_INIT("next"),
	STR_INIT("outline"),
	STR_INIT("outputs"),
	STR_INIT("pageClass"),
	STR_INIT("pagination_label"),
	STR_INIT("pagination_next"),
	STR_INIT("pagination_prev"),
	STR_INIT("params"),
	STR_INIT("parent"),
	STR_INIT("path"),
	STR_INIT("permalink"),
	STR_INIT("prev"),
	STR_INIT("publishDate"),
	STR_INIT("published"),
	STR_INIT("redirect_from"),
	STR_INIT("resources"),
	STR_INIT("robots"),
	STR_INIT("search"),
	STR_INIT("search_exclude"),
	STR_INIT("series"),
	STR_INIT("sidebar"),
	STR_INIT("sidebarDepth"),
	STR_INIT("sidebar_class_name"),
	STR_INIT("sidebar_custom_props"),
	STR_INIT("sidebar_label"),
	STR_INIT("sidebar_position"),
	STR_INIT("sitemap"),
	STR_INIT("slug"),
	STR_INIT("star"),
	STR_INIT("status"),
	STR_INIT("sticky"),
	STR_INIT("subtitle"),
	STR_INIT("summary"),
	STR_INIT("tag"),
	STR_INIT("tagline"),
	STR_INIT("tags"),
	STR_INIT("template"),
	STR_INIT("thumbnail"),
	STR_INIT("titleTemplate"),
	STR_INIT("toc"),
	STR_INIT("toc_max_heading_level"),
	STR_INIT("toc_min_heading_level"),
	STR_INIT("top"),
	STR_INIT("type"),
	STR_INIT("unlisted"),
	STR_INIT("updated"),
	STR_INIT("url"),
	STR_INIT("version"),
	STR_INIT("weight"),
};

static bool is_fence(struct str line)
{
	while (line.len && char_is_blank(line.ptr[line.len - 1]))
		line.len--;
	return str_eq(line, STR("---"));
}

/* Finds the closing fence; false if the text has no front matter. */
static bool find_end(struct str source, struct str *yaml, struct body *body)
{
	struct str rest = source;
	uint32_t line = 2;
	size_t start;

	if (!is_fence(str_cut_line(&rest)) || !rest.ptr)
		return false;
	start = (size_t)(rest.ptr - source.ptr);
	for (; rest.ptr; line++) {
		size_t end = (size_t)(rest.ptr - source.ptr);

		if (!is_fence(str_cut_line(&rest)))
			continue;
		*yaml = str_slice(source, start, end);
		body->line = line + 1;
		body->start =
			rest.ptr ? (size_t)(rest.ptr - source.ptr) : source.len;
		return true;
	}
	return false;
}

bool front_matter_read(struct reader *reader, struct arena *arena,
		       struct document *document, struct body *body)
{
	struct front_matter front = {.order = UINT32_MAX};
	const struct yaml *map;
	struct str text;

	*body = (struct body){0, 1};
	document->order = UINT32_MAX;
	if (!find_end(document->source, &text, body))
		return true;
	map = yaml_parse(reader, arena, document->path, text, 2);
	if (!map)
		return false;
	fields_check(reader, map, fields, LENGTH(fields), foreign,
		     LENGTH(foreign));
	if (!fields_read(reader, arena, map, fields, LENGTH(fields), &front))
		return false;
	document->title = front.title;
	document->key = front.key.len ? front.key : front.translation_key;
	document->order = front.order;
	return true;
}
