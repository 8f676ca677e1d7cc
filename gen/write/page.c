/* A page that begins: what all pages have in common. */
#include "write/page.h"

#include <string.h>

#include "write/address.h"

static struct str escaped(struct arena *arena, struct str path)
{
	struct buf out = {0};
	struct str copy;

	address_escape(&out, path);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

struct str page_href(const struct page *page, struct str to)
{
	struct buf out = {0};
	struct str copy;

	address_relative(&out, page->address, to);
	copy = escaped(page->arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

struct str page_absolute(const struct page *page, struct str to)
{
	return address_absolute(page->arena, page->build->site, to);
}

/* Screen and print have sheets of their own: neither undoes the other. */
static struct str media_of(const struct shared_file *file)
{
	if (file->use != USE_STYLE)
		return STR("");
	return str_eq(file->name, STR("print.css")) ||
			       str_ends(file->name, STR(".print.css"))
		       ? STR("print")
		       : STR("screen");
}

struct list page_files(const struct page *page, enum shared_use use)
{
	const struct templates *templates = page->build->templates;
	struct file_record *records = ARENA_ARRAY(
		page->arena, struct file_record, templates->n_files);
	struct list list = {records, 0};

	for (size_t i = 0; i < templates->n_files; i++) {
		const struct shared_file *file = &templates->files[i];

		if (file->use == use)
			records[list.len++] = (struct file_record){
				.href = page_href(page, file->address),
				.media = media_of(file),
			};
	}
	return list;
}

void page_run(struct page *page, enum shared_use use)
{
	struct list before = page->record.scripts;
	struct list added = page_files(page, use);
	struct file_record *records = ARENA_ARRAY(
		page->arena, struct file_record, before.len + added.len);

	memcpy(records, before.items, before.len * sizeof(*records));
	memcpy(records + before.len, added.items, added.len * sizeof(*records));
	page->record.scripts = (struct list){records, before.len + added.len};
}

static const struct site_record *site_record(const struct page *page)
{
	const struct site *site = page->build->site;
	struct site_record *record = ARENA_NEW(page->arena, struct site_record);

	record->names = page_names(page, &site->name);
	if (!record->names.len)
		record->names = page_site_name(page);
	record->descriptions = page_names(page, &site->description);
	record->publishers = page_names(page, &site->publisher);
	record->href = page_href(page, STR("index.html"));
	return record;
}

void page_begin(struct page *page, const struct build *build,
		struct arena *arena, struct str address,
		const struct tongue *tongues, size_t n_tongues)
{
	const struct tongue *own = &tongues[0];

	*page = (struct page){
		.build = build,
		.arena = arena,
		.address = address,
		.tongues = tongues,
		.n_tongues = n_tongues,
		.ui = own->ui,
	};
	page->record.lang = own->tag;
	page->record.dir = tongue_direction(own);
	if (own->foreign_words) {
		page->record.words_lang = own->ui->tag;
		page->record.words_dir =
			direction_name(language_find(own->ui->tag)->direction);
	}
	page->record.layout = STR("single");
	page->record.root = address_root(arena, address);
	page->record.canonical = page_absolute(page, address);
	page->record.styles = page_files(page, USE_STYLE);
	page->record.scripts = page_files(page, USE_SCRIPT);
	page->record.site = site_record(page);
}
