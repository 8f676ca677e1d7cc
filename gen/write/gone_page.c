/* Pages of chapters that earlier editions had: links to them go on to lead
 * somewhere. A chapter that has another address now is led to, also one that
 * the view has no more, for it lacks the language; of one that is gone the
 * page says so, and what became of its texts. */
#include <string.h>

#include "model/change.h"
#include "write/address.h"
#include "write/leaf.h"
#include "write/render.h"

static struct str file_of(struct arena *arena, struct str address)
{
	return arena_join(arena, address, STR(".html"), STR(""));
}

static bool share_language(const struct view *a, const struct view *b)
{
	for (size_t i = 0; i < a->n_sides; i++)
		for (size_t j = 0; j < b->n_sides; j++)
			if (a->sides[i] == b->sides[j])
				return true;
	return false;
}

/* The chapter's page in the view; or else in one that has a language of it in
 * common, two languages first; or else in any. */
static struct str address_near(struct arena *arena, const struct view *view,
			       const struct chapter *chapter)
{
	const struct view *near = NULL;
	size_t n;
	const struct view *views = edition_views(arena, chapter->edition, &n);

	if (view_has_chapter(view, chapter))
		return address_chapter(arena, view, chapter);
	for (size_t i = n; i-- > 0;)
		if (view_has_chapter(&views[i], chapter) &&
		    (!near || (share_language(view, &views[i]) &&
			       !share_language(view, near))))
			near = &views[i];
	return near ? address_chapter(arena, near, chapter) : STR("");
}

static bool had_page(struct arena *arena, const struct edition *edition,
		     struct str slug, struct str address)
{
	size_t n;
	const struct view *views = edition_views(arena, edition, &n);

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(views[i].slug, slug))
			continue;
		for (size_t j = 0; j < edition->n_chapters; j++)
			if (str_eq(edition->chapters[j]->address, address))
				return view_has_chapter(&views[i],
							edition->chapters[j]);
	}
	return false;
}

struct str leaf_gone_address(struct arena *arena, const struct edition *edition,
			     const struct view *view,
			     const struct gone_chapter *gone)
{
	if (gone->now)
		return address_near(arena, view, gone->now);
	return address_view(arena, edition, view,
			    file_of(arena, gone->address));
}

struct str leaf_absent_address(struct arena *arena, const struct view *view,
			       const struct chapter *chapter)
{
	const struct edition *before = chapter->edition->before;

	if (view_has_chapter(view, chapter))
		return STR("");
	for (; before; before = before->before)
		if (had_page(arena, before, view->slug, chapter->address))
			return address_near(arena, view, chapter);
	return STR("");
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

static void render_body(const struct leaf *leaf,
			const struct gone_chapter *gone, struct buf *out)
{
	struct render render = {.view = leaf->shelf->view,
				.target = TARGET_PAGE,
				.from = gone->address};

	for (size_t i = 0; i < leaf->shelf->view->n_sides; i++)
		render.ui[i] = leaf->shelf->tongues[i].ui;
	render_gone(&render, leaf->book->edition, gone, out);
}

static void put_gone(const struct book *book, const struct shelf *shelf,
		     const struct gone_chapter *gone, struct arena *arena)
{
	const struct publication_record *publication;
	struct chapter_record chapter = {0};
	struct buf body = {0};
	struct leaf leaf;
	struct page_record *record = &leaf.page.record;

	leaf_begin(&leaf, book, shelf, NULL, file_of(arena, gone->address),
		   arena);
	render_body(&leaf, gone, &body);
	chapter.names = page_chapter_names(&leaf.page, gone->chapter);
	chapter.body = buf_str(&body);
	publication = record->publication;
	record->chapter = &chapter;
	record->description = STR("");
	record->alternates = (struct list){0};
	record->unlisted = true;
	record->title = page_title(&leaf.page, page_first(chapter.names),
				   page_first(publication->names));
	notify(&leaf, gone);
	page_put(&leaf.page, PAGE_GONE);
	buf_free(&body);
}

/* The same page as under latest/. */
static void put_moved(const struct book *book, const struct shelf *shelf,
		      struct str address, struct str to,
		      const struct chapter *now, struct arena *arena)
{
	struct str from = address_view(arena, book->edition, shelf->view,
				       file_of(arena, address));
	struct link_record link;
	struct page page;

	page_begin(&page, book->build, arena, from, shelf->tongues,
		   shelf->view->n_sides);
	link = (struct link_record){
		.href = page_href(&page, to),
		.names = page_chapter_names(&page, now),
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
	if (gone->now) {
		put_moved(book, shelf, gone->address,
			  leaf_gone_address(arena, book->edition, shelf->view,
					    gone),
			  gone->now, arena);
		return;
	}
	put_gone(book, shelf, gone, arena);
}

void leaf_write_absent(const struct book *book, const struct shelf *shelf,
		       const struct chapter *chapter, struct arena *arena)
{
	struct str to = leaf_absent_address(arena, shelf->view, chapter);

	if (to.len)
		put_moved(book, shelf, chapter->address, to, chapter, arena);
}
