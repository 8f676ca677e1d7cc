/* Pages that lead out of the site. */
#include "write/leave.h"

#include <stdlib.h>

#include "base/digest.h"
#include "model/profile.h"
#include "write/address.h"
#include "write/details.h"
#include "write/wording.h"
#include "write/writers.h"

/* Markdown nests less deeply; this only keeps the stack safe. */
enum { NESTING = 400, DIGITS = 16 };

/* Browsers do without the slashes, too. */
static bool is_web(struct str href)
{
	return str_eq_fold(str_slice(href, 0, 5), STR("http:")) ||
	       str_eq_fold(str_slice(href, 0, 6), STR("https:"));
}

bool leave_is_announced(const struct site *site, struct str href)
{
	const struct profile *profile = site->profile;
	struct str own = url_host(site->base_url), host;

	if (!profile || !profile->leaving || !is_web(href))
		return false;
	host = url_host(href);
	return !host_is_listed(&own, own.len > 0, host) &&
	       !host_is_listed(profile->hosts, profile->n_hosts, host) &&
	       !host_is_listed(site->direct_hosts, site->n_direct_hosts, host);
}

struct str leave_address(struct arena *arena, struct str href)
{
	struct str digest = digest_sha256(arena, href);

	return arena_join(arena, STR("leave/"), str_slice(digest, 0, DIGITS),
			  STR(".html"));
}

static struct str escaped(struct arena *arena, struct str href)
{
	struct buf out = {0};
	struct str copy;

	address_put_external(&out, href);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

struct str leave_href(const struct page *page, struct str href)
{
	struct str target;

	if (!href.len)
		return href;
	target = escaped(page->arena, href);
	return leave_is_announced(page->build->site, target)
		       ? page_href(page, leave_address(page->arena, target))
		       : target;
}

/* Targets */

struct targets {
	const struct site *site;
	struct arena *arena;
	struct map known;
};

static void add_target(struct targets *targets, struct str href)
{
	struct str *target;

	if (!is_web(href))
		return;
	target = ARENA_NEW(targets->arena, struct str);
	*target = escaped(targets->arena, href);
	if (leave_is_announced(targets->site, *target))
		map_add(&targets->known, targets->arena, *target, target);
}

static void walk_inlines(struct targets *targets,
			 const struct inline_node *node, unsigned depth)
{
	for (; node && depth < NESTING; node = node->next) {
		if ((node->kind == INLINE_LINK ||
		     node->kind == INLINE_REFERENCE) &&
		    !node->target.chapter)
			add_target(targets, node->href);
		walk_inlines(targets, node->children, depth + 1);
	}
}

static void walk_blocks(struct targets *targets, const struct block *blocks,
			size_t n, unsigned depth)
{
	for (size_t i = 0; i < n && depth < NESTING; i++) {
		const struct block *block = &blocks[i];
		const struct table *table = block->table;

		walk_inlines(targets, block->content, 0);
		for (size_t j = 0;
		     table && j < table->n_rows * table->n_columns; j++)
			walk_inlines(targets, table->cells[j].content, 0);
		walk_blocks(targets, block->children, block->n_children,
			    depth + 1);
	}
}

static void add_details(struct targets *targets,
			const struct profile_subject *subject)
{
	const struct profile *profile = targets->site->profile;

	for (size_t i = 0; i < profile->n_fields; i++) {
		const struct profile_field *field = &profile->fields[i];
		struct profile_value value =
			profile_value(targets->arena, field, subject);

		add_target(targets,
			   details_link(targets->arena, field, &value));
	}
}

static void add_edition(struct targets *targets, const struct edition *edition)
{
	struct profile_subject subject = profile_of_edition(edition);

	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			const struct document *document =
				edition->chapters[i]->documents[j];

			if (!document)
				continue;
			walk_blocks(targets, document->root, 1, 0);
			walk_blocks(targets, document->notes, document->n_notes,
				    0);
		}
	add_details(targets, &subject);
}

static struct str *listed(const struct targets *targets, size_t *n)
{
	struct str *list =
		ARENA_ARRAY(targets->arena, struct str, targets->known.len);

	*n = 0;
	for (size_t i = 0; i < targets->known.cap; i++)
		if (targets->known.slots[i].value)
			list[(*n)++] = targets->known.slots[i].key;
	return list;
}

struct str *leave_targets(struct arena *arena,
			  const struct publication *publication, size_t *n)
{
	struct targets targets = {.site = publication->site, .arena = arena};
	struct profile_subject subject = {publication->site, publication, NULL};

	*n = 0;
	if (!publication->site->profile)
		return NULL;
	for (size_t i = 0; i < publication->n_editions; i++)
		add_edition(&targets, &publication->editions[i]);
	add_details(&targets, &subject);
	return listed(&targets, n);
}

/* Pages */

/* A phrase in each language, with the name of the site in it. */
static struct list phrases(const struct page *page, struct str name)
{
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, page->n_tongues);

	for (size_t i = 0; i < page->n_tongues; i++) {
		const struct tongue *tongue = &page->tongues[i];

		texts[i].tag = tongue->ui->tag;
		texts[i].text =
			wording_fill(page->arena, strings_get(tongue->ui, name),
				     STR("{site}"),
				     localized_for(&page->build->site->name,
						   tongue->tag, NULL));
	}
	return page_names(page, &(struct localized){texts, page->n_tongues});
}

static void put_page(const struct build *build, struct str href,
		     const struct tongue *tongues, size_t n)
{
	struct arena arena = {0};
	struct leave_record record = {.href = href, .host = url_host(href)};
	struct page page;

	page_begin(&page, build, &arena, leave_address(&arena, href), tongues,
		   n);
	record.titles = phrases(&page, STR("leave_title"));
	record.texts = phrases(&page, STR("leave_text"));
	record.goes = phrases(&page, STR("leave_go"));
	record.stays = phrases(&page, STR("leave_stay"));
	page.record.canonical = (struct str){0};
	page.record.leave = &record;
	page.record.unlisted = true;
	page.record.title =
		page_title(&page, page_first(record.titles), STR(""));
	page_put(&page, PAGE_LEAVE);
	arena_free(&arena);
}

void write_leave(const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications)
{
	struct arena arena = {0};
	struct targets targets = {.site = build->site, .arena = &arena};
	struct profile_subject subject = {build->site, NULL, NULL};
	const struct tongue *tongues;
	struct str *tags, *list;
	size_t n_tags, n;

	if (!build->site->profile)
		return;
	add_details(&targets, &subject);
	for (size_t i = 0; i < n_publications; i++)
		for (size_t j = 0; j < publications[i].n_leaves; j++)
			add_target(&targets, publications[i].leaves[j]);
	list = listed(&targets, &n);
	tags = page_site_tags(&arena, build->site, publications, n_publications,
			      &n_tags);
	tongues = tongue_list(build, &arena, tags, n_tags);
	for (size_t i = 0; i < n; i++)
		put_page(build, list[i], tongues, n_tags);
	arena_free(&arena);
}
