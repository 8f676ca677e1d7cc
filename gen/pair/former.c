/* Former places: what the addresses of earlier editions lead to.
 *
 * Every page of the edition before, also of a chapter that was gone by then,
 * has a page here: the chapter at the same address; or else the one that its
 * chapter became; or else that of a chapter that is gone. Ids that the page
 * had and has no more are handed on from edition to edition. */
#include "model/change.h"
#include "pair/identity.h"

struct leaving {
	struct identity *identity;
	struct edition *edition;
	struct arena *arena;  /* the publication's */
	const bool *stays;    /* of the edition before */
	struct map chapters;  /* address → chapter */
	struct map retired;   /* id → retired id */
	struct map *seen;     /* one a page: ids */
	struct keyed *places; /* of the items; b is their number */
	struct former_place *items;
	size_t len;
};

/* A page of the edition before, and what is here instead. */
struct turning {
	const struct chapter *chapter; /* of this edition, or NULL */
	size_t page;                   /* chapters first, then what is gone */
	bool same;                     /* it is the same chapter: places hold */
};

/* How many children of its chapter's root stand before the one that the pair
 * is in; notes stand behind all. */
static size_t count_above(const struct pair *pair)
{
	const struct pair *root = &pair->chapter->root;

	while (pair->parent && pair->parent != root)
		pair = pair->parent;
	if (pair < root->children || pair >= root->children + root->n_children)
		return root->n_children;
	return (size_t)(pair - root->children);
}

/* Behind what is left of it; not before the title of a chapter. */
static size_t place_now(const struct pair *now)
{
	size_t n = count_above(now);

	return n ? n : 1;
}

static const struct chapter *became(const struct leaving *leaving,
				    const struct chapter *chapter)
{
	uint32_t number = NODE_NONE;

	if (chapter)
		number = leaving->identity->rows[BEFORE]
				 .chapters[chapter->number];
	return number == NODE_NONE ? NULL : leaving->edition->chapters[number];
}

/* was: the chapter of the edition before that has its text; NULL: none. */
static struct turning turn(struct leaving *leaving, struct gone_chapter gone,
			   const struct chapter *was)
{
	struct edition *edition = leaving->edition;
	struct turning turning = {map_get(&leaving->chapters, gone.address), 0,
				  false};

	gone.now = became(leaving, was);
	gone.former = NULL;
	gone.n_former = 0;
	if (!turning.chapter) {
		edition->gone[edition->n_gone++] = gone;
		turning.chapter = gone.now;
	}
	turning.same = turning.chapter && turning.chapter == gone.now;
	turning.page = turning.chapter
			       ? turning.chapter->number
			       : edition->n_chapters + edition->n_gone - 1;
	return turning;
}

/* The id was on the page. */
static void leave(struct leaving *leaving, const struct turning *turning,
		  struct former_place place)
{
	struct str id = place.id;
	const struct pair *pair = map_get(&leaving->edition->ids, id);
	size_t n_most =
		turning->chapter ? turning->chapter->root.n_children : 0;

	if (pair && pair->chapter == turning->chapter)
		return;
	if (map_add(&leaving->seen[turning->page], leaving->identity->arena, id,
		    leaving))
		return;
	place.now = pair;
	if (!pair) {
		place.retired = map_get(&leaving->retired, id);
		place.now = place.retired ? place.retired->now : NULL;
	}
	if (!turning->same)
		place.n_above = n_most;
	if (place.now && place.now->chapter == turning->chapter)
		place.n_above = place_now(place.now);
	if (place.n_above > n_most)
		place.n_above = n_most;
	leaving->places[leaving->len] = (struct keyed){
		(uint64_t)turning->page << 32 | (uint32_t)place.n_above, 0,
		(uint32_t)leaving->len};
	leaving->items[leaving->len++] = place;
}

static void leave_again(struct leaving *leaving, const struct turning *turning,
			const struct former_place *former, size_t n_above)
{
	leave(leaving, turning,
	      (struct former_place){.id = former->id,
				    .n_above = n_above,
				    .last = former->last && former->retired});
}

/* What was on the page of the chapter, and what had been. */
static void turn_chapter(struct leaving *leaving, const struct chapter *chapter)
{
	const struct row *rows = leaving->identity->rows;
	size_t start = rows[BEFORE].starts[chapter->number];
	size_t end = rows[BEFORE].starts[chapter->number + 1];
	struct turning turning =
		turn(leaving,
		     (struct gone_chapter){.address = chapter->address,
					   .chapter = chapter},
		     chapter);
	size_t n_children = chapter->root.n_children, above = 0, known = 0;
	/* behind so many blocks there, how many are above here */
	size_t *places =
		ARENA_ARRAY(leaving->identity->arena, size_t, n_children + 1);

	for (size_t i = start; i < end; i++) {
		const struct node *node = &rows[BEFORE].nodes[i];

		for (size_t n = count_above(node->pair); known <= n; known++)
			places[known] = above;
		leave(leaving, &turning,
		      (struct former_place){.id = node->pair->id,
					    .n_above = above,
					    .last = true});
		if (turning.same && leaving->stays[i])
			above = count_above(
					rows[AFTER].nodes[node->match].pair) +
				1;
	}
	for (; known <= n_children; known++)
		places[known] = above;
	for (size_t i = 0; i < chapter->n_former; i++)
		leave_again(leaving, &turning, &chapter->former[i],
			    places[chapter->former[i].n_above]);
}

