/* Pages of chapters that earlier editions had: links to them go on to lead
 * somewhere. A chapter that has another address now is led to; of one that is
 * gone the page says so, and what became of its texts. */
#include <string.h>

#include "model/change.h"
#include "write/address.h"
#include "write/leaf.h"
#include "write/render.h"

static struct str file_of(struct arena *arena, struct str address)
{
	return arena_join(arena, address, STR(".html"), STR(""));
}

struct str leaf_gone_file(struct arena *arena, const struct view *view,
			  const struct gone_chapter *gone)
{
	return file_of(arena, gone->now && view_has_chapter(view, gone->now)
				      ? gone->now->address
				      : gone->address);
}

/* Where its first retired id is told of. */
static struct str changes_href(const struct page *page,
			       const struct edition *edition,
			       const struct gone_chapter *gone)
{
	struct str href =
		page_href(page, address_changes(page->arena, edition, 0));

	for (size_t i = 0; i < gone->n_former; i++)
		if (gone->former[i].retired)
			return arena_join(page->arena, href, STR("#"),
					  gone->former[i].id);
	return href;
}

/* The page that it had, in the same view or in another; empty if that is not
 * written. */
static struct str last_href(const struct leaf *leaf,
			    const struct chapter *chapter)
{
	const struct page *page = &leaf->page;
	const struct edition *edition = chapter->edition;
	const struct view *views, *found = NULL;
	struct str slug = leaf->shelf->view->slug;
	size_t n;

	if (!edition_is_written(edition))
		return (struct str){0};
	views = edition_views(page->arena, edition, &n);
	for (size_t i = n; i-- > 0;)
		if (view_has_chapter(&views[i], chapter) &&
		    !(found && str_eq(found->slug, slug)))
			found = &views[i];
	return found ? page_href(page,
				 address_chapter(page->arena, found, chapter))
		     : (struct str){0};
}

static void notify(struct leaf *leaf, const struct gone_chapter *gone)
{
	enum { MOST = 2 };
	const struct page *page = &leaf->page;
	struct list before = page->record.notices;
	struct notice_record *notices =
		ARENA_ARRAY(page->arena, struct notice_record, before.len + 1);
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, MOST);
	struct list list = {links, 0};
	struct str last = last_href(leaf, gone->chapter);

	links[list.len++] = (struct link_record){
		.href = changes_href(page, leaf->book->edition, gone),
		.names = page_words(page, STR("gone_what"))};
	if (last.len)
		links[list.len++] = (struct link_record){
			.href = last,
			.names = page_words(page, STR("former_was"))};
	notices[0] = (struct notice_record){
		.kind = STR("gone"),
		.names = page_words(page, STR("gone_notice")),
		.links = list};
	if (before.len)
		memcpy(notices + 1, before.items,
		       before.len * sizeof(*notices));
	leaf->page.record.notices = (struct list){notices, before.len + 1};
}

static void put_gone(struct leaf *leaf, const struct gone_chapter *gone)
{
	struct page *page = &leaf->page;
	struct page_record *record = &page->record;
	const struct publication_record *publication = record->publication;
	struct chapter_record chapter = {
		.names = page_chapter_names(page, gone->chapter)};
	struct buf body = {0};
	struct render render = {.view = leaf->shelf->view,
				.target = TARGET_PAGE,
				.from = gone->address};

	for (size_t i = 0; i < leaf->shelf->view->n_sides; i++)
		render.ui[i] = leaf->shelf->tongues[i].ui;
	render_gone(&render, leaf->book->edition, gone, &body);
	chapter.body = buf_str(&body);
	record->chapter = &chapter;
	record->description = STR("");
	record->alternates = (struct list){0};
	record->unlisted = true;
	record->title = page_title(page, page_first(chapter.names),
				   page_first(publication->names));
	notify(leaf, gone);
	page_put(page, PAGE_GONE);
	buf_free(&body);
}

/* The same page as under latest/. */
static void put_moved(const struct book *book, const struct shelf *shelf,
		      const struct gone_chapter *gone, struct arena *arena)
{
	struct str from = address_view(arena, book->edition, shelf->view,
				       file_of(arena, gone->address));
	struct str to = address_chapter(arena, shelf->view, gone->now);
	struct link_record link;
	struct page page;

	page_begin(&page, book->build, arena, from, shelf->tongues,
		   shelf->view->n_sides);
	link = (struct link_record){
		.href = page_href(&page, to),
		.names = page_chapter_names(&page, gone->now),
	};
	page.record.canonical = page_absolute(&page, to);
	page.record.title = page_first(link.names);
	page.record.target = page_link(&page, link);
	page.record.unlisted = true;
	page_put(&page, PAGE_LATEST);
}

void leaf_write_gone(const struct book *book, const struct shelf *shelf,
		     const struct gone_chapter *gone, struct arena *arena)
{
	struct leaf leaf;

	if (gone->now && view_has_chapter(shelf->view, gone->now)) {
		put_moved(book, shelf, gone, arena);
		return;
	}
	leaf_begin(&leaf, book, shelf, NULL, file_of(arena, gone->address),
		   arena);
	put_gone(&leaf, gone);
}