/* All that led to the chapter of the edition before leads to the page, and
 * stands at its end. */
static void leave_all(struct leaving *leaving, const struct turning *turning,
		      const struct chapter *chapter)
{
	const struct row *row = &leaving->identity->rows[BEFORE];

	for (size_t i = row->starts[chapter->number];
	     i < row->starts[chapter->number + 1]; i++)
		leave(leaving, turning,
		      (struct former_place){.id = row->nodes[i].pair->id,
					    .n_above = SIZE_MAX});
	for (size_t i = 0; i < chapter->n_former; i++)
		leave(leaving, turning,
		      (struct former_place){.id = chapter->former[i].id,
					    .n_above = SIZE_MAX});
}

/* What has the address of the chapter of the edition before; or, if nothing
 * has, what became of it. */
static const struct chapter *led_to(const struct leaving *leaving,
				    const struct chapter *chapter)
{
	const struct chapter *there =
		map_get(&leaving->chapters, chapter->address);

	return there ? there : became(leaving, chapter);
}

/* Unless the chapter's own address leads to the same page. */
static void turn_gone(struct leaving *leaving, const struct gone_chapter *gone)
{
	struct turning turning = turn(leaving, *gone, gone->now);

	if (gone->now &&
	    (!turning.chapter || led_to(leaving, gone->now) != turning.chapter))
		leave_all(leaving, &turning, gone->now);
	for (size_t i = 0; i < gone->n_former; i++)
		leave_again(leaving, &turning, &gone->former[i], 0);
}

/* The items by page and place, each page's as its own. */
static void hand_out(struct leaving *leaving)
{
	struct edition *edition = leaving->edition;
	struct former_place *all =
		ARENA_ARRAY(leaving->arena, struct former_place, leaving->len);
	size_t n;

	keyed_sort(leaving->places, leaving->len);
	for (size_t i = 0; i < leaving->len; i++)
		all[i] = leaving->items[leaving->places[i].b];
	for (size_t i = 0; i < leaving->len; i += n) {
		size_t page = (size_t)(leaving->places[i].key >> 32);

		for (n = 1; i + n < leaving->len &&
			    leaving->places[i + n].key >> 32 == page;
		     n++)
			;
		if (page < edition->n_chapters) {
			edition->chapters[page]->former = all + i;
			edition->chapters[page]->n_former = n;
		} else {
			edition->gone[page - edition->n_chapters].former =
				all + i;
			edition->gone[page - edition->n_chapters].n_former = n;
		}
	}
}

static void look_up(struct leaving *leaving)
{
	const struct edition *edition = leaving->edition;
	struct arena *scratch = leaving->identity->arena;

	for (size_t i = 0; i < edition->n_chapters; i++)
		map_add(&leaving->chapters, scratch,
			edition->chapters[i]->address, edition->chapters[i]);
	for (size_t i = 0; i < edition->n_retired; i++)
		map_add(&leaving->retired, scratch, edition->retired[i].id,
			&edition->retired[i]);
}

/* At most so many ids are handed on. */
static size_t count_most(const struct identity *identity)
{
	const struct row *row = &identity->rows[BEFORE];
	const struct edition *before = row->edition;
	size_t most = row->len;

	for (size_t i = 0; i < before->n_chapters; i++)
		most += before->chapters[i]->n_former;
	for (size_t i = 0; i < before->n_gone; i++) {
		const struct chapter *now = before->gone[i].now;

		most += before->gone[i].n_former;
		if (now)
			most += row->starts[now->number + 1] -
				row->starts[now->number] + now->n_former;
	}
	return most;
}

void identity_former(struct identity *identity, struct edition *edition,
		     const bool *stays)
{
	const struct edition *before = edition->before;
	size_t n_gone = before->n_chapters + before->n_gone;
	size_t most = count_most(identity);
	struct leaving leaving = {
		.identity = identity,
		.edition = edition,
		.arena = &edition->publication->arena,
		.stays = stays,
	};

	edition->gone = ARENA_ARRAY(leaving.arena, struct gone_chapter, n_gone);
	leaving.seen = ARENA_ARRAY(identity->arena, struct map,
				   edition->n_chapters + n_gone);
	leaving.places = ARENA_ARRAY(identity->arena, struct keyed, most);
	leaving.items = ARENA_ARRAY(identity->arena, struct former_place, most);
	look_up(&leaving);
	for (size_t i = 0; i < before->n_chapters; i++)
		turn_chapter(&leaving, before->chapters[i]);
	for (size_t i = 0; i < before->n_gone; i++)
		turn_gone(&leaving, &before->gone[i]);
	hand_out(&leaving);
}
